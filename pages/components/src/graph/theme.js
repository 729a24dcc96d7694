// Colours and font as the page has them: light or dark is told by the background itself.

/** The page's background, text, accent and font around an element. */
export function themeOf(element) {
  const style = getComputedStyle(element);
  const read = (name, otherwise) => {
    const value = style.getPropertyValue(`--st-${name}`).trim();
    return value && value !== "unset" ? value : otherwise;
  };
  const night = matchMedia("(prefers-color-scheme: dark)").matches;
  const background = read("background-color", night ? "#0e1117" : "#ffffff");
  const dark = luminance(background) < 0.4;
  return {
    dark,
    background,
    text: read("text-color", dark ? "#fafafa" : "#1f2430"),
    accent: read("primary-color", dark ? "#9cc9f2" : "#0b5fa5"),
    line: dark ? "#8a93a0" : "#7d8590",
    font: read("font", "system-ui, sans-serif"),
  };
}

function luminance(colour) {
  const probe = document.createElement("canvas").getContext("2d");
  probe.fillStyle = colour;
  probe.fillRect(0, 0, 1, 1);
  const [red, green, blue] = probe.getImageData(0, 0, 1, 1).data;
  return (0.2126 * red + 0.7152 * green + 0.0722 * blue) / 255;
}

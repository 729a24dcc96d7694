// Labels broken into lines once, the same for the canvas and the SVG.

const WIDTH = 118;
const LINES = 3;
export const SIZE = 12;
export const LEADING = 15;

const pen = document.createElement("canvas").getContext("2d");

/** The label in at most three lines of at most 118 px; what is longer ends with an ellipsis. */
export function lines(text, font) {
  pen.font = `${SIZE}px ${font}`;
  const fits = (line) => pen.measureText(line).width <= WIDTH;
  const found = [];
  let line = "";
  for (const word of text.split(/\s+/).flatMap((one) => pieces(one, fits))) {
    if (!line || fits(`${line} ${word}`)) line = line ? `${line} ${word}` : word;
    else {
      found.push(line);
      line = word;
    }
  }
  if (line) found.push(line);
  if (found.length <= LINES) return found;
  let last = found[LINES - 1];
  while (last && !fits(`${last}…`)) last = last.slice(0, -1);
  return [...found.slice(0, LINES - 1), `${last}…`];
}

/** A word that is wider than a line, cut where it no longer fits. */
function pieces(word, fits) {
  const found = [];
  while (word && !fits(word)) {
    let end = word.length - 1;
    while (end > 1 && !fits(word.slice(0, end))) end -= 1;
    found.push(word.slice(0, end));
    word = word.slice(end);
  }
  return word ? [...found, word] : found;
}

/** How wide the broken label is, in px. */
export function width(broken, font) {
  pen.font = `${SIZE}px ${font}`;
  return Math.max(0, ...broken.map((line) => pen.measureText(line).width));
}

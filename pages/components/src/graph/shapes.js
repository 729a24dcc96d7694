// The shapes that tell kinds of things apart, for the canvas, the legend and the SVG alike.

import kinds from "../../kinds.json";

const POINTS = {
  diamond: [[0, -1], [1, 0], [0, 1], [-1, 0]],
  hexagon: [[-1, 0], [-0.5, -1], [0.5, -1], [1, 0], [0.5, 1], [-0.5, 1]],
  triangle: [[0, -1], [1, 1], [-1, 1]],
  pentagon: [[0, -1], [1, -0.24], [0.62, 1], [-0.62, 1], [-1, -0.24]],
  octagon: [[-1, -0.41], [-0.41, -1], [0.41, -1], [1, -0.41], [1, 0.41], [0.41, 1], [-0.41, 1], [-1, 0.41]],
};

/** The kind's shape and colours; of an unknown kind those of "other". */
export function look(kind) {
  return kinds[kind] ?? kinds.other;
}

/** A shape as SVG around a centre, `half` as wide on each side. */
export function shape(name, x, y, half, attributes) {
  const round = (number) => Math.round(number * 100) / 100;
  if (name === "ellipse") return `<circle cx="${round(x)}" cy="${round(y)}" r="${half}" ${attributes}/>`;
  if (name.endsWith("rectangle")) {
    const corner = name === "rectangle" ? 0 : half / 2;
    return `<rect x="${round(x - half)}" y="${round(y - half)}" width="${2 * half}" height="${2 * half}" rx="${corner}" ${attributes}/>`;
  }
  const points = POINTS[name].map(([right, down]) => `${round(x + right * half)},${round(y + down * half)}`).join(" ");
  return `<polygon points="${points}" ${attributes}/>`;
}

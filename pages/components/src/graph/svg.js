// The graph as an SVG file, drawn from the same places, shapes and lines of text as the canvas.

import { LEADING, SIZE } from "./labels.js";
import { look, shape } from "./shapes.js";

const MARGIN = 24;

/** The whole graph as text of an SVG file. */
export function svgOf(cy, theme, title) {
  const size = cy.elements().boundingBox();
  const [x, y] = [Math.floor(size.x1 - MARGIN), Math.floor(size.y1 - MARGIN)];
  const [wide, tall] = [Math.ceil(size.w + 2 * MARGIN), Math.ceil(size.h + 2 * MARGIN)];
  const links = cy.edges().map((one) => link(one, theme));
  const things = cy.nodes().map((one) => thing(one, theme));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${x} ${y} ${wide} ${tall}" width="${wide}" height="${tall}" font-family="${escape(theme.font)}" role="img">`,
    `<title>${escape(title)}</title>`,
    `<defs><marker id="arrow" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="7" markerHeight="7" orient="auto"><path d="M0 0L10 5L0 10z" fill="${theme.line}"/></marker></defs>`,
    `<rect x="${x}" y="${y}" width="${wide}" height="${tall}" fill="${theme.background}"/>`,
    ...links,
    ...things,
    "</svg>",
    "",
  ].join("\n");
}

function link(edge, theme) {
  const [from, to] = [edge.sourceEndpoint(), edge.targetEndpoint()];
  const bend = edge.controlPoints()?.[0];
  const way = `M${point(from)} ${bend ? `Q${point(bend)} ` : "L"}${point(to)}`;
  const folded = edge.data("fold");
  const ends = folded ? 'stroke-dasharray="5 4"' : edge.data("directed") ? 'marker-end="url(#arrow)"' : "";
  const line = `<path d="${way}" fill="none" stroke="${theme.line}" stroke-width="1.4" ${ends}/>`;
  if (folded || !edge.style("label")) return line;
  const at = edge.midpoint();
  const turn = (Math.atan((to.y - from.y) / (to.x - from.x || 1e-6)) * 180) / Math.PI;
  return `${line}<text x="${at.x.toFixed(1)}" y="${at.y.toFixed(1)}" transform="rotate(${turn.toFixed(1)} ${point(at)})" text-anchor="middle" dominant-baseline="middle" font-size="10.5" fill="${theme.text}" stroke="${theme.background}" stroke-width="3" paint-order="stroke">${escape(edge.data("words"))}</text>`;
}

function thing(node, theme) {
  const { x, y } = node.position();
  const { shape: name, light, dark } = look(node.data("kind"));
  const half = node.width() / 2;
  const paint = node.data("fold")
    ? `fill="none" stroke="${theme.line}" stroke-width="2" stroke-dasharray="5 4"`
    : `fill="${theme.dark ? dark : light}"${node.data("focus") ? ` stroke="${theme.text}" stroke-width="3"` : ""}`;
  const top = y + node.height() / 2 + 4 + SIZE;
  const text = node
    .data("lines")
    .split("\n")
    .map((line, place) => `<tspan x="${x.toFixed(1)}" y="${(top + place * LEADING).toFixed(1)}">${escape(line)}</tspan>`)
    .join("");
  const bold = node.data("focus") ? ' font-weight="700"' : "";
  return `<g><title>${escape(node.data("label"))}</title>${shape(node.data("fold") ? "round-rectangle" : name, x, y, half, paint)}<text text-anchor="middle" font-size="${SIZE}"${bold} fill="${theme.text}" stroke="${theme.background}" stroke-width="3" paint-order="stroke">${text}</text></g>`;
}

function point({ x, y }) {
  return `${x.toFixed(1)} ${y.toFixed(1)}`;
}

export function escape(text) {
  return String(text).replace(/[&<>"]/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[sign]);
}

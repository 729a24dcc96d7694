// How nodes and links are drawn.

import { MANY } from "./draft.js";
import { least } from "./names.js";
import { LEADING, SIZE } from "./labels.js";
import { look } from "./shapes.js";

export const WORDY = 10; // links up to which the words of each are there at once

/** How wide a node is: less where many are to have room. */
function size(node, crowded) {
  return crowded ? 16 : node.cy().scratch("tight") ? 18 : 26;
}

function focus(node) {
  return node.cy().scratch("tight") ? 30 : 40;
}

/** Cytoscape's style for a theme and the size of the graph. */
export function styleOf(theme, nodes, links) {
  const colour = (node) => look(node.data("kind"))[theme.dark ? "dark" : "light"];
  const crowded = nodes > MANY;
  const words = {
    label: "data(words)",
    color: theme.text,
    "font-size": 10.5,
    "font-family": theme.font,
    "text-rotation": "autorotate",
    "text-background-color": theme.background,
    "text-background-opacity": 0.9,
    "text-background-padding": 2,
    "min-zoomed-font-size": 8,
  };
  return [
    {
      selector: "node",
      style: {
        shape: (node) => look(node.data("kind")).shape,
        "background-color": colour,
        width: (node) => size(node, crowded),
        height: (node) => size(node, crowded),
        "border-width": 0,
        label: "data(lines)",
        color: theme.text,
        "font-family": theme.font,
        "font-size": SIZE,
        "line-height": LEADING / SIZE / 1.15,
        "text-wrap": "wrap",
        "text-max-width": 400,
        "text-valign": "bottom",
        "text-margin-y": 4,
        "text-background-color": theme.background,
        "text-background-opacity": 0.8,
        "text-background-padding": 1,
        "min-zoomed-font-size": crowded ? least(nodes) + 0.1 : 0, // names.js shows some of what is smaller
      },
    },
    {
      selector: "node.named",
      style: {
        "font-size": "data(size)",
        "text-max-width": (node) => node.data("size") * 34,
        "min-zoomed-font-size": 0,
        "text-background-opacity": 0.9,
        "z-index": 5,
      },
    },
    { selector: "node.top", style: { "text-valign": "top", "text-margin-y": -4 } },
    { selector: "node.right", style: { "text-valign": "center", "text-halign": "right", "text-margin-x": 4, "text-margin-y": 0, "text-justification": "left" } },
    { selector: "node.left", style: { "text-valign": "center", "text-halign": "left", "text-margin-x": -4, "text-margin-y": 0, "text-justification": "right" } },
    { selector: "node.quiet", style: { label: "" } },
    { selector: "node[?focus]", style: { width: focus, height: focus, "font-weight": 700, "border-width": 3, "border-color": theme.text } },
    {
      selector: "node[?fold]",
      style: { "background-opacity": 0, "border-width": 2, "border-style": "dashed", "border-color": theme.line, shape: "round-rectangle", width: 24, height: 24 },
    },
    { selector: "node.near", style: { "underlay-color": theme.accent, "underlay-opacity": 0.3, "underlay-padding": 5 } },
    { selector: "node.at", style: { "underlay-color": theme.accent, "underlay-opacity": 0.55, "underlay-padding": 8, "z-index": 10 } },
    {
      selector: "edge",
      style: {
        width: crowded ? 1 : 1.4,
        "line-color": theme.line,
        "target-arrow-color": theme.line,
        "target-arrow-shape": crowded ? "none" : "triangle",
        "arrow-scale": 0.9,
        "curve-style": crowded ? "haystack" : "bezier",
        ...(links <= WORDY ? words : {}),
      },
    },
    { selector: "edge[!directed]", style: { "target-arrow-shape": "none" } },
    { selector: "edge[?fold]", style: { "line-style": "dashed", label: "" } },
    { selector: "edge.said", style: words },
    { selector: "edge.at, edge.near", style: { width: 2.4, "line-color": theme.accent, "target-arrow-color": theme.accent, "z-index": 9 } },
  ];
}

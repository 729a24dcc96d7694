// How nodes and links are drawn.

import { MANY } from "./draft.js";
import { LEADING, SIZE } from "./labels.js";
import { look } from "./shapes.js";

export const WORDY = 10; // links up to which the words of each are there at once

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
        width: crowded ? 16 : 26,
        height: crowded ? 16 : 26,
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
        "min-zoomed-font-size": crowded ? 11 : 6.5, // many labels seen from afar are a blur, and cost half of the drawing
      },
    },
    { selector: "node[?focus]", style: { width: 40, height: 40, "font-weight": 700, "border-width": 3, "border-color": theme.text } },
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

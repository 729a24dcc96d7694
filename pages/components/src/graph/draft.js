// Where many nodes stand: the quick layout, without a page, so that a worker can do it.

import cytoscape from "cytoscape";
import fcose from "cytoscape-fcose";
import { steadily } from "./random.js";
import { spread } from "./spread.js";

cytoscape.use(fcose);

export const MANY = 300; // nodes above which the quick layout is taken: the fine one takes minutes for 2,000

/** Places by id (`{ x, y }`) of nodes given by their ids and links given as `[source, target]`. */
export function draft({ nodes, links, frame }) {
  const cy = cytoscape({
    headless: true,
    elements: [
      ...nodes.map((id) => ({ group: "nodes", data: { id } })),
      ...links.map(([source, target]) => ({ group: "edges", data: { source, target } })),
    ],
  });
  steadily(() => cy.layout({ name: "fcose", quality: "draft", animate: false, fit: false, randomize: true, nodeSeparation: 60 }).run());
  const placed = cy.nodes();
  const places = spread(placed.map((node) => [node.position("x"), node.position("y")]), frame);
  return Object.fromEntries(placed.map((node, at) => [node.id(), { x: places[at][0], y: places[at][1] }]));
}

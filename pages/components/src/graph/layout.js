// Where nodes stand: a few of them at first (many: draft.js), later the new ones beside those that were there.

import cytoscape from "cytoscape";
import fcose from "cytoscape-fcose";
import { steadily } from "./random.js";

cytoscape.use(fcose);

const GAP = 14;

/** Place a few nodes for a frame (in px), finely; the same graph always gets the same places. */
export function placeFew(cy, frame) {
  steadily(() =>
    cy
      .layout({
        name: "fcose",
        quality: "proof",
        animate: false,
        fit: false,
        randomize: true,
        nodeDimensionsIncludeLabels: true,
        idealEdgeLength: 120,
        nodeRepulsion: 9000,
        nodeSeparation: 110,
        packComponents: true,
        numIter: 2500,
      })
      .run(),
  );
  cy.scratch("tight", isTight(cy, frame));
  if (cy.scratch("tight")) cy.style().update(); // nodes are smaller then
  squeeze(cy, frame);
  part(cy);
}

/** Whether the names of all nodes would fill so small a frame: then nodes are placed without, and names.js shows some. */
function isTight(cy, frame) {
  const room = cy.nodes().reduce((sum, node) => {
    const own = box(node);
    return sum + (own.right - own.left) * (own.bottom - own.top);
  }, 0);
  return room > 0.6 * frame.wide * frame.tall;
}

/** Use the frame: wider than fcose's square, and so dense that labels can be read; what touches is parted afterwards. */
function squeeze(cy, { wide, tall }) {
  const { w, h } = cy.nodes().boundingBox({ includeLabels: false });
  const across = Math.min(2, Math.max(1, ((wide / tall) * h) / (w || 1)));
  const level = Math.min(1, Math.max(0.3, Math.min((0.9 * wide) / (w * across || 1), (0.9 * tall) / (h || 1))));
  cy.nodes().positions((node) => ({ x: node.position("x") * across * level, y: node.position("y") * level }));
}

/** Place the new nodes around those they hang on, where nothing stands yet; old nodes stay where they are. */
export function placeNew(cy, fresh) {
  const taken = cy.nodes().difference(fresh).map(box);
  const waiting = fresh.sort((one, other) => (one.id() < other.id() ? -1 : 1)).toArray();
  while (waiting.length) {
    const next = waiting.findIndex((one) => anchor(one, waiting));
    const [node] = waiting.splice(Math.max(next, 0), 1);
    const from = anchor(node, waiting);
    node.position(free(node, from ? from.position() : middle(cy), from ? outward(from, node) : 0, taken));
    taken.push(box(node));
  }
}

/** The box around all nodes with their names, as large as they are where all show. */
export function boxOf(cy) {
  const all = cy.nodes().map((one) => box(one));
  const [x1, y1] = [Math.min(...all.map((one) => one.left)), Math.min(...all.map((one) => one.top))];
  const [x2, y2] = [Math.max(...all.map((one) => one.right)), Math.max(...all.map((one) => one.bottom))];
  return { x1, y1, x2, y2, w: x2 - x1, h: y2 - y1 };
}

function anchor(node, waiting) {
  return node.neighborhood("node").toArray().find((one) => !waiting.includes(one));
}

function middle(cy) {
  const all = cy.nodes().boundingBox();
  return { x: (all.x1 + all.x2) / 2, y: all.y2 };
}

/** The direction from a node that leads away from what hangs on it already. */
function outward(from, node) {
  const others = from.neighborhood("node").difference(node);
  let [right, down] = [0, 0];
  others.forEach((one) => {
    right += one.position("x") - from.position("x");
    down += one.position("y") - from.position("y");
  });
  return Math.atan2(-down, -right);
}

/** The nearest place around a centre, in the direction wanted first, where a node touches no other. */
function free(node, centre, direction, taken) {
  for (let ring = 1; ring < 60; ring += 1) {
    const radius = 60 + 45 * ring;
    const places = 10 + 6 * ring;
    for (let step = 0; step < places; step += 1) {
      const turn = ((step % 2 ? 1 : -1) * Math.ceil(step / 2) * 2 * Math.PI) / places;
      const at = { x: centre.x + radius * Math.cos(direction + turn), y: centre.y + radius * 0.8 * Math.sin(direction + turn) };
      const own = box(node, at);
      if (!taken.some((other) => touch(own, other))) return at;
    }
  }
  return centre;
}

/** The rectangle that a node fills with its label; where names have no room, the node with a little space around it. */
function box(node, at = node.position()) {
  if (node.cy().scratch("tight")) {
    const half = node.width() / 2 + GAP;
    return { left: at.x - half, right: at.x + half, top: at.y - half, bottom: at.y + half };
  }
  const wide = Math.max(node.width(), node.data("wide") ?? 0) / 2 + GAP / 2;
  const tall = (node.data("tall") ?? 0) + 6;
  return { left: at.x - wide, right: at.x + wide, top: at.y - node.height() / 2 - GAP / 2, bottom: at.y + node.height() / 2 + tall + GAP / 2 };
}

function touch(one, other) {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}

/** Push apart what still overlaps, a little at a time along the shorter way. */
function part(cy) {
  const nodes = cy.nodes().toArray();
  const boxes = nodes.map((one) => box(one));
  for (let round = 0; round < 200; round += 1) {
    let moved = false;
    for (let left = 0; left < boxes.length; left += 1) {
      for (let right = left + 1; right < boxes.length; right += 1) {
        const [one, other] = [boxes[left], boxes[right]];
        if (!touch(one, other)) continue;
        moved = true;
        const across = Math.min(one.right, other.right) - Math.max(one.left, other.left);
        const along = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
        if (across < along) shift(one, other, "left", "right", across / 2 + 0.5);
        else shift(one, other, "top", "bottom", along / 2 + 0.5);
      }
    }
    if (!moved) break;
  }
  nodes.forEach((node, place) => {
    const moved = boxes[place];
    const down = node.cy().scratch("tight") ? (moved.bottom - moved.top) / 2 : GAP / 2 + node.height() / 2;
    node.position({ x: (moved.left + moved.right) / 2, y: moved.top + down });
  });
}

function shift(one, other, near, far, by) {
  const sign = one[near] + one[far] <= other[near] + other[far] ? -1 : 1;
  one[near] += sign * by;
  one[far] += sign * by;
  other[near] -= sign * by;
  other[far] -= sign * by;
}

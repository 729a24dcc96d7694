// Where many nodes stand: the quick layout, without a page, so that a worker can do it.

import { scaled } from "./stress.js";
import { spread } from "./spread.js";

export const MANY = 300; // nodes above which the quick layout is taken: the fine one takes minutes for 2,000

/** Places by id (`{ x, y }`) of nodes given by their ids and links given as `[source, target]`; always the same. */
export function draft({ nodes, links, frame }) {
  const numbers = new Map(nodes.map((id, at) => [id, at]));
  const near = nodes.map(() => []);
  for (const [source, target] of links) {
    const [one, other] = [numbers.get(source), numbers.get(target)];
    if (one === undefined || other === undefined || one === other) continue;
    near[one].push(other);
    near[other].push(one);
  }
  const places = spread(packed(parts(near), near, frame), frame);
  return Object.fromEntries(nodes.map((id, at) => [id, { x: places[at][0], y: places[at][1] }]));
}

/** The connected parts of the graph, the largest first, each as the numbers of its nodes. */
function parts(near) {
  const seen = new Uint8Array(near.length);
  const found = [];
  near.forEach((_, start) => {
    if (seen[start]) return;
    seen[start] = 1;
    const part = [start];
    for (let at = 0; at < part.length; at += 1)
      for (const other of near[part[at]])
        if (!seen[other]) {
          seen[other] = 1;
          part.push(other);
        }
    found.push(part);
  });
  return found.sort((one, other) => other.length - one.length);
}

/** Places of all nodes: each part by itself, in a box by its number of nodes, the boxes in rows as words on a page. */
function packed(found, near, frame) {
  const places = new Array(near.length);
  const wide = Math.sqrt(near.length * (frame.wide / frame.tall)) * 1.2;
  let [left, top, deep] = [0, 0, 0];
  for (const part of found) {
    const side = Math.sqrt(part.length) + 1;
    if (left && left + side > wide) [left, top, deep] = [0, top + deep, 0];
    const own = new Map(part.map((node, at) => [node, at]));
    const drawn = within(scaled(part.map((node) => near[node].map((other) => own.get(other)))), side - 1);
    part.forEach((node, at) => {
      places[node] = [left + drawn[at][0], top + drawn[at][1]];
    });
    left += side;
    deep = Math.max(deep, side);
  }
  return places;
}

/** Places moved and stretched into a square box. */
function within(places, side) {
  const [across, along] = [0, 1].map((axis) => {
    let [least, most] = [Infinity, -Infinity];
    for (const one of places) [least, most] = [Math.min(least, one[axis]), Math.max(most, one[axis])];
    return { least, by: side / (most - least || 1) };
  });
  return places.map(([x, y]) => [(x - across.least) * across.by, (y - along.least) * along.by]);
}

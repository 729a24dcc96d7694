// Which names show where not all can be read: those that matter most, large enough, none upon another.

import { MANY } from "./draft.js";
import { SIZE } from "./labels.js";

const READ = 11; // px on the screen of a name that is shown though the picture is small
const MOST = 60; // names at once: more would be a blur, and cost

const SIDES = ["bottom", "right", "left", "top"];

/** The least size on the screen, in px, at which every name shows: below it some do, larger. */
export function least(nodes) {
  return nodes > MANY ? SIZE : 8.5;
}

/** Show names for the zoom that there is; `first` are nodes whose name goes before others, `covered` is what lies over. */
export function showNames(cy, first = [], covered = undefined) {
  const nodes = cy.nodes();
  if (areAll(cy)) {
    hideNames(cy);
    return;
  }
  const by = READ / (SIZE * cy.zoom());
  const frame = cy.extent();
  const many = nodes.length > MANY;
  const dots = many ? [] : nodes.map(dot); // of thousands some must lie under a name
  const taken = covered ? [inModel(cy, covered)] : [];
  const named = new Map();
  const others = many ? [] : nodes.toArray();
  for (const node of ranked(nodes, first)) {
    if (named.size >= MOST) break;
    for (const side of SIDES) {
      const box = name(node, by, side);
      if (!within(box, frame) || taken.some((one) => touch(one, box)) || dots.some((one) => touch(one, box))) continue;
      taken.push(box);
      named.set(node, side);
      break;
    }
  }
  cy.batch(() => {
    hideNames(cy);
    for (const [node, side] of named) node.data("size", SIZE * by).addClass(`named ${side}`);
    for (const node of others) if (!named.has(node)) node.addClass("quiet");
  });
}

/** Whether every name shows by itself: there is room, and each is large enough. */
function areAll(cy) {
  return !cy.scratch("tight") && SIZE * cy.zoom() >= least(cy.nodes().length);
}

/** Names as they are where there is room for all. */
export function hideNames(cy) {
  cy.nodes(".named, .quiet").removeClass(`named quiet ${SIDES.join(" ")}`);
}

/** Make one name large enough to be read, whatever lies under it. */
export function showName(node) {
  if (areAll(node.cy()) || node.hasClass("named")) return;
  node.data("size", READ / node.cy().zoom()).removeClass("quiet").addClass("named");
}

/** What somebody chose and what the picture is about, then what has most links, boxes that count others last. */
function ranked(nodes, first) {
  const rank = (node) => (first.includes(node) ? 3 : node.data("focus") ? 2 : node.data("fold") ? 0 : 1);
  return nodes
    .toArray()
    .map((node) => ({ node, rank: rank(node), links: node.degree(), long: node.data("wide") ?? 0 }))
    .sort((one, other) => other.rank - one.rank || other.links - one.links || one.long - other.long)
    .map(({ node }) => node);
}

function dot(node) {
  const { x, y } = node.position();
  const half = node.width() / 2;
  return { left: x - half, right: x + half, top: y - half, bottom: y + half };
}

function name(node, by, side) {
  const { x, y } = node.position();
  const [wide, tall] = [((node.data("wide") ?? 0) + 4) * by, (node.data("tall") ?? 0) * by];
  const half = node.height() / 2 + 4;
  if (side === "right") return { left: x + half, right: x + half + wide, top: y - tall / 2, bottom: y + tall / 2 };
  if (side === "left") return { left: x - half - wide, right: x - half, top: y - tall / 2, bottom: y + tall / 2 };
  const top = side === "bottom" ? y + half : y - half - tall;
  return { left: x - wide / 2, right: x + wide / 2, top, bottom: top + tall };
}

/** A rectangle on the screen, in px from the corner of the frame, among the places of nodes. */
function inModel(cy, { left, right, top, bottom }) {
  const [zoom, pan] = [cy.zoom(), cy.pan()];
  return { left: (left - pan.x) / zoom, right: (right - pan.x) / zoom, top: (top - pan.y) / zoom, bottom: (bottom - pan.y) / zoom };
}

function within(box, frame) {
  return box.left >= frame.x1 && box.right <= frame.x2 && box.top >= frame.y1 && box.bottom <= frame.y2;
}

function touch(one, other) {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}

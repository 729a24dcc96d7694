// One graph on the page: keeps its nodes where they are while data comes and goes.

import cytoscape from "cytoscape";
import { arrange } from "./arrange.js";
import { MANY } from "./draft.js";
import { Frame } from "./frame.js";
import { listen } from "./keyboard.js";
import { lines, LEADING, width } from "./labels.js";
import { boxOf, placeFew, placeNew } from "./layout.js";
import { hideNames, showName, showNames } from "./names.js";
import { styleOf, WORDY } from "./style.js";
import { svgOf } from "./svg.js";
import { themeOf } from "./theme.js";

const PADDING = 28;
const TOOLS = 20; // more room at the top, so that no node lies under the buttons
const PART = 1000; // nodes and links that are drawn at a time
const CLOSEST = 1.25; // a graph of two nodes is not blown up to fill the frame
const QUIET = matchMedia("(prefers-reduced-motion: reduce)");
const FINGERS = matchMedia("(pointer: coarse)");

export class GraphCanvas {
  constructor(root) {
    this.frame = new Frame(root, (name) => this.command(name));
    this.cy = cytoscape({
      container: this.frame.stage,
      minZoom: 0.05,
      maxZoom: 2,
      boxSelectionEnabled: false,
      selectionType: "single",
      userZoomingEnabled: FINGERS.matches, // by wheel the page scrolls, unless Ctrl is held
      userPanningEnabled: !FINGERS.matches, // one finger scrolls the page
      hideEdgesOnViewport: true,
      style: [],
    });
    this.cy.on("tap", "node", (event) => this.choose(event.target));
    this.cy.on("dbltap", "node", (event) => this.open(event.target));
    this.cy.on("mouseover mouseout", "node", (event) => this.hover(event.target, event.type === "mouseover"));
    this.cy.on("viewport", () => this.name());
    this.frame.stage.addEventListener("wheel", (event) => this.wheel(event), { passive: false, capture: true });
    this.frame.stage.addEventListener("focus", () => this.at || this.go(this.cy.nodes("[?focus]")[0] ?? this.cy.nodes()[0]));
    listen(this.frame.stage, {
      here: () => this.at,
      go: (node) => this.go(node),
      act: (node, away) => (away ? this.open(node) : this.act(node)),
      leave: () => this.frame.leave(),
      zoom: (by) => this.zoom(by),
      all: () => this.cy.nodes(),
    });
    this.seen = new ResizeObserver(() => this.resize());
    this.seen.observe(this.frame.stage);
  }

  /** Show data: nodes that were there stay where they are. */
  update(data) {
    this.data = data;
    this.theme = themeOf(this.frame.root);
    this.frame.update(data, this.theme);
    const given = elements(data, this.theme.font);
    const kept = given.nodes.some(({ data: { id } }) => this.cy.getElementById(id).length);
    if ((this.arranging || !kept) && given.nodes.length > MANY) this.arrange(given);
    else {
      this.stop();
      this.show(given);
    }
  }

  /** Have many nodes placed while the page goes on, and show them then. */
  arrange(given) {
    const asked = { nodes: given.nodes.map(({ data }) => data.id), links: given.links.map(({ data }) => [data.source, data.target]) };
    const about = JSON.stringify(asked);
    this.waiting = given;
    this.frame.arranging(true);
    if (this.arranging?.about === about) return; // the page was drawn anew meanwhile
    this.stop();
    this.cy.elements().remove();
    this.at = undefined;
    delete this.frame.stage.dataset.drawn;
    const done = (places) => this.unroll(given, places);
    this.arranging = { about, stop: arrange({ ...asked, frame: this.size() }, this.data.worker, done) };
  }

  /** Draw many nodes at their places, and then their links, a part at a time: the page answers between two. */
  unroll(given, places) {
    const { nodes, links } = given;
    const all = [...nodes.map((one) => ({ ...one, position: places[one.data.id] })), ...links];
    this.cy.style(styleOf(this.theme, nodes.length, links.length));
    this.fit(false, extent(Object.values(places)));
    const next = () => {
      this.cy.add(all.splice(0, PART)); // in one go: one by one takes seconds
      if (all.length) {
        const later = setTimeout(next);
        this.arranging.stop = () => clearTimeout(later);
      } else {
        this.arranging = undefined;
        this.frame.arranging(false);
        if (this.waiting !== given) this.show(this.waiting);
        else this.drawn();
      }
    };
    next();
  }

  /** Wait no longer for places. */
  stop() {
    if (!this.arranging) return;
    this.arranging.stop();
    this.arranging = undefined;
    this.frame.stage.removeAttribute("aria-busy");
  }

  /** Draw nodes and links; a new node is placed beside what was there. */
  show({ nodes, links }) {
    const wanted = new Set([...nodes, ...links].map(({ data }) => data.id));
    this.cy.elements().filter((one) => !wanted.has(one.id())).remove();
    const kept = this.cy.nodes().length;
    this.cy.style(styleOf(this.theme, nodes.length, links.length));
    const fresh = [];
    this.cy.batch(() => {
      for (const one of [...nodes, ...links]) {
        const old = this.cy.getElementById(one.data.id);
        if (old.length) old.data(one.data);
        else fresh.push(one);
      }
    });
    const added = this.cy.add(fresh).nodes();
    if (this.at?.removed()) this.at = undefined;
    if (!kept) {
      this.cy.scratch("tight", false);
      placeFew(this.cy, this.size());
      this.fit();
    } else if (added.length) {
      placeNew(this.cy, added);
      this.reveal(added);
    }
    this.drawn();
  }

  drawn() {
    if (this.at) this.go(this.at, false);
    this.showNames();
    this.frame.stage.dataset.drawn = String(this.cy.nodes().length);
    performance.mark("tri-drawn");
  }

  /** Show the names that fit, once the view stands still. */
  name() {
    clearTimeout(this.naming);
    this.naming = setTimeout(() => this.showNames(), 120);
  }

  showNames() {
    showNames(this.cy, [this.at], this.frame.covered());
  }

  size() {
    return { wide: Math.max(this.cy.width(), 320), tall: Math.max(this.cy.height(), 240) };
  }

  destroy() {
    this.stop();
    clearTimeout(this.naming);
    this.seen.disconnect();
    this.cy.destroy();
  }

  /** What a click does: the first shows what is linked to a thing, the card beside it leads to its page. */
  choose(node) {
    this.go(node);
    if (!node.data("expanded")) this.act(node);
  }

  /** What Enter does: a fold shows more, a thing what is linked to it; one that shows it already opens its page. */
  act(node) {
    if (node.data("fold")) this.send("more", node);
    else if (node.data("expanded")) this.open(node);
    else this.send("expand", node);
  }

  open(node) {
    this.send(node.data("fold") ? "more" : "open", node);
  }

  send(action, node) {
    this.frame.busy();
    this.tell(action, node.id());
  }

  /** Mark a node and its links, and say what it is. */
  go(node, told = true) {
    if (!node) return;
    const before = this.at;
    this.at = node;
    const link = before && before !== node ? before.edgesWith(node)[0] : undefined;
    this.cy.batch(() => {
      this.cy.elements(".at, .said").removeClass("at said");
      node.addClass("at").connectedEdges().addClass("at");
      spoken(node).addClass("said");
      link?.addClass("said");
    });
    this.name();
    this.frame.show(node, link, told, { act: () => this.act(node), open: () => this.open(node) });
    if (told) this.reveal(node);
  }

  /** Show the words of a node's links while the pointer is over it. */
  hover(node, over) {
    this.frame.stage.style.cursor = over ? "pointer" : "";
    this.cy.batch(() => {
      node.toggleClass("near", over);
      node.connectedEdges().toggleClass("near", over);
      if (!node.hasClass("at")) spoken(node).toggleClass("said", over);
      if (over) showName(node);
    });
    if (!over) this.name();
  }

  /** Move the view only as far as needed to have the nodes in it. */
  reveal(nodes) {
    const box = nodes.renderedBoundingBox({ includeLabels: true });
    const [wide, tall] = [this.cy.width(), this.cy.height()];
    if (box.x1 >= 0 && box.y1 >= 0 && box.x2 <= wide && box.y2 <= tall) return;
    if (nodes.length > 1 || box.w > wide || box.h > tall) this.fit(true);
    else {
      const across = Math.max(PADDING - box.x1, 0) || Math.min(wide - PADDING - box.x2, 0);
      const along = Math.max(PADDING - box.y1, 0) || Math.min(tall - PADDING - box.y2, 0);
      this.move({ panBy: { x: across, y: along } });
    }
  }

  fit(gently = false, box = boxOf(this.cy)) {
    const [wide, tall] = [this.cy.width() - 2 * PADDING, this.cy.height() - 2 * PADDING - TOOLS];
    if (wide <= 0 || tall <= 0 || !(box.w > 0)) return;
    const level = Math.min(CLOSEST, wide / box.w, tall / box.h);
    const pan = {
      x: this.cy.width() / 2 - (level * (box.x1 + box.x2)) / 2,
      y: (this.cy.height() + TOOLS) / 2 - (level * (box.y1 + box.y2)) / 2,
    };
    this.fitted = true;
    if (gently) this.move({ zoom: level, pan });
    else this.cy.viewport({ zoom: level, pan });
  }

  move(where) {
    this.cy.stop();
    if (QUIET.matches) {
      if (where.panBy) this.cy.panBy(where.panBy);
      else this.cy.viewport(where);
    } else this.cy.animate({ ...where, duration: 180 });
  }

  zoom(by) {
    this.cy.zoom({ level: this.cy.zoom() * by, renderedPosition: { x: this.cy.width() / 2, y: this.cy.height() / 2 } });
  }

  wheel(event) {
    if (!event.ctrlKey && !event.metaKey) return event.stopPropagation();
    event.preventDefault();
    event.stopPropagation();
    const place = this.frame.stage.getBoundingClientRect();
    const at = { x: event.clientX - place.left, y: event.clientY - place.top };
    this.cy.zoom({ level: this.cy.zoom() * (event.deltaY < 0 ? 1.15 : 0.87), renderedPosition: at });
    return undefined;
  }

  resize() {
    this.cy.resize();
    if (!this.fitted || this.cy.width() !== this.wide) this.fit();
    this.wide = this.cy.width();
  }

  command(name) {
    if (name === "in" || name === "out") this.zoom(name === "in" ? 1.25 : 0.8);
    if (name === "fit") this.fit(true);
    if (name === "png") hideNames(this.cy); // in the file there is room for all
    if (name === "png") this.frame.save(this.cy.png({ output: "blob", full: true, scale: 2, maxWidth: 8000, maxHeight: 8000, bg: this.theme.background }), "png");
    if (name === "svg") this.frame.save(new Blob([svgOf(this.cy, this.theme, this.data.title)], { type: "image/svg+xml" }), "svg");
    if (name === "png") this.name();
  }
}

/** The links of a node whose words have room: those of a hub would lie one upon the other. */
function spoken(node) {
  const links = node.connectedEdges();
  return links.length <= WORDY ? links : node.cy().collection();
}

/** Cytoscape's elements of the data; a fold hangs on its node by a dashed line. */
function elements(data, font) {
  const made = (one) => {
    const broken = lines(one.label, font);
    return { data: { ...one, lines: broken.join("\n"), wide: width(broken, font), tall: broken.length * LEADING } };
  };
  return {
    nodes: [...data.nodes.map(made), ...data.folds.map((one) => made({ ...one, fold: true }))],
    links: [
      ...data.links.map((one) => ({ data: one })),
      ...data.folds.map((one) => ({ data: { id: `${one.id} line`, source: one.node, target: one.id, words: "", fold: true } })),
    ],
  };
}

/** The box around places. */
function extent(places) {
  const [x, y] = ["x", "y"].map((axis) => places.map((one) => one[axis]));
  const [x1, x2, y1, y2] = [Math.min(...x), Math.max(...x), Math.min(...y), Math.max(...y)];
  return { x1, x2, y1, y2, w: x2 - x1, h: y2 - y1 };
}

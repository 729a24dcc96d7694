// What surrounds the canvas: buttons, legend, the card of the chosen thing, and words for screen readers.

import { look, shape } from "./shapes.js";

const SIGNS = {
  in: '<path d="M10 4v12M4 10h12"/>',
  out: '<path d="M4 10h12"/>',
  fit: '<path d="M4 8V4h4M12 4h4v4M16 12v4h-4M8 16H4v-4"/>',
};

export class Frame {
  constructor(root, command) {
    this.root = root;
    this.stage = make("div", { className: "tri-stage", tabIndex: 0 });
    this.stage.setAttribute("role", "application");
    this.tools = make("div", { className: "tri-tools" });
    this.tools.setAttribute("role", "group");
    for (const name of ["in", "out", "fit", "png", "svg"]) {
      const button = make("button", { type: "button", onclick: () => command(name) });
      button.dataset.name = name;
      if (SIGNS[name]) button.innerHTML = `<svg viewBox="0 0 20 20" aria-hidden="true">${SIGNS[name]}</svg>`;
      else button.textContent = name.toUpperCase();
      this.tools.append(button);
    }
    this.card = make("div", { className: "tri-card" });
    this.legend = make("ul", { className: "tri-legend" });
    this.help = make("p", { className: "tri-hidden", id: `tri-help-${Math.random().toString(36).slice(2)}` });
    this.said = make("p", { className: "tri-hidden" });
    this.said.setAttribute("role", "status");
    this.empty = make("p", { className: "tri-empty" });
    this.stage.setAttribute("aria-describedby", this.help.id);
    const picture = make("div", { className: "tri-picture" });
    picture.append(this.stage, this.empty, this.tools);
    root.append(picture, this.card, this.legend, this.help, this.said);
  }

  update(data, theme) {
    this.data = data;
    const { words } = data;
    this.root.classList.remove("tri-busy");
    this.root.classList.toggle("tri-dark", theme.dark);
    this.root.style.setProperty("--tri-height", `${data.height}px`);
    this.stage.setAttribute("aria-label", data.title);
    this.tools.setAttribute("aria-label", words.tools);
    for (const button of this.tools.children) {
      button.title = words[button.dataset.name];
      button.setAttribute("aria-label", words[button.dataset.name]);
    }
    this.help.textContent = words.help;
    this.empty.textContent = data.nodes.length ? "" : words.empty;
    const kinds = [...new Set(data.nodes.map((one) => one.kind))].sort();
    this.legend.replaceChildren(...kinds.map((kind) => this.entry(kind, theme)));
    if (!this.card.childElementCount) this.card.textContent = words.hint;
  }

  /** What of the picture lies under the buttons, in px from its corner. */
  covered() {
    const [stage, tools] = [this.stage, this.tools].map((one) => one.getBoundingClientRect());
    return { left: tools.left - stage.left, right: tools.right - stage.left, top: 0, bottom: tools.bottom - stage.top };
  }

  /** Say that the nodes are being arranged, or that they now are. */
  arranging(still) {
    const { words } = this.data;
    this.root.classList.toggle("tri-busy", still);
    this.stage.setAttribute("aria-busy", String(still));
    this.empty.textContent = still ? words.arranging : "";
    this.said.textContent = still ? words.arranging : words.arranged;
  }

  entry(kind, theme) {
    const { shape: name, light, dark } = look(kind);
    const item = make("li");
    item.innerHTML = `<svg viewBox="0 0 16 16" aria-hidden="true">${shape(name, 8, 8, 7, `fill="${theme.dark ? dark : light}"`)}</svg>`;
    item.append(this.data.kinds[kind] ?? kind);
    return item;
  }

  /** The card of a node; `link` is the link over which it was reached. */
  show(node, link, told, { act, open }) {
    const { words } = this.data;
    const { label, about, fold, expanded, language } = node.data();
    const name = make("strong", { textContent: label });
    if (language) name.lang = language;
    const parts = [name];
    if (about) parts.push(make("span", { textContent: about }));
    const buttons = fold
      ? [[words.more, act]]
      : [...(expanded ? [] : [[words.expand, act]]), [words.open, open]];
    parts.push(...buttons.map(([textContent, onclick]) => make("button", { type: "button", textContent, onclick })));
    const before = [...this.card.querySelectorAll("button")].indexOf(document.activeElement);
    this.card.replaceChildren(...parts);
    if (before >= 0) this.card.querySelectorAll("button")[Math.min(before, buttons.length - 1)].focus();
    if (!told) return;
    const over = link && !link.data("fold") ? [link.source().data("label"), link.data("words"), link.target().data("label")].join(" ") : "";
    const count = words.links.replace("{count}", node.connectedEdges().length);
    const next = fold ? words.enterMore : expanded ? words.enterOpen : words.enterExpand;
    this.said.textContent = [over, [label, about].filter(Boolean).join(", "), count, next].filter(Boolean).join(". ");
  }

  busy() {
    this.root.classList.add("tri-busy");
  }

  /** Go on to what follows the canvas. */
  leave() {
    this.tools.querySelector("button").focus();
  }

  save(blob, ending) {
    const address = URL.createObjectURL(blob);
    const name = this.data.title.replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-+|-+$/g, "").slice(0, 80) || "graph";
    make("a", { href: address, download: `${name}.${ending}` }).click();
    setTimeout(() => URL.revokeObjectURL(address), 60_000);
  }
}

function make(tag, properties = {}) {
  return Object.assign(document.createElement(tag), properties);
}

// Facets, found things and the three panels: lists drawn from data, which say back what was chosen.
// All text goes in as text, never as markup.

const kept = new WeakMap(); // by the element a list is mounted in: which parts a reader has opened

function make(tag, props = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === undefined || value === false) continue;
    if (name.startsWith("on")) made[name] = value;
    else if (value === true) made.setAttribute(name, "");
    else made.setAttribute(name, value);
  }
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}

function link(item, label) {
  // a plain click stays within the page's session, as if the reader had gone there and back: then going back
  // returns to what was asked; with a key or the middle button it is a link as any other
  return make("a", {
    href: item.href,
    "data-key": `open-${item.id}`,
    "aria-label": label,
    onclick: (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
      event.preventDefault();
      history.pushState(null, "", item.href);
      dispatchEvent(new PopStateEvent("popstate"));
    },
  }, label ? "→" : item.label);
}

function facet(one, words, opened, tell) {
  const values = one.values.map((value, place) => {
    const box = make("input", {
      type: "checkbox",
      "data-key": `${one.name}-${value.id}`,
      onchange: (event) => tell("choose", { facet: one.name, value: value.id, on: event.target.checked }),
    });
    box.checked = value.chosen;
    const row = make("li", { class: value.deep ? "broader" : undefined },
      make("label", {}, box, make("span", { class: "name" }, value.label),
        make("span", { class: "count" }, value.shown)));
    if (place >= one.first && !value.chosen && !opened.has(`all-${one.name}`)) row.hidden = true;
    return row;
  });
  const list = make("ul", {}, ...values);
  const rest = values.filter((row) => row.hidden).length;
  const more = rest ? make("button", {
    type: "button", class: "plain", "data-key": `all-${one.name}`,
    onclick: () => {
      opened.add(`all-${one.name}`);
      values.forEach((row) => { row.hidden = false; });
      more.remove();
      values[one.first]?.querySelector("input").focus();
    },
  }, words.more.replace("{count}", rest)) : null;
  const beyond = one.beyond ? make("p", { class: "quiet" }, one.beyond) : null;
  const open = opened.has(one.name) || (!opened.has(`shut-${one.name}`) && one.open);
  const whole = make("details", { class: "facet", open }, make("summary", { "data-key": `facet-${one.name}` }, one.title), list, more, beyond);
  whole.ontoggle = () => {
    opened.delete(whole.open ? `shut-${one.name}` : one.name);
    opened.add(whole.open ? one.name : `shut-${one.name}`);
  };
  return whole;
}

function facets(data, opened, tell) {
  const all = data.facets.map((one) => facet(one, data.words, opened, tell));
  if (matchMedia("(min-width: 641px)").matches) return all;
  const whole = make("details", { class: "narrow", open: opened.has("narrow") },
    make("summary", { "data-key": "narrow" }, data.words.narrow), ...all);
  whole.ontoggle = () => { whole.open ? opened.add("narrow") : opened.delete("narrow"); };
  return [whole];
}

function rows(data, opened, tell) {
  return [make("ul", { class: "rows" }, ...data.rows.map((row) => {
    const box = make("input", {
      type: "checkbox", "aria-label": row.tick, "data-key": `tick-${row.id}`,
      onchange: (event) => tell("tick", { id: row.id, on: event.target.checked }),
    });
    box.checked = row.chosen;
    return make("li", {}, make("label", { class: "tick" }, box),
      make("div", { class: "what" }, make("div", {}, link(row)), make("div", { class: "about" }, row.about)));
  }))];
}

function hits(data) {
  return [make("ul", { class: "hits" }, ...data.rows.map((row) =>
    make("li", {}, link(row), make("span", { class: "about" }, row.about))))];
}

function panel(one, tell) {
  const parts = [make("h3", { id: `panel-${one.id}` }, one.title), make("p", { class: "quiet" }, one.said)];
  for (const group of one.groups) {
    if (group.title) parts.push(make("h4", {}, group.title));
    parts.push(make("ul", {}, ...group.items.map((item) => make("li", { class: item.lit ? "lit" : undefined },
      make("button", {
        type: "button", "data-key": `choose-${item.id}`, "aria-pressed": item.chosen ? "true" : "false",
        onclick: () => tell("choose", { panel: one.id, id: item.chosen ? "" : item.id }),
      }, item.label, item.why ? make("span", { class: "why" }, item.why) : null),
      link(item, item.open)))));
  }
  if (one.more) {
    parts.push(make("button", {
      type: "button", class: "plain", "data-key": `more-${one.id}`, onclick: () => tell("more", one.id),
    }, one.more));
  }
  return make("section", { class: "panel", "aria-labelledby": `panel-${one.id}` }, ...parts);
}

function panels(data, opened, tell) {
  return [make("div", { class: "panels" }, ...data.panels.map((one) => panel(one, tell)))];
}

// What only this browser remembers; one that allows no storage forgets it.
function remembered(name) {
  try { return JSON.parse(localStorage.getItem(`triptych.${name}`)) ?? []; } catch { return []; }
}

function remember(name, value) {
  try { localStorage.setItem(`triptych.${name}`, JSON.stringify(value)); } catch { /* it is forgotten */ }
}

function saved(data, opened, tell, again) {
  const searches = remembered("searches");
  const keep = (all) => { remember("searches", all); again(); };
  const list = make("ul", { class: "rows" }, ...searches.map((one, place) => make("li", {},
    make("div", { class: "what" }, make("button", {
      type: "button", class: "plain", "data-key": `go-${place}`, onclick: () => tell("go", one.address),
    }, one.name)),
    make("button", {
      type: "button", class: "plain", "data-key": `forget-${place}`, "aria-label": data.words.forget.replace("{name}", one.name),
      onclick: () => keep(searches.filter((other) => other !== one)),
    }, "✕"))));
  const known = searches.some((one) => one.address === data.address);
  const save = data.address && !known ? make("button", {
    type: "button", class: "plain", "data-key": "save",
    onclick: () => keep([{ name: data.name, address: data.address }, ...searches].slice(0, 50)),
  }, data.words.save.replace("{name}", data.name)) : null;
  const none = !searches.length && !save ? make("p", { class: "quiet" }, data.words.none) : null;
  return [searches.length ? list : null, save, none, make("p", { class: "quiet" }, data.words.where)].filter(Boolean);
}

// The last state of the store that this browser saw, told once a page: what came after it is new to the reader.
function visit(data, opened, tell) {
  if (!opened.has("told")) {
    opened.add("told");
    const [seen] = remembered(`seen.${data.store}`);
    if (seen && seen !== data.at) tell("seen", seen);
    remember(`seen.${data.store}`, data.at ? [data.at] : []);
  }
  return [];
}

const shapes = { facets, rows, hits, panels, saved, visit };

function isDark(host) {
  const [red, green, blue] = getComputedStyle(host).getPropertyValue("--st-background-color").trim().startsWith("#")
    ? hex(getComputedStyle(host).getPropertyValue("--st-background-color").trim()) : [255, 255, 255];
  return red + green + blue < 384;
}

function hex(colour) {
  const whole = colour.length === 4 ? [...colour.slice(1)].map((one) => one + one).join("") : colour.slice(1, 7);
  return [0, 2, 4].map((at) => parseInt(whole.slice(at, at + 2), 16));
}

export default function ({ parentElement, data, setTriggerValue }) {
  const host = parentElement.host ?? parentElement;
  if (!kept.has(parentElement)) kept.set(parentElement, new Set());
  const focused = parentElement.activeElement?.dataset?.key;
  const home = parentElement.querySelector(".lists") ?? parentElement.appendChild(make("div", { class: "lists" }));
  home.className = `lists ${isDark(host) ? "dark" : "light"}`;
  const draw = () => home.replaceChildren(...shapes[data.shape](data, kept.get(parentElement), setTriggerValue, draw));
  draw();
  if (focused) home.querySelector(`[data-key="${CSS.escape(focused)}"]`)?.focus();
}

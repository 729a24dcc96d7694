// The graph of things and their links: what the explorer mounts, and what a saved view opens with.

import css from "./graph.css";
import { GraphCanvas } from "./canvas.js";

const shown = new WeakMap(); // by element: new data goes to the graph that is there, so that old nodes stay

/** Show the data of one call in its element; what comes back takes the graph down. */
export default function mount({ data, parentElement, setTriggerValue }) {
  let canvas = shown.get(parentElement);
  if (!canvas) {
    const style = document.createElement("style");
    style.textContent = css;
    const root = document.createElement("div");
    root.className = "tri-graph";
    parentElement.replaceChildren(style, root); // what kept the place free until now goes
    canvas = new GraphCanvas(root);
    shown.set(parentElement, canvas);
  }
  canvas.tell = (action, id) => setTriggerValue("clicked", { action, id });
  canvas.update(data);
  return () => {
    canvas.destroy();
    shown.delete(parentElement);
    parentElement.replaceChildren();
  };
}

const saved = document.getElementById("triptych-graph");
if (saved?.type === "application/json") {
  const { data } = JSON.parse(saved.textContent);
  const place = document.getElementById("triptych-canvas");
  const leave = (name, { action, id }) => {
    const address = data.nodes.find((one) => one.id === id)?.address;
    if (action === "open" && address) window.open(address, "_blank", "noopener");
  };
  mount({ data, parentElement: place, setTriggerValue: leave });
}

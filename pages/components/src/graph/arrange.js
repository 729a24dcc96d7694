// Placing many nodes beside the page, so that it goes on answering.

import { draft } from "./draft.js";

/** Call `done` with the places of nodes and links (see draft.js), unless what comes back is called before: it stops. */
export function arrange(given, address, done) {
  let worker;
  let waiting;
  const here = () => {
    worker?.terminate();
    worker = undefined;
    waiting = setTimeout(() => done(draft(given)), 50); // later: what the picture says meanwhile is to be seen first
  };
  try {
    worker = new Worker(source(address));
    worker.onmessage = ({ data }) => {
      worker.terminate();
      done(data);
    };
    worker.onerror = (event) => {
      event.preventDefault();
      here();
    };
    worker.postMessage(given);
  } catch {
    here(); // a page may be forbidden to have workers
  }
  return () => {
    worker?.terminate();
    clearTimeout(waiting);
  };
}

/** The worker's script: a saved view holds it, since a file may load no other. */
function source(address) {
  const held = document.getElementById("triptych-worker");
  if (!held) return new URL(address, document.baseURI);
  return URL.createObjectURL(new Blob([held.textContent], { type: "text/javascript" }));
}

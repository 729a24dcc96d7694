// The SPARQL editor: colours, completion from the ontology, errors where they are, Ctrl+Enter to ask.

import { autocompletion, acceptCompletion, completionStatus } from "@codemirror/autocomplete";
import { setDiagnostics } from "@codemirror/lint";
import { Compartment, Prec } from "@codemirror/state";
import { EditorView, keymap } from "@codemirror/view";
import { basicSetup } from "codemirror";
import { sparql } from "codemirror-lang-sparql";
import { completions } from "./completions.js";
import css from "./editor.css";
import { colours } from "./theme.js";
import { themeOf } from "../graph/theme.js";

const shown = new WeakMap(); // by element: the text under the hands of a writer survives what the page draws anew

/** Show an editor in its element; what comes back takes it down. */
export default function mount({ data, parentElement, setTriggerValue }) {
  let editor = shown.get(parentElement);
  if (!editor) {
    const style = document.createElement("style");
    style.textContent = css;
    const root = document.createElement("div");
    root.className = "tri-editor";
    parentElement.replaceChildren(style, root); // what kept the place free until now goes
    editor = new Editor(root);
    shown.set(parentElement, editor);
  }
  editor.tell = (text) => setTriggerValue("asked", text);
  editor.update(data);
  return () => {
    editor.view.destroy();
    shown.delete(parentElement);
    parentElement.replaceChildren();
  };
}

class Editor {
  constructor(root) {
    this.root = root;
    this.words = new Compartment();
    this.theme = new Compartment();
    this.data = { terms: [] };
    this.asked = null; // what was asked and has not come back yet
    const ask = () => {
      this.ask();
      return true;
    };
    const accept = (view) => completionStatus(view.state) === "active" && acceptCompletion(view);
    this.view = new EditorView({
      parent: root,
      extensions: [
        // Tab takes an offered word and else goes on to the next field: no keyboard is caught in here
        Prec.highest(keymap.of([{ key: "Mod-Enter", run: ask }, { key: "Tab", run: accept }])),
        basicSetup,
        sparql(),
        autocompletion({ override: [(context) => completions(context, this.data.terms)] }),
        EditorView.lineWrapping,
        this.words.of([]),
        this.theme.of([]),
      ],
    });
    this.help = document.createElement("p");
    this.help.className = "tri-editor-help";
    this.help.id = `tri-editor-${Math.random().toString(36).slice(2)}`;
    this.button = document.createElement("button");
    this.button.type = "button";
    this.button.onclick = () => this.ask();
    const below = document.createElement("div");
    below.className = "tri-editor-below";
    below.append(this.button, this.help);
    root.append(below);
  }

  update(data) {
    const before = this.data;
    this.data = data;
    this.button.textContent = data.words.run;
    this.button.disabled = false;
    this.help.textContent = data.words.help;
    const label = { "aria-label": data.words.label, "aria-describedby": this.help.id, "aria-multiline": "true" };
    this.view.dispatch({
      effects: [
        this.words.reconfigure(EditorView.contentAttributes.of(label)),
        this.theme.reconfigure(colours(themeOf(this.root))),
      ],
    });
    if (this.asked !== null) {
      if (data.text === this.asked) this.asked = null; // what has been written since stays
    } else if (data.text !== before.text && data.text !== this.view.state.doc.toString())
      this.view.dispatch({ changes: { from: 0, to: this.view.state.doc.length, insert: data.text } });
    if (data.error?.id !== before.error?.id || !data.error) this.mark(data.error);
  }

  /** Underline where a query cannot be read, and bring it into view. */
  mark(error) {
    const { doc } = this.view.state;
    if (!error || error.line > doc.lines) {
      this.view.dispatch(setDiagnostics(this.view.state, []));
      return;
    }
    const line = doc.line(error.line);
    const from = Math.min(line.from + error.column - 1, line.to);
    const word = /^\S+/.exec(line.text.slice(from - line.from))?.[0].length ?? 0;
    const range = word ? { from, to: from + word } : { from: Math.max(line.from, from - 1), to: from };
    this.view.dispatch(setDiagnostics(this.view.state, [{ ...range, severity: "error", message: error.message }]));
    this.view.dispatch({ selection: { anchor: range.from }, effects: EditorView.scrollIntoView(range.from) });
    this.root.dataset.error = `${error.line}:${error.column}`;
  }

  ask() {
    delete this.root.dataset.error;
    const text = this.view.state.doc.toString();
    if (text !== this.data.text) {
      this.asked = text;
      this.button.disabled = true; // until the page is drawn anew, which it is not for the same text
    }
    this.tell(text);
  }
}

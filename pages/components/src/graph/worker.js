// The worker: what it is given is placed, and the places are sent back.

import { draft } from "./draft.js";

self.onmessage = ({ data }) => self.postMessage(draft(data));

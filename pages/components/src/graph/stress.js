// Where the nodes of one connected graph stand so that what is few links apart stands near: classical scaling by the
// distances to a few pivots (Brandes and Pich, 2007), which takes milliseconds for thousands of nodes.

const PIVOTS = 60;
const TURNS = 60; // of the power iteration; the first two directions stand out soon

/** Places (`[x, y]`, one step of a link long about 1) of the nodes `0 … near.length - 1`; `near[i]` are its neighbours. */
export function scaled(near) {
  const count = near.length;
  if (count === 1) return [[0, 0]];
  const far = pivots(near, Math.min(PIVOTS, count));
  const rows = centred(far, count);
  const [across, along] = directions(rows, far.length);
  return Array.from({ length: count }, (_, node) => [dot(rows, node, across), dot(rows, node, along)]);
}

/** Distances to pivots, each as far as can be from those before it. */
function pivots(near, wanted) {
  const nearest = new Float64Array(near.length).fill(Infinity);
  const found = [];
  let next = near.reduce((best, one, at) => (one.length > near[best].length ? at : best), 0);
  while (found.length < wanted) {
    const steps = distances(near, next);
    found.push(steps);
    steps.forEach((step, at) => {
      nearest[at] = Math.min(nearest[at], step);
    });
    next = nearest.reduce((best, one, at) => (one > nearest[best] ? at : best), 0);
    if (!nearest[next]) break; // every node is one
  }
  return found;
}

/** Links to walk from a node to each. */
function distances(near, start) {
  const steps = new Float64Array(near.length).fill(-1);
  const queue = [start];
  steps[start] = 0;
  for (let at = 0; at < queue.length; at += 1)
    for (const other of near[queue[at]])
      if (steps[other] < 0) {
        steps[other] = steps[queue[at]] + 1;
        queue.push(other);
      }
  return steps;
}

/** For each node a row of its squared distances, centred both ways. */
function centred(far, count) {
  const wide = far.length;
  const rows = new Float64Array(count * wide);
  const ofPivot = far.map((steps) => steps.reduce((sum, one) => sum + one * one, 0) / count);
  const all = ofPivot.reduce((sum, one) => sum + one, 0) / wide;
  for (let node = 0; node < count; node += 1) {
    let own = 0;
    for (let at = 0; at < wide; at += 1) own += far[at][node] ** 2 / wide;
    for (let at = 0; at < wide; at += 1) rows[node * wide + at] = (own + ofPivot[at] - all - far[at][node] ** 2) / 2;
  }
  return rows;
}

/** The two directions among the pivots in which the rows differ most. */
function directions(rows, wide) {
  const square = new Float64Array(wide * wide);
  for (let start = 0; start < rows.length; start += wide)
    for (let one = 0; one < wide; one += 1)
      for (let other = 0; other < wide; other += 1) square[one * wide + other] += rows[start + one] * rows[start + other];
  const first = direction(square, wide, undefined);
  return [first, direction(square, wide, first)];
}

function direction(square, wide, before) {
  let vector = Float64Array.from({ length: wide }, (_, at) => Math.cos(at + 1)); // any will do; always the same
  for (let turn = 0; turn < TURNS; turn += 1) {
    if (before) {
      const along = vector.reduce((sum, one, at) => sum + one * before[at], 0);
      vector = vector.map((one, at) => one - along * before[at]);
    }
    vector = vector.map((_, at) => dot(square, at, vector));
    const long = Math.hypot(...vector) || 1;
    vector = vector.map((one) => one / long);
  }
  return vector;
}

/** The product of a row of a table with a vector. */
function dot(table, row, vector) {
  let sum = 0;
  for (let at = 0; at < vector.length; at += 1) sum += table[row * vector.length + at] * vector[at];
  return sum;
}

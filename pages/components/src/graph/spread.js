// Nodes that stand upon each other, spread until each has room: thousands of them within a second.

const WIDE = 110; // room of a node with its label, in px
const TALL = 48;
const TURN = Math.PI * (3 - Math.sqrt(5)); // by which one follows another around a common place, as seeds in a sunflower
const ROUNDS = 150;

/** Places (`[x, y]`, in px) drawn out over a frame and parted; the same places always come to the same. */
export function spread(places, frame) {
  const aspect = ((frame.wide / frame.tall) * TALL) / WIDE;
  const side = Math.sqrt(places.length);
  const across = drawn(places.map(([x]) => x), side * Math.sqrt(aspect));
  const along = drawn(places.map(([, y]) => y), side / Math.sqrt(aspect));
  places.forEach((_, at) => {
    const far = 0.02 * Math.sqrt(at + 1); // no two at one place: they would not know where to go
    across[at] += far * Math.cos(at * TURN);
    along[at] += far * Math.sin(at * TURN);
  });
  for (let round = 0; round < ROUNDS && part(across, along); round += 1);
  return places.map((_, at) => [across[at] * WIDE, along[at] * TALL]);
}

/** Numbers moved and stretched to lie between 0 and `length`. */
function drawn(numbers, length) {
  let [least, most] = [Infinity, -Infinity];
  for (const one of numbers) {
    least = Math.min(least, one);
    most = Math.max(most, one);
  }
  return Float64Array.from(numbers, (one) => ((one - least) / (most - least || 1)) * length);
}

/** Push apart, by half of what is missing each, all that are nearer than 1; whether any were. */
function part(across, along) {
  const cells = new Map();
  const cell = (x, y) => Math.floor(x) * 65536 + Math.floor(y);
  across.forEach((x, at) => {
    const key = cell(x, along[at]);
    if (cells.has(key)) cells.get(key).push(at);
    else cells.set(key, [at]);
  });
  let moved = false;
  for (let one = 0; one < across.length; one += 1) {
    const [x, y] = [across[one], along[one]];
    for (let right = -1; right <= 1; right += 1) {
      for (let down = -1; down <= 1; down += 1) {
        for (const other of cells.get(cell(x + right, y + down)) ?? []) {
          if (other <= one) continue;
          const [dx, dy] = [across[other] - across[one], along[other] - along[one]];
          const far = Math.hypot(dx, dy);
          if (far >= 0.98) continue;
          moved = true;
          const push = (1 - far) / 2 / (far || 1);
          across[one] -= dx * push;
          along[one] -= dy * push;
          across[other] += dx * push;
          along[other] += dy * push;
        }
      }
    }
  }
  return moved;
}

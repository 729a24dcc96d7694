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
  const cells = new Cells(across, along);
  let moved = false;
  for (let one = 0; one < across.length; one += 1) {
    const [x, y] = [cells.column[one], cells.row[one]];
    for (let right = -1; right <= 1; right += 1) {
      for (let down = -1; down <= 1; down += 1) {
        for (let other = cells.first(x + right, y + down); other >= 0; other = cells.next[other]) {
          if (other <= one || cells.column[other] !== x + right || cells.row[other] !== y + down) continue;
          const [dx, dy] = [across[other] - across[one], along[other] - along[one]];
          const far = Math.sqrt(dx * dx + dy * dy);
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

/** Places sorted into squares of side 1: what stands in one is found by a few numbers, without a map of them. */
class Cells {
  constructor(across, along) {
    this.column = Int32Array.from(across, Math.floor);
    this.row = Int32Array.from(along, Math.floor);
    this.mask = 2 ** Math.ceil(Math.log2(across.length + 1)) * 2 - 1;
    this.heads = new Int32Array(this.mask + 1).fill(-1);
    this.next = new Int32Array(across.length);
    for (let at = across.length - 1; at >= 0; at -= 1) {
      const key = this.key(this.column[at], this.row[at]);
      this.next[at] = this.heads[key];
      this.heads[key] = at;
    }
  }

  key(x, y) {
    return (Math.imul(x, 73856093) ^ Math.imul(y, 19349663)) & this.mask;
  }

  first(x, y) {
    return this.heads[this.key(x, y)];
  }
}

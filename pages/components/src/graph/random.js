// Chance that is the same every time: layouts begin with random places.

/** What `run` gives back, run with a Math.random that always gives the same numbers. */
export function steadily(run) {
  const random = Math.random;
  let seed = 20211007;
  Math.random = () => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return seed / 4294967296;
  };
  try {
    return run();
  } finally {
    Math.random = random;
  }
}

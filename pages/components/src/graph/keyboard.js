// The graph by keyboard: arrows walk along links, Enter opens, Escape leaves.

const ARROWS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };

/** Let the canvas be walked; `go(node)` moves to one, `act(node, away)` opens it, `leave()` goes on to what follows. */
export function listen(stage, { here, go, act, leave, zoom, all }) {
  stage.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const node = here();
    if (ARROWS[event.key]) node && go(towards(node, ARROWS[event.key]) ?? node);
    else if (event.key === "Home") go(all().filter("[?focus]")[0] ?? all()[0]);
    else if (event.key === "Enter") node && act(node, event.shiftKey);
    else if (event.key === "Escape") leave();
    else if (event.key === "+" || event.key === "-") zoom(event.key === "+" ? 1.25 : 0.8);
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
}

/** The neighbour that lies best in a direction; where none does, the nearest node that does. */
function towards(node, direction) {
  const among = (nodes) => {
    const rated = nodes
      .map((one) => ({ one, cost: cost(node.position(), one.position(), direction) }))
      .filter(({ cost: found }) => found < Infinity);
    return rated.sort((left, right) => left.cost - right.cost)[0]?.one;
  };
  return among(node.neighborhood("node")) ?? among(node.cy().nodes().difference(node));
}

function cost(from, to, [right, down]) {
  const [x, y] = [to.x - from.x, to.y - from.y];
  const far = Math.hypot(x, y);
  const cosine = far && (x * right + y * down) / far;
  return cosine > 0.35 ? far * (2 - cosine) : Infinity;
}

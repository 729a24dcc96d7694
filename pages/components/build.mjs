// Builds the browser's side of the explorer from src/ into built/: `npm ci && npm run build`.
//
// built/ is committed and shipped; built/made.json says of which sources it was made, and
// tests/test_app_components.py refuses a build that is older than its sources.

import { createHash } from "node:crypto";
import { existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const home = dirname(fileURLToPath(import.meta.url));
const modules = { graph: "src/graph/index.js", editor: "src/editor/index.js" };
const workers = { graph_worker: "src/graph/worker.js" };

function files(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((one) =>
    one.isDirectory() ? files(join(folder, one.name)) : [join(folder, one.name)],
  );
}

function digest(paths) {
  const hash = createHash("sha256");
  for (const path of paths) hash.update(`${path}\0`).update(readFileSync(join(home, path))).update("\0");
  return hash.digest("hex");
}

const options = {
  outdir: join(home, "built"),
  bundle: true,
  target: "es2022",
  minify: true,
  legalComments: "none",
  charset: "utf8",
  metafile: true,
  loader: { ".css": "text" },
  absWorkingDir: home,
};
const under = (paths) => Object.fromEntries(Object.entries(paths).map(([name, path]) => [name, join(home, path)]));
const made = [
  await build({ ...options, entryPoints: under(modules), format: "esm" }),
  await build({ ...options, entryPoints: under(workers), format: "iife" }),
];

const packages = [
  ...new Set(
    made
      .flatMap(({ metafile }) => Object.keys(metafile.inputs))
      .map((path) => path.match(/^node_modules\/((?:@[^/]+\/)?[^/]+)/)?.[1])
      .filter(Boolean),
  ),
].sort();
const licences = packages.map((name) => {
  const folder = join(home, "node_modules", name);
  const about = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const file = readdirSync(folder).find((one) => /^licen[cs]e/i.test(one));
  if (!file || !existsSync(join(folder, file))) throw new Error(`${name}: no licence file; what is shipped needs one`);
  const text = readFileSync(join(folder, file), "utf8").trim().replace(/[ \t]+$/gm, "");
  return `${name} ${about.version} (${about.license})\n\n${text}\n`;
});
const head = "What graph.js, graph_worker.js and editor.js are made of besides our own code, with its licences.\n";
writeFileSync(join(home, "built", "LICENSES.txt"), [head, ...licences].join(`\n${"-".repeat(72)}\n\n`));

const sources = [...files(join(home, "src")).map((path) => relative(home, path)), "build.mjs", "kinds.json", "package.json", "package-lock.json"].sort();
const built = ["built/LICENSES.txt", "built/editor.js", "built/graph.js", "built/graph_worker.js"];
writeFileSync(join(home, "built", "made.json"), `${JSON.stringify({ sources: digest(sources), built: digest(built) }, null, 2)}\n`);

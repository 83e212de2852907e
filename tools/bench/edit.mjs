/** One process: a folder of a model in many files is loaded, then one file is changed again and again. Prints CPU milliseconds of a change, checks included. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { encode } from "../../packages/core/src/base/text.ts";
import { Workspace } from "../../packages/core/src/workspace.ts";
import { argument } from "./argument.mjs";
import { median } from "./median.mjs";

const folder = argument(2);
const names = readdirSync(folder)
  .filter((name) => name.endsWith(".orrery"))
  .sort();
const workspace = Workspace.load(
  (function* files() {
    for (const uri of names) yield { uri, bytes: new Uint8Array(readFileSync(join(folder, uri))) };
  })(),
);
workspace.diagnostics();
const name = names[Math.floor(names.length / 2)] ?? "";
const text = readFileSync(join(folder, name), "utf8");
const times = [];
for (let change = 0; change < 12; change++) {
  const next = encode(
    text
      .replace("status: active", `status: active\n  note${change}: 1`)
      .replace(/\n {2}note\d+: 1/, change % 2 === 0 ? "" : "\n  debt: 3d"),
  );
  const before = process.cpuUsage();
  workspace.update(name, next);
  workspace.diagnostics();
  const used = process.cpuUsage(before);
  times.push((used.user + used.system) / 1000);
}
console.log(JSON.stringify({ cold: times[0], warm: median(times.slice(2)) }));

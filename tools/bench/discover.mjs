/**
 * `npm run bench:discover [-- hcl ddl ...]`: readers of discovery beside the library that a user would take instead, in one run; CPU time,
 * medians. Each measurement is a file in `discover/` that exports `measure` and runs in a process of its own; without names, all of them.
 */
import { existsSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { finish, run } from "../run.mjs";

const folder = fileURLToPath(new URL("discover/", import.meta.url));
/** Parts that others make use of, and no measurements. */
const parts = new Set(["workbook", "table", "dump-files", "repositories", "run-cost"]);
const all = readdirSync(folder)
  .filter((file) => file.endsWith(".mjs"))
  .map((file) => file.replace(/\.mjs$/, ""))
  .filter((name) => !parts.has(name))
  .sort();
const asked = process.argv.slice(2);

await finish(async () => {
  for (const name of asked.length > 0 ? asked : all) {
    const program = `${folder}${name}.mjs`;
    if (!existsSync(program)) {
      process.stderr.write(`${name}: there is no such measurement; there are ${all.join(", ")}\n`);
      return 2;
    }
    process.stdout.write(`== ${name}\n`);
    const code = await run(process.execPath, ["--conditions=source", "--no-warnings", program]);
    if (code !== 0) return code;
  }
  return 0;
});

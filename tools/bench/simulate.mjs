/**
 * `npm run bench:simulate`: the engines behind simulations, one program after the other, so that none disturbs another. Parameters go to
 * none of them; each can be run alone with its own.
 */
import { fileURLToPath } from "node:url";
import { finish, run } from "../run.mjs";

const steps = ["fault-trees", "sampling", "queueing", "estates-failing"];

await finish(async () => {
  for (const step of steps) {
    process.stdout.write(`== ${step}\n`);
    const program = fileURLToPath(new URL(`./${step}.mjs`, import.meta.url));
    const code = await run(process.execPath, ["--conditions=source", program]);
    if (code !== 0) return code;
  }
  return 0;
});

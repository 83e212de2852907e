/**
 * `npm run bench:web`: builds the pages if they are stale, then measures them in a real browser against the real server: the work of a
 * frame in pictures, from a keystroke to the picture, and opening 100,000 elements. Each runs alone, too.
 */
import { join } from "node:path";
import { buildWhatIsStale } from "../build.mjs";
import { pinnedNode } from "../install.mjs";
import { finish, root, run } from "../run.mjs";

const programs = ["picture.mjs", "keystroke.mjs", "open-large.mjs"];

await finish(async () => {
  const built = await buildWhatIsStale();
  if (built !== 0) return built;
  const codes = [];
  for (const program of programs) {
    console.log(`\n== ${program}`);
    codes.push(await run(pinnedNode(), ["--conditions=source", join(root, "tools/bench", program)]));
  }
  return Math.max(...codes);
});

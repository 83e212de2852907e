/** Preloaded into a measured Node process: reports what it used when it exits, as one line of JSON on file descriptor 3. */
import { writeSync } from "node:fs";

process.on("exit", () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  try {
    writeSync(3, JSON.stringify({ cpu: (userCPUTime + systemCPUTime) / 1e6, rss: maxRSS / 1024 }));
  } catch {
    // Nobody listens: the process was not started by the bench.
  }
});

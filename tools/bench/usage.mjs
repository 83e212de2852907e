/** Preloaded into a measured Node process: reports what it used when it exits, as one line of JSON on file descriptor 3. */
import { readFileSync, writeSync } from "node:fs";
import { isMainThread } from "node:worker_threads";

// A thread's own end is none of the process.
if (isMainThread)
  process.on("exit", () => {
    const { userCPUTime, systemCPUTime } = process.resourceUsage();
    try {
      writeSync(3, JSON.stringify({ cpu: (userCPUTime + systemCPUTime) / 1e6, rss: peak() }));
    } catch {
      // Nobody listens: the process was not started by the bench.
    }
  });

/**
 * Peak resident memory in MB. Linux keeps the parent's peak in what `resourceUsage` tells, so its own file is asked first.
 * @returns {number}
 */
function peak() {
  try {
    const told = /VmHWM:\s+(\d+) kB/.exec(readFileSync("/proc/self/status", "utf8"))?.[1];
    if (told !== undefined) return Number(told) / 1024;
  } catch {
    // Not Linux.
  }
  return process.resourceUsage().maxRSS / 1024;
}

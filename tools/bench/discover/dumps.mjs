/**
 * `node --conditions=source tools/bench/discover/dumps.mjs [NAME...]`
 * Large dumps read by a whole run of discovery, claims to contract: CPU seconds, and the peak of memory beside what it may be. Each in a
 * process of its own; the files are made in a folder that is gone afterwards.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { kubectl, mysqldump, otlpLines, packageLock, trivyReport, writeDump } from "./dump-files.mjs";
import { costOfRun } from "./run-cost.mjs";

/** Megabytes that reading may take. */
const LIMIT = 512;

const dumps = [
  { name: "kubectl", file: "cluster.json", megabytes: 33, made: kubectl, what: "kubectl get -o json" },
  { name: "kubectl-large", file: "cluster.json", megabytes: 200, made: kubectl, what: "kubectl get -o json" },
  { name: "sql", file: "dump.sql", megabytes: 100, made: mysqldump, what: "dump of MySQL with rows" },
  { name: "lock", file: "package-lock.json", megabytes: 50, made: packageLock, what: "package-lock.json" },
  { name: "otlp", file: "traces.jsonl", megabytes: 300, made: otlpLines, what: "OTLP in lines" },
  { name: "trivy", file: "trivy.json", megabytes: 100, made: trivyReport, what: "report of Trivy" },
];

/** @param {readonly string[]} [names] */
export async function measure(names = []) {
  const rows = [];
  for (const { name, file, megabytes, made, what } of dumps) {
    if (names.length > 0 && !names.includes(name)) continue;
    const folder = mkdtempSync(join(tmpdir(), "orrery-dump-"));
    try {
      writeDump(join(folder, file), megabytes, made);
      const cost = await costOfRun(folder);
      const peak = Math.round(cost.peak / 2 ** 20);
      const found = `${cost.claims} claims, ${cost.elements} elements, ${cost.seconds.toFixed(1)} s CPU`;
      rows.push({
        what: `${megabytes} MB ${what}: peak MB (limit ${LIMIT}; ${found})`,
        ours: peak,
        peer: LIMIT,
        ratio: peak / LIMIT,
      });
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
  return rows;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { printed } = await import("./table.mjs");
  printed(await measure(process.argv.slice(2)));
}

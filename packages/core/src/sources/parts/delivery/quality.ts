/** What pipelines check and test, in the words of the metamodel. */
import type { FactValue } from "../../../model/facts.ts";
import type { Job } from "./pipeline.ts";

/** Security checks and tests, of all that is done in a folder or for the whole tree. */
export function* qualityOf(jobs: readonly Job[], folder: string): Iterable<readonly [string, FactValue]> {
  const deeds = jobs.flatMap((job) => job.deeds);
  const concerns = (where: string): boolean =>
    folder === "." ||
    where === "." ||
    where === folder ||
    folder.startsWith(`${where}/`) ||
    where.startsWith(`${folder}/`);
  const checks = new Set(deeds.flatMap((deed) => (deed.deed === "check" && concerns(deed.folder) ? [deed.check] : [])));
  if (checks.size > 0) yield ["pipelineChecks", [...checks].sort().map((word) => ({ word }))];
  const tests = new Set(deeds.flatMap((deed) => (deed.deed === "test" && concerns(deed.folder) ? [deed.test] : [])));
  if (tests.size > 0) yield ["tests", { record: Object.fromEntries([...tests].sort().map((test) => [test, true])) }];
}

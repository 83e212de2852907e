/** Counts and names that every surface shows of a report. */
import type { Severity } from "../base/diagnostic.ts";
import type { Bilingual } from "../model/metamodel.ts";
import { packs } from "./index.ts";
import type { CheckReport } from "./report.ts";

/** What a pack is called; rules that are in none of ours are the organisation's own. */
export function packTitle(id: string): Bilingual {
  return packs.find((pack) => pack.id === id)?.title ?? { en: "Own rules", fr: "Règles propres" };
}

/** Findings that count, by severity, of everything or of one pack; also those that a very long report does not tell one by one. */
export function openCounts(report: CheckReport, pack?: string): Readonly<Record<Severity, number>> {
  const isAsked = (one: { readonly pack: string }): boolean => pack === undefined || one.pack === pack;
  const counts = { error: 0, warning: 0, info: 0 };
  if (report.more.findings === 0) {
    for (const one of report.findings) if (one.status === "open" && isAsked(one)) counts[one.severity]++;
    return counts;
  }
  for (const one of report.rules) if (isAsked(one)) counts[one.severity] += one.violated - one.waived;
  for (const one of report.findings) if (one.status === "known" && isAsked(one)) counts[one.severity]--;
  return counts;
}

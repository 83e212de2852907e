import { isKind } from "../../model/is-kind.ts";
import type { Element } from "../../model/model.ts";
import { hoursOf } from "../../model/read.ts";
import { foundationsOf, gradeAgainst, verdictOf } from "../parts/foundations.ts";
import { certain, dataLossOf, keepsData, possible, type Reckoned } from "../../model/recovery.ts";
import { isWorkingPart, type Support, SUPPORT_WORDS, supportsOf, wayTo } from "../parts/reliance.ts";
import { nameOf } from "../../model/wording.ts";
import { namesOf, timesOf, valueOf } from "../parts/sentence.ts";
import type { ModelRule } from "../rule.ts";
import type { Account, Verdict } from "../verdict.ts";
import type { Stated } from "../../model/read.ts";

export const rpoIsReached: ModelRule = {
  id: "rpo-is-reached",
  title: {
    en: "What a process rests on loses no more data than its recovery point permits",
    fr: "Ce dont dépend un processus ne perd pas plus de données que son point de reprise ne le permet",
  },
  rationale: {
    en: "Fifteen minutes are a promise only where something is copied within fifteen minutes; a nightly backup loses a day.",
    fr: "Quinze minutes ne sont une promesse que si l’on copie dans les quinze minutes ; une sauvegarde nocturne perd une journée.",
  },
  remedy: {
    en: "Replicate the stores that are named or back them up more often, and state `replication` and `backup.every`; or agree on a longer `rpo`.",
    fr: "Répliquez les bases nommées ou sauvegardez-les plus souvent, et indiquez `replication` et `backup.every` ; ou convenez d’un `rpo` plus long.",
  },
  severity: "error",
  controls: [
    "iso27001:A.8.13",
    "iso27001:A.5.30",
    "nist-800-53:CP-9",
    "nist-800-53:CP-10",
    "nist-csf:PR.DS-11",
    "dora:12",
    "nis2:21.2.c",
    "gdpr:32",
  ],
  principle: "P7",
  quality: "resilience",
  aliases: ["RPO-UNMET"],
  reads: [...SUPPORT_WORDS, "rpo", "backup", "replication", "replicas", "type", "status", "lifecycle"],
  examples: {
    passes: `process pay "Pay" { criticality: vital; rpo: 15min; uses shop }
application shop "Shop" { module core "Core"
  store cache "Cache" { type: cache; backup: no; replicas: 1 }
  store db "Database" { backup: { every: 24h }; replication: { mode: async; lag: 30s } } }`,
    fails: `process pay "Pay" { criticality: vital; rpo: 15min; uses shop }
application shop "Shop" { store db "Database" { backup: { every: 24h }; replicas: 1 } }
process read "Read" { criticality: vital; rpo: 2d; uses shop }`,
    finds: ["pay"],
    unsure: `process pay "Pay" { criticality: vital; rpo: 15min; uses shop }\napplication shop "Shop" { store db "Database" { backup: { every: 24h } } }`,
    lacks: ["db.replication"],
  },

  *survey(model): Generator<readonly [Element, Verdict]> {
    const foundations = foundationsOf(model);
    for (const process of foundations.important) {
      const rpo = hoursOf(process, "rpo");
      if (rpo === undefined) continue;
      const verdict = verdictOf(
        gradeAgainst(rpo, foundations.greatest(certainLoss, process), foundations.greatest(possibleLoss, process)),
        () => accountOf(process, rpo),
        () => findingsOf(process, rpo).missing,
      );
      if (verdict !== undefined) yield [process, verdict];
    }
  },
};

function certainLoss(element: Element): number {
  return keeps(element) ? certain(dataLossOf(element)) : -Infinity;
}

function possibleLoss(element: Element): number {
  return keeps(element) ? possible(dataLossOf(element)) : -Infinity;
}

/** Stores, and applications of which no part is drawn: their data is inside. */
function keeps(element: Element): boolean {
  return isKind(element, "store") ? keepsData(element) : isKind(element, "application") && isWorkingPart(element);
}

interface Lossy {
  readonly support: Support;
  readonly loss: Reckoned;
  readonly hours: number;
}

function findingsOf(
  process: Element,
  rpo: number,
): { readonly lossy: readonly Lossy[]; readonly missing: readonly Stated[] } {
  const lossy: Lossy[] = [];
  const missing: Stated[] = [];
  for (const support of supportsOf(process)) {
    if (!keeps(support.element)) continue;
    const loss = dataLossOf(support.element);
    if (certain(loss) > rpo) lossy.push({ support, loss, hours: certain(loss) });
    else if (possible(loss) > rpo) missing.push(...loss.missing);
  }
  return { lossy, missing };
}

function accountOf(process: Element, rpo: number): Account {
  const sorted = findingsOf(process, rpo).lossy.toSorted((a, b) => b.hours - a.hours);
  const elements = sorted.map(({ support }) => support.element);
  const [name, limit] = [nameOf(process), valueOf(process, "rpo")];
  const isEndless = sorted.some(({ hours }) => !Number.isFinite(hours));
  const lost = isEndless ? namesOf(elements) : timesOf(sorted.map(({ support, hours }) => [support.element, hours]));
  const [worst] = sorted;
  return {
    en: `${name.en} may lose ${limit.en} of data at most, and more is lost with: ${lost.en}`,
    fr: `${name.fr} peut perdre au plus ${limit.fr} de données, et il s’en perd davantage avec : ${lost.fr}`,
    path: worst === undefined ? [process] : wayTo(worst.support),
    values: [[process, "rpo"], ...sorted.flatMap(({ loss }) => loss.stated)],
    related: elements,
  };
}

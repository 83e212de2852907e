import type { Element } from "../../model/model.ts";
import { hoursOf } from "../../model/read.ts";
import { foundationsOf, gradeAgainst, verdictOf } from "../parts/foundations.ts";
import { certain, possible, type Reckoned, recoveryOf } from "../../model/recovery.ts";
import { SPARE_WORDS } from "../../model/redundancy.ts";
import { type Support, SUPPORT_WORDS, wayTo } from "../parts/reliance.ts";
import { nameOf } from "../../model/wording.ts";
import { timesOf, valueOf } from "../parts/sentence.ts";
import { soleSupportsOf, standOf } from "../parts/single-points.ts";
import type { ModelRule } from "../rule.ts";
import type { Account, Verdict } from "../verdict.ts";
import type { Stated } from "../../model/read.ts";

export const rtoIsReached: ModelRule = {
  id: "rto-is-reached",
  title: {
    en: "What a process rests on comes back within its recovery time",
    fr: "Ce dont dépend un processus revient dans son délai de reprise",
  },
  rationale: {
    en: "The process is back when the slowest part is: one machine that takes a day to mend breaks the promise of four hours.",
    fr: "Le processus revient avec sa partie la plus lente : une machine réparée en un jour rompt la promesse de quatre heures.",
  },
  remedy: {
    en: "Duplicate what is named or shorten its repair (spare parts, support contract), and state `replicas` or `mttr`; or agree on a longer `rto`.",
    fr: "Doublez ce qui est nommé ou raccourcissez sa réparation (pièces, contrat de support), et indiquez `replicas` ou `mttr` ; ou convenez d’un `rto` plus long.",
  },
  severity: "error",
  controls: [
    "iso27001:A.5.30",
    "iso27001:A.8.14",
    "nist-800-53:CP-2",
    "nist-800-53:CP-10",
    "nist-csf:RC.RP-02",
    "dora:12",
    "nis2:21.2.c",
    "gdpr:32",
  ],
  principle: "P7",
  quality: "resilience",
  aliases: ["RTO-UNMET"],
  reads: [...SUPPORT_WORDS, ...SPARE_WORDS, "rto", "mttr", "failoverTime", "restart", "status", "lifecycle"],
  examples: {
    passes: `process pay "Pay" { criticality: vital; rto: 4h; uses shop }
application shop "Shop" { mttr: 1h; replicas: 1; runs on a, b }
node a "A" { type: vm; mttr: 8h }\nnode b "B" { type: vm; mttr: 8h }`,
    fails: `process pay "Pay" { criticality: vital; rto: 4h; uses shop }
application shop "Shop" {
  module core "Core" { mttr: 6h; replicas: 1; runs on srv }
  module side "Side" { mttr: 6h; replicas: 2; runs on srv } }
node srv "Server" { type: server; mttr: 2h }
process tidy "Tidy up" { criticality: low; rto: 1h; uses shop }`,
    finds: ["pay"],
    unsure: `process pay "Pay" { criticality: vital; rto: 4h; uses shop, crm }\napplication shop "Shop" { mttr: 6h }\napplication crm "CRM"`,
    lacks: ["shop.replicas", "crm.mttr"],
  },

  *survey(model): Generator<readonly [Element, Verdict]> {
    const foundations = foundationsOf(model);
    for (const process of foundations.important) {
      const rto = hoursOf(process, "rto");
      if (rto === undefined) continue;
      const verdict = verdictOf(
        gradeAgainst(rto, foundations.greatest(certainHours, process), foundations.greatest(possibleHours, process)),
        () => accountOf(process, rto),
        () => findingsOf(process, rto).missing,
      );
      if (verdict !== undefined) yield [process, verdict];
    }
  },
};

/** Longest recovery of software and of the machines that all its instances rest on, as far as it is certain. */
function certainHours(software: Element): number {
  return Math.max(...standOf(software).map((one) => certain(recoveryOf(one))));
}

function possibleHours(software: Element): number {
  return Math.max(...standOf(software).map((one) => possible(recoveryOf(one))));
}

interface Slow {
  readonly support: Support;
  readonly recovery: Reckoned;
  readonly hours: number;
}

function findingsOf(
  process: Element,
  rto: number,
): { readonly slow: readonly Slow[]; readonly missing: readonly Stated[] } {
  const slow: Slow[] = [];
  const missing: Stated[] = [];
  for (const support of soleSupportsOf(process)) {
    const recovery = recoveryOf(support.element);
    if (certain(recovery) > rto) slow.push({ support, recovery, hours: certain(recovery) });
    else if (possible(recovery) > rto) missing.push(...recovery.missing);
  }
  return { slow, missing };
}

function accountOf(process: Element, rto: number): Account {
  const sorted = findingsOf(process, rto).slow.toSorted((a, b) => b.hours - a.hours);
  const list = timesOf(sorted.map(({ support, hours }) => [support.element, hours]));
  const [name, limit] = [nameOf(process), valueOf(process, "rto")];
  const [worst] = sorted;
  return {
    en: `${name.en} must be back after ${limit.en}, and these take longer: ${list.en}`,
    fr: `${name.fr} doit revenir après ${limit.fr}, et ceux-ci prennent plus de temps : ${list.fr}`,
    path: worst === undefined ? [process] : wayTo(worst.support),
    values: [[process, "rto"], ...sorted.flatMap((one) => one.recovery.stated)],
    related: sorted.map((one) => one.support.element),
  };
}

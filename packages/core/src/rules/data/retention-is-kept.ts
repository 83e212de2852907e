import type { Bilingual } from "../../model/metamodel.ts";
import type { Element } from "../../model/model.ts";
import { kinOf, placesOf, isPersonal } from "../../model/personal-data.ts";
import { daysOf } from "../../model/read.ts";
import { nameOf } from "../../model/wording.ts";
import { valueOf } from "../parts/sentence.ts";
import type { ElementRule } from "../rule.ts";
import { holds, violated } from "../verdict.ts";
import type { Stated } from "../../model/read.ts";

export const retentionIsKept: ElementRule = {
  id: "retention-is-kept",
  title: {
    en: "Nothing keeps data longer than its retention",
    fr: "Rien ne garde les données au-delà de leur durée de conservation",
  },
  rationale: {
    en: "Backups and copies that outlive the period keep what had to be deleted.",
    fr: "Les sauvegardes et copies qui dépassent la durée conservent ce qui devait être effacé.",
  },
  remedy: {
    en: "Shorten `backup.keep` or `retention` of the copy, or have the longer period justified in the register.",
    fr: "Réduisez `backup.keep` ou la `retention` de la copie, ou justifiez la durée plus longue au registre.",
  },
  severity: "error",
  controls: [
    "gdpr:5",
    "gdpr:17",
    "fadp:6",
    "iso27001:A.8.10",
    "iso27001:A.5.33",
    "iso27001:A.8.13",
    "nist-800-53:SI-12",
    "nist-800-53:MP-6",
    "cis:3",
    "pci-dss:3",
  ],
  principle: "P4",
  quality: "security",
  reads: ["retention", "backup", "store", "accesses", "realizes", "personalData"],
  kinds: ["dataset"],
  examples: {
    passes: `dataset people "People" { personalData: personal; retention: 5y; store: s }
store s "Base" { backup: { every: 24h, keep: 90d } }
process p "Care" { accesses people; retention: 6y }`,
    fails: `dataset people "People" { personalData: personal; retention: 1y; store: s }
store s "Base" { backup: { every: 24h, keep: 7y } }
dataset claims "Claims" { personalData: personal; retention: 15y }
process p "Settle" { accesses claims; retention: 10y }
dataset rates "Rates" { retention: 1y; store: s }`,
    finds: ["people", "claims"],
  },

  judge(data) {
    if (!isPersonal(data)) return undefined;
    const own = daysOf(data, "retention");
    if (own === undefined) return undefined;
    const longer = keptLonger(data, own);
    if (longer !== undefined) return violated(() => tooLong(data, longer, "backup"));
    const users = kinOf(data).flatMap((one) => one.sources("accesses"));
    const periods = users.flatMap((user) => {
      const days = daysOf(user, "retention");
      return days === undefined ? [] : [{ user, days }];
    });
    const [longest] = periods.sort((a, b) => b.days - a.days);
    if (longest === undefined || own <= longest.days) return holds;
    return violated(() => tooLong(data, longest.user, "retention"));
  },
};

/** A place whose backups are kept longer than the data may be. */
function keptLonger(data: Element, own: number): Element | undefined {
  return [data, ...placesOf(data)].find((place) => (daysOf(place, "backup.keep") ?? 0) > own);
}

function tooLong(
  data: Element,
  other: Element,
  key: "backup" | "retention",
): Bilingual & { path: readonly Element[]; values: readonly Stated[] } {
  const name = nameOf(data);
  const theirs = nameOf(other);
  const mine = valueOf(data, "retention");
  const stated = valueOf(other, key === "backup" ? "backup.keep" : "retention");
  const proof = {
    path: [data, other],
    values: [
      [data, "retention"],
      [other, key],
    ] as const,
  };
  return key === "backup"
    ? {
        en: `${name.en} may be kept ${mine.en}, and backups of ${theirs.en} keep it ${stated.en}`,
        fr: `${name.fr} peut être conservé ${mine.fr}, et les sauvegardes de ${theirs.fr} le gardent ${stated.fr}`,
        ...proof,
      }
    : {
        en: `${name.en} is kept ${mine.en}, and ${theirs.en} needs it for ${stated.en} only`,
        fr: `${name.fr} est conservé ${mine.fr}, et ${theirs.fr} n’en a besoin que ${stated.fr}`,
        ...proof,
      };
}

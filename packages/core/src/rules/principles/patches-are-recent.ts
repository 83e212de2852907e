import { isKind } from "../../model/is-kind.ts";
import { dayOf, daysOf, states, wordOf } from "../../model/read.ts";
import { nameOf } from "../../model/wording.ts";
import { isInProduction } from "../../model/redundancy.ts";
import type { ElementRule } from "../rule.ts";
import { holds, lacks, violated } from "../verdict.ts";

interface Parameters {
  readonly days: number;
}

/** Machines that somebody else patches. */
const PATCHED_FOR_US: ReadonlySet<string> = new Set(["managed-service", "function-platform"]);

export const patchesAreRecent: ElementRule<Parameters> = {
  id: "patches-are-recent",
  title: {
    en: "Machines and software are patched within their cadence",
    fr: "Machines et logiciels sont corrigés selon leur rythme",
  },
  rationale: {
    en: "Holes that everybody knows are the ones attacked: the age of the latest patch is how long the door has stood open.",
    fr: "On attaque les failles que tout le monde connaît : l’âge du dernier correctif dit depuis quand la porte est ouverte.",
  },
  remedy: {
    en: "Apply the patches and state the day (`patched`), or agree on another cadence (`patchCadence`).",
    fr: "Appliquez les correctifs et indiquez le jour (`patched`), ou convenez d’un autre rythme (`patchCadence`).",
  },
  severity: "error",
  controls: [
    "iso27001:A.8.8",
    "iso27001:A.8.19",
    "nist-800-53:SI-2",
    "nist-800-53:RA-5",
    "nist-csf:ID.RA-01",
    "nist-csf:PR.PS-02",
    "cis:7",
    "pci-dss:6",
    "nis2:21.2.e",
    "dora:9",
    "gdpr:32",
  ],
  principle: "P5",
  quality: "security",
  aliases: ["patch-age"],
  reads: ["patched", "patchCadence", "type"],
  kinds: ["node", "application", "module", "store", "technology"],
  parameters: {
    days: {
      type: { kind: "number", minimum: 1, integer: true },
      name: { en: "Days", fr: "Jours" },
      description: {
        en: "Most days since the latest patches, where no cadence is stated.",
        fr: "Nombre maximal de jours depuis les derniers correctifs, à défaut de rythme indiqué.",
      },
      usual: 90,
    },
  },
  examples: {
    passes: `node srv "Server" { patched: 2026-10-01 }\nnode scada "Control room" { patched: 2026-01-10; patchCadence: 1y }\napplication shop "Shop"`,
    fails: `node srv "Server" { patched: 2024-06-12 }\nnode web "Web" { patched: 2026-10-01; patchCadence: 30d }\napplication shop "Shop" { patched: 2025-01-01 }\nnode faas "Functions" { type: function-platform }\nnode lab "Lab" { env: dev; patched: 2020-01-01 }`,
    finds: ["srv", "web", "shop"],
    unsure: `node srv "Server"\napplication shop "Shop" { patchCadence: 30d }`,
    lacks: ["srv.patched", "shop.patched"],
  },

  judge(element, { parameters: { days }, today }) {
    const patched = dayOf(element, "patched");
    const cadence = daysOf(element, "patchCadence");
    if (!isInProduction(element)) return undefined;
    if (patched === undefined) {
      const isAsked = isKind(element, "node") ? !isPatchedByOthers(wordOf(element, "type")) : cadence !== undefined;
      return isAsked || states(element, "patchCadence") ? lacks([element, "patched"]) : undefined;
    }
    const most = cadence ?? days;
    const age = today - patched;
    if (age <= most) return holds;
    return violated(() => {
      const name = nameOf(element);
      return {
        en: `${name.en} was patched ${age} days ago, its cadence is ${Math.round(most)} days`,
        fr: `${name.fr} a été corrigé il y a ${age} jours, son rythme est de ${Math.round(most)} jours`,
        values: [
          [element, "patched"],
          [element, "patchCadence"],
        ],
      };
    });
  },
};

function isPatchedByOthers(type: string | undefined): boolean {
  return type !== undefined && PATCHED_FOR_US.has(type);
}

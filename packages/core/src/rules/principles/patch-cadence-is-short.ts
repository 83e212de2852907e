import { daysOf, rankOf } from "../../model/read.ts";
import type { Element } from "../../model/model.ts";
import { zoneOf } from "../../model/hosting.ts";
import { INTERNET } from "../parts/exposure.ts";
import { isReachableFromInternet } from "../parts/parts-in-place.ts";
import { isInProduction } from "../../model/redundancy.ts";
import { nameOf } from "../../model/wording.ts";
import { isVital } from "../parts/vital.ts";
import type { ElementRule } from "../rule.ts";
import { holds, violated } from "../verdict.ts";

interface Parameters {
  readonly days: number;
}

export const patchCadenceIsShort: ElementRule<Parameters> = {
  id: "patch-cadence-is-short",
  title: {
    en: "What is vital or exposed is patched every three months at least",
    fr: "Ce qui est vital ou exposé est corrigé au moins tous les trois mois",
  },
  rationale: {
    en: "A cadence of years is kept easily and protects nothing: a published hole is used within days.",
    fr: "Un rythme en années se tient sans peine et ne protège de rien : une faille publiée est exploitée en quelques jours.",
  },
  remedy: {
    en: "Shorten the `patchCadence`, or write a waiver that says why the machine cannot be patched more often.",
    fr: "Raccourcissez le rythme (`patchCadence`), ou écrivez une dérogation qui dit pourquoi la machine ne peut être corrigée plus souvent.",
  },
  severity: "warning",
  controls: ["iso27001:A.8.8", "nist-800-53:SI-2", "nist-csf:PR.PS-02", "cis:7", "pci-dss:6"],
  principle: "P5",
  quality: "security",
  reads: ["patchCadence", "criticality", "exposed", "zone"],
  kinds: ["node", "application", "module", "store"],
  parameters: {
    days: {
      type: { kind: "number", minimum: 1, integer: true },
      name: { en: "Days", fr: "Jours" },
      description: { en: "Longest cadence.", fr: "Rythme le plus long." },
      usual: 92,
    },
  },
  examples: {
    passes: `application pay "Payments" { criticality: vital; runs on srv }\nnode srv "Server" { patchCadence: 30d }`,
    fails: `application pay "Payments" { criticality: vital; runs on srv }\nnode srv "Server" { patchCadence: 1y }\nnode web "Web" { patchCadence: 2y; zone: dmz }\nnode toy "Toy" { patchCadence: 5y }\nzone dmz "DMZ" { exposed: internet }`,
    finds: ["srv", "web"],
  },

  judge(element, { parameters: { days } }) {
    const cadence = daysOf(element, "patchCadence");
    if (cadence === undefined || !isInProduction(element)) return undefined;
    if (!isVital(element) && !isReachableFromInternet(element) && !isInOpenZone(element)) return undefined;
    if (cadence <= days) return holds;
    return violated(() => {
      const name = nameOf(element);
      const [longest, most] = [Math.round(cadence), days];
      return {
        en: `${name.en} is vital or exposed and patched every ${longest} days only; ${most} is the most`,
        fr: `${name.fr} est vital ou exposé et n’est corrigé que tous les ${longest} jours ; le maximum est ${most}`,
        values: [[element, "patchCadence"]],
      };
    });
  },
};

function isInOpenZone(element: Element): boolean {
  const zone = zoneOf(element);
  return zone !== undefined && (rankOf(zone, "exposed") ?? 0) >= INTERNET;
}

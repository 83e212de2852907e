import { affirms } from "../../model/read.ts";
import { isImportant } from "../parts/continuity.ts";
import { nameOf } from "../../model/wording.ts";
import { isServer } from "../parts/single-points.ts";
import type { ElementRule } from "../rule.ts";
import { judged } from "../verdict.ts";

export const softwareIsProbed: ElementRule = {
  id: "software-is-probed",
  title: { en: "Important software is probed for failures", fr: "Les logiciels importants sont sondés" },
  rationale: {
    en: "A spare takes over and a restart happens only once somebody notices that the first instance no longer answers.",
    fr: "Le secours ne prend le relais et le redémarrage n’a lieu que si l’on remarque que le premier exemplaire ne répond plus.",
  },
  remedy: {
    en: "Add liveness and readiness probes, or a synthetic transaction, and state `probes`.",
    fr: "Ajoutez des sondes de vie et de disponibilité, ou une transaction synthétique, et indiquez `probes`.",
  },
  severity: "info",
  controls: ["iso27001:A.8.16", "nist-800-53:SI-4", "nist-800-53:CP-10", "nist-csf:DE.CM-09", "dora:10"],
  quality: "resilience",
  reads: ["probes", "criticality"],
  kinds: ["application", "module"],
  examples: {
    passes: `application shop "Shop" { criticality: important\n  module core "Core" { probes: [liveness, readiness] } }`,
    fails: `application shop "Shop" { criticality: important\n  module core "Core" { probes: no }\n  module page "Page" { type: web; probes: no } }\napplication toy "Toy" { probes: no }`,
    finds: ["core"],
    unsure: `application shop "Shop" { criticality: important }`,
    lacks: ["shop.probes"],
  },

  judge(element) {
    if (!isImportant(element) || !isServer(element)) return undefined;
    const own = affirms(element, "probes");
    const whole = element.parent === undefined ? undefined : affirms(element.parent, "probes");
    return judged(own ?? whole, [element, "probes"], () => {
      const name = nameOf(element);
      return {
        en: `Nothing notices when ${name.en} no longer answers`,
        fr: `Rien ne remarque que ${name.fr} ne répond plus`,
        values: [[element, "probes"]],
      };
    });
  },
};

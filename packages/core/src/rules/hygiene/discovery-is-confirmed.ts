import { everyKind } from "../parts/every-kind.ts";
import { provenanceOf } from "../parts/provenance.ts";
import { nameOf } from "../../model/wording.ts";
import type { ElementRule } from "../rule.ts";
import { holds, violated } from "../verdict.ts";

interface Parameters {
  readonly days: number;
}

export const discoveryIsConfirmed: ElementRule<Parameters> = {
  id: "discovery-is-confirmed",
  title: { en: "A person confirms what a tool has found", fr: "Une personne confirme ce qu’un outil a trouvé" },
  rationale: {
    en: "Tools see machines and packets, not meaning: until somebody has looked, a discovered element is a guess.",
    fr: "Les outils voient des machines et des paquets, pas le sens : tant que personne n’a regardé, un élément découvert est une supposition.",
  },
  remedy: {
    en: "Look whether it is so, give it a name and an owner, and state `confirmed: yes` in `provenance`; or remove it.",
    fr: "Vérifiez, donnez-lui un nom et un responsable, et indiquez `confirmed: yes` dans `provenance` ; ou supprimez-le.",
  },
  severity: "info",
  controls: ["iso27001:A.5.9", "nist-800-53:CM-8", "nist-csf:ID.AM-01", "cis:1"],
  reads: ["provenance"],
  parameters: {
    days: {
      type: { kind: "number", minimum: 0, integer: true },
      name: { en: "Days", fr: "Jours" },
      description: {
        en: "How many days after it was seen a discovered element may wait for somebody to confirm it.",
        fr: "Combien de jours après avoir été vu un élément découvert peut attendre une confirmation.",
      },
      usual: 30,
    },
  },
  kinds: everyKind,
  examples: {
    passes: `node vm "VM" { provenance: { origin: discovered; confirmed: yes; seenAt: 2026-05-02 } }\nnode fresh "New" { provenance: { origin: discovered; seenAt: 2026-11-19 } }`,
    fails: `node vm "VM" { provenance: { origin: discovered; seenAt: 2026-09-02 } }\nnode no "Refused" { provenance: { origin: discovered; confirmed: no } }\nnode hand "By hand" { provenance: { origin: written } }`,
    finds: ["vm", "no"],
  },

  judge(element, { parameters, today }) {
    const provenance = provenanceOf(element);
    if (provenance === undefined || !provenance.isDiscovered) return undefined;
    const { isConfirmed, seen } = provenance;
    if (isConfirmed === true) return holds;
    if (isConfirmed === undefined && seen !== undefined && today - seen <= parameters.days) return holds;
    return violated(() => {
      const name = nameOf(element);
      return {
        en: `Nobody has confirmed that ${name.en} is what the tool took it for`,
        fr: `Personne n’a confirmé que ${name.fr} est bien ce que l’outil a cru voir`,
        values: [[element, "provenance"]],
      };
    });
  },
};

import { numberOf } from "../../model/read.ts";
import { shareText } from "../parts/load.ts";
import { nameOf } from "../../model/wording.ts";
import type { ElementRule } from "../rule.ts";
import { holds, violated } from "../verdict.ts";

export const utilisationLeavesRoom: ElementRule<{ readonly most: number }> = {
  id: "utilisation-leaves-room",
  title: { en: "Nothing works at its limit all the time", fr: "Rien ne fonctionne en permanence à sa limite" },
  rationale: {
    en: "Above four fifths of the capacity waiting times grow without bound, and no room is left for a peak or a failed neighbour.",
    fr: "Au-delà de quatre cinquièmes de la capacité, l’attente croît sans limite, et il ne reste rien pour une pointe ou un voisin en panne.",
  },
  remedy: {
    en: "Add capacity or take work away until the average is below the threshold.",
    fr: "Ajoutez de la capacité ou retirez du travail jusqu’à ce que la moyenne passe sous le seuil.",
  },
  severity: "warning",
  controls: ["iso27001:A.8.6", "nist-800-53:SC-5", "nist-csf:PR.IR-04", "dora:7"],
  quality: "performance",
  reads: ["utilisation"],
  parameters: {
    most: {
      type: { kind: "percent" },
      name: { en: "At most", fr: "Au plus" },
      description: { en: "Share of the capacity in use on average.", fr: "Part de la capacité employée en moyenne." },
      usual: 0.8,
    },
  },
  kinds: ["application", "module", "component", "store", "interface", "node", "service", "role", "unit", "zone"],
  examples: {
    passes: `node srv "Server" { utilisation: 55% }`,
    fails: `node srv "Server" { utilisation: 92% }\nstore base "Base" { utilisation: 80% }`,
    finds: ["srv"],
  },

  judge(element, { parameters }) {
    const share = numberOf(element, "utilisation");
    if (share === undefined) return undefined;
    if (share <= parameters.most) return holds;
    return violated(() => {
      const name = nameOf(element);
      const [now, most] = [shareText(share), shareText(parameters.most)];
      return {
        en: `${name.en} uses ${now.en} of its capacity on average, at most ${most.en} leaves room`,
        fr: `${name.fr} emploie ${now.fr} de sa capacité en moyenne, au plus ${most.fr} laisse de la marge`,
        values: [[element, "utilisation"]],
      };
    });
  },
};

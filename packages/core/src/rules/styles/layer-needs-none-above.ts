import { nameOf } from "../../model/wording.ts";
import { endsOf } from "../parts/sentence.ts";
import { tierRank } from "../parts/tiers.ts";
import type { RelationshipRule } from "../rule.ts";
import { holds, violated } from "../verdict.ts";

export const layerNeedsNoneAbove: RelationshipRule = {
  id: "layer-needs-none-above",
  title: { en: "No layer needs one above it", fr: "Aucune couche n’a besoin d’une couche supérieure" },
  rationale: {
    en: "Logic that needs its presentation cannot be used by another one, and neither can be changed or tested alone.",
    fr: "Une logique qui a besoin de sa présentation ne sert à aucune autre, et ni l’une ni l’autre ne se change ou ne se teste seule.",
  },
  remedy: {
    en: "Turn the dependency round: let the layer below offer an interface or emit an event to which the upper one listens.",
    fr: "Inversez la dépendance : la couche inférieure offre une interface ou émet un événement que la couche supérieure écoute.",
  },
  severity: "warning",
  controls: ["nist-800-53:SA-8", "iso27001:A.8.27", "asvs:V15"],
  principle: "P1",
  quality: "modularity",
  aliases: ["LAYER-UP"],
  reads: ["tier", "type"],
  verbs: ["uses"],
  examples: {
    passes: `application shop "Shop" {\n  module web "Pages" { tier: presentation; uses rules }\n  module rules "Rules" { tier: logic; uses db }\n  store db "Database"\n}`,
    fails: `application shop "Shop" {\n  module web "Pages" { tier: presentation }\n  module rules "Rules" { tier: logic; uses web; uses tool }\n  module tool "Tool"\n}`,
    finds: ["rules uses web"],
  },

  judge(use) {
    const { from, to } = use;
    if (from === undefined || to === undefined) return undefined;
    const lower = tierRank(from);
    const upper = lower === undefined ? undefined : tierRank(to);
    if (lower === undefined || upper === undefined) return undefined;
    if (lower >= upper) return holds;
    return violated(() => {
      const ends = endsOf(use);
      const name = nameOf(to);
      return {
        en: `${ends.en}: a lower layer needs ${name.en}, which stands above it`,
        fr: `${ends.fr} : une couche inférieure a besoin de ${name.fr}, qui est au-dessus d’elle`,
        path: [from, use, to],
        values: [
          [from, "tier"],
          [to, "tier"],
        ],
      };
    });
  },
};

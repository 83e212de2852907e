import { applicationOf } from "../../model/hosting.ts";
import type { Element } from "../../model/model.ts";
import { wordsOf } from "../../model/read.ts";
import { styleWords } from "../../model/styles/catalogue.ts";
import { endsOf } from "../parts/sentence.ts";
import { tierRank } from "../parts/tiers.ts";
import type { RelationshipRule } from "../rule.ts";
import { holds, lacks, violated } from "../verdict.ts";
import { isKind } from "../../model/is-kind.ts";

export const layerSkipsNoLayer: RelationshipRule = {
  id: "layer-skips-no-layer",
  title: {
    en: "Presentation does not reach past the logic to the data",
    fr: "La présentation n’atteint pas les données sans passer par la logique",
  },
  rationale: {
    en: "Whoever goes past the logic goes past its rules and checks, and ties what people see to how data are stored.",
    fr: "Qui contourne la logique contourne ses règles et ses contrôles, et lie ce que l’on voit à la façon de stocker.",
  },
  remedy: {
    en: "Let the logic read and write for the presentation; if a tier is stated wrongly, correct `tier`.",
    fr: "Faites lire et écrire la logique pour la présentation ; si une couche est mal indiquée, corrigez `tier`.",
  },
  severity: "error",
  controls: ["nist-800-53:SC-3", "nist-800-53:SA-8", "nist-800-53:AC-4", "iso27001:A.8.27", "asvs:V15", "pci-dss:1"],
  principle: "P3",
  quality: "modularity",
  aliases: ["LAYER-SKIP"],
  reads: ["tier", "type", "style"],
  verbs: ["flows", "uses"],
  examples: {
    passes: `application shop "Shop" {\n  style: layered\n  module web "Pages" { type: web; -> rules }\n  module rules "Rules" { tier: logic; uses db }\n  store db "Database" { type: relational }\n}`,
    fails: `application shop "Shop" {\n  style: layered\n  module web "Pages" { type: web; uses rules; uses db\n    store local "Kept in the browser" { type: key-value }\n  }\n  module rules "Rules" { tier: logic }\n  store db "Database" { -> panel }\n  module panel "Panel" { tier: presentation; uses local-cache }\n  store local-cache "Cache" { type: cache }\n}`,
    finds: ["web uses db", "db -> panel"],
    unsure: `application shop "Shop" {\n  style: layered\n  module web "Pages" { type: web; -> rules }\n  module rules "Rules" { uses db }\n  store db "Database" { type: relational }\n}`,
    lacks: ["rules.tier"],
  },

  judge(exchange) {
    const { from, to } = exchange;
    if (from === undefined || to === undefined) return undefined;
    const [sender, receiver] = [tierRank(from), tierRank(to)];
    if (sender === undefined && receiver === undefined) return undefined;
    if (sender === undefined || receiver === undefined) return unclear(sender === undefined ? from : to);
    if (Math.abs(sender - receiver) < 2 || isInside(from, to) || isInside(to, from)) return holds;
    return violated(() => {
      const ends = endsOf(exchange);
      return {
        en: `${ends.en}: presentation and data exchange directly, past the logic`,
        fr: `${ends.fr} : présentation et données échangent directement, sans passer par la logique`,
        path: [from, exchange, to],
        values: [
          [from, "tier"],
          [to, "tier"],
        ],
      };
    });
  },
};

/** What a client keeps for itself is no layer of the system. */
function isInside(whole: Element, part: Element): boolean {
  return part.path.some(({ row }) => row === whole.row);
}

/** Only who claims to have layers must say which one each part is. */
function unclear(part: Element): ReturnType<typeof lacks> | undefined {
  if (!isKind(part, "module") || part.get("tier") !== undefined) return undefined;
  const application = applicationOf(part);
  if (application === undefined) return undefined;
  const isLayered = wordsOf(application, "style").some((word) => styleWords[word]?.style === "layered");
  return isLayered ? lacks([part, "tier"]) : undefined;
}

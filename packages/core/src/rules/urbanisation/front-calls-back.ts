import type { Element } from "../../model/model.ts";
import { wordOf } from "../../model/read.ts";
import { areaOf, backWords, frontWords, playsPart } from "../parts/areas.ts";
import { nameOf } from "../../model/wording.ts";
import { endsOf } from "../parts/sentence.ts";
import type { RelationshipRule } from "../rule.ts";
import { holds, violated } from "../verdict.ts";

interface Parameters {
  readonly front: readonly string[];
  readonly back: readonly string[];
}

export const frontCallsBack: RelationshipRule<Parameters> = {
  id: "front-calls-back",
  title: {
    en: "The front office calls the back office, not the reverse",
    fr: "Le front-office appelle le back-office, et non l’inverse",
  },
  rationale: {
    en: "A core that calls its channels stops when one of them is changed or down, and has to know every new one.",
    fr: "Un cœur qui appelle ses canaux s’arrête quand l’un d’eux change ou tombe, et doit connaître chaque nouveau.",
  },
  remedy: {
    en: "Let the back office publish events (`mode: async`) to which the front subscribes, or let the front ask.",
    fr: "Faites publier au back-office des événements (`mode: async`) auxquels le front s’abonne, ou laissez le front demander.",
  },
  severity: "info",
  controls: [],
  quality: "modularity",
  aliases: ["BACK-CALLS-FRONT"],
  reads: ["mode", "groups", "contains", "name", "tags"],
  parameters: { front: frontWords, back: backWords },
  verbs: ["uses", "flows"],
  examples: {
    passes: `application shop "Shop"\napplication erp "ERP"\nshop uses erp\nerp -> shop { mode: async }\narea front "Channels" { groups shop }\narea core "Core business" { groups erp }`,
    fails: `application shop "Shop"\napplication app "App"\napplication erp "ERP"\nerp uses shop\nerp -> app { mode: sync }\nshop -> erp { mode: sync }\narea front "Channels" { groups shop, app }\narea core "Core business" { groups erp }`,
    finds: ["erp uses shop", "erp -> app"],
  },

  // An arrow shows where data goes; only a sender that waits calls.
  judge(relationship, { parameters }) {
    const { from, to, verb } = relationship;
    if (from === undefined || to === undefined) return undefined;
    if (verb === "flows" && wordOf(relationship, "mode") !== "sync") return undefined;
    const [a, b] = [areaOf(from), areaOf(to)];
    if (a === undefined || b === undefined) return undefined;
    const [own, other] = [sideOf(a, parameters), sideOf(b, parameters)];
    if (own === undefined || other === undefined || own === other) return undefined;
    if (own === "front") return holds;
    return violated(() => {
      const [ends, back, front] = [endsOf(relationship), nameOf(a), nameOf(b)];
      return {
        en: `${ends.en}: “${back.en}” calls “${front.en}”`,
        fr: `${ends.fr} : « ${back.fr} » appelle « ${front.fr} »`,
        path: [from, relationship, to],
        related: [a, b],
      };
    });
  },
};

function sideOf(area: Element, { front, back }: Parameters): "front" | "back" | undefined {
  if (playsPart(area, front)) return "front";
  return playsPart(area, back) ? "back" : undefined;
}

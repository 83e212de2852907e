import { archimateType, legalityBetween } from "../../model/archimate/legality.ts";
import type { Relationship } from "../../model/model.ts";
import { states } from "../../model/read.ts";
import { endsOf } from "../parts/sentence.ts";
import type { RelationshipRule } from "../rule.ts";
import { holds, violated } from "../verdict.ts";

export const archimateKeepsItsMeaning: RelationshipRule = {
  id: "archimate-keeps-its-meaning",
  title: {
    en: "Relationships of imported elements mean something in ArchiMate",
    fr: "Les relations d’éléments importés ont un sens en ArchiMate",
  },
  rationale: {
    en: "Between some ArchiMate types a verb has no counterpart: an export writes a bare association, and its meaning is lost to the other tool.",
    fr: "Entre certains types ArchiMate, un verbe n’a pas d’équivalent : un export écrit une simple association, et l’autre outil en perd le sens.",
  },
  remedy: {
    en: "Choose the verb that ArchiMate 3.2 permits between the two types, or correct `archimate` of one of the ends.",
    fr: "Choisissez le verbe qu’ArchiMate 3.2 permet entre les deux types, ou corrigez `archimate` d’un des bouts.",
  },
  severity: "info",
  controls: [],
  quality: "interoperability",
  reads: ["archimate"],
  verbs: [
    "contains",
    "groups",
    "realizes",
    "uses",
    "accesses",
    "flows",
    "runs on",
    "hosts",
    "performs",
    "triggers",
    "influences",
    "specializes",
  ],
  examples: {
    passes: `process a "A" { archimate: BusinessInteraction }\nprocess b "B"\na triggers b`,
    fails: `role a "A" { archimate: Stakeholder }\nprocess b "B"\nprocess c "C"\na performs b\nc triggers b`,
    finds: ["a performs b"],
  },

  // Kinds and verbs of ours are legal by their pairs; only where an end states a type of its own can a verb fall through. A relationship
  // that states its type is held to the matrix when the text is read.
  judge(relationship) {
    const { from, to } = relationship;
    if (from === undefined || to === undefined || states(relationship, "archimate")) return undefined;
    if (!states(from, "archimate") && !states(to, "archimate")) return undefined;
    if (isExpressible(relationship)) return holds;
    return violated(() => {
      const ends = endsOf(relationship);
      const types = [archimateType(from) ?? from.kind, archimateType(to) ?? to.kind] as const;
      return {
        en: `${ends.en}: ArchiMate knows no “${relationship.verb}” from ${types[0]} to ${types[1]}`,
        fr: `${ends.fr} : ArchiMate ne connaît pas de « ${relationship.verb} » de ${types[0]} vers ${types[1]}`,
        path: [from, relationship, to],
        values: [
          [from, "archimate"],
          [to, "archimate"],
        ],
      };
    });
  },
};

/** Does any ArchiMate type of the verb other than association fit between the two ends? */
function isExpressible({ definition, from, to }: Relationship): boolean {
  if (definition === undefined || from === undefined || to === undefined) return true;
  const [source, target] = definition.reversed ? [to, from] : [from, to];
  const types = [definition.archimate, ...definition.archimateElse].filter((type) => type !== "Association");
  return types.some((type) => legalityBetween(archimateType(source), type, archimateType(target)) !== "none");
}

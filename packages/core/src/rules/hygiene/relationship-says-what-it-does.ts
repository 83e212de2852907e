import type { Relationship } from "../../model/model.ts";
import { affirms, states } from "../../model/read.ts";
import { endsOf } from "../parts/sentence.ts";
import type { RelationshipRule } from "../rule.ts";
import { holds, violated } from "../verdict.ts";

export const relationshipSaysWhatItDoes: RelationshipRule = {
  id: "relationship-says-what-it-does",
  title: {
    en: "Flows and plain relations say what they are about",
    fr: "Flux et liens simples disent de quoi il s’agit",
  },
  rationale: {
    en: "A line without a word says that two things have to do with each other, not what: nobody can judge whether it is needed or dangerous.",
    fr: "Un trait sans un mot dit que deux choses ont un rapport, pas lequel : personne ne peut juger s’il est nécessaire ou dangereux.",
  },
  remedy: {
    en: "Name the data that flows (`a -> b : data`), or give the relationship a label or a `description`.",
    fr: "Nommez les données qui circulent (`a -> b : donnees`), ou donnez à la relation un libellé ou une `description`.",
  },
  severity: "info",
  controls: ["iso27001:A.5.14", "nist-800-53:CA-9", "nist-csf:ID.AM-03", "pci-dss:1"],
  aliases: ["model.relationship.description"],
  reads: ["description"],
  verbs: ["flows", "relates"],
  examples: {
    passes: `application a "A"\napplication b "B"\ndataset d "Orders"\na -> b : d\nb relates a "shares its team with"`,
    fails: `application a "A"\napplication b "B"\na -> b { protocol: https }\nb relates a\nb -> a { description: "Prices of the day" }`,
    finds: ["a -> b", "b relates a"],
  },

  judge(relationship) {
    if (relationship.label !== undefined || carriesSomething(relationship)) return holds;
    if (states(relationship, "description") || affirms(relationship, "raci") === true) return holds;
    return violated(() => {
      const ends = endsOf(relationship);
      return {
        en: `${ends.en}: nothing says what this is about`,
        fr: `${ends.fr} : rien ne dit de quoi il s’agit`,
      };
    });
  },
};

function carriesSomething({ carries }: Relationship): boolean {
  return carries.length > 0;
}

/** How long a fact that a source found may go unseen. */
import type { Bilingual } from "../../model/metamodel.ts";
import type { Stating } from "../../model/read.ts";
import type { RuleContext, RuleParameters } from "../rule.ts";
import { holds, lacks, type Verdict, violated } from "../verdict.ts";
import { provenanceOf } from "./provenance.ts";
import { dayWords } from "./sentence.ts";

export interface Freshness {
  readonly days: number;
}

export const freshness: RuleParameters<Freshness> = {
  days: {
    type: { kind: "number", minimum: 1, integer: true },
    name: { en: "Days", fr: "Jours" },
    description: {
      en: "After how many days without being seen again a fact is stale.",
      fr: "Après combien de jours sans être revu un fait est périmé.",
    },
    usual: 180,
  },
};

/** Whether something found by a source was seen lately enough. */
export function freshnessOf(
  one: Stating,
  { parameters, today }: RuleContext<Freshness>,
  nameIt: () => Bilingual,
): Verdict | undefined {
  const provenance = provenanceOf(one);
  if (provenance === undefined || !provenance.isFound) return undefined;
  const { seen } = provenance;
  if (seen === undefined) return lacks([one, "provenance.seenAt"]);
  const age = today - seen;
  if (age <= parameters.days) return holds;
  return violated(() => {
    const [name, day] = [nameIt(), dayWords(seen)];
    return {
      en: `${name.en} was last seen on ${day.en}, ${age} days ago`,
      fr: `${name.fr} : vu pour la dernière fois le ${day.fr}, il y a ${age} jours`,
      values: [[one, "provenance.seenAt"]],
    };
  });
}

/** Words of inventories for environments, criticality and states, as the metamodel has them. */
import type { FactValue } from "../../model/facts.ts";

const environments: readonly (readonly [RegExp, string])[] = [
  [/pre-?prod/iu, "preprod"],
  [/prod|^prd$|live/iu, "prod"],
  [/stag|uat|recette|qualif|accept/iu, "staging"],
  [/test|^qa$|integration/iu, "test"],
  [/dev|sandbox/iu, "dev"],
  [/disaster|recovery|^dr$|secours/iu, "dr"],
];

export function environmentOf(text: string): FactValue | undefined {
  const found = environments.find(([pattern]) => pattern.test(text));
  return found === undefined ? undefined : [{ word: found[1] }];
}

/** `1 - most critical`, `High`, `Critique`, `Tier 1`. */
export function criticalityOf(text: string): FactValue | undefined {
  const folded = text.toLowerCase();
  if (/^(?:1|p1|tier[ -]?[01])\b|most critical|mission|vital|critique|^critical/u.test(folded))
    return { word: "vital" };
  if (/^(?:2|p2|tier[ -]?2)\b|somewhat critical|high|important|elev|haute|major/u.test(folded))
    return { word: "important" };
  if (/^(?:3|p3|tier[ -]?3)\b|less critical|medium|moderate|normal|moyen/u.test(folded)) return { word: "normal" };
  if (/^(?:4|5|p4|tier[ -]?4)\b|not critical|low|faible|minor|basse/u.test(folded)) return { word: "low" };
  return undefined;
}

export function statusOf(text: string): FactValue | undefined {
  const folded = text.toLowerCase();
  if (/retired|decommission|dispos|absent|non-operational|stolen|end of life|archive|retir/u.test(folded))
    return { word: "retired" };
  if (/phase.?out|sunset|deprecat|obsol/u.test(folded)) return { word: "deprecated" };
  if (/plan|on order|pipeline|proposed|in stock/u.test(folded)) return { word: "planned" };
  if (/build|pending|develop|design|construct/u.test(folded)) return { word: "building" };
  if (/operational|install|in use|live|active|production|en service|in maintenance/u.test(folded))
    return { word: "live" };
  return undefined;
}

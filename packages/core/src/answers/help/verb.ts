/** The help page of a verb. */
import { groupBy } from "../../base/group-by.ts";
import type { VerbHelp } from "../help-answers.ts";
import { said } from "./said.ts";
import { attributeEntry, type HelpContext, verbEntry } from "./entries.ts";

export function verbHelp(context: HelpContext, number: number): VerbHelp {
  const { model, language } = context;
  const { schema } = model;
  const verb = schema.verb(number);
  const written = verb.id === "flows" ? "->" : verb.id;
  return {
    version: 1,
    topic: "verb",
    entry: verbEntry(context, verb),
    written,
    inverse: said(verb.inverse, language),
    archimate: { type: verb.archimate, isReversed: verb.reversed, otherwise: verb.archimateElse },
    travel: verb.travel,
    carriesData: verb.carriesData,
    example: exampleOf(context, number, written),
    pairs: pairsOf(context, number),
    attributes: schema
      .attributesOf(schema.subjectOfVerb(number))
      .map((attribute) => attributeEntry(context, attribute)),
  };
}

function exampleOf({ model }: HelpContext, number: number, written: string): string {
  const all = pairs(model.schema, number);
  const first = all.find(({ from: kind }) => kind === "application") ?? all[0];
  const from = first?.from ?? "application";
  const to = first?.to.find((kind) => kind !== from) ?? first?.to[0] ?? "application";
  const carried = written === "->" ? " : some-dataset" : "";
  return `some-${from} ${written} some-${to === from ? `other-${to}` : to}${carried}`;
}

/** Kinds with the same objects stand together; where everything is permitted, one pair of empty lists says so. */
function pairsOf({ model }: HelpContext, number: number): VerbHelp["pairs"] {
  const { schema } = model;
  const elements = schema.kinds.filter((kind) => kind.layer !== undefined).length;
  const groups = groupBy(pairs(schema, number), ({ to }) => to.join());
  return [...groups.values()].map((members) => {
    const from = members.map((member) => member.from);
    const to = members[0]?.to ?? [];
    return { from: from.length === elements ? [] : from, to: to.length === elements ? [] : to };
  });
}

function pairs(
  schema: HelpContext["model"]["schema"],
  number: number,
): readonly { readonly from: string; readonly to: readonly string[] }[] {
  return schema.kinds.flatMap((kind, from) => {
    const to = schema.kinds.flatMap((other, index) => (schema.permits(from, number, index) ? [other.id] : []));
    return to.length === 0 ? [] : [{ from: kind.id, to }];
  });
}

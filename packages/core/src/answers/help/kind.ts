/** The help page of a kind. */
import type { KindDefinition } from "../../model/metamodel.ts";
import type { Model } from "../../model/model.ts";
import type { Schema } from "../../model/schema.ts";
import { viewpoints } from "../../views/index.ts";
import { groupBy } from "../../base/group-by.ts";
import { facetPlace } from "../order.ts";
import type { KindHelp, PermittedVerb } from "../help-answers.ts";
import { attributeEntry, facetName, type HelpContext, kindEntry, viewpointEntry } from "./entries.ts";
import { exampleValue } from "./example-values.ts";
import { said } from "./said.ts";
import { kindsShownBy } from "./kinds-shown.ts";

export function kindHelp(context: HelpContext, number: number): KindHelp {
  const { model, language } = context;
  const { schema } = model;
  const kind = schema.kind(number);
  const base = kind.base === undefined ? undefined : schema.kinds[schema.kindNumber(kind.base)];
  return {
    version: 1,
    topic: "kind",
    entry: kindEntry(context, kind),
    plural: said(kind.plural, language),
    base: base === undefined ? null : kindEntry(context, base),
    archimate: archimateOf(kind),
    c4: kind.c4 ?? null,
    example: exampleOf(schema, number, kind.name[language]),
    attributes: attributesOf(context, number),
    outgoing: permitted(context, number, "from"),
    incoming: permitted(context, number, "to"),
    viewpoints: viewpoints
      .filter((viewpoint) => schema.lineage(number).some((one) => kindsShownBy(viewpoint).has(schema.kind(one).id)))
      .map((viewpoint) => viewpointEntry(context, viewpoint)),
    elements: someOf(model, kind, language),
  };
}

function archimateOf({ archimate, stereotype, archimateBy }: KindDefinition): KindHelp["archimate"] {
  if (archimate === undefined) return null;
  const by = Object.entries(archimateBy ?? {}).flatMap(([key, types]) =>
    Object.entries(types).map(([word, type]) => ({ key, word, type })),
  );
  return { type: archimate, stereotype: stereotype ?? null, by };
}

/** Attributes that people expect in an example, where the kind has them. */
const telling: readonly string[] = [
  "owner",
  "criticality",
  "importance",
  "technology",
  "type",
  "classification",
  "status",
  "viewpoint",
];
const mostInExample = 3;

/** A statement with what a person would say first, and one sentence with it as subject. */
function exampleOf(schema: Schema, number: number, name: string): string {
  const { id, layer } = schema.kind(number);
  const own = schema.attributesOf(number);
  const said = telling.flatMap((key) => own.find((attribute) => attribute.id === key) ?? []).slice(0, mostInExample);
  const lines = said.map((attribute) => `  ${attribute.id}: ${exampleValue(attribute.type)}`);
  const subject = `my-${id}`;
  const block = lines.length === 0 ? "" : ` {\n${lines.join("\n")}\n}`;
  const statement = `${id} ${subject} "${name}"${block}`;
  const sentence = layer === undefined ? undefined : sentenceOf(schema, number, subject);
  return sentence === undefined ? statement : `${statement}\n${sentence}`;
}

function sentenceOf(schema: Schema, number: number, subject: string): string | undefined {
  const verbs = [...telltale, ...schema.relationships.map(({ id }) => id)];
  for (const id of verbs) {
    const verb = schema.verbNumber(id);
    if (id === "contains" || verb < 0) continue;
    const object = schema.kinds.find((_, to) => to !== number && schema.permits(number, verb, to));
    if (object !== undefined) return `${subject} ${id === "flows" ? "->" : id} some-${object.id}`;
  }
  return undefined;
}

/** Verbs that an example rather has than others. */
const telltale: readonly string[] = ["uses", "performs", "runs on", "hosts"];

function attributesOf(context: HelpContext, number: number): KindHelp["attributes"] {
  const { schema } = context.model;
  const groups = groupBy(schema.attributesOf(number), ({ facet }) => facet);
  return [...groups]
    .toSorted(([a], [b]) => facetPlace(a) - facetPlace(b))
    .map(([facet, attributes]) => ({
      facet,
      facetName: facetName(facet, context.language),
      entries: attributes.map((attribute) => ({
        ...attributeEntry(context, attribute),
        example: `${attribute.id}: ${exampleValue(attribute.type)}`,
      })),
    }));
}

/** Verbs with the kinds at their other end. */
function permitted({ model, language }: HelpContext, number: number, end: "from" | "to"): readonly PermittedVerb[] {
  const { schema } = model;
  const elements = schema.kinds.flatMap((kind, other) => (kind.layer === undefined ? [] : [other]));
  return schema.relationships.flatMap((verb, index) => {
    const others = elements.filter((other) =>
      end === "from" ? schema.permits(number, index, other) : schema.permits(other, index, number),
    );
    if (others.length === 0) return [];
    const isAny = others.length === elements.length;
    return [
      {
        verb: verb.id,
        phrase: said(end === "from" ? verb.name : verb.inverse, language),
        kinds: isAny ? [] : others.map((other) => schema.kind(other).id),
      },
    ];
  });
}

const mostElements = 8;

function someOf(model: Model, kind: KindDefinition, language: string): KindHelp["elements"] {
  const found: { readonly id: string; readonly name: string; readonly said: number }[] = [];
  const { columns } = model;
  const number = model.schema.kindNumber(kind.id);
  for (let row = 0; row < model.parts.ownRows; row++) {
    if (model.parts.kindOf[row] !== number || (kind.layer !== undefined && !model.isElement(row))) continue;
    const element = model.at(row);
    found.push({ id: element.id, name: element.nameIn(language), said: columns.elementAttributeCount[row] ?? 0 });
    if (found.length >= mostLookedAt) break;
  }
  return found
    .toSorted((a, b) => b.said - a.said)
    .slice(0, mostElements)
    .map(({ id, name }) => ({ id, name }));
}

/** Elements that are looked at for the best examples. */
const mostLookedAt = 2000;

/** By what the boxes of a picture can be put together: where they stand, whose they are, what they are, what an attribute says. */
import type { Locale } from "../base/codes.ts";
import type { Bilingual } from "../model/metamodel.ts";
import type { Element, Model } from "../model/model.ts";
import type { Value } from "../model/values.ts";
import { areaAround, nearestWith, softwareZones } from "./parts/belonging.ts";
import { layerNames } from "./parts/layer-names.ts";
import { textOf } from "./parts/nodes.ts";
import { siteOf } from "./parts/placement.ts";

/** The group that an element belongs to. */
export interface GroupValue {
  /** Stays the same when somebody renames what it stands for, or reads it in another language. */
  readonly key: string;
  readonly name: string;
  /** The element that the group is, where it is one. */
  readonly element?: Element | undefined;
  /** Place among the groups where the values have an order. */
  readonly rank?: number | undefined;
}

/** A question by which elements are put together. */
export interface Grouping {
  readonly id: string;
  readonly name: Bilingual;
  /** Undefined: nobody has said. */
  readonly read: (element: Element, language: Locale) => GroupValue | undefined;
}

/** The grouping of a word: `zone`, `layer`, an attribute, a relationship; undefined where the model knows no such word. */
export function groupingOf(model: Model, word: string): Grouping | undefined {
  const built = builtIn.find(({ id, aliases }) => id === word || aliases.includes(word));
  if (built !== undefined) return built;
  if (model.schema.knowsKey(word)) return attributeGrouping(model, word);
  return relationshipGrouping(model, word);
}

interface BuiltIn extends Grouping {
  readonly aliases: readonly string[];
}

const builtIn: readonly BuiltIn[] = [
  {
    id: "kind",
    aliases: [],
    name: { en: "Kind", fr: "Sorte" },
    read: (element, language) => ({ key: element.kind, name: element.definition?.name[language] ?? element.kind }),
  },
  {
    id: "layer",
    aliases: [],
    name: { en: "Layer", fr: "Couche" },
    read: ({ layer }, language) =>
      layer === undefined
        ? undefined
        : { key: layer, name: layerNames[layer][language], rank: Object.keys(layerNames).indexOf(layer) },
  },
  {
    id: "area",
    aliases: ["domain"],
    name: { en: "Area", fr: "Zone fonctionnelle" },
    read: (element, language) => valueOf(areaAround(element), language),
  },
  {
    id: "zone",
    aliases: [],
    name: { en: "Network zone", fr: "Zone réseau" },
    read: (element, language) => valueOfAll(softwareZones(element), language),
  },
  {
    id: "site",
    aliases: [],
    name: { en: "Site", fr: "Site" },
    read: (element, language) => valueOf(siteOf(element), language),
  },
];

/** Ids of the groupings that are no attribute and no relationship. */
export const builtInGroupings: readonly string[] = builtIn.map(({ id }) => id);

function valueOf(element: Element | undefined, language: Locale): GroupValue | undefined {
  return element === undefined ? undefined : { key: element.id, name: element.nameIn(language), element };
}

/** Several at once are a group of their own: neither of them is the truth. */
function valueOfAll(elements: readonly Element[], language: Locale): GroupValue | undefined {
  if (elements.length < 2) return valueOf(elements[0], language);
  const sorted = elements.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  return {
    key: sorted.map(({ id }) => id).join(","),
    name: sorted.map((element) => element.nameIn(language)).join(" + "),
  };
}

/** By what an attribute says; what is inside of something belongs where that belongs. */
function attributeGrouping(model: Model, key: string): Grouping {
  return {
    id: key,
    name: nameOfKey(model, key),
    read: (element, language) => {
      const stating = nearestWith(element, key);
      return stating === undefined ? undefined : attributeValue(stating, key, language);
    },
  };
}

function attributeValue(element: Element, key: string, language: Locale): GroupValue | undefined {
  const value = element.get(key);
  const name = textOf(element, key, language);
  if (value === undefined || name === undefined) return undefined;
  const single = value.kind === "list" && value.items.length === 1 ? value.items[0] : value;
  if (single?.kind === "reference") return valueOf(element.model.element(single.id), language);
  return { key: keyOf(value) ?? name, name, rank: single?.kind === "word" ? single.rank : undefined };
}

function keyOf(value: Value): string | undefined {
  const items = value.kind === "list" ? value.items : [value];
  const keys = items.map((item) =>
    item.kind === "reference"
      ? item.id
      : item.kind === "boolean"
        ? String(item.boolean)
        : "text" in item
          ? item.text
          : undefined,
  );
  return keys.length === 0 || keys.includes(undefined) ? undefined : keys.join(",");
}

function nameOfKey({ schema }: Model, key: string): Bilingual {
  for (let kind = 0; kind < schema.kinds.length; kind++) {
    const meaning = schema.meaning(key, kind);
    if (meaning !== undefined) return meaning.definition.name;
  }
  return { en: key, fr: key };
}

/** By what elements lead to with a verb: applications by the capability that they realise. */
function relationshipGrouping(model: Model, verb: string): Grouping | undefined {
  const relationship = model.schema.relationships[model.schema.verbNumber(verb)];
  if (relationship === undefined) return undefined;
  return {
    id: verb,
    name: relationship.name,
    read: (element, language) => {
      const ends = element.out(relationship.id).flatMap(({ to }) => to ?? []);
      return valueOfAll([...new Map(ends.map((end) => [end.row, end])).values()], language);
    },
  };
}

/** Elements, relationships and values as reports name them. */
import { nameOfKey } from "./cells.ts";
import { printValue } from "../model/values.ts";
import { isKind } from "../model/is-kind.ts";
import type { Bilingual } from "../model/metamodel.ts";
import type { Element, Relationship } from "../model/model.ts";
import { elementsOf } from "../model/read.ts";
import type { StatedValue, Subject } from "../rules/report.ts";
import { isRelationship, subjectName } from "../model/subject.ts";
import type { Stated } from "../model/read.ts";

export function subjectOf(one: Element | Relationship): Subject {
  const owner = ownerFor(isRelationship(one) ? one.from : one);
  const ends = isRelationship(one) ? [one.from, one.to] : [one];
  return {
    name: subjectName(one),
    title: titleOf(one),
    kind: isRelationship(one) ? one.verb : one.kind,
    elements: ends.flatMap((end) => (end === undefined ? [] : [end.id])),
    isRelationship: isRelationship(one),
    ...(owner === undefined ? {} : { owner: owner.id }),
  };
}

function titleOf(one: Element | Relationship): Bilingual {
  if (!isRelationship(one)) return { en: one.nameIn("en"), fr: one.nameIn("fr") };
  const ends = (language: "en" | "fr"): string => {
    const [from, to] = [one.from?.nameIn(language) ?? one.fromId, one.to?.nameIn(language) ?? one.toId];
    return one.verb === "flows" ? `${from} → ${to}` : `${from} ${verbOf(one)[language]} ${to}`;
  };
  return { en: ends("en"), fr: ends("fr") };
}

function verbOf(one: Relationship): Bilingual {
  return one.definition?.name ?? { en: one.verb, fr: one.verb };
}

export function statedValue([one, key]: Stated): StatedValue {
  const value = one.get(key);
  const shown = (language: "en" | "fr"): string => (value === undefined ? "" : printValue(value, language));
  return { subject: subjectOf(one), key, label: labelOf(one, key), value: { en: shown("en"), fr: shown("fr") } };
}

/** An attribute as people read it. */
export function labelOf(one: Element | Relationship, key: string): Bilingual {
  const { schema, parts } = one.model;
  const subject = isRelationship(one) ? one.model.relationshipSubject(one.row) : (parts.kindOf[one.row] ?? -1);
  const meaning = subject < 0 ? undefined : schema.meaning(key, subject);
  if (meaning !== undefined) return nameOfKey(key, meaning);
  const [head = key, ...rest] = key.split(".");
  const known = schema.metamodel.attributes.find(({ id }) => id === head)?.name ?? { en: head, fr: head };
  const tail = rest.length === 0 ? "" : ` (${rest.join(".")})`;
  return { en: `${known.en}${tail}`, fr: `${known.fr}${tail}` };
}

/** Who answers for an element: its owner, or that of the nearest container that names one. */
function ownerFor(element: Element | undefined): Element | undefined {
  for (let one = element; one !== undefined; one = one.parent) {
    const owner = elementsOf(one, "owner")[0] ?? elementsOf(one, "steward")[0];
    if (owner !== undefined) return owner;
  }
  return element !== undefined && isKind(element, "unit") ? element : undefined;
}

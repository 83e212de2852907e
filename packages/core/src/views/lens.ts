/** A lens: colours a diagram by an attribute, a computation, or values that somebody brings along. Unknown is a colour of its own. */
import type { Locale } from "../base/codes.ts";
import type { Bilingual } from "../model/metamodel.ts";
import type { Element, Model } from "../model/model.ts";
import type { Value } from "../model/values.ts";
import type { Diagram, Lens, LensMark } from "./diagram.ts";
import type { Judged } from "./judged.ts";
import { type Found, itemsOf, readItems, withMarks } from "./lens/items.ts";
import { divergingScale, numberScale } from "./lens/numbers.ts";
import { computedNames, sourceOf } from "./lens/computed.ts";
import type { LensSource } from "./lens/source.ts";
import { combined } from "./lens/together.ts";
import { type Reading, readingOf, type Unit, unitKey } from "./lens/value.ts";
import { say } from "./parts/notes.ts";
import { dayOfModel } from "./query.ts";

/**
 * The diagram coloured by a lens, and what its colours mean; undefined when there is no such lens. `extra`: values by element id, of an
 * analysis, which come instead of what the model says; `today`: day for life cycles and ages, else the one that the model describes;
 * `judged`: what rules say of it.
 */
export function applyLens(
  diagram: Diagram,
  model: Model,
  lensId: string,
  language: Locale,
  extra?: ReadonlyMap<string, Value>,
  today?: string,
  judged?: Judged,
): { readonly diagram: Diagram; readonly lens: Lens } | undefined {
  const items = itemsOf(diagram, model);
  const elements = items.flatMap(({ element }) => element ?? []);
  const request = { model, language, elements, today: today ?? dayOfModel(model), judged };
  const source = extra === undefined ? sourceOf(lensId, request) : extraSource(lensId, extra, request.model, language);
  if (source === undefined) return undefined;
  const found = readItems(items, model, source, language);
  const scale = scaleOf(source, [...found.values()], language);
  const marks = new Map<string, LensMark>();
  const counts = scale.names.map(() => 0);
  let unknown = 0;
  for (const [id, one] of found) {
    const step = one.reading === undefined ? -1 : scale.step(one.reading);
    marks.set(id, { step, text: one.text });
    // What is drawn inside is counted already.
    if (one.isOfDrawn) continue;
    if (step < 0) unknown++;
    else counts[step] = (counts[step] ?? 0) + 1;
  }
  const lens: Lens = {
    id: lensId,
    name: nameOf(source, [...found.values()], language),
    scale: scale.kind,
    steps: scale.names.map((name, index) => ({ name, count: counts[index] ?? 0 })),
    unknown,
  };
  return { diagram: withMarks(diagram, marks), lens };
}

/** What a model may be coloured by: computations, then the attributes that any element states and that have an order or few names. */
export function knownLenses(model: Model): readonly { readonly id: string; readonly name: Bilingual }[] {
  const known = computedNames.map(([id, name]) => ({ id, name }));
  const keys = new Map<string, Bilingual>();
  const { columns, schema, symbols } = model;
  for (const row of model.rows()) {
    const kind = model.parts.kindOf[row] ?? -1;
    for (const at of model.attributeRows(row)) {
      const key = symbols.text(columns.attributeKey[at] ?? 0);
      const meaning = keys.has(key) ? undefined : schema.meaning(key, kind);
      if (meaning !== undefined && isColourable(meaning.type.kind, meaning.isFreeText))
        keys.set(key, meaning.definition.name);
    }
  }
  const attributes = [...keys].map(([id, name]) => ({ id, name }));
  return [...known, ...attributes.sort((a, b) => (a.id < b.id ? -1 : 1))];
}

function isColourable(kind: string, isFreeText: boolean): boolean {
  return !isFreeText && kind !== "text" && kind !== "record" && kind !== "relationship" && kind !== "any";
}

function extraSource(id: string, extra: ReadonlyMap<string, Value>, model: Model, language: Locale): LensSource {
  return {
    id,
    name: computedNames.find(([each]) => each === id)?.[1][language] ?? id,
    asks: (element: Element) => extra.has(element.id),
    read: (element: Element) => readingOf(extra.get(element.id), undefined, model, language),
    together: "mean",
    scale: { kind: "numbers" },
  };
}

/** The name says how those got their value that have none of their own. */
function nameOf(source: LensSource, found: readonly Found[], language: Locale): string {
  const isNamed = found.some(({ madeOf, reading }) => madeOf !== undefined && reading?.kind === "name");
  const how = isNamed
    ? say(language, "what all inside share", "ce que tous partagent")
    : combined(source.together, language);
  const parts = [
    found.some(({ madeOf }) => madeOf === "inside") ? say(language, `groups: ${how}`, `groupes\u00a0: ${how}`) : "",
    found.some(({ madeOf }) => madeOf === "applications")
      ? say(language, `from applications: ${how}`, `d'après les applications\u00a0: ${how}`)
      : "",
  ].filter((part) => part !== "");
  return parts.length === 0 ? source.name : `${source.name} (${parts.join(", ")})`;
}

// --- from readings to steps

interface Scale {
  readonly kind: Lens["scale"];
  readonly names: readonly string[];
  /** -1 for what is not on this scale, such as an amount in another currency. */
  readonly step: (reading: Reading) => number;
}

/** Names beyond which they are put together as others. */
const MOST_NAMES = 8;

function scaleOf(source: LensSource, found: readonly Found[], language: Locale): Scale {
  const readings = found.flatMap(({ reading }) => reading ?? []);
  const numbers = readings.filter((reading) => reading.kind === "number");
  const names = readings.filter((reading) => reading.kind === "name");
  if (source.scale.kind === "ordered" && names.length <= readings.length / 2) return wordScale(source.scale.words);
  const isNamed = source.scale.kind === "categories" || numbers.length * 2 < readings.length;
  if (isNamed) return nameScale(source, readings, language);
  const unit = commonest(numbers.map((reading) => reading.unit));
  if (unit === undefined) return { kind: "sequential", names: [], step: () => -1 };
  const key = unitKey(unit);
  const amounts = numbers.flatMap((reading) => (unitKey(reading.unit) === key ? [reading.number] : []));
  const isDiverging = source.scale.kind === "diverging";
  const range = source.scale.kind === "numbers" ? source.scale.range : undefined;
  const scale =
    source.scale.kind === "diverging"
      ? divergingScale(amounts, source.scale.middle, unit, language)
      : numberScale(amounts, unit, language, range);
  return {
    kind: isDiverging ? "diverging" : "sequential",
    names: scale.names,
    step: (reading) => (reading.kind === "number" && unitKey(reading.unit) === key ? scale.step(reading.number) : -1),
  };
}

function wordScale(words: readonly string[]): Scale {
  return {
    kind: "sequential",
    names: words,
    step: (reading) => (reading.kind === "rank" && reading.rank < words.length ? reading.rank : -1),
  };
}

function nameScale(source: LensSource, readings: readonly Reading[], language: Locale): Scale {
  const stated = source.scale.kind === "categories" ? source.scale.names : undefined;
  const all = stated ?? namesOf(readings, language);
  const hasOthers = all.length > MOST_NAMES;
  const shown = hasOthers ? all.slice(0, MOST_NAMES - 1) : all;
  const place = new Map(shown.map(([key], index) => [key, index]));
  return {
    kind: "categories",
    names: [...shown.map(([, text]) => text), ...(hasOthers ? [say(language, "others", "autres")] : [])],
    step: (reading) => place.get(keyOf(reading)) ?? (hasOthers ? shown.length : -1),
  };
}

/** The commonest names first; of those that are as common, in the order of the alphabet. */
function namesOf(readings: readonly Reading[], language: Locale): readonly (readonly [string, string])[] {
  const counts = new Map<string, { readonly text: string; count: number }>();
  for (const reading of readings) {
    const known = counts.get(keyOf(reading));
    if (known === undefined) counts.set(keyOf(reading), { text: textOf(reading), count: 1 });
    else known.count++;
  }
  const collator = new Intl.Collator(language, { numeric: true });
  return [...counts]
    .sort(([, a], [, b]) => b.count - a.count || collator.compare(a.text, b.text))
    .map(([key, { text }]) => [key, text] as const);
}

function keyOf(reading: Reading): string {
  return reading.kind === "name" ? reading.key : reading.text;
}

/** A list is coloured by its first item, whose text stands in front. */
function textOf(reading: Reading): string {
  return reading.text.split(", ")[0] ?? reading.text;
}

function commonest(units: readonly Unit[]): Unit | undefined {
  const counts = new Map<string, { readonly unit: Unit; count: number }>();
  for (const unit of units) {
    const known = counts.get(unitKey(unit));
    if (known === undefined) counts.set(unitKey(unit), { unit, count: 1 });
    else known.count++;
  }
  return [...counts.values()].sort((a, b) => b.count - a.count)[0]?.unit;
}

/** What has a help page, as lists show it. */
import { codes, type Locale } from "../../base/codes.ts";
import type { AttributeDefinition, Bilingual, KindDefinition, RelationshipDefinition } from "../../model/metamodel.ts";
import { facets } from "../../model/metamodel/attributes/facets.ts";
import type { Model } from "../../model/model.ts";
import { metamodel as builtIn } from "../../model/metamodel/index.ts";
import { viewpointById, viewpoints } from "../../views/index.ts";
import { readView } from "../../views/query.ts";
import type { Viewpoint, ViewpointFamily } from "../../views/viewpoint.ts";
import type { HelpEntry } from "../help-answers.ts";
import { diagnosticGroup } from "./diagnostic-groups.ts";
import { said } from "./said.ts";

/** What help is asked about: the model, the language, and how often each diagnostic occurs. */
export interface HelpContext {
  readonly model: Model;
  readonly language: Locale;
  readonly findings: ReadonlyMap<string, number>;
}

export function kindEntry({ model, language }: HelpContext, kind: KindDefinition): HelpEntry {
  const layer = kind.layer ?? null;
  return {
    topic: "kind",
    id: kind.id,
    name: said(kind.name, language),
    about: said(kind.description, language),
    group: layer ?? "description",
    groupName: layer ?? "description",
    icon: kind.icon,
    layer,
    count: countsOf(model).kinds[model.schema.kindNumber(kind.id)] ?? 0,
    ...ownIf(kind.base !== undefined),
  };
}

export function verbEntry({ model, language }: HelpContext, verb: RelationshipDefinition): HelpEntry {
  return {
    topic: "verb",
    id: verb.id,
    name: said(verb.name, language),
    about: said(verb.description, language),
    group: verb.archimate,
    groupName: verb.archimate,
    count: countsOf(model).verbs[model.schema.verbNumber(verb.id)] ?? 0,
    ...ownIf(verb.base !== undefined),
  };
}

export function attributeEntry({ model, language }: HelpContext, attribute: AttributeDefinition): HelpEntry {
  return {
    topic: "attribute",
    id: attribute.id,
    name: said(attribute.name, language),
    about: said(attribute.description, language),
    group: attribute.facet,
    groupName: facetName(attribute.facet, language),
    count: countsOf(model).keys.get(attribute.id) ?? 0,
    ...ownIf(!builtInAttributes.has(attribute)),
  };
}

export function diagnosticEntry({ language, findings }: HelpContext, code: string): HelpEntry {
  const { id, name } = diagnosticGroup(code);
  const known = codes.find((one) => one.code === code);
  return {
    topic: "diagnostic",
    id: code,
    name: code,
    about: known === undefined ? "" : said({ en: readablePattern(known.en), fr: readablePattern(known.fr) }, language),
    group: id,
    groupName: said(name, language),
    count: findings.get(code) ?? 0,
  };
}

export function viewpointEntry(context: HelpContext, viewpoint: Viewpoint): HelpEntry {
  const { language } = context;
  return {
    topic: "viewpoint",
    id: viewpoint.id,
    name: said(viewpoint.title, language),
    about: said(viewpoint.question, language),
    group: viewpoint.family,
    groupName: said(familyNames[viewpoint.family], language),
    count: viewsBy(context, viewpoint).length,
  };
}

/** Views of the model by a viewpoint. */
export function viewsBy(
  { model, language }: HelpContext,
  viewpoint: Viewpoint,
): readonly { readonly id: string; readonly title: string }[] {
  let byViewpoint = viewsByModel.get(model);
  if (byViewpoint === undefined) {
    byViewpoint = new Map();
    for (const statement of model.statements("view")) {
      const view = readView(model, statement, { language });
      const id = view.viewpoint === undefined ? undefined : viewpointById(view.viewpoint)?.id;
      if (id === undefined) continue;
      const views = byViewpoint.get(id) ?? [];
      byViewpoint.set(id, views);
      views.push({ id: view.id, title: view.title === "" ? view.id : view.title });
    }
    viewsByModel.set(model, byViewpoint);
  }
  return byViewpoint.get(viewpoint.id) ?? [];
}

const viewsByModel: WeakMap<Model, Map<string, { readonly id: string; readonly title: string }[]>> = new WeakMap();

/** All of them: kinds and verbs as the metamodel has them, attributes once a word, diagnostics and viewpoints by name. */
export function allEntries(context: HelpContext): readonly HelpEntry[] {
  const { schema } = context.model;
  // Of a word with several meanings the first one names it.
  const attributes = new Map(schema.metamodel.attributes.toReversed().map((attribute) => [attribute.id, attribute]));
  return [
    ...schema.kinds.map((kind) => kindEntry(context, kind)),
    ...schema.relationships.map((verb) => verbEntry(context, verb)),
    ...[...attributes.values()].toReversed().map((attribute) => attributeEntry(context, attribute)),
    ...viewpoints.map((viewpoint) => viewpointEntry(context, viewpoint)),
    ...codes.map(({ code }) => diagnosticEntry(context, code)),
  ];
}

/** A sentence with its blanks: parameters as ‹name›, of what changes with a number or a word the usual form. */
export function readablePattern(pattern: string): string {
  return patternText(pattern, 0, false).text;
}

/** Text from a place on, to the end or, inside a choice, to its closing brace; and where that is. */
function patternText(pattern: string, from: number, isInside: boolean): { readonly text: string; readonly at: number } {
  let text = "";
  let at = from;
  while (at < pattern.length && !(isInside && pattern[at] === "}")) {
    const quoted = /^'([{}][^']*)'/.exec(pattern.slice(at));
    if (quoted !== null) {
      text += quoted[1] ?? "";
      at += quoted[0].length;
    } else if (pattern.startsWith("''", at)) {
      text += "'";
      at += 2;
    } else if (pattern[at] === "{") {
      const blank = patternBlank(pattern, at);
      text += blank.text;
      at = blank.at;
    } else text += pattern[at++] ?? "";
  }
  return { text, at };
}

/** One `{...}` of a pattern. */
function patternBlank(pattern: string, from: number): { readonly text: string; readonly at: number } {
  const simple = /^\{(\w+)(?:, number(?:, ::[^}]*)?)?\}/.exec(pattern.slice(from));
  if (simple !== null) return { text: `‹${simple[1] ?? ""}›`, at: from + simple[0].length };
  let at = from + (/^\{\w+, \w+,/.exec(pattern.slice(from))?.[0].length ?? 1);
  let usual = "";
  for (;;) {
    const head = /^\s*(=?\w+)\s*\{/.exec(pattern.slice(at));
    if (head === null) break;
    const choice = patternText(pattern, at + head[0].length, true);
    if (head[1] === "other") usual = choice.text;
    at = choice.at + 1;
  }
  const end = pattern.indexOf("}", at);
  return { text: usual, at: end < 0 ? pattern.length : end + 1 };
}

export function facetName(facet: string, language: Locale): string {
  const known = facets.find(({ id }) => id === facet);
  return known === undefined ? facet : said(known.name, language);
}

const familyNames: Readonly<Record<ViewpointFamily, Bilingual>> = {
  overview: { en: "The whole", fr: "L'ensemble" },
  business: { en: "Strategy and business", fr: "Stratégie et métier" },
  software: { en: "Software", fr: "Logiciel" },
  data: { en: "Data", fr: "Données" },
  technology: { en: "Technology", fr: "Technique" },
  change: { en: "Change", fr: "Changement" },
  lists: { en: "Lists and matrices", fr: "Listes et matrices" },
  archimate: { en: "ArchiMate viewpoints", fr: "Points de vue ArchiMate" },
};

const builtInAttributes: ReadonlySet<AttributeDefinition> = new Set(builtIn.attributes);

function ownIf(isOwn: boolean): { readonly isOwn?: true } {
  return isOwn ? { isOwn: true } : {};
}

interface Counts {
  readonly kinds: Int32Array;
  readonly verbs: Int32Array;
  readonly keys: ReadonlyMap<string, number>;
}

const countsByModel: WeakMap<Model, Counts> = new WeakMap();

function countsOf(model: Model): Counts {
  let counts = countsByModel.get(model);
  if (counts === undefined) countsByModel.set(model, (counts = count(model)));
  return counts;
}

/** One pass over the columns: how often each kind, verb and key is written. */
function count(model: Model): Counts {
  const { columns, symbols, parts, schema } = model;
  const verbs = new Int32Array(schema.relationships.length);
  for (let row = 0; row < columns.relationshipCount; row++) {
    const verb = parts.verbOf[row] ?? -1;
    if (verb >= 0) verbs[verb] = (verbs[verb] ?? 0) + 1;
  }
  const bySymbol = new Int32Array(symbols.count);
  const { attributeKey, attributeCount } = columns;
  for (let row = 0; row < attributeCount; row++) {
    const key = attributeKey[row] as number;
    bySymbol[key] = (bySymbol[key] ?? 0) + 1;
  }
  const keys = new Map<string, number>();
  bySymbol.forEach((times, symbol) => {
    if (times === 0) return;
    const [key = ""] = symbols.text(symbol).split(".");
    keys.set(key, (keys.get(key) ?? 0) + times);
  });
  return { kinds: model.countByKind(), verbs, keys };
}

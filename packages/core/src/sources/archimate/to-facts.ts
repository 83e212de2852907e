/**
 * An ArchiMate document as facts in our kinds and verbs, with sidecars for what our text has no words for. The attribute
 * `archimate` keeps the exact type wherever kind and attributes, or verb and ends, would not give it back; composition becomes
 * nesting where a part has one whole; specialisations, identifiers, folders and drawings go to the sidecars.
 */
import { compare } from "../../base/compare.ts";
import {
  type ArchimateDocument,
  type ArchimateElement,
  type ArchimateRelationship,
  type Described,
  type Folder,
  isFolder,
  type LocalText,
  type Property,
} from "../../model/archimate/document.ts";
import {
  FOLDERS_PATH,
  type Identity,
  IMPORT_PATH,
  printFolders,
  printImport,
  profileKey,
  relationshipKeys,
} from "../../model/archimate/identity.ts";
import { layoutPath, printLayout, type Words } from "../../model/archimate/layout.ts";
import {
  type End,
  kindFor,
  legalityOf,
  type Mapping,
  mappingOf,
  RELATIONSHIP_END,
  verbFor,
} from "../../model/archimate/mapping.ts";
import { idMaker, slugOf } from "../../model/archimate/slug.ts";
import { type Tally, tally } from "../../model/archimate/tally.ts";
import type { ElementFact, Fact, FactValue, Loss, RelationshipFact } from "../../model/facts.ts";
import { metamodel } from "../../model/metamodel/index.ts";
import { reasons } from "./reasons.ts";

/** A text file beside the model; the path is relative to the workspace folder. */
export interface Sidecar {
  readonly path: string;
  readonly text: string;
}

/** A relationship that the matrix of ArchiMate 3.2 does not permit, or only as a derived one. */
export interface DoubtfulRelationship {
  /** Identifier in the ArchiMate file. */
  readonly id: string;
  readonly type: string;
  /** ArchiMate types of the ends; `Relationship` for one. */
  readonly from: string;
  readonly to: string;
}

export interface ArchimateFacts {
  readonly facts: readonly Fact[];
  readonly sidecars: readonly Sidecar[];
  readonly illegal: readonly DoubtfulRelationship[];
  readonly onlyDerived: readonly DoubtfulRelationship[];
  readonly loss: readonly Loss[];
}

/** Facts of a document that was read from `uri`; ids are made from names, the same every time. */
export function archimateToFacts(document: ArchimateDocument, uri: string): ArchimateFacts {
  const draft = prepare(document, uri);
  const elements = document.elements.map((element) => elementFact(draft, element));
  const relationships = document.relationships.flatMap((relationship) => relationshipFact(draft, relationship));
  const views = document.views.map((view) => viewFact(draft, view, view.viewpoint));
  for (const folder of document.folders) countFolderProperties(draft, folder);
  for (const picture of document.pictures) draft.tally.dropped("picture", reasons.picture, picture.path);
  return {
    facts: [modelFact(draft), ...elements, ...relationships, ...views],
    sidecars: sidecarsOf(draft),
    ...doubtful(draft),
    loss: draft.tally.list(),
  };
}

interface Draft {
  readonly document: ArchimateDocument;
  readonly uri: string;
  readonly mapping: Mapping;
  readonly tally: Tally;
  /** Most frequent language of the names, which becomes that of the model. */
  readonly language: string | undefined;
  /** Our ids by those of the file: elements, views, and relationships that something refers to. */
  readonly ids: ReadonlyMap<string, string>;
  readonly ends: ReadonlyMap<string, End>;
  /** Element -> the composition that makes it a part of its one whole. */
  readonly wholes: ReadonlyMap<string, ArchimateRelationship>;
  /** Compositions that are written as nesting. */
  readonly nested: ReadonlySet<ArchimateRelationship>;
  /** Key of every property definition. */
  readonly keys: ReadonlyMap<string, string>;
  /** Keys of the sidecars by relationship id. */
  readonly relationshipKeys: Map<string, string>;
  readonly choices: ReadonlyMap<string, ReturnType<typeof kindFor>>;
}

// --- what everything depends on

function prepare(document: ArchimateDocument, uri: string): Draft {
  const mapping = mappingOf(metamodel);
  const wholes = wholesOf(document);
  const profiles = new Map(document.profiles.map((profile) => [profile.id, profile.name]));
  const depths = componentDepths(document, wholes);
  const choices = new Map(
    document.elements.map((element) => [
      element.id,
      kindFor(mapping, element.type, profiles.get(element.profiles[0] ?? ""), depths.get(element.id)),
    ]),
  );
  const ends = new Map<string, End>(document.relationships.map(({ id }) => [id, { kind: "", type: RELATIONSHIP_END }]));
  for (const element of document.elements)
    ends.set(element.id, { kind: choices.get(element.id)?.kind ?? "", type: element.type });
  const referredTo = new Set(document.relationships.flatMap(({ source, target }) => [source, target]));
  const draft: Draft = {
    document,
    uri,
    mapping,
    tally: tally(),
    language: mainLanguage(document),
    ids: idsOf(document, mapping, choices, referredTo),
    ends,
    wholes,
    nested: new Set(
      [...wholes.values()].filter(
        (whole) => isPlain(whole) && !referredTo.has(whole.id) && mayNest(mapping, ends, whole),
      ),
    ),
    keys: keysOf(document),
    relationshipKeys: new Map(),
    choices,
  };
  keyRelationships(draft);
  return draft;
}

/** The one composition into each element that is part of one whole only, without rings. */
function wholesOf(document: ArchimateDocument): Map<string, ArchimateRelationship> {
  const elements = new Set(document.elements.map((element) => element.id));
  const all = new Map<string, ArchimateRelationship[]>();
  for (const relationship of document.relationships) {
    if (relationship.type !== "Composition" || !elements.has(relationship.source) || !elements.has(relationship.target))
      continue;
    const list = all.get(relationship.target);
    if (list === undefined) all.set(relationship.target, [relationship]);
    else list.push(relationship);
  }
  const wholes = new Map<string, ArchimateRelationship>();
  for (const [part, [whole, ...others]] of all) {
    if (whole !== undefined && others.length === 0 && !reaches(wholes, whole.source, part)) wholes.set(part, whole);
  }
  return wholes;
}

function reaches(wholes: ReadonlyMap<string, ArchimateRelationship>, from: string, part: string): boolean {
  for (let at: string | undefined = from; at !== undefined; at = wholes.get(at)?.source) if (at === part) return true;
  return false;
}

/** How many application components an application component lies in. */
function componentDepths(
  document: ArchimateDocument,
  wholes: ReadonlyMap<string, ArchimateRelationship>,
): Map<string, number> {
  const components = new Set(
    document.elements.filter((element) => element.type === "ApplicationComponent").map((element) => element.id),
  );
  const depths = new Map<string, number>();
  for (const id of components) {
    let depth = 0;
    for (let at = wholes.get(id)?.source; at !== undefined && components.has(at); at = wholes.get(at)?.source) depth++;
    depths.set(id, depth);
  }
  return depths;
}

/** Nesting has no place for a name, a text or properties. */
function isPlain(one: ArchimateRelationship): boolean {
  const texts = [...one.names, ...one.documentation, ...one.properties, ...one.profiles];
  return texts.length === 0 && Object.keys(one.extras).length === 0;
}

function mayNest(mapping: Mapping, ends: ReadonlyMap<string, End>, { source, target }: ArchimateRelationship): boolean {
  const [whole, part] = [ends.get(source), ends.get(target)];
  if (whole === undefined || part === undefined) return false;
  const choice = verbFor(mapping, "Composition", whole, part);
  return choice.verb === "contains" && !choice.stated;
}

function idsOf(
  document: ArchimateDocument,
  mapping: Mapping,
  choices: ReadonlyMap<string, { readonly kind: string }>,
  referredTo: ReadonlySet<string>,
): Map<string, string> {
  const grammar = ["model", "extend", "link", "include", "kind", "attribute", "relationship", "yes", "no", "unknown"];
  const verbs = [...mapping.verbs.keys()].flatMap((verb) => verb.split(" "));
  const maker = idMaker([...grammar, ...mapping.kinds.keys(), ...verbs]);
  const ids = new Map<string, string>();
  // By foreign identifier, so that of two elements of one name each gets the same id wherever it stands in the file.
  for (const element of inIdOrder(document.elements)) {
    const junction =
      element.type === "AndJunction" ? "junction-and" : element.type === "OrJunction" ? "junction-or" : undefined;
    ids.set(
      element.id,
      maker.make(element.names[0]?.text ?? junction ?? "", choices.get(element.id)?.kind ?? "element"),
    );
  }
  for (const view of inIdOrder(document.views)) ids.set(view.id, maker.make(view.names[0]?.text ?? "", "view"));
  for (const { id, names, source, target, type } of inIdOrder(document.relationships)) {
    if (!referredTo.has(id)) continue;
    const sentence = `${ids.get(source) ?? ""}-${type}-${ids.get(target) ?? ""}`;
    ids.set(id, maker.make(names[0]?.text ?? sentence, type.toLowerCase()));
  }
  return ids;
}

function inIdOrder<One extends { readonly id: string }>(ones: readonly One[]): readonly One[] {
  return [...ones].sort((a, b) => compare(a.id, b.id));
}

function mainLanguage(document: ArchimateDocument): string | undefined {
  const counts = new Map<string, number>();
  for (const one of [document, ...document.elements, ...document.views]) {
    const language = one.names[0]?.language;
    if (language !== undefined) counts.set(language, (counts.get(language) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1] || compare(a[0], b[0]))[0]?.[0];
}

function keysOf(document: ArchimateDocument): Map<string, string> {
  const maker = idMaker();
  return new Map(
    inIdOrder(document.propertyDefinitions).map(({ id, names }) => [id, maker.make(names[0]?.text ?? "", "property")]),
  );
}

/** Keys in the order in which an export meets the sentences: nesting first. */
function keyRelationships(draft: Draft): void {
  const key = relationshipKeys();
  for (const relationship of draft.nested) {
    draft.relationshipKeys.set(
      relationship.id,
      key(idOf(draft, relationship.source), "contains", idOf(draft, relationship.target)),
    );
  }
  for (const relationship of draft.document.relationships) {
    if (draft.nested.has(relationship)) continue;
    const { verb, from, to } = sentenceOf(draft, relationship);
    draft.relationshipKeys.set(relationship.id, key(from, verb, to));
  }
}

function idOf(draft: Draft, id: string): string {
  return draft.ids.get(id) ?? id;
}

// --- facts

function modelFact(draft: Draft): ElementFact {
  const { document } = draft;
  const texts = textsOf(draft, document);
  const others = new Set(Object.keys(texts.names ?? {}));
  const languages = [draft.language, ...others].filter((language) => language !== undefined);
  const attributes: Record<string, FactValue> =
    languages.length === 0 ? {} : { languages: languages.map((word) => ({ word })) };
  const id = slugOf(document.names[0]?.text ?? "");
  return {
    fact: "element",
    id: /^[a-z]/.test(id) ? id : "model-1",
    kind: "model",
    ...texts,
    attributes,
    origin: originOf(draft, document),
  };
}

function elementFact(draft: Draft, element: ArchimateElement): ElementFact {
  const choice = draft.choices.get(element.id) ?? kindFor(draft.mapping, element.type);
  const exact = choice.attributes["archimate"] === undefined;
  if (exact) draft.tally.kept("element");
  else draft.tally.approximated("element", reasons.nearestKind, `${element.type} → ${choice.kind}`);
  const whole = draft.wholes.get(element.id);
  return {
    fact: "element",
    id: idOf(draft, element.id),
    kind: choice.kind,
    ...textsOf(draft, element),
    ...(whole !== undefined && draft.nested.has(whole) ? { parent: idOf(draft, whole.source) } : {}),
    attributes: {
      ...choice.attributes,
      ...moreTexts(draft, element, "description"),
      ...propertiesOf(draft, element.properties),
    },
    origin: originOf(draft, element),
  };
}

function viewFact(draft: Draft, view: Described, viewpoint: string | undefined): ElementFact {
  draft.tally.kept("view");
  return {
    fact: "element",
    id: idOf(draft, view.id),
    kind: "view",
    ...textsOf(draft, view),
    attributes: {
      notation: { word: "archimate" },
      ...(viewpoint === undefined ? {} : { viewpoint }),
      ...moreTexts(draft, view, "description"),
      ...propertiesOf(draft, view.properties),
    },
    origin: originOf(draft, view),
  };
}

function relationshipFact(draft: Draft, relationship: ArchimateRelationship): RelationshipFact[] {
  if (draft.nested.has(relationship)) {
    draft.tally.kept("relationship");
    return [];
  }
  const { verb, from, to, stated } = sentenceOf(draft, relationship);
  if (stated) draft.tally.approximated("relationship", reasons.nearestVerb, `${relationship.type} → ${verb}`);
  else draft.tally.kept("relationship");
  const texts = textsOf(draft, relationship);
  const own = draft.ids.get(relationship.id);
  return [
    {
      fact: "relationship",
      ...(own === undefined ? {} : { id: own }),
      verb,
      from,
      to,
      ...(texts.name === undefined ? {} : { label: texts.name }),
      attributes: {
        ...(stated ? { archimate: { word: relationship.type } } : {}),
        ...qualitiesOf(relationship),
        ...Object.fromEntries(Object.entries(texts.names ?? {}).map(([language, text]) => [`label.${language}`, text])),
        ...(texts.description === undefined ? {} : { description: texts.description }),
        ...moreTexts(draft, relationship, "description"),
        ...propertiesOf(draft, relationship.properties),
      },
      origin: originOf(draft, relationship),
    },
  ];
}

/** A relationship as subject, verb and object. A part of several wholes is grouped, for it can be nested in one only. */
function sentenceOf(
  draft: Draft,
  { id, type, source, target }: ArchimateRelationship,
): { verb: string; from: string; to: string; stated: boolean } {
  const [start, end] = [draft.ends.get(source), draft.ends.get(target)];
  const from = idOf(draft, source);
  const to = idOf(draft, target);
  if (start === undefined || end === undefined) return { verb: "relates", from, to, stated: true };
  if (type === "Composition" && draft.wholes.get(target)?.id !== id) return { verb: "groups", from, to, stated: true };
  const { verb, reversed, stated } = verbFor(draft.mapping, type, start, end);
  return reversed ? { verb, from: to, to: from, stated } : { verb, from, to, stated };
}

const modes: Readonly<Record<string, string | undefined>> = { read: "read", write: "write", "read-write": "readwrite" };

function qualitiesOf({ access, strength }: ArchimateRelationship): Record<string, FactValue> {
  const mode = access === undefined ? undefined : modes[access];
  if (mode !== undefined) return { mode: { word: mode } };
  if (strength === undefined || !hasWords(strength)) return {};
  return /^[+-]/.test(strength) ? { sign: { word: strength } } : { strength: Number(strength) };
}

/** Our text can say these strengths of an influence; any other goes to the sidecar. */
function hasWords(strength: string): boolean {
  return /^(\+\+?|--?|\d|10)$/.test(strength);
}

// --- texts and properties

function textsOf(draft: Draft, one: Described): Pick<ElementFact, "name" | "names" | "description"> {
  const [main, ...others] = sortedTexts(draft, one.names, "name");
  const [description] = sortedTexts(draft, one.documentation, "documentation");
  const names = Object.fromEntries(others.map(({ text, language }) => [language ?? "", plainLines(text)]));
  return {
    ...(main === undefined ? {} : { name: plainLines(main.text) }),
    ...(others.length === 0 ? {} : { names }),
    ...(description === undefined ? {} : { description: plainLines(description.text) }),
  };
}

function moreTexts(draft: Draft, one: Described, key: string): Record<string, FactValue> {
  const [, ...others] = languagesOf(draft, one.documentation);
  return Object.fromEntries(others.map(({ text, language }) => [`${key}.${language ?? ""}`, plainLines(text)]));
}

/** Texts from Windows end their lines with CR LF, which a model file would have to spell out as `\u{d}`. */
function plainLines(text: string): string {
  return text.replaceAll(/\r\n?/g, "\n");
}

/** The text of the main language, then one of each other; further ones are counted as dropped. */
function sortedTexts(draft: Draft, texts: readonly LocalText[], what: string): LocalText[] {
  const kept = languagesOf(draft, texts);
  if (kept[0] !== undefined && kept[0].language !== draft.language)
    draft.tally.approximated("text language", reasons.language, kept[0].text.slice(0, 40));
  for (const text of texts)
    if (!kept.includes(text))
      draft.tally.dropped(`second ${what} in one language`, reasons.secondText, text.text.slice(0, 40));
  return kept;
}

function languagesOf(draft: Draft, texts: readonly LocalText[]): LocalText[] {
  const main = texts.find(({ language }) => language === undefined || language === draft.language) ?? texts[0];
  if (main === undefined) return [];
  const seen = new Set([main.language, draft.language, undefined]);
  const others = texts.filter((text) => {
    const isNew = text !== main && !seen.has(text.language);
    seen.add(text.language);
    return isNew;
  });
  return [main, ...others];
}

function propertiesOf(draft: Draft, properties: readonly Property[]): Record<string, FactValue> {
  if (properties.length === 0) return {};
  const byKey = new Map<string, FactValue[]>();
  for (const { definition, values } of properties) {
    const key = draft.keys.get(definition) ?? slugOf(definition);
    byKey.set(key, [...(byKey.get(key) ?? []), ...values.map((value) => propertyValue(draft, value))]);
    draft.tally.kept("property");
  }
  const record = Object.fromEntries(
    [...byKey].map(([key, values]) => [key, values.length === 1 ? (values[0] ?? "") : values]),
  );
  return { properties: { record } };
}

function countFolderProperties(draft: Draft, folder: Folder): void {
  for (const property of folder.properties) draft.tally.dropped("folder property", reasons.unread, property.definition);
  for (const item of folder.items) if (isFolder(item)) countFolderProperties(draft, item);
}

function propertyValue(draft: Draft, { text, language }: LocalText): FactValue {
  if (language === undefined && draft.language !== undefined)
    draft.tally.approximated("text language", reasons.language, text.slice(0, 40));
  const plain = plainLines(text);
  return language === undefined || language === draft.language ? plain : { record: { [language]: plain } };
}

function originOf(draft: Draft, one: Described): { uri: string; place: string } {
  return { uri: draft.uri, place: one.id };
}

// --- sidecars

function sidecarsOf(draft: Draft): Sidecar[] {
  const { document } = draft;
  const words: Words = {
    element: (id) => draft.ids.get(id),
    relationship: (id) => draft.relationshipKeys.get(id),
    view: (id) => draft.ids.get(id),
    property: (id) => draft.keys.get(id),
    language: draft.language,
  };
  const layouts = document.views.map((view) => ({
    path: layoutPath(idOf(draft, view.id)),
    text: printLayout(view, words),
  }));
  const reference = (id: string): string | undefined => draft.relationshipKeys.get(id) ?? draft.ids.get(id);
  const folders =
    document.folders.length === 0
      ? []
      : [{ path: FOLDERS_PATH, text: printFolders(document.folders, reference, draft.language) }];
  return [{ path: IMPORT_PATH, text: importText(draft) }, ...folders, ...layouts];
}

function importText(draft: Draft): string {
  const { document } = draft;
  const profiles = new Map(document.profiles.map((profile) => [profile.id, profile]));
  const identity = (one: Described, extras: Record<string, string> = {}): Identity => ({
    id: one.id,
    extras: { ...one.extras, ...extras },
  });
  const named = (one: ArchimateElement | ArchimateRelationship): Record<string, string> => {
    const names = one.profiles.flatMap((id) => profiles.get(id)?.name ?? []);
    return names.length === 0 ? {} : { profiles: names.join("\n") };
  };
  const modelProperties = document.properties.flatMap(({ definition, values }) =>
    values.map(({ text }): [string, string] => [`property:${draft.keys.get(definition) ?? definition}`, text]),
  );
  const record = {
    model: identity(document, Object.fromEntries(modelProperties)),
    metadata: document.metadata,
    properties: new Map(
      document.propertyDefinitions.map((definition) => [draft.keys.get(definition.id) ?? definition.id, definition]),
    ),
    profiles: new Map(document.profiles.map(({ type, name, id, extras }) => [profileKey(type, name), { id, extras }])),
    elements: new Map([
      ...document.elements.map((element): [string, Identity] => [
        idOf(draft, element.id),
        identity(element, named(element)),
      ]),
      ...document.views.map((view): [string, Identity] => [idOf(draft, view.id), identity(view)]),
    ]),
    relationships: new Map(
      document.relationships.map((relationship) => [
        draft.relationshipKeys.get(relationship.id) ?? relationship.id,
        identity(relationship, { ...named(relationship), ...wordlessQualities(relationship) }),
      ]),
    ),
  };
  return printImport(record, draft.language);
}

function wordlessQualities({ directed, strength }: ArchimateRelationship): Record<string, string> {
  return {
    ...(directed === true ? { directed: "true" } : {}),
    ...(strength !== undefined && !hasWords(strength) ? { strength } : {}),
  };
}

// --- legality

function doubtful(draft: Draft): Pick<ArchimateFacts, "illegal" | "onlyDerived"> {
  const illegal: DoubtfulRelationship[] = [];
  const onlyDerived: DoubtfulRelationship[] = [];
  for (const { id, type, source, target } of draft.document.relationships) {
    const from = draft.ends.get(source)?.type ?? "";
    const to = draft.ends.get(target)?.type ?? "";
    const legality = legalityOf(from, type, to);
    if (legality === "none") illegal.push({ id, type, from, to });
    else if (legality === "derived") onlyDerived.push({ id, type, from, to });
  }
  return { illegal, onlyDerived };
}

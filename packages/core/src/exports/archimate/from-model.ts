/**
 * Any Orrery model as an ArchiMate document. Types come from the metamodel (`archimate`, `archimateBy`, `archimateObject`,
 * `stereotype`), stated `archimate` attributes go before them; sidecars of an earlier import give back identifiers, folders and
 * drawings. What ArchiMate has no word for becomes properties (values), associations (references) or a line of the loss report.
 */
import type {
  AccessMode,
  ArchimateDocument,
  ArchimateElement,
  ArchimateRelationship,
  ArchimateView,
  Folder,
  LocalText,
  Profile,
  Property,
  PropertyDefinition,
} from "../../model/archimate/document.ts";
import {
  FOLDERS_PATH,
  type Identity,
  IMPORT_PATH,
  type ImportRecord,
  parseFolders,
  parseImport,
  profileKey,
  relationshipKeys,
} from "../../model/archimate/identity.ts";
import { layoutPath, parseLayout, type Words } from "../../model/archimate/layout.ts";
import {
  exportedRelationship,
  exportedStereotype,
  exportedType,
  type Mapping,
  mappingOf,
  RELATIONSHIP_END,
  typeIsStated,
  wordOf,
} from "../../model/archimate/mapping.ts";
import { idMaker, slugOf } from "../../model/archimate/slug.ts";
import { type Tally, tally } from "../../model/archimate/tally.ts";
import {
  type ElementFact,
  type Fact,
  type FactValue,
  isList,
  type Loss,
  type RelationshipFact,
} from "../../model/facts.ts";
import type { AttributeType, Metamodel } from "../../model/metamodel.ts";
import { metamodel as builtIn } from "../../model/metamodel/index.ts";
import { uniqueMaker } from "./identifiers.ts";
import { reasons } from "./reasons.ts";

export interface ModelToArchimate {
  readonly facts: readonly Fact[];
  /** Text of a sidecar by its path in the workspace folder. */
  readonly sidecar?: (path: string) => string | undefined;
  /** With the organisation's own kinds; the built-in one otherwise. */
  readonly metamodel?: Metamodel;
  /** Where the facts name no model. */
  readonly name?: string;
}

/** The document, and what became of everything. */
export function archimateOfModel(input: ModelToArchimate): {
  readonly document: ArchimateDocument;
  readonly loss: readonly Loss[];
} {
  const draft = prepare(input);
  for (const fact of draft.elements.values()) addElement(draft, fact);
  addSentences(draft);
  for (const fact of draft.elements.values()) addReferences(draft, fact);
  for (const fact of input.facts) if (fact.fact === "element" && fact.kind === "link") addLink(draft, fact);
  const words = wordsOf(draft, input);
  const views = input.facts.flatMap((fact) =>
    fact.fact === "element" && fact.kind === "view" ? [viewOf(draft, fact, words, input)] : [],
  );
  countStatements(draft, input.facts);
  return { document: documentOf(draft, input, words, views), loss: draft.tally.list() };
}

interface Draft {
  readonly mapping: Mapping;
  readonly metamodel: Metamodel;
  /** Attributes whose values are references. */
  readonly referring: ReadonlySet<string>;
  readonly tally: Tally;
  readonly record: ImportRecord;
  readonly language: string | undefined;
  readonly model: ElementFact | undefined;
  /** Architecture elements by id. */
  readonly elements: ReadonlyMap<string, ElementFact>;
  /** ArchiMate type by element id. */
  readonly types: ReadonlyMap<string, string>;
  /** Identifiers in the ArchiMate file. */
  readonly identifiers: IdBook;
  readonly sentences: readonly Sentence[];
  /** Relationship facts with an id of their own, by it. */
  readonly relationshipIds: ReadonlyMap<string, string>;
  readonly outElements: ArchimateElement[];
  readonly outRelationships: ArchimateRelationship[];
  readonly definitions: Map<string, PropertyDefinition>;
  readonly profiles: Map<string, Profile>;
}

/** A relationship fact, or the nesting of an element, with its key in the sidecars and its identifier. */
interface Sentence {
  readonly fact: RelationshipFact;
  readonly key: string;
  readonly id: string;
}

interface IdBook {
  /** The imported identifier of one of ours, else our own id, made unique. */
  take(own: string, imported: string | undefined): string;
}

// --- what everything depends on

function prepare(input: ModelToArchimate): Draft {
  const metamodel = input.metamodel ?? builtIn;
  const mapping = mappingOf(metamodel);
  const counted = tally();
  const model = input.facts.find((fact): fact is ElementFact => fact.fact === "element" && fact.kind === "model");
  const language = model === undefined ? undefined : firstWord(model.attributes["languages"]);
  const record = parseImport(input.sidecar?.(IMPORT_PATH) ?? "", language);
  const elements = new Map<string, ElementFact>();
  for (const fact of input.facts) {
    if (fact.fact !== "element" || statementKinds.has(fact.kind)) continue;
    if (exportedType(mapping, fact.kind, fact.attributes) === undefined)
      counted.dropped(`element of kind ${fact.kind}`, reasons.noType, fact.id);
    else elements.set(fact.id, fact);
  }
  const identifiers = idBook();
  const ids = new Map<string, string>();
  for (const fact of elements.values()) ids.set(fact.id, identifiers.take(fact.id, identityOf(record, fact)?.id));
  const sentences = sentencesOf(input.facts, elements, record, identifiers);
  return {
    mapping,
    metamodel,
    referring: referringAttributes(metamodel),
    tally: counted,
    record,
    language,
    model,
    elements,
    types: typesOf(mapping, elements, sentences),
    identifiers: { take: (own) => ids.get(own) ?? own },
    sentences,
    relationshipIds: new Map(sentences.flatMap(({ fact, id }) => (fact.id === undefined ? [] : [[fact.id, id]]))),
    outElements: [],
    outRelationships: [],
    definitions: new Map([...record.properties].map(([key, definition]) => [key, definition])),
    profiles: new Map([...record.profiles].map(([key, { id, extras }]) => profileEntry(key, id, extras))),
  };
}

/** Kinds of statements about the description, which are no elements. */
const statementKinds: ReadonlySet<string> = new Set([
  "model",
  "view",
  "drill",
  "load",
  "policy",
  "rule",
  "waiver",
  "identity",
  "tolerance",
  "query",
  "dashboard",
  "tile",
  "link",
  "kind",
  "attribute",
  "relationship",
  "include",
]);

function profileEntry(key: string, id: string, extras: Readonly<Record<string, string>>): [string, Profile] {
  const space = key.indexOf(" ");
  return [key, { id, type: key.slice(0, space), name: key.slice(space + 1), extras }];
}

function idBook(): IdBook {
  const unique = uniqueMaker();
  return { take: (own, imported) => unique(imported === undefined || imported === "" ? own : imported) };
}

/** What the sidecar says of an element, also under an id that it had before. */
function identityOf(record: ImportRecord, fact: ElementFact): Identity | undefined {
  const formerly = listOf(fact.attributes["formerly"]).flatMap((value) => wordOf(value) ?? []);
  return [fact.id, ...formerly].map((id) => record.elements.get(id)).find((identity) => identity !== undefined);
}

function sentencesOf(
  facts: readonly Fact[],
  elements: ReadonlyMap<string, ElementFact>,
  record: ImportRecord,
  identifiers: IdBook,
): Sentence[] {
  const key = relationshipKeys();
  const nesting = [...elements.values()].flatMap(({ id, parent, origin }): RelationshipFact[] =>
    parent === undefined || !elements.has(parent)
      ? []
      : [{ fact: "relationship", verb: "contains", from: parent, to: id, attributes: {}, origin }],
  );
  const written = facts.filter((fact) => fact.fact === "relationship");
  return [...nesting, ...written].map((fact) => {
    const verb = fact.verb === "->" ? "flows" : fact.verb;
    const own = key(fact.from, verb, fact.to);
    return {
      fact: verb === fact.verb ? fact : { ...fact, verb },
      key: own,
      id: identifiers.take(fact.id ?? slugOf(own), record.relationships.get(own)?.id),
    };
  });
}

/** Types as kinds and attributes say; where they leave it open, a verb may settle that of its object (`archimateObject`). */
function typesOf(
  mapping: Mapping,
  elements: ReadonlyMap<string, ElementFact>,
  sentences: readonly Sentence[],
): Map<string, string> {
  const types = new Map<string, string>();
  for (const { id, kind, attributes } of elements.values())
    types.set(id, exportedType(mapping, kind, attributes) ?? "");
  for (const { fact } of sentences) {
    const [subject, object] = [elements.get(fact.from), elements.get(fact.to)];
    if (subject === undefined || object === undefined || fact.attributes["archimate"] !== undefined) continue;
    const settled = mapping.verbs.get(fact.verb)?.archimateObject?.[subject.kind]?.[object.kind];
    if (settled !== undefined && !typeIsStated(mapping, object.kind, object.attributes)) types.set(object.id, settled);
  }
  return types;
}

// --- elements

function addElement(draft: Draft, fact: ElementFact): void {
  const type = draft.types.get(fact.id) ?? "";
  const identity = identityOf(draft.record, fact);
  const { profiles: stated, ...extras } = identity?.extras ?? {};
  const stereotype = exportedStereotype(draft.mapping, fact.kind, fact.attributes);
  const names = stated === undefined ? (stereotype === undefined ? [] : [stereotype]) : stated.split("\n");
  draft.tally.kept("element");
  draft.outElements.push({
    id: draft.identifiers.take(fact.id, undefined),
    type,
    names: namesOf(draft, fact),
    documentation: documentationOf(draft, fact.description, fact.attributes),
    properties: propertiesOf(draft, fact, consumedBy(draft, fact)),
    profiles: names.map((name) => profileOf(draft, type, name)),
    extras,
  });
}

const saidOtherwise: ReadonlySet<string> = new Set(["archimate", "properties", "description", "formerly"]);

/** Attributes that the export says in another way than as a property. */
function consumedBy(draft: Draft, fact: ElementFact): ReadonlySet<string> {
  const settling = Object.keys(draft.mapping.kinds.get(fact.kind)?.archimateBy ?? {}).filter((key) => {
    const { [key]: value } = fact.attributes;
    return value !== undefined && typeIsStated(draft.mapping, fact.kind, { [key]: value });
  });
  return settling.length === 0 ? saidOtherwise : new Set([...saidOtherwise, ...settling]);
}

function profileOf(draft: Draft, type: string, name: string): string {
  const key = profileKey(type, name);
  const known = draft.profiles.get(key);
  if (known !== undefined) return known.id;
  const taken = [...draft.profiles.values()].map((profile) => profile.id);
  const id = idMaker(taken).make(`profile ${type} ${name}`, "profile");
  draft.profiles.set(key, { id, name, type, extras: {} });
  return id;
}

// --- relationships

function addSentences(draft: Draft): void {
  for (const sentence of draft.sentences) addSentence(draft, sentence);
}

function addSentence(draft: Draft, { fact, key, id }: Sentence): void {
  const from = endOf(draft, fact.from);
  const to = endOf(draft, fact.to);
  if (from === undefined || to === undefined) return draft.tally.dropped("relationship", reasons.noEnd, key);
  const out = exportedRelationship(draft.mapping, fact.verb, from.type, to.type, wordOf(fact.attributes["archimate"]));
  if (out === undefined) return draft.tally.dropped("relationship", reasons.noVerb, key);
  if (out.legality === "none") draft.tally.approximated("relationship", reasons.illegal, key);
  else if (out.substituted) draft.tally.approximated("relationship", reasons.substitute, `${key}: ${out.type}`);
  else draft.tally.kept("relationship");
  const { profiles: stated, directed, strength, ...extras } = draft.record.relationships.get(key)?.extras ?? {};
  draft.outRelationships.push({
    id,
    type: out.type,
    source: out.reversed ? to.id : from.id,
    target: out.reversed ? from.id : to.id,
    names: labelsOf(draft, fact),
    documentation: documentationOf(draft, textOf(fact.attributes["description"]), fact.attributes),
    properties: propertiesOf(draft, fact, relationshipAttributes(out.type)),
    profiles: (stated ?? "").split("\n").flatMap((name) => (name === "" ? [] : [profileOf(draft, out.type, name)])),
    extras,
    ...qualitiesOf(fact, out.type, directed, strength),
  });
  for (const data of fact.carries ?? []) addCarried(draft, id, data);
}

function endOf(draft: Draft, id: string): { readonly id: string; readonly type: string } | undefined {
  const type = draft.types.get(id);
  if (type !== undefined) return { id: draft.identifiers.take(id, undefined), type };
  const relationship = draft.relationshipIds.get(id);
  return relationship === undefined ? undefined : { id: relationship, type: RELATIONSHIP_END };
}

/** What flows is associated with the flow, as ArchiMate 3.2 provides (5.4.2). */
function addCarried(draft: Draft, flow: string, data: string): void {
  if (!draft.elements.has(data)) return draft.tally.dropped("carried data", reasons.noEnd, data);
  const source = draft.identifiers.take(data, undefined);
  draft.tally.approximated("carried data", reasons.carried, data);
  draft.outRelationships.push(association(`${source}-in-${flow}`, source, flow, []));
}

function association(id: string, source: string, target: string, names: readonly LocalText[]): ArchimateRelationship {
  return {
    id,
    type: "Association",
    source,
    target,
    names,
    documentation: [],
    properties: [],
    profiles: [],
    extras: {},
  };
}

const modes: ReadonlyMap<string, AccessMode> = new Map([
  ["read", "read"],
  ["write", "write"],
  ["readwrite", "read-write"],
]);

function qualitiesOf(
  fact: RelationshipFact,
  type: string,
  directed: string | undefined,
  wordless: string | undefined,
): Pick<ArchimateRelationship, "access" | "strength" | "directed"> {
  if (type === "Access") return { access: modes.get(wordOf(fact.attributes["mode"]) ?? "") ?? "access" };
  if (type === "Association") return directed === "true" ? { directed: true } : {};
  if (type !== "Influence") return {};
  const { sign, strength } = fact.attributes;
  const words = [wordOf(sign), strength === undefined ? undefined : valueText(strength)].filter(
    (word) => word !== undefined,
  );
  const stated = words.length === 0 ? wordless : words.join(" ");
  return stated === undefined ? {} : { strength: stated };
}

function relationshipAttributes(type: string): ReadonlySet<string> {
  return type === "Access" ? accessAttributes : type === "Influence" ? influenceAttributes : commonAttributes;
}

const commonAttributes: ReadonlySet<string> = new Set(["archimate", "properties", "description", "id"]);
const accessAttributes: ReadonlySet<string> = new Set([...commonAttributes, "mode"]);
const influenceAttributes: ReadonlySet<string> = new Set([...commonAttributes, "sign", "strength"]);

// --- references and links

/** A reference attribute is a relationship of the graph: an association named after the attribute. */
function addReferences(draft: Draft, fact: ElementFact): void {
  for (const [key, value] of Object.entries(fact.attributes)) {
    if (!draft.referring.has(key)) continue;
    for (const target of targetsOf(draft, value)) {
      const [from, to] = [draft.identifiers.take(fact.id, undefined), draft.identifiers.take(target, undefined)];
      draft.tally.approximated("reference", reasons.reference, `${fact.id} ${key} ${target}`);
      draft.outRelationships.push({
        ...association(`${from}-${key}-${to}`, from, to, [{ text: key }]),
        directed: true,
      });
    }
  }
}

/** Ids of the attributes that hold references. */
function referringAttributes(metamodel: Metamodel): ReadonlySet<string> {
  const holds = (type: AttributeType): boolean =>
    type.kind === "reference" ||
    (type.kind === "list" && holds(type.of)) ||
    (type.kind === "union" && type.of.some(holds));
  return new Set(metamodel.attributes.filter((attribute) => holds(attribute.type)).map((attribute) => attribute.id));
}

function targetsOf(draft: Draft, value: FactValue): string[] {
  return [...new Set(listOf(value).flatMap((one) => referenceOf(one) ?? []))].filter((id) => draft.elements.has(id));
}

function referenceOf(value: FactValue): string | undefined {
  if (typeof value !== "object") return undefined;
  return "reference" in value ? value.reference : "word" in value ? value.word : undefined;
}

/** A link of the conceptual data model: an association of two entities, an object of its own between more. */
function addLink(draft: Draft, fact: ElementFact): void {
  const ends = listOf(fact.attributes["ends"]).flatMap((end) => {
    const entity = typeof end === "object" && "record" in end ? end.record["entity"] : undefined;
    const id = entity === undefined ? undefined : (referenceOf(entity) ?? wordOf(entity));
    return id !== undefined && draft.elements.has(id) ? [draft.identifiers.take(id, undefined)] : [];
  });
  const [first, second, ...others] = ends;
  if (first === undefined || second === undefined) return draft.tally.dropped("link", reasons.noEnd, fact.id);
  const names = namesOf(draft, fact);
  draft.tally.approximated("link", others.length === 0 ? reasons.link : reasons.manyLink, fact.id);
  if (others.length === 0) {
    draft.outRelationships.push(association(fact.id, first, second, names));
    return;
  }
  const empty = { documentation: [], properties: [], profiles: [], extras: {} };
  draft.outElements.push({ id: fact.id, type: "BusinessObject", names, ...empty });
  ends.forEach((end, index) => draft.outRelationships.push(association(`${fact.id}-${index + 1}`, fact.id, end, [])));
}

const unexported: ReadonlySet<string> = new Set([
  "drill",
  "load",
  "policy",
  "rule",
  "waiver",
  "identity",
  "tolerance",
  "query",
]);

function countStatements(draft: Draft, facts: readonly Fact[]): void {
  for (const fact of facts) {
    if (fact.fact === "element" && unexported.has(fact.kind))
      draft.tally.dropped(fact.kind, reasons.statement, fact.id);
  }
}

// --- views, folders, the whole

function viewOf(draft: Draft, fact: ElementFact, words: Words, input: ModelToArchimate): ArchimateView {
  const text = input.sidecar?.(layoutPath(fact.id));
  if (text === undefined) draft.tally.approximated("view", reasons.noLayout, fact.id);
  else draft.tally.kept("view");
  const layout = parseLayout(text ?? "", words);
  const viewpoint = textOf(fact.attributes["viewpoint"]);
  const consumed = new Set(["viewpoint", "notation", "properties", "description", "formerly", "archimate"]);
  return {
    id: viewIdentifier(draft, fact),
    names: namesOf(draft, fact),
    documentation: documentationOf(draft, fact.description, fact.attributes),
    properties: propertiesOf(draft, fact, consumed),
    ...(viewpoint === undefined ? {} : { viewpoint }),
    ...layout,
  };
}

function viewIdentifier(draft: Draft, fact: ElementFact): string {
  return identityOf(draft.record, fact)?.id ?? fact.id;
}

function wordsOf(draft: Draft, input: ModelToArchimate): Words {
  let relationships: ReadonlyMap<string, string> | undefined;
  const views = new Map(
    input.facts.flatMap((fact) =>
      fact.fact === "element" && fact.kind === "view" ? [[fact.id, viewIdentifier(draft, fact)]] : [],
    ),
  );
  return {
    element: (word) => (draft.elements.has(word) ? draft.identifiers.take(word, undefined) : undefined),
    relationship: (word) => (relationships ??= writtenSentences(draft)).get(word),
    view: (word) => views.get(word),
    property: (word) => draft.definitions.get(word)?.id,
    language: draft.language,
  };
}

/** Identifiers of the relationships that are written, by the key of their sentence. */
function writtenSentences({ outRelationships, sentences }: Draft): ReadonlyMap<string, string> {
  const written = new Set(outRelationships.map((relationship) => relationship.id));
  return new Map(sentences.flatMap(({ key, id }) => (written.has(id) ? [[key, id]] : [])));
}

function foldersOf(words: Words, input: ModelToArchimate): readonly Folder[] {
  const text = input.sidecar?.(FOLDERS_PATH);
  return text === undefined
    ? []
    : parseFolders(text, (word) => words.element(word) ?? words.view(word) ?? words.relationship(word), words.language);
}

function documentOf(
  draft: Draft,
  input: ModelToArchimate,
  words: Words,
  views: readonly ArchimateView[],
): ArchimateDocument {
  const { model, record } = draft;
  const names = model === undefined ? [] : namesOf(draft, model);
  const properties: Property[] = [];
  const extras: Record<string, string> = {};
  for (const [key, value] of Object.entries(record.model.extras)) {
    const definition = key.startsWith("property:") ? draft.definitions.get(key.slice("property:".length)) : undefined;
    if (definition === undefined) extras[key] = value;
    else properties.push({ definition: definition.id, values: [{ text: value, ...tag(draft) }] });
  }
  return {
    id: record.model.id === "" ? (model?.id ?? "model") : record.model.id,
    names: names.length > 0 || input.name === undefined ? names : [{ text: input.name }],
    documentation: model === undefined ? [] : documentationOf(draft, model.description, model.attributes),
    properties,
    extras,
    elements: draft.outElements,
    relationships: draft.outRelationships,
    views,
    folders: foldersOf(words, input),
    metadata: record.metadata,
    propertyDefinitions: [...draft.definitions.values()],
    profiles: [...draft.profiles.values()],
    pictures: [],
  };
}

// --- texts and properties

function namesOf(draft: Draft, fact: ElementFact): LocalText[] {
  const main = fact.name === undefined ? [] : [{ text: fact.name, ...tag(draft) }];
  return [...main, ...Object.entries(fact.names ?? {}).map(([language, text]) => ({ text, language }))];
}

function labelsOf(draft: Draft, fact: RelationshipFact): LocalText[] {
  const main = fact.label === undefined ? [] : [{ text: fact.label, ...tag(draft) }];
  return [...main, ...inLanguages(fact.attributes, "label")];
}

function documentationOf(draft: Draft, main: string | undefined, attributes: ElementFact["attributes"]): LocalText[] {
  return [...(main === undefined ? [] : [{ text: main, ...tag(draft) }]), ...inLanguages(attributes, "description")];
}

/** `description.fr` and the like. */
function inLanguages(attributes: ElementFact["attributes"], key: string): LocalText[] {
  if (isEmpty(attributes)) return [];
  return Object.entries(attributes).flatMap(([name, value]): LocalText[] =>
    name.startsWith(`${key}.`) && typeof value === "string"
      ? [{ text: value, language: name.slice(key.length + 1) }]
      : [],
  );
}

function tag(draft: Draft): { readonly language?: string } {
  return draft.language === undefined ? {} : { language: draft.language };
}

function propertiesOf(draft: Draft, fact: Pick<Fact, "attributes">, consumed: ReadonlySet<string>): Property[] {
  if (isEmpty(fact.attributes)) return [];
  const { properties: foreign } = fact.attributes;
  const kept = typeof foreign === "object" && "record" in foreign ? Object.entries(foreign.record) : [];
  const own = Object.entries(fact.attributes).filter(
    ([key]) => !consumed.has(key) && !/^(description|label|name)\./.test(key) && !draft.referring.has(key),
  );
  for (const _attribute of own) draft.tally.approximated("attribute", reasons.attribute);
  draft.tally.kept("property", kept.length);
  return [
    ...kept.flatMap(([key, value]) => foreignProperty(draft, key, value)),
    ...own
      .flatMap(([key, value]) => flatten(key, value))
      .map(([key, text]) => ({ definition: definitionOf(draft, key), values: [{ text, ...tag(draft) }] })),
  ];
}

function isEmpty(attributes: ElementFact["attributes"]): boolean {
  for (const _key in attributes) return false;
  return true;
}

function foreignProperty(draft: Draft, key: string, value: FactValue): Property[] {
  const definition = definitionOf(draft, key);
  return listOf(value).map((one) => {
    const languages = typeof one === "object" && "record" in one ? Object.entries(one.record) : undefined;
    if (languages === undefined) return { definition, values: [{ text: valueText(one), ...tag(draft) }] };
    return { definition, values: languages.map(([language, text]) => ({ text: valueText(text), language })) };
  });
}

function definitionOf(draft: Draft, key: string): string {
  const known = draft.definitions.get(key);
  if (known !== undefined) return known.id;
  const taken = new Set([...draft.definitions.values()].map((definition) => definition.id));
  const id = idMaker(taken).make(`property ${key}`, "property");
  draft.definitions.set(key, { id, names: [{ text: key }], type: "string" });
  return id;
}

/** Records as dotted keys. */
function flatten(key: string, value: FactValue): [string, string][] {
  if (typeof value === "object" && "record" in value)
    return Object.entries(value.record).flatMap(([field, one]) => flatten(`${key}.${field}`, one));
  return [[key, valueText(value)]];
}

function valueText(value: FactValue): string {
  if (typeof value === "string") return value;
  if (typeof value === "number") return String(value);
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (isList(value)) return value.map(valueText).join(", ");
  if ("quantity" in value) return `${value.quantity}${/^[A-Z]{3}\b/.test(value.unit) ? " " : ""}${value.unit}`;
  if ("reference" in value) return value.reference;
  if ("word" in value) return value.word;
  return Object.entries(value.record)
    .map(([key, one]) => `${key}: ${valueText(one)}`)
    .join("; ");
}

function textOf(value: FactValue | undefined): string | undefined {
  return value === undefined ? undefined : valueText(value);
}

function listOf(value: FactValue | undefined): readonly FactValue[] {
  return value === undefined ? [] : isList(value) ? value : [value];
}

function firstWord(value: FactValue | undefined): string | undefined {
  return wordOf(listOf(value)[0]);
}

/**
 * The Open Group's ArchiMate Model Exchange File Format: versions 3.x (namespace `.../archimate/3.0/`) and 2.x
 * (`.../archimate`), with views. Attribute names are taken whatever their case, since 2.x tools wrote `identifierref`.
 */
import {
  type AccessMode,
  type ArchimateElement,
  type ArchimateRelationship,
  type ArchimateView,
  type Described,
  type Folder,
  type FolderItem,
  isFolder,
  type LocalText,
  type MetadataEntry,
  type NodeKind,
  type Point,
  type Profile,
  type Property,
  type PropertyDefinition,
  type Style,
  type ViewConnection,
  type ViewNode,
} from "../../model/archimate/document.ts";
import { SPECIALIZATION_DEFINITION } from "../../model/archimate/vocabulary.ts";
import { idBook, type IdBook, withEnds } from "./ends.ts";
import { type ArchimateReading, type Notes, takeNotes } from "./notes.ts";
import { reasons } from "./reasons.ts";
import { elementType, local, relationshipType } from "./types.ts";
import { countKept } from "./kept.ts";
import type { XmlElement } from "./xml.ts";

/** Whether a root is of this format. */
export function isExchange(root: XmlElement): boolean {
  return root.name === "model" && (/opengroup\.org\/xsd\/archimate/.test(root.namespace) || root.namespace === "");
}

/** The document of an exchange file. */
export function readExchange(root: XmlElement): ArchimateReading {
  const notes = takeNotes();
  const reader: Reader = {
    notes,
    ids: idBook(notes),
    concepts: new Set(),
    elements: new Set(),
    views: new Set(),
    definitions: new Map(),
    profiles: new Map(),
  };
  const id = reader.ids.take(root, attribute(root, "identifier"), "model");
  for (const definition of definitionsOf(reader, root)) reader.definitions.set(definition.id, definition);
  const elements = inside(root, "elements", "element").flatMap((element) => elementOf(reader, element));
  const relationships = relationshipsOf(reader, root, elements);
  const views = viewsOf(reader, root);
  const document = {
    ...describedOf(reader, root, id),
    elements,
    relationships,
    views,
    folders: foldersOf(reader, root),
    metadata: metadataOf(reader, root),
    propertyDefinitions: [...reader.definitions.values()].filter(
      (definition) => definition.id !== SPECIALIZATION_DEFINITION,
    ),
    profiles: [...reader.profiles.values()],
    pictures: [],
    extras: extrasOf(root, ["version"]),
  };
  unread(
    notes,
    root,
    "name label documentation properties metadata elements relationships organizations organization propertyDefinitions propertydefs views",
  );
  countKept(notes.tally, document);
  return { document, diagnostics: notes.diagnostics, loss: notes.tally.list() };
}

interface Reader {
  readonly notes: Notes;
  readonly ids: IdBook;
  /** Ids of elements and relationships that are kept. */
  readonly concepts: Set<string>;
  /** Those of them that are elements: only they may stand in a node. */
  readonly elements: Set<string>;
  readonly views: Set<string>;
  readonly definitions: Map<string, PropertyDefinition>;
  /** By type and name. */
  readonly profiles: Map<string, Profile>;
}

function elementOf(reader: Reader, xml: XmlElement): readonly ArchimateElement[] {
  const written = elementType(reader.notes, xml, attribute(xml, "xsi:type") ?? "");
  if (written === undefined) return [];
  const id = reader.ids.take(xml, attribute(xml, "identifier"), "element");
  reader.concepts.add(id);
  reader.elements.add(id);
  const described = describedOf(reader, xml, id);
  const type = written === "AndJunction" && saysOr(reader, described.properties) ? "OrJunction" : written;
  unread(reader.notes, xml, "name label documentation properties");
  return [{ ...described, type, ...specializedAs(reader, type, described.properties) }];
}

/** Properties without the one of our own exports that carries specialisations, and those as profiles. */
function specializedAs(
  reader: Reader,
  type: string,
  properties: readonly Property[],
): Pick<ArchimateElement, "properties" | "profiles"> {
  const special = properties.filter((property) => property.definition === SPECIALIZATION_DEFINITION);
  if (special.length === 0) return { properties, profiles: [] };
  const profiles = special.flatMap((property) => property.values.map((value) => profileOf(reader, type, value.text)));
  return { properties: properties.filter((property) => !special.includes(property)), profiles };
}

function profileOf(reader: Reader, type: string, name: string): string {
  const key = `${type} ${name}`;
  const profile = reader.profiles.get(key) ?? { id: `profile-${reader.profiles.size + 1}`, name, type, extras: {} };
  reader.profiles.set(key, profile);
  return profile.id;
}

/** ArchiMate 2 tools wrote the kind of a junction as a property. */
function saysOr(reader: Reader, properties: readonly Property[]): boolean {
  return properties.some(
    (property) =>
      reader.definitions.get(property.definition)?.names[0]?.text.toLowerCase() === "junctiontype" &&
      property.values.some((value) => /\bor\b/i.test(value.text)),
  );
}

function relationshipsOf(
  reader: Reader,
  root: XmlElement,
  elements: readonly ArchimateElement[],
): ArchimateRelationship[] {
  const origins = new Map<ArchimateRelationship, XmlElement>();
  for (const xml of inside(root, "relationships", "relationship")) {
    const type = relationshipType(reader.notes, xml, attribute(xml, "xsi:type") ?? "");
    if (type === undefined) continue;
    const id = reader.ids.take(xml, attribute(xml, "identifier"), "relationship");
    const ends = { source: attribute(xml, "source") ?? "", target: attribute(xml, "target") ?? "" };
    const described = describedOf(reader, xml, id);
    const special = specializedAs(reader, type, described.properties);
    origins.set({ ...described, type, ...ends, ...qualitiesOf(xml, type), ...special }, xml);
    unread(reader.notes, xml, "name label documentation properties");
  }
  const known = new Set(elements.map((element) => element.id));
  const { kept, lost } = withEnds([...origins.keys()], (end) => known.has(end));
  for (const relationship of lost) {
    const xml = origins.get(relationship);
    if (xml !== undefined) reader.notes.report("archimate-missing-end", "warning", xml, { id: relationship.id });
    reader.notes.tally.dropped("relationship", reasons.danglingEnd, relationship.id);
  }
  for (const relationship of kept) reader.concepts.add(relationship.id);
  return kept;
}

const accessModes: ReadonlyMap<string, AccessMode> = new Map([
  ["access", "access"],
  ["read", "read"],
  ["write", "write"],
  ["readwrite", "read-write"],
]);

function qualitiesOf(xml: XmlElement, type: string): Pick<ArchimateRelationship, "access" | "strength" | "directed"> {
  if (type === "Access")
    return { access: accessModes.get((attribute(xml, "accessType") ?? "").toLowerCase()) ?? "access" };
  if (type === "Influence") {
    const strength = attribute(xml, "modifier") ?? "";
    return strength === "" ? {} : { strength };
  }
  return type === "Association" && attribute(xml, "isDirected") === "true" ? { directed: true } : {};
}

// --- views

function viewsOf(reader: Reader, root: XmlElement): ArchimateView[] {
  const xmlViews = named(root, "views").flatMap((views) => [
    ...named(views, "view"),
    ...named(views, "diagrams").flatMap((diagrams) => named(diagrams, "view")),
  ]);
  for (const views of named(root, "views")) unread(reader.notes, views, "view diagrams");
  const taken = xmlViews.map((xml) => ({ xml, id: reader.ids.take(xml, attribute(xml, "identifier"), "view") }));
  for (const { id } of taken) reader.views.add(id);
  return taken.map(({ xml, id }) => viewOf(reader, xml, id));
}

function viewOf(reader: Reader, xml: XmlElement, id: string): ArchimateView {
  const renamed = new Set<string>();
  const nodes = named(xml, "node").map((node) => nodeOf(reader, node, renamed));
  const connections = connectionsOf(reader, xml, renamed);
  const viewpoint = attribute(xml, "viewpoint");
  unread(reader.notes, xml, "name label documentation properties node connection");
  return {
    ...describedOf(reader, xml, id),
    ...(viewpoint === undefined || viewpoint === "" ? {} : { viewpoint }),
    nodes,
    connections,
    extras: extrasOf(xml, ["viewpointRef"]),
  };
}

function nodeOf(reader: Reader, xml: XmlElement, known: Set<string>): ViewNode {
  const id = reader.ids.take(xml, attribute(xml, "identifier"), "node");
  known.add(id);
  const element = attribute(xml, "elementRef");
  const view = viewReference(reader, xml);
  const kind = kindOf(reader, xml, element, view);
  unread(reader.notes, xml, "label name documentation properties style viewRef node");
  return {
    id,
    kind,
    ...(kind === "element" ? { element } : {}),
    ...(view === undefined ? {} : { view }),
    labels: textsOf(xml, "label", "name"),
    documentation: documentationOf(xml),
    properties: propertiesOf(reader, xml),
    x: pixels(reader, xml, "x") ?? 0,
    y: pixels(reader, xml, "y") ?? 0,
    width: pixels(reader, xml, "w"),
    height: pixels(reader, xml, "h"),
    style: styleOf(xml),
    nodes: named(xml, "node").map((node) => nodeOf(reader, node, known)),
    extras: extrasOf(xml, ["conceptRef", "xpathPart"]),
  };
}

function kindOf(reader: Reader, xml: XmlElement, element: string | undefined, view: string | undefined): NodeKind {
  const type = local(attribute(xml, "xsi:type") ?? "");
  if (element !== undefined || type === "Element") {
    if (element !== undefined && reader.elements.has(element)) return "element";
    reader.notes.report("archimate-missing-element", "warning", xml, { id: element ?? "" });
    reader.notes.tally.approximated("view node", reasons.unknownElement, attribute(xml, "identifier"));
    return "group";
  }
  if (type === "Container" || attribute(xml, "type") === "group") return "group";
  return view === undefined ? "note" : "reference";
}

function viewReference(reader: Reader, xml: XmlElement): string | undefined {
  const reference = named(xml, "viewRef")[0];
  const id = reference === undefined ? undefined : attribute(reference, "ref");
  if (id === undefined || reader.views.has(id)) return id;
  reader.notes.tally.dropped("view reference", reasons.unknownView, id);
  return undefined;
}

function connectionsOf(reader: Reader, xml: XmlElement, known: ReadonlySet<string>): ViewConnection[] {
  const drafts = named(xml, "connection").map((connection) => connectionOf(reader, connection));
  const { kept, lost } = withEnds(drafts, (end) => known.has(end));
  for (const connection of lost) reader.notes.tally.dropped("view connection", reasons.danglingEnd, connection.id);
  return kept;
}

function connectionOf(reader: Reader, xml: XmlElement): ViewConnection {
  const stated = attribute(xml, "relationshipRef");
  const relationship = stated !== undefined && reader.concepts.has(stated) ? stated : undefined;
  const id = reader.ids.take(xml, attribute(xml, "identifier"), "connection");
  if (stated !== undefined && relationship === undefined)
    reader.notes.tally.approximated("view connection", reasons.unknownRelationship, id);
  unread(
    reader.notes,
    xml,
    "label name documentation properties style viewRef sourceAttachment bendpoint targetAttachment",
  );
  const nested = local(attribute(xml, "xsi:type") ?? "") === "NestingRelationship";
  return {
    id,
    ...(relationship === undefined ? {} : { relationship }),
    source: attribute(xml, "source") ?? "",
    target: attribute(xml, "target") ?? "",
    labels: textsOf(xml, "label", "name"),
    documentation: documentationOf(xml),
    properties: propertiesOf(reader, xml),
    bends: named(xml, "bendpoint").map((bend) => pointOf(reader, bend)),
    sourceAttachment: named(xml, "sourceAttachment").map((point) => pointOf(reader, point))[0],
    targetAttachment: named(xml, "targetAttachment").map((point) => pointOf(reader, point))[0],
    style: styleOf(xml),
    extras: nested ? { "exchange:nesting": "true" } : {},
  };
}

function pointOf(reader: Reader, xml: XmlElement): Point {
  return { x: pixels(reader, xml, "x") ?? 0, y: pixels(reader, xml, "y") ?? 0 };
}

function pixels(reader: Reader, xml: XmlElement, name: string): number | undefined {
  const stated = attribute(xml, name);
  if (stated === undefined || stated.trim() === "") return undefined;
  const value = Number(stated);
  if (!Number.isFinite(value)) return undefined;
  if (!Number.isInteger(value)) reader.notes.tally.approximated("coordinate", reasons.rounded, stated);
  return Math.round(value);
}

function styleOf(xml: XmlElement): Style {
  const style = named(xml, "style")[0];
  if (style === undefined) return {};
  const font = named(style, "font")[0];
  const width = Number(attribute(style, "lineWidth") ?? "1");
  const fontStyle = (font === undefined ? "" : (attribute(font, "style") ?? ""))
    .split(/[\s|]+/) // Archi separates them by bars, the schema by blanks
    .filter((word) => word !== "" && word !== "plain");
  const size = Number(font === undefined ? "" : (attribute(font, "size") ?? ""));
  const name = font === undefined ? undefined : attribute(font, "name");
  return {
    ...colourOf(named(style, "fillColor")[0], "fill", "fillAlpha"),
    ...colourOf(named(style, "lineColor")[0], "line", "lineAlpha"),
    ...(Number.isFinite(width) && width !== 1 ? { lineWidth: width } : {}),
    ...(name === undefined || name === "" ? {} : { fontName: name }),
    ...(Number.isFinite(size) && size > 0 ? { fontSize: size } : {}),
    ...(fontStyle.length === 0 ? {} : { fontStyle }),
    ...colourOf(font === undefined ? undefined : named(font, "color")[0], "fontColor", "fontAlpha"),
  };
}

function colourOf(
  xml: XmlElement | undefined,
  colour: "fill" | "line" | "fontColor",
  alpha: "fillAlpha" | "lineAlpha" | "fontAlpha",
): Style {
  if (xml === undefined) return {};
  const channel = (name: string): string =>
    Math.min(255, Math.max(0, Math.round(Number(attribute(xml, name) ?? "0")) || 0))
      .toString(16)
      .padStart(2, "0");
  const opacity = Number(attribute(xml, "a") ?? "100");
  const value = { [colour]: `#${channel("r")}${channel("g")}${channel("b")}` };
  return opacity >= 0 && opacity < 100 ? { ...value, [alpha]: opacity / 100 } : value;
}

// --- folders

/** Top folders; items beside them get a folder without a name. */
function foldersOf(reader: Reader, root: XmlElement): Folder[] {
  const items = [...named(root, "organizations"), ...named(root, "organization")].flatMap((list) =>
    named(list, "item"),
  );
  const read = items.flatMap((item) => itemOf(reader, item) ?? []);
  const loose = read.filter((item) => !isFolder(item));
  if (loose.length === 0) return read.filter(isFolder);
  const id = reader.ids.take(root, undefined, "folder");
  const besides = {
    id,
    names: [],
    documentation: [],
    properties: [],
    extras: { "exchange:loose": "true" },
    items: loose,
  };
  return [...read.filter(isFolder), besides];
}

function itemOf(reader: Reader, xml: XmlElement): Folder | FolderItem | undefined {
  const reference = attribute(xml, "identifierRef");
  if (reference !== undefined) {
    if (reader.concepts.has(reference) || reader.views.has(reference)) return { reference };
    reader.notes.tally.dropped("folder item", reasons.unknownReference, reference);
    return undefined;
  }
  const id = reader.ids.take(xml, attribute(xml, "identifier"), "folder");
  unread(reader.notes, xml, "label name documentation item");
  const items = named(xml, "item").flatMap((item) => itemOf(reader, item) ?? []);
  return {
    id,
    names: textsOf(xml, "label", "name"),
    documentation: documentationOf(xml),
    properties: [],
    extras: {},
    items,
  };
}

// --- what all things have

function describedOf(reader: Reader, xml: XmlElement, id: string): Described {
  return {
    id,
    names: textsOf(xml, "name", "label"),
    documentation: documentationOf(xml),
    properties: propertiesOf(reader, xml),
    extras: {},
  };
}

function textsOf(xml: XmlElement, ...names: readonly string[]): LocalText[] {
  return xml.children.filter((child) => names.includes(child.name)).flatMap((child) => textOf(child) ?? []);
}

function documentationOf(xml: XmlElement): LocalText[] {
  return textsOf(xml, "documentation");
}

function textOf(xml: XmlElement): LocalText | undefined {
  if (xml.text === "") return undefined;
  const language = xml.attributes["xml:lang"];
  return language === undefined || language === "" ? { text: xml.text } : { text: xml.text, language };
}

function propertiesOf(reader: Reader, xml: XmlElement): Property[] {
  return inside(xml, "properties", "property").map((property) => {
    const definition = attribute(property, "propertyDefinitionRef") ?? attribute(property, "identifierRef") ?? "";
    if (!reader.definitions.has(definition)) {
      reader.definitions.set(definition, { id: definition, names: [{ text: definition }], type: "string" });
      reader.notes.tally.approximated("property definition", reasons.unknownDefinition, definition);
    }
    return { definition, values: named(property, "value").map((value) => textOf(value) ?? { text: "" }) };
  });
}

function definitionsOf(reader: Reader, root: XmlElement): PropertyDefinition[] {
  const written = [
    ...inside(root, "propertyDefinitions", "propertyDefinition"),
    ...inside(root, "propertydefs", "propertydef"),
  ];
  return written.map((xml) => {
    const id = reader.ids.take(xml, attribute(xml, "identifier"), "definition");
    const names = textsOf(xml, "name", "label");
    const name = attribute(xml, "name");
    return {
      id,
      names: names.length > 0 || name === undefined ? names : [{ text: name }],
      type: attribute(xml, "type") ?? "string",
    };
  });
}

function metadataOf(reader: Reader, root: XmlElement): MetadataEntry[] {
  return named(root, "metadata").flatMap((metadata) =>
    metadata.children.flatMap((xml) => {
      if (xml.children.length > 0) reader.notes.tally.dropped("metadata schema", reasons.unread, xml.name);
      const prefix = xml.namespace === "http://purl.org/dc/elements/1.1/" ? "dc:" : "";
      return xml.children.length > 0 ? [] : [{ name: `${prefix}${xml.name}`, value: xml.text }];
    }),
  );
}

// --- the tree

/** An attribute whatever the case of its name. */
function attribute(xml: XmlElement, name: string): string | undefined {
  const exact = xml.attributes[name];
  if (exact !== undefined) return exact;
  const lower = name.toLowerCase();
  return lower === name ? undefined : xml.attributes[lower];
}

function named(xml: XmlElement, name: string): readonly XmlElement[] {
  return xml.children.filter((child) => child.name === name);
}

function inside(xml: XmlElement, list: string, item: string): readonly XmlElement[] {
  return named(xml, list).flatMap((child) => named(child, item));
}

function extrasOf(xml: XmlElement, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = attribute(xml, name);
      return value === undefined ? [] : [[`exchange:${name}`, value]];
    }),
  );
}

/** Counts child tags that no reader looks at. */
function unread(notes: Notes, xml: XmlElement, known: string): void {
  const names = known.split(" ");
  for (const child of xml.children)
    if (!names.includes(child.name))
      notes.tally.dropped(`<${child.name}>`, reasons.unread, xml.attributes["identifier"]);
}

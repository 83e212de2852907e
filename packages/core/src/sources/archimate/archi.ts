/**
 * Archi's own format (`.archimate`), versions 2 to 5. Elements, relationships and views lie in their folders; node positions
 * count from the parent and bends from the middles of the ends, both of which become absolute here.
 */
import type {
  AccessMode,
  ArchimateElement,
  ArchimateRelationship,
  ArchimateView,
  Bend,
  Described,
  Folder,
  FolderItem,
  LocalText,
  NodeKind,
  Picture,
  Point,
  Profile,
  Property,
  PropertyDefinition,
  Style,
  ViewConnection,
  ViewNode,
} from "../../model/archimate/document.ts";
import { nodesOf } from "../../model/archimate/document.ts";
import { absoluteBend, between, middle, sizeOf } from "../../model/archimate/geometry.ts";
import { LABEL_IS_NAME, topFolders, viewpointFromArchi } from "../../model/archimate/vocabulary.ts";
import { idBook, type IdBook, withEnds } from "./ends.ts";
import { countKept } from "./kept.ts";
import { type ArchimateReading, takeNotes, type Notes } from "./notes.ts";
import { reasons } from "./reasons.ts";
import { elementType, local, relationshipType } from "./types.ts";
import type { XmlElement } from "./xml.ts";

/** Whether a root is of this format (`bolton.ac.uk` before version 4). */
export function isArchi(root: XmlElement): boolean {
  return root.name === "model" && /archimatetool\.com\/archimate|bolton\.ac\.uk\/archimate/.test(root.namespace);
}

/** The document of an Archi file; `pictures` come from the zip around it or from the folder beside it. */
export function readArchi(root: XmlElement, pictures: readonly Picture[] = []): ArchimateReading {
  const notes = takeNotes();
  const reader: Reader = {
    notes,
    ids: idBook(notes),
    elements: new Map(),
    relationships: new Map(),
    views: new Map(),
    definitions: new Map(),
  };
  const id = reader.ids.take(root, root.attributes["id"], "model");
  for (const key of [...new Set(keysIn(root))].sort()) defineProperty(reader, root, key);
  const described = describedOf(reader, root, id, "name id version xsi:type");
  const profiles = named(root, "profile").map((xml) => profileOf(reader, xml));
  const folders = named(root, "folder").map((xml) => folderOf(reader, xml));
  const elements = [...reader.elements.values()];
  const relationships = relationshipsOf(reader);
  const concepts: Concepts = {
    types: new Map(elements.map((element) => [element.id, element.type])),
    relationships: new Set(relationships.map((relationship) => relationship.id)),
  };
  const document = {
    ...described,
    documentation: childText(root, "purpose"),
    extras: { ...described.extras, ...attributeExtra(root, "version") },
    elements,
    relationships,
    views: [...reader.views].map(([view, xml]) => viewOf(reader, xml, view, concepts)),
    folders: folders.map((folder) => pruned(folder, concepts, reader)),
    profiles,
    propertyDefinitions: [...reader.definitions.values()],
    metadata: named(root, "metadata").flatMap((list) =>
      named(list, "entry").map((entry) => ({
        name: entry.attributes["key"] ?? "",
        value: entry.attributes["value"] ?? "",
      })),
    ),
    pictures,
  };
  countKept(notes.tally, document);
  return { document, diagnostics: notes.diagnostics, loss: notes.tally.list() };
}

interface Reader {
  readonly notes: Notes;
  readonly ids: IdBook;
  readonly elements: Map<string, ArchimateElement>;
  readonly relationships: Map<string, { readonly relationship: ArchimateRelationship; readonly xml: XmlElement }>;
  readonly views: Map<string, XmlElement>;
  /** By key. */
  readonly definitions: Map<string, PropertyDefinition>;
}

interface Concepts {
  /** Type of every element by id. */
  readonly types: ReadonlyMap<string, string>;
  readonly relationships: ReadonlySet<string>;
}

// --- folders and what lies in them

function folderOf(reader: Reader, xml: XmlElement): Folder {
  const id = reader.ids.take(xml, xml.attributes["id"], "folder");
  const items: (Folder | FolderItem)[] = [];
  for (const child of xml.children) {
    if (child.name === "folder") items.push(folderOf(reader, child));
    else if (child.name === "element") items.push(...itemOf(reader, child));
  }
  const described = describedOf(reader, xml, id, "name id type xsi:type", "folder element");
  // Archi 2 had top folders "connectors" and "derived"; without a type they are sorted by what they hold.
  const current = topFolders.some((top) => top.type === xml.attributes["type"]);
  return { ...described, extras: { ...described.extras, ...(current ? attributeExtra(xml, "type") : {}) }, items };
}

function itemOf(reader: Reader, xml: XmlElement): readonly (Folder | FolderItem)[] {
  const type = local(xml.attributes["xsi:type"] ?? "");
  if (type === "Folder") return [folderOf(reader, xml)];
  const id = reader.ids.take(xml, xml.attributes["id"], "element");
  if (/(DiagramModel|SketchModel|CanvasModel)$/.test(type)) reader.views.set(id, xml);
  else if (type.endsWith("Relationship")) return relationshipOf(reader, xml, id, type);
  else return elementOf(reader, xml, id, type);
  return [{ reference: id }];
}

function elementOf(reader: Reader, xml: XmlElement, id: string, written: string): readonly FolderItem[] {
  const plain = elementType(reader.notes, xml, written);
  if (plain === undefined) return [];
  const type = plain === "AndJunction" && xml.attributes["type"] === "or" ? "OrJunction" : plain;
  const junction = type === "AndJunction" || type === "OrJunction";
  const described = describedOf(
    reader,
    xml,
    id,
    junction ? "xsi:type name id profiles type" : "xsi:type name id profiles",
  );
  reader.elements.set(id, { ...described, type, profiles: words(xml.attributes["profiles"]) });
  return [{ reference: id }];
}

function relationshipOf(reader: Reader, xml: XmlElement, id: string, written: string): readonly FolderItem[] {
  const type = relationshipType(reader.notes, xml, written);
  if (type === undefined) return [];
  const described = describedOf(
    reader,
    xml,
    id,
    "xsi:type name id source target accessType strength directed profiles",
  );
  const ends = { source: xml.attributes["source"] ?? "", target: xml.attributes["target"] ?? "" };
  const profiles = words(xml.attributes["profiles"]);
  reader.relationships.set(id, {
    relationship: { ...described, type, ...ends, ...qualitiesOf(xml, type), profiles },
    xml,
  });
  return [{ reference: id }];
}

/** Archi's numbers; it leaves out the first, which it takes for the default. */
const accessModes: readonly AccessMode[] = ["write", "read", "access", "read-write"];

function qualitiesOf(xml: XmlElement, type: string): Pick<ArchimateRelationship, "access" | "strength" | "directed"> {
  if (type === "Access") return { access: accessModes[Number(xml.attributes["accessType"] ?? "0")] ?? "access" };
  const strength = xml.attributes["strength"] ?? "";
  if (type === "Influence") return strength === "" ? {} : { strength };
  return type === "Association" && xml.attributes["directed"] === "true" ? { directed: true } : {};
}

function relationshipsOf(reader: Reader): ArchimateRelationship[] {
  const all = [...reader.relationships.values()].map(({ relationship }) => relationship);
  const { kept, lost } = withEnds(all, (end) => reader.elements.has(end));
  for (const relationship of lost) {
    const origin = reader.relationships.get(relationship.id);
    if (origin !== undefined)
      reader.notes.report("archimate-missing-end", "warning", origin.xml, { id: relationship.id });
    reader.notes.tally.dropped("relationship", reasons.danglingEnd, relationship.id);
  }
  return kept;
}

/** The folder without the relationships that were dropped. */
function pruned(folder: Folder, concepts: Concepts, reader: Reader): Folder {
  const items = folder.items.flatMap((item): (Folder | FolderItem)[] => {
    if ("items" in item) return [pruned(item, concepts, reader)];
    const { reference } = item;
    return concepts.types.has(reference) || concepts.relationships.has(reference) || reader.views.has(reference)
      ? [item]
      : [];
  });
  return { ...folder, items };
}

function profileOf(reader: Reader, xml: XmlElement): Profile {
  const id = reader.ids.take(xml, xml.attributes["id"], "profile");
  const type = (xml.attributes["conceptType"] ?? "").replace(/Relationship$/, "");
  return { id, name: xml.attributes["name"] ?? "", type, extras: extrasOf(xml, "name id conceptType") };
}

// --- views

function viewOf(reader: Reader, xml: XmlElement, id: string, concepts: Concepts): ArchimateView {
  const type = xml.attributes["xsi:type"] ?? "";
  const plain = local(type) === "ArchimateDiagramModel";
  if (!plain) reader.notes.tally.approximated("view", reasons.drawing, id);
  const drawn: XmlElement[] = [];
  const nodes = named(xml, "child").map((child) => nodeOf(reader, child, { x: 0, y: 0 }, concepts, drawn));
  const viewpoint = viewpointFromArchi(xml.attributes["viewpoint"] ?? "");
  const described = describedOf(reader, xml, id, "xsi:type name id viewpoint", "child");
  return {
    ...described,
    ...(viewpoint === undefined ? {} : { viewpoint }),
    nodes,
    connections: connectionsOf(reader, drawn, nodes, concepts),
    extras: plain ? described.extras : { ...described.extras, ...typeExtra(type) },
  };
}

/** A type of Archi's that has no place in the document; what is none is not given back. */
function typeExtra(type: string): Record<string, string> {
  return /^(archimate|canvas):[A-Za-z]+$/.test(type) ? { "archi:xsi:type": type } : {};
}

const kinds: ReadonlyMap<string, NodeKind> = new Map([
  ["DiagramObject", "element"],
  ["DiagramModelArchimateObject", "element"],
  ["Group", "group"],
  ["DiagramModelGroup", "group"],
  ["Note", "note"],
  ["DiagramModelNote", "note"],
  ["DiagramModelReference", "reference"],
]);

/** Attributes of nodes and connections that have a place in the document. */
const NODE =
  "xsi:type id name content archimateElement model targetConnections fillColor lineColor lineWidth font fontColor alpha";
const CONNECTION =
  "xsi:type id name source target archimateRelationship relationship targetConnections lineColor lineWidth font fontColor";

function nodeOf(reader: Reader, xml: XmlElement, corner: Point, concepts: Concepts, drawn: XmlElement[]): ViewNode {
  const id = reader.ids.take(xml, xml.attributes["id"], "node");
  const type = xml.attributes["xsi:type"] ?? "";
  const kind = kindOf(reader, xml, local(type), concepts);
  const bounds = named(xml, "bounds")[0];
  const x = corner.x + (number(bounds, "x") ?? 0);
  const y = corner.y + (number(bounds, "y") ?? 0);
  drawn.push(...named(xml, "sourceConnection"));
  const view = xml.attributes["model"];
  const opens = view !== undefined && reader.views.has(view);
  if (view !== undefined && !opens) reader.notes.tally.dropped("view reference", reasons.unknownView, id);
  const labels =
    kind === "note" ? [...childText(xml, "content"), ...(hasContent(xml) ? [] : nameOf(xml))] : nameOf(xml);
  const described = describedOf(reader, xml, id, NODE, "bounds sourceConnection child content");
  const special = !kinds.has(local(type)) || (kind === "note" && nameOf(xml).length > 0);
  return {
    id,
    kind,
    ...(kind === "element" ? { element: xml.attributes["archimateElement"] } : {}),
    ...(opens ? { view } : {}),
    labels,
    documentation: described.documentation,
    properties: described.properties,
    x,
    y,
    width: size(bounds, "width"),
    height: size(bounds, "height"),
    style: styleOf(xml),
    nodes: named(xml, "child").map((child) => nodeOf(reader, child, { x, y }, concepts, drawn)),
    extras: special ? { ...described.extras, ...drawingExtras(xml, type, kind) } : described.extras,
  };
}

function hasContent(xml: XmlElement): boolean {
  return childText(xml, "content").length > 0;
}

/** What of a sketch, a canvas or a titled note would be lost in a plain node. */
function drawingExtras(xml: XmlElement, type: string, kind: NodeKind): Record<string, string> {
  const name = kind === "note" ? (xml.attributes["name"] ?? "") : "";
  const content = kind === "note" ? "" : (childText(xml, "content")[0]?.text ?? "");
  return {
    ...(kinds.has(local(type)) ? {} : typeExtra(type)),
    ...(name !== "" && hasContent(xml) ? { "archi:name": name } : {}),
    ...(name !== "" && !hasContent(xml) ? { [LABEL_IS_NAME]: "true" } : {}),
    ...(content === "" ? {} : { "archi:child content": content }),
  };
}

function kindOf(reader: Reader, xml: XmlElement, type: string, concepts: Concepts): NodeKind {
  const kind = kinds.get(type);
  if (kind === undefined) return named(xml, "child").length > 0 || type.endsWith("Block") ? "group" : "note";
  const element = xml.attributes["archimateElement"];
  if (kind !== "element" || (element !== undefined && concepts.types.has(element))) return kind;
  reader.notes.report("archimate-missing-element", "warning", xml, { id: element ?? "" });
  reader.notes.tally.approximated("view node", reasons.unknownElement, xml.attributes["id"]);
  return "group";
}

// --- connections

interface DraftConnection extends ViewConnection {
  readonly xml: XmlElement;
}

function connectionsOf(
  reader: Reader,
  drawn: readonly XmlElement[],
  nodes: readonly ViewNode[],
  concepts: Concepts,
): ViewConnection[] {
  const middles = new Map<string, Point>();
  for (const { node } of nodesOf(nodes)) {
    const [width, height] = sizeOf(node, concepts.types.get(node.element ?? ""));
    middles.set(node.id, middle(node.x, node.y, width, height));
  }
  const drafts = withNested(drawn).map((xml) => connectionOf(reader, xml, concepts));
  const { kept, lost } = withEnds(drafts, (end) => middles.has(end));
  for (const connection of lost) reader.notes.tally.dropped("view connection", reasons.danglingEnd, connection.id);
  const byId = new Map(kept.map((connection) => [connection.id, connection]));
  for (const connection of kept) middleOf(connection.id, middles, byId);
  return kept.map(({ xml, ...connection }) => ({
    ...connection,
    bends: bendsOf(xml, middles.get(connection.source) ?? ORIGIN, middles.get(connection.target) ?? ORIGIN),
  }));
}

/** Connections with those that start at them, in the order of the file. */
function withNested(drawn: readonly XmlElement[]): XmlElement[] {
  return drawn.flatMap((xml) => [xml, ...withNested(named(xml, "sourceConnection"))]);
}

function connectionOf(reader: Reader, xml: XmlElement, concepts: Concepts): DraftConnection {
  const id = reader.ids.take(xml, xml.attributes["id"], "connection");
  const stated = xml.attributes["archimateRelationship"] ?? xml.attributes["relationship"];
  const relationship = stated !== undefined && concepts.relationships.has(stated) ? stated : undefined;
  if (stated !== undefined && relationship === undefined)
    reader.notes.tally.approximated("view connection", reasons.unknownRelationship, id);
  const described = describedOf(reader, xml, id, CONNECTION, "bendpoint sourceConnection");
  const type = xml.attributes["xsi:type"] ?? "";
  const special =
    type !== "" && !/^(Connection|DiagramModelArchimateConnection|DiagramModelConnection)$/.test(local(type));
  return {
    id,
    ...(relationship === undefined ? {} : { relationship }),
    source: xml.attributes["source"] ?? "",
    target: xml.attributes["target"] ?? "",
    labels: nameOf(xml),
    documentation: described.documentation,
    properties: described.properties,
    bends: [],
    style: styleOf(xml),
    extras: special ? { ...described.extras, ...typeExtra(type) } : described.extras,
    xml,
  };
}

const ORIGIN: Point = { x: 0, y: 0 };

/** The middle of a connection is half way between the middles of its ends; a ring of connections lies at the corner. */
function middleOf(id: string, middles: Map<string, Point>, connections: ReadonlyMap<string, ViewConnection>): Point {
  const known = middles.get(id);
  if (known !== undefined) return known;
  const path: ViewConnection[] = [];
  const seen = new Set<string>();
  const stack = [id];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const connection = connections.get(next);
    if (connection === undefined || middles.has(next) || seen.has(next)) continue;
    seen.add(next);
    path.push(connection);
    stack.push(connection.source, connection.target);
  }
  for (const connection of path.reverse()) {
    middles.set(
      connection.id,
      between(middles.get(connection.source) ?? ORIGIN, middles.get(connection.target) ?? ORIGIN),
    );
  }
  return middles.get(id) ?? ORIGIN;
}

function bendsOf(xml: XmlElement, source: Point, target: Point): Bend[] {
  const bends = named(xml, "bendpoint");
  return bends.map((bend, index) => {
    const relative = {
      startX: number(bend, "startX") ?? 0,
      startY: number(bend, "startY") ?? 0,
      endX: number(bend, "endX") ?? 0,
      endY: number(bend, "endY") ?? 0,
    };
    return absoluteBend(relative, source, target, index, bends.length);
  });
}

// --- styles

function styleOf(xml: XmlElement): Style {
  const alpha = number(xml, "alpha");
  const lineAlpha = number(
    named(xml, "feature").find((feature) => feature.attributes["name"] === "lineAlpha"),
    "value",
  );
  const width = number(xml, "lineWidth");
  return {
    ...colour("fill", xml.attributes["fillColor"]),
    ...(alpha === undefined || alpha >= 255 ? {} : { fillAlpha: fraction(alpha) }),
    ...colour("line", xml.attributes["lineColor"]),
    ...(lineAlpha === undefined || lineAlpha >= 255 ? {} : { lineAlpha: fraction(lineAlpha) }),
    ...(width === undefined || width === 1 ? {} : { lineWidth: width }),
    ...fontOf(xml.attributes["font"]),
    ...colour("fontColor", xml.attributes["fontColor"]),
  };
}

/** 0 to 255 as 0 to 1, short enough to read and exact enough to come back. */
function fraction(alpha: number): number {
  return Math.round((Math.max(0, alpha) / 255) * 10_000) / 10_000;
}

function colour(name: "fill" | "line" | "fontColor", value: string | undefined): Style {
  return value !== undefined && /^#[0-9a-fA-F]{6}$/.test(value) ? { [name]: value.toLowerCase() } : {};
}

/** `1|Segoe UI|9.0|1|WINDOWS|...`: version, family, points, bits for bold and italic, then what one platform adds. */
function fontOf(value: string | undefined): Style {
  if (value === undefined || value === "") return {};
  const [, name = "", size = "", bits = "0"] = value.split("|");
  const style = [...(Number(bits) & 1 ? ["bold"] : []), ...(Number(bits) & 2 ? ["italic"] : [])];
  const points = Number(size);
  return {
    ...(name === "" ? {} : { fontName: name }),
    ...(points > 0 && Number.isFinite(points) ? { fontSize: points } : {}),
    ...(style.length === 0 ? {} : { fontStyle: style }),
  };
}

// --- what all things have

/** `attributes` and `children`: names that have their own place; every other one becomes an extra. */
function describedOf(reader: Reader, xml: XmlElement, id: string, attributes: string, children = ""): Described {
  return {
    id,
    names: nameOf(xml),
    documentation: childText(xml, "documentation"),
    properties: named(xml, "property").map((property) => propertyOf(reader, property)),
    extras: { ...extrasOf(xml, attributes), ...childExtras(reader, xml, children) },
  };
}

function nameOf(xml: XmlElement): LocalText[] {
  const name = xml.attributes["name"] ?? "";
  return name === "" ? [] : [{ text: name }];
}

function childText(xml: XmlElement, name: string): LocalText[] {
  return named(xml, name).flatMap((child) => (child.text === "" ? [] : [{ text: child.text }]));
}

function propertyOf(reader: Reader, xml: XmlElement): Property {
  const definition = reader.definitions.get(xml.attributes["key"] ?? "");
  return { definition: definition?.id ?? "", values: [{ text: xml.attributes["value"] ?? "" }] };
}

/** Archi names a property each time it is used; numbering them by name gives the same ids whatever the order of the file. */
function defineProperty(reader: Reader, root: XmlElement, key: string): void {
  const id = reader.ids.take(root, undefined, "propid");
  reader.definitions.set(key, { id, names: key === "" ? [] : [{ text: key }], type: "string" });
}

function keysIn(xml: XmlElement): string[] {
  return xml.children.flatMap((child) => (child.name === "property" ? [child.attributes["key"] ?? ""] : keysIn(child)));
}

function extrasOf(xml: XmlElement, known: string): Record<string, string> {
  const names = known.split(" ");
  return Object.fromEntries(
    Object.entries(xml.attributes).flatMap(([name, value]) => (names.includes(name) ? [] : [[`archi:${name}`, value]])),
  );
}

function attributeExtra(xml: XmlElement, name: string): Record<string, string> {
  const value = xml.attributes[name];
  return value === undefined ? {} : { [`archi:${name}`]: value };
}

/** Features and texts that only Archi has; other children are counted as not read. */
function childExtras(reader: Reader, xml: XmlElement, known: string): Record<string, string> {
  const names = `documentation property purpose folder profile metadata ${known}`.split(" ");
  const extras: Record<string, string> = {};
  for (const child of xml.children) {
    if (child.name === "feature") {
      const name = child.attributes["name"] ?? "";
      if (name !== "lineAlpha" || xml.name !== "child")
        extras[`archi:feature ${name}`] = child.attributes["value"] ?? "";
    } else if (!names.includes(child.name)) {
      if (child.children.length === 0 && Object.keys(child.attributes).length === 0)
        extras[`archi:child ${child.name}`] = child.text;
      else reader.notes.tally.dropped(`<${child.name}>`, reasons.unread, xml.attributes["id"]);
    }
  }
  return extras;
}

// --- the tree

function named(xml: XmlElement, name: string): readonly XmlElement[] {
  return xml.children.filter((child) => child.name === name);
}

function words(value: string | undefined): string[] {
  return (value ?? "").split(/\s+/).filter((word) => word !== "");
}

function number(xml: XmlElement | undefined, name: string): number | undefined {
  const stated = xml?.attributes[name];
  if (stated === undefined || stated === "") return undefined;
  const value = Number(stated);
  return Number.isFinite(value) ? Math.round(value) : undefined;
}

/** A width or height; Archi writes -1 for "as the tool likes". */
function size(xml: XmlElement | undefined, name: string): number | undefined {
  const value = number(xml, name);
  return value === undefined || value <= 0 ? undefined : value;
}

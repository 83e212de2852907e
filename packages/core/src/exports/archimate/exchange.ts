/**
 * Writes the ArchiMate Model Exchange File Format 3.x (The Open Group C174; schema of 3.1, which knows value streams and
 * directed associations). Tags come in the order of the schema, ids are NCNames, coordinates absolute and never negative.
 */
import {
  type ArchimateDocument,
  type ArchimateElement,
  type ArchimateRelationship,
  type ArchimateView,
  type Described,
  type Folder,
  isFolder,
  type LocalText,
  nodesOf,
  type Point,
  type Property,
  type Style,
  type ViewConnection,
  type ViewNode,
} from "../../model/archimate/document.ts";
import { sizeOf } from "../../model/archimate/geometry.ts";
import { type Tally, tally } from "../../model/archimate/tally.ts";
import { SPECIALIZATION_DEFINITION } from "../../model/archimate/vocabulary.ts";
import type { Loss } from "../../model/facts.ts";
import { exchangeIdentifiers, type Identifiers } from "./identifiers.ts";
import { type Markup, printXml, streamTag, tag, textTag } from "./markup.ts";
import { countWritten } from "./written.ts";
import { reasons } from "./reasons.ts";

/** One file, as UTF-8. */
export function writeExchange(document: ArchimateDocument): {
  readonly bytes: Uint8Array;
  readonly loss: readonly Loss[];
} {
  const writer: Writer = {
    tally: tally(),
    identifiers: exchangeIdentifiers(),
    document,
    concepts: typesOf(document),
    views: new Set(document.views.map((view) => view.id)),
  };
  for (const concept of writer.concepts.keys()) writer.identifiers("concept", concept);
  for (const view of writer.views) writer.identifiers("view", view);
  for (const id of writer.concepts.keys()) noteSpelling(writer, id);
  for (const id of writer.views) noteSpelling(writer, id);
  countWritten(writer.tally, document);
  for (const picture of document.pictures) writer.tally.dropped("picture", reasons.picture, picture.path);
  const bytes = printXml(modelTag(writer));
  return { bytes, loss: writer.tally.list() };
}

function typesOf({ elements, relationships }: ArchimateDocument): ReadonlyMap<string, string> {
  const types = new Map<string, string>();
  for (const { id, type } of elements) types.set(id, type);
  for (const { id, type } of relationships) types.set(id, type);
  return types;
}

interface Writer {
  readonly tally: Tally;
  readonly identifiers: Identifiers;
  readonly document: ArchimateDocument;
  /** Type of every element and relationship by id. */
  readonly concepts: ReadonlyMap<string, string>;
  readonly views: ReadonlySet<string>;
}

const NAMESPACE = "http://www.opengroup.org/xsd/archimate/3.0/";
const DUBLIN_CORE = "http://purl.org/dc/elements/1.1/";

function modelTag(writer: Writer): Markup {
  const { document } = writer;
  const dublinCore = document.metadata.some((entry) => entry.name.startsWith("dc:"));
  const schemas = `${NAMESPACE} http://www.opengroup.org/xsd/archimate/3.1/archimate3_Diagram.xsd`;
  return streamTag(
    "model",
    {
      xmlns: NAMESPACE,
      ...(dublinCore ? { "xmlns:dc": DUBLIN_CORE } : {}),
      "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
      "xsi:schemaLocation": dublinCore
        ? `${schemas} ${DUBLIN_CORE} http://dublincore.org/schemas/xmls/qdc/2008/02/11/dc.xsd`
        : schemas,
      identifier: writer.identifiers("model", document.id),
      version: document.extras["exchange:version"],
    },
    modelTags(writer),
  );
}

function* modelTags(writer: Writer): Generator<Markup> {
  const { document } = writer;
  yield* describedTags(writer, document, true);
  yield* metadataTags(writer);
  yield* longList("elements", document.elements, (element) => elementTag(writer, element));
  yield* longList("relationships", document.relationships, (relationship) => relationshipTag(writer, relationship));
  const folders = document.folders.flatMap((folder) => folderTags(writer, folder));
  yield* list("organizations", {}, folders);
  yield* list("propertyDefinitions", {}, definitionTags(writer));
  const diagrams = longList("diagrams", document.views, (view) => viewTag(writer, view));
  yield* list("views", {}, diagrams);
}

/** A list tag, or nothing: the schema allows no empty lists. */
function list(name: string, attributes: Markup["attributes"], children: readonly Markup[]): Markup[] {
  return children.length === 0 ? [] : [tag(name, attributes, children)];
}

/** A list of which there may be hundreds of thousands. */
function longList<Item>(name: string, items: readonly Item[], tagOf: (item: Item) => Markup): Markup[] {
  return items.length === 0 ? [] : [streamTag(name, {}, each(items, tagOf))];
}

function* each<Item>(items: readonly Item[], tagOf: (item: Item) => Markup): Generator<Markup> {
  for (const item of items) yield tagOf(item);
}

function metadataTags(writer: Writer): Markup[] {
  const known = writer.document.metadata.filter((entry) => /^(schema|schemaversion|dc:[a-z]+)$/.test(entry.name));
  for (const entry of writer.document.metadata)
    if (!known.includes(entry)) writer.tally.dropped("metadata", reasons.archiOnly, entry.name);
  const schema = known.filter((entry) => !entry.name.startsWith("dc:"));
  const core = known.filter((entry) => entry.name.startsWith("dc:"));
  return list(
    "metadata",
    {},
    [...schema, ...core].map((entry) => textTag(entry.name, {}, entry.value)),
  );
}

function definitionTags(writer: Writer): Markup[] {
  const { document } = writer;
  const special =
    document.profiles.length > 0 &&
    [...document.elements, ...document.relationships].some((one) => one.profiles.length > 0);
  const own = special ? [{ id: SPECIALIZATION_DEFINITION, names: [{ text: "Specialization" }], type: "string" }] : [];
  return [...document.propertyDefinitions, ...own].map((definition) =>
    tag(
      "propertyDefinition",
      {
        identifier: writer.identifiers("definition", definition.id),
        type: dataTypes.has(definition.type) ? definition.type : "string",
      },
      nameTags(definition.names, true),
    ),
  );
}

const dataTypes: ReadonlySet<string> = new Set(["string", "boolean", "currency", "date", "time", "number"]);

// --- elements, relationships, folders

function elementTag(writer: Writer, element: ArchimateElement): Markup {
  countExtras(writer, element.extras, "element");
  const required = !element.type.endsWith("Junction");
  return tag(
    "element",
    { identifier: writer.identifiers("concept", element.id), "xsi:type": element.type },
    describedTags(writer, element, required, profileProperties(writer, element)),
  );
}

const accessTypes: Readonly<Record<string, string>> = {
  access: "Access",
  read: "Read",
  write: "Write",
  "read-write": "ReadWrite",
};

function relationshipTag(writer: Writer, relationship: ArchimateRelationship): Markup {
  countExtras(writer, relationship.extras, "relationship");
  return tag(
    "relationship",
    {
      identifier: writer.identifiers("concept", relationship.id),
      source: writer.identifiers("concept", relationship.source),
      target: writer.identifiers("concept", relationship.target),
      "xsi:type": relationship.type,
      accessType: relationship.type === "Access" ? accessTypes[relationship.access ?? "access"] : undefined,
      modifier: relationship.type === "Influence" ? relationship.strength : undefined,
      isDirected: relationship.type === "Association" && relationship.directed === true ? "true" : undefined,
    },
    describedTags(writer, relationship, false, profileProperties(writer, relationship)),
  );
}

function profileProperties(writer: Writer, one: ArchimateElement | ArchimateRelationship): Property[] {
  const names = one.profiles.flatMap((id) => writer.document.profiles.find((profile) => profile.id === id)?.name ?? []);
  for (const name of names) writer.tally.approximated("specialisation", reasons.specialization, name);
  return names.map((name) => ({ definition: SPECIALIZATION_DEFINITION, values: [{ text: name }] }));
}

function folderTags(writer: Writer, folder: Folder): Markup[] {
  for (const property of folder.properties)
    writer.tally.dropped("folder property", reasons.archiOnly, property.definition);
  const items = folder.items.flatMap((item) =>
    isFolder(item) ? folderTags(writer, item) : itemTags(writer, item.reference),
  );
  if (folder.extras["exchange:loose"] !== undefined) return items;
  const identifier = writer.identifiers("folder", folder.id);
  return [
    tag("item", { identifier }, [
      ...nameTags(folder.names, true, "label"),
      ...documentationTags(folder.documentation),
      ...items,
    ]),
  ];
}

function itemTags(writer: Writer, reference: string): Markup[] {
  const scope = writer.concepts.has(reference) ? "concept" : writer.views.has(reference) ? "view" : undefined;
  return scope === undefined ? [] : [tag("item", { identifierRef: writer.identifiers(scope, reference) })];
}

// --- views

function viewTag(writer: Writer, view: ArchimateView): Markup {
  countExtras(writer, view.extras, "view");
  const known = new Set([
    ...[...nodesOf(view.nodes)].map(({ node }) => node.id),
    ...view.connections.map((connection) => connection.id),
  ]);
  const shift = shiftOf(view);
  if (shift.x > 0 || shift.y > 0) writer.tally.approximated("view", reasons.shifted, view.id);
  const page: Page = { writer, shift, known };
  return tag(
    "view",
    { identifier: writer.identifiers("view", view.id), "xsi:type": "Diagram", viewpoint: view.viewpoint },
    [
      ...describedTags(writer, view, true),
      ...view.nodes.map((node) => nodeTag(page, node)),
      ...view.connections.map((connection) => connectionTag(page, connection)),
    ],
  );
}

interface Page {
  readonly writer: Writer;
  readonly shift: Point;
  readonly known: ReadonlySet<string>;
}

/** How far a view must move for its corner to be at or after 0, 0. */
function shiftOf(view: ArchimateView): Point {
  const points: Point[] = [...nodesOf(view.nodes)].map(({ node }) => node);
  for (const connection of view.connections) {
    points.push(
      ...connection.bends,
      ...[connection.sourceAttachment, connection.targetAttachment].filter((point) => point !== undefined),
    );
  }
  const least = (pick: (point: Point) => number): number =>
    points.reduce((lowest, point) => Math.min(lowest, Math.round(pick(point))), 0);
  return { x: Math.abs(least((point) => point.x)), y: Math.abs(least((point) => point.y)) };
}

const nodeTypes: Readonly<Record<ViewNode["kind"], string>> = {
  element: "Element",
  group: "Container",
  note: "Label",
  reference: "Label",
};

function nodeTag(page: Page, node: ViewNode): Markup {
  const { writer } = page;
  const { tally: losses } = writer;
  countExtras(writer, node.extras, "view node");
  for (const property of node.properties)
    losses.dropped("view node property", reasons.nodeProperties, property.definition);
  if (node.width === undefined || node.height === undefined)
    losses.approximated("view node size", reasons.defaultSize, node.id);
  const [width, height] = sizeOf(node, writer.concepts.get(node.element ?? ""));
  // A label may not hold nodes in this format; one that does becomes a container.
  const type = node.nodes.length > 0 && nodeTypes[node.kind] === "Label" ? "Container" : nodeTypes[node.kind];
  return tag(
    "node",
    {
      identifier: writer.identifiers("node", node.id),
      elementRef: node.kind === "element" ? writer.identifiers("concept", node.element ?? "") : undefined,
      "xsi:type": type,
      ...pointAttributes(page, node),
      w: Math.max(1, Math.round(width)),
      h: Math.max(1, Math.round(height)),
    },
    [
      ...nameTags(node.labels, false, "label"),
      ...documentationTags(node.documentation),
      ...styleTags(writer, node.style),
      ...(node.view !== undefined && writer.views.has(node.view)
        ? [tag("viewRef", { ref: writer.identifiers("view", node.view) })]
        : []),
      ...node.nodes.map((child) => nodeTag(page, child)),
    ],
  );
}

function connectionTag(page: Page, connection: ViewConnection): Markup {
  const { writer } = page;
  countExtras(writer, connection.extras, "view connection");
  for (const property of connection.properties)
    writer.tally.dropped("view connection property", reasons.nodeProperties, property.definition);
  const nesting = connection.extras["exchange:nesting"] === "true";
  const end = (id: string): string => writer.identifiers("node", id);
  const point = (name: string, at: Point | undefined): Markup[] =>
    at === undefined ? [] : [tag(name, pointAttributes(page, at))];
  return tag(
    "connection",
    {
      identifier: end(connection.id),
      relationshipRef:
        connection.relationship === undefined ? undefined : writer.identifiers("concept", connection.relationship),
      "xsi:type": connection.relationship === undefined ? "Line" : nesting ? "NestingRelationship" : "Relationship",
      source: end(connection.source),
      target: end(connection.target),
    },
    [
      ...nameTags(connection.labels, false, "label"),
      ...documentationTags(connection.documentation),
      ...styleTags(writer, connection.style),
      ...point("sourceAttachment", connection.sourceAttachment),
      ...connection.bends.flatMap((bend) => point("bendpoint", bend)),
      ...point("targetAttachment", connection.targetAttachment),
    ],
  );
}

function pointAttributes({ shift }: Page, point: Point): Record<string, number> {
  return { x: Math.round(point.x) + shift.x, y: Math.round(point.y) + shift.y };
}

function styleTags(writer: Writer, style: Style): Markup[] {
  const font = list("color", colourAttributes(writer, style.fontColor, style.fontAlpha), []);
  const hasFont =
    style.fontName !== undefined ||
    style.fontSize !== undefined ||
    style.fontStyle !== undefined ||
    style.fontColor !== undefined;
  const children = [
    ...(style.line === undefined && style.lineAlpha === undefined
      ? []
      : [tag("lineColor", colourAttributes(writer, style.line ?? "#5c5c5c", style.lineAlpha))]),
    ...(style.fill === undefined && style.fillAlpha === undefined
      ? []
      : [tag("fillColor", colourAttributes(writer, style.fill ?? "#ffffff", style.fillAlpha))]),
    ...(hasFont ? [fontTag(writer, style)] : font),
  ];
  const lineWidth = style.lineWidth === undefined ? undefined : Math.max(1, Math.round(style.lineWidth));
  return children.length === 0 && lineWidth === undefined ? [] : [tag("style", { lineWidth }, children)];
}

function fontTag(writer: Writer, style: Style): Markup {
  const colour =
    style.fontColor === undefined ? [] : [tag("color", colourAttributes(writer, style.fontColor, style.fontAlpha))];
  const words = style.fontStyle?.filter((word) => ["bold", "italic", "underline"].includes(word)) ?? [];
  return tag(
    "font",
    {
      name: style.fontName,
      size: halfPoints(writer, style.fontSize),
      style: words.length === 0 ? undefined : words.join(" "),
    },
    colour,
  );
}

/** The schema takes sizes of 1 and more in steps of a half. */
function halfPoints(writer: Writer, size: number | undefined): number | undefined {
  if (size === undefined) return undefined;
  const half = Math.max(1, Math.round(size * 2) / 2);
  if (half !== size) writer.tally.approximated("font size", reasons.halfPoints);
  return half;
}

function colourAttributes(
  writer: Writer,
  colour: string | undefined,
  alpha: number | undefined,
): Record<string, number | undefined> {
  const hex = Number.parseInt((colour ?? "#000000").slice(1), 16);
  const percent = alpha === undefined ? undefined : Math.round(alpha * 100);
  if (alpha !== undefined && Math.abs(alpha * 100 - Math.round(alpha * 100)) > 1e-6)
    writer.tally.approximated("opacity", reasons.opacity);
  return { r: (hex >> 16) & 255, g: (hex >> 8) & 255, b: hex & 255, a: percent };
}

// --- what all things have

function describedTags(
  writer: Writer,
  one: Described,
  nameRequired: boolean,
  more: readonly Property[] = [],
): Markup[] {
  const properties = [...one.properties, ...more].map((property) =>
    tag(
      "property",
      { propertyDefinitionRef: writer.identifiers("definition", property.definition) },
      valueTags(property),
    ),
  );
  return [
    ...nameTags(one.names, nameRequired),
    ...documentationTags(one.documentation),
    ...list("properties", {}, properties),
  ];
}

function valueTags(property: Property): Markup[] {
  const values = property.values.length === 0 ? [{ text: "" }] : property.values;
  return values.map((value) => localTag("value", value));
}

function nameTags(names: readonly LocalText[], required: boolean, name = "name"): Markup[] {
  if (names.length === 0) return required ? [textTag(name, {}, "")] : [];
  return names.map((text) => localTag(name, text));
}

function documentationTags(documentation: readonly LocalText[]): Markup[] {
  return documentation.map((text) => localTag("documentation", text));
}

function localTag(name: string, { text, language }: LocalText): Markup {
  return textTag(name, { "xml:lang": language }, text);
}

function noteSpelling(writer: Writer, id: string): void {
  const scope = writer.concepts.has(id) ? "concept" : "view";
  if (writer.identifiers(scope, id) !== id) writer.tally.approximated("identifier", reasons.identifier, id);
}

function countExtras(writer: Writer, extras: Readonly<Record<string, string>>, what: string): void {
  for (const name in extras)
    if (name.startsWith("archi:")) writer.tally.dropped(`${what} ${name.slice("archi:".length)}`, reasons.archiOnly);
}

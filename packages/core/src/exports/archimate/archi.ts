/**
 * Writes Archi's own format (`.archimate`, version 5): everything in its folder, node positions from their parent, bends from
 * the middles of the ends. What came from Archi and has no place elsewhere (extras named `archi:`) goes back where it was.
 */
import { groupBy } from "../../base/group-by.ts";
import {
  type ArchimateDocument,
  type ArchimateElement,
  type ArchimateRelationship,
  type ArchimateView,
  type Extras,
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
import { between, middle, relativeBend, sizeOf } from "../../model/archimate/geometry.ts";
import { type Tally, tally } from "../../model/archimate/tally.ts";
import { LABEL_IS_NAME, viewpointToArchi } from "../../model/archimate/vocabulary.ts";
import type { Loss } from "../../model/facts.ts";
import { zipSync } from "fflate";
import { arrangeFolders } from "./archi-folders.ts";
import { archiIdentifiers, type Identifiers } from "./identifiers.ts";
import { type Markup, printXml, tag, textTag } from "./markup.ts";
import { reasons } from "./reasons.ts";
import { countWritten } from "./written.ts";

/** One `.archimate` file: XML text, or a zip when pictures travel with it. */
export function writeArchi(document: ArchimateDocument): {
  readonly bytes: Uint8Array;
  readonly loss: readonly Loss[];
} {
  const { root, loss } = archiTree(document);
  const xml = printXml(root);
  if (document.pictures.length === 0) return { bytes: xml, loss };
  const pictures = Object.fromEntries(document.pictures.map(({ path, bytes }) => [path, bytes]));
  return { bytes: zipSync({ "model.xml": xml, ...pictures }, { mtime: EPOCH }), loss };
}

/** First day that a zip can hold, so that equal models give equal bytes. */
const EPOCH = "1980-01-01T00:00:00";

/** The tree of an `.archimate` file; the coArchi writer takes it apart. */
export function archiTree(document: ArchimateDocument): { readonly root: Markup; readonly loss: readonly Loss[] } {
  const writer: Writer = {
    tally: tally(),
    identifiers: archiIdentifiers(),
    document,
    elements: new Map(document.elements.map((element) => [element.id, element])),
    relationships: new Map(document.relationships.map((relationship) => [relationship.id, relationship])),
    views: new Map(document.views.map((view) => [view.id, view])),
    keys: new Map(document.propertyDefinitions.map((definition) => [definition.id, definition.names[0]?.text ?? ""])),
  };
  for (const id of [...writer.elements.keys(), ...writer.relationships.keys()]) writer.identifiers("concept", id);
  for (const id of writer.views.keys()) writer.identifiers("view", id);
  countWritten(writer.tally, document);
  noteTypes(writer);
  return { root: modelTag(writer), loss: writer.tally.list() };
}

interface Writer {
  readonly tally: Tally;
  readonly identifiers: Identifiers;
  readonly document: ArchimateDocument;
  readonly elements: ReadonlyMap<string, ArchimateElement>;
  readonly relationships: ReadonlyMap<string, ArchimateRelationship>;
  readonly views: ReadonlyMap<string, ArchimateView>;
  /** Name of every property definition by id. */
  readonly keys: ReadonlyMap<string, string>;
}

function noteTypes(writer: Writer): void {
  for (const { type, names } of writer.document.propertyDefinitions) {
    if (type !== "string") writer.tally.approximated("property type", reasons.propertyType, names[0]?.text);
  }
}

function modelTag(writer: Writer): Markup {
  const { document } = writer;
  const folders = arrangeFolders(document, writer.tally);
  const canvas = document.views.some((view) => view.extras["archi:xsi:type"]?.startsWith("canvas:") === true);
  return tag(
    "archimate:model",
    {
      "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
      "xmlns:archimate": "http://www.archimatetool.com/archimate",
      ...(canvas ? { "xmlns:canvas": "http://www.archimatetool.com/archimate/canvas" } : {}),
      name: only(writer, document.names, "name") ?? "",
      id: writer.identifiers("model", document.id),
      version: document.extras["archi:version"] ?? "5.0.0",
      ...archiAttributes(document.extras, ["version"]),
    },
    [
      ...folders.map((folder) => folderTag(writer, folder)),
      ...textTags("purpose", only(writer, document.documentation, "documentation")),
      ...propertyTags(writer, document.properties),
      ...metadataTags(writer),
      ...document.profiles.map((profile) =>
        tag("profile", {
          name: profile.name,
          id: writer.identifiers("profile", profile.id),
          conceptType: writer.document.relationships.some((one) => one.type === profile.type)
            ? `${profile.type}Relationship`
            : profile.type,
          ...archiAttributes(profile.extras),
        }),
      ),
      ...archiChildren(document.extras),
    ],
  );
}

function metadataTags(writer: Writer): Markup[] {
  const { metadata } = writer.document;
  for (const entry of metadata) writer.tally.approximated("metadata", reasons.metadata, entry.name);
  return metadata.length === 0
    ? []
    : [
        tag(
          "metadata",
          {},
          metadata.map(({ name, value }) => tag("entry", { key: name, value })),
        ),
      ];
}

// --- folders, elements, relationships

function folderTag(writer: Writer, folder: Folder): Markup {
  const items = folder.items.map((item) =>
    isFolder(item) ? folderTag(writer, item) : itemTag(writer, item.reference),
  );
  return tag(
    "folder",
    {
      name: only(writer, folder.names, "folder name") ?? "",
      id: writer.identifiers("folder", folder.id),
      type: folder.extras["archi:type"],
      ...archiAttributes(folder.extras, ["type"]),
    },
    [
      ...items.filter((item) => item !== undefined),
      ...textTags("documentation", only(writer, folder.documentation, "folder documentation")),
      ...propertyTags(writer, folder.properties),
      ...archiChildren(folder.extras),
    ],
  );
}

function itemTag(writer: Writer, reference: string): Markup | undefined {
  const element = writer.elements.get(reference);
  if (element !== undefined) return elementTag(writer, element);
  const relationship = writer.relationships.get(reference);
  if (relationship !== undefined) return relationshipTag(writer, relationship);
  const view = writer.views.get(reference);
  return view === undefined ? undefined : viewTag(writer, view);
}

function elementTag(writer: Writer, element: ArchimateElement): Markup {
  countExtras(writer, element.extras, "element");
  const junction = element.type.endsWith("Junction");
  return tag(
    "element",
    {
      "xsi:type": `archimate:${junction ? "Junction" : element.type}`,
      name: only(writer, element.names, "name"),
      id: writer.identifiers("concept", element.id),
      profiles: profilesOf(writer, element.profiles),
      type: element.type === "OrJunction" ? "or" : undefined,
      ...archiAttributes(element.extras),
    },
    describedTags(writer, element),
  );
}

const accessTypes: Readonly<Record<string, string | undefined>> = {
  write: undefined,
  read: "1",
  access: "2",
  "read-write": "3",
};

function relationshipTag(writer: Writer, relationship: ArchimateRelationship): Markup {
  countExtras(writer, relationship.extras, "relationship");
  return tag(
    "element",
    {
      "xsi:type": `archimate:${relationship.type}Relationship`,
      name: only(writer, relationship.names, "name"),
      id: writer.identifiers("concept", relationship.id),
      source: writer.identifiers("concept", relationship.source),
      target: writer.identifiers("concept", relationship.target),
      accessType: relationship.type === "Access" ? accessTypes[relationship.access ?? "access"] : undefined,
      strength: relationship.type === "Influence" ? relationship.strength : undefined,
      directed: relationship.type === "Association" && relationship.directed === true ? "true" : undefined,
      profiles: profilesOf(writer, relationship.profiles),
      ...archiAttributes(relationship.extras),
    },
    describedTags(writer, relationship),
  );
}

function profilesOf(writer: Writer, profiles: readonly string[]): string | undefined {
  return profiles.length === 0 ? undefined : profiles.map((id) => writer.identifiers("profile", id)).join(" ");
}

// --- views

/** What a view's tags need: its connections by source, what ends where, and the middle of everything. */
interface Page {
  readonly writer: Writer;
  readonly from: ReadonlyMap<string, readonly ViewConnection[]>;
  readonly into: ReadonlyMap<string, readonly ViewConnection[]>;
  readonly middles: ReadonlyMap<string, Point>;
}

function viewTag(writer: Writer, view: ArchimateView): Markup {
  countExtras(writer, view.extras, "view");
  const page: Page = {
    writer,
    from: groupBy(view.connections, (connection) => connection.source),
    into: groupBy(view.connections, (connection) => connection.target),
    middles: middlesOf(writer, view),
  };
  return tag(
    "element",
    {
      "xsi:type": view.extras["archi:xsi:type"] ?? "archimate:ArchimateDiagramModel",
      name: only(writer, view.names, "name") ?? "",
      id: writer.identifiers("view", view.id),
      viewpoint: view.viewpoint === undefined ? undefined : viewpointToArchi(view.viewpoint),
      ...archiAttributes(view.extras, ["xsi:type"]),
    },
    [...view.nodes.map((node) => nodeTag(page, node, { x: 0, y: 0 })), ...describedTags(writer, view)],
  );
}

function middlesOf(writer: Writer, view: ArchimateView): Map<string, Point> {
  const middles = new Map<string, Point>();
  for (const { node } of nodesOf(view.nodes)) {
    const [width, height] = sizeOf(node, writer.elements.get(node.element ?? "")?.type);
    middles.set(node.id, middle(node.x, node.y, width, height));
  }
  // Connections that end at connections know their middle once their own ends do; each pass settles at least one.
  let open = view.connections.filter((connection) => !middles.has(connection.id));
  for (let before = -1; open.length !== before;) {
    before = open.length;
    open = open.filter((connection) => {
      const source = middles.get(connection.source);
      const target = middles.get(connection.target);
      if (source === undefined || target === undefined) return true;
      middles.set(connection.id, between(source, target));
      return false;
    });
  }
  return middles;
}

const nodeTypes: Readonly<Record<ViewNode["kind"], string>> = {
  element: "archimate:DiagramObject",
  group: "archimate:Group",
  note: "archimate:Note",
  reference: "archimate:DiagramModelReference",
};

function nodeTag(page: Page, node: ViewNode, corner: Point): Markup {
  const { writer } = page;
  countExtras(writer, node.extras, "view node");
  const label = only(writer, node.labels, "label");
  const note = node.kind === "note" && node.extras[LABEL_IS_NAME] === undefined;
  const opens =
    node.kind === "reference" && node.view !== undefined ? writer.identifiers("view", node.view) : undefined;
  if (node.view !== undefined && node.kind !== "reference")
    writer.tally.dropped("view reference", reasons.exchangeOnly, node.id);
  const into = page.into.get(node.id) ?? [];
  return tag(
    "child",
    {
      "xsi:type": node.extras["archi:xsi:type"] ?? nodeTypes[node.kind],
      name: note || node.kind === "element" || node.kind === "reference" ? undefined : label,
      id: writer.identifiers("node", node.id),
      targetConnections:
        into.length === 0 ? undefined : into.map((connection) => writer.identifiers("node", connection.id)).join(" "),
      ...styleAttributes(node.style),
      fillColor: node.style.fill,
      alpha: steps(writer, node.style.fillAlpha),
      archimateElement: node.kind === "element" ? writer.identifiers("concept", node.element ?? "") : undefined,
      model: opens,
      ...archiAttributes(node.extras, ["xsi:type"]),
    },
    [
      tag("bounds", {
        x: Math.round(node.x) - corner.x,
        y: Math.round(node.y) - corner.y,
        width: node.width ?? -1,
        height: node.height ?? -1,
      }),
      ...(page.from.get(node.id) ?? []).map((connection) => connectionTag(page, connection, 0)),
      ...(note ? textTags("content", label) : []),
      ...node.nodes.map((child) => nodeTag(page, child, { x: Math.round(node.x), y: Math.round(node.y) })),
      ...textTags("documentation", only(writer, node.documentation, "documentation")),
      ...propertyTags(writer, node.properties),
      ...(node.style.lineAlpha === undefined
        ? []
        : [tag("feature", { name: "lineAlpha", value: steps(writer, node.style.lineAlpha) })]),
      ...archiChildren(node.extras),
    ],
  );
}

const ORIGIN: Point = { x: 0, y: 0 };

/** Connections may start at connections; a ring of them, which no tool draws, ends at the depth that readers accept. */
const DEEPEST = 50;

function connectionTag(page: Page, connection: ViewConnection, depth: number): Markup {
  const { writer } = page;
  countExtras(writer, connection.extras, "view connection");
  if (connection.sourceAttachment !== undefined || connection.targetAttachment !== undefined) {
    writer.tally.dropped("view connection attachment", reasons.attachment, connection.id);
  }
  const source = page.middles.get(connection.source) ?? ORIGIN;
  const target = page.middles.get(connection.target) ?? ORIGIN;
  const into = page.into.get(connection.id) ?? [];
  const plain = connection.relationship === undefined ? undefined : "archimate:Connection";
  return tag(
    "sourceConnection",
    {
      "xsi:type": connection.extras["archi:xsi:type"] ?? plain,
      name: only(writer, connection.labels, "label"),
      id: writer.identifiers("node", connection.id),
      ...styleAttributes(connection.style),
      source: writer.identifiers("node", connection.source),
      target: writer.identifiers("node", connection.target),
      archimateRelationship:
        connection.relationship === undefined ? undefined : writer.identifiers("concept", connection.relationship),
      targetConnections:
        into.length === 0 ? undefined : into.map((one) => writer.identifiers("node", one.id)).join(" "),
      ...archiAttributes(connection.extras, ["xsi:type"]),
    },
    [
      ...(depth > DEEPEST
        ? []
        : (page.from.get(connection.id) ?? []).map((one) => connectionTag(page, one, depth + 1))),
      ...connection.bends.map((bend) => bendTag(relativeBend(bend, source, target))),
      ...textTags("documentation", only(writer, connection.documentation, "documentation")),
      ...propertyTags(writer, connection.properties),
      ...archiChildren(connection.extras),
    ],
  );
}

function bendTag(bend: {
  readonly startX: number;
  readonly startY: number;
  readonly endX: number;
  readonly endY: number;
}): Markup {
  const stated = (value: number): number | undefined => (value === 0 ? undefined : Math.round(value));
  return tag("bendpoint", {
    startX: stated(bend.startX),
    startY: stated(bend.startY),
    endX: stated(bend.endX),
    endY: stated(bend.endY),
  });
}

function styleAttributes(style: Style): Markup["attributes"] {
  return { font: fontOf(style), fontColor: style.fontColor, lineColor: style.line, lineWidth: style.lineWidth };
}

/** Opacity in Archi's 255 steps. */
function steps(writer: Writer, alpha: number | undefined): number | undefined {
  if (alpha === undefined) return undefined;
  const step = Math.round(alpha * 255);
  if (Math.abs(step / 255 - alpha) > 0.0001) writer.tally.approximated("opacity", reasons.steps);
  return step;
}

/** SWT's form of a font, with the part that Windows adds; other platforms read the first four fields. */
function fontOf(style: Style): string | undefined {
  const { fontName, fontSize, fontStyle = [] } = style;
  if (fontName === undefined && fontSize === undefined && fontStyle.length === 0) return undefined;
  const name = (fontName ?? "Segoe UI").replaceAll("|", " ");
  const points = fontSize ?? 9;
  const bold = fontStyle.includes("bold");
  const italic = fontStyle.includes("italic");
  const bits = (bold ? 1 : 0) + (italic ? 2 : 0);
  const height = -Math.round((points * 96) / 72);
  const size = Number.isInteger(points) ? `${points}.0` : String(points);
  return `1|${name}|${size}|${bits}|WINDOWS|1|${height}|0|0|0|${bold ? 700 : 400}|${italic ? 1 : 0}|0|0|0|0|3|2|1|34|${name}`;
}

// --- what all things have

interface Documented {
  readonly documentation: readonly LocalText[];
  readonly properties: readonly Property[];
  readonly extras: Extras;
}

function describedTags(writer: Writer, one: Documented): Markup[] {
  return [
    ...textTags("documentation", only(writer, one.documentation, "documentation")),
    ...propertyTags(writer, one.properties),
    ...archiChildren(one.extras),
  ];
}

function propertyTags(writer: Writer, properties: readonly Property[]): Markup[] {
  return properties.map((property) =>
    tag("property", {
      key: writer.keys.get(property.definition) ?? property.definition,
      value: only(writer, property.values, "property value"),
    }),
  );
}

function textTags(name: string, text: string | undefined): Markup[] {
  return text === undefined ? [] : [textTag(name, {}, text)];
}

/** The one text that Archi has room for; the others are counted. */
function only(writer: Writer, texts: readonly LocalText[], what: string): string | undefined {
  for (const { language } of texts.slice(1))
    writer.tally.dropped(`${what} in another language`, reasons.oneLanguage, language);
  const text = texts[0]?.text;
  return text === "" ? undefined : text;
}

function archiAttributes(extras: Extras, except: readonly string[] = []): Record<string, string> {
  return Object.fromEntries(
    Object.entries(extras).flatMap(([key, value]) => {
      const name = key.startsWith("archi:") ? key.slice("archi:".length) : "";
      return /^[A-Za-z_][\w.-]*(:[\w.-]+)?$/.test(name) && !except.includes(name) ? [[name, value]] : [];
    }),
  );
}

function archiChildren(extras: Extras): Markup[] {
  return Object.entries(extras).flatMap(([key, value]) => {
    const [, sort, name] = /^archi:(feature|child) (.+)$/.exec(key) ?? [];
    if (sort === undefined || name === undefined) return [];
    return sort === "feature" ? [tag("feature", { name, value })] : [textTag(name, {}, value)];
  });
}

function countExtras(writer: Writer, extras: Extras, what: string): void {
  for (const name in extras)
    if (name.startsWith("exchange:"))
      writer.tally.dropped(`${what} ${name.slice("exchange:".length)}`, reasons.exchangeOnly);
}

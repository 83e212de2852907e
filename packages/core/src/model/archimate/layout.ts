/**
 * `views/<view>.layout`: where things stand in a drawn view, one line for each node and connection. Positions are absolute
 * pixels; nodes inside nodes are indented. People and tools may edit it; what no longer exists in the model is skipped.
 *
 *     node claims 20,40 120x55 fill=#ffffb5
 *       node claims-engine 30,60 100x40
 *     note note-1 200,40 185x80 label="To be replaced"
 *     line line-1 claims -> policy relationship="claims uses policy" via=80,120 via=200,120
 */
import type { ArchimateView, Bend, LocalText, Point, Property, Style, ViewConnection, ViewNode } from "./document.ts";
import { extrasOf, extraValues, textsOf, textValues } from "./identity.ts";
import { type Line, parseLines, printLines, valueOf, valuesOf } from "./lines.ts";

/** The words that a layout uses for things of the model, and back; `undefined` for what the model does not have (any more). */
export interface Words {
  element(id: string): string | undefined;
  relationship(id: string): string | undefined;
  view(id: string): string | undefined;
  /** Key of a property definition. */
  property(id: string): string | undefined;
  /** The model's language: texts in it need no tag. */
  readonly language: string | undefined;
}

/** Path of the layout of a view. */
export function layoutPath(view: string): string {
  return `views/${view}.layout`;
}

/** Nodes, connections and extras of a view as text. */
export function printLayout(view: Pick<ArchimateView, "nodes" | "connections" | "extras">, words: Words): string {
  const names: Names = { words, numbers: new Map(), taken: new Set(), ids: new Map() };
  const lines: Line[] =
    Object.keys(view.extras).length === 0 ? [] : [{ depth: 0, words: ["view"], values: extraValues(view.extras) }];
  for (const node of view.nodes) nameNode(names, node);
  for (const connection of view.connections) names.ids.set(connection.id, numbered(names, "line", true));
  for (const node of view.nodes) nodeLines(names, node, 0, lines);
  for (const connection of view.connections) lines.push(connectionLine(names, connection));
  return printLines("Positions in this view; see the guide on layouts.", lines);
}

/** What a layout draws. */
export function parseLayout(text: string, words: Words): Pick<ArchimateView, "nodes" | "connections" | "extras"> {
  const lines = parseLines(text);
  const ids = new Map<string, string>();
  const top: ViewNode[] = [];
  const open: { depth: number; nodes: ViewNode[] }[] = [{ depth: -1, nodes: top }];
  for (const line of lines) {
    if (!isNodeWord(line.words[0])) continue;
    while ((open.at(-1)?.depth ?? -1) >= line.depth) open.pop();
    const around = open.at(-1)?.nodes ?? top;
    const nodes: ViewNode[] = [];
    const node = nodeOf(line, words, ids, nodes);
    if (node !== undefined) around.push(node);
    // What lies in a node whose element is gone moves to the node around it.
    open.push({ depth: line.depth, nodes: node === undefined ? around : nodes });
  }
  const connections = connectionsOf(lines, words, ids);
  const view = lines.find((line) => line.words[0] === "view");
  return { nodes: top, connections, extras: view === undefined ? {} : extrasOf(view) };
}

interface Names {
  readonly words: Words;
  readonly numbers: Map<string, number>;
  readonly taken: Set<string>;
  readonly ids: Map<string, string>;
}

/** `claims`, `claims-2`, ...; with `always`, `note-1`, `note-2`, ... */
function numbered(names: Names, base: string, always = false): string {
  if (!always && !names.taken.has(base)) {
    names.taken.add(base);
    return base;
  }
  for (let number = names.numbers.get(base) ?? (always ? 1 : 2); ; number++) {
    const name = `${base}-${number}`;
    names.numbers.set(base, number + 1);
    if (names.taken.has(name)) continue;
    names.taken.add(name);
    return name;
  }
}

function nameNode(names: Names, node: ViewNode): void {
  const element = node.kind === "element" ? names.words.element(node.element ?? "") : undefined;
  names.ids.set(
    node.id,
    element === undefined ? numbered(names, nodeWords[node.kind], true) : numbered(names, element),
  );
  for (const child of node.nodes) nameNode(names, child);
}

// --- nodes

const nodeWords: Readonly<Record<ViewNode["kind"], string>> = {
  element: "node",
  group: "group",
  note: "note",
  reference: "open",
};

function isNodeWord(word: string | undefined): boolean {
  return Object.values(nodeWords).includes(word ?? "");
}

function nodeLines(names: Names, node: ViewNode, depth: number, lines: Line[]): void {
  const id = names.ids.get(node.id) ?? node.id;
  const element = node.kind === "element" ? names.words.element(node.element ?? "") : undefined;
  const view = node.view === undefined ? undefined : names.words.view(node.view);
  const size =
    node.width === undefined && node.height === undefined ? [] : [`${node.width ?? "-"}x${node.height ?? "-"}`];
  lines.push({
    depth,
    words: [nodeWords[node.kind], id, `${node.x},${node.y}`, ...size],
    values: [
      ...(element === undefined || element === id ? [] : [["element", element] as const]),
      ...(view === undefined ? [] : [["view", view] as const]),
      ...textValues("label", node.labels, names.words.language),
      ...textValues("documentation", node.documentation, names.words.language),
      ...propertyValues(names, node.properties),
      ...styleValues(node.style),
      ...extraValues(node.extras),
      ...(node.id === id ? [] : [["id", node.id] as const]),
    ],
  });
  for (const child of node.nodes) nodeLines(names, child, depth + 1, lines);
}

function nodeOf(line: Line, words: Words, ids: Map<string, string>, nodes: ViewNode[]): ViewNode | undefined {
  const [word = "", name = "", at = "", size = ""] = line.words;
  const id = valueOf(line, "id") ?? name;
  const element = word === nodeWords.element ? words.element(valueOf(line, "element") ?? name) : undefined;
  if (word === nodeWords.element && element === undefined) return undefined;
  ids.set(name, id);
  const stated = valueOf(line, "view");
  const view = stated === undefined ? undefined : words.view(stated);
  const [width, height] = size.split("x").map(Number);
  const kind =
    word === nodeWords.element
      ? "element"
      : word === nodeWords.note
        ? "note"
        : word === nodeWords.reference
          ? "reference"
          : "group";
  return {
    id,
    kind,
    ...(element === undefined ? {} : { element }),
    ...(view === undefined ? {} : { view }),
    labels: textsOf(line, "label", words.language),
    documentation: textsOf(line, "documentation", words.language),
    properties: propertiesOf(line, words),
    ...pointOf(at),
    ...(width !== undefined && width > 0 ? { width } : {}),
    ...(height !== undefined && height > 0 ? { height } : {}),
    style: styleOf(line),
    nodes,
    extras: extrasOf(line),
  };
}

// --- connections

function connectionLine(names: Names, connection: ViewConnection): Line {
  const name = (id: string): string => names.ids.get(id) ?? id;
  const relationship =
    connection.relationship === undefined ? undefined : names.words.relationship(connection.relationship);
  const point = (key: string, at: Point | undefined): (readonly [string, string])[] =>
    at === undefined ? [] : [[key, `${at.x},${at.y}`]];
  return {
    depth: 0,
    words: ["line", name(connection.id), name(connection.source), "->", name(connection.target)],
    values: [
      ...(relationship === undefined ? [] : [["relationship", relationship] as const]),
      ...point("from", connection.sourceAttachment),
      ...connection.bends.map((bend) => ["via", bendText(bend)] as const),
      ...point("to", connection.targetAttachment),
      ...textValues("label", connection.labels, names.words.language),
      ...textValues("documentation", connection.documentation, names.words.language),
      ...propertyValues(names, connection.properties),
      ...styleValues(connection.style),
      ...extraValues(connection.extras),
      ...(connection.id === name(connection.id) ? [] : [["id", connection.id] as const]),
    ],
  };
}

/** Lines whose ends are still there; a line may end at another line, so what goes takes more with it. */
function connectionsOf(lines: readonly Line[], words: Words, nodes: ReadonlyMap<string, string>): ViewConnection[] {
  let drawn = lines.filter((line) => line.words[0] === "line");
  for (;;) {
    const ids = new Map(nodes);
    for (const line of drawn) ids.set(line.words[1] ?? "", valueOf(line, "id") ?? line.words[1] ?? "");
    const kept = drawn
      .map((line) => ({ line, connection: connectionOf(line, words, ids)[0] }))
      .filter(({ connection }) => connection !== undefined);
    if (kept.length === drawn.length) return kept.flatMap(({ connection }) => connection ?? []);
    drawn = kept.map(({ line }) => line);
  }
}

function connectionOf(line: Line, words: Words, ids: ReadonlyMap<string, string>): ViewConnection[] {
  const [, name = "", from = "", , to = ""] = line.words;
  const source = ids.get(from);
  const target = ids.get(to);
  if (source === undefined || target === undefined) return [];
  const stated = valueOf(line, "relationship");
  const relationship = stated === undefined ? undefined : words.relationship(stated);
  // A line whose relationship is gone from the model is gone from the drawing.
  if (stated !== undefined && relationship === undefined) return [];
  const point = (key: string): Point | undefined => {
    const at = valueOf(line, key);
    return at === undefined ? undefined : pointOf(at);
  };
  return [
    {
      id: ids.get(name) ?? name,
      ...(relationship === undefined ? {} : { relationship }),
      source,
      target,
      labels: textsOf(line, "label", words.language),
      documentation: textsOf(line, "documentation", words.language),
      properties: propertiesOf(line, words),
      bends: valuesOf(line, "via").map(bendOf),
      sourceAttachment: point("from"),
      targetAttachment: point("to"),
      style: styleOf(line),
      extras: extrasOf(line),
    },
  ];
}

/** `x,y`, or `x,y,startX,startY,endX,endY` where Archi's two offsets do not say the same point. */
function bendText({ x, y, relative }: Bend): string {
  return relative === undefined
    ? `${x},${y}`
    : [x, y, relative.startX, relative.startY, relative.endX, relative.endY].join(",");
}

function bendOf(text: string): Bend {
  const [startX, startY, endX, endY] = text.split(",").slice(2).map(wholeNumber);
  if (startX === undefined || startY === undefined || endX === undefined || endY === undefined) return pointOf(text);
  return { ...pointOf(text), relative: { startX, startY, endX, endY } };
}

function pointOf(text: string): Point {
  const [x = 0, y = 0] = text.split(",").map(wholeNumber);
  return { x, y };
}

function wholeNumber(text: string): number {
  const value = Number(text);
  return Number.isFinite(value) ? Math.round(value) : 0;
}

// --- styles and properties

const textStyles = ["fill", "line", "fontName", "fontColor"] as const;
const numberStyles = ["fillAlpha", "lineAlpha", "lineWidth", "fontSize", "fontAlpha"] as const;

function styleValues(style: Style): (readonly [string, string])[] {
  const values: (readonly [string, string])[] = [];
  for (const key of [...textStyles, ...numberStyles]) {
    const value = style[key];
    if (value !== undefined) values.push([key, String(value)]);
  }
  if (style.fontStyle !== undefined) values.push(["fontStyle", style.fontStyle.join(" ")]);
  return values;
}

function styleOf(line: Line): Style {
  const style: Record<string, string | number | readonly string[]> = {};
  for (const key of textStyles) {
    const value = valueOf(line, key);
    if (value !== undefined && (key === "fontName" || /^#[0-9a-f]{6}$/i.test(value))) style[key] = value;
  }
  for (const key of numberStyles) {
    const value = Number(valueOf(line, key) ?? Number.NaN);
    if (Number.isFinite(value)) style[key] = value;
  }
  const fontStyle = valueOf(line, "fontStyle");
  return fontStyle === undefined ? style : { ...style, fontStyle: fontStyle.split(" ") };
}

function propertyValues(names: Names, properties: readonly Property[]): (readonly [string, string])[] {
  return properties.flatMap((property) => {
    const key = names.words.property(property.definition);
    return key === undefined
      ? []
      : property.values.flatMap((value: LocalText) => textValues(`property.${key}`, [value], undefined));
  });
}

function propertiesOf(line: Line, words: Words): Property[] {
  return line.values.flatMap(([name, text]): Property[] => {
    const [, key, language] = /^property\.([^.]+)(?:\.(.+))?$/.exec(name) ?? [];
    const definition = key === undefined ? undefined : words.property(key);
    return definition === undefined
      ? []
      : [{ definition, values: [language === undefined ? { text } : { text, language }] }];
  });
}

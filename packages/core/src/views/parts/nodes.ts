/** Elements as nodes of a diagram: the same names, shapes and ranks in every viewpoint. */
import type { Locale } from "../../base/codes.ts";
import { archimateType } from "../../model/archimate/legality.ts";
import { isKind } from "../../model/is-kind.ts";
import type { Element } from "../../model/model.ts";
import { printValue, type Value } from "../../model/values.ts";
import type { DiagramNode, NodeShape } from "../diagram.ts";

export { isKind };

/** What a viewpoint knows about a node beside its element. */
export type NodeSetting = Partial<
  Pick<DiagramNode, "parent" | "role" | "isExternal" | "band" | "hidden" | "opens" | "badges" | "rank" | "technology">
>;

/** The node of an element. */
export function nodeOf(element: Element, language: Locale, setting: NodeSetting = {}): DiagramNode {
  const { definition } = element;
  return {
    id: element.id,
    element: element.id,
    role: "element",
    name: element.nameIn(language),
    kind: element.kind,
    kindName: definition?.name[language] ?? element.kind,
    kindIcon: definition?.icon,
    layer: element.layer,
    archimate: archimateType(element),
    c4: definition?.c4,
    shape: shapeOf(element),
    technology: technologyOf(element, language),
    summary: summaryOf(element, language),
    isExternal: false,
    rank: rankOf(element),
    icon: iconOf(element, language),
    badges: [],
    ...setting,
  };
}

/** A boundary that is no element: a band, an environment, what `groupBy` puts together. */
export function groupNode(
  id: string,
  name: string,
  setting: NodeSetting & Partial<Pick<DiagramNode, "layer" | "kindName">> = {},
): DiagramNode {
  return { id, role: "group", name, shape: "plain", isExternal: false, rank: 3, badges: [], ...setting };
}

/** Text of an attribute as a person reads it; undefined when nothing is said. */
export function textOf(element: Element, key: string, language: Locale): string | undefined {
  const value = element.get(key);
  return value === undefined || value.kind === "unknown" ? undefined : shown(element, key, value, language);
}

/** The word of an attribute, or of the first of a list. */
export function wordOf(element: Element, key: string): string | undefined {
  const value = element.get(key);
  const first = value?.kind === "list" ? value.items[0] : value;
  return first !== undefined && "text" in first ? first.text : undefined;
}

/** A description's first sentence in a language, without markup. */
export function summaryOf(element: Element, language: Locale): string | undefined {
  const text = element.descriptionIn(language);
  const paragraph = text
    ?.split(/\n\s*\n/)
    .map((each) => plain(each))
    .find((each) => each !== "");
  if (paragraph === undefined) return undefined;
  const sentence = /^.*?[.!?](?=\s|$)/su.exec(paragraph)?.[0] ?? paragraph;
  return sentence.length > 160 ? `${sentence.slice(0, 159).replace(/\s+\S*$/u, "")}…` : sentence;
}

function plain(text: string): string {
  return text
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replace(/^[#>*\-\s]+/gm, "")
    .replace(/[*_`]+/g, "")
    .replace(/\s+/g, " ")
    .trim();
}

function shown(element: Element, key: string, value: Value, language: Locale): string {
  const { schema, parts } = element.model;
  const kind = parts.kindOf[element.row] ?? -1;
  return printValue(value, language, {
    type: kind < 0 ? undefined : schema.meaning(key, kind)?.type,
    nameOf: (id) => element.model.element(id)?.nameIn(language) ?? id,
  });
}

function technologyOf(element: Element, language: Locale): string | undefined {
  return (
    textOf(element, "technology", language) ?? (isKind(element, "node") ? textOf(element, "os", language) : undefined)
  );
}

function iconOf(element: Element, language: Locale): string | undefined {
  return (
    wordOf(element, "icon") ??
    technologyOf(element, language) ??
    (isKind(element, "technology") ? element.nameIn("en") : undefined)
  );
}

const shapes: readonly (readonly [NodeShape, readonly string[]])[] = [
  ["actor", ["party", "role"]],
  ["document", ["document", "dataset"]],
  ["zone", ["zone"]],
  ["event", ["event"]],
];
const queues: ReadonlySet<string> = new Set(["topic", "queue", "stream", "broker", "bus"]);
const devices: ReadonlySet<string> = new Set([
  "device",
  "firewall",
  "load-balancer",
  "router",
  "switch",
  "appliance",
  "printer",
  "desktop",
  "laptop",
  "phone",
]);

/** The shape that the own notation draws. */
function shapeOf(element: Element): NodeShape {
  const type = wordOf(element, "type") ?? "";
  if (isKind(element, "store")) return queues.has(type) ? "queue" : "store";
  if (isKind(element, "node")) return devices.has(type) ? "device" : "node";
  if (isBroker(element)) return "queue";
  return shapes.find(([, kinds]) => isKind(element, ...kinds))?.[0] ?? "box";
}

const brokers: ReadonlySet<string> = new Set(["esb", "broker", "bus", "event-bus", "message-broker"]);

/** An application or module through which others exchange: by its style or type. */
function isBroker(element: Element): boolean {
  return (
    isKind(element, "application", "module") &&
    (brokers.has(wordOf(element, "style") ?? "") || brokers.has(wordOf(element, "type") ?? ""))
  );
}

/** Order among siblings: who asks first, what keeps last (design of the workbench, 5, pass 1). */
function rankOf(element: Element): number {
  if (isKind(element, "party", "role", "unit", "driver", "event")) return 0;
  if (isKind(element, "interface", "objective", "product")) return 1;
  if (isKind(element, "process", "function", "valuestream", "zone")) return 2;
  if (isKind(element, "store")) return queues.has(wordOf(element, "type") ?? "") ? 5 : 6;
  if (isBroker(element)) return 5;
  if (isKind(element, "service", "component")) return 4;
  if (isKind(element, "dataset", "entity", "node", "technology")) return 6;
  if (wordOf(element, "exposed") === "internet") return 1;
  return 3;
}

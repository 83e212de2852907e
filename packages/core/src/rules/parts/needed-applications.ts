/** Which applications serve a need: somebody or something of the business asks for them, or for what they serve and feed. */
import { isKind } from "../../model/is-kind.ts";
import type { Element, Model } from "../../model/model.ts";

/** Kinds whose use of an application is a need in itself. */
const asking: readonly string[] = [
  "process",
  "function",
  "service",
  "product",
  "capability",
  "valuestream",
  "objective",
  "requirement",
  "unit",
  "role",
  "party",
];
const needingVerbs = ["uses", "flows", "performs", "realizes"] as const;
/** Attributes by which others rely on an application. */
const relying: ReadonlySet<string> = new Set(["via", "siem", "monitoring", "goldenSource"]);

/** Attributes, verbs and kinds by which needs are found. */
export const needsRead: readonly string[] = [
  ...asking,
  "application",
  "module",
  "component",
  "store",
  "interface",
  "contains",
  ...needingVerbs,
  ...relying,
];

/**
 * Rows of outermost applications, and of stores in none, that are needed: directly, or because a needed one uses them or receives data from them. Linear in the
 * number of relationships.
 */
export function neededApplications(model: Model): ReadonlySet<number> {
  const wholes = wholesOf(model);
  const isAsking = kindTable(model, asking);
  const suppliers = new Map<number, number[]>();
  const open: number[] = [];
  for (const { needing, needed } of ties(model)) {
    const [user, supplier] = [wholes[needing] as number, wholes[needed] as number];
    if (supplier < 0 || user === supplier) continue;
    if (user >= 0) add(suppliers, user, supplier);
    else if (isAsking[model.parts.kindOf[needing] as number] === 1) open.push(supplier);
  }
  const found = new Set<number>();
  for (let row = open.pop(); row !== undefined; row = open.pop()) {
    if (found.has(row)) continue;
    found.add(row);
    for (const supplier of suppliers.get(row) ?? []) open.push(supplier);
  }
  return found;
}

/** Is it an application of its own, not a part of another? */
export function isTopApplication(element: Element): boolean {
  return isKind(element, "application") && element.ancestor("application") === undefined;
}

/** For every row: that of the outermost application around it, or that offers it as an interface; a store in none is its own; else -1. */
function wholesOf(model: Model): Int32Array {
  const { parts } = model;
  const wholes = new Int32Array(parts.rowCount).fill(-1);
  const isApplication = kindTable(model, ["application"]);
  for (let row = 0; row < parts.ownRows; row++) {
    let at = row;
    for (let steps = 0; at >= 0 && steps < parts.rowCount; steps++) {
      if (isApplication[parts.kindOf[at] as number] === 1) wholes[row] = at;
      at = parts.parentOf[at] as number;
    }
  }
  // A topic or store of its own hands on: who reads it needs who writes it.
  const isStore = kindTable(model, ["store"]);
  for (let row = 0; row < parts.ownRows; row++)
    if ((wholes[row] as number) < 0 && isStore[parts.kindOf[row] as number] === 1) wholes[row] = row;
  const isInterface = kindTable(model, ["interface"]);
  const realizes = model.schema.verbNumber("realizes");
  const { edges, verbOf } = parts;
  for (let edge = 0; edge < edges.nestingFrom; edge++) {
    const [from, to] = [edges.from[edge] as number, edges.to[edge] as number];
    if (verbOf[edge] !== realizes || from < 0 || to < 0 || (wholes[to] as number) >= 0) continue;
    if (isInterface[parts.kindOf[to] as number] === 1) wholes[to] = wholes[from] as number;
  }
  return wholes;
}

interface Tie {
  readonly needing: number;
  readonly needed: number;
}

/** Who needs whom, one connection after the other: who uses needs what it uses, who receives data needs whoever sends it. */
function* ties(model: Model): Generator<Tie> {
  const { schema, parts } = model;
  const { edges, verbOf } = parts;
  const [uses = -1, flows = -1, ...others] = needingVerbs.map((verb) => schema.verbNumber(verb));
  const offering = [flows, ...others];
  const isAsking = kindTable(model, asking);
  for (let edge = 0; edge < edges.carriedFrom; edge++) {
    const [from, to] = [edges.from[edge] as number, edges.to[edge] as number];
    if (from < 0 || to < 0) continue;
    if (edge >= edges.referencesFrom) {
      if (relying.has(model.edgeName(edge))) yield { needing: from, needed: to };
      continue;
    }
    if (edge >= edges.nestingFrom) continue;
    const verb = verbOf[edge] as number;
    if (verb === uses) yield { needing: from, needed: to };
    else if (offering.includes(verb)) yield { needing: to, needed: from };
    // Whoever of the business sends data to an application uses it; another application does not need it for that.
    if (verb === flows && isAsking[parts.kindOf[from] as number] === 1) yield { needing: from, needed: to };
  }
}

/** 1 for each kind number that is one of the kinds, or a specialisation of one. */
function kindTable(model: Model, kinds: readonly string[]): Uint8Array {
  return Uint8Array.from(model.schema.kinds, (_, kind) => (kinds.some((id) => model.schema.isKind(kind, id)) ? 1 : 0));
}

function add(suppliers: Map<number, number[]>, user: number, supplier: number): void {
  const known = suppliers.get(user);
  if (known === undefined) suppliers.set(user, [supplier]);
  else known.push(supplier);
}

/** Gates of Open-PSA as gates of `FaultTree`: nested formulas become gates without a name, derived connectives become the four there are. */
import type { Gate } from "../../engines/fault-tree/tree.ts";
import type { XmlElement } from "../archimate/xml.ts";
import { type Definition, type Definitions, type EventKind, nameOf, partsOf } from "./definitions.ts";
import type { Notes } from "./notes.ts";

/** Gates being made; references as in `FaultTree`. */
export interface Draft {
  readonly gates: (Gate | undefined)[];
  /** The node of the gate with an index. */
  nodeOf(gate: number): number;
  /** The reference of a defined event. */
  referenceTo(definition: Definition): number;
}

/** A formula: a gate, or what a reference says, or the complement of either. */
type Formula =
  | { readonly kind: "reference"; readonly reference: number }
  | { readonly kind: "gate"; readonly gate: Gate; readonly isComplement: boolean };

/** The gate that a definition stands for, put into its place in the draft. */
export function defineGate(
  definition: Definition,
  index: number,
  draft: Draft,
  definitions: Definitions,
  notes: Notes,
): void {
  const { content, at, path } = definition;
  if (content === undefined) {
    notes.error("open-psa-missing", at, { element: at.name, what: "formula" });
    return;
  }
  const formula = read(content, { path, draft, definitions, notes });
  if (formula === undefined) return;
  draft.gates[index] =
    formula.kind === "gate" && !formula.isComplement
      ? formula.gate
      : { operator: "and", inputs: [settle(formula, draft)] };
}

interface Context {
  readonly path: readonly string[];
  readonly draft: Draft;
  readonly definitions: Definitions;
  readonly notes: Notes;
}

const kinds: ReadonlyMap<string, EventKind> = new Map([
  ["gate", "gate"],
  ["basic-event", "basic"],
  ["house-event", "house"],
]);

/** How many arguments a connective takes: at least, at most. */
const arities: ReadonlyMap<string, readonly [fewest: number, most: number]> = new Map([
  ["and", [1, Infinity]],
  ["or", [1, Infinity]],
  ["nand", [1, Infinity]],
  ["nor", [1, Infinity]],
  ["not", [1, 1]],
  // The format leaves open what more than two mean: one of them, or an odd number.
  ["xor", [2, 2]],
  ["iff", [2, 2]],
  ["imply", [2, 2]],
  ["atleast", [1, Infinity]],
  ["cardinality", [1, Infinity]],
]);

/** Undefined when something was reported. */
function read(at: XmlElement, context: Context): Formula | undefined {
  const { definitions, draft, notes, path } = context;
  if (at.name === "constant") return constant(at, notes);
  if (at.name === "event" || kinds.has(at.name)) {
    const name = nameOf(at, notes);
    const wanted = kinds.get(at.name === "event" ? (at.attributes["type"] ?? "") : at.name);
    const found = name === undefined ? undefined : definitions.event(name, wanted, path, at);
    return found === undefined ? undefined : { kind: "reference", reference: draft.referenceTo(found) };
  }
  const arity = arities.get(at.name);
  if (arity === undefined) {
    notes.error("open-psa-unexpected", at, { element: at.name, parent: "formula" });
    return undefined;
  }
  const parts = partsOf(at);
  if (parts.length < arity[0] || parts.length > arity[1]) {
    notes.error("open-psa-arguments", at, { element: at.name, takes: shown(arity), found: parts.length });
    return undefined;
  }
  const inputs: number[] = [];
  for (const part of parts) {
    const formula = read(part, context);
    if (formula !== undefined) inputs.push(settle(formula, draft));
  }
  return inputs.length < parts.length ? undefined : connective(at, inputs, context);
}

function shown([fewest, most]: readonly [number, number]): string {
  return most === fewest ? String(fewest) : `≥ ${fewest}`;
}

function connective(at: XmlElement, inputs: readonly number[], { draft, notes }: Context): Formula | undefined {
  const [first = 0, second = 0] = inputs;
  switch (at.name) {
    case "and":
    case "nand":
      return gate("and", inputs, at.name === "nand");
    case "or":
    case "nor":
      return gate("or", inputs, at.name === "nor");
    case "xor":
    case "iff":
      return gate("xor", inputs, at.name === "iff");
    case "not":
      return { kind: "reference", reference: ~first };
    case "imply":
      return gate("or", [~first, second], false);
    default: {
      const fewest = count(at, "min", notes);
      if (at.name === "atleast") return fewest === undefined ? undefined : atLeast(fewest, inputs);
      const most = count(at, "max", notes);
      if (fewest === undefined || most === undefined) return undefined;
      if (most < fewest) {
        notes.error("open-psa-bad-value", at, { element: at.name, what: "max", text: String(most) });
        return undefined;
      }
      return gate("and", [settle(atLeast(fewest, inputs), draft), ~settle(atLeast(most + 1, inputs), draft)], false);
    }
  }
}

function gate(operator: "and" | "or" | "xor", inputs: readonly number[], isComplement: boolean): Formula {
  return { kind: "gate", gate: { operator, inputs }, isComplement };
}

function atLeast(need: number, inputs: readonly number[]): Formula {
  return { kind: "gate", gate: { operator: "atLeast", inputs, need }, isComplement: false };
}

function count(at: XmlElement, what: "min" | "max", notes: Notes): number | undefined {
  const text = at.attributes[what]?.trim();
  if (text === undefined) notes.error("open-psa-missing", at, { element: at.name, what });
  else if (/^\+?\d{1,9}$/.test(text)) return Number(text);
  else notes.error("open-psa-bad-value", at, { element: at.name, what, text });
  return undefined;
}

/** True is `and` of nothing, false `or` of nothing. */
function constant(at: XmlElement, notes: Notes): Formula | undefined {
  const value = truthOf(at, notes);
  return value === undefined ? undefined : gate(value ? "and" : "or", [], false);
}

/** The truth value that a `constant` or `bool` states. */
export function truthOf(at: XmlElement, notes: Notes): boolean | undefined {
  const text = at.attributes["value"]?.trim();
  if (text === "true" || text === "1") return true;
  if (text === "false" || text === "0") return false;
  if (text === undefined) notes.error("open-psa-missing", at, { element: at.name, what: "value" });
  else notes.error("open-psa-bad-value", at, { element: at.name, what: "value", text });
  return undefined;
}

/** The reference of a formula; a gate gets a place in the draft. */
function settle(formula: Formula, draft: Draft): number {
  if (formula.kind === "reference") return formula.reference;
  const node = draft.nodeOf(draft.gates.push(formula.gate) - 1);
  return formula.isComplement ? ~node : node;
}

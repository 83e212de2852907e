/**
 * Values of Open-PSA expressions: constants, parameters, arithmetic, and failure laws. Random deviates count by their mean, or by what is
 * drawn of them (Open-PSA Model Exchange Format 2.0, "Stochastic layer").
 */
import type { XmlElement } from "../archimate/xml.ts";
import { type Definition, type Definitions, nameOf, partsOf } from "./definitions.ts";
import { meanOf } from "./deviates.ts";
import { truthOf } from "./formulas.ts";
import type { Notes } from "./notes.ts";
import { type Operation, operations } from "./operations.ts";

/** How deviates become numbers: `undefined` where the arguments make no distribution. */
export type Draw = (deviate: string, values: readonly number[]) => number | undefined;

/** Evaluates expressions of one model. A parameter has one value however often it is used. */
export interface Evaluation {
  /** The value of an expression that stands in containers; undefined: reported. */
  valueOf(at: XmlElement, path: readonly string[]): number | undefined;
  /** Whether a value asked so far depends on the mission time. */
  usedMissionTime(): boolean;
  /** Whether one depends on a random deviate. */
  usedDeviates(): boolean;
}

/** Through parameters as through tags; a stack has room for far more. */
const DEEPEST = 1000;

/** An evaluation; `missionTime` in hours. */
export function evaluation(
  definitions: Definitions,
  missionTime: number,
  notes: Notes,
  draw: Draw = meanOf,
): Evaluation {
  const known = new Map<Definition, number | undefined>();
  const open: Definition[] = [];
  let timed = false;
  let uncertain = false;

  const parameter = (at: XmlElement, path: readonly string[], depth: number): number | undefined => {
    const name = nameOf(at, notes);
    const definition = name === undefined ? undefined : definitions.parameter(name, path, at);
    if (definition === undefined) return undefined;
    const unit = definition.at.attributes["unit"];
    const found = at.attributes["unit"];
    if (unit !== undefined && found !== undefined && unit !== found) {
      notes.error("open-psa-unit", at, { name: definition.name, unit, found });
      return undefined;
    }
    if (known.has(definition)) return known.get(definition);
    if (open.includes(definition)) {
      const circle = [...open.slice(open.indexOf(definition)), definition].map((one) => one.name);
      notes.error("open-psa-circle", at, { path: circle.join(" → ") });
      return undefined;
    }
    if (definition.content === undefined) {
      notes.error("open-psa-missing", definition.at, { element: definition.at.name, what: "expression" });
      return undefined;
    }
    open.push(definition);
    const value = evaluate(definition.content, definition.path, depth + 1);
    open.pop();
    known.set(definition, value);
    return value;
  };

  const evaluate = (at: XmlElement, path: readonly string[], depth: number): number | undefined => {
    if (depth > DEEPEST) {
      notes.error("open-psa-too-deep", at, { limit: DEEPEST });
      return undefined;
    }
    switch (at.name) {
      case "float":
      case "int":
        return numberOf(at, notes);
      case "bool": {
        const truth = truthOf(at, notes);
        return truth === undefined ? undefined : Number(truth);
      }
      case "parameter":
        return parameter(at, path, depth);
      case "system-mission-time":
        timed = true;
        return missionTime;
      case "extern-function":
      case "test-initiating-event":
      case "test-functional-event":
        notes.error("open-psa-unsupported", at, { element: at.name });
        return undefined;
      default:
        return apply(at, path, depth);
    }
  };

  const apply = (at: XmlElement, path: readonly string[], depth: number): number | undefined => {
    const operation = operations.get(at.name);
    if (operation === undefined) {
      notes.error("open-psa-unexpected", at, { element: at.name, parent: "expression" });
      return undefined;
    }
    const parts = flattened(at);
    if (!fits(operation, parts.length)) {
      notes.error("open-psa-arguments", at, {
        element: at.name,
        takes: operation.takes.join(", "),
        found: parts.length,
      });
      return undefined;
    }
    const values: number[] = [];
    for (const part of parts) {
      const value = evaluate(part, path, depth + 1);
      if (value !== undefined) values.push(value);
    }
    if (values.length < parts.length) return undefined;
    if (operation.isDeviate) uncertain = true;
    const value = operation.isDeviate ? draw(at.name, values) : operation.of(values);
    if (value !== undefined && Number.isFinite(value)) return value;
    notes.error("open-psa-expression", at, { element: at.name, values: values.join(", ") });
    return undefined;
  };

  return {
    valueOf: (at, path) => evaluate(at, path, 0),
    usedMissionTime: () => timed,
    usedDeviates: () => uncertain,
  };
}

/** Arguments in order; those of bins and cases stand among the others. */
function flattened(at: XmlElement): readonly XmlElement[] {
  return partsOf(at).flatMap((part) => (part.name === "bin" || part.name === "case" ? partsOf(part) : [part]));
}

function fits({ takes }: Operation, found: number): boolean {
  return takes.some((one) => {
    if (typeof one === "number") return one === found;
    const fewest = Number.parseInt(one.replace(/^\D+/, ""), 10);
    return found >= fewest && (!one.endsWith("odd") || found % 2 === 1);
  });
}

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

function numberOf(at: XmlElement, notes: Notes): number | undefined {
  const text = at.attributes["value"]?.trim();
  const form = at.name === "int" ? /^[+-]?\d+$/ : NUMBER;
  if (text === undefined) notes.error("open-psa-missing", at, { element: at.name, what: "value" });
  else if (form.test(text) && Number.isFinite(Number(text))) return Number(text);
  else notes.error("open-psa-bad-value", at, { element: at.name, what: "value", text });
  return undefined;
}

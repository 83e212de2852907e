/** The nested parameters of a section of a simulation model: a class path, a value, parts, and parts by class of customers. */
import type { XmlElement } from "../archimate/xml.ts";

export interface Parameter {
  readonly element: XmlElement;
  readonly name: string;
  /** Last part of the class path: `Exponential` of `jmt.engine.random.Exponential`. */
  readonly type: string;
  readonly value: string | undefined;
  readonly parts: readonly Parameter[];
  /** Parts that follow a `refClass`. */
  readonly byClass: ReadonlyMap<string, Parameter>;
}

export function parametersOf(section: XmlElement | undefined): readonly Parameter[] {
  return (section?.children ?? []).filter(({ name }) => name === "parameter").map(parameterOf);
}

function parameterOf(element: XmlElement): Parameter {
  const parts: Parameter[] = [];
  const byClass = new Map<string, Parameter>();
  let value: string | undefined;
  let ofClass: string | undefined;
  for (const child of element.children) {
    if (child.name === "refClass") ofClass = child.text.trim();
    else if (child.name === "value") value = child.text.trim();
    else if (child.name === "subParameter") {
      const part = parameterOf(child);
      parts.push(part);
      if (ofClass !== undefined) byClass.set(ofClass, part);
      ofClass = undefined;
    }
  }
  const path = element.attributes["classPath"] ?? "";
  return {
    element,
    name: element.attributes["name"] ?? "",
    type: path.slice(path.lastIndexOf(".") + 1),
    value,
    parts,
    byClass,
  };
}

export function named(parameters: readonly Parameter[], name: string): Parameter | undefined {
  return parameters.find((one) => one.name === name);
}

/** The part of a class: after its `refClass`, or at its place where no class is named at all. */
export function partOf(parameter: Parameter | undefined, name: string, place: number): Parameter | undefined {
  return parameter?.byClass.get(name) ?? (parameter?.byClass.size === 0 ? parameter.parts[place] : undefined);
}

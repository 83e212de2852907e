/** How far the first ten elements of a model are. */
import type { Element, Model } from "../model/model.ts";
import type { BeginAnswer, BeginStep, BeginStepName } from "./begin-answers.ts";

export function beginAnswer(model: Model, { language }: { readonly language: string }): BeginAnswer {
  const header = model.header();
  const named = header === undefined || header.name === "" ? undefined : header;
  const process = first(model, "process");
  const application = first(model, "application");
  const found: Readonly<Record<BeginStepName, Element | undefined>> = {
    organisation: named,
    capability: first(model, "capability"),
    process,
    application,
    owner: ownerOf(model),
    store: first(model, "store"),
    relation: used(model),
    server: hosting(model),
    view: [...model.statements("view")][0],
  };
  const steps = Object.entries(found).map(([step, element]): BeginStep => ({
    step: step as BeginStepName,
    isDone: element !== undefined,
    element: element === undefined ? null : { id: element.id, name: element.nameIn(language) },
  }));
  return { version: 1, isEmpty: model.parts.ownRows === 0, steps };
}

function first(model: Model, kind: string): Element | undefined {
  for (const element of model.elements({ kind })) return element;
  return undefined;
}

/** A unit or person that some application names as its owner. */
function ownerOf(model: Model): Element | undefined {
  for (const application of model.elements({ kind: "application" })) {
    const owner = application.get("owner");
    const found = owner?.kind === "reference" ? model.element(owner.id) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The application that some process uses. */
function used(model: Model): Element | undefined {
  return objectOf(model, "uses", "process", "application");
}

/** The node on which something runs. */
function hosting(model: Model): Element | undefined {
  return objectOf(model, "runs on", undefined, "node");
}

function objectOf(model: Model, verb: string, from: string | undefined, to: string): Element | undefined {
  const number = model.schema.verbNumber(verb);
  const { parts } = model;
  for (let row = 0; row < model.columns.relationshipCount; row++) {
    if (parts.verbOf[row] !== number) continue;
    const subject = parts.edges.from[row] ?? -1;
    const object = parts.edges.to[row] ?? -1;
    if (subject < 0 || object < 0 || !model.isElement(subject) || !model.isElement(object)) continue;
    if (from !== undefined && !isKind(model, subject, from)) continue;
    if (isKind(model, object, to)) return model.at(object);
  }
  return undefined;
}

function isKind(model: Model, row: number, kind: string): boolean {
  return model.schema.isKind(model.parts.kindOf[row] ?? -1, kind);
}

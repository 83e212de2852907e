/** The steps of a dynamic view as sentences, in the order in which they happen. */
import type { Locale } from "../base/codes.ts";
import type { Model } from "../model/model.ts";
import type { Diagram } from "../views/diagram.ts";
import type { StepAnswer } from "./picture-answers.ts";
import { phraseOf } from "./view-tables.ts";

/** Lines with a step: "1", "2", "2.1", "10". */
export function stepsOf(diagram: Diagram, model: Model, language: Locale): readonly StepAnswer[] {
  if (diagram.kind !== "graph") return [];
  const names = new Map(diagram.nodes.map(({ id, name }) => [id, name]));
  const colon = language === "fr" ? "\u202f: " : ": ";
  return diagram.edges
    .flatMap((edge): readonly StepAnswer[] => {
      const { id, step, label, from, to } = edge;
      if (step === undefined) return [];
      const sentence = `${names.get(from) ?? from} ${phraseOf(edge, { model, language })} ${names.get(to) ?? to}`;
      return [{ part: id, step, text: label === undefined ? sentence : `${sentence}${colon}${label}` }];
    })
    .sort((a, b) => a.step.localeCompare(b.step, "en", { numeric: true }));
}

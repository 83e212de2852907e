/** A number about a model, written as one word, for lines over time: `elements`, `kind:application?criticality=vital`, `filled:owner`. */
import type { Diagnostic, Severity } from "../base/diagnostic.ts";
import { layers } from "../model/metamodel/layers.ts";
import type { Layer } from "../model/metamodel.ts";
import type { Model } from "../model/model.ts";
import { principles, qualities } from "../rules/rule.ts";
import type { CheckReport } from "../rules/report.ts";
import { catalogueAnswer } from "./catalogue.ts";
import { lookupsOf } from "./checked.ts";
import { scoreOf } from "./scores.ts";
import { severityCounts, sizeOf } from "./statistics.ts";
import type { TrendPoint } from "./time-answers.ts";

export type Measure =
  | { readonly measure: "elements" | "relationships" | "diagnostics" }
  | { readonly measure: "severity"; readonly severity: Severity }
  /** Open findings of rules, or those of a severity; missing facts. */
  | { readonly measure: "findings"; readonly severity?: Severity }
  | { readonly measure: "questions" }
  /** Percent of what is known that is good, of a principle or quality. */
  | { readonly measure: "score"; readonly of: string }
  | { readonly measure: "layer"; readonly layer: Layer }
  | {
      readonly measure: "kind";
      /** `*`: every kind. */
      readonly kind: string;
      readonly text: string | undefined;
      readonly fields: Readonly<Record<string, string>>;
    }
  | { readonly measure: "filled"; readonly kind: string; readonly key: string };

/** What can be counted of a state. */
export interface Counted {
  readonly model: Model;
  readonly diagnostics: () => readonly Diagnostic[];
  readonly report: () => CheckReport;
}

const severities: readonly Severity[] = ["error", "warning", "info"];

/** The measure that a word means, undefined when it means none. Kinds and keys are looked up in each model. */
export function readMeasure(text: string): Measure | undefined {
  const colon = text.indexOf(":");
  const name = colon < 0 ? text : text.slice(0, colon);
  const rest = colon < 0 ? "" : text.slice(colon + 1);
  switch (name) {
    case "elements":
    case "relationships":
    case "diagnostics":
      return colon < 0 ? { measure: name } : undefined;
    case "layer": {
      const layer = layers.find((one) => one === rest);
      return layer === undefined ? undefined : { measure: "layer", layer };
    }
    case "kind":
      return readKind(rest);
    case "filled":
      return readFilled(rest);
    case "findings":
    case "questions":
      return colon < 0 ? { measure: name } : undefined;
    case "score":
      return [...principles, ...qualities].some((one) => one === rest) ? { measure: "score", of: rest } : undefined;
    default: {
      const ofText = severities.find((one) => text === `diagnostics.${one}`);
      if (ofText !== undefined) return { measure: "severity", severity: ofText };
      const severity = severities.find((one) => text === `findings.${one}`);
      return severity === undefined ? undefined : { measure: "findings", severity };
    }
  }
}

/** The number, and what part of all it is where it is a part. */
export function measured(state: Counted, measure: Measure): Pick<TrendPoint, "value" | "coverage"> {
  const { model } = state;
  switch (measure.measure) {
    case "elements":
    case "relationships":
      return { value: sizeOf(model)[measure.measure] };
    case "diagnostics":
      return { value: state.diagnostics().length };
    case "severity":
      return { value: severityCounts(state.diagnostics())[measure.severity] };
    case "findings": {
      const { open } = lookupsOf(state.report()).counts;
      return { value: measure.severity === undefined ? open.error + open.warning + open.info : open[measure.severity] };
    }
    case "questions":
      return { value: state.report().questions.length };
    case "score":
      return scored(state.report(), measure.of);
    case "layer":
      return { value: [...model.rows({ layer: measure.layer })].length };
    case "kind":
      return { value: countOf(model, measure) };
    case "filled":
      return filled(model, measure);
  }
}

/** No number where nothing is known: that is neither good nor bad. */
function scored({ rules }: CheckReport, of: string): Pick<TrendPoint, "value" | "coverage"> {
  const { score, coverage } = scoreOf(rules.filter(({ principle, quality }) => principle === of || quality === of));
  return score === null ? { value: Number.NaN } : { value: Math.round(score * 100), coverage: coverage ?? 0 };
}

function readKind(rest: string): Measure | undefined {
  const [kind = "", ...more] = rest.split("?");
  if (kind === "") return undefined;
  const filters = pairsOf(more.join("?"));
  const fields = filters.filter(([key]) => key !== "text");
  return {
    measure: "kind",
    kind,
    text: filters.find(([key]) => key === "text")?.[1],
    fields: Object.fromEntries(fields),
  };
}

/** `a=b&c=d`, percent-encoded where a character would divide it. */
function pairsOf(query: string): readonly (readonly [key: string, value: string])[] {
  return query
    .split("&")
    .filter((pair) => pair !== "")
    .map((pair) => {
      const at = pair.indexOf("=");
      return at < 0 ? [decoded(pair), ""] : [decoded(pair.slice(0, at)), decoded(pair.slice(at + 1))];
    });
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll("+", " "));
  } catch {
    return text;
  }
}

/** `owner`, or `application.owner`; a field of a record (`backup.every`) where no kind of the first name is meant. */
function readFilled(rest: string): Measure | undefined {
  if (rest === "") return undefined;
  const dot = rest.indexOf(".");
  return dot < 0
    ? { measure: "filled", kind: "*", key: rest }
    : { measure: "filled", kind: rest.slice(0, dot), key: rest.slice(dot + 1) };
}

function countOf(model: Model, { kind, text, fields }: Measure & { readonly measure: "kind" }): number {
  const answer = catalogueAnswer(model, { kind, filter: text, fields, limit: 0, language: "en" });
  return answer?.total ?? 0;
}

function filled(
  model: Model,
  { kind, key }: Measure & { readonly measure: "filled" },
): Pick<TrendPoint, "value" | "coverage"> {
  const isKind = kind === "*" || model.schema.kinds[model.schema.kindNumber(kind)]?.layer !== undefined;
  const asked = isKind ? key : `${kind}.${key}`;
  let able = 0;
  let value = 0;
  for (const row of model.rows(isKind && kind !== "*" ? { kind } : {})) {
    if (model.schema.meaning(asked, model.parts.kindOf[row] ?? -1) === undefined) continue;
    able++;
    const said = model.at(row).get(asked);
    if (said !== undefined && said.kind !== "unknown") value++;
  }
  return able === 0 ? { value } : { value, coverage: value / able };
}

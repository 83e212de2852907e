/** Parameters of analyses as people give them: read from texts of an address, shown as the fields of a form. */
import { dateMeant } from "../base/dates.ts";
import { closest } from "../base/suggest.ts";
import type { Analysis, Parameter } from "../analyses/analysis.ts";
import type { AttributeType, Bilingual } from "../model/metamodel.ts";
import type { Model } from "../model/model.ts";
import type { AnalysisProblem, ParameterAnswer } from "./analysis-answers.ts";
import { summaryOf } from "./summary.ts";

/** What is asked of an analysis, as an address says it. */
export interface AnalysisWish {
  readonly from: readonly string[];
  readonly parameters: Readonly<Record<string, string>>;
}

/** The parameters of a run, and what is wrong with the texts. */
export interface ReadParameters {
  readonly values: Readonly<Record<string, unknown>>;
  readonly problems: readonly AnalysisProblem[];
}

/** Elements that an analysis is about are one list, whatever its parameters call them. */
const ABOUT = "from";
const aboutParameters: readonly string[] = ["element", "with", ABOUT];

/** Does it say nothing before it is told an element? */
export function needsElement({ parameters }: Analysis): boolean {
  return "element" in (parameters as object);
}

export function readParameters(
  analysis: Analysis,
  model: Model,
  wish: AnalysisWish,
  today: string | undefined,
): ReadParameters {
  const values: Record<string, unknown> = { ...aboutValues(analysis, wish.from) };
  const problems: AnalysisProblem[] = aboutProblems(analysis, model, wish.from);
  for (const [id, parameter] of formParameters(analysis)) {
    const text = wish.parameters[id]?.trim() ?? "";
    if (text === "") {
      if (id === "on" && today !== undefined) values[id] = today;
      continue;
    }
    const read = readText(text, parameter, model);
    if (read.message === undefined) values[id] = read.value;
    else problems.push({ code: "bad-value", parameter: id, message: read.message });
  }
  return { values, problems };
}

function aboutValues(analysis: Analysis, from: readonly string[]): Readonly<Record<string, unknown>> {
  if (from.length === 0) return {};
  if (!needsElement(analysis)) return { from };
  const [element, ...others] = from;
  return { element, with: others };
}

function aboutProblems(analysis: Analysis, model: Model, from: readonly string[]): AnalysisProblem[] {
  if (needsElement(analysis) && from.length === 0) {
    const message = { en: "Choose an element to start from.", fr: "Choisissez un élément de départ." };
    return [{ code: "needs-element", parameter: ABOUT, message }];
  }
  return from
    .filter((id) => model.element(id)?.layer === undefined)
    .map((id) => ({
      code: "bad-value",
      parameter: ABOUT,
      message: { en: `There is no element “${id}”.`, fr: `Il n’y a pas d’élément « ${id} ».` },
    }));
}

function formParameters({ parameters }: Analysis): readonly (readonly [id: string, parameter: Parameter])[] {
  const all = Object.entries<Parameter>(parameters);
  return all.filter(([id]) => !aboutParameters.includes(id));
}

type Read =
  | { readonly value: unknown; readonly message?: undefined }
  | { readonly message: Bilingual; readonly value?: undefined };

function readText(text: string, parameter: Parameter, model: Model): Read {
  const { type } = parameter;
  switch (type.kind) {
    case "number":
      return readNumber(text, type);
    case "boolean":
      return readBoolean(text);
    case "date": {
      const date = dateMeant(text);
      return date === undefined
        ? wrong(text, "a day such as 2027-01-31", "un jour tel que 2027-01-31")
        : { value: date };
    }
    case "list":
      return readItems(text, parameter, model);
    default: {
      const choices = choicesOf(parameter, model);
      const isClosed = type.kind === "word" && type.open !== true;
      const isNamed = parameter.names !== undefined && !choices.some(({ id }) => id === text);
      return isNamed || (isClosed && !choices.some(({ id }) => id === text))
        ? notAmong(text, choices)
        : { value: text };
    }
  }
}

function readNumber(text: string, type: Extract<AttributeType, { readonly kind: "number" }>): Read {
  const number = Number(text.replace(",", "."));
  const isGood =
    Number.isFinite(number) &&
    number >= (type.minimum ?? -Infinity) &&
    number <= (type.maximum ?? Infinity) &&
    (type.integer !== true || Number.isInteger(number));
  if (isGood) return { value: number };
  const from = type.minimum === undefined ? "" : ` ${type.minimum}`;
  return from === ""
    ? wrong(text, "a number", "un nombre")
    : wrong(text, `a number from${from}`, `un nombre à partir de${from}`);
}

function readBoolean(text: string): Read {
  if (/^(?:yes|true|oui)$/i.test(text)) return { value: true };
  if (/^(?:no|false|non)$/i.test(text)) return { value: false };
  return wrong(text, "yes or no", "yes ou no");
}

function readItems(text: string, parameter: Parameter, model: Model): Read {
  const items = text
    .split(",")
    .map((item) => item.trim())
    .filter((item) => item !== "");
  if (parameter.names === undefined) return { value: items };
  const choices = choicesOf(parameter, model);
  const missing = items.find((item) => !choices.some(({ id }) => id === item));
  return missing === undefined ? { value: items } : notAmong(missing, choices);
}

function wrong(text: string, en: string, fr: string): Read {
  return { message: { en: `“${text}” is not ${en}.`, fr: `« ${text} » n’est pas ${fr}.` } };
}

function notAmong(text: string, choices: readonly { readonly id: string }[]): Read {
  const near = closest(
    text,
    choices.map(({ id }) => id),
    1,
  )[0];
  const hint = (en: string): string => (near === undefined ? "" : ` ${en} ${near} ?`);
  return {
    message: {
      en: `“${text}” is none of the choices.${hint("Did you mean").replace(" ?", "?")}`,
      fr: `« ${text} » ne fait pas partie des choix.${hint("Vouliez-vous dire")}`,
    },
  };
}

interface Choice {
  readonly id: string;
  readonly name: Bilingual;
}

function choicesOf({ type, names }: Parameter, model: Model): readonly Choice[] {
  if (names === "kind")
    return model.schema.kinds.filter(({ layer }) => layer !== undefined).map(({ id, name }) => ({ id, name }));
  if (names === "verb") return verbChoices(model);
  if (type.kind !== "word") return [];
  return type.words.map((id) => ({ id, name: type.names?.[id] ?? { en: id, fr: id } }));
}

/** Verbs, what flows carry, and keys of reference attributes: all that can be followed. */
function verbChoices(model: Model): readonly Choice[] {
  const keys = new Map<string, Choice>();
  for (const { id, name } of model.schema.relationships) keys.set(id, { id, name });
  keys.set("carries", { id: "carries", name: { en: "carries", fr: "transporte" } });
  for (const { id, name, type } of model.schema.metamodel.attributes)
    if (refers(type) && !keys.has(id)) keys.set(id, { id, name });
  return [...keys.values()];
}

function refers(type: AttributeType): boolean {
  if (type.kind === "list") return refers(type.of);
  return type.kind === "union" ? type.of.some(refers) : type.kind === "reference";
}

/** The fields of the form, with what stands in them. */
export function parameterAnswers(
  analysis: Analysis,
  model: Model,
  wish: AnalysisWish,
  language: string,
): readonly ParameterAnswer[] {
  return [
    ...aboutAnswer(analysis, model, wish.from, language),
    ...formParameters(analysis).map(([id, parameter]) => fieldOf(id, parameter, model, wish)),
  ];
}

function aboutAnswer(
  analysis: Analysis,
  model: Model,
  from: readonly string[],
  language: string,
): readonly ParameterAnswer[] {
  const parameters = analysis.parameters as Readonly<Record<string, Parameter>>;
  const parameter = parameters["element"] ?? parameters[ABOUT];
  if (parameter === undefined) return [];
  const { type } = parameter;
  const of = type.kind === "list" ? type.of : type;
  return [
    {
      id: ABOUT,
      name: parameter.name,
      description: parameter.description,
      type: "elements",
      value: from.join(","),
      kinds: of.kind === "reference" ? of.to : [],
      elements: from.flatMap((id) => {
        const element = model.element(id);
        return element?.layer === undefined ? [] : [summaryOf(element, language)];
      }),
    },
  ];
}

function fieldOf(id: string, parameter: Parameter, model: Model, { parameters }: AnalysisWish): ParameterAnswer {
  const { type, name, description } = parameter;
  const choices = choicesOf(parameter, model);
  return {
    id,
    name,
    description,
    type: formOf(type),
    value: parameters[id] ?? "",
    ...(choices.length === 0 ? {} : { choices }),
    ...(choices.length === 0
      ? {}
      : { isClosed: parameter.names !== undefined || (type.kind === "word" && type.open !== true) }),
  };
}

function formOf(type: AttributeType): ParameterAnswer["type"] {
  switch (type.kind) {
    case "number":
    case "boolean":
    case "date":
    case "word":
      return type.kind;
    default:
      return "texts";
  }
}

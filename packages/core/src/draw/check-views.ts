/** What is wrong with the words of view statements, without drawing them: viewpoints and notations that there are not. */
import type { Diagnostic } from "../base/diagnostic.ts";
import { closest } from "../base/suggest.ts";
import type { Element, Model } from "../model/model.ts";
import { notationById, notations } from "../notations/index.ts";
import { viewpointById, viewpoints } from "../views/index.ts";
import { readView } from "../views/query.ts";

/** Diagnostics of the views of a model, in the order of the files. A view without a viewpoint may have a drawing: that is no mistake here. */
export function checkViews(model: Model): readonly Diagnostic[] {
  return [...model.statements("view")].flatMap((statement) => checkView(model, statement));
}

function checkView(model: Model, statement: Element): readonly Diagnostic[] {
  const { viewpoint, notation } = readView(model, statement, { language: "en" });
  const known = viewpoint === undefined ? undefined : viewpointById(viewpoint);
  const problems = [
    viewpoint === undefined || known !== undefined ? undefined : unknownViewpoint(viewpoint),
    notation === undefined ? undefined : notationProblem(notation, known?.notations, known?.id),
  ];
  return problems.flatMap((found) => {
    if (found === undefined) return [];
    const { key, ...problem } = found;
    return [{ ...problem, ...placeOf(statement, key) }];
  });
}

/** The place of the attribute that says it. */
function placeOf(statement: Element, key: string): Pick<Diagnostic, "uri" | "span"> {
  const { uri, span } = statement.attributes.find((attribute) => attribute.key === key)?.place ?? statement.place;
  return { uri, span: { start: span.start, end: span.start + key.length } };
}

/** What is wrong with a word of a view, wherever that is told. */
export interface WordProblem extends Omit<Diagnostic, "uri" | "span"> {
  /** Attribute that says the word. */
  readonly key: "viewpoint" | "notation";
}

/** A word that is no viewpoint, with the one that was probably meant. */
export function unknownViewpoint(viewpoint: string): WordProblem {
  const words = viewpoints.flatMap((one) => [one.id, ...(one.aliases ?? [])]);
  const meant = closest(viewpoint, words, 1)[0];
  return {
    key: "viewpoint",
    code: "unknown-viewpoint",
    severity: "error",
    parameters: { viewpoint },
    ...suggested(meant),
  };
}

/** A word that is no notation, or none of those that the viewpoint offers; undefined where all is well or nothing is known. */
export function notationProblem(
  notation: string,
  offered: readonly string[] | undefined,
  viewpoint: string | undefined,
): WordProblem | undefined {
  const ids = notations.map(({ id }) => id);
  const found = notationById(notation);
  if (found === undefined) {
    const parameters = { notation, notations: ids.join(", ") };
    const meant = closest(notation, ids, 1)[0];
    return { key: "notation", code: "unknown-notation", severity: "error", parameters, ...suggested(meant) };
  }
  if (offered === undefined || offered.includes(found.id)) return undefined;
  const parameters = { viewpoint: viewpoint ?? "", notation, notations: offered.join(", ") };
  return { key: "notation", code: "notation-not-for-viewpoint", severity: "warning", parameters };
}

function suggested(suggestion: string | undefined): { readonly suggestion?: string } {
  return suggestion === undefined ? {} : { suggestion };
}

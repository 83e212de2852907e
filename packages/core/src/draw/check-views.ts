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
  const found: Diagnostic[] = [];
  if (viewpoint !== undefined && known === undefined) {
    const words = viewpoints.flatMap((one) => [one.id, ...(one.aliases ?? [])]);
    found.push(
      problem(statement, "viewpoint", "unknown-viewpoint", "error", { viewpoint }, closest(viewpoint, words, 1)[0]),
    );
  }
  if (notation === undefined) return found;
  const ids = notations.map(({ id }) => id);
  if (notationById(notation) === undefined) {
    const parameters = { notation, notations: ids.join(", ") };
    found.push(problem(statement, "notation", "unknown-notation", "error", parameters, closest(notation, ids, 1)[0]));
  } else if (known !== undefined && !known.notations.includes(notation)) {
    const parameters = { viewpoint: known.id, notation, notations: known.notations.join(", ") };
    found.push(problem(statement, "notation", "notation-not-for-viewpoint", "warning", parameters));
  }
  return found;
}

/** At the attribute that says it. */
function problem(
  statement: Element,
  key: string,
  code: string,
  severity: Diagnostic["severity"],
  parameters: Diagnostic["parameters"],
  suggestion?: string,
): Diagnostic {
  const { uri, span } = statement.attributes.find((attribute) => attribute.key === key)?.place ?? statement.place;
  const end = span.start + key.length;
  return {
    code,
    severity,
    uri,
    span: { start: span.start, end },
    parameters,
    ...(suggestion === undefined ? {} : { suggestion }),
  };
}

/** The views that a model declares, without their pictures. */
import type { Locale } from "../base/codes.ts";
import type { Diagnostic } from "../base/diagnostic.ts";
import { checkViews } from "../draw/check-views.ts";
import type { Element, Model } from "../model/model.ts";
import { viewpointById } from "../views/index.ts";
import { wordOf } from "../views/parts/nodes.ts";
import { readView } from "../views/query.ts";
import type { ViewSummaryAnswer, ViewsAnswer } from "./answers.ts";
import { diagnosticAnswer } from "./diagnostics.ts";
import { placeOf, type Positions } from "./positions.ts";

export interface ViewsRequest {
  readonly language: Locale;
  readonly positions: Positions;
  /** Only these, which all show an element. */
  readonly showing?: { readonly element: string; readonly views: ReadonlySet<string> } | undefined;
  /** What is wrong in the model; what lies in the statement of a view is told with it. */
  readonly diagnostics?: readonly Diagnostic[] | undefined;
}

/** All views, or those that show an element, in the order of the model. */
export function viewsAnswer(model: Model, request: ViewsRequest): ViewsAnswer {
  const { language, positions, showing } = request;
  const statements = [...model.statements("view")];
  const problems = [...(request.diagnostics ?? []), ...checkViews(model)];
  const wanted = showing === undefined ? statements : statements.filter(({ id }) => showing.views.has(id));
  return {
    version: 1,
    views: wanted.map((statement): ViewSummaryAnswer => {
      const { id, title, description, viewpoint } = readView(model, statement, { language });
      const audience = wordOf(statement, "audience");
      const wrong = problemsIn(statement, problems);
      return {
        id,
        title: title === "" ? id : title,
        description: description ?? null,
        viewpoint: viewpointAnswer(viewpoint),
        origin: placeOf(positions, statement.place),
        ...(audience === undefined ? {} : { audience }),
        ...(wrong.length === 0
          ? {}
          : { problems: wrong.map((problem) => diagnosticAnswer(problem, positions, language)) }),
      };
    }),
    ...(showing === undefined ? {} : { showing: showing.element }),
  };
}

function problemsIn({ place: { uri, span } }: Element, problems: readonly Diagnostic[]): readonly Diagnostic[] {
  return problems.filter(
    (problem) =>
      problem.severity !== "info" &&
      problem.uri === uri &&
      problem.span.start >= span.start &&
      problem.span.end <= span.end,
  );
}

/** What a view says of its viewpoint. */
export function viewpointAnswer(word: string | undefined): ViewSummaryAnswer["viewpoint"] {
  if (word === undefined) return null;
  const known = viewpointById(word);
  if (known === undefined) return { id: word };
  const { id, title, question, family } = known;
  return { id, title, question, family };
}

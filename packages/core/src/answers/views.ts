/** The views that a model declares, without their pictures. */
import type { Locale } from "../base/codes.ts";
import type { Model } from "../model/model.ts";
import { viewpointById } from "../views/index.ts";
import { readView } from "../views/query.ts";
import type { ViewSummaryAnswer, ViewsAnswer } from "./answers.ts";
import { placeOf, type Positions } from "./positions.ts";

export interface ViewsRequest {
  readonly language: Locale;
  readonly positions: Positions;
  /** Only these, which all show an element. */
  readonly showing?: { readonly element: string; readonly views: ReadonlySet<string> } | undefined;
}

/** All views, or those that show an element, in the order of the model. */
export function viewsAnswer(model: Model, { language, positions, showing }: ViewsRequest): ViewsAnswer {
  const statements = [...model.statements("view")];
  const wanted = showing === undefined ? statements : statements.filter(({ id }) => showing.views.has(id));
  return {
    version: 1,
    views: wanted.map((statement): ViewSummaryAnswer => {
      const { id, title, description, viewpoint } = readView(model, statement, { language });
      return {
        id,
        title: title === "" ? id : title,
        description: description ?? null,
        viewpoint: viewpointAnswer(viewpoint),
        origin: placeOf(positions, statement.place),
      };
    }),
    ...(showing === undefined ? {} : { showing: showing.element }),
  };
}

/** What a view says of its viewpoint. */
export function viewpointAnswer(word: string | undefined): ViewSummaryAnswer["viewpoint"] {
  if (word === undefined) return null;
  const known = viewpointById(word);
  if (known === undefined) return { id: word };
  const { id, title, question, family } = known;
  return { id, title, question, family };
}

/** Questions of a matrix to the server. */
import type { MatrixAnswer, MatrixCellAnswer, MatrixOptionsAnswer } from "@orrery/core/answers/matrix-answers";
import type { Page, PageState } from "@orrery/core/answers/url";
import { type Parameters, question, type Question } from "../../answers/client.ts";
import type { Language } from "../../messages/messages.ts";

export type MatrixAddress = Page & { readonly kind: "matrix" };

/** What is asked for: an address of which rows and columns are decided. */
export interface Asked {
  readonly workspace: string;
  readonly language: Language;
  readonly page: MatrixAddress;
  readonly rows: string;
  readonly columns: string;
  readonly state: PageState;
}

export function askMatrix(asked: Asked): Question<MatrixAnswer> {
  const { page, state } = asked;
  return question(asked.workspace, "/matrix", {
    ...shared(asked),
    order: page.order,
    empty: page.hidesEmpty === true ? "no" : undefined,
    derived: page.hidesDerived === true ? "no" : undefined,
    filter: state.filter,
  });
}

export function askCell(asked: Asked, row: string, column: string): Question<MatrixCellAnswer> {
  return question(asked.workspace, "/matrix/cell", { ...shared(asked), row, column });
}

export function askOptions(
  workspace: string,
  rows: string,
  columns: string,
  at?: string,
): Question<MatrixOptionsAnswer> {
  return question(workspace, "/matrix/options", { rows, columns, at });
}

function shared({ rows, columns, page, state, language }: Asked): Parameters {
  return { rows, columns, relationship: page.relationship, at: state.at, lang: language };
}

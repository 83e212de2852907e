/** What rules say of a model, as plain data: views know no rules, a surface brings along what came of them. */
import type { Severity } from "../base/diagnostic.ts";
import type { Bilingual } from "../model/metamodel.ts";

export interface Judged {
  /** Open findings by the id of the element that they are about; of a relationship, where it begins. The worst first. */
  readonly findings: ReadonlyMap<string, readonly JudgedFinding[]>;
  /** Elements of which rules asked what nobody has said. */
  readonly unknown: ReadonlySet<string>;
  /** Elements that any rule asked about. */
  readonly asked: ReadonlySet<string>;
}

export interface JudgedFinding {
  readonly id: string;
  readonly severity: Severity;
  readonly message: Bilingual;
}

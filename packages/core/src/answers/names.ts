/** All names of a model as columns. */
import type { Model } from "../model/model.ts";
import type { NamesAnswer } from "./names-answers.ts";

export interface NamesRequest {
  readonly revision: number;
  readonly language: string;
}

const namedStatements = ["view", "dashboard", "query"] as const;

export function namesAnswer(model: Model, { revision, language }: NamesRequest): NamesAnswer {
  const ids: string[] = [];
  const names: string[] = [];
  const kinds = new Map<string, number>();
  const kindOf: number[] = [];
  const isTranslated = model.symbols.find(`name.${language}`) !== undefined;
  for (const row of model.rows()) {
    const element = model.at(row);
    ids.push(element.id);
    names.push(oneLine(isTranslated ? element.nameIn(language) : element.name));
    const { kind } = element;
    let number = kinds.get(kind);
    if (number === undefined) kinds.set(kind, (number = kinds.size));
    kindOf.push(number);
  }
  return {
    version: 1,
    revision,
    ids: ids.join("\n"),
    names: names.join("\n"),
    kinds: [...kinds.keys()],
    kindOf,
    statements: namedStatements.flatMap((kind) =>
      [...model.statements(kind)].map((statement) => ({
        kind,
        id: statement.id,
        name: oneLine(statement.nameIn(language)),
      })),
    ),
  };
}

/** A name may have been written over several lines; here each has one. */
function oneLine(name: string): string {
  return /[\r\n]/.test(name) ? name.replace(/\s*[\r\n]+\s*/g, " ") : name;
}

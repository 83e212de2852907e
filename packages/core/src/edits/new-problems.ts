/** What is wrong now and was not before; how often it occurs counts, where it stands in its file does not. */
import type { Diagnostic } from "../base/diagnostic.ts";

/** New problems of some files, in their order. */
export function newProblems(
  before: readonly Diagnostic[],
  after: readonly Diagnostic[],
  files: readonly { readonly uri: string }[],
): readonly Diagnostic[] {
  const uris = new Set(files.map(({ uri }) => uri));
  const isOf = ({ uri }: Diagnostic): boolean => uris.has(uri);
  return added(before.filter(isOf), after.filter(isOf));
}

/** Errors of any file that came and went between two states, by what they say. */
export interface ErrorChange {
  readonly came: ReadonlySet<string>;
  readonly went: ReadonlySet<string>;
}

/** How errors changed. */
export function errorChange(before: readonly Diagnostic[], after: readonly Diagnostic[]): ErrorChange {
  const keys = (problems: readonly Diagnostic[]): ReadonlySet<string> => new Set(problems.map(problemKey));
  return { came: keys(newErrors(before, after)), went: keys(newErrors(after, before)) };
}

/** Errors that were not there before. */
export function newErrors(before: readonly Diagnostic[], after: readonly Diagnostic[]): readonly Diagnostic[] {
  const isError = ({ severity }: Diagnostic): boolean => severity === "error";
  return added(before.filter(isError), after.filter(isError));
}

/** What a problem says, wherever it stands. */
export function problemKey({ code, uri, parameters }: Diagnostic): string {
  return JSON.stringify([code, uri, parameters]);
}

function added(before: readonly Diagnostic[], after: readonly Diagnostic[]): readonly Diagnostic[] {
  const known = new Map<string, number>();
  for (const problem of before) known.set(problemKey(problem), (known.get(problemKey(problem)) ?? 0) + 1);
  return after.filter((problem) => {
    const left = known.get(problemKey(problem)) ?? 0;
    known.set(problemKey(problem), left - 1);
    return left <= 0;
  });
}

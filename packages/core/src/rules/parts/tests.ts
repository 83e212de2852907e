/** What `tests` says of one kind of test: how far, when, or whether at all. */
import type { Element } from "../../model/model.ts";
import { knownValue } from "../../model/read.ts";
import type { Value } from "../../model/values.ts";

export interface TestStated {
  readonly isDone: boolean;
  /** Share that is covered, from 0 to 1. */
  readonly share: number | undefined;
  /** Days since 1970-01-01 of the latest run. */
  readonly day: number | undefined;
}

/** Undefined where nothing is said of that kind of test. */
export function testOf(element: Element, kind: string): TestStated | undefined {
  const all = knownValue(element, "tests");
  const value = all?.kind === "record" ? all.fields[kind] : undefined;
  return value === undefined ? undefined : read(value);
}

function read(value: Value): TestStated | undefined {
  switch (value.kind) {
    case "boolean":
      return { isDone: value.boolean, share: undefined, day: undefined };
    case "percent":
      return { isDone: value.fraction > 0, share: value.fraction, day: undefined };
    case "date":
      return { isDone: true, share: undefined, day: value.day };
    case "record": {
      const { value: share, date } = value.fields;
      const fraction = share?.kind === "percent" ? share.fraction : undefined;
      const day = date?.kind === "date" ? date.day : undefined;
      return fraction === undefined && day === undefined ? undefined : { isDone: fraction !== 0, share: fraction, day };
    }
    default:
      return undefined;
  }
}

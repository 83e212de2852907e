import { expect, it } from "vitest";

import { count } from "./test.mjs";

const file = (
  status: string,
  ...tests: readonly string[]
): { status: string; assertionResults: { status: string }[] } => ({
  status,
  assertionResults: tests.map((test) => ({ status: test })),
});

it("counts tests; neither passed nor failed is skipped", () => {
  const testResults = [file("passed", "passed", "skipped", "todo"), file("failed", "passed", "failed", "pending")];
  expect(count({ testResults })).toEqual({ passed: 2, failed: 1, skipped: 3 });
});

it("counts a file that could not be loaded as one failed test", () => {
  expect(count({ testResults: [file("failed"), file("passed", "passed")] })).toEqual({
    passed: 1,
    failed: 1,
    skipped: 0,
  });
  expect(count({ testResults: [file("failed", "passed")] })).toEqual({ passed: 1, failed: 1, skipped: 0 });
});

import { expect, test } from "vitest";
import { encode } from "../base/text.ts";
import { viewpoints } from "../views/index.ts";
import { Workspace } from "../workspace.ts";
import { checkViews } from "./check-views.ts";

function check(text: string): readonly (readonly [string, string, string | undefined])[] {
  const { model } = Workspace.load([{ uri: "a.orrery", bytes: encode(text) }]);
  return checkViews(model).map(({ code, span, suggestion }) => [code, text.slice(span.start, span.end), suggestion]);
}

test("names of viewpoints and notations that there are not are told, with what was meant", () => {
  expect(check("view a { viewpoint: contxt; notation: c5 }")).toEqual([
    ["unknown-viewpoint", "viewpoint", "context"],
    ["unknown-notation", "notation", "c4"],
  ]);
  expect(check("view a { viewpoint: roadmap; notation: c4 }")).toEqual([
    ["notation-not-for-viewpoint", "notation", undefined],
  ]);
});

test("a view that can be drawn, and one that may have a drawing, are no mistakes", () => {
  expect(check('view a "A" { viewpoint: "System Context"; notation: c4 }\nview b "B" { notation: archimate }')).toEqual(
    [],
  );
});

test("the example of every viewpoint is fine", () => {
  for (const { example } of viewpoints) expect(check(example)).toEqual([]);
});

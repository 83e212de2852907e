import { expect, test } from "vitest";
import { encode } from "../base/text.ts";
import { Workspace } from "../workspace.ts";

/** Code, the text that is marked, and the suggestion of every finding. */
function findings(text: string): readonly string[] {
  const bytes = encode(text);
  const workspace = Workspace.load([{ uri: "m.orrery", bytes }]);
  return workspace.diagnostics().map(({ code, span, suggestion }) => {
    const marked = new TextDecoder().decode(bytes.subarray(span.start, span.end));
    return `${code} ${marked.split("\n")[0] ?? ""}${suggestion === undefined ? "" : ` -> ${suggestion}`}`;
  });
}

test("a brace that is missing is one mistake, not one for every statement behind it", () => {
  expect(
    findings('unit u "U"\napplication a "A" {\n  owner: u\nprocess p "P" { uses a }\nservice s "S"\nunit v "V"\n'),
  ).toEqual(['unclosed-block application a "A" {']);
});

test("what stands before the open block is still checked", () => {
  expect(
    findings('application a "A" {\n  unit u "U"\n}\napplication b "B" {\nunit v "V"\n').map(
      (line) => line.split(" ")[0],
    ),
  ).toEqual(["not-permitted", "unclosed-block"]);
});

test("a mistyped kind does not hide the mistakes inside the element", () => {
  expect(findings('aplication a "A" { ownr: u; criticality: vitall }\nunit u "U"')).toEqual([
    "unknown-kind aplication -> application",
    "unknown-attribute ownr -> owner",
    "unknown-word vitall -> vital",
  ]);
});

test("a kind whose base is wrong is told of once, where it is defined", () => {
  expect(findings('kind lambda : modul {\n  layer: application\n}\nlambda l "L"\nlambda m "M"')).toEqual([
    "unknown-base lambda -> module",
  ]);
});

test("words of statements that define something are checked, too", () => {
  expect(findings('model m "M" en "M" { langages: fr; currency: CHF; asOf: 2026-13-01 }')).toEqual([
    "unknown-attribute langages -> languages",
    "invalid-date 2026-13-01",
  ]);
  expect(findings('kind lambda "Lambda" fr "Lambda" : module { layr: data; attributes: { memory: size } }')).toEqual([
    "unknown-attribute layr -> layer",
  ]);
  expect(findings("attribute rung : text { onn: application }")).toEqual(["unknown-attribute onn -> on"]);
  expect(findings("relationship calls : uses { form: application }")).toEqual(["unknown-attribute form -> from"]);
});

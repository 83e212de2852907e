import { expect, test } from "vitest";
import { MOST_EDITS, readRequest } from "./read-request.ts";

const remove = { edit: "remove", id: "a" };

function wrong(body: unknown): string {
  const read = readRequest(body);
  return "wrong" in read ? read.wrong : "nothing";
}

test("a good request is read", () => {
  const edits = [
    remove,
    { edit: "create", kind: "unit", name: "N", attributes: { owner: "a" } },
    { edit: "set", subject: "a", key: "rto", text: "", seen: null },
    { edit: "list", subject: "v", key: "scope", add: ["a"] },
    { edit: "move", id: "a", parent: null },
    {
      edit: "arrange",
      view: "v",
      moves: [{ id: "a", x: 1, y: -2 }],
      pins: { a: true },
      hints: [{ kind: "near", ids: ["a", "b"] }],
      relayout: true,
    },
  ];
  expect(readRequest({ edits, title: "T", session: "s", dry: true })).toEqual({
    edits,
    title: "T",
    session: "s",
    dry: true,
  });
});

test.each<readonly [string, unknown]>([
  ["edits", undefined],
  ["edits", []],
  ["title", { edits: [remove], session: "s" }],
  ["session", { edits: [remove], title: "T", session: "" }],
  ["edits", { edits: [], title: "T", session: "s" }],
  ["edits", { edits: Array.from({ length: MOST_EDITS + 1 }, () => remove), title: "T", session: "s" }],
  ["edits[0]", { edits: [1], title: "T", session: "s" }],
  ["edits[0].edit", { edits: [{ edit: "constructor" }], title: "T", session: "s" }],
  ["edits[1].id", { edits: [remove, { edit: "remove" }], title: "T", session: "s" }],
  ["edits[0].parent", { edits: [{ edit: "move", id: "a" }], title: "T", session: "s" }],
  ["edits[0].sen", { edits: [{ edit: "set", subject: "a", key: "k", text: "t", sen: "x" }], title: "T", session: "s" }],
  ["edits[0].text", { edits: [{ edit: "set", subject: "a", key: "k", text: "\ud800" }], title: "T", session: "s" }],
  [
    "edits[0].moves",
    { edits: [{ edit: "arrange", view: "v", moves: [{ id: "a", x: Infinity, y: 0 }] }], title: "T", session: "s" },
  ],
])("%s is told where it is wrong", (place, body) => {
  expect(wrong(body)).toBe(place);
});

import { describe, expect, test } from "vitest";
import type { MatrixCellAnswer, MatrixConnection, MatrixWay } from "@orrery/core/answers/matrix-answers";
import { pressOf, singleLetters, toggled } from "./cell-edits.ts";

const phrase = { en: "uses", fr: "utilise" };
const uses: MatrixWay = { name: "uses", is: "relationship", from: "row", phrase };
const owner: MatrixWay = {
  name: "owner",
  is: "reference",
  from: "row",
  phrase,
  isList: false,
  now: { text: "IT", written: "it" },
};
const performers: MatrixWay = { name: "experts", is: "reference", from: "column", phrase, isList: true };
const accesses: MatrixWay = {
  name: "accesses",
  is: "relationship",
  from: "row",
  phrase,
  letters: {
    key: "mode",
    isList: false,
    words: [
      { word: "read", letter: "R", name: phrase },
      { word: "write", letter: "U", name: phrase },
      { word: "readwrite", letter: "RU", name: phrase },
    ],
  },
};
const performs: MatrixWay = {
  name: "performs",
  is: "relationship",
  from: "row",
  phrase,
  letters: {
    key: "raci",
    isList: true,
    words: ["responsible", "accountable", "consulted", "informed"].map((word) => ({
      word,
      letter: word.charAt(0).toUpperCase(),
      name: phrase,
    })),
  },
};

function connection(name: string, from: string, to: string, more: Partial<MatrixConnection> = {}): MatrixConnection {
  const end = (id: string): MatrixConnection["from"] => ({ id, kind: "application", layer: null, name: id });
  const origin = { uri: "m.orrery", line: 1, column: 1 };
  return {
    name,
    is: "relationship",
    id: null,
    from: end(from),
    to: end(to),
    phrase,
    label: null,
    facts: [],
    origin,
    own: true,
    ...more,
  };
}

function saying(key: string, written: string): Pick<MatrixConnection, "facts"> {
  return { facts: [{ key, name: phrase, cell: { text: "", written } }] };
}

function cell(ways: readonly MatrixWay[], connections: readonly MatrixConnection[] = []): MatrixCellAnswer {
  return {
    version: 1,
    row: { id: "a", name: "A" },
    column: { id: "b", name: "B" },
    total: connections.length,
    connections,
    ways,
  };
}

describe("a press", () => {
  test("makes what may be said in one way, and takes it back", () => {
    expect(pressOf(cell([uses]))).toEqual({
      press: "make",
      edits: [{ edit: "connect", from: "a", verb: "uses", to: "b" }],
    });
    expect(pressOf(cell([uses], [connection("uses", "a", "b", { id: "x" })]))).toEqual({
      press: "drop",
      edits: [{ edit: "disconnect", from: "a", verb: "uses", to: "b", id: "x" }],
    });
  });

  test("sets references, a single one instead of what it says", () => {
    expect(pressOf(cell([owner]))).toEqual({
      press: "make",
      edits: [{ edit: "set", subject: "a", key: "owner", text: "b", seen: "it" }],
    });
    expect(pressOf(cell([performers]))).toEqual({
      press: "make",
      edits: [{ edit: "list", subject: "b", key: "experts", add: ["a"] }],
    });
  });

  test("asks where there is a choice, where letters say how, and where only parts are connected", () => {
    expect(pressOf(cell([uses, owner])).press).toBe("ask");
    expect(pressOf(cell([accesses])).press).toBe("ask");
    expect(pressOf(cell([])).press).toBe("ask");
    expect(pressOf(cell([uses], [connection("uses", "a", "b"), connection("uses", "a", "b")])).press).toBe("ask");
    expect(pressOf(cell([uses], [connection("uses", "part", "b", { own: false })])).press).toBe("make");
  });
});

describe("letters", () => {
  test("of a mode go together into one word", () => {
    expect(singleLetters(accesses)).toEqual(["R", "U"]);
    expect(toggled(cell([accesses]), accesses, "R")).toEqual([
      { edit: "connect", from: "a", verb: "accesses", to: "b", attributes: { mode: "read" } },
    ]);
    const reads = cell([accesses], [connection("accesses", "a", "b", saying("mode", "read"))]);
    expect(toggled(reads, accesses, "U")).toEqual([
      { edit: "set-relationship", from: "a", verb: "accesses", to: "b", key: "mode", text: "readwrite", seen: "read" },
    ]);
    expect(toggled(reads, accesses, "R")).toEqual([{ edit: "disconnect", from: "a", verb: "accesses", to: "b" }]);
  });

  test("of a list are its items; without any the relationship stays", () => {
    const both = cell([performs], [connection("performs", "a", "b", saying("raci", "[responsible, accountable]"))]);
    expect(toggled(both, performs, "I")[0]).toMatchObject({ text: "[responsible, accountable, informed]" });
    expect(toggled(both, performs, "A")[0]).toMatchObject({ text: "responsible" });
    const one = cell([performs], [connection("performs", "a", "b", saying("raci", "informed"))]);
    expect(toggled(one, performs, "I")[0]).toMatchObject({ edit: "set-relationship", text: "" });
  });
});

/** Dockerfiles: instructions and stages as the library of editors sees them, and what an image is built from. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { DockerfileParser } from "dockerfile-ast";
import { describe, expect, it, test } from "vitest";
import { encode } from "../../base/text.ts";
import { isRealDataThere, realData } from "../../../test/said.ts";
import { inMemoryFile, surroundingsOf } from "../read-all.ts";
import { baseProductOf, foldersBuilt } from "./built.ts";
import { argumentsOf, assignmentsOf, instructionsOf } from "./instructions.ts";
import { chainOf, stagesOf } from "./stages.ts";

function around(files: Readonly<Record<string, string>>): ReturnType<typeof surroundingsOf> {
  return surroundingsOf(Object.entries(files).map(([path, text]) => inMemoryFile(path, encode(text))));
}

describe("instructions", () => {
  it("go on over lines, comments and here-documents", () => {
    const text =
      "from a\nRUN one \\\n  # two\n\n  three\nRUN <<EOF\nCOPY no no\nEOF\nCOPY --from=b --chown=c d e\nNONSENSE x\n";
    expect(instructionsOf(text).map(({ name, rest, line }) => [name, rest.replaceAll(/\s+/gu, " "), line])).toEqual([
      ["FROM", "a", 1],
      ["RUN", "one three", 2],
      ["RUN", "<<EOF", 6],
      ["COPY", "d e", 9],
    ]);
    expect(instructionsOf(text).at(-1)?.flags).toEqual({ from: "b", chown: "c" });
  });

  it("have arguments in both forms", () => {
    expect(argumentsOf('["a b", "c"]')).toEqual({ words: ["a b", "c"], isShell: false });
    expect(argumentsOf('a "b c" d')).toEqual({ words: ["a", "b c", "d"], isShell: true });
    expect(assignmentsOf("A=1 B=\"2 3\" C='4' D=5\\ 6")).toEqual([
      ["A", "1"],
      ["B", "2 3"],
      ["C", "4"],
      ["D", "5 6"],
    ]);
    expect(assignmentsOf("A b c")).toEqual([["A", "b c"]]);
  });
});

describe("stages", () => {
  const text =
    "ARG V=16\nARG BASE=postgres\nFROM golang AS build\nARG V\nFROM ${BASE}:${V:-1} AS Run\nENV A=$B C=${V:-d}\nFROM run\n";

  it("follow their variables and each other", () => {
    expect(stagesOf(text).map(({ from, name }) => [from, name])).toEqual([
      ["golang", "build"],
      ["postgres:16", "run"],
      ["run", undefined],
    ]);
    expect(chainOf(stagesOf(text)).map(({ from }) => from)).toEqual(["run", "postgres:16"]);
    expect(chainOf(stagesOf(text), "build").map(({ from }) => from)).toEqual(["golang"]);
    expect(baseProductOf(text)).toMatchObject({ product: { technology: "PostgreSQL", sort: "store" }, tag: "16" });
    expect(baseProductOf(text, { BASE: "mysql", V: "8" })).toMatchObject({ product: { technology: "MySQL" } });
  });
});

describe("what is built", () => {
  it.each([
    ["the folder of its own", "src/cart", "src/cart/Dockerfile", "COPY . .", "src/cart"],
    ["what it copies out of everything", ".", "deploy/cart.Dockerfile", "COPY src/cart/ /app", "src/cart"],
    [
      "what the build command names",
      ".",
      "docker/Dockerfile-cart",
      "COPY . /app\nWORKDIR /app\nRUN go build -o /x ./cmd/cart",
      "cmd/cart",
    ],
    ["the folder around it, with everything as context", ".", "src/orders/Dockerfile", "COPY . .", "src/orders"],
    ["everything, where nothing says more", ".", "Dockerfile", "COPY . .", "."],
    ["a part that an argument names", ".", "deploy/Dockerfile", "ARG PART\nCOPY src/${PART} /app", "src/cart"],
  ])("is %s", (_, context, dockerfile, body, folder) => {
    const files = around({
      [dockerfile]: `FROM golang\n${body}\n`,
      "src/cart/go.mod": "",
      "src/orders/pom.xml": "",
      "cmd/cart/main.go": "",
      "go.mod": "",
    });
    expect(foldersBuilt({ context, dockerfile, args: { PART: "cart" }, around: files })).toEqual([folder]);
  });
});

const data = realData;
const isThere = isRealDataThere;
if (!isThere) console.warn("SKIPPED: Dockerfiles of real systems, shared/data/discovery is not there");

describe.skipIf(!isThere)("Dockerfiles of others", () => {
  const files = isThere
    ? readdirSync(data, { recursive: true, encoding: "utf8" })
        .filter((name) => /(?:^|\/)Dockerfile[^/]*$/u.test(name))
        .sort()
    : [];

  test("have the stages and instructions that the library finds", () => {
    expect(files.length).toBeGreaterThanOrEqual(40);
    for (const file of files) {
      const text = readFileSync(join(data.pathname, file), "utf8");
      const library = DockerfileParser.parse(text);
      const froms = library.getFROMs();
      expect([file, stagesOf(text).length]).toEqual([file, froms.length]);
      expect(stagesOf(text).map(({ line }) => line)).toEqual(
        froms.map((from) => (from.getRange()?.start.line ?? 0) + 1),
      );
      const known = library.getInstructions().map((one) => [one.getKeyword(), (one.getRange()?.start.line ?? 0) + 1]);
      expect(instructionsOf(text).map(({ name, line }) => [name, line])).toEqual(known);
    }
  });
});

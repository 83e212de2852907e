import { expect, test } from "vitest";
import { choose, MOST_BYTES, MOST_FILES, MOST_TOTAL, type GivenFile } from "./collect-files.ts";

/** A file of a size, without its bytes. */
function given(path: string, size = 10): GivenFile {
  return { path, file: { size } as Blob };
}

test("what others have written, pictures and archives are passed over, each folder told once", () => {
  const { files, passed } = choose([
    given("shop/node_modules/a/package.json"),
    given("shop/node_modules/b/index.js"),
    given("shop/.git/HEAD"),
    given("shop/logo.PNG"),
    given("shop/compose.yaml"),
    given("shop/src/targets.ts"),
  ]);
  expect(files.map(({ path }) => path)).toEqual(["shop/compose.yaml", "shop/src/targets.ts"]);
  expect(passed).toEqual([
    { path: "shop/.git", reason: "folder" },
    { path: "shop/logo.PNG", reason: "binary" },
    { path: "shop/node_modules", reason: "folder" },
  ]);
});

test("a file may be named like such a folder", () => {
  expect(choose([given("vendor")]).files).toHaveLength(1);
});

test("one file that is too large does not keep the others away", () => {
  const { files, passed } = choose([given("a.json", MOST_BYTES + 1), given("b.json", MOST_BYTES)]);
  expect(files.map(({ path }) => path)).toEqual(["b.json"]);
  expect(passed).toEqual([{ path: "a.json", reason: "large" }]);
});

test("no more than a request may carry is taken, and the rest is named", () => {
  const part = MOST_TOTAL / 4;
  const { files, passed } = choose(["a", "b", "c", "d", "e"].map((path) => given(path, part)));
  expect(files).toHaveLength(4);
  expect(passed).toEqual([{ path: "e", reason: "total" }]);
  const many = choose(Array.from({ length: MOST_FILES + 2 }, (_, place) => given(`f${String(place)}`)));
  expect(many.files).toHaveLength(MOST_FILES);
  expect(many.passed.map(({ reason }) => reason)).toEqual(["many", "many"]);
});

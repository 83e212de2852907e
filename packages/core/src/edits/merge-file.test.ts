import { expect, test } from "vitest";
import { decode, encode } from "../base/text.ts";
import { mergeFile } from "./merge-file.ts";

function merged(
  uri: string,
  base: string | undefined,
  ours: string | undefined,
  theirs: string | undefined,
): string | undefined {
  const bytes = (text: string | undefined): Uint8Array | undefined => (text === undefined ? undefined : encode(text));
  const result = mergeFile(uri, { base: bytes(base), ours: bytes(ours), theirs: bytes(theirs) }, ["uses"]);
  return result === "conflict" ? "conflict" : result.bytes === undefined ? undefined : decode(result.bytes);
}

test("a model is merged by its statements", () => {
  const base = 'application a "A" { rto: 1h }\napplication b "B"\n';
  expect(merged("m.orrery", base, base.replace("1h", "2h"), base.replace('"B"', '"C"'))).toBe(
    'application a "A" { rto: 2h }\napplication b "C"\n',
  );
  expect(merged("m.orrery", base, base.replace("1h", "2h"), base.replace("1h", "3h"))).toBe("conflict");
});

test("a file that came goes, unless something else stands in it now", () => {
  expect(merged("m.orrery", "unit a\n", "unit a\n", undefined)).toBeUndefined();
  expect(merged("m.orrery", "unit a\n", "unit a\nunit b\n", undefined)).toBe("unit b\n");
  expect(merged("m.orrery", undefined, undefined, "unit a\n")).toBe("unit a\n");
  expect(merged("m.orrery", "unit a\n", undefined, "unit b\n")).toBe("conflict");
});

test("places are merged by what they are the places of", () => {
  const base = '# Positions\nnode a 0,0 10x10\nnode b 20,0 10x10\nline "a uses b" from=10,5 to=20,5\n';
  const moved = base.replace("a 0,0 10x10", "a 4,4 10x10 pin=yes");
  expect(merged("views/v.layout", base, base.replace("b 20,0", "b 40,0"), moved)).toBe(
    moved.replace("b 20,0", "b 40,0"),
  );
  expect(merged("views/v.layout", base, base.replace("a 0,0", "a 8,8"), moved)).toBe("conflict");
  expect(merged("views/v.layout", base, `${base}near a b\n`, base.replace("node a", "node aa 1,1 10x10\nnode a"))).toBe(
    '# Positions\nnode a 0,0 10x10\nnode aa 1,1 10x10\nnode b 20,0 10x10\nline "a uses b" from=10,5 to=20,5\nnear a b\n',
  );
});

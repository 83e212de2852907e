import * as fc from "fast-check";
import { expect, it } from "vitest";

import { codeOnly } from "./code-only.mjs";

it.each([
  [`a "b" c`, `a " " c`],
  [`a 'it\\'s' c`, `a '     ' c`],
  [`a // b\nc`, `a     \nc`],
  [`a /* b\nc */ d`, `a     \n     d`],
  ["a `b ${c} d` e", "a `   {c}  ` e"],
  ["`${ { a: `${b}` } }` c", "` { { a: ` {b}` } }` c"],
  ["`$a ${b}`", "`    {b}`"],
  [`x = /"[/]'/g; y`, `x =         ; y`],
  [`a / b / "c"`, `a / b / " "`],
  [`"unclosed\nnext`, `"        \nnext`],
])("%s", (source, code) => {
  expect(codeOnly(source)).toBe(code);
});

it("keeps every character's place and invents none, whatever it reads", () => {
  const fragment = fc.constantFrom("`", "${", "}", "{", '"', "'", "/", "*", "\\", "\n", " ", "a", "=", "(", "[", "]");
  const source = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.array(fragment, { maxLength: 60 }).map((parts) => parts.join("")),
  );
  fc.assert(
    fc.property(source, (text) => {
      const code = codeOnly(text);
      expect(code.length).toBe(text.length);
      expect(code.split("").every((unit, at) => unit === " " || unit === text[at])).toBe(true);
      expect(code.split("\n").length).toBe(text.split("\n").length);
    }),
  );
});

import fc from "fast-check";
import { parse as hcl2json } from "@cdktf/hcl2json";
import { describe, expect, it } from "vitest";
import { differences } from "./beside.fixture.ts";
import { parseHcl } from "./parse.ts";
import { attributeOf } from "./syntax.ts";

/** Everything that HCL has, once. */
const everything = `# comment
// comment
/* over
   lines */
terraform { required_version = ">= 1.5" }
variable "sizes" {
  type    = map(object({ cpu = number, tags = optional(list(string), []) }))
  default = { small = { cpu = 1 }, "large one" = { cpu = -2.5e1 }, }
}
locals {
  text    = "a\\tb \\"quoted\\" \\u00e9 $\${not} %%{not}"
  joined  = "\${var.name}-\${upper("x")}"
  nested  = "\${"inner \${var.a}"}"
  list    = [1, 2, true, null, "x",]
  loop    = [for k, v in var.sizes : upper(k) if v.cpu > 1]
  object  = { for k, v in var.sizes : k => v... }
  choice  = var.a == "" ? [] : [1]
  splat   = aws_subnet.all[*].id
  legacy  = aws_subnet.all.*.id
  index   = var.list.0
  many    = merge(local.a, { b = 1 }...)
  sum     = (1 + 2) * 3 - 4 % 2 >= 5 && !false || true
  path    = module.a["b"].c[0].d
  own     = provider::local::direxists("x")
  multi   = max(
    1,
    2, # two
  )
}
resource "aws_thing" "one" {
  policy = <<-EOT
    {
      "a": "\${var.a}"
    }
  EOT
  plain = <<EOT
line one
 line two
EOT
  %s
  block { x = 1 }
  block {
    inner "label" { y = [ { a = 1, "b" : 2 } ] }
  }
  dynamic "rule" {
    for_each = var.rules
    content { port = rule.value }
  }
  text = "%%{ if var.a }yes%%{ else }no%%{ endif }"
}
`
  .replace("%s", "")
  .replaceAll("%%{ ", "%{ ");

describe("HCL", () => {
  it("gives the blocks, attributes and values that hcl2json gives", async () => {
    const { body, problems } = parseHcl(everything, 100);
    expect(problems).toEqual([]);
    expect(differences(body, (await hcl2json("main.tf", everything)) as Record<string, unknown>)).toEqual([]);
    expect(attributeOf(body.blocks[2]?.body ?? body, "sum")?.line).toBe(22);
    expect(body.blocks.map(({ type, line }) => `${type} ${line}`)).toEqual([
      "terraform 5",
      "variable 6",
      "locals 10",
      "resource 30",
    ]);
  });

  it("reads on after what cannot be read, and says where that was", () => {
    const { body, problems } = parseHcl('a "b" {\n  x = [1,, 2\n  y = 3\n}\nc = "unclosed\nd = 4\n}\ne = {\n', 100);
    expect(problems.length).toBeGreaterThan(1);
    expect(problems.map(({ line }) => line)).toContain(5);
    expect(attributeOf(body, "d")?.value).toEqual({ is: "literal", value: 4 });
  });

  it("stops at the limit of nesting instead of breaking", () => {
    for (const text of [
      `x = ${"[".repeat(5000)}`,
      `x = ${"!".repeat(5000)}true`,
      "a {\n".repeat(5000),
      `x = ${'"${'.repeat(5000)}`,
    ]) {
      const { problems } = parseHcl(text, 100);
      expect(problems.length).toBeGreaterThan(0);
    }
    expect(parseHcl(`x = ${"(".repeat(300)}`, 100).problems.some(({ isDeep }) => isDeep)).toBe(true);
  });

  it("never throws and always ends, whatever the text", () => {
    const pieces = [
      '"',
      "${",
      "}",
      "{",
      "[",
      "]",
      "<<E\n",
      "E\n",
      "for ",
      " in ",
      "=",
      "\\",
      "%{if ",
      "?",
      ":",
      ".",
      "*",
      "a",
      "1",
      "\n",
      "#",
      "/*",
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 40 }), (parts) => {
        parseHcl(parts.join(""), 20);
      }),
      { numRuns: 300 },
    );
  });
});

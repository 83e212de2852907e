import fc from "fast-check";
import { expect, it } from "vitest";
import { readIcon } from "./user-icon.ts";

const icon = (body: string, attributes = 'viewBox="0 0 24 24"') =>
  readIcon("own", `<svg xmlns="http://www.w3.org/2000/svg" ${attributes}>${body}</svg>`);

it("reads shapes as outlines", () => {
  expect(icon('<path d="M1 1L5 5"/><circle cx="12" cy="12" r="4"/>')?.paths).toEqual([
    { d: "M1 1L5 5" },
    { d: "M8 12a4 4 0 1 0 8 0a4 4 0 1 0 -8 0z" },
  ]);
  expect(icon('<polygon points="0,0 4,0 4,4"/>')?.paths[0]?.d).toBe("M0 0L4 0L4 4z");
  expect(icon('<rect x="2" y="2" width="10" height="6"/>')?.paths[0]?.d).toBe("M2 2h10v6h-10z");
});

it("knows stroked icons from filled ones, and their colours", () => {
  expect(icon('<g fill="none" stroke="currentColor"><path d="M1 1h4"/></g>')).toMatchObject({
    isStroked: true,
    paths: [{ d: "M1 1h4" }],
  });
  expect(
    icon('<path d="M1 1h4v4z" fill="#F80"/><path d="M9 9h4v4z" style="fill:#0000ff"/>')?.paths.map(({ fill }) => fill),
  ).toEqual(["#ff8800", "#0000ff"]);
  expect(icon('<path d="M1 1h4v4z" fill="#000"/>')?.paths).toEqual([{ d: "M1 1h4v4z" }]);
  expect(icon('<path d="M1 1h4v4z" fill="url(#a)"/>')?.paths).toEqual([{ d: "M1 1h4v4z" }]);
});

it("shifts and stretches, and centres what is not square", () => {
  expect(icon('<g transform="translate(2 3) scale(2)"><path d="M1 1l2 0A1 1 0 0 1 4 4"/></g>')?.paths[0]?.d).toBe(
    "M4 5l4 0A2 2 0 0 1 10 11",
  );
  expect(icon('<path d="M0 0H10"/>', 'viewBox="0 0 20 10"')).toMatchObject({ viewBox: 20, paths: [{ d: "M0 5H10" }] });
  expect(icon('<path d="M0 0H10" transform="rotate(30)"/>')).toBeUndefined();
});

it.each([
  '<script>alert(1)</script><path d="M1 1h2"/>',
  '<foreignObject><body/></foreignObject><path d="M1 1h2"/>',
  '<style>path{fill:url(http://x)}</style><path d="M1 1h2"/>',
  '<path d="M1 1h2" onload="alert(1)" style="fill:url(http://x)"/>',
  '<a href="javascript:alert(1)"><path d="M1 1h2"/></a>',
  '<image href="http://x/a.png"/><use href="#a"/><path d="M1 1h2"/>',
  '<defs><path d="M9 9h9"/></defs><path d="M1 1h2"/>',
])("takes outlines and nothing that acts: %s", (body) => {
  expect(JSON.stringify(icon(body))).toBe(
    JSON.stringify({ id: "own", viewBox: 24, paths: [{ d: "M1 1h2" }], isStroked: false }),
  );
});

it.each([
  "",
  "no svg",
  "<svg",
  "<svg/>",
  '<html viewBox="0 0 1 1"/>',
  '<svg viewBox="0 0 0 0"><path d="M1 1"/></svg>',
  '<svg viewBox="0 0 9 9"><path d="javascript:1"/></svg>',
  '<svg viewBox="0 0 9 9"><path d="M1 1 2"/></svg>',
  `<svg viewBox="0 0 9 9">${'<path d="M1 1h1"/>'.repeat(301)}</svg>`,
  `<svg viewBox="0 0 9 9"><path d="M${"1 1 ".repeat(40_000)}"/></svg>`,
])("has no icon of %s", (svg) => {
  expect(readIcon("x", svg)).toBeUndefined();
});

it("never fails, and writes only path data", () => {
  const part = fc.constantFrom(
    "<svg viewBox='0 0 9 9'>",
    "</svg>",
    "<g transform='scale(2)'>",
    "</g>",
    "<path d='M1 1",
    "L2 2'/>",
    "<!--",
    "-->",
    "<![CDATA[",
    "&amp;",
    "<rect width='3' height='4' rx='9'/>",
    "x",
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(part).map((parts) => parts.join("")),
      ),
      (svg) => {
        for (const { d } of readIcon("x", svg)?.paths ?? []) expect(d).toMatch(/^[MmLlHhVvCcSsQqTtAaZz0-9eE+\-.,\s]*$/);
      },
    ),
  );
});

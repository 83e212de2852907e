import fc from "fast-check";
import { expect, test } from "vitest";
import type { Box, Hint, Layout, Memory, Route } from "../engines/layout/graph.ts";
import { isDrawing, readPositions, renamed, writePositions } from "./positions.ts";

const number = fc.integer({ min: -99_999, max: 99_999 });
const size = fc.integer({ min: 1, max: 9999 });
const box: fc.Arbitrary<Box> = fc.record({ x: number, y: number, width: size, height: size });
const point = fc.record({ x: number, y: number });
const points = fc.array(point, { minLength: 2, maxLength: 6 });
const id = fc.string({ unit: "binary", maxLength: 12 }).filter((text) => text.isWellFormed());
const route: fc.Arbitrary<Route> = fc.oneof(
  fc.record({ points }),
  fc.record({ points, label: box }),
  fc.record({ points, label: box, isKeyed: fc.constant(true) }),
);
const hint: fc.Arbitrary<Hint> = fc.record({
  kind: fc.constantFrom("same-rank" as const, "before" as const, "near" as const),
  ids: fc.array(id, { minLength: 2, maxLength: 4 }),
});
const maps = <Value>(value: fc.Arbitrary<Value>): fc.Arbitrary<Map<string, Value>> =>
  fc.array(fc.tuple(id, value), { maxLength: 6 }).map((entries) => new Map(entries));

test("what is written is read back", () => {
  fc.assert(
    fc.property(maps(box), maps(route), fc.array(hint, { maxLength: 3 }), (boxes, routes, hints) => {
      const pins = new Set([...boxes.keys()].filter((_, index) => index % 2 === 0));
      const text = writePositions({ boxes, routes, width: 1, height: 1 }, { pins, hints });
      const memory = readPositions(text);
      expect(memory.boxes).toEqual(boxes);
      expect(memory.routes).toEqual(routes);
      expect(memory.pins).toEqual(pins);
      expect(memory.hints.toSorted(byText)).toEqual(hints.toSorted(byText));
      expect(writePositions({ boxes, routes, width: 1, height: 1 }, memory)).toBe(text);
    }),
  );
});

function byText(a: Hint, b: Hint): number {
  const [first, second] = [JSON.stringify(a), JSON.stringify(b)];
  return first < second ? -1 : first > second ? 1 : 0;
}

const layout: Layout = {
  boxes: new Map([
    ["policy", { x: 240, y: 168, width: 168, height: 64 }],
    ["claims", { x: 24, y: 40, width: 168, height: 64 }],
    ["band:technical", { x: 0, y: 0, width: 500, height: 300 }],
  ]),
  routes: new Map([
    [
      "claims uses policy",
      {
        points: [
          { x: 104, y: 104 },
          { x: 104, y: 136 },
          { x: 320, y: 136 },
          { x: 320, y: 168 },
        ],
        label: { x: 180, y: 118, width: 64, height: 14 },
      },
    ],
  ]),
  width: 500,
  height: 300,
};

test("one line a thing, in the order of ids", () => {
  const hints: Hint[] = [
    { kind: "same-rank", ids: ["claims", "policy"] },
    { kind: "before", ids: ["claims", "policy"] },
  ];
  expect(writePositions(layout, { pins: new Set(["claims", "gone"]), hints })).toBe(
    `# Positions in this view; see the guide on layouts.
node band:technical 0,0 500x300
node claims 24,40 168x64 pin=yes
node policy 240,168 168x64
line "claims uses policy" from=104,104 via=104,136 via=320,136 to=320,168 label=180,118,64x14
before claims policy
same-rank claims policy
`,
  );
});

test("what cannot be read is skipped: broken numbers, conflict marks, words of others, lines of imported views", () => {
  const text = `
<<<<<<< ours
node claims 24,40 168x64
=======
node claims 32,40 168x64
>>>>>>> theirs
node far 9999999,0 10x10
node huge 0,0 100001x10
node flat 0,0 0x10
node half 0.5,0 10x10
node odd NaN,Infinity 1e3x2
node
node alone
  node indented 1,2 3x4
group group-1 0,0 300x200
line line-1 claims -> policy via=80,120
line "claims uses policy" from=1,2
line "claims uses claims" from=1,2 to=x,3
near claims
best claims policy
"node unclosed
`;
  const memory = readPositions(text);
  expect([...memory.boxes]).toEqual([
    ["claims", { x: 32, y: 40, width: 168, height: 64 }],
    ["indented", { x: 1, y: 2, width: 3, height: 4 }],
  ]);
  expect([memory.routes.size, memory.pins.size, memory.hints.length]).toEqual([0, 0, 0]);
});

test("the layout of an imported drawing is told from remembered places", () => {
  expect(
    isDrawing(
      writePositions(layout, { pins: new Set(["claims"]), hints: [{ kind: "near", ids: ["claims", "policy"] }] }),
    ),
  ).toBe(false);
  expect(isDrawing("")).toBe(false);
  for (const line of ["note n 1,2 3x4", "node a 1,2 3x4 fill=#ffffff", "  node a 1,2 3x4", "line line-1 a -> b"]) {
    expect(isDrawing(`node b 1,2 3x4\n${line}`)).toBe(true);
  }
});

test("any text is read without a complaint", () => {
  const word = fc.constantFrom(
    "node",
    "line",
    "near",
    " ",
    "\n",
    "=",
    '"',
    "1,2",
    "3x4",
    "pin=yes",
    "from=",
    "to=1,2",
    "a",
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: "binary" }),
        fc.array(word).map((words) => words.join(" ")),
      ),
      (text) => {
        const { boxes } = readPositions(text);
        for (const { width, height } of boxes.values()) expect(Math.min(width, height)).toBeGreaterThan(0);
      },
    ),
  );
});

test("a changed id keeps its place, its lines, its pin and its hints", () => {
  const memory: Memory = { ...layout, pins: new Set(["policy"]), hints: [{ kind: "near", ids: ["policy", "claims"] }] };
  const after = renamed(memory, new Map([["policy", "contracts"]]));
  expect(after.boxes.get("contracts")).toEqual(layout.boxes.get("policy"));
  expect(after.boxes.has("policy")).toBe(false);
  expect([...after.routes.keys()]).toEqual(["claims uses contracts"]);
  expect([...after.pins]).toEqual(["contracts"]);
  expect(after.hints).toEqual([{ kind: "near", ids: ["contracts", "claims"] }]);
});

test("an id that is taken keeps its own place", () => {
  const memory: Memory = { ...layout, pins: new Set(), hints: [] };
  const after = renamed(memory, new Map([["policy", "claims"]]));
  expect(after.boxes.get("claims")).toEqual(layout.boxes.get("claims"));
  expect(after.boxes.size).toBe(2);
});

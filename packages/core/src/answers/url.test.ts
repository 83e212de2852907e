import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  checksWords,
  discoverWords,
  noState,
  pageAddress,
  readAddress,
  simulateWords,
  writeAddress,
  type Address,
  type Page,
  type PageState,
} from "./url.ts";

describe("an address is readable", () => {
  const examples: readonly (readonly [string, Address])[] = [
    ["/", { kind: "start" }],
    ["/e/01J9-x", { kind: "permanent", uid: "01J9-x" }],
    ["/w/helvia", pageAddress("helvia", { kind: "home" })],
    ["/w/helvia/element/claims", pageAddress("helvia", { kind: "element", id: "claims" })],
    [
      "/w/helvia/element/claims/impact?dir=up&lang=fr",
      pageAddress(
        "helvia",
        { kind: "element", id: "claims", tab: "impact", direction: "up" },
        { ...noState, language: "fr" },
      ),
    ],
    [
      "/w/helvia/catalogue/application?cols=owner,rto&sort=-rto&f=claims&f.owner=u-it",
      pageAddress(
        "helvia",
        { kind: "catalogue", of: "application", columns: ["owner", "rto"], sort: "-rto" },
        { ...noState, filter: "claims", filters: { owner: "u-it" } },
      ),
    ],
    [
      "/w/helvia/checks/finding/ab12?group=owner&pack=security,data&severity=error&f=plain",
      pageAddress(
        "helvia",
        { kind: "checks", id: "ab12", group: "owner", asked: { pack: "security,data", severity: "error" } },
        { ...noState, filter: "plain" },
      ),
    ],
    [
      "/w/helvia/checks/rules/flow-is-encrypted",
      pageAddress("helvia", { kind: "checks", part: "rules", id: "flow-is-encrypted" }),
    ],
    [
      "/w/helvia/simulate/drill/geneva-gone?t=4.5&view=sites&at=2027-01-01",
      pageAddress(
        "helvia",
        { kind: "simulate", id: "geneva-gone", asked: { t: "4.5", view: "sites" } },
        { ...noState, at: "2027-01-01" },
      ),
    ],
    [
      "/w/helvia/simulate?fails=s-gva,srv-db&harm=loss&for=72",
      pageAddress("helvia", { kind: "simulate", asked: { fails: "s-gva,srv-db", harm: "loss", for: "72" } }),
    ],
    [
      "/w/helvia/discover/drift?sort=unmodelled&confidence=0.8&open=unmodelled%20cart%20uses%20redis",
      pageAddress("helvia", {
        kind: "discover",
        part: "drift",
        asked: { sort: "unmodelled", confidence: "0.8", open: "unmodelled cart uses redis" },
      }),
    ],
    [
      "/w/helvia/simulate/availability/pr-claim?rank=raw",
      pageAddress("helvia", { kind: "simulate", part: "availability", id: "pr-claim", asked: { rank: "raw" } }),
    ],
    [
      "/w/helvia/source/teams/claims.orrery#L10",
      pageAddress("helvia", { kind: "source", uri: "teams/claims.orrery", line: 10 }),
    ],
    [
      "/w/helvia/explore?from=a,b&depth=2&dir=both&kinds=application",
      pageAddress("helvia", {
        kind: "explore",
        from: ["a", "b"],
        depth: 2,
        direction: "both",
        kinds: ["application"],
      }),
    ],
    ["/w/helvia/views", pageAddress("helvia", { kind: "views" })],
    [
      "/w/helvia/view/context?as=table&notation=c4&lens=owner&sel=claims",
      pageAddress(
        "helvia",
        { kind: "view", view: "context", as: "table", notation: "c4" },
        { ...noState, lens: "owner", selection: ["claims"] },
      ),
    ],
    [
      "/embed/w/helvia/view/context.svg?as=graph&cam=1.5,-2,0.75&theme=dark",
      {
        kind: "page",
        workspace: "helvia",
        page: { kind: "view", view: "context", as: "graph" },
        state: { ...noState, camera: { x: 1.5, y: -2, zoom: 0.75 }, theme: "dark" },
        format: "svg",
        embedded: true,
      },
    ],
    ["/w/helvia/element/report%2Ejson", pageAddress("helvia", { kind: "element", id: "report.json" })],
    ["/w/helvia/element/team%2Fclaims", pageAddress("helvia", { kind: "element", id: "team/claims" })],
  ];
  test.each(examples)("%s", (url, address) => {
    expect(writeAddress(address)).toBe(url);
    expect(readAddress(url)).toEqual(address);
  });

  test("a host before it and a slash after it change nothing", () => {
    expect(readAddress("http://127.0.0.1:7000/w/helvia/")).toEqual(pageAddress("helvia", { kind: "home" }));
  });

  test.each([
    "/w",
    "/w/",
    "/x/helvia",
    "/w/a/element",
    "/w/a/element/b/nonsense",
    "/w/a/element/b/impact/c",
    "/w/a/unknown/b",
    "/w/a/roadmap/2027",
    "/w/a/views/context",
    "/w/%E0%A4%A",
    "/e",
  ])("%s means nothing", (url) => {
    expect(readAddress(url)).toBeUndefined();
  });

  test("what a page does not understand is left out, not an error", () => {
    expect(readAddress("/w/a/element/b?dir=sideways&lang=de&cam=1,2&utm=x#top")).toEqual(
      pageAddress("a", { kind: "element", id: "b" }),
    );
  });
});

const text = fc.oneof(
  fc.string({ unit: "grapheme" }),
  fc.constantFrom(
    "",
    ".",
    "..",
    "~",
    "~.",
    "a/b",
    "x.svg",
    ".md",
    "a%2Fb",
    "a+b c",
    "é,\\è",
    "\\0",
    "%",
    "#L3",
    "?f=1",
  ),
);
const texts = fc.array(text, { maxLength: 4 });
const direction = fc.constantFrom("up", "down", "both");
const form = fc.constantFrom("graph", "table", "matrix");
const finite = fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => (number === 0 ? 0 : number));
const widths = fc.dictionary(text, fc.nat(2000), { minKeys: 1, maxKeys: 4 });
const pictureForm = {
  as: form,
  notation: text,
  groupBy: text,
  detail: fc.nat(),
  opened: fc.array(text, { minLength: 1, maxLength: 4 }),
  reading: fc.constantFrom("down", "right", "up", "left"),
  way: fc.array(text, { minLength: 1, maxLength: 4 }),
  split: fc.constant(true),
};
const keys = { noNullPrototype: true, requiredKeys: [] as const };

const asked = fc.dictionary(fc.constantFrom(...checksWords), text, { minKeys: 1, maxKeys: 4, noNullPrototype: true });
const tried = fc.dictionary(fc.constantFrom(...simulateWords), text, {
  minKeys: 1,
  maxKeys: 4,
  noNullPrototype: true,
});

const looked = fc.dictionary(fc.constantFrom(...discoverWords), text, {
  minKeys: 1,
  maxKeys: 4,
  noNullPrototype: true,
});

const page = fc.oneof(
  fc.record({ kind: fc.constant("home"), role: text }, { requiredKeys: ["kind"] }),
  fc.record({ kind: fc.constant("view"), view: text, ...pictureForm }, { requiredKeys: ["kind", "view"] }),
  fc.record({ kind: fc.constant("views") }),
  fc.record(
    {
      kind: fc.constant("explore"),
      from: texts,
      depth: fc.nat(),
      direction,
      kinds: texts,
      relationships: fc.array(text, { minLength: 1, maxLength: 4 }),
      hidesHubs: fc.constant(true),
      ...pictureForm,
    },
    { requiredKeys: ["kind", "from", "kinds"] },
  ),
  fc.record(
    {
      kind: fc.constant("element"),
      id: text,
      tab: fc.constantFrom("relations", "provenance", "history", "findings", "views", "impact"),
      direction,
    },
    { requiredKeys: ["kind", "id"] },
  ),
  fc.record(
    { kind: fc.constant("catalogue"), of: text, columns: texts, sort: text, group: text, widths },
    { requiredKeys: ["kind", "columns"] },
  ),
  fc.record(
    {
      kind: fc.constant("matrix"),
      rows: text,
      columns: text,
      relationship: text,
      order: fc.constantFrom("nesting", "name", "total", "cluster"),
      hidesEmpty: fc.constant(true),
      hidesDerived: fc.constant(true),
    },
    { requiredKeys: ["kind"] },
  ),
  fc.record({ kind: fc.constant("map"), map: text, scope: texts, ...pictureForm }, { requiredKeys: ["kind", "scope"] }),
  fc.record(
    {
      kind: fc.constant("roadmap"),
      kinds: texts,
      scope: texts,
      group: text,
      scale: fc.constantFrom("years", "quarters", "months"),
    },
    { requiredKeys: ["kind", "kinds", "scope"] },
  ),
  fc.record({ kind: fc.constant("dashboard"), id: text }, { requiredKeys: ["kind"] }),
  fc.record(
    {
      kind: fc.constant("checks"),
      part: fc.constantFrom("rules", "questions", "waivers", "scores", "text"),
      id: text,
      group: fc.constantFrom("rule", "pack", "owner", "element", "severity"),
      asked,
    },
    { requiredKeys: ["kind"] },
  ),
  fc.record(
    { kind: fc.constant("frameworks"), id: text, part: fc.constantFrom("gaps", "statement"), asked },
    { requiredKeys: ["kind"] },
  ),
  fc.record(
    {
      kind: fc.constant("analysis"),
      analysis: text,
      from: texts,
      parameters: fc.dictionary(text, text, { minKeys: 1, maxKeys: 4, noNullPrototype: true }),
      table: text,
      sort: text,
      offset: fc.nat(),
    },
    { requiredKeys: ["kind", "from"] },
  ),
  fc.record(
    {
      kind: fc.constant("simulate"),
      part: fc.constantFrom("availability", "capacity", "improve", "continuity"),
      id: text,
      asked: tried,
    },
    { requiredKeys: ["kind"] },
  ),
  fc.record(
    {
      kind: fc.constant("discover"),
      part: fc.constantFrom("drift", "doubts", "conflicts", "gaps", "try", "sources"),
      asked: looked,
    },
    { requiredKeys: ["kind"] },
  ),
  fc.record(
    {
      kind: fc.constant("change"),
      id: text,
      part: fc.constantFrom("history", "facts", "text", "pictures"),
      file: text,
      view: text,
      side: fc.constantFrom("before", "after"),
    },
    { requiredKeys: ["kind"] },
  ),
  fc.record({ kind: fc.constantFrom("begin", "settings") }),
  fc.oneof(
    fc.record({ kind: fc.constant("help") }),
    fc.record(
      {
        kind: fc.constant("help"),
        topic: fc.constantFrom("kind", "verb", "attribute", "diagnostic", "guide"),
        id: text,
      },
      { requiredKeys: ["kind", "topic"] },
    ),
  ),
  fc.record(
    { kind: fc.constant("source"), uri: text, line: fc.integer({ min: 1, max: 999_999_999 }) },
    { requiredKeys: ["kind"] },
  ),
  fc.record({ kind: fc.constant("dossier"), document: text }),
) as fc.Arbitrary<Page>;

const state = fc.record(
  {
    at: text,
    against: text,
    plan: text,
    lens: text,
    filter: text,
    filters: fc.dictionary(text, text, keys),
    selection: texts,
    camera: fc.record({ x: finite, y: finite, zoom: finite }),
    language: fc.constantFrom("en", "fr"),
    theme: fc.constantFrom("light", "dark"),
  },
  { requiredKeys: ["filters", "selection"] },
) as fc.Arbitrary<PageState>;

const address = fc.oneof(
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("start") }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("permanent"), uid: text }) },
  {
    weight: 20,
    arbitrary: fc.record(
      {
        kind: fc.constant("page"),
        workspace: text,
        page,
        state,
        format: fc.constantFrom("svg", "png", "pdf", "json", "csv", "md"),
        embedded: fc.boolean(),
      },
      { requiredKeys: ["kind", "workspace", "page", "state", "embedded"] },
    ),
  },
) as fc.Arbitrary<Address>;

describe("addresses and URLs", () => {
  test("reading what was written gives the address back", () => {
    fc.assert(
      fc.property(address, (written) => {
        expect(readAddress(writeAddress(written))).toEqual(written);
      }),
      { numRuns: 2000 },
    );
  });

  test("a browser passes every written URL on unchanged", () => {
    fc.assert(
      fc.property(address, (written) => {
        const url = writeAddress(written);
        const seen = new URL(url, "http://127.0.0.1");
        expect(readAddress(seen.href)).toEqual(written);
      }),
      { numRuns: 1000 },
    );
  });

  test("any text is read or refused, never thrown at", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: "binary" }), fc.webPath(), fc.webUrl()), (url) => {
        const read = readAddress(url);
        if (read !== undefined) expect(readAddress(writeAddress(read))).toEqual(read);
      }),
    );
  });
});

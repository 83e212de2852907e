import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Symbols } from "../base/symbols.ts";
import { decode, encode } from "../base/text.ts";
import { Columns } from "../model/columns.ts";
import { metamodel } from "../model/metamodel/index.ts";
import type { Model } from "../model/model.ts";
import { Schema } from "../model/schema.ts";
import { readDefinitions } from "../reconcile/definitions.ts";
import { diff } from "../reconcile/diff.ts";
import { link } from "../reconcile/link.ts";
import { mergeFiles, mergeTexts, type MergeConflict } from "./merge-text.ts";
import { parse } from "./parse.ts";
import { makeVocabulary } from "./vocabulary.ts";

function merged(
  base: string,
  ours: string,
  theirs: string,
): { readonly text: string; readonly conflicts: readonly MergeConflict[] } {
  const { text, conflicts } = mergeTexts(encode(base), encode(ours), encode(theirs));
  return { text: decode(text), conflicts };
}

function modelOf(text: string): {
  readonly model: Model;
  readonly problems: readonly { readonly code: string; readonly line: number }[];
} {
  const symbols = new Symbols();
  const columns = new Columns();
  const segment = parse(
    "a.orrery",
    encode(text),
    symbols,
    makeVocabulary(
      symbols,
      metamodel.relationships.map(({ id }) => id),
    ),
    columns,
  );
  const schema = new Schema(readDefinitions(metamodel, columns, [segment], symbols).metamodel);
  const problems = segment.diagnostics.map(({ code, span }) => ({
    code,
    line: decode(encode(text), 0, span.start).split("\n").length,
  }));
  return { model: link(columns, [segment], symbols, schema).model, problems };
}

const BASE = `// Claims and what is around it
unit u-it "IT"
unit u-claims "Claims unit"

application claims "Claims" {
  owner: u-it; criticality: vital // both agreed
  rto: 4h
  // the engine
  module engine "Engine" {
    replicas: 1
    backup: { every: 24h; offsite: yes }
  }
  uses policy
}
application policy "Policy"
application crm "CRM" { rto: 1h; rpo: 5min }

claims -> policy : contracts "nightly" { protocol: jdbc }
`;

/** Applies replacements, each of which must hit. */
function edited(text: string, ...changes: readonly (readonly [from: string, to: string])[]): string {
  return changes.reduce((changed, [from, to]) => {
    if (!changed.includes(from)) throw new Error(`nothing to replace: ${from}`);
    return changed.replace(from, to);
  }, text);
}

type Changes = readonly (readonly [from: string, to: string])[];

/** Both sides change something else: the merge is both changes. */
const together: readonly (readonly [name: string, ours: Changes, theirs: Changes, both: Changes])[] = [
  [
    "attributes of one line",
    [["owner: u-it", "owner: u-claims"]],
    [["criticality: vital", "criticality: important"]],
    [["owner: u-it; criticality: vital", "owner: u-claims; criticality: important"]],
  ],
  [
    "fields of one record",
    [["every: 24h", "every: 12h"]],
    [["offsite: yes", "offsite: no"]],
    [["every: 24h; offsite: yes", "every: 12h; offsite: no"]],
  ],
  [
    "name and attribute",
    [['"Claims" {', '"Sinistres" {']],
    [["rto: 4h", "rto: 2h"]],
    [
      ['"Claims" {', '"Sinistres" {'],
      ["rto: 4h", "rto: 2h"],
    ],
  ],
  [
    "kind and name of one line",
    [["application policy", "module policy"]],
    [['"Policy"', '"Policies"']],
    [['application policy "Policy"', 'module policy "Policies"']],
  ],
  [
    "a name in another language",
    [['"Policy"', '"Policies"']],
    [['"Policy"', '"Policy" fr "Contrats"']],
    [['"Policy"', '"Policies" fr "Contrats"']],
  ],
  [
    "two new attributes in one place",
    [["  rto: 4h\n", "  rto: 4h\n  rpo: 1h\n"]],
    [["  rto: 4h\n", "  rto: 4h\n  exposed: internet\n"]],
    [["  rto: 4h\n", "  rto: 4h\n  exposed: internet\n  rpo: 1h\n"]],
  ],
  [
    "a new attribute in a line",
    [['crm "CRM"', 'crm "Customers"']],
    [["rpo: 5min }", "rpo: 5min; criticality: normal }"]],
    [
      ['crm "CRM"', 'crm "Customers"'],
      ["rpo: 5min }", "rpo: 5min; criticality: normal }"],
    ],
  ],
  [
    "an attribute gone from a line",
    [['crm "CRM"', 'crm "Customers"']],
    [["rto: 1h; rpo", "rpo"]],
    [['crm "CRM" { rto: 1h; rpo', 'crm "Customers" { rpo']],
  ],
  [
    "the last attribute of a line",
    [['crm "CRM"', 'crm "Customers"']],
    [["rto: 1h; rpo: 5min }", "rto: 1h }"]],
    [['crm "CRM" { rto: 1h; rpo: 5min }', 'crm "Customers" { rto: 1h }']],
  ],
  [
    "a block where there was none",
    [['"Policy"\n', '"Policies"\n']],
    [['"Policy"\n', '"Policy" { rto: 8h }\n']],
    [['"Policy"\n', '"Policies" { rto: 8h }\n']],
  ],
  [
    "a new element and a removed one",
    [["application crm", 'application hr "HR"\napplication crm']],
    [
      ['application policy "Policy"\n', ""],
      ['claims -> policy : contracts "nightly" { protocol: jdbc }\n', ""],
      ["  uses policy\n", ""],
    ],
    [
      ['application policy "Policy"\n', 'application hr "HR"\n'],
      ['claims -> policy : contracts "nightly" { protocol: jdbc }\n', ""],
      ["  uses policy\n", ""],
    ],
  ],
  [
    "a move, and a change in what is moved",
    [["replicas: 1", "replicas: 3"]],
    [
      [
        `  module engine "Engine" {
    replicas: 1
    backup: { every: 24h; offsite: yes }
  }
`,
        "",
      ],
      [
        'application policy "Policy"\n',
        `application policy "Policy" {
  module engine "Engine" {
    replicas: 1
    backup: { every: 24h; offsite: yes }
  }
}
`,
      ],
    ],
    [
      [
        `  module engine "Engine" {
    replicas: 1
    backup: { every: 24h; offsite: yes }
  }
`,
        "",
      ],
      [
        'application policy "Policy"\n',
        `application policy "Policy" {
  module engine "Engine" {
    replicas: 3
    backup: { every: 24h; offsite: yes }
  }
}
`,
      ],
    ],
  ],
  [
    "objects of one relationship",
    [["uses policy", "uses policy, crm"]],
    [["uses policy", "uses u-it, policy"]],
    [["uses policy", "uses policy, crm, u-it"]],
  ],
  [
    "data and label of a flow",
    [[': contracts "nightly"', ': contracts, people "nightly"']],
    [['"nightly"', '"at night"']],
    [[': contracts "nightly"', ': contracts, people "at night"']],
  ],
  [
    "the label and an attribute of a flow",
    [['"nightly"', '"at night"']],
    [["protocol: jdbc", "protocol: https"]],
    [['"nightly" { protocol: jdbc', '"at night" { protocol: https']],
  ],
  [
    "comments",
    [["// both agreed", "// both agreed in May"]],
    [["// the engine", "// the old engine"]],
    [
      ["// both agreed", "// both agreed in May"],
      ["// the engine", "// the old engine"],
    ],
  ],
  ["the same change", [["rto: 4h", "rto: 2h"]], [["rto: 4h", "rto: 2h"]], [["rto: 4h", "rto: 2h"]]],
  [
    "the same change in another unit: our words",
    [["rto: 4h", "rto: 60min"]],
    [["rto: 4h", "rto: 1h"]],
    [["rto: 4h", "rto: 60min"]],
  ],
  [
    "a new id, and a change of the element by the old one",
    [["rto: 4h", "rto: 2h"]],
    [
      ['application claims "Claims" {\n', 'application sinistres "Claims" {\n  formerly: claims\n'],
      ["claims -> policy", "sinistres -> policy"],
    ],
    [
      ['application claims "Claims" {\n', 'application sinistres "Claims" {\n  formerly: claims\n'],
      ["rto: 4h", "rto: 2h"],
      ["claims -> policy", "sinistres -> policy"],
    ],
  ],
];

describe("changes that do not meet", () => {
  test.each(together)("%s", (_name, ours, theirs, both) => {
    const result = merged(BASE, edited(BASE, ...ours), edited(BASE, ...theirs));
    expect(result.conflicts).toEqual([]);
    expect(result.text).toBe(edited(BASE, ...both));
  });

  test.each(together)("%s, the other way round, means the same", (_name, ours, theirs) => {
    const one = merged(BASE, edited(BASE, ...ours), edited(BASE, ...theirs));
    const other = merged(BASE, edited(BASE, ...theirs), edited(BASE, ...ours));
    expect(other.conflicts).toEqual([]);
    expect(differences(one.text, other.text)).toEqual([]);
  });
});

/** Both sides change the same: named, and marked around the statement only. */
const against: readonly (readonly [
  name: string,
  ours: Changes,
  theirs: Changes,
  conflict: Partial<MergeConflict>,
  shown: string,
])[] = [
  [
    "an attribute",
    [["rto: 4h", "rto: 2h"]],
    [["rto: 4h", "rto: 8h"]],
    { conflict: "attribute", subject: "claims", key: "rto", base: "4h", ours: "2h", theirs: "8h", line: 7 },
    `  owner: u-it; criticality: vital // both agreed
<<<<<<< ours
  rto: 2h
=======
  rto: 8h
>>>>>>> theirs
  // the engine
`,
  ],
  [
    "an attribute in a line",
    [["rto: 1h", "rto: 2h"]],
    [["rto: 1h", "rto: 8h"]],
    { conflict: "attribute", subject: "crm", key: "rto", base: "1h", ours: "2h", theirs: "8h" },
    `application crm "CRM" {
<<<<<<< ours
rto: 2h
=======
rto: 8h
>>>>>>> theirs
rpo: 5min }
`,
  ],
  [
    "the second attribute in a line",
    [["rpo: 5min", "rpo: 6min"]],
    [["rpo: 5min", "rpo: 7min"]],
    { conflict: "attribute", subject: "crm", key: "rpo", base: "5min", ours: "6min", theirs: "7min" },
    `application crm "CRM" { rto: 1h
<<<<<<< ours
rpo: 6min
=======
rpo: 7min
>>>>>>> theirs
}
`,
  ],
  [
    "a field of a record",
    [["every: 24h", "every: 12h"]],
    [["every: 24h", "every: 6h"]],
    { conflict: "attribute", subject: "engine", key: "backup.every", base: "24h", ours: "12h", theirs: "6h" },
    `<<<<<<< ours
    backup: { every: 12h; offsite: yes }
=======
    backup: { every: 6h; offsite: yes }
>>>>>>> theirs
`,
  ],
  [
    "a name",
    [['"Policy"', '"Policies"']],
    [['"Policy"', '"Contrats"']],
    { conflict: "name", subject: "policy", key: "name", base: '"Policy"', ours: '"Policies"', theirs: '"Contrats"' },
    `<<<<<<< ours
application policy "Policies"
=======
application policy "Contrats"
>>>>>>> theirs
`,
  ],
  [
    "the name of something long",
    [['"Claims" {', '"Sinistres" {']],
    [['"Claims" {', '"Schäden" {']],
    { conflict: "name", subject: "claims", key: "name" },
    `<<<<<<< ours
application claims "Sinistres" {
=======
application claims "Schäden" {
>>>>>>> theirs
  owner: u-it;`,
  ],
  [
    "a kind",
    [["application policy", "module policy"]],
    [["application policy", "service policy"]],
    { conflict: "kind", subject: "policy", base: "application", ours: "module", theirs: "service" },
    `<<<<<<< ours
module policy "Policy"
=======
service policy "Policy"
>>>>>>> theirs
`,
  ],
  [
    "removed by them, changed by us",
    [["rto: 1h", "rto: 2h"]],
    [['application crm "CRM" { rto: 1h; rpo: 5min }\n', ""]],
    { conflict: "removed-by-theirs", subject: "crm" },
    `<<<<<<< ours
application crm "CRM" { rto: 2h; rpo: 5min }
=======
>>>>>>> theirs
`,
  ],
  [
    "removed by us, changed by them",
    [['application crm "CRM" { rto: 1h; rpo: 5min }\n', ""]],
    [["rto: 1h", "rto: 2h"]],
    { conflict: "removed-by-ours", subject: "crm" },
    `application policy "Policy"
<<<<<<< ours
=======
application crm "CRM" { rto: 2h; rpo: 5min }
>>>>>>> theirs
`,
  ],
  [
    "an attribute removed by them, changed by us",
    [["rto: 4h", "rto: 2h"]],
    [["  rto: 4h\n", ""]],
    { conflict: "removed-by-theirs", subject: "claims", key: "rto", base: "4h", ours: "2h" },
    `<<<<<<< ours
  rto: 2h
=======
>>>>>>> theirs
`,
  ],
  [
    "added on both sides differently",
    [['unit u-it "IT"\n', 'unit u-it "IT"\nunit u-hr "HR"\n']],
    [['unit u-it "IT"\n', 'unit u-it "IT"\nunit u-hr "People"\n']],
    { conflict: "name", subject: "u-hr", key: "name", ours: '"HR"', theirs: '"People"' },
    `<<<<<<< ours
unit u-hr "HR"
=======
unit u-hr "People"
>>>>>>> theirs
`,
  ],
  [
    "moved to two places",
    [
      ['application policy "Policy"\n', ""],
      ["  rto: 4h\n", '  rto: 4h\n  application policy "Policy"\n'],
    ],
    [
      ['application policy "Policy"\n', ""],
      ["{ rto: 1h; rpo: 5min }", '{\n  rto: 1h; rpo: 5min\n  application policy "Policy"\n}'],
    ],
    { conflict: "moved", subject: "policy", ours: "claims", theirs: "crm" },
    `<<<<<<< ours
  application policy "Policy"
=======
>>>>>>> theirs
`,
  ],
  [
    "a new id on both sides",
    [['unit u-claims "Claims unit"', 'unit u-sin "Claims unit" { formerly: u-claims }']],
    [['unit u-claims "Claims unit"', 'unit u-cl "Claims unit" { formerly: u-claims }']],
    { conflict: "id", key: "id", base: "u-claims", ours: "u-sin", theirs: "u-cl" },
    `<<<<<<< ours
unit u-sin "Claims unit" { formerly: u-claims }
=======
unit u-cl "Claims unit" { formerly: u-claims }
>>>>>>> theirs
`,
  ],
  [
    "the label of a relationship",
    [['"nightly"', '"daily"']],
    [['"nightly"', '"weekly"']],
    {
      conflict: "relationship",
      subject: "claims -> policy",
      key: "label",
      base: '"nightly"',
      ours: '"daily"',
      theirs: '"weekly"',
    },
    `<<<<<<< ours
claims -> policy : contracts "daily" { protocol: jdbc }
=======
claims -> policy : contracts "weekly" { protocol: jdbc }
>>>>>>> theirs
`,
  ],
  [
    "a container removed by us, filled by them",
    [['application crm "CRM" { rto: 1h; rpo: 5min }\n', ""]],
    [["rpo: 5min }", 'rpo: 5min; module ui "UI" }']],
    { conflict: "removed-by-ours", subject: "crm" },
    `=======
application crm "CRM" { rto: 1h; rpo: 5min; module ui "UI" }
>>>>>>> theirs
`,
  ],
];

describe("changes that meet", () => {
  test.each(against)("%s", (_name, ours, theirs, conflict, shown) => {
    const result = merged(BASE, edited(BASE, ...ours), edited(BASE, ...theirs));
    expect(result.text).toContain(shown);
    expect(result.conflicts).toHaveLength(1);
    expect(result.conflicts[0]).toMatchObject(conflict);
    expect(result.text.split("\n")[(result.conflicts[0]?.line ?? 0) - 1]).toBe("<<<<<<< ours");
  });

  test.each(against)("%s: the reader reports every mark", (_name, ours, theirs) => {
    const { text } = merged(BASE, edited(BASE, ...ours), edited(BASE, ...theirs));
    const marks = text
      .split("\n")
      .flatMap((line, index) => (/^(<<<<<<<|=======|>>>>>>>)/.test(line) ? [index + 1] : []));
    const reported = new Set(modelOf(text).problems.map(({ line }) => line));
    expect(marks.filter((line) => !reported.has(line))).toEqual([]);
    expect(marks.length).toBeGreaterThanOrEqual(3);
  });

  test("comments inside a statement survive, too", () => {
    const base = 'application a "A" {\n  tags: [x, y]\n}\na uses b\n';
    const ours = 'application a "A" {\n  tags: [x, /* ours */ y]\n}\na uses b, /* our c */ c\n';
    const theirs = 'application a "A" {\n  tags: [x, /* theirs */ y, z]\n}\na uses b, // their d\n  d\n';
    const result = merged(base, ours, theirs);
    for (const comment of ["/* ours */", "/* theirs */", "/* our c */", "// their d"])
      expect(result.text).toContain(comment);
    expect(merged(base, base, theirs).text).toBe(theirs);
    expect(merged(base, ours, base).text).toBe(ours);
  });

  test("everything else of both sides is merged all the same", () => {
    const result = merged(
      BASE,
      edited(BASE, ["rto: 4h", "rto: 2h"], ["owner: u-it", "owner: u-claims"]),
      edited(BASE, ["rto: 4h", "rto: 8h"], ["replicas: 1", "replicas: 2"]),
    );
    expect(result.conflicts).toHaveLength(1);
    expect(result.text).toContain("owner: u-claims; criticality: vital // both agreed\n<<<<<<< ours\n");
    expect(result.text).toContain("replicas: 2");
  });
});

function differences(one: string, other: string): readonly string[] {
  const { added, removed, changed, relationships } = diff(modelOf(one).model, modelOf(other).model);
  return [
    ...added,
    ...removed,
    ...changed,
    ...relationships.added,
    ...relationships.removed,
    ...relationships.changed,
  ].map(({ place: _, ...rest }) => JSON.stringify(rest));
}

// Random models ---------------------------------------------------------------------------------------------------------

interface Thing {
  readonly id: string;
  readonly kind: string;
  readonly name: string;
  readonly parent: string | undefined;
  readonly said: Readonly<Record<string, string>>;
  readonly remark: string | undefined;
}
interface Tie {
  readonly from: string;
  readonly verb: string;
  readonly to: readonly string[];
  readonly label: string | undefined;
  readonly said: Readonly<Record<string, string>>;
}
interface World {
  readonly things: readonly Thing[];
  readonly ties: readonly Tie[];
}

/** One change of a world; `touches`: what must not be touched by the other side for both to be independent. */
interface Step {
  readonly touches: readonly (readonly [id: string, aspect: string])[];
  readonly apply: (world: World) => World;
}

const ids = ["a", "b", "c", "d", "e", "f"];
const kinds = ["application", "module", "service"];
const keys = ["description", "code", "purpose"];

const seeds = fc.array(fc.record({ what: fc.nat(12), one: fc.nat(20), other: fc.nat(20) }), { maxLength: 6 });
const start: fc.Arbitrary<World> = fc
  .record({
    size: fc.integer({ min: 2, max: 6 }),
    parents: fc.array(fc.nat(8), { minLength: 6, maxLength: 6 }),
    keyed: fc.array(fc.nat(7), { minLength: 6, maxLength: 6 }),
    ties: fc.uniqueArray(
      fc.record({
        from: fc.constantFrom(...ids),
        verb: fc.constantFrom("uses", "->"),
        to: fc.uniqueArray(fc.constantFrom(...ids), { minLength: 1, maxLength: 2 }),
      }),
      { maxLength: 5, selector: ({ from, verb }) => `${from} ${verb}` },
    ),
  })
  .map(({ size, parents, keyed, ties }) => ({
    things: ids.slice(0, size).map((id, index) => ({
      id,
      kind: kinds[(parents[index] ?? 0) % 3] ?? "module",
      name: `b ${id}`,
      parent: (parents[index] ?? 9) < index ? ids[parents[index] ?? 0] : undefined,
      said: Object.fromEntries(
        keys.filter((_, bit) => (((keyed[index] ?? 0) >> bit) & 1) === 1).map((key) => [key, `b-${id}-${key}`]),
      ),
      remark: (keyed[index] ?? 0) % 3 === 1 ? `b remark of ${id}` : undefined,
    })),
    ties: ties
      .filter(({ from }) => ids.indexOf(from) < size)
      .map((tie) => ({ ...tie, label: `b ${tie.from} ${tie.to.join("")}`, said: {} })),
  }));

/** The steps of one side on a world; every new word carries the mark of the side, so that none can be lost unseen. */
function stepsOf(
  world: World,
  numbers: readonly { readonly what: number; readonly one: number; readonly other: number }[],
  side: string,
): readonly Step[] {
  let at = world;
  const steps: Step[] = [];
  numbers.forEach((number, index) => {
    const step = stepOf(at, number, `${side}${index}`);
    if (step === undefined) return;
    steps.push(step);
    at = step.apply(at);
  });
  return steps;
}

function stepOf(
  world: World,
  { what, one, other }: { readonly what: number; readonly one: number; readonly other: number },
  word: string,
): Step | undefined {
  const thing = world.things[one % Math.max(1, world.things.length)];
  const second = world.things[other % Math.max(1, world.things.length)];
  const tie = world.ties[one % Math.max(1, world.ties.length)];
  if (thing === undefined || second === undefined) return undefined;
  const change =
    (id: string, more: Partial<Thing>) =>
    (from: World): World => ({
      ...from,
      things: from.things.map((item) => (item.id === id ? { ...item, ...more } : item)),
    });
  const tied = ({ from, verb }: Tie): readonly [string, string] => [from, `tie ${verb}`];
  const key = keys[other % 3] ?? "";
  switch (what) {
    case 0:
      return { touches: [[thing.id, "name"]], apply: change(thing.id, { name: word }) };
    case 1: {
      const kind = kinds[other % 3] ?? "";
      return { touches: [[thing.id, "kind"]], apply: change(thing.id, { kind }) };
    }
    case 2:
    case 3:
      return {
        touches: [[thing.id, key]],
        apply: (from) =>
          change(thing.id, { said: { ...from.things.find(({ id }) => id === thing.id)?.said, [key]: word } })(from),
      };
    case 4:
      return {
        touches: [[thing.id, key]],
        apply: (from) =>
          change(thing.id, {
            said: Object.fromEntries(
              Object.entries(from.things.find(({ id }) => id === thing.id)?.said ?? {}).filter(
                ([name]) => name !== key,
              ),
            ),
          })(from),
      };
    case 5: {
      const above = pathOf(world, second.id);
      if (above.includes(thing.id)) return undefined;
      return {
        touches: [[thing.id, "parent"], ...above.map((id) => [id, "parent"] as const)],
        apply: change(thing.id, { parent: second.id }),
      };
    }
    case 6: {
      const id = `${word}-new`;
      return {
        touches: [
          [id, "*"],
          [second.id, `inside ${id}`],
        ],
        apply: (from) => ({
          ...from,
          things: [...from.things, { id, kind: "module", name: word, parent: second.id, said: {}, remark: undefined }],
        }),
      };
    }
    case 7: {
      const gone = world.things.filter(({ id }) => pathOf(world, id).includes(thing.id)).map(({ id }) => id);
      return {
        touches: gone.map((id) => [id, "*"] as const),
        apply: (from) => ({
          things: from.things.filter(({ id }) => !gone.includes(id)),
          ties: from.ties.filter(({ from: end }) => !gone.includes(end)),
        }),
      };
    }
    case 8: {
      if (world.ties.some(({ from, verb }) => from === thing.id && verb === "accesses")) return undefined;
      const fresh: Tie = { from: thing.id, verb: "accesses", to: [second.id], label: word, said: {} };
      return { touches: [tied(fresh)], apply: (from) => ({ ...from, ties: [...from.ties, fresh] }) };
    }
    case 9:
      return tie === undefined
        ? undefined
        : {
            touches: [tied(tie)],
            apply: (from) => ({
              ...from,
              ties: from.ties.filter((item) => item.from !== tie.from || item.verb !== tie.verb),
            }),
          };
    case 10:
      return tie === undefined
        ? undefined
        : {
            touches: [tied(tie)],
            apply: (from) => ({
              ...from,
              ties: from.ties.map((item) =>
                item.from === tie.from && item.verb === tie.verb
                  ? { ...item, label: word, said: { protocol: word } }
                  : item,
              ),
            }),
          };
    case 11: {
      if (tie === undefined || tie.to.includes(second.id) || Object.keys(tie.said).length > 0) return undefined;
      return {
        touches: [tied(tie)],
        apply: (from) => ({
          ...from,
          ties: from.ties.map((item) =>
            item.from === tie.from && item.verb === tie.verb ? { ...item, to: [...item.to, second.id] } : item,
          ),
        }),
      };
    }
    default:
      return {
        // A comment inside of what the other side takes away is contested, so that it is not lost.
        touches: pathOf(world, thing.id).map((id) => [id, `remark of ${thing.id}`] as const),
        apply: change(thing.id, { remark: `${word} remark` }),
      };
  }
}

/** The thing and what it is in. */
function pathOf({ things }: World, id: string): readonly string[] {
  const path: string[] = [];
  for (let at: string | undefined = id; at !== undefined && !path.includes(at);) {
    path.push(at);
    const here: string = at;
    at = things.find((thing) => thing.id === here)?.parent;
  }
  return path;
}

/** The world in two files: top things by the bits of a number, each with what is inside of it. */
function inFiles({ things, ties }: World, bits: number, layout: number): ReadonlyMap<string, Uint8Array> {
  const file = (id: string): number => {
    const top = pathOf({ things, ties }, id).at(-1) ?? id;
    return (bits >> (ids.includes(top) ? ids.indexOf(top) : 6)) & 1;
  };
  const part = (number: number): Uint8Array =>
    encode(
      written(
        {
          things: things.filter(({ id }) => file(id) === number),
          ties: ties.filter(({ from }) => file(from) === number),
        },
        layout,
      ),
    );
  return new Map([
    ["a.orrery", part(0)],
    ["b.orrery", part(1)],
  ]);
}

/** The text of a world: 0 one line each, 1 in blocks, 2 the relationships inside their subject. */
function written({ things, ties }: World, layout: number): string {
  const tieText = ({ from, verb, to, label, said }: Tie, isInside: boolean): string => {
    const block = Object.entries(said).map(([key, value]) => `${key}: "${value}"`);
    return `${isInside ? "" : `${from} `}${verb} ${to.join(", ")}${label === undefined ? "" : ` "${label}"`}${block.length === 0 ? "" : ` { ${block.join("; ")} }`}`;
  };
  const thingText = (thing: Thing, indent: string): string => {
    const said = Object.entries(thing.said).map(([key, value]) =>
      layout === 1 && key === "description" ? `"""\n${indent}    ${value}\n${indent}  """` : `${key}: "${value}"`,
    );
    if (layout === 2) for (const tie of ties) if (tie.from === thing.id) said.push(tieText(tie, true));
    const inner = things.filter(({ parent }) => parent === thing.id).map((child) => thingText(child, `${indent}  `));
    const head = `${thing.kind} ${thing.id} "${thing.name}"`;
    const remark =
      thing.remark === undefined ? "" : layout === 0 ? ` // ${thing.remark}` : `${indent}// ${thing.remark}\n`;
    if (layout === 0 && inner.length === 0)
      return `${indent}${head}${said.length === 0 ? "" : ` { ${said.join("; ")} }`}${remark}\n`;
    const lines = said.map((line) => `${indent}  ${line}\n`).join("");
    return `${layout === 0 ? "" : remark}${indent}${head} {\n${lines}${inner.join("")}${indent}}${layout === 0 ? remark : ""}\n${layout === 1 && indent === "" ? "\n" : ""}`;
  };
  const top = things
    .filter(({ parent }) => parent === undefined || !things.some(({ id }) => id === parent))
    .map((thing) => thingText(thing, ""));
  const outside = layout === 2 ? ties.filter(({ from }) => !things.some(({ id }) => id === from)) : ties;
  return `${top.join("")}${outside.map((tie) => `${tieText(tie, false)}\n`).join("")}`;
}

const layouts = fc.nat(2);

/** `ORRERY_RUNS=50` makes the search fifty times as long. */
function runs(count: number): { readonly numRuns: number } {
  return { numRuns: Math.ceil(count * Number(process.env["ORRERY_RUNS"] ?? 1)) };
}

describe("any three texts", () => {
  test("what only we changed is ours, byte for byte", () => {
    fc.assert(
      fc.property(start, seeds, layouts, layouts, (base, numbers, layout, other) => {
        const from = written(base, layout);
        const ours = written(after(base, stepsOf(base, numbers, "o")), other);
        expect(merged(from, ours, from)).toEqual({ text: ours, conflicts: [] });
        expect(merged(from, ours, ours)).toEqual({ text: ours, conflicts: [] });
      }),
      runs(150),
    );
  });

  test("what only they changed is what they mean", () => {
    fc.assert(
      fc.property(start, seeds, layouts, layouts, (base, numbers, layout, other) => {
        const from = written(base, layout);
        const theirs = written(after(base, stepsOf(base, numbers, "t")), other);
        const result = merged(from, from, theirs);
        expect(result.conflicts).toEqual([]);
        expect(differences(result.text, theirs)).toEqual([]);
        expect(modelOf(result.text).problems).toEqual([]);
      }),
      runs(250),
    );
  });

  test("changes that do not touch the same thing are both made", () => {
    let together = 0;
    fc.assert(
      fc.property(
        start,
        seeds,
        seeds,
        fc.tuple(layouts, layouts, layouts),
        (base, numbers, others, [layout, own, other]) => {
          const ours = stepsOf(base, numbers, "o");
          const theirs = independent(stepsOf(base, others, "t"), ours);
          if (ours.length > 0 && theirs.length > 0) together++;
          const result = merged(
            written(base, layout),
            written(after(base, ours), own),
            written(after(base, theirs), other),
          );
          expect(result.conflicts).toEqual([]);
          expect(differences(result.text, written(after(after(base, ours), theirs), 0))).toEqual([]);
          expect(modelOf(result.text).problems).toEqual([]);
        },
      ),
      runs(300),
    );
    expect(together).toBeGreaterThan(60);
  });

  test("also across files, when they move things from one to the other", () => {
    fc.assert(
      fc.property(
        start,
        seeds,
        seeds,
        fc.tuple(fc.nat(127), fc.nat(127), layouts, layouts, layouts),
        (base, numbers, others, [bits, moved, layout, own, other]) => {
          const ours = stepsOf(base, numbers, "o");
          const theirs = independent(stepsOf(base, others, "t"), ours);
          const { files, conflicts } = mergeFiles(
            inFiles(base, bits, layout),
            inFiles(after(base, ours), bits, own),
            inFiles(after(base, theirs), moved, other),
          );
          expect(conflicts).toEqual([]);
          const text = [...files.values()].map((bytes) => decode(bytes)).join("\n");
          expect(differences(text, written(after(after(base, ours), theirs), 0))).toEqual([]);
          expect(modelOf(text).problems).toEqual([]);
        },
      ),
      runs(200),
    );
  });

  test("no word of either side is lost, whatever they did", () => {
    let contested = 0;
    fc.assert(
      fc.property(
        start,
        seeds,
        seeds,
        fc.tuple(layouts, layouts, layouts),
        (base, numbers, others, [layout, own, other]) => {
          const ours = written(after(base, stepsOf(base, numbers, "o")), own);
          const theirs = written(after(base, stepsOf(base, others, "t")), other);
          const result = merged(written(base, layout), ours, theirs);
          if (result.conflicts.length > 0) contested++;
          const words = [...(ours.match(/\bo\d\b/g) ?? []), ...(theirs.match(/\bt\d\b/g) ?? [])];
          expect(words.filter((word) => !new RegExp(`\\b${word}\\b`).test(result.text))).toEqual([]);
          const marks = result.text.split("\n").filter((line) => line === "<<<<<<< ours").length;
          expect(marks > 0).toBe(result.conflicts.length > 0);
          expect(result.conflicts.every(({ line }) => result.text.split("\n")[line - 1] === "<<<<<<< ours")).toBe(true);
        },
      ),
      runs(300),
    );
    expect(contested).toBeGreaterThan(20);
  });

  test("any bytes are merged without a crash, and ours alone come back", () => {
    const pieces = fc
      .array(
        fc.constantFrom(
          "application a",
          ' "A"',
          " {",
          "}",
          "\n",
          "; ",
          "owner: u",
          "a uses b, c",
          "// x\n",
          '"""',
          "/*",
          "->",
          "<<<<<<< ours\n",
          ":",
          "[",
          "é",
          "extend a {",
        ),
        { maxLength: 25 },
      )
      .map((parts) => parts.join(""));
    fc.assert(
      fc.property(pieces, pieces, pieces, (base, ours, theirs) => {
        expect(merged(base, ours, base).text).toBe(ours);
        expect(merged(base, ours, ours).text).toBe(ours);
        merged(base, ours, theirs);
      }),
      runs(250),
    );
  });
});

function after(world: World, steps: readonly Step[]): World {
  return steps.reduce((at, { apply }) => apply(at), world);
}

/** Steps before the first one that touches what the others touched. */
function independent(steps: readonly Step[], others: readonly Step[]): readonly Step[] {
  const taken = others.flatMap(({ touches }) => touches);
  const meets = ({ touches }: Step): boolean =>
    touches.some(([id, aspect]) =>
      taken.some(([other, what]) => id === other && (aspect === what || aspect === "*" || what === "*")),
    );
  const end = steps.findIndex(meets);
  return end < 0 ? steps : steps.slice(0, end);
}

describe("several files", () => {
  const texts = (files: Readonly<Record<string, string>>): ReadonlyMap<string, Uint8Array> =>
    new Map(Object.entries(files).map(([uri, text]) => [uri, encode(text)]));
  const result = (
    base: Readonly<Record<string, string>>,
    ours: Readonly<Record<string, string>>,
    theirs: Readonly<Record<string, string>>,
  ): { readonly files: Readonly<Record<string, string>>; readonly conflicts: readonly MergeConflict[] } => {
    const { files, conflicts } = mergeFiles(texts(base), texts(ours), texts(theirs));
    return { files: Object.fromEntries([...files].map(([uri, bytes]) => [uri, decode(bytes)])), conflicts };
  };

  test("what we changed follows what they moved to another file", () => {
    const base = {
      "a.orrery": 'application a "A"\nmodule m "M" { rto: 1h }\n',
      "b.orrery": 'application b "B"\n',
      "c.orrery": "unit c\n",
    };
    const ours = { ...base, "a.orrery": 'application a "A"\nmodule m "M" { rto: 2h }\n' };
    const theirs = {
      ...base,
      "a.orrery": 'application a "A"\n',
      "b.orrery": 'application b "B" {\n  module m "M" { rto: 1h }\n}\n',
    };
    expect(result(base, ours, theirs)).toEqual({
      files: {
        "a.orrery": 'application a "A"\n',
        "b.orrery": 'application b "B" {\n  module m "M" { rto: 2h }\n}\n',
        "c.orrery": "unit c\n",
      },
      conflicts: [],
    });
    expect(result(base, theirs, ours).files).toEqual(result(base, ours, theirs).files);
  });

  test("a file renamed by them keeps what we changed in it", () => {
    const base = { "a.orrery": 'application a "A" { rto: 1h }\n\n// Why\nmodule m "M"\n' };
    expect(
      result(base, { "a.orrery": base["a.orrery"].replace("1h", "2h") }, { "z.orrery": base["a.orrery"] }),
    ).toEqual({ files: { "z.orrery": base["a.orrery"].replace("1h", "2h") }, conflicts: [] });
  });

  test("a new file of each side, and one that they removed", () => {
    const base = { "a.orrery": "unit a\n", "b.orrery": "unit b\n" };
    expect(
      result(base, { ...base, "c.orrery": "unit c\n" }, { "a.orrery": "unit a\n", "d.orrery": "unit d\n" }),
    ).toEqual({ files: { "a.orrery": "unit a\n", "c.orrery": "unit c\n", "d.orrery": "unit d\n" }, conflicts: [] });
  });

  test("moved to two files: ours, because the model is the same", () => {
    const base = { "a.orrery": "unit m\nunit a\n", "b.orrery": "unit b\n", "c.orrery": "unit c\n" };
    const { files, conflicts } = result(
      base,
      { ...base, "a.orrery": "unit a\n", "b.orrery": "unit b\nunit m\n" },
      { ...base, "a.orrery": "unit a\n", "c.orrery": "unit c\nunit m { headcount: 4 }\n" },
    );
    expect(conflicts).toEqual([]);
    expect(files).toEqual({
      "a.orrery": "unit a\n",
      "b.orrery": "unit b\nunit m { headcount: 4 }\n",
      "c.orrery": "unit c\n",
    });
  });

  test("moved into elements of two files", () => {
    const base = {
      "a.orrery": "area m\n",
      "b.orrery": "area b {\n  area x\n}\n",
      "c.orrery": "area c {\n  area y\n}\n",
    };
    const { files, conflicts } = result(
      base,
      { ...base, "a.orrery": "", "b.orrery": "area b {\n  area x\n  area m\n}\n" },
      { ...base, "a.orrery": "", "c.orrery": "area c {\n  area y\n  area m\n}\n" },
    );
    expect(conflicts).toMatchObject([
      { conflict: "moved", subject: "m", base: "a.orrery", ours: "b", theirs: "c", uri: "b.orrery", line: 3 },
    ]);
    expect(files["b.orrery"]).toBe("area b {\n  area x\n<<<<<<< ours\n  area m\n=======\n>>>>>>> theirs\n}\n");
    expect(files["c.orrery"]).toBe("area c {\n  area y\n<<<<<<< ours\n=======\n  area m\n>>>>>>> theirs\n}\n");
  });

  test("lines end as they do in our file, and a byte order mark stays", () => {
    const ours = '\uFEFFapplication a "A" {\r\n  rto: 1h\r\n}\r\n';
    const { text } = mergeTexts(
      encode(ours),
      encode(ours.replace('"A"', '"AA"')),
      encode('application a "A" {\n  rto: 1h\n  rpo: 2h\n}\nunit u\n'),
    );
    expect([...text.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(decode(text)).toBe('application a "AA" {\r\n  rto: 1h\r\n  rpo: 2h\r\n}\r\nunit u\r\n');
  });
});

import { describe, expect, test } from "vitest";
import { EditedFolder } from "../../test/editing.ts";
import type { Edit } from "../answers/edit-answers.ts";

const insurer = `// Who does what.
unit u-it "IT"
unit u-claims "Claims"
unit u-risk "Risk"

application claims "Claims" fr "Sinistres" {
  owner: u-it // since 2020
  rto: 4h

  module claims/engine "Engine"
  -> policy : contracts "reads" { protocol: https }
}
application policy "Policy"
capability pay "Pay"
dataset contracts "Contracts"

view all "All" { viewpoint: context; scope: claims; include: [policy, u-it] }
`;

function after(...edits: readonly Edit[]): string {
  const folder = new EditedFolder(insurer);
  expect(folder.make(edits).problems).toEqual([]);
  return folder.text();
}

/** What came and went, line by line. */
function difference(...edits: readonly Edit[]): readonly string[] {
  const [old, now] = [insurer.split("\n"), after(...edits).split("\n")];
  return [
    ...old.filter((line) => !now.includes(line)).map((line) => `- ${line}`),
    ...now.filter((line) => !old.includes(line)).map((line) => `+ ${line}`),
  ];
}

describe("setting", () => {
  test("changes the value alone; empty text takes it away", () => {
    expect(difference({ edit: "set", subject: "claims", key: "rto", text: "2 h" })).toEqual([
      "-   rto: 4h",
      "+   rto: 2 h",
    ]);
    expect(difference({ edit: "set", subject: "claims", key: "owner", text: "" })).toEqual([
      "-   owner: u-it // since 2020",
    ]);
  });

  test("one field of a record keeps the others", () => {
    const folder = new EditedFolder('store s "S" { backup: { every: 24h; offsite: yes } }\n');
    folder.make([{ edit: "set", subject: "s", key: "backup.every", text: "1h" }]);
    expect(folder.text()).toBe('store s "S" { backup: { every: 1h; offsite: yes } }\n');
    folder.make([{ edit: "set", subject: "s", key: "backup.offsite", text: "" }]);
    expect(folder.text()).toBe('store s "S" { backup: { every: 1h } }\n');
  });

  test("what the text says already changes nothing", () => {
    const folder = new EditedFolder(insurer);
    const edits: readonly Edit[] = [
      { edit: "set", subject: "claims", key: "owner", text: "it" },
      { edit: "set", subject: "claims", key: "rto", text: "4h" },
      { edit: "rename", id: "claims", name: " Claims " },
      { edit: "move", id: "claims/engine", parent: "claims" },
      { edit: "list", subject: "all", key: "include", add: ["policy"], drop: ["pay"] },
      { edit: "connect", from: "claims", verb: "->", to: "policy", carries: ["Contracts"] },
    ];
    expect(folder.make(edits)).toEqual({ files: [], created: [], removed: [], problems: [] });
  });

  test("is refused where somebody changed the value that was seen", () => {
    const folder = new EditedFolder(insurer);
    const edit = { edit: "set", subject: "claims", key: "rto", text: "1h" } as const;
    for (const seen of ["4h", "4 h", "240min"]) folder.make([{ ...edit, seen, text: "4h" }]);
    expect(folder.refusal([{ ...edit, seen: "3h" }])).toBe(
      "“Recovery time objective (RTO)” of Claims has been changed meanwhile; it is now “4h”. Nothing was written; look at it and try again.",
    );
    expect(folder.refusal([{ ...edit, seen: null }], "fr")).toContain("la valeur est maintenant « 4h »");
    expect(folder.refusal([{ edit: "set", subject: "policy", key: "rto", text: "1h", seen: "4h" }])).toContain(
      "it is now empty",
    );
    folder.make([{ edit: "set", subject: "claims", key: "owner", text: "u-claims", seen: "IT" }]);
    expect(folder.refusal([{ edit: "rename", id: "claims", name: "X", seen: "Losses" }])).toContain("“Claims”");
  });
});

describe("lists", () => {
  test("get and lose items, the others stay as they are written", () => {
    expect(after({ edit: "list", subject: "all", key: "include", add: ["pay", "u-it"], drop: ["Policy"] })).toContain(
      "include: [u-it, pay] }",
    );
    expect(after({ edit: "list", subject: "all", key: "scope", add: ["policy"] })).toContain("scope: claims, policy;");
    expect(after({ edit: "list", subject: "all", key: "exclude", add: ["pay"] })).toContain("; exclude: pay }");
    expect(after({ edit: "list", subject: "all", key: "include", drop: ["policy", "u-it"] })).toContain(
      "scope: claims }",
    );
  });

  test("of a line each stay so", () => {
    const folder = new EditedFolder(
      'application a "A"\napplication b "B"\nview v "V" {\n  viewpoint: context\n  scope: [\n    a,\n    b\n  ]\n}\n',
    );
    folder.make([{ edit: "list", subject: "v", key: "scope", drop: ["a"] }]);
    folder.make([{ edit: "list", subject: "v", key: "scope", add: ["a"] }]);
    expect(folder.text()).toContain("  scope: [\n    b, a\n  ]");
  });

  test("are refused for what is none", () => {
    expect(new EditedFolder(insurer).refusal([{ edit: "list", subject: "claims", key: "rto", add: ["1h"] }])).toBe(
      "`rto` is no list; set its value instead.",
    );
  });
});

describe("creating", () => {
  test("makes an id in the manner of its kind, and finds the file", () => {
    const folder = new EditedFolder({
      "a.orrery": insurer,
      "b.orrery": 'process p "P"\nprocess q "Q"\n',
    });
    const { created } = folder.make([
      { edit: "create", kind: "unit", name: "Droit & éthique", attributes: { owner: "Claims", "name.en": "Law" } },
      { edit: "create", kind: "module", name: "Search", parent: "claims", attributes: { technology: "Java" } },
      { edit: "create", kind: "process", name: "Pay" },
      { edit: "create", kind: "process", name: "Отчёт" },
      { edit: "create", kind: "process", name: "支付" },
      { edit: "create", kind: "view", name: "Who pays", attributes: { viewpoint: "context", scope: "pay" } },
      { edit: "create", kind: "capability", name: "Grow", uri: "goals/goals.orrery", description: "By ten\nper cent." },
    ]);
    expect(created).toEqual([
      "u-droit-and-ethique",
      "claims/search",
      "pay-process",
      "otchet",
      "process-2",
      "who-pays",
      "grow",
    ]);
    expect(folder.text()).toContain('\nunit u-droit-and-ethique "Droit & éthique" en "Law" { owner: u-claims }\n');
    expect(folder.text()).toContain('  module claims/search "Search" { technology: "Java" }\n}');
    expect(folder.text()).toContain('\nview who-pays "Who pays" { viewpoint: context; scope: pay }\n');
    expect(folder.text("b.orrery")).toBe(
      'process p "P"\nprocess q "Q"\nprocess pay-process "Pay"\nprocess otchet "Отчёт"\nprocess process-2 "支付"\n',
    );
    expect(folder.text("goals/goals.orrery")).toBe(
      'capability grow "Grow" {\n  """\n  By ten\n  per cent.\n  """\n}\n',
    );
  });

  test("makes a dashboard with its tiles", () => {
    const folder = new EditedFolder(insurer);
    const { created, problems } = folder.make([
      { edit: "create", kind: "dashboard", name: "Board" },
      {
        edit: "create",
        kind: "tile",
        name: "Applications",
        parent: "board",
        attributes: { shows: "count", of: "application" },
      },
    ]);
    expect([created, problems]).toEqual([["board", "applications"], []]);
    expect(folder.text()).toContain(
      'dashboard board "Board" { tile applications "Applications" { shows: count; of: application } }',
    );
    expect(folder.refusal([{ edit: "move", id: "applications", parent: "all" }])).toContain(
      "It can stand inside: Dashboard.",
    );
  });

  test("works on a workspace without a file", () => {
    const folder = new EditedFolder({});
    expect(folder.make([{ edit: "create", kind: "application", name: "Till" }]).files.map(({ uri }) => uri)).toEqual([
      "model.orrery",
    ]);
    expect(folder.text("model.orrery")).toBe('application till "Till"\n');
  });

  test("is refused with what would be possible", () => {
    const folder = new EditedFolder(insurer);
    const create = { edit: "create", kind: "unit", name: "X" } as const;
    expect(folder.refusal([{ ...create, kind: "unt" }])).toBe("There is no kind `unt`. Did you mean `unit`?");
    expect(folder.refusal([{ ...create, name: " " }])).toBe("A name is missing.");
    expect(folder.refusal([{ ...create, parent: "claims" }])).toBe(
      "Organisation unit cannot stand inside Claims (Application). It can stand inside: Organisation unit.",
    );
    expect(folder.refusal([{ ...create, kind: "view", parent: "claims" }])).toBe(
      "View cannot stand inside Claims (Application); it stands at the top level.",
    );
    expect(folder.refusal([{ ...create, id: "u-it" }])).toBe("The id `u-it` is already taken.");
    expect(folder.refusal([{ ...create, id: "uses" }])).toContain("cannot be an id");
    expect(folder.refusal([{ ...create, parent: "nobody" }])).toBe("There is no element `nobody` to change.");
  });
});

describe("relationships", () => {
  test("are made, changed and taken away", () => {
    expect(difference({ edit: "connect", from: "policy", verb: "realizes", to: "pay" })).toEqual([
      '- application policy "Policy"',
      '+ application policy "Policy" { realizes pay }',
    ]);
    const flow = { from: "claims", verb: "->", to: "policy" } as const;
    expect(after({ edit: "set-relationship", ...flow, key: "protocol", text: "grpc" })).toContain("{ protocol: grpc }");
    expect(after({ edit: "set-relationship", ...flow, key: "label", text: "" })).toContain(
      "-> policy : contracts { protocol",
    );
    expect(after({ edit: "set-relationship", ...flow, key: "carries", text: "" })).toContain('-> policy "reads" {');
    expect(after({ edit: "disconnect", ...flow })).not.toContain("->");
  });

  test("`contains` is nesting", () => {
    const connected = after(
      { edit: "create", kind: "module", name: "Rates" },
      { edit: "connect", from: "policy", verb: "contains", to: "rates" },
    );
    expect(connected).toContain('application policy "Policy" { module rates "Rates" }');
    expect(after({ edit: "disconnect", from: "claims", verb: "contains", to: "claims/engine" })).toContain(
      '\nmodule claims/engine "Engine"\n',
    );
  });

  test("are refused with the verbs that are permitted", () => {
    const folder = new EditedFolder(insurer);
    const connect = { edit: "connect", from: "u-it", verb: "realizes", to: "pay" } as const;
    expect(folder.refusal([connect])).toMatch(
      /^“realizes” is not possible from IT \(Organisation unit\) to Pay \(Capability\)\. Possible: .+\.$/,
    );
    expect(folder.refusal([{ ...connect, verb: "reelizes" }])).toBe(
      "There is no relationship `reelizes`. Did you mean `realizes`?",
    );
    expect(folder.refusal([{ ...connect, from: "all" }])).toContain("`all` (View) is none");
    expect(
      folder.refusal([{ edit: "connect", from: "claims", verb: "uses", to: "policy", carries: ["contracts"] }]),
    ).toContain("carries no data");
    expect(folder.refusal([{ edit: "disconnect", from: "claims", verb: "uses", to: "policy" }])).toContain(
      "There is no `claims uses policy`",
    );
  });
});

describe("moving, removing, new ids", () => {
  test("removing tells everything that goes, and takes every mention", () => {
    const folder = new EditedFolder({ "a.orrery": insurer, "views/all.layout": "# x\nnode claims 0,0 10x10\n" });
    expect(folder.make([{ edit: "remove", id: "claims" }]).removed).toEqual(["claims", "claims/engine"]);
    expect(folder.text()).toContain('view all "All" { viewpoint: context; include: [policy, u-it] }');
    expect(folder.make([{ edit: "remove", id: "all" }]).files.map(({ uri }) => uri)).toEqual([
      "a.orrery",
      "views/all.layout",
    ]);
  });

  test("a whole and its part can be removed together", () => {
    const both = [
      { edit: "remove", id: "claims" },
      { edit: "remove", id: "claims/engine" },
    ] as const;
    expect(new EditedFolder(insurer).make(both).removed).toEqual(["claims", "claims/engine"]);
    expect(new EditedFolder(insurer).make(both.toReversed()).removed).toEqual(["claims/engine", "claims"]);
  });

  test("a view keeps its places under a new id", () => {
    const folder = new EditedFolder({ "a.orrery": insurer, "views/all.layout": "# x\nnode claims 0,0 10x10\n" });
    folder.make([{ edit: "change-id", id: "all", to: "everything" }]);
    expect([...folder.texts.keys()]).toEqual(["a.orrery", "views/everything.layout"]);
  });

  test("moving is refused where the kind does not belong", () => {
    const folder = new EditedFolder(insurer);
    expect(folder.refusal([{ edit: "move", id: "u-it", parent: "claims" }])).toContain("cannot stand inside");
    expect(folder.refusal([{ edit: "move", id: "claims", parent: "claims/engine" }])).toContain("cannot");
  });
});

describe("several edits", () => {
  test("are made all or none, each on what the ones before it left", () => {
    const folder = new EditedFolder(insurer);
    const edits: readonly Edit[] = [
      { edit: "create", kind: "unit", name: "Audit" },
      { edit: "rename", id: "u-it", name: "Informatics" },
      { edit: "set", subject: "claims", key: "owner", text: "audit" },
      { edit: "set", subject: "policy", key: "owner", text: "Informatics" },
      { edit: "list", subject: "all", key: "include", add: ["Audit"] },
      { edit: "change-id", id: "u-audit", to: "u-revision" },
    ];
    expect(folder.refusal([...edits, { edit: "remove", id: "nobody" }])).toContain("nobody");
    folder.make(edits);
    expect(folder.text()).toContain("owner: u-revision // since 2020");
    expect(folder.text()).toContain('application policy "Policy" { owner: u-it }');
    expect(folder.text()).toContain("include: [policy, u-it, u-revision]");
  });

  test("tell the problems that are new", () => {
    const folder = new EditedFolder('application a "A" { owner: nobody }\napplication b "B" { uses c }\n');
    const { problems } = folder.make([{ edit: "create", kind: "capability", id: "c", name: "C" }]);
    expect(problems.map(({ code }) => code)).toEqual(["not-permitted"]);
  });

  test("what is included can only be changed where it is", () => {
    const folder = new EditedFolder('application a "A" { uses fin::ledger }\n');
    const ledger = new EditedFolder('application ledger "Ledger"\napplication tax "Tax"\n');
    folder.workspace.setIncludes(new Map([["fin", ledger.model]]));
    expect(folder.refusal([{ edit: "rename", id: "fin::ledger", name: "X" }])).toBe(
      "`fin::ledger` belongs to an included model and can only be changed there.",
    );
    expect(folder.refusal([{ edit: "remove", id: "fin::tax" }])).toContain("included model");
  });
});

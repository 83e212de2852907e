import { describe, expect, it } from "vitest";

import { breaches, breachesOfTheHouse } from "./floors.mjs";

describe("floors", () => {
  it("hold in this house", () => {
    expect(breachesOfTheHouse()).toEqual([]);
  });

  it.each([
    ["up", "model/model.ts", "../rules/rule.ts", "model (floor 1) may not import rules (floor 4)"],
    ["a sibling", "language/parse.ts", "../sources/csv.ts", "language (floor 2) may not import sources (floor 2)"],
    [
      "the readers of facts",
      "reconcile/reconcile.ts",
      "../language/parse.ts",
      "reconcile (floor 3) may not import language (floor 2)",
    ],
    ["the door", "exports/csv.ts", "../workspace.ts", "exports (floor 6) may not import workspace (floor 7)"],
    ["Node", "base/text.ts", "node:fs", "core may not import node:fs"],
    ["Node under its old name", "base/text.ts", "fs", "core may not import fs"],
    ["itself by name", "views/view.ts", "@orrery/core/model/facts", "views (floor 4) may not import @orrery/core"],
    ["another package", "index.ts", "../../cli/src/main.ts", "index (floor 7) may not import packages/cli"],
  ])("core may not import %s", (_, file, specifier, problem) => {
    const path = `packages/core/src/${file}`;
    expect(breaches(path, `import { x } from "${specifier}";`)).toEqual([`${path}:1: ${problem}`]);
  });

  it.each([
    ["packages/core/src/engines/graph.ts", "../base/text.ts"],
    ["packages/core/src/exports/svg.ts", "../notations/c4.ts"],
    ["packages/core/src/answers/url.ts", "../analyses/impact.ts"],
    ["packages/core/src/index.ts", "./workspace.ts"],
    ["packages/core/src/sources/xlsx.ts", "fflate"],
    ["packages/cli/src/files.ts", "node:fs"],
    ["packages/cli/src/commands/check.ts", "../terminal.ts"],
    ["packages/cli/src/main.ts", "@orrery/core"],
    ["packages/web/src/shell.tsx", "@orrery/core/answers/url"],
    ["packages/web/src/shell.tsx", "react"],
    ["packages/core/src/rules/owner-is-named.test.ts", "../language/parse.ts"],
    ["packages/core/src/model/model.test.ts", "node:fs"],
  ])("%s may import %s", (path, specifier) => {
    expect(breaches(path, `import { x } from "${specifier}";`)).toEqual([]);
  });

  it.each([
    ["packages/cli/src/main.ts", "../../core/src/index.ts", "cli (floor 8) may not import packages/core"],
    ["packages/cli/src/main.ts", "@orrery/web", "cli (floor 8) may not import @orrery/web"],
    ["packages/web/src/shell.tsx", "../../cli/src/serve/routes.ts", "web (floor 8) may not import packages/cli"],
    ["packages/web/src/shell.tsx", "node:path", "web may not import node:path"],
    [
      "packages/core/src/model/model.test.ts",
      "../answers/answers.ts",
      "model (floor 1) may not import answers (floor 7)",
    ],
  ])("%s may not import %s", (path, specifier, problem) => {
    expect(breaches(path, `import { x } from "${specifier}";`)).toEqual([`${path}:1: ${problem}`]);
  });

  it("let the workbench see the types of the server's routes, and only those", () => {
    const path = "packages/web/src/live.ts";
    expect(breaches(path, `import type { Routes } from "../../cli/src/serve/routes.ts";`)).toEqual([]);
    expect(breaches(path, `import type { Check } from "../../cli/src/commands/check.ts";`)).toHaveLength(1);
  });

  it("see every way to import", () => {
    const text = [
      `import "../rules/a.ts";`,
      `export * from "../rules/b.ts";`,
      `export type { C } from "../rules/c.ts";`,
      `const d = await import("../rules/d.ts");`,
      `type E = import("../rules/e.ts").E;`,
      `import f, {`,
      `  type g,`,
      `} from '../rules/f.ts';`,
    ].join("\n");
    expect(breaches("packages/core/src/model/model.ts", text).map((breach) => breach.split(":")[1])).toEqual([
      "1",
      "2",
      "3",
      "4",
      "5",
      "6",
    ]);
  });

  it("see no import in comments, strings and templates", () => {
    const text = `// import "../rules/a.ts";\nconst x = 'import "../rules/b.ts"';\nconst y = \`import "../rules/c.ts"\`;`;
    expect(breaches("packages/core/src/model/model.ts", text)).toEqual([]);
  });

  it("ask for a floor where a folder has none", () => {
    expect(breaches("packages/core/src/misc/things.ts", `import "../base/text.ts";`)[0]).toContain(
      "stands on no floor",
    );
  });
});

describe("core is pure", () => {
  it.each([
    "console.log(1)",
    "Date.now()",
    "new Date()",
    "new Date;",
    "Math.random()",
    "process.env",
    "fetch(address)",
    "performance.now()",
    "`${Date.now()}`",
    "const half = a / b; console.warn(half / 2);",
  ])("%s is a breach", (code) => {
    expect(breaches("packages/core/src/base/text.ts", code)).toHaveLength(1);
    expect(breaches("packages/core/src/base/text.test.ts", code)).toEqual([]);
    expect(breaches("packages/cli/src/files.ts", code)).toEqual([]);
  });

  it.each([
    `new Date(2026, 0, 1)`,
    `new Date(text)`,
    `const a = "Date.now()"`,
    `// console.log`,
    `/* Math.random() */`,
    `const process = model.element(id); return process.name;`,
    `row.process.id`,
    `const pattern = /console\\.log("/; const after = 1;`,
    `const text = \`new Date() \${id} Math.random()\`;`,
  ])("%s is none", (code) => {
    expect(breaches("packages/core/src/base/text.ts", code)).toEqual([]);
  });
});

it("lets no source import what is for tests", () => {
  const line = 'import { modelOf } from "../../test/models.ts";\n';
  expect(breaches("packages/core/src/views/context.ts", line).join()).toContain("what is for tests only");
  expect(breaches("packages/core/src/views/context.test.ts", line)).toEqual([]);
});

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

import { missingEntries } from "./complete-lock.mjs";
import { root } from "./run.mjs";

interface Lock {
  readonly packages: Readonly<
    Record<string, { readonly version?: string; readonly resolved?: string; readonly link?: boolean }>
  >;
}

const lock = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")) as Lock;

describe("package-lock.json", () => {
  it("names the builds for every machine, so that npm ci accepts it (else run tools/complete-lock.mjs)", () => {
    expect(Object.keys(missingEntries(lock.packages))).toEqual([]);
  });

  it("names no host that packages come from", () => {
    expect(Object.values(lock.packages).filter((entry) => entry.resolved !== undefined && entry.link !== true)).toEqual(
      [],
    );
  });
});

it("derives an entry from the package that names it", () => {
  const linter = {
    dev: true,
    optionalDependencies: { "@lint/binding-darwin-arm64": "1.2.3", "@lint/binding-linux-x64-gnu": "1.2.3" },
  };
  const packages = { "node_modules/lint": linter, "node_modules/@lint/binding-linux-x64-gnu": { version: "1.2.3" } };
  expect(missingEntries(packages)).toEqual({
    "node_modules/@lint/binding-darwin-arm64": {
      version: "1.2.3",
      cpu: ["arm64"],
      dev: true,
      optional: true,
      os: ["darwin"],
    },
  });
});

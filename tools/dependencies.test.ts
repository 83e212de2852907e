import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

import { root } from "./run.mjs";

interface Manifest {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
}

const homes = { root: ".", core: "packages/core", cli: "packages/cli", web: "packages/web" };

/** What the manifests name, as "package in home"; our own packages don't count. */
const named = Object.entries(homes)
  .flatMap(([home, folder]) =>
    packagesOf(json(`${folder}/package.json`) as Manifest).map((name) => `${name} in ${home}`),
  )
  .filter((line) => !line.startsWith("@orrery/"))
  .sort();

const listed = read("docs/decisions/dependencies.md")
  .split("\n")
  .flatMap((line) => {
    const cells = /^\| `(?<name>[^`]+)` \| (?<homes>[^|]+) \| (?<why>[^|]+) \| (?<licence>[^|]+) \|$/.exec(
      line,
    )?.groups;
    return cells === undefined
      ? []
      : [{ name: cells["name"] ?? "", homes: (cells["homes"] ?? "").split(", "), licence: cells["licence"] }];
  });

describe("docs/decisions/dependencies.md", () => {
  it("has a line for each dependency of each package.json, and for nothing else", () => {
    expect(listed.flatMap(({ name, homes: where }) => where.map((home) => `${name} in ${home}`)).sort()).toEqual(named);
  });

  it("is in alphabetical order", () => {
    const names = listed.map(({ name }) => name);
    expect(names).toEqual([...names].sort());
  });

  it("states the licences that the lock file states", () => {
    const { packages } = json("package-lock.json") as { packages: Record<string, { license?: string }> };
    for (const { name, licence } of listed) {
      expect(licence, name).toBe(packages[`node_modules/${name}`]?.license);
    }
  });
});

function packagesOf(manifest: Manifest): readonly string[] {
  const { dependencies, devDependencies, optionalDependencies, peerDependencies } = manifest;
  return Object.keys({ ...dependencies, ...devDependencies, ...optionalDependencies, ...peerDependencies });
}

function json(path: string): unknown {
  return JSON.parse(read(path));
}

function read(path: string): string {
  return readFileSync(join(root, path), "utf8");
}

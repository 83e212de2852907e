/** Locks of npm, Yarn and pnpm: which version each requirement came to. */
import { readTrees } from "../parts/config/documents.ts";
import { PASSED, type Passing, readJsonBytes } from "../parts/json-bytes.ts";
import { at, entriesAt, textAt, type Tree } from "../parts/tree.ts";
import { WordTable } from "../parts/word-table.ts";
import type { Artefact, Limits } from "../source.ts";

export interface Lock {
  /** Version for `name` required as `declared` by the package in `folder` (relative to the lock; empty: beside it). */
  version(name: string, declared: string, folder: string): string | undefined;
  /** Every package, `name@version`, sorted and once each. */
  readonly all: readonly string[];
}

export function readLock(artefact: Artefact, limits: Limits): Lock | undefined {
  if (artefact.size > limits.bytes) return undefined;
  const plain = artefact.path.endsWith(".json") ? readJsonBytes(artefact.bytes(), limits.depth, unasked) : undefined;
  if (plain !== undefined) return npmLock(plain);
  const text = artefact.text();
  if (artefact.path.endsWith("yarn.lock")) return yarnLock(text);
  const [tree] = readTrees(
    artefact.path.endsWith(".yaml") ? "pnpm-lock.yaml" : "package-lock.json",
    text,
    limits.depth,
  ).trees;
  if (tree === undefined) return undefined;
  if (artefact.path.endsWith(".yaml")) return pnpmLock(tree);
  return artefact.path.endsWith("bun.lock") ? bunLock(tree) : npmLock(tree);
}

const PACKAGES = 1;
const TEXT = 2;
const NEEDS = 3;

/** Where packages come from and their checksums; in a list by path also what each needs, which is only looked at in older locks. */
const unasked: Passing = {
  words: new WordTable([
    ["packages", PACKAGES],
    ...["resolved", "integrity", "license", "deprecated"].map((name) => [name, TEXT] as const),
    ...["dependencies", "engines", "bin", "funding", "peerDependencies", "optionalDependencies", "devDependencies"].map(
      (name) => [name, NEEDS] as const,
    ),
  ]),
  within(word, level, context, isText) {
    if (word === TEXT) return isText ? PASSED : 0;
    if (level === 0) return word === PACKAGES ? PACKAGES : 0;
    if (level === 1) return context;
    return context === PACKAGES && word === NEEDS ? PASSED : 0;
  },
};

function sorted(all: Iterable<string>): readonly string[] {
  return [...new Set(all)].sort();
}

function npmLock(tree: Tree): Lock {
  const packages = entriesAt(tree, "packages");
  const versions = new Map<string, string>();
  const all: string[] = [];
  for (const [path, entry] of packages) {
    const name = path.slice(path.lastIndexOf("node_modules/") + 13);
    const version = textAt(entry, "version");
    if (!path.includes("node_modules/") || version === undefined || textAt(entry, "link") === "true") continue;
    versions.set(path, version);
    all.push(`${textAt(entry, "name") ?? name}@${version}`);
  }
  if (packages.length === 0) ofNesting(tree, "", versions, all);
  const version = (name: string, _: string, folder: string): string | undefined => {
    const near = folder === "" ? undefined : versions.get(`${folder}/node_modules/${name}`);
    return near ?? versions.get(`node_modules/${name}`);
  };
  return { version, all: sorted(all) };
}

/** Version 1: dependencies nested in one another. The reader has limited the depth. */
function ofNesting(tree: Tree, prefix: string, versions: Map<string, string>, all: string[]): void {
  for (const [name, entry] of entriesAt(tree, "dependencies")) {
    const version = textAt(entry, "version");
    const path = `${prefix}node_modules/${name}`;
    if (version !== undefined) {
      versions.set(path, version);
      all.push(`${name}@${version}`);
    }
    ofNesting(entry, `${path}/`, versions, all);
  }
}

/** Yarn, classic and later: a line of requirements, and its version below. */
function yarnLock(text: string): Lock {
  const versions = new Map<string, string>();
  const all: string[] = [];
  let required: readonly string[] = [];
  for (const line of text.split(/\r?\n/u)) {
    if (/^[^\s#].*:\s*$/u.test(line)) {
      required = line.replace(/:\s*$/u, "").replaceAll('"', "").split(/,\s*/u);
      continue;
    }
    const version = /^ {2}version:?\s+"?([^"\s]+)"?\s*$/u.exec(line)?.[1];
    if (version === undefined) continue;
    for (const requirement of required) versions.set(requirement, version);
    const name = nameOf(required[0] ?? "");
    if (name !== "" && !/@workspace:/u.test(required[0] ?? "") && version !== "0.0.0-use.local")
      all.push(`${name}@${version}`);
    required = [];
  }
  const version = (name: string, declared: string): string | undefined =>
    versions.get(`${name}@${declared}`) ?? versions.get(`${name}@npm:${declared}`);
  return { version, all: sorted(all) };
}

/** `@acme/cart@npm:^1.0.0`: the name before the second `@`. */
function nameOf(requirement: string): string {
  const mark = requirement.indexOf("@", 1);
  return mark < 0 ? requirement : requirement.slice(0, mark);
}

function pnpmLock(tree: Tree): Lock {
  const importers = at(tree, "importers");
  const version = (name: string, _: string, folder: string): string | undefined => {
    const importer = importers === undefined ? tree : at(importers, folder === "" ? "." : folder);
    for (const group of ["dependencies", "optionalDependencies", "devDependencies"]) {
      const found = textAt(importer, group, name, "version") ?? textAt(importer, group, name);
      if (found !== undefined) return found.startsWith("link:") ? undefined : found.replace(/[(_].*$/su, "");
    }
    return undefined;
  };
  const all = entriesAt(tree, "packages").flatMap(([key]) => {
    const plain = key.replace(/^\//u, "").replace(/[(_].*$/su, "");
    const match = /^(@?[^@]+)[@/](\d[^/@]*)$/u.exec(plain);
    return match === null ? [] : [`${match[1] ?? ""}@${match[2] ?? ""}`];
  });
  return { version, all: sorted(all) };
}

function bunLock(tree: Tree): Lock {
  const versions = new Map<string, string>();
  for (const [name, entry] of entriesAt(tree, "packages")) {
    const resolved = entry.is === "items" && entry.items[0]?.is === "scalar" ? entry.items[0].text : "";
    const mark = resolved.lastIndexOf("@");
    if (mark > 0 && /^\d/u.test(resolved.slice(mark + 1))) versions.set(name, resolved);
  }
  return {
    version: (name) => versions.get(name)?.slice((versions.get(name) ?? "").lastIndexOf("@") + 1),
    all: sorted(versions.values()),
  };
}

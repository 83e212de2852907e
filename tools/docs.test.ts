/** What the pages say is true: their models can be read, their links lead somewhere, the files that they name exist. */
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";

import { describe as sentenceOf } from "../packages/core/src/base/codes.ts";
import { encode } from "../packages/core/src/base/text.ts";
import type { Model } from "../packages/core/src/model/model.ts";
import { rules } from "../packages/core/src/rules/index.ts";
import { Workspace } from "../packages/core/src/workspace.ts";
import { writtenPages } from "./reference/console.mjs";
import { root } from "./run.mjs";

const reference = readdirSync(join(root, "docs/reference")).map((name) => `docs/reference/${name}`);
const pages = [...writtenPages(), ...reference];

/** A fenced block of our language; `wrong` where something must be told about it. */
interface Block {
  readonly page: string;
  readonly line: number;
  readonly isWrong: boolean;
  readonly text: string;
}

const blocks = pages.flatMap(blocksOf);

describe("models in the pages", () => {
  it("there are many", () => {
    expect(blocks.length).toBeGreaterThan(40);
  });

  it("README.md shows the shop as it is", () => {
    expect(read("README.md")).toContain(`\`\`\`orrery\n${read("examples/shop/shop.orrery").trimEnd()}\n\`\`\``);
  });

  it.each(blocks.filter(({ isWrong }) => !isWrong))("$page:$line is understood to the last word", (block) => {
    expect(complaints(block)).toEqual([]);
  });

  it.each(blocks.filter(({ isWrong }) => isWrong))("$page:$line is wrong, as it says", (block) => {
    expect(complaints(block).length).toBeGreaterThan(0);
  });
});

describe("links and paths in the pages", () => {
  it.each(pages)("%s leads nowhere that does not exist", (page) => {
    expect(targetsOf(page).filter((target) => !isThere(page, target))).toEqual([]);
  });

  it.each([
    "README.md",
    "README.fr.md",
    "ARCHITECTURE.md",
    "GLOSSARY.md",
    ...pages.filter((page) => /guide|decisions/.test(page)),
  ])("%s names files that exist", (page) => {
    const named = [...read(page).matchAll(/`((?:packages|tools|docs|examples|architecture)\/[^`\s*<>{}:]+)`/g)].map(
      (found) => found[1] ?? "",
    );
    expect(named.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });
});

describe("rules set beside those of other tools", () => {
  const rows = [...read("docs/guide/checks/others.md").matchAll(/^\| `(?<theirs>[^`]+)` \| (?<ours>[^|]+) \|/gm)];

  it("are all there, theirs once each", () => {
    const theirs = rows.map(({ groups }) => groups?.["theirs"] ?? "");
    expect(theirs.filter((id) => !id.includes("."))).toHaveLength(42);
    expect(theirs.filter((id) => id.includes("."))).toHaveLength(26);
    expect(new Set(theirs).size).toBe(theirs.length);
  });

  it("exist by the names that the page gives them", () => {
    const known = new Set(rules.map(({ id }) => id));
    const named = rows.flatMap(({ groups }) =>
      [...(groups?.["ours"] ?? "").matchAll(/`([^`]+)`/g)].map(([, id]) => id ?? ""),
    );
    expect(named.length).toBeGreaterThan(60);
    expect(named.filter((id) => !known.has(id))).toEqual([]);
  });
});

function read(page: string): string {
  return readFileSync(join(root, page), "utf8");
}

function blocksOf(page: string): readonly Block[] {
  const text = read(page);
  return [...text.matchAll(/^(`{3,})orrery(?<mark> wrong)?\n(?<text>[\s\S]*?)\n\1$/gm)].map((found) => ({
    page,
    line: text.slice(0, found.index).split("\n").length,
    isWrong: found.groups?.["mark"] !== undefined,
    text: found.groups?.["text"] ?? "",
  }));
}

/** Sentences about a block; a model that it includes is another block of the page, the one that begins `model NAME`. */
function complaints({ page, text }: Block): readonly string[] {
  const included = [...text.matchAll(/^include (?<name>\S+)/gm)].flatMap(
    ({ groups }): readonly (readonly [string, Model])[] => {
      const other = blocks.find((block) => block.page === page && block.text.startsWith(`model ${groups?.["name"]} `));
      return other === undefined ? [] : [[groups?.["name"] ?? "", modelOf(other.text).model]];
    },
  );
  return modelOf(text, new Map(included))
    .diagnostics()
    .map((diagnostic) => `${diagnostic.code}: ${sentenceOf(diagnostic, "en")}`);
}

function modelOf(text: string, includes: ReadonlyMap<string, Model> = new Map()): Workspace {
  return Workspace.load([{ uri: "block.orrery", bytes: encode(text) }], { includes });
}

/** Targets of the links of a page, those on the web and inside code left out. */
function targetsOf(page: string): readonly string[] {
  const prose = read(page)
    .replace(/^(`{3,})[\s\S]*?^\1$/gm, "")
    .replace(/`[^`\n]*`(?!\]\()/g, "");
  const links = [...prose.matchAll(/\]\((?<target>[^)\s]+)\)|(?:src|srcset|href)="(?<source>[^"]+)"/g)];
  return links
    .map(({ groups }) => groups?.["target"] ?? groups?.["source"] ?? "")
    .filter((target) => !/^(?:https?|mailto):/.test(target));
}

function isThere(page: string, target: string): boolean {
  const [path = "", anchor] = target.split("#");
  const file = path === "" ? join(root, page) : join(root, dirname(page), path);
  if (!existsSync(file)) return false;
  return anchor === undefined || (statSync(file).isFile() && headingsOf(file).includes(anchor));
}

/** As GitHub makes anchors of headings. */
function headingsOf(file: string): readonly string[] {
  const prose = readFileSync(file, "utf8").replace(/^(`{3,})[\s\S]*?^\1$/gm, "");
  return [...prose.matchAll(/^#+ (?<heading>.+)$/gm)].map(({ groups }) =>
    (groups?.["heading"] ?? "")
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, "")
      .replaceAll(" ", "-"),
  );
}

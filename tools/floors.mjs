/** The house has floors: imports go down only, siblings don't see each other, and core touches nothing outside itself. */

import { readFileSync, readdirSync } from "node:fs";
import { isBuiltin } from "node:module";
import { join, posix } from "node:path";

import { codeOnly } from "./code-only.mjs";
import { finish, isProgram, root } from "./run.mjs";

/** Floor of each part, and what it may import; the packages stand above, on floor 8. */
const ground = ["base", "engines", "model"];
const below = [
  ...ground,
  "simulation",
  "discovery",
  "language",
  "sources",
  "reconcile",
  "rules",
  "analyses",
  "views",
  "notations",
  "exports",
];
const top = [...below, "draw", "checks", "answers", "workspace", "index"];
/** @type {Readonly<Record<string, { readonly floor: number, readonly may: readonly string[] }>>} */
const parts = {
  base: { floor: 0, may: [] },
  engines: { floor: 0, may: ["base"] },
  model: { floor: 1, may: ["base", "engines"] },
  language: { floor: 2, may: ground },
  sources: { floor: 2, may: ground },
  reconcile: { floor: 3, may: ground },
  simulation: { floor: 3, may: ground },
  discovery: { floor: 3, may: ground },
  rules: { floor: 4, may: [...ground, "simulation"] },
  analyses: { floor: 4, may: [...ground, "simulation"] },
  views: { floor: 4, may: [...ground, "simulation"] },
  notations: { floor: 5, may: [...ground, "views"] },
  exports: { floor: 6, may: [...ground, "simulation", "discovery", "rules", "views", "notations"] },
  draw: { floor: 6, may: [...ground, "reconcile", "views", "notations"] },
  checks: { floor: 7, may: top },
  answers: { floor: 7, may: top },
  edits: { floor: 7, may: top },
  workspace: { floor: 7, may: top },
  index: { floor: 7, may: top },
  cli: { floor: 8, may: ["@orrery/core"] },
  web: { floor: 8, may: ["@orrery/core"] },
};

/** What core must not touch; the compiler, which knows no Node and no DOM there, finds the rest (tsconfig.core.json). */
const impure =
  /(?<![.\w$])(?:console\b|Date\.now\b|new Date(?:\(\s*\)|(?![\w(]))|Math\.random\b|performance\.now\b|crypto\.(?:randomUUID|getRandomValues)\b|fetch\s*\(|process\.(?:env|argv|exit|exitCode|cwd|platform|stdout|stderr|stdin|hrtime|memoryUsage|cpuUsage|nextTick|versions?)\b)/g;

/**
 * What a file does against the floors, one sentence each.
 * @param {string} path from the root of the repository, with forward slashes
 * @param {string} text
 * @returns {readonly string[]}
 */
export function breaches(path, text) {
  const code = codeOnly(text);
  const isTest = isForTests(path);
  const isPure = path.startsWith("packages/core/") && !isTest;
  const imports = importsIn(text, code).map((found) => ({
    line: found.line,
    problem: importProblem(path, isTest, found),
  }));
  const touches = isPure
    ? [...code.matchAll(impure)].map((found) => ({
        line: lineAt(text, found.index),
        problem: `core is pure and may not use ${found[0].trim()}`,
      }))
    : [];
  return [...imports, ...touches].flatMap(({ line, problem }) =>
    problem === undefined ? [] : [`${path}:${line}: ${problem}`],
  );
}

/**
 * @typedef {{ readonly line: number, readonly specifier: string, readonly isType: boolean }} Import
 */

/**
 * Import and export declarations, and `import(...)`, dynamic or in a type.
 * @param {string} text
 * @param {string} code the same, blanked
 * @returns {readonly Import[]}
 */
function importsIn(text, code) {
  const declarations =
    /\b(?:import|export)\b(?<type>\s+type\b)?[^;"'=()]*?\bfrom\s*(?=["'])|\bimport\s*\(?\s*(?=["'])/g;
  return [...code.matchAll(declarations)].map((found) => {
    const start = found.index + found[0].length;
    const specifier = text.slice(start + 1, code.indexOf(code.charAt(start), start + 1));
    return { line: lineAt(text, found.index), specifier, isType: found.groups?.["type"] !== undefined };
  });
}

/**
 * @param {string} path
 * @param {boolean} isTest
 * @param {Import} found
 * @returns {string | undefined}
 */
function importProblem(path, isTest, { specifier, isType }) {
  const from = partOf(path);
  const rule = from === undefined ? undefined : parts[from];
  if (from === undefined || rule === undefined) return `${path} stands on no floor; give it one in tools/floors.mjs`;
  if (isBuiltin(specifier))
    return isTest || from === "cli" ? undefined : `${rule.floor < 8 ? "core" : from} may not import ${specifier}`;
  const to = targetOf(path, specifier);
  if (to === undefined || to === from || rule.may.includes(to)) return undefined;
  if (isTest && mayBeTested(rule.floor, to)) return undefined;
  if (from === "web" && isType && /\/cli\/src\/serve\//.test(specifier)) return undefined;
  return `${from} (floor ${rule.floor}) may not import ${to}${parts[to] === undefined ? "" : ` (floor ${parts[to].floor})`}`;
}

/**
 * A test may look at every lower or equal floor, and writes its models as text, which it reads through the one door.
 * @param {number} floor
 * @param {string} to
 * @returns {boolean}
 */
function mayBeTested(floor, to) {
  const target = parts[to];
  return (
    to === "language" ||
    to === "reconcile" ||
    to === "workspace" ||
    (target !== undefined && target.floor <= floor && target.floor < 8)
  );
}

/**
 * The part of the house a file belongs to.
 * @param {string} path
 * @returns {string | undefined}
 */
function partOf(path) {
  const [, name, , first] = path.split("/");
  return name === "core" ? first?.replace(/(\.test)?\.ts$/, "") : name;
}

/**
 * @param {string} path
 * @param {string} specifier
 * @returns {string | undefined} undefined for packages that are not ours
 */
function targetOf(path, specifier) {
  if (/^@orrery\/core(?:\/|$)/.test(specifier)) return "@orrery/core";
  if (/^(?:orrery|@orrery)(?:\/|$)/.test(specifier)) return specifier;
  if (!specifier.startsWith(".")) return undefined;
  const target = posix.join(posix.dirname(path), specifier);
  if (!target.startsWith("packages/")) return target;
  if (isForTests(target)) return isForTests(path) ? undefined : "what is for tests only";
  return path.split("/")[1] === target.split("/")[1] ? partOf(target) : target.split("/").slice(0, 2).join("/");
}

/**
 * A test, what it is made with (`*.fixture.ts`), or what lies in a package's folder for them: both may use Node.
 * @param {string} path
 * @returns {boolean}
 */
function isForTests(path) {
  return /\.(?:test|fixtures?)\.tsx?$|^packages\/\w+\/test\//.test(path);
}

/**
 * @param {string} text
 * @param {number} offset
 * @returns {number} from 1
 */
function lineAt(text, offset) {
  return text.slice(0, offset).split("\n").length;
}

/**
 * The breaches of the whole repository.
 * @returns {readonly string[]}
 */
export function breachesOfTheHouse() {
  const files = ["core", "cli", "web"].flatMap((name) => sourcesUnder(`packages/${name}/src`));
  return files.flatMap((path) => breaches(path, readFileSync(join(root, path), "utf8")));
}

/**
 * @param {string} folder
 * @returns {readonly string[]}
 */
function sourcesUnder(folder) {
  const paths = readdirSync(join(root, folder), { recursive: true }).map(
    (path) => `${folder}/${String(path).replaceAll("\\", "/")}`,
  );
  return paths.filter((path) => /\.tsx?$/.test(path)).sort();
}

if (isProgram(import.meta.url)) {
  await finish(async () => {
    const found = breachesOfTheHouse();
    process.stdout.write(found.map((breach) => `${breach}\n`).join(""));
    return found.length === 0 ? 0 : 1;
  });
}

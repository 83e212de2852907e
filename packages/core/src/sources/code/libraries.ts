/** Shared libraries of a repository: what their source calls and reads is done by the programs that import it. */
import type { Surroundings } from "../source.ts";
import type { ReadUnit } from "./read-unit.ts";
import { lastPart, type UnitFile } from "./defined.ts";
import { resolved } from "../parts/unit-folder.ts";
import { parentOf } from "./units.ts";

/** More files of libraries than these are not taken into one program. */
const MOST_FILES = 400;

/** Programs with the files of libraries that they import, and libraries, which nobody runs by themselves. */
export function withLibraries(units: readonly ReadUnit[], around: Surroundings): readonly ReadUnit[] {
  const libraries = units.filter((one) => !isProgram(one));
  if (libraries.length === 0 || libraries.length === units.length) return units;
  const shelf = shelve(libraries, around);
  const used = new Set<UnitFile>();
  const programs = new Map(
    units
      .filter((one) => !libraries.includes(one))
      .map((one) => {
        const taken = importedBy([...one.files, ...crateFiles(one, libraries, around)], shelf).concat(
          crateFiles(one, libraries, around),
        );
        for (const file of taken) used.add(file);
        return [one, taken.length === 0 ? one : { ...one, files: [...one.files, ...taken] }] as const;
      }),
  );
  return units.map(
    (one) => programs.get(one) ?? (one.files.some((file) => used.has(file)) ? { ...one, isImported: true } : one),
  );
}

const starts =
  /(?:^|\.)(?:SpringApplication\.run|runApplication|app\.listen|server\.listen|createServer|NestFactory\.create\w*|uvicorn\.run|WebApplication\.CreateBuilder|Host\.CreateDefaultBuilder|Host\.CreateApplicationBuilder|WebHost\.CreateDefaultBuilder|ListenAndServe|Quarkus\.run|Micronaut\.run|new FastAPI|FastAPI|Flask|grpc\.server|serve\.start|ReactDOM\.render|createRoot|createApp|bootstrapModule|bootstrapApplication)$/u;

/** Is it built into an image, or does it have a beginning of its own? */
function isProgram({ unit, files }: ReadUnit): boolean {
  return (
    unit.isBuilt ||
    files.some(
      ({ outline }) =>
        outline.functions.some(({ name }) => name === "main" || name === "Main") ||
        // Go and Rust begin in `main` only: a library may well have the function that listens.
        (!/^(?:go|rust)$/u.test(outline.language) && outline.calls.some(({ callee }) => starts.test(callee))),
    )
  );
}

interface Shelf {
  /** By package and type: `com.acme.common.CartClient`. */
  readonly types: ReadonlyMap<string, UnitFile>;
  /** By the name of a method that only one file of libraries has: C# calls extensions by it, with imports for the whole project. */
  readonly methods: ReadonlyMap<string, UnitFile | undefined>;
  /** By the name of the package of npm, or the path of the package of Go. */
  readonly packages: ReadonlyMap<string, readonly UnitFile[]>;
  /** Files of TypeScript by path without its ending. */
  readonly paths: ReadonlyMap<string, UnitFile>;
  /** What the settings of TypeScript call folders: `@app/shared` is `libs/shared/src`. */
  readonly aliases: readonly (readonly [string, string])[];
}

/** Files of the crates of Rust that a program names by their folders, and of those that these name. */
function crateFiles(one: ReadUnit, libraries: readonly ReadUnit[], around: Surroundings): readonly UnitFile[] {
  const byFolder = new Map(libraries.map((library) => [library.unit.folder, library]));
  const found = new Set<ReadUnit>();
  const waiting = [one];
  for (let at = 0; at < waiting.length && found.size < 50; at++) {
    const folder = waiting[at]?.unit.folder ?? ".";
    const manifest = around.file(folder === "." ? "Cargo.toml" : `${folder}/Cargo.toml`)?.text() ?? "";
    const [shipped = ""] = manifest.split(/^\[(?:dev|build)-dependencies/mu);
    for (const [, path = ""] of shipped.matchAll(/\bpath\s*=\s*"([^"\n]{1,200})"/gu)) {
      const library = byFolder.get(resolved(folder, path) ?? "");
      if (library === undefined || found.has(library)) continue;
      found.add(library);
      waiting.push(library);
    }
  }
  return [...found].flatMap(({ files }) => files.filter(({ outline }) => outline.language === "rust"));
}

function shelve(libraries: readonly ReadUnit[], around: Surroundings): Shelf {
  const types = new Map<string, UnitFile>();
  const packages = new Map<string, readonly UnitFile[]>();
  const methods = new Map<string, UnitFile | undefined>();
  const paths = new Map<string, UnitFile>();
  for (const { unit, files } of libraries) {
    const name = npmName(around.file(unit.folder === "." ? "package.json" : `${unit.folder}/package.json`)?.text());
    if (name !== undefined) packages.set(name, files);
    const module = /^module\s+(\S+)/mu.exec(
      around.file(unit.folder === "." ? "go.mod" : `${unit.folder}/go.mod`)?.text() ?? "",
    )?.[1];
    for (const file of module === undefined ? [] : files) {
      const inner = parentOf(file.path).slice(unit.folder === "." ? 0 : unit.folder.length + 1);
      const path = inner === "" || inner === "." ? (module ?? "") : `${module ?? ""}/${inner}`;
      packages.set(path, [...(packages.get(path) ?? []), file]);
    }
    for (const file of files) {
      if (file.outline.language === "typescript") paths.set(file.path.replace(/\.[cm]?tsx?$/u, ""), file);
      if (file.outline.language === "csharp")
        for (const { name: method } of file.outline.functions)
          if (/^(?:Add|Use|Map)[A-Z]\w{5,}$/u.test(method))
            methods.set(method, methods.has(method) && methods.get(method) !== file ? undefined : file);
      for (const type of file.outline.package === undefined ? [] : file.outline.types)
        types.set(`${file.outline.package ?? ""}.${type.name}`, file);
    }
  }
  return { types, methods, packages, paths, aliases: paths.size === 0 ? [] : aliasesOf(around) };
}

/** `"paths": { "@app/shared/*": ["libs/shared/src/*"] }` of the settings of TypeScript in the root, longest first. */
function aliasesOf(around: Surroundings): readonly (readonly [string, string])[] {
  const text = ["tsconfig.json", "tsconfig.base.json"]
    .flatMap((path) => around.file(path)?.text() ?? [])
    .find((one) => one.includes('"paths"'));
  const paths = /"paths"\s*:\s*\{([^}]{0,20000})\}/u.exec(text ?? "")?.[1] ?? "";
  return [...paths.matchAll(/"([^"\n]{1,200})"\s*:\s*\[\s*"([^"\n]{1,200})"/gu)]
    .map(
      ([, alias = "", folder = ""]) =>
        [
          alias.replace(/\/\*$/u, ""),
          folder.replace(/^\.\//u, "").replace(/\/(?:\*|index(?:\.tsx?)?)$|\.tsx?$/u, ""),
        ] as const,
    )
    .toSorted(([a], [b]) => b.length - a.length);
}

/** The file that a path of an import means: relative to who imports it, or through an alias. */
function fileAt(importer: string, path: string, { paths, aliases }: Shelf): readonly UnitFile[] {
  const at = (whole: string | undefined): readonly UnitFile[] => {
    const found = whole === undefined ? undefined : (paths.get(whole) ?? paths.get(`${whole}/index`));
    return found === undefined ? [] : [found];
  };
  if (path.startsWith(".")) return at(resolved(parentOf(importer), path.replace(/\.[cm]?[jt]s$/u, "")));
  const alias = aliases.find(([name]) => path === name || path.startsWith(`${name}/`));
  return alias === undefined ? [] : at(`${alias[1]}${path.slice(alias[0].length)}`);
}

function npmName(text: string | undefined): string | undefined {
  return text === undefined ? undefined : /"name"\s*:\s*"([^"\n]{1,200})"/u.exec(text.slice(0, 4000))?.[1];
}

/** Files of libraries that some files import, and those that these import. */
function importedBy(files: readonly UnitFile[], shelf: Shelf): readonly UnitFile[] {
  const taken = new Set<UnitFile>();
  const waiting = [...files];
  for (let at = 0; at < waiting.length && taken.size < MOST_FILES; at++) {
    const file = waiting[at];
    for (const found of file === undefined ? [] : importsOf(file, shelf)) {
      if (taken.has(found) || files.includes(found)) continue;
      taken.add(found);
      waiting.push(found);
    }
  }
  const called = new Set(
    [...files, ...taken].flatMap(({ outline }) => outline.calls.map(({ callee }) => lastPart(callee))),
  );
  return [...taken].map((file) => (file.outline.language === "go" ? calledPart(file, called) : file));
}

/** Of a file of Go what a program calls of it: a package of clients has one for each service, and a program makes some of them. */
function calledPart(file: UnitFile, called: ReadonlySet<string>): UnitFile {
  const { outline } = file;
  const plain = new Set(outline.functions.filter(({ inside }) => inside === "").map(({ name }) => name));
  const isCalled = (inside: string): boolean => {
    const [first = ""] = inside.split(".");
    return !plain.has(first) || called.has(first);
  };
  return {
    ...file,
    outline: {
      ...outline,
      calls: outline.calls.filter(({ inside }) => isCalled(inside)),
      definitions: outline.definitions.filter(({ inside, around }) => isCalled(around ?? inside)),
      functions: outline.functions.filter(({ name, inside }) => inside !== "" || called.has(name)),
    },
  };
}

function importsOf(file: UnitFile, shelf: Shelf): readonly UnitFile[] {
  const { outline } = file;
  const { types, methods, packages } = shelf;
  const named = outline.imports.flatMap(({ path }) => types.get(path) ?? packages.get(path) ?? []);
  if (outline.language === "typescript" && shelf.paths.size > 0)
    return [...named, ...outline.imports.flatMap(({ path }) => fileAt(file.path, path, shelf))];
  if (outline.language !== "csharp" || types.size === 0) return named;
  // C# imports namespaces: a type of one is used where its name stands.
  const spaces = new Set(outline.imports.map(({ path }) => path));
  const mentioned = new Set([
    ...outline.calls.flatMap(({ callee, typeArguments }) => [
      ...callee.replace(/^new /u, "").split("."),
      ...typeArguments.map(lastPart),
    ]),
    ...outline.definitions.flatMap(({ type }) => (type === undefined ? [] : [type.replace(/<.*$|\?$/u, "")])),
  ]);
  const used = [...types].filter(([name]) => {
    const type = lastPart(name);
    return spaces.has(name.slice(0, name.length - type.length - 1)) && mentioned.has(type);
  });
  const extensions = outline.calls.flatMap(({ callee }) => methods.get(lastPart(callee)) ?? []);
  return [...named, ...used.map(([, found]) => found), ...extensions];
}

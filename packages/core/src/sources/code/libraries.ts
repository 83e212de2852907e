/** Shared libraries of a repository: what their source calls and reads is done by the programs that import it. */
import type { Surroundings } from "../source.ts";
import type { ReadUnit } from "./read-unit.ts";
import { lastPart, type UnitFile } from "./defined.ts";

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
        const taken = importedBy(one.files, shelf);
        for (const file of taken) used.add(file);
        return [one, taken.length === 0 ? one : { ...one, files: [...one.files, ...taken] }] as const;
      }),
  );
  return units.map(
    (one) => programs.get(one) ?? (one.files.some((file) => used.has(file)) ? { ...one, isImported: true } : one),
  );
}

const starts =
  /(?:^|\.)(?:SpringApplication\.run|runApplication|app\.listen|server\.listen|createServer|NestFactory\.create|uvicorn\.run|WebApplication\.CreateBuilder|Host\.CreateDefaultBuilder|Host\.CreateApplicationBuilder|WebHost\.CreateDefaultBuilder|ListenAndServe|Quarkus\.run|Micronaut\.run|new FastAPI|FastAPI|Flask|grpc\.server|serve\.start|ReactDOM\.render|createRoot|createApp|bootstrapModule|bootstrapApplication)$/u;

/** Is it built into an image, or does it have a beginning of its own? */
function isProgram({ unit, files }: ReadUnit): boolean {
  return (
    unit.isBuilt ||
    files.some(
      ({ outline }) =>
        outline.functions.some(({ name }) => name === "main" || name === "Main") ||
        outline.calls.some(({ callee }) => starts.test(callee)),
    )
  );
}

interface Shelf {
  /** By package and type: `com.acme.common.CartClient`. */
  readonly types: ReadonlyMap<string, UnitFile>;
  /** By the name of a method that only one file of libraries has: C# calls extensions by it, with imports for the whole project. */
  readonly methods: ReadonlyMap<string, UnitFile | undefined>;
  /** By the name of the package of npm. */
  readonly packages: ReadonlyMap<string, readonly UnitFile[]>;
}

function shelve(libraries: readonly ReadUnit[], around: Surroundings): Shelf {
  const types = new Map<string, UnitFile>();
  const packages = new Map<string, readonly UnitFile[]>();
  const methods = new Map<string, UnitFile | undefined>();
  for (const { unit, files } of libraries) {
    const name = npmName(around.file(unit.folder === "." ? "package.json" : `${unit.folder}/package.json`)?.text());
    if (name !== undefined) packages.set(name, files);
    for (const file of files) {
      if (file.outline.language === "csharp")
        for (const { name: method } of file.outline.functions)
          if (/^(?:Add|Use|Map)[A-Z]\w{5,}$/u.test(method))
            methods.set(method, methods.has(method) && methods.get(method) !== file ? undefined : file);
      for (const type of file.outline.package === undefined ? [] : file.outline.types)
        types.set(`${file.outline.package ?? ""}.${type.name}`, file);
    }
  }
  return { types, methods, packages };
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
  return [...taken];
}

function importsOf(file: UnitFile, { types, methods, packages }: Shelf): readonly UnitFile[] {
  const { outline } = file;
  const named = outline.imports.flatMap(({ path }) => types.get(path) ?? packages.get(path) ?? []);
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

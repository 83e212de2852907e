/** Programs of one module: a repository of Go builds one from each `main` package, of the packages that it imports. */
import type { Surroundings } from "../source.ts";
import type { ReadUnit } from "./read-unit.ts";
import type { UnitFile } from "./defined.ts";
import { parentOf } from "./units.ts";

/** The unit as it is, or one for each of its programs, where there are several. */
export function programsOf(one: ReadUnit, around: Surroundings): readonly ReadUnit[] {
  const goFiles = one.files.filter(({ outline }) => outline.language === "go");
  const mains = [...new Set(goFiles.filter(isMain).map(({ path }) => parentOf(path)))].sort();
  if (mains.length < 2) return [one];
  const { folder } = one.unit;
  const module = moduleName(around.file(folder === "." ? "go.mod" : `${folder}/go.mod`)?.text() ?? "");
  const byFolder = new Map<string, UnitFile[]>();
  for (const file of goFiles) {
    const share = byFolder.get(parentOf(file.path)) ?? [];
    byFolder.set(parentOf(file.path), share);
    share.push(file);
  }
  return mains.map((main) => ({
    unit: { ...one.unit, folder: main, around: [] },
    files: reached(main, byFolder, module, folder),
  }));
}

function isMain({ outline }: UnitFile): boolean {
  return outline.package === "main" && outline.functions.some(({ name, inside }) => name === "main" && inside === "");
}

function moduleName(text: string): string {
  return /^module\s+(\S+)/mu.exec(text)?.[1] ?? "";
}

/** Files of a package and of all that it imports of the same module. */
function reached(
  main: string,
  byFolder: ReadonlyMap<string, readonly UnitFile[]>,
  module: string,
  root: string,
): readonly UnitFile[] {
  const folders = new Set([main]);
  const files: UnitFile[] = [];
  // The set grows while it is walked.
  for (const folder of folders)
    for (const file of byFolder.get(folder) ?? []) {
      files.push(file);
      for (const { path } of file.outline.imports) {
        if (module === "" || !path.startsWith(`${module}/`)) continue;
        const inner = path.slice(module.length + 1);
        folders.add(root === "." ? inner : `${root}/${inner}`);
      }
    }
  return files;
}

/** Units in a folder in which a pipeline works. */
import type { Surroundings } from "../../source.ts";
import { isUnit, resolved } from "../unit-folder.ts";

/** The unit of the folder, that in its `src`, or all modules that are built from there. The root of a repository of many units is none. */
export function unitsAt(folder: string, around: Surroundings): readonly string[] {
  const modules = modulesOf(folder, around);
  if (modules.length > 0) return modules;
  if (isWorkspace(folder, around)) return [];
  return [folder, within(folder, "src")].filter((one) => isUnit(one, around)).slice(0, 1);
}

/** Modules of a Maven build, also those of modules; of a Gradle build those that its settings include. */
function modulesOf(folder: string, around: Surroundings, depth = 0): readonly string[] {
  const pom = textOf(within(folder, "pom.xml"), around);
  const settings =
    textOf(within(folder, "settings.gradle"), around) ?? textOf(within(folder, "settings.gradle.kts"), around);
  const names =
    pom === undefined
      ? [...(settings ?? "").matchAll(/^[ \t]*include\b([^\n]*(?:,\s*\n[^\n]*)*)/gmu)].flatMap(([, list]) =>
          [...(list ?? "").matchAll(/["']:?([\w:.-]+)["']/gu)].map(([, name]) => (name ?? "").replaceAll(":", "/")),
        )
      : [...pom.matchAll(/<module>\s*([^<\s]+)\s*<\/module>/gu)].map(([, name]) => name ?? "");
  return [...new Set(names)].slice(0, 500).flatMap((name) => {
    const module = resolved(folder, name);
    if (module === undefined || !isUnit(module, around)) return [];
    const inner = depth < 5 ? modulesOf(module, around, depth + 1) : [];
    return inner.length > 0 ? inner : [module];
  });
}

function isWorkspace(folder: string, around: Surroundings): boolean {
  if (
    ["nx.json", "lerna.json", "pnpm-workspace.yaml", "turbo.json", "rush.json", "go.work"].some((name) =>
      around.exists(within(folder, name)),
    )
  )
    return true;
  if (/^\s*"workspaces"\s*:/mu.test(textOf(within(folder, "package.json"), around) ?? "")) return true;
  return /^\[workspace\]/mu.test(textOf(within(folder, "Cargo.toml"), around) ?? "");
}

function within(folder: string, name: string): string {
  return folder === "." ? name : `${folder}/${name}`;
}

function textOf(path: string, around: Surroundings): string | undefined {
  const artefact = around.file(path);
  return artefact === undefined || artefact.size > 500_000 ? undefined : artefact.text();
}

/** The name that the manifest in the root gives; the folder above is not known. */
export function nameOfRoot(around: Surroundings): string | undefined {
  const read = (path: string, pattern: RegExp): string | undefined => pattern.exec(textOf(path, around) ?? "")?.[1];
  return (
    read("package.json", /^ {0,4}"name"\s*:\s*"(?:@[\w.-]+\/)?([\w.-]+)"/mu) ??
    read("pom.xml", /^(?: {0,4}|\t)<artifactId>([\w.-]+)</mu) ??
    read("go.mod", /^module\s+(?:\S*\/)?([\w.-]+?)(?:\/v\d+)?\s*$/mu) ??
    read("settings.gradle", /rootProject\.name\s*=\s*["']([\w.-]+)/u) ??
    read("settings.gradle.kts", /rootProject\.name\s*=\s*["']([\w.-]+)/u) ??
    read("pyproject.toml", /^name\s*=\s*["']([\w.-]+)/mu) ??
    read("Cargo.toml", /^name\s*=\s*"([\w.-]+)/mu)
  );
}

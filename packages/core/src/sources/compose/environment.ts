/** The environment of a service: `environment` over `env_file`, in both ways of writing it. */
import type { GapKind, Place } from "../../model/claims/claim.ts";
import { entriesAt, flagAt, isNothing, textAt, type Tree } from "../parts/tree.ts";
import type { Surroundings } from "../source.ts";
import { resolved } from "../parts/unit-folder.ts";
import { envFileAt, interpolate, readEnvFile } from "./interpolate.ts";
import type { Project } from "./load.ts";
import type { Placed, Service } from "./placed.ts";

export interface Variable {
  readonly name: string;
  /** Undefined: taken from the machine, where nobody knows it. */
  readonly value: string | undefined;
  readonly at: Place;
  readonly isFromFile: boolean;
}

export interface Environment {
  readonly variables: readonly Variable[];
  readonly gaps: readonly { readonly gap: GapKind; readonly what: string; readonly at: Place }[];
}

export function environmentOf(service: Service, project: Project, around: Surroundings): Environment {
  const found = new Map<string, Variable>();
  const gaps: { gap: GapKind; what: string; at: Place }[] = [];
  for (const part of service.fields.get("env_file") ?? [])
    for (const { path, line, isNeeded } of filesIn(part.tree)) {
      const filled = interpolate(path, project.variables(part.folder)).text;
      const whole = resolved(part.folder, filled);
      const file = whole === undefined ? undefined : envFileAt(whole, around);
      if (file?.path !== whole && isNeeded)
        gaps.push({ gap: "missing-file", what: filled, at: { file: part.file, line } });
      if (file === undefined) continue;
      for (const [name, { value, line: at }] of readEnvFile(file.text()))
        found.set(name, { name, value, at: { file: file.path, line: at }, isFromFile: true });
    }
  for (const part of service.fields.get("environment") ?? [])
    for (const variable of variablesIn(part, project)) found.set(variable.name, variable);
  return { variables: [...found.values()], gaps };
}

function filesIn(tree: Tree): readonly { readonly path: string; readonly line: number; readonly isNeeded: boolean }[] {
  const items = tree.is === "items" ? tree.items : [tree];
  return items.flatMap((item) => {
    const path = item.is === "scalar" ? item.text : textAt(item, "path");
    return path === undefined ? [] : [{ path, line: item.line, isNeeded: flagAt(item, "required") !== false }];
  });
}

function variablesIn({ tree, file, folder }: Placed, project: Project): readonly Variable[] {
  const values = project.variables(folder);
  const one = (name: string, raw: string | undefined, line: number): Variable => ({
    name,
    value: raw === undefined ? values.get(name) : interpolate(raw, values).text,
    at: { file, line },
    isFromFile: false,
  });
  if (tree.is === "items")
    return tree.items.flatMap((item) => {
      if (item.is !== "scalar") return [];
      const equals = item.text.indexOf("=");
      const name = (equals < 0 ? item.text : item.text.slice(0, equals)).trim();
      return name === "" ? [] : [one(name, equals < 0 ? undefined : item.text.slice(equals + 1), item.line)];
    });
  return entriesAt(tree).flatMap(([name, value]) =>
    value.is === "scalar" ? [one(name, isNothing(value) ? undefined : value.text, value.line)] : [],
  );
}

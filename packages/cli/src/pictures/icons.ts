/** Icons by name: of the workspace's folder `icons`, of technologies (simple-icons, CC0), of kinds (lucide, ISC). */
import { readFileSync, readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { kinds } from "@orrery/core/model/metamodel/kinds";
import { technologyIcon } from "@orrery/core/notations/icons";
import type { Icon } from "@orrery/core/notations/scene";
import { readIcon } from "@orrery/core/notations/user-icon";
import { besideTheBundle, packageFile } from "./fonts.ts";

/** Bodies of SVG by name, as the two packages hold them. */
export interface IconSets {
  readonly kinds: Readonly<Record<string, string>>;
  readonly technologies: Readonly<Record<string, string>>;
}

/** Finds icons for the models of a folder; each is read when somebody first asks for it. */
export function openIcons(folder: string): (name: string) => Icon | undefined {
  const found = new Map<string, Icon | undefined>();
  const own = ownFiles(folder);
  return (name) => {
    if (!found.has(name)) found.set(name, find(name, own));
    return found.get(name);
  };
}

function find(name: string, own: ReadonlyMap<string, string>): Icon | undefined {
  const sets = iconSets();
  if (name.startsWith("kind:")) return kindIcon(name.slice("kind:".length), sets);
  const file = own.get(fileKey(name)) ?? own.get(technologyIcon(name) ?? "");
  const mine = file === undefined ? undefined : ownIcon(name, file);
  if (mine !== undefined) return mine;
  const technology = technologyIcon(name) ?? name;
  return ofBody(technology, ownProperty(sets.technologies, technology));
}

/** By the id of a kind, or by lucide's own name. */
function kindIcon(name: string, sets: IconSets): Icon | undefined {
  const icon = kinds.find((kind) => kind.id === name)?.icon ?? name;
  return ofBody(`kind:${icon}`, ownProperty(sets.kinds, icon));
}

function ofBody(id: string, body: string | undefined): Icon | undefined {
  return body === undefined ? undefined : readIcon(id, `<svg viewBox="0 0 24 24">${body}</svg>`);
}

function ownProperty(record: Readonly<Record<string, string>>, key: string): string | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}

/** Files of the workspace's folder by the name that a model may use for them. */
function ownFiles(folder: string): ReadonlyMap<string, string> {
  const place = join(folder, "icons");
  try {
    const names = readdirSync(place).filter((name) => name.toLowerCase().endsWith(".svg"));
    return new Map(names.toSorted().map((name) => [fileKey(basename(name).slice(0, -4)), join(place, name)]));
  } catch {
    return new Map();
  }
}

function fileKey(name: string): string {
  return name
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s_]+/g, "-");
}

function ownIcon(name: string, file: string): Icon | undefined {
  try {
    return readIcon(`own:${name}`, readFileSync(file, "utf8"));
  } catch {
    return undefined;
  }
}

let loaded: IconSets | undefined;

/** What the bundle holds, or in a checkout what the packages hold. */
function iconSets(): IconSets {
  loaded ??= readSets();
  return loaded;
}

function readSets(): IconSets {
  const shipped = besideTheBundle("icons.json");
  if (shipped !== undefined) return JSON.parse(readFileSync(shipped, "utf8")) as IconSets;
  return { kinds: bodiesOf("@iconify-json/lucide"), technologies: bodiesOf("@iconify-json/simple-icons") };
}

interface IconifySet {
  readonly icons: Readonly<Record<string, { readonly body: string; readonly hidden?: boolean }>>;
  readonly aliases?: Readonly<Record<string, { readonly parent: string }>>;
}

/** All icons of a package, under their former names too, but those whose owners had them removed. */
function bodiesOf(name: string): Readonly<Record<string, string>> {
  const { icons, aliases = {} } = JSON.parse(readFileSync(packageFile(name, "icons.json"), "utf8")) as IconifySet;
  const shown = Object.entries(icons).filter(([, icon]) => icon.hidden !== true);
  const bodies = new Map(shown.map(([key, { body }]) => [key, body]));
  const former = Object.entries(aliases).flatMap(([key, { parent }]) => {
    const body = bodies.get(parent);
    return body === undefined ? [] : [[key, body] as const];
  });
  return Object.fromEntries([...former, ...bodies]);
}

import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Plugin } from "vite";
import { iconNames } from "../src/parts/icon-names.ts";

interface IconSet {
  readonly icons: Readonly<Record<string, { readonly body: string }>>;
  readonly aliases?: Readonly<Record<string, { readonly parent: string }>>;
}

const require = createRequire(import.meta.url);
const module = "virtual:icons";
const metamodel: string = fileURLToPath(new URL("../../core/src/model", import.meta.url));

/** One sprite of the icons that the interface and the metamodel name, and nothing else of the set (lucide, ISC). */
export function icons(): Plugin {
  const { sprite, names } = drawSprite();
  const fileName = `assets/icons-${createHash("sha256").update(sprite).digest("hex").slice(0, 8)}.svg`;
  return {
    name: "orrery-icons",
    resolveId: (id) => (id === module ? `\0${module}` : null),
    load: (id) =>
      id === `\0${module}`
        ? `export const sprite = ${JSON.stringify(`/${fileName}`)};\nexport const known = new Set(${JSON.stringify(names)});`
        : null,
    generateBundle() {
      this.emitFile({ type: "asset", fileName, source: sprite });
    },
  };
}

/** The sprite as SVG text, with the names it holds; throws when the interface names an icon that does not exist. */
export function drawSprite(): { readonly sprite: string; readonly names: readonly string[] } {
  const set = require("@iconify-json/lucide/icons.json") as IconSet;
  const names = [...new Set([...iconNames, ...kindIcons()])].filter((name) => {
    if (bodyOf(set, name) !== undefined) return true;
    if ((iconNames as readonly string[]).includes(name)) throw new Error(`no icon called ${name}`);
    return false;
  });
  const symbols = names.map((name) => `<symbol id="${name}" viewBox="0 0 24 24">${bodyOf(set, name) ?? ""}</symbol>`);
  return { sprite: `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join("")}</svg>\n`, names };
}

/** Icon names of the built-in kinds, read from the metamodel's text: `icon: "server"`. */
export function kindIcons(): readonly string[] {
  return readdirSync(metamodel, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts"))
    .flatMap((file) => [...readFileSync(join(metamodel, file), "utf8").matchAll(/\bicon:\s*"([a-z0-9-]+)"/g)])
    .map((match) => match[1] ?? "");
}

function bodyOf(set: IconSet, name: string): string | undefined {
  return set.icons[name]?.body ?? set.icons[set.aliases?.[name]?.parent ?? ""]?.body;
}

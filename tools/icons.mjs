/** The icons that are shipped with the command: those of built-in kinds (lucide) and of the technologies that we know (simple-icons). */

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);

/** What the two licences ask for, written beside the icons. */
const licence = [
  "Icons of kinds: Lucide, ISC License, Copyright (c) Lucide Contributors; parts: Feather, MIT License, Copyright (c) Cole Bemis.",
  "Permission to use, copy, modify, and/or distribute this software for any purpose with or without fee is hereby granted, provided that the above copyright notice and this permission notice appear in all copies.",
  'THE SOFTWARE IS PROVIDED "AS IS" AND THE AUTHOR DISCLAIMS ALL WARRANTIES WITH REGARD TO THIS SOFTWARE.',
  "Icons of technologies: Simple Icons, CC0 1.0. The marks themselves remain trademarks of their owners.",
];

/**
 * SVG bodies by name, as `packages/cli/src/pictures/icons.ts` reads them from `icons.json`.
 * @returns {Promise<{ readonly licence: readonly string[], readonly kinds: Record<string, string>, readonly technologies: Record<string, string> }>}
 */
export async function shippedIcons() {
  const { kinds } = await import("../packages/core/src/model/metamodel/kinds.ts");
  const { technologyIcons } = await import("../packages/core/src/notations/icons.ts");
  const { shapeIcons } = await import("../packages/core/src/notations/orrery.ts");
  const names = new Set([...kinds.map(({ icon }) => icon), ...Object.values(shapeIcons)]);
  return {
    licence,
    kinds: bodies("@iconify-json/lucide", [...names]),
    technologies: bodies("@iconify-json/simple-icons", technologyIcons),
  };
}

/**
 * @param {string} name of the package
 * @param {readonly string[]} icons
 * @returns {Record<string, string>}
 */
function bodies(name, icons) {
  const set = JSON.parse(readFileSync(require.resolve(`${name}/icons.json`), "utf8"));
  return Object.fromEntries(
    icons.toSorted().map((icon) => {
      const found = set.icons[icon] ?? set.icons[set.aliases?.[icon]?.parent ?? ""];
      if (found === undefined || found.hidden === true) throw new Error(`${name} has no icon called ${icon}`);
      return [icon, found.body];
    }),
  );
}

/** Several systems in one run: an estate whose namespaces or Compose projects are systems of their own. */
import type { ObservedElement } from "../observation.ts";

/** Fewer parts make no system, and where most parts belong to none, the spaces mean something else. */
const LEAST_PARTS = 3;
const LEAST_SHARE = 0.6;

/** The name of the system that each part belongs to, by id; empty where all is one system. */
export function spacesOf(parts: readonly ObservedElement[]): ReadonlyMap<string, string> {
  const own = new Map(
    parts.flatMap((one) => {
      const space = spaceOf(one);
      return space === undefined ? [] : [[one.id, space] as const];
    }),
  );
  const counts = new Map<string, number>();
  for (const space of own.values()) counts.set(space, (counts.get(space) ?? 0) + 1);
  const systems = new Set([...counts].filter(([, count]) => count >= LEAST_PARTS).map(([space]) => space));
  const found = new Map([...own].filter(([, space]) => systems.has(space)));
  return systems.size < 2 || found.size < parts.length * LEAST_SHARE ? new Map() : found;
}

/** The only namespace that it is deployed to, else the only Compose project; neither the default one nor that of the root. */
export function spaceOf({ mentions }: ObservedElement): string | undefined {
  for (const variant of ["kubernetes", "compose"]) {
    const spaces = new Set(mentions.flatMap(({ scope }) => (scope.variant === variant ? (scope.space ?? []) : [])));
    const [space] = spaces;
    const name = space
      ?.replace(/^[a-z]+:/u, "")
      .split("/")
      .at(-1);
    if (spaces.size === 1 && name !== undefined && !["", ".", "default"].includes(name)) return name;
    if (spaces.size > 0) return undefined;
  }
  return undefined;
}

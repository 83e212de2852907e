/** A scene as JSON: for viewers, and for tools that compare pictures. */
import type { Scene } from "../notations/scene.ts";

/**
 * The JSON of a scene, its members in the order of their names; same scene, same text. Coordinates have two decimals at most. It may
 * stand inside a `script` element as it is: `<` is written as an escape.
 */
export function sceneToJson(scene: Scene): string {
  return JSON.stringify(scene, (_key, value: unknown) => stable(value)).replaceAll("<", "\\u003c");
}

function stable(value: unknown): unknown {
  if (typeof value === "number") return Number.isFinite(value) ? Math.round(value * 100) / 100 + 0 : 0;
  if (typeof value === "string") return value.toWellFormed();
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Where the places of a view are remembered: `views/<id>.layout` beside the file that declares it. */
import type { Element } from "../model/model.ts";

/** Uri of the sidecar of a view, or of what it is under another id; undefined for an id that would lead elsewhere. */
export function sidecarOf(view: Element, id: string = view.id): string | undefined {
  if (/[\\/\0]/.test(id)) return undefined;
  const { uri } = view.place;
  return `${uri.slice(0, uri.lastIndexOf("/") + 1)}views/${id}.layout`;
}

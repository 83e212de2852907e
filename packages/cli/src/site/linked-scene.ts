/** A scene whose boxes lead to pages: to the view that shows their inside, else to the page of their element. */
import type { GroupMark, Mark, Scene } from "@orrery/core/notations/scene";

/** Addresses from the page that the picture stands on; undefined where there is no page. */
export interface SceneLinks {
  view(id: string): string | undefined;
  element(id: string): string | undefined;
}

/** The scene with `opens` of each mark an address. */
export function linkedScene(scene: Scene, links: SceneLinks): Scene {
  return { ...scene, marks: scene.marks.map((mark) => linked(mark, links, false)) };
}

/** A link has no links inside; a panel is no link, since who presses between its boxes means none of them. */
function linked(mark: Mark, links: SceneLinks, isInside: boolean): Mark {
  if (mark.kind !== "group") return mark;
  const { opens: _opens, ...plain } = mark;
  const address = isInside ? undefined : addressOf(mark, links);
  const marks = mark.marks.map((inner) => linked(inner, links, isInside || address !== undefined));
  return address === undefined ? { ...plain, marks } : { ...plain, opens: address, marks };
}

function addressOf({ opens, element, role }: GroupMark, links: SceneLinks): string | undefined {
  const view = opens === undefined ? undefined : links.view(opens);
  const isBox = role === "node" || role === "row";
  return view ?? (isBox && element !== undefined ? links.element(element) : undefined);
}

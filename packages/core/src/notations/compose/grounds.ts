/** What colour lies under a place: lines and labels are cased in it, so that they look cut out of the panel they are on. */
import type { Box, Point } from "../../engines/layout/graph.ts";
import type { Mark, Token } from "../scene.ts";

/** A panel: its box and what it is filled with. Later ones lie on earlier ones. */
export interface Panel {
  readonly box: Box;
  readonly fill: Token;
}

/** Fill of the first mark that has one. */
export function fillOf(marks: readonly Mark[]): Token {
  for (const mark of marks) {
    const fill = mark.kind === "rect" || mark.kind === "path" ? mark.style.fill : undefined;
    if (fill !== undefined && !fill.startsWith("#")) return fill as Token;
  }
  return "ground";
}

/** The colour under a point. */
export function groundAt(panels: readonly Panel[], { x, y }: Point): Token {
  const found = panels.findLast(
    ({ box }) => x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + box.height,
  );
  return found?.fill ?? "ground";
}

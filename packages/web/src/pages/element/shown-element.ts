/** The element that the page is about, for all of its parts. */
import { createContext, type Context } from "react";
import type { ElementAnswer } from "@orrery/core/answers/answers";

export interface ShownElement {
  readonly element: ElementAnswer;
  /** The present, and not a state of the past. */
  readonly canEdit: boolean;
}

export const ShownElementContext: Context<ShownElement | undefined> = createContext<ShownElement | undefined>(
  undefined,
);

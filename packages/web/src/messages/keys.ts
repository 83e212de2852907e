import type { english } from "./en.ts";

/** Name of a text of the interface. */
export type MessageKey = keyof typeof english;

import type { english } from "./en.ts";

/** Name of a text of the command. */
export type MessageKey = keyof typeof english;

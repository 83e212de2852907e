/** Commands of pages that are not open now, kept in this browser by what they are called, so that their keys can be chosen from anywhere. */
import type { Command } from "./commands.ts";

/** What of a command can be kept. */
export type RememberedCommand = Pick<Command, "id" | "title" | "keys" | "group">;

const place = "orrery.commands";

type Kept = Readonly<Record<string, Readonly<Record<string, RememberedCommand>>>>;

/** Keeps what commands are called in a language. */
export function rememberCommands(commands: Iterable<Command>, language: string): void {
  const kept = read();
  const named = { ...kept[language] };
  for (const { id, title, keys, group } of commands) {
    named[id] = { id, title, ...(keys === undefined ? {} : { keys }), ...(group === undefined ? {} : { group }) };
  }
  try {
    localStorage.setItem(place, JSON.stringify({ ...kept, [language]: named }));
  } catch {
    // Storage may be forbidden or full: then only what is on offer can be chosen for.
  }
}

/** Commands that were on offer in this browser at some time, in a language if they were in it. */
export function rememberedCommands(language: string): readonly RememberedCommand[] {
  const kept = read();
  const byId = new Map(Object.values(kept).flatMap((named) => Object.entries(named)));
  for (const [id, command] of Object.entries(kept[language] ?? {})) byId.set(id, command);
  return [...byId.values()].filter(isCommand);
}

function read(): Kept {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(place) ?? "{}");
    return typeof stored === "object" && stored !== null ? (stored as Kept) : {};
  } catch {
    return {};
  }
}

/** What is kept may come from another version, or from somebody's hand. */
function isCommand(command: unknown): command is RememberedCommand {
  if (typeof command !== "object" || command === null) return false;
  const { id, title, keys } = command as Readonly<Record<string, unknown>>;
  const areKeys = keys === undefined || (Array.isArray(keys) && keys.every((key) => typeof key === "string"));
  return typeof id === "string" && typeof title === "string" && areKeys;
}

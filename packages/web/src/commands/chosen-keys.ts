/** The keys of commands as the reader wants them: as they are from the start, or others that preferences hold. */
import type { Command } from "./commands.ts";
import { collide, isSingle, readKeys } from "./keys.ts";

/** Keys by id of command; a command with an empty list has none. */
export type ChosenKeys = Readonly<Record<string, readonly string[]>>;

type Keyed = Pick<Command, "id" | "keys">;

/** The keys of a command, in their usual form; `allowsSingle`: also those of one character. */
export function keysOf(command: Keyed, chosen: ChosenKeys, allowsSingle = true): readonly string[] {
  const own = Object.hasOwn(chosen, command.id) ? chosen[command.id] : undefined;
  const keys = (own ?? command.keys ?? []).flatMap((key) => readKeys(key) ?? []);
  return allowsSingle ? keys : keys.filter((key) => !isSingle(key));
}

/** Commands whose keys stand in the way of a sequence. */
export function conflictsOf<Known extends Keyed>(
  sequence: string,
  id: string,
  commands: readonly Known[],
  chosen: ChosenKeys,
): readonly Known[] {
  return commands.filter(
    (command) => command.id !== id && keysOf(command, chosen).some((key) => collide(key, sequence)),
  );
}

/** What a press after other presses means among commands: one to run, the beginning of a sequence, or nothing. */
export type Meaning<Known> =
  | { readonly kind: "command"; readonly command: Known; readonly keys: string }
  | { readonly kind: "begun"; readonly keys: string }
  | undefined;

/** The command that a press asks for; `names`: what the press answers to; `begun`: the keys before it. */
export function meaningOf<Known extends Keyed>(
  names: readonly string[],
  begun: string | undefined,
  commands: readonly Known[],
  chosen: ChosenKeys,
  allows: (keys: string) => boolean,
): Meaning<Known> {
  const sequences = names.map((name) => (begun === undefined ? name : `${begun} ${name}`));
  const keyed = commands.map((command) => ({ command, keys: keysOf(command, chosen).filter(allows) }));
  for (const sequence of sequences) {
    const found = keyed.find(({ keys }) => keys.includes(sequence));
    if (found !== undefined) return { kind: "command", command: found.command, keys: sequence };
  }
  const first = sequences.find((sequence) =>
    keyed.some(({ keys }) => keys.some((key) => key.startsWith(`${sequence} `))),
  );
  return first === undefined ? undefined : { kind: "begun", keys: first };
}

/** Chosen keys as text, a line a command: `go.views = g v or F9`. */
export function writeKeys(chosen: ChosenKeys): string {
  return Object.entries(chosen)
    .map(([id, keys]) => `${id} = ${keys.join(" or ")}`.trim())
    .sort()
    .join("\n");
}

/** What `writeKeys` wrote, or a person; `faults`: lines that mean nothing, from 1. */
export function readChosenKeys(text: string): { readonly chosen: ChosenKeys; readonly faults: readonly number[] } {
  const faults: number[] = [];
  const chosen: Record<string, readonly string[]> = {};
  text.split("\n").forEach((line, index) => {
    if (line.trim() === "" || line.trim().startsWith("#")) return;
    const parts = /^\s*([\w.-]+)\s*=\s*(.*?)\s*$/.exec(line);
    const written = (parts?.[2] ?? "").split(/\s+or\s+/).filter((one) => one !== "");
    const keys = written.map(readKeys);
    if (parts?.[1] === undefined || keys.includes(undefined)) faults.push(index + 1);
    else chosen[parts[1]] = keys.filter((key) => key !== undefined);
  });
  return { chosen, faults };
}

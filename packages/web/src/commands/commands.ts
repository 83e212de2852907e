/**
 * What can be done here and now: parts of the workbench offer commands for as long as they are shown. The keyboard runs them, the palette
 * lists them, help shows their keys; none of these knows a command by name.
 */
import { useEffect, useState, useSyncExternalStore } from "react";
import type { IconName } from "../parts/icon-names.ts";

export interface Command {
  /** The same in every language and version: preferences remember keys by it. `go.views`, `element.rename`. */
  readonly id: string;
  /** In the reader's language. */
  readonly title: string;
  readonly icon?: IconName;
  /**
   * Keys as they are from the start: `c`, `F2`, `Control+z`, `g v` (one after the other), `Alt+ArrowLeft`, `Shift+Digit1`. Letters count
   * by what is written on the key, digits by where it lies. `Control` is Command on a Mac.
   */
  readonly keys?: readonly string[];
  /** Where help lists it; in the reader's language. */
  readonly group?: string;
  /** Undefined: it can be done. A sentence: why not now. */
  readonly blocked?: string;
  /** CSS selector of the place that has to have the focus for the keys to count: those of a picture move nothing elsewhere. */
  readonly within?: string;
  /** Not in the palette, since there is nothing to choose it for: moving in a picture. */
  readonly isQuiet?: boolean;
  readonly run: () => void;
}

const offers = new Map<symbol, readonly Command[]>();
const listeners = new Set<() => void>();
/** Put together when somebody asks: offers change more often than keys are pressed. */
let all: readonly Command[] | undefined = [];
/** By id, as it was last on offer, and what has come since. */
let known: ReadonlyMap<string, Command> = new Map();
let news: (readonly Command[])[] = [];

/** Offers commands for as long as the component is shown. Later offers go before earlier ones where keys are the same. */
export function useCommands(commands: readonly Command[]): void {
  const [offer] = useState(Symbol);
  useEffect(() => {
    // Commands that change keep their place: those of the frame never come to lie before those of a page.
    offers.set(offer, commands);
    news.push(commands);
    tell();
  }, [offer, commands]);
  useEffect(
    () => () => {
      offers.delete(offer);
      tell();
    },
    [offer],
  );
}

/** All commands on offer, followed; the newest first. */
export function useOffered(): readonly Command[] {
  return useSyncExternalStore(subscribe, offered);
}

export function offered(): readonly Command[] {
  return (all ??= [...offers.values()].toReversed().flat());
}

/** All commands that were on offer since the workbench was opened, for choosing their keys. */
export function useKnown(): ReadonlyMap<string, Command> {
  return useSyncExternalStore(subscribe, everOffered);
}

function everOffered(): ReadonlyMap<string, Command> {
  if (news.length > 0) known = new Map([...known, ...news.flat().map((command) => [command.id, command] as const)]);
  news = [];
  return known;
}

const MOST_NEWS = 50;

function tell(): void {
  all = undefined;
  // Nobody has asked for long: what they are called counts, not how often they were.
  if (news.length > MOST_NEWS) everOffered();
  remembering ??= setTimeout(remember, REMEMBER_AFTER);
  for (const listener of listeners) listener();
}

/** Milliseconds after a change: nobody waits for it. */
const REMEMBER_AFTER = 3000;
let remembering: ReturnType<typeof setTimeout> | undefined;

/** What there is to choose keys for is known on other pages, too. */
function remember(): void {
  remembering = undefined;
  const commands = everOffered().values();
  void import("./remembered.ts").then((module) => module.rememberCommands(commands, document.documentElement.lang));
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

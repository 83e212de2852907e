/** The keyboard of the whole workbench: it runs the commands that are on offer, by the keys that the reader has chosen for them. */
import { useEffect } from "react";
import { meaningOf } from "../commands/chosen-keys.ts";
import { offered, type Command } from "../commands/commands.ts";
import { isCharacter, isSingle, namesOfPress } from "../commands/keys.ts";
import { isBegun } from "../editing/gestures.ts";
import { speakingOf, type Speech } from "../messages/messages.ts";
import { preferred } from "../preferences.ts";
import { announce } from "./announcer.tsx";
import { frameTexts } from "./frame-texts.ts";
import { closeOverlay, comingPalette, openKeys, openPalette, releaseOverlay } from "./overlays.ts";

/** Milliseconds within which the next key of a sequence has to come. */
const nextKeyWithin = 1500;

/** Does Command stand for Control? */
export const isMac: boolean = /^Mac|^iP/.test(navigator.platform);

/** Listens for as long as the workbench is shown. */
export function useKeyboard(speech: Speech): void {
  useEffect(() => {
    const stop = new AbortController();
    const { signal } = stop;
    const press = makePress(speech);
    addEventListener("keydown", press, { signal });
    addEventListener("keyup", (event) => event.key.toLowerCase() === "h" && releaseOverlay(), { signal });
    addEventListener("blur", releaseOverlay, { signal });
    return () => stop.abort();
  }, [speech]);
}

function makePress(speech: Speech): (event: KeyboardEvent) => void {
  let begun: { readonly keys: string; readonly at: number } | undefined;
  return (event) => {
    const names = namesOfPress(event, isMac);
    // A modifier on its way to the next key does not end a sequence.
    if (names.length === 0 || event.defaultPrevented || event.isComposing) return;
    const before = begun !== undefined && event.timeStamp - begun.at < nextKeyWithin ? begun.keys : undefined;
    begun = undefined;
    if (document.querySelector("dialog[open]") !== null || typesAhead(event)) return;
    // What is typed at a dialog that is still on its way means nothing to the page behind it.
    if (isBegun() && names.some(isSingle)) return event.preventDefault();
    if (before === undefined && names.includes("h") && isHeld(event)) {
      event.preventDefault();
      return openKeys(true);
    }
    const { keys: chosen, singleKeys } = preferred();
    const allows = (keys: string): boolean => (singleKeys || !isSingle(keys)) && isMeant(event, keys);
    const here = offered().filter(({ within }) => within === undefined || isWithin(event, within));
    const meaning = meaningOf(names, before, here, chosen, allows);
    if (meaning === undefined) return;
    // What is held down is pressed once, but for steps back and forth.
    if (meaning.kind === "begun") begun = event.repeat ? undefined : { keys: meaning.keys, at: event.timeStamp };
    else {
      event.preventDefault();
      perform(meaning.command, speech);
    }
  };
}

/** Who opens the palette goes on typing; it is loaded with its first use, and until it is there the letters are kept for it. */
function typesAhead(event: KeyboardEvent): boolean {
  const query = comingPalette();
  if (query === undefined) return false;
  if (event.key === "Escape") closeOverlay();
  else if (event.key === "Backspace") openPalette(query.slice(0, -1));
  else if (isCharacter(event.key) && !event.ctrlKey && !event.metaKey) openPalette(query + event.key);
  event.preventDefault();
  return true;
}

/** Runs a command, or says why it cannot be done now. */
export function perform(command: Command, speech: Speech): void {
  const { blocked } = command;
  if (blocked === undefined) command.run();
  else announce(speakingOf(frameTexts, speech)("command.blocked", { reason: blocked }), "warning");
}

/** `h` is held: a key that repeats, outside of texts, where plain keys are shortcuts at all. */
function isHeld(event: KeyboardEvent): boolean {
  return event.repeat && preferred().singleKeys && !isWriting(event);
}

/** Keys pressed while writing belong to the text, and the space bar belongs to buttons and to the page, except in pictures. */
function isMeant(event: KeyboardEvent, keys: string): boolean {
  if (keys === "Space" && !isInPicture(event)) return false;
  return !isWriting(event) || !ofTexts.test(keys);
}

/** What a field does with keys: characters, moving, deleting, and copying, pasting and undoing with Control. */
const ofTexts =
  /^(?:(?:Shift\+)?(?:.|Digit\d|Space|Enter|Tab)|(?:(?:Control|Alt|Shift)\+)*(?:Arrow\w+|Home|End|Page\w+|Backspace|Delete|Insert|Enter)|Control\+(?:Shift\+)?[acvxyz])(?: |$)/;

function isInPicture(event: KeyboardEvent): boolean {
  return isWithin(event, ".ov-stage");
}

function isWithin(event: KeyboardEvent, place: string): boolean {
  const target = event.composedPath()[0];
  return target instanceof Element && target.closest(place) !== null;
}

function isWriting(event: KeyboardEvent): boolean {
  const target = event.composedPath()[0];
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return !pressedFields.includes(target.type);
  return target.isContentEditable || /^(?:TEXTAREA|SELECT)$/.test(target.tagName);
}

/** Fields that take no text. */
const pressedFields: readonly string[] = ["button", "checkbox", "radio", "reset", "submit", "image", "color", "file"];

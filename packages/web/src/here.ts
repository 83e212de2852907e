/** The address on screen, read once for all who ask: what stays the same in it stays the same object, so that only what it is about changes. */
import { useSyncExternalStore } from "react";
import { readAddress, type Address, type PageState } from "@orrery/core/answers/url";

// Whoever changes the URL tells it: an address is asked for a thousand times more often than it changes.
const listeners = new Set<() => void>();
addEventListener("popstate", tellHere);
addEventListener("hashchange", tellHere);

let url = hereUrl();
/** All of it; as it was when it last differed in more than the camera; without camera and selection. */
let whole = readAddress(url);
let still = whole;
let frame = without(whole, ["camera", "selection"]);

/** The address now, `undefined` when the URL means nothing. */
export function addressHere(): Address | undefined {
  return whole;
}

/** The address, followed; where a picture is looked at from is not told: it moves without its page. */
export function useAddress(): Address | undefined {
  return useSyncExternalStore(subscribe, () => still);
}

/** The address without camera and selection, which are nothing to the frame around a page. */
export function useFrameAddress(): Address | undefined {
  return useSyncExternalStore(subscribe, () => frame);
}

/** What the address asks for in its state: a language, a theme, a moment. */
export function useAsked<What extends "language" | "theme" | "against">(what: What): PageState[What] | undefined {
  return useSyncExternalStore(subscribe, () => (frame?.kind === "page" ? frame.state[what] : undefined));
}

/** The URL of this application that is on screen. */
export function hereUrl(): string {
  return location.pathname + location.search + location.hash;
}

/** The URL has changed. */
export function tellHere(): void {
  read();
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function read(): void {
  const now = hereUrl();
  if (now === url) return;
  url = now;
  whole = shared(whole, readAddress(now));
  if (!isSame(without(still, ["camera"]), without(whole, ["camera"]))) still = whole;
  frame = shared(frame, without(whole, ["camera", "selection"]));
}

function without(address: Address | undefined, what: readonly ("camera" | "selection")[]): Address | undefined {
  if (address?.kind !== "page") return address;
  const { camera, selection, ...state } = address.state;
  return {
    ...address,
    state: {
      ...state,
      selection: what.includes("selection") ? [] : selection,
      ...(what.includes("camera") || camera === undefined ? {} : { camera }),
    },
  };
}

/** The new value, made of what was there before as far as that is the same. */
function shared<Value>(before: Value, now: Value): Value {
  if (isSame(before, now)) return before;
  if (!isPlain(before) || !isPlain(now) || Array.isArray(now)) return now;
  const old: Readonly<Record<string, unknown>> = before;
  return Object.fromEntries(Object.entries(now).map(([key, value]) => [key, shared(old[key], value)])) as Value;
}

function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (!isPlain(a) || !isPlain(b)) return false;
  const [before, now] = [Object.entries(a), b];
  return before.length === Object.keys(now).length && before.every(([key, value]) => isSame(value, now[key]));
}

function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}

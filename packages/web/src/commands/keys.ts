/**
 * Keys as commands name them: `c`, `F2`, `Control+z`, `g v` (one after the other), `Shift+Digit1`. Letters and signs count by what is
 * written on the key, digits by where it lies, so that they are found on every layout; `Control` is Command on a Mac.
 */

/** What of a `KeyboardEvent` says which keys are down. */
export interface Press {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
  /** Absent in tests. */
  readonly getModifierState?: (name: string) => boolean;
}

/** Is it what a key writes, and not what a key is called? */
export function isCharacter(key: string): boolean {
  return /^.$/u.test(key);
}

/** Signs that many keyboards have on a third level or nowhere: no command may ask for them. */
const signsNotEverywhere = "/\\[]{}@#";

const modifierKeys: readonly string[] = ["Control", "Shift", "Alt", "AltGraph", "Meta", "CapsLock", "Fn", "Dead", "OS"];

/** Names that a press answers to, the surest first; none where only a modifier is down. */
export function namesOfPress(press: Press, isMac: boolean): readonly string[] {
  if (modifierKeys.includes(press.key) || press.key === "Unidentified" || press.key === "Process") return [];
  // The third level of a key writes signs; it is no Control+Alt, although Windows says so.
  const isThirdLevel = press.getModifierState?.("AltGraph") === true;
  const isControl = !isThirdLevel && (isMac ? press.metaKey : press.ctrlKey);
  const isAlt = !isThirdLevel && press.altKey;
  // On a Mac Control is another key than Command, on other systems the Windows key belongs to the system.
  if (!isThirdLevel && (isMac ? press.ctrlKey : press.metaKey)) return [];
  const keys = isThirdLevel && press.key.length === 1 ? [{ key: press.key, hasShift: false }] : keysOf(press, isAlt);
  const names = keys.map(({ key, hasShift }) =>
    [...(isControl ? ["Control"] : []), ...(isAlt ? ["Alt"] : []), ...(hasShift ? ["Shift"] : []), key].join("+"),
  );
  return [...new Set(names)];
}

interface NamedKey {
  readonly key: string;
  readonly hasShift: boolean;
}

function keysOf(press: Press, isAlt: boolean): readonly NamedKey[] {
  const { key, code, shiftKey } = press;
  const digit = /^(?:Digit|Numpad)(\d)$/.exec(code)?.[1];
  const byPlace: readonly NamedKey[] =
    digit === undefined || (code.startsWith("Numpad") && key !== digit)
      ? []
      : [{ key: `Digit${digit}`, hasShift: shiftKey }];
  const letter = /^Key([A-Z])$/.exec(code)?.[1]?.toLowerCase();
  // Other scripts, and the signs that Option writes on a Mac: there the place of the key is all we have.
  const isForeign = letter !== undefined && (isAlt || /^[^\x20-\x7e]$/u.test(key)) && !/^[a-z]$/i.test(key);
  if (isForeign) return [{ key: letter, hasShift: shiftKey }];
  if (key === " ") return [{ key: "Space", hasShift: shiftKey }];
  if (!isCharacter(key)) return [{ key, hasShift: shiftKey }];
  if (/^\d$/.test(key)) return byPlace;
  const lower = key.toLowerCase();
  const isLetter = lower !== key.toUpperCase();
  // A sign is what it is: whether it takes Shift depends on the layout.
  return [...byPlace, { key: lower, hasShift: isLetter && shiftKey }];
}

/** The usual form of keys that somebody wrote: `ctrl+shift+Z` is `Control+Shift+z`; undefined where they mean nothing. */
export function readKeys(written: string): string | undefined {
  const chords = written.trim().split(/\s+/).map(readChord);
  return chords.includes(undefined) || written.trim() === "" ? undefined : chords.join(" ");
}

function readChord(written: string): string | undefined {
  const parts = written === "+" ? ["+"] : written.replace(/\+\+$/, "+plus").split("+");
  const key = keyNamed(parts.at(-1) ?? "");
  const modifiers = parts.slice(0, -1).map((part) => modifierNames[part.toLowerCase()]);
  if (key === undefined || modifiers.includes(undefined)) return undefined;
  const said = new Set(modifiers);
  // `N` is Shift and the letter; in `Ctrl+N` the capital is how people write keys.
  if (/^[A-Z]$/.test(key) && said.size === 0) said.add("Shift");
  const plain = isCharacter(key) ? key.toLowerCase() : key;
  return [...["Control", "Alt", "Shift"].filter((modifier) => said.has(modifier)), plain].join("+");
}

const modifierNames: Readonly<Record<string, string>> = {
  control: "Control",
  ctrl: "Control",
  cmd: "Control",
  command: "Control",
  meta: "Control",
  mod: "Control",
  alt: "Alt",
  option: "Alt",
  shift: "Shift",
};

const keyNames: Readonly<Record<string, string>> = {
  plus: "+",
  "−": "-",
  space: "Space",
  esc: "Escape",
  del: "Delete",
  return: "Enter",
  up: "ArrowUp",
  down: "ArrowDown",
  left: "ArrowLeft",
  right: "ArrowRight",
};

function keyNamed(word: string): string | undefined {
  if (word === "") return undefined;
  const known = keyNames[word.toLowerCase()];
  if (known !== undefined) return known;
  if (/^\d$/.test(word)) return `Digit${word}`;
  if (isCharacter(word)) return word;
  return /^[A-Z][A-Za-z]*\d{0,2}$/.test(word) ? word : undefined;
}

/** Does a sequence need a character key alone? People who speak to their machine press such keys by accident (WCAG 2.1.4). */
export function isSingle(sequence: string): boolean {
  return sequence.split(" ").some((chord) => {
    const parts = partsOf(chord);
    const key = parts.at(-1) ?? "";
    const isPlain = isCharacter(key) || /^Digit\d$/.test(key) || key === "Space" || key === "Backspace";
    return isPlain && !parts.includes("Control") && !parts.includes("Alt");
  });
}

/** The sign of a sequence that not all keyboards have; undefined when it can be pressed everywhere. */
export function signNotEverywhere(sequence: string): string | undefined {
  return sequence
    .split(" ")
    .map((chord) => partsOf(chord).at(-1) ?? "")
    .find((key) => isCharacter(key) && signsNotEverywhere.includes(key));
}

/** Do two sequences stand in each other's way: the same, or one begins as the other? */
export function collide(one: string, other: string): boolean {
  return one === other || one.startsWith(`${other} `) || other.startsWith(`${one} `);
}

/** The keys of a sequence as labels: `[["g"], ["v"]]`, `[["Ctrl", "K"]]`. */
export function labelsOf(sequence: string, language: "en" | "fr", isMac: boolean): readonly (readonly string[])[] {
  return sequence.split(" ").map((chord) => {
    const parts = partsOf(chord);
    const hasModifier = parts.length > 1;
    return parts.map((part, index) => labelOf(part, language, isMac, hasModifier && index === parts.length - 1));
  });
}

function labelOf(part: string, language: "en" | "fr", isMac: boolean, isModified: boolean): string {
  const own =
    (isMac ? macLabels[part] : undefined) ?? signs[part] ?? (language === "fr" ? french[part] : english[part]);
  if (own !== undefined) return own;
  const digit = /^Digit(\d)$/.exec(part)?.[1];
  if (digit !== undefined) return digit;
  return isModified && isCharacter(part) ? part.toUpperCase() : part;
}

const macLabels: Readonly<Record<string, string>> = { Control: "⌘", Alt: "⌥", Shift: "⇧" };
const signs: Readonly<Record<string, string>> = {
  ArrowUp: "↑",
  ArrowDown: "↓",
  ArrowLeft: "←",
  ArrowRight: "→",
  "-": "−",
};
const english: Readonly<Record<string, string>> = {
  Control: "Ctrl",
  Backspace: "Backspace",
  Delete: "Del",
  Escape: "Esc",
};
const french: Readonly<Record<string, string>> = {
  Control: "Ctrl",
  Shift: "Maj",
  Backspace: "Retour arr.",
  Delete: "Suppr",
  Escape: "Échap",
  Enter: "Entrée",
  Space: "Espace",
  Home: "Début",
  End: "Fin",
  PageUp: "Page préc.",
  PageDown: "Page suiv.",
};

function partsOf(chord: string): readonly string[] {
  return chord.endsWith("++") ? [...chord.slice(0, -2).split("+"), "+"] : chord === "+" ? ["+"] : chord.split("+");
}

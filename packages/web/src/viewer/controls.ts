/** The buttons, the search field and the line of words around a stage. */
import { findParts } from "./find.ts";
import type { Part } from "./parts.ts";
import type { Words } from "./words.ts";

export interface Controls {
  readonly bar: HTMLElement;
  readonly status: HTMLElement;
  readonly field: HTMLInputElement;
  readonly themeButton: HTMLButtonElement | undefined;
}

export interface Deeds {
  zoom(factor: number): void;
  fit(): void;
  /** Goes to a part that was found. */
  go(part: Part): void;
  /** Absent where the page has a button of its own. */
  readonly changeTheme: (() => void) | undefined;
}

let figures = 0;

export function makeControls(parts: readonly Part[], words: Words, deeds: Deeds): Controls {
  figures += 1;
  const bar = document.createElement("div");
  bar.className = "ov-bar";
  const { box, field } = search(parts, words, deeds);
  const themeButton = deeds.changeTheme === undefined ? undefined : button("◐", words.dark, deeds.changeTheme);
  bar.append(
    box,
    button("−", words.zoomOut, () => deeds.zoom(1 / 1.4)),
    button("+", words.zoomIn, () => deeds.zoom(1.4)),
    button("⤢", words.fit, () => deeds.fit()),
    ...(themeButton === undefined ? [] : [themeButton]),
  );
  const status = document.createElement("p");
  status.className = "ov-status";
  status.setAttribute("role", "status");
  status.textContent = words.hint;
  return { bar, status, field, themeButton };
}

function button(sign: string, name: string, act: () => void): HTMLButtonElement {
  const element = document.createElement("button");
  element.type = "button";
  element.textContent = sign;
  element.title = name;
  element.setAttribute("aria-label", name);
  element.addEventListener("click", act);
  return element;
}

/** A field with a list of what was found (WAI-ARIA, combobox pattern). */
function search(
  parts: readonly Part[],
  words: Words,
  deeds: Deeds,
): { readonly box: HTMLElement; readonly field: HTMLInputElement } {
  const box = document.createElement("div");
  box.className = "ov-search";
  const field = document.createElement("input");
  const list = document.createElement("ul");
  list.id = `ov-found-${figures}`;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", words.search);
  list.hidden = true;
  field.type = "search";
  field.placeholder = words.search;
  field.autocomplete = "off";
  for (const [name, value] of [
    ["role", "combobox"],
    ["aria-label", words.search],
    ["aria-controls", list.id],
    ["aria-expanded", "false"],
    ["aria-autocomplete", "list"],
  ] as const)
    field.setAttribute(name, value);
  box.append(field, list);

  let found: readonly Part[] = [];
  let active = 0;
  const show = (): void => {
    list.replaceChildren(
      ...found.map((part, index) => option(part, `${list.id}-${index}`, index === active, () => choose(part))),
    );
    if (found.length === 0 && field.value.trim() !== "") list.append(nothing(words.none));
    list.hidden = field.value.trim() === "";
    field.setAttribute("aria-expanded", String(!list.hidden));
    if (found.length > 0) field.setAttribute("aria-activedescendant", `${list.id}-${active}`);
    else field.removeAttribute("aria-activedescendant");
  };
  const ask = (value: string): void => {
    found = findParts(parts, value);
    active = 0;
    show();
  };
  const choose = (part: Part): void => {
    field.value = "";
    ask("");
    deeds.go(part);
  };
  field.addEventListener("input", () => ask(field.value));
  field.addEventListener("blur", () => setTimeout(() => (list.hidden = true), 150));
  field.addEventListener("keydown", (event) => {
    const chosen = found[active];
    if (event.key === "Enter" && chosen !== undefined) choose(chosen);
    else if (event.key === "ArrowDown" && found.length > 0) active = (active + 1) % found.length;
    else if (event.key === "ArrowUp" && found.length > 0) active = (active + found.length - 1) % found.length;
    else if (event.key === "Escape" && field.value !== "") {
      field.value = "";
      found = [];
    } else return;
    event.preventDefault();
    event.stopPropagation();
    show();
  });
  return { box, field };
}

function option(part: Part, id: string, isActive: boolean, choose: () => void): HTMLElement {
  const item = document.createElement("li");
  item.id = id;
  item.textContent = part.label;
  item.setAttribute("role", "option");
  item.setAttribute("aria-selected", String(isActive));
  item.addEventListener("pointerdown", (event) => {
    event.preventDefault();
    choose();
  });
  return item;
}

function nothing(words: string): HTMLElement {
  const item = document.createElement("li");
  item.textContent = words;
  item.setAttribute("role", "option");
  item.setAttribute("aria-disabled", "true");
  item.setAttribute("aria-selected", "false");
  return item;
}

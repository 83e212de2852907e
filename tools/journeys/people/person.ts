/** Somebody at the workbench, who works by the mouse or by keys alone: a journey is written once and walked both ways. */
import type { Locator, Page } from "playwright-core";
import { expect, onTestFailed } from "vitest";
import { stop, stopAtFailure } from "./stops.ts";

export type Hand = "mouse" | "keys";
export const hands: readonly Hand[] = ["mouse", "keys"];

/** As long as a busy machine may take. */
export const patience = { timeout: 30_000, interval: 40 };

export interface Person {
  readonly page: Page;
  readonly hand: Hand;
  /** To a page of the workbench: its link at the left, or `g` and its letter. */
  go(name: string, letter: string): Promise<void>;
  /** Presses a link, a button, a box to tick. */
  press(what: Locator): Promise<void>;
  /** Goes into a field, and puts this there in place of what it holds. */
  fill(field: Locator, text: string): Promise<void>;
  /** Chooses from a list that the browser shows. */
  choose(field: Locator, label: string): Promise<void>;
  /** Selects a box of the picture. */
  select(name: string): Promise<void>;
  /** Opens a box of the picture: what it holds, or its page. */
  open(name: string): Promise<void>;
  /** To the page before. */
  back(): Promise<void>;
  keys(...keys: readonly string[]): Promise<void>;
  type(text: string): Promise<void>;
  /** The keyboard is where this is; by the mouse it is pressed. */
  reach(what: Locator): Promise<void>;
  /** Says where the journey is: a picture is taken there for those who want to look. */
  stop(name: string): Promise<void>;
  /** Nothing went wrong on the way: no pointer where there were only keys, the keyboard always somewhere, and to be seen. */
  arrive(): Promise<void>;
}

/** Somebody who sits down before a page. */
export async function person(page: Page, hand: Hand): Promise<Person> {
  const unseen = new Set<string>();
  onTestFailed(() => stopAtFailure(page, hand));
  await page.evaluate(watchPointer);
  page.on("domcontentloaded", () => void page.evaluate(watchPointer).catch(() => undefined));
  const look = async (isPassing = false): Promise<void> => {
    let fault = await page.evaluate(faultOfFocus).catch(() => undefined);
    // What is still coming may push it away for a moment.
    if (fault !== undefined) await page.waitForTimeout(250);
    if (fault !== undefined) fault = await page.evaluate(faultOfFocus).catch(() => undefined);
    if (fault !== undefined && !(isPassing && fault.startsWith("is outside")))
      unseen.add(`${new URL(page.url()).pathname}: ${fault}`);
  };
  const keys = async (...pressed: readonly string[]): Promise<void> => {
    for (const key of pressed) await page.keyboard.press(key);
  };
  const reach = async (what: Locator): Promise<void> => {
    if (hand === "mouse") return what.click();
    await walk(page, what, look);
  };
  const press = async (what: Locator): Promise<void> => {
    if (hand === "mouse") return what.click();
    await reach(what);
    await keys(await what.evaluate(keyThatPresses));
    await expect.poll(() => page.evaluate(isLost), patience).toBe(false);
  };
  const select = async (name: string): Promise<void> => {
    const box = boxOf(page, name);
    await box.waitFor({ state: "attached" });
    if (hand === "mouse") return pressBox(page, box);
    await reach(page.locator('.ov-stage [role="treeitem"][tabindex="0"]'));
    await keys("f");
    await page.getByRole("search", { name: "Find in the picture" }).getByRole("searchbox").waitFor();
    await page.keyboard.type(name);
    await page.getByRole("search", { name: "Find in the picture" }).getByText(/^1 of/).waitFor();
    await keys("Escape");
    await expect.poll(() => page.evaluate(nameOfFocus), patience).toContain(name);
    await look();
  };
  return {
    page,
    hand,
    keys,
    reach,
    press,
    select,
    go: async (name, letter) => {
      if (hand === "keys") await keys("g", letter);
      else await page.getByRole("navigation", { name: "Pages" }).getByRole("link", { name, exact: true }).click();
      await page.getByRole("main").getByRole("heading", { level: 1 }).first().waitFor();
    },
    fill: async (field, text) => {
      await reach(field);
      await keys("Control+a");
      await page.keyboard.type(text);
    },
    choose: async (field, label) => {
      if (hand === "mouse") return void (await field.selectOption({ label }));
      await reach(field);
      await page.keyboard.type(label);
    },
    open: async (name) => {
      if (hand === "keys") {
        await select(name);
        return keys("Enter");
      }
      const { x, y, width, height } = await areaOf(page, boxOf(page, name));
      await page.mouse.dblclick(x + width - 12, y + height - 8);
    },
    back: async () => void (hand === "keys" ? await keys("b") : await page.goBack()),
    type: (text) => page.keyboard.type(text),
    stop: (name) => stop(page, hand, name),
    arrive: async () => {
      expect([...unseen]).toEqual([]);
      if (hand === "keys") expect(await page.evaluate(() => "pointed" in document.documentElement.dataset)).toBe(false);
    },
  };
}

/** A box of the picture, by the beginning of its name. */
export function boxOf(page: Page, name: string): Locator {
  return page.locator(`.ov-stage [role=treeitem][aria-label^="${name}"]`).first();
}

async function pressBox(page: Page, box: Locator): Promise<void> {
  const { x, y, width, height } = await areaOf(page, box);
  // The lower right corner: a container has its parts in the middle.
  await page.mouse.click(x + width - 12, y + height - 8);
}

async function areaOf(page: Page, box: Locator): Promise<{ x: number; y: number; width: number; height: number }> {
  // A newer picture may come in between.
  for (let tries = 0; tries < 60; tries++) {
    await page.waitForFunction(() => document.querySelector(".picture[aria-busy=true], .is-lifted") === null);
    const found = await box.boundingBox();
    if (found !== null) return found;
  }
  throw new Error("the box is not in the picture");
}

/** The way of the keyboard to something: by Tab from stop to stop, by arrows inside of what is one stop. */
async function walk(page: Page, goal: Locator, look: (isPassing: boolean) => Promise<void>): Promise<void> {
  await goal.waitFor();
  const way: string[] = [];
  for (let step = 0; step < 300; step++) {
    const key = await goal.evaluate(nextKey);
    // In passing, what is still coming may push a stop out of sight; where somebody stays it is seen.
    const isPassing = key !== "here";
    // Behind the last stop of the page comes the browser itself.
    if (step > 0 && !(await page.evaluate(isLost))) await look(isPassing);
    if (key === "here") return;
    way.push(key);
    // In the text Tab indents, unless Escape goes before; the first Escape may close a list.
    if (await page.evaluate(() => (document.activeElement?.shadowRoot?.activeElement ?? null) !== null)) {
      await page.keyboard.press("Escape");
      await page.keyboard.press("Escape");
    }
    await page.keyboard.press(key);
  }
  throw new Error(
    `no way by keys to ${String(goal)}: ${way.slice(-20).join(" ")} at ${await page.evaluate(nameOfFocus)}`,
  );
}

/** In the page: which key leads from where the keyboard is towards an element. */
function nextKey(goal: Element): string {
  const root = goal.getRootNode();
  // The editor keeps its own document.
  if (root instanceof ShadowRoot && goal.contains(root.activeElement)) return "here";
  const place = root instanceof ShadowRoot ? root.host : goal;
  const active = document.activeElement ?? document.body;
  if (active === goal || goal.contains(active)) return "here";
  const isOut = goal instanceof HTMLElement && goal.tabIndex < 0;
  // A cell of a table stands for what is in it.
  if (isOut && active.matches("[role=gridcell], [role=rowheader]") && active.contains(goal)) return "here";
  if (active === place) return "Tab";
  const [tag, first] = [goal.tagName, goal.classList[0]];
  const isTwin = (one: Element): boolean => one.tagName === tag && first !== undefined && one.classList.contains(first);
  const around = goal.closest(
    "[role=tree],[role=grid],[role=treegrid],[role=listbox],[role=menu],[role=tablist],[role=toolbar]",
  );
  if (isOut && active !== around && (around?.contains(active) === true || isTwin(active))) return arrow(active, goal);
  // Radio buttons are one stop, too.
  if (goal instanceof HTMLInputElement && active instanceof HTMLInputElement && goal.type === "radio") {
    if (active.name === goal.name) return "ArrowDown";
  }
  // Of things that one goes through by arrows, one is on the way of Tab.
  const stop =
    isOut && around === null
      ? ([...document.querySelectorAll<HTMLElement>(tag)].find((one) => isTwin(one) && one.tabIndex === 0) ?? place)
      : place;
  const isBefore = (active.compareDocumentPosition(stop) & Node.DOCUMENT_POSITION_PRECEDING) !== 0;
  return active !== document.body && isBefore ? "Shift+Tab" : "Tab";

  function arrow(from: Element, to: Element): string {
    const [one, other] = [from.getBoundingClientRect(), to.getBoundingClientRect()];
    const down = other.y + other.height / 2 - (one.y + one.height / 2);
    const right = other.x + other.width / 2 - (one.x + one.width / 2);
    if (Math.abs(down) > one.height / 2) return down > 0 ? "ArrowDown" : "ArrowUp";
    return right > 0 ? "ArrowRight" : "ArrowLeft";
  }
}

/** In the page: the key that presses it; in a table Enter writes into the cell. */
function keyThatPresses(element: Element): string {
  if (element.closest("[role=gridcell], [role=rowheader]") !== null) return "Control+Enter";
  return element.matches("input[type=checkbox], input[type=radio], [role=checkbox], [role=radio]") ? "Space" : "Enter";
}

function isLost(): boolean {
  return document.activeElement === null || document.activeElement === document.body;
}

function nameOfFocus(): string {
  const active = document.activeElement;
  return active?.getAttribute("aria-label") ?? active?.textContent?.slice(0, 80) ?? "";
}

/** In the page: remembers that a pointer was used. */
function watchPointer(): void {
  document.addEventListener(
    "pointerdown",
    ({ isTrusted }) => {
      if (isTrusted) document.documentElement.dataset["pointed"] = "yes";
    },
    true,
  );
}

/** In the page: what is wrong with where the keyboard is; nothing when it can be seen. */
function faultOfFocus(): string | undefined {
  const outer = document.activeElement;
  const active = outer?.shadowRoot?.activeElement ?? outer;
  const called = (one: Element): string =>
    `${one.tagName.toLowerCase()}.${String(one.getAttribute("class"))} “${(one.getAttribute("aria-label") ?? one.textContent ?? "").trim().slice(0, 40)}”`;
  if (active === null || active === document.body) return "the keyboard is nowhere";
  // The page itself, where a reader arrives; a text field has its caret.
  if (
    active.matches(
      "main, dialog, textarea, [contenteditable=true], input:not([type=checkbox],[type=radio],[type=range])",
    )
  )
    return undefined;
  const stage = active.closest(".ov-stage");
  // A picture puts a frame around its box; a field, a row and the like have their ring around them.
  const isRinged =
    stage === null
      ? [active, active.parentElement, active.parentElement?.parentElement].some((one) => {
          if (one === null || one === undefined) return false;
          const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(one);
          return (
            (outlineStyle !== "none" && Number.parseFloat(outlineWidth) > 0) || (one === active && boxShadow !== "none")
          );
        })
      : stage.querySelector(".ov-frame") !== null;
  if (!isRinged) return `cannot be seen: ${called(active)}`;
  const { top, bottom, left, right, width } = active.getBoundingClientRect();
  const isOutside = width > 0 && (bottom <= 0 || top >= innerHeight || right <= 0 || left >= innerWidth);
  return isOutside ? `is outside of the window: ${called(active)}` : undefined;
}

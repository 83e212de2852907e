/** Where the reader was: the pages about something, the last first, kept in this browser. */
import { readAddress, writeAddress, pageAddress, type Page } from "@orrery/core/answers/url";

export interface Visit {
  readonly workspace: string;
  readonly page: Page;
  /** As the page called itself. */
  readonly title: string;
}

const place = "orrery.recent";
const most = 60;

/** Pages worth coming back to; those that every workspace has are a key away. */
const remembered: readonly Page["kind"][] = ["element", "view", "explore", "map", "dashboard", "source"];

export function remember(visit: Visit): void {
  if (!isWorthIt(visit.page)) return;
  const url = urlOf(visit);
  const others = read().filter((entry) => entry.url !== url);
  try {
    localStorage.setItem(place, JSON.stringify([{ url, title: visit.title }, ...others].slice(0, most)));
  } catch {
    // Storage may be forbidden or full: then nothing is remembered.
  }
}

/** The last visits to a workspace. */
export function visitsTo(workspace: string): readonly Visit[] {
  return read().flatMap(({ url, title }) => {
    const address = readAddress(url);
    return address?.kind === "page" && address.workspace === workspace
      ? [{ workspace, page: address.page, title }]
      : [];
  });
}

function isWorthIt(page: Page): boolean {
  if (page.kind === "catalogue") return page.of !== undefined;
  if (page.kind === "source") return page.uri !== undefined;
  return remembered.includes(page.kind) && !(page.kind === "explore" && page.from.length === 0);
}

/** The page without the line, tab or columns that it was left at. */
function urlOf({ workspace, page }: Visit): string {
  if (page.kind === "element") return writeAddress(pageAddress(workspace, { kind: "element", id: page.id }));
  if (page.kind === "source") return writeAddress(pageAddress(workspace, { ...withoutLine(page) }));
  return writeAddress(pageAddress(workspace, page));
}

function withoutLine({ line: _line, ...page }: Page & { readonly kind: "source" }): Page {
  return page;
}

function read(): readonly { readonly url: string; readonly title: string }[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(place) ?? "[]");
    return Array.isArray(stored) ? stored.filter(isEntry) : [];
  } catch {
    return [];
  }
}

function isEntry(entry: unknown): entry is { readonly url: string; readonly title: string } {
  return (
    typeof entry === "object" &&
    entry !== null &&
    "url" in entry &&
    typeof entry.url === "string" &&
    "title" in entry &&
    typeof entry.title === "string"
  );
}

/** The viewer of pictures, as a site carries it: a script and a style that move and search a picture in the page. */
import { join } from "node:path";
import { tryReading } from "../files.ts";
import { findPages } from "../serve/pages.ts";
import type { SitePlan } from "./site.ts";

const names = ["viewer.js", "viewer.css"] as const;

/** The built viewer; none where the pages of the workbench are not built, and pictures stand still then. */
export function findViewer(): SitePlan["viewer"] {
  const folder = findPages();
  const files = new Map<string, Uint8Array>();
  for (const name of folder === undefined ? [] : names) {
    const bytes = tryReading(join(folder ?? "", name));
    if (bytes instanceof Uint8Array) files.set(name, bytes);
  }
  const ending = (end: string): readonly string[] => [...files.keys()].filter((name) => name.endsWith(end));
  return { files, scripts: ending(".js"), styles: ending(".css") };
}

/** Addresses of the pages of a site. */
import type { Model } from "@orrery/core/model/model";
import { fileNames } from "../file-names.ts";

/** The address of a page for each id. */
export interface Addresses {
  /** Undefined for an id that has no page. */
  of(id: string): string | undefined;
}

/** Gives each id a page in a folder, `elements/shop.html`. */
export function addressesIn(folder: string, ids: Iterable<string>): Addresses {
  const names = fileNames(ids);
  return {
    of: (id) => {
      const name = names.get(id);
      return name === undefined ? undefined : `${folder}/${name}.html`;
    },
  };
}

/** Ids of the elements that have pages. */
export function* elementIds(model: Model): Generator<string> {
  for (const element of model.elements()) yield element.id;
}

/** An address as seen from a page, both from the root of the site: `../elements/shop.html`. */
export function relativeTo(page: string, target: string): string {
  const from = page.split("/").slice(0, -1);
  const to = target.split("/");
  let shared = 0;
  while (shared < from.length && shared < to.length - 1 && from[shared] === to[shared]) shared++;
  return [...from.slice(shared).map(() => ".."), ...to.slice(shared)].join("/");
}

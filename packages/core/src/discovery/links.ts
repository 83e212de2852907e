/** From claims to links, in their order. */
import type { Gathered, LinkContext, Links } from "./link.ts";
import { ofRelationship } from "./relationship-links.ts";
import { ofSetting } from "./setting-links.ts";

export function linksOf(context: LinkContext, roots: readonly number[]): Links {
  const found: Gathered = { links: [], loose: [], mislabelled: [] };
  for (const one of context.index.relationships) ofRelationship(one, context, found);
  for (const root of roots)
    for (const given of context.settings.ofRoot(root)) ofSetting(root, given, context, found.links, found.loose);
  return found;
}

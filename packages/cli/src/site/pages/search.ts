/** The page that finds things: a script searches an index that comes as a script, since a page on a disk may fetch nothing. */
import { pages, type SiteContext } from "../context.ts";
import type { Page } from "../frame.ts";
import { html } from "../html.ts";

/** The index of a language, from the root of the site. */
export function indexPath({ speech }: SiteContext): string {
  return `assets/search-${speech.locale}.js`;
}

export function searchPage(context: SiteContext): Page {
  const { speech } = context;
  return {
    path: pages.search,
    title: speech.text("site.search"),
    section: "search",
    crumbs: [{ name: speech.text("site.home"), address: pages.home }],
    scripts: [indexPath(context)],
    content: html`<div class="head">
        <h1>${speech.text("site.search")}</h1>
        <p class="sub">${speech.text("site.search.about")}</p>
      </div>
      <form class="search-form" role="search" action="${pages.search}" method="get">
        <label class="unseen" for="query">${speech.text("site.search")}</label
        ><input
          id="query"
          type="search"
          name="q"
          autocomplete="off"
          data-query
          placeholder="${speech.text("site.search.placeholder")}"
        />
      </form>
      <p
        class="quiet"
        role="status"
        data-found
        data-none="${speech.text("site.search.none")}"
        data-one="${speech.text("site.search.found", { count: 1 })}"
        data-some="${speech.text("site.search.some")}"
      ></p>
      <ol class="found" data-results></ol>
      <noscript
        ><p>
          ${speech.text("site.search.script")} <a href="${pages.catalogue}">${speech.text("site.catalogue")}</a>
        </p></noscript
      >`,
  };
}

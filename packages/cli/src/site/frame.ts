/** What stands around every page: head, bar with search and languages, breadcrumbs, foot. */
import type { Locale } from "@orrery/core/base/codes";
import { relativeTo } from "./addresses.ts";
import { pages, type SiteContext } from "./context.ts";
import { type Html, html } from "./html.ts";

export interface Page {
  /** From the folder of the language: `elements/shop.html`. */
  readonly path: string;
  readonly title: string;
  /** One sentence for those who list pages. */
  readonly description?: string | undefined;
  /** From the home page down, without the page itself. */
  readonly crumbs: readonly Crumb[];
  /** Entry of the bar that it belongs to. */
  readonly section: "home" | "catalogue" | "checks" | "search";
  readonly content: Html;
  /** Further scripts and styles, from the root of the site. */
  readonly scripts?: readonly string[];
  readonly styles?: readonly string[];
  /** The page takes the whole width of the window. */
  readonly isWide?: boolean;
  /** Digests of the style sheets inside its pictures: `sha256-...`. */
  readonly styleDigests?: readonly string[];
}

export interface Crumb {
  readonly name: string;
  /** From the folder of the language; undefined where there is no page. */
  readonly address: string | undefined;
}

/** The whole document of a page. */
export function documentOf(context: SiteContext, page: Page): string {
  const { speech, title } = context;
  const root = (path: string): string => relativeTo(`${speech.locale}/${page.path}`, path);
  const heading = page.section === "home" ? title : `${page.title} · ${title}`;
  return html`<!doctype html>
    <html lang="${speech.locale}">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${policyOf(page.styleDigests ?? [])}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="generator" content="Orrery ${context.version}" />
        ${page.description !== undefined && html`<meta name="description" content="${page.description}" /> `}
        <title>${heading}</title>
        <link rel="icon" type="image/svg+xml" href="${root("assets/icon.svg")}" />
        ${["assets/site.css", ...(page.styles ?? [])].map((path) => html`<link rel="stylesheet" href="${root(path)}" /> `)}
        <script src="${root("assets/site.js")}"></script>
        ${(page.scripts ?? []).map((path) => html`<script defer src="${root(path)}"></script> `)}
      </head>
      <body>
        <a class="skip" href="#main">${speech.text("site.skip")}</a>
        ${bar(context, page)}
        <main id="main" tabindex="-1" class="${page.isWide === true ? "wide" : ""}">
          ${breadcrumbs(context, page)} ${page.content}
        </main>
        ${foot(context)}
      </body>
    </html> `.markup;
}

/**
 * Nothing from elsewhere, no code inside a page. `file:` is for sites that are opened from a disk, where `'self'` means nothing to some
 * browsers; a page from a server cannot load such addresses anyway.
 */
export function policyOf(styleDigests: readonly string[]): string {
  const digests = styleDigests.map((digest) => ` '${digest}'`).join("");
  return `default-src 'none'; script-src 'self' file:; style-src 'self' file:${digests}; img-src 'self' file: data:; font-src 'self' file:; form-action 'self' file:; base-uri 'none'`;
}

function bar(context: SiteContext, page: Page): Html {
  const { speech, title, problems } = context;
  const to = (path: string): string => relativeTo(page.path, path);
  const entry = (section: Page["section"], path: string, name: string, mark?: Html): Html =>
    html`<li>
      <a href="${to(path)}" ${page.section === section && html` aria-current="${page.path === path ? "page" : "true"}"`}
        >${name}${mark}</a
      >
    </li>`;
  const count = problems.errors + problems.warnings;
  const mark =
    count > 0 &&
    html` <span class="count ${problems.errors > 0 ? "count-error" : "count-warning"}">${speech.number(count)}</span>`;
  return html`<header class="bar">
    <a class="brand" href="${to(pages.home)}"
      ><img
        src="${relativeTo(`${speech.locale}/${page.path}`, "assets/icon.svg")}"
        alt=""
        width="22"
        height="22"
      /><span>${title}</span></a
    >
    <nav aria-label="${speech.text("site.pages")}">
      <ul>
        ${entry("home", pages.home, speech.text("site.home"))}
        ${entry("catalogue", pages.catalogue, speech.text("site.catalogue"))}
        ${entry("checks", pages.checks, speech.text("site.checks"), mark === false ? undefined : mark)}
      </ul>
    </nav>
    ${page.section !== "search" && searchField(context, to(pages.search))} ${languages(context, page)}
    <button
      class="theme"
      type="button"
      hidden
      data-theme-button
      data-light="${speech.text("site.theme.light")}"
      data-dark="${speech.text("site.theme.dark")}"
      aria-label="${speech.text("site.theme.dark")}"
    ></button>
  </header>`;
}

function searchField({ speech }: SiteContext, address: string): Html {
  return html`<form class="search" role="search" action="${address}" method="get">
    <label class="unseen" for="search">${speech.text("site.search")}</label>
    <input
      id="search"
      type="search"
      name="q"
      autocomplete="off"
      placeholder="${speech.text("site.search.placeholder")}"
    />
  </form>`;
}

const names: Readonly<Record<Locale, string>> = { en: "English", fr: "Français" };

function languages({ speech, languages: all }: SiteContext, { path }: Page): Html | undefined {
  if (all.length < 2) return undefined;
  const links = all
    .filter((locale) => locale !== speech.locale)
    .map(
      (locale) =>
        html`<a
          href="${relativeTo(`${speech.locale}/${path}`, `${locale}/${path}`)}"
          lang="${locale}"
          hreflang="${locale}"
          rel="alternate"
          >${names[locale]}</a
        >`,
    );
  return html`<nav class="languages" aria-label="${speech.text("site.languages")}">${links}</nav>`;
}

function breadcrumbs({ speech }: SiteContext, { path, title, crumbs, section }: Page): Html | undefined {
  if (section === "home" && crumbs.length === 0) return undefined;
  const links = crumbs.map(({ name, address }) =>
    address === undefined ? html`<li>${name}</li>` : html`<li><a href="${relativeTo(path, address)}">${name}</a></li>`,
  );
  return html`<nav class="crumbs" aria-label="${speech.text("site.crumbs")}">
    <ol>
      ${links}
      <li aria-current="page">${title}</li>
    </ol>
  </nav>`;
}

function foot({ speech, version }: SiteContext): Html {
  return html`<footer class="foot"><p>${speech.text("site.foot", { version })}</p></footer>`;
}

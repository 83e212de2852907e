/** A whole site as files: pages come one after the other, so that a model of any size needs the memory of one page. */
import type { KindAnswer, Statistics } from "@orrery/core/answers/answers";
import { diagnosticsAnswer } from "@orrery/core/answers/diagnostics";
import { elementAnswer } from "@orrery/core/answers/element";
import type { Positions } from "@orrery/core/answers/positions";
import { severityCounts } from "@orrery/core/answers/statistics";
import { kindAnswer } from "@orrery/core/answers/summary";
import type { Locale } from "@orrery/core/base/codes";
import type { Diagnostic } from "@orrery/core/base/diagnostic";
import type { Model } from "@orrery/core/model/model";
import { elementsIn } from "@orrery/core/views/elements-in";
import type { Speech } from "../messages/messages.ts";
import { addressesIn, elementIds } from "./addresses.ts";
import type { SiteContext } from "./context.ts";
import { documentOf, type Page, policyOf } from "./frame.ts";
import { html } from "./html.ts";
import { type Reach, reachesOf } from "./reaches.ts";
import { cataloguePage, kindPages } from "./pages/catalogue.ts";
import { checksPage } from "./pages/checks.ts";
import { type Appearances, elementPage } from "./pages/element.ts";
import { homePage } from "./pages/home.ts";
import { indexPath, searchPage } from "./pages/search.ts";
import { type SiteView, viewPage } from "./pages/view.ts";
import { siteScript } from "./script.ts";
import { searchIndex } from "./search-index.ts";
import { siteIcon, siteStyle } from "./style.ts";

/** What a site is made of. */
export interface SitePlan {
  readonly model: Model;
  /** For a model that gives itself no title. */
  readonly title: string;
  readonly statistics: Statistics;
  readonly diagnostics: readonly Diagnostic[];
  readonly positions: Positions;
  /** The languages of the site, the one that it opens with first. */
  readonly speeches: readonly Speech[];
  readonly views: ReadonlyMap<Locale, readonly SiteView[]>;
  /** The viewer of pictures: files by name, those that pages load named apart. */
  readonly viewer: {
    readonly files: ReadonlyMap<string, string | Uint8Array>;
    readonly scripts: readonly string[];
    readonly styles: readonly string[];
  };
  /** The font: its files by name, those of each weight named. */
  readonly fonts: {
    readonly files: ReadonlyMap<string, Uint8Array>;
    readonly weights: Readonly<Record<number, string>>;
  };
  readonly version: string;
}

type SiteFile = readonly [path: string, content: string | Uint8Array];

/** All files of the site, by path from its root. Same plan, same files. */
export function* siteFiles(plan: SitePlan): Generator<SiteFile> {
  yield* assets(plan);
  yield ["index.html", entrance(plan)];
  const reach = reachesOf(plan.model);
  for (const speech of plan.speeches) yield* filesIn(plan, speech, reach);
}

function* assets({ viewer, fonts }: SitePlan): Generator<SiteFile> {
  yield ["assets/site.css", siteStyle(fonts.weights)];
  yield ["assets/site.js", siteScript];
  yield ["assets/icon.svg", siteIcon];
  for (const [name, content] of [...fonts.files, ...viewer.files]) yield [`assets/${name}`, content];
}

/** The page at the root: leads on at once, and has the links for who does not want to be led. */
function entrance({ speeches, model, title }: SitePlan): string {
  const first = speeches[0]?.locale ?? "en";
  const links = speeches.map(
    ({ locale, text }) => html`<li><a href="${locale}/index.html" lang="${locale}">${text("site.language")}</a></li>`,
  );
  return html`<!doctype html>
    <html lang="${first}">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${policyOf([])}" />
        <meta http-equiv="refresh" content="0; url=${first}/index.html" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${model.header()?.nameIn(first) ?? title}</title>
        <link rel="icon" type="image/svg+xml" href="assets/icon.svg" />
        <link rel="stylesheet" href="assets/site.css" />
      </head>
      <body>
        <main>
          <h1>${model.header()?.nameIn(first) ?? title}</h1>
          <ul>
            ${links}
          </ul>
        </main>
      </body>
    </html> `.markup;
}

function* filesIn(plan: SitePlan, speech: Speech, reach: (row: number) => Reach): Generator<SiteFile> {
  const { model, statistics } = plan;
  const { locale } = speech;
  const views = plan.views.get(locale) ?? [];
  const kinds = kindsOf(model);
  const context = contextOf(plan, speech, views, kinds);
  const file = (page: Page): SiteFile => [`${locale}/${page.path}`, documentOf(context, page)];
  const viewer = {
    scripts: plan.viewer.scripts.map((name) => `assets/${name}`),
    styles: plan.viewer.styles.map((name) => `assets/${name}`),
  };
  yield file(homePage(context, statistics, kinds, views));
  for (const view of views) {
    yield file(viewPage(context, view, viewer));
    if (view.thumbnail !== undefined) yield [`${locale}/${view.thumbnail.path}`, view.thumbnail.content];
    for (const picture of view.files) yield [`${locale}/${picture.path}`, picture.content];
  }
  yield file(cataloguePage(context, kinds));
  for (const kind of kinds) for (const page of kindPages(context, kind)) yield file(page);
  yield file(checksPage(context, diagnosticsAnswer(plan.diagnostics, plan.positions, locale)));
  yield file(searchPage(context));
  yield [indexPath(context), searchIndex(context, kinds, views)];
  for (const page of elementPages(plan, context, views, reach)) yield file(page);
}

function contextOf(
  { model, title, speeches, diagnostics, version }: SitePlan,
  speech: Speech,
  views: readonly SiteView[],
  kinds: readonly KindAnswer[],
): SiteContext {
  const counts = severityCounts(diagnostics);
  const name = model.header()?.nameIn(speech.locale) ?? "";
  return {
    model,
    title: name === "" ? title : name,
    speech,
    languages: speeches.map(({ locale }) => locale),
    elements: addressesIn("elements", elementIds(model)),
    views: addressesIn(
      "views",
      views.map((view) => view.id),
    ),
    kinds: addressesIn(
      "catalogue",
      kinds.map((kind) => kind.id),
    ),
    problems: { errors: counts.error, warnings: counts.warning },
    version,
  };
}

function kindsOf(model: Model): readonly KindAnswer[] {
  const counts = model.countByKind();
  return model.schema.kinds.flatMap((kind, number) => {
    const count = counts[number] ?? 0;
    return kind.layer === undefined || count === 0 ? [] : [kindAnswer(kind, count)];
  });
}

function* elementPages(
  plan: SitePlan,
  context: SiteContext,
  views: readonly SiteView[],
  reachOf: (row: number) => Reach,
): Generator<Page> {
  const { model, positions } = plan;
  const appearances = appearancesIn(views);
  const byFile = problemsByFile(plan.diagnostics);
  for (const { id, row } of model.elements()) {
    const reach = reachOf(row);
    const impact = { up: reach.up, down: reach.down };
    const request = { language: context.speech.locale, positions, impact };
    const answer = elementAnswer(model, problemsNear(model, row, byFile), id, request);
    if (answer !== undefined) yield elementPage(context, answer, appearances.get(id) ?? [], reach);
  }
}

/** The views that show an element, by its id. */
function appearancesIn(views: readonly SiteView[]): ReadonlyMap<string, Appearances> {
  const found = new Map<string, Appearances[number][]>();
  for (const view of views) {
    for (const id of elementsIn(view.diagram)) {
      const list = found.get(id);
      if (list === undefined) found.set(id, [view]);
      else list.push(view);
    }
  }
  return found;
}

type ProblemsByFile = ReadonlyMap<string, readonly Diagnostic[]>;

function problemsByFile(diagnostics: readonly Diagnostic[]): ProblemsByFile {
  const found = new Map<string, Diagnostic[]>();
  for (const diagnostic of diagnostics) {
    const list = found.get(diagnostic.uri);
    if (list === undefined) found.set(diagnostic.uri, [diagnostic]);
    else list.push(diagnostic);
  }
  return found;
}

/** Problems of the files that speak of an element: its own, those that extend it, those of the relationships that start at it. */
function problemsNear(model: Model, row: number, byFile: ProblemsByFile): readonly Diagnostic[] {
  if (byFile.size === 0) return [];
  const uris = new Set([
    model.elementPlace(row).uri,
    ...(model.parts.extensions.get(row) ?? []).map((extension) => model.segmentOf("extensions", extension)?.uri ?? ""),
    ...model
      .at(row)
      .out()
      .map((relationship) => relationship.place.uri),
  ]);
  return [...uris].flatMap((uri) => byFile.get(uri) ?? []);
}

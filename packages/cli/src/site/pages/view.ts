/** The page of a view: its picture to move about in, what it shows as tables, and the same as files. */
import type { Diagram } from "@orrery/core/views/diagram";
import type { Diagnostic } from "@orrery/core/base/diagnostic";
import { describe } from "@orrery/core/base/codes";
import { relativeTo } from "../addresses.ts";
import { pages, type SiteContext } from "../context.ts";
import type { Page } from "../frame.ts";
import { type Html, html, trusted } from "../html.ts";
import { prose } from "../prose.ts";
import { twinOf } from "../twin.ts";

/** A view of a site, drawn. */
export interface SiteView {
  readonly id: string;
  readonly title: string;
  readonly description: string | undefined;
  /** Title of its viewpoint, and the question that it answers. */
  readonly viewpoint: string;
  readonly question: string | undefined;
  readonly diagram: Diagram;
  /** For the page itself. */
  readonly markup: string;
  /** Scene of a large picture as JSON, which may stand in a `script` element as it is. */
  readonly scene: string | undefined;
  readonly styleDigests: readonly string[];
  /** The same picture as files, by path from the folder of the language. */
  readonly files: readonly { readonly format: string; readonly path: string; readonly content: string | Uint8Array }[];
  /** The file that stands for it in lists; undefined where nothing could be drawn. */
  readonly thumbnail:
    | { readonly path: string; readonly content: string; readonly size: readonly [width: number, height: number] }
    | undefined;
  readonly notes: readonly string[];
  readonly problems: readonly Diagnostic[];
}

export function viewPage(context: SiteContext, view: SiteView, viewer: Pick<Page, "scripts" | "styles">): Page {
  const path = context.views.of(view.id) ?? "";
  const { speech } = context;
  return {
    path,
    title: view.title,
    description: view.question,
    section: "home",
    crumbs: [
      { name: speech.text("site.home"), address: pages.home },
      { name: speech.text("site.views"), address: undefined },
    ],
    isWide: true,
    styleDigests: view.styleDigests,
    ...viewer,
    content: html`<div class="head">
        <h1>${view.title}</h1>
        <p class="sub"><span class="chip">${view.viewpoint}</span> ${view.question}</p>
      </div>
      ${view.description !== undefined && prose(view.description)}
      ${list(
        speech.text("site.view.problems"),
        view.problems.map((problem) => describe(problem, speech.locale)),
      )}
      ${view.thumbnail !== undefined && figure(view)} ${downloads(context, path, view)}
      ${list(speech.text("site.view.notes"), view.notes)}
      <section class="twin" aria-labelledby="twin">
        <h2 id="twin">${speech.text("site.view.twin")}</h2>
        ${twinOf(context, path, view.diagram)}
      </section>`,
  };
}

/** What the viewer takes over; without it the picture stands still. */
function figure({ title, markup, scene }: SiteView): Html {
  return html`<figure class="picture" data-viewer aria-label="${title}">
    ${trusted(markup)}${
      scene !== undefined &&
      html`<script type="application/json" data-scene>
        ${trusted(scene)}
      </script>`
    }
  </figure>`;
}

function downloads({ speech }: SiteContext, page: string, { files, title }: SiteView): Html | undefined {
  if (files.length === 0) return undefined;
  const links = files.map(
    ({ format, path }) =>
      html`<li>
        <a
          class="button"
          href="${relativeTo(page, path)}"
          download
          aria-label="${speech.text("site.view.download", { title, format: format.toUpperCase() })}"
          >${format.toUpperCase()}</a
        >
      </li>`,
  );
  return html`<ul class="downloads" aria-label="${speech.text("site.view.downloads")}">
    ${links}
  </ul>`;
}

function list(title: string, sentences: readonly string[]): Html | undefined {
  if (sentences.length === 0) return undefined;
  return html`<section class="notes">
    <h2>${title}</h2>
    <ul>
      ${sentences.map((sentence) => html`<li>${sentence}</li>`)}
    </ul>
  </section>`;
}

/** The home page: what the model is, how much of what it holds, and all its views. */
import type { KindAnswer, Statistics } from "@orrery/core/answers/answers";
import type { Layer } from "@orrery/core/model/metamodel";
import { layers } from "@orrery/core/model/metamodel/layers";
import { inLanguage, layerMark, layerName, pages, type SiteContext } from "../context.ts";
import type { Page } from "../frame.ts";
import { type Html, html } from "../html.ts";
import { prose } from "../prose.ts";
import type { SiteView } from "./view.ts";

export function homePage(
  context: SiteContext,
  statistics: Statistics,
  kinds: readonly KindAnswer[],
  views: readonly SiteView[],
): Page {
  const { speech, title, model } = context;
  const description = model.header()?.descriptionIn(context.speech.locale);
  return {
    path: pages.home,
    title,
    description: description?.split("\n")[0],
    section: "home",
    crumbs: [],
    content: html`<div class="head"><h1>${title}</h1></div>
      ${description !== undefined && prose(description)}
      <dl class="numbers">
        ${number(context, speech.text("site.elements"), statistics.elements)}
        ${number(context, speech.text("site.relationships"), statistics.relationships)}
        ${number(context, speech.text("site.views"), views.length)}
        ${number(context, speech.text("site.files"), statistics.files)}
      </dl>
      ${gallery(context, views)}
      <section aria-labelledby="holds">
        <h2 id="holds">${speech.text("site.holds")}</h2>
        <div class="layers">${kindCards(context, kinds, "h3")}</div>
      </section>`,
  };
}

/** Cards of the layers, each with its kinds and how many elements are of them. */
export function kindCards(context: SiteContext, kinds: readonly KindAnswer[], heading: "h2" | "h3"): readonly Html[] {
  return [...layers, null].flatMap((layer) => {
    const own = kinds.filter((kind) => kind.layer === layer && kind.count > 0);
    return own.length === 0 ? [] : [layerCard(context, layer, own, heading)];
  });
}

function layerCard(
  context: SiteContext,
  layer: Layer | null,
  kinds: readonly KindAnswer[],
  heading: "h2" | "h3",
): Html {
  const lines = kinds.map((kind) => {
    const address = context.kinds.of(kind.id);
    const name = inLanguage(context, kind.plural);
    const shown = address === undefined ? html`<span>${name}</span>` : html`<a href="${address}">${name}</a>`;
    return html`<li>${shown}<span class="amount">${context.speech.number(kind.count)}</span></li>`;
  });
  const name = html`${layerMark(layer)}${layerName(context, layer)}`;
  const title = heading === "h2" ? html`<h2>${name}</h2>` : html`<h3>${name}</h3>`;
  return html`<section class="card layer-${layer ?? "other"}">
    ${title}
    <ul>
      ${lines}
    </ul>
  </section> `;
}

function number({ speech }: SiteContext, name: string, count: number): Html {
  return html`<div>
    <dt>${name}</dt>
    <dd>${speech.number(count)}</dd>
  </div>`;
}

function gallery(context: SiteContext, views: readonly SiteView[]): Html {
  const { speech } = context;
  const cards = views.map((view) => {
    const { thumbnail } = view;
    const picture = html`<span class="thumbnail"
      >${
        thumbnail !== undefined &&
        html`<img
          src="${thumbnail.path}"
          alt=""
          loading="lazy"
          width="${Math.round(thumbnail.size[0])}"
          height="${Math.round(thumbnail.size[1])}"
        />`
      }</span
    >`;
    return html`<li>
      <a class="view-card" href="${context.views.of(view.id) ?? ""}"
        >${picture}<span class="view-title">${view.title}</span><span class="view-kind">${view.viewpoint}</span></a
      >
    </li> `;
  });
  return html`<section id="views" aria-labelledby="views-title">
    <h2 id="views-title">${speech.text("site.views")}</h2>
    ${
      views.length === 0
        ? html`<p class="quiet">${speech.text("site.views.none")}</p>`
        : html`<ul class="gallery">
            ${cards}
          </ul>`
    }
  </section>`;
}

/** The page of an element: what is said about it and where, what it is joined to, where it is drawn, what depends on it. */
import type { ElementAnswer, ElementSummary, Place, RelationshipAnswer } from "@orrery/core/answers/answers";
import { facets } from "@orrery/core/model/metamodel/attributes/facets";
import { relativeTo } from "../addresses.ts";
import { inLanguage, layerMark, layerName, mention, pages, type SiteContext } from "../context.ts";
import type { Crumb, Page } from "../frame.ts";
import { type Html, html } from "../html.ts";
import { prose } from "../prose.ts";
import type { Reach } from "../reaches.ts";
import { type SiteCell, table } from "../table.ts";
import { valueOf } from "./catalogue.ts";

/** Views that an element appears on. */
export type Appearances = readonly { readonly id: string; readonly title: string; readonly viewpoint: string }[];

export function elementPage(
  context: SiteContext,
  element: ElementAnswer,
  appearances: Appearances,
  { nearest }: Pick<Reach, "nearest">,
): Page {
  const { speech } = context;
  const path = context.elements.of(element.id) ?? "";
  return {
    path,
    title: element.name,
    description: element.description?.split("\n")[0],
    section: "catalogue",
    crumbs: crumbsOf(context, element),
    content: html`<div class="head">
        <h1>${element.name}</h1>
        <p class="sub">
          <span class="chip layer-${element.kind.layer ?? "other"}" title="${layerName(context, element.kind.layer)}"
            >${layerMark(element.kind.layer)}${inLanguage(context, element.kind.name)}</span
          >
          <code>${element.id}</code> ${place(context, element.origin)}
        </p>
        ${otherNames(element)}
      </div>
      ${element.description !== null && prose(element.description)} ${facts(context, path, element)}
      ${list(context, path, speech.text("site.element.parts"), "parts", element.children)}
      ${relationships(context, path, element)} ${referrers(context, path, element)}
      ${appears(context, path, appearances)} ${impact(context, path, element, nearest)} ${problems(context, element)}`,
  };
}

function crumbsOf(context: SiteContext, { kind, path }: ElementAnswer): readonly Crumb[] {
  const { speech } = context;
  return [
    { name: speech.text("site.home"), address: pages.home },
    { name: speech.text("site.catalogue"), address: pages.catalogue },
    { name: inLanguage(context, kind.plural), address: context.kinds.of(kind.id) },
    ...path.map(({ id, name }) => ({ name, address: context.elements.of(id) })),
  ];
}

/** `file.orrery:12`, as editors and terminals know to open it. */
function place({ speech }: SiteContext, { uri, line }: Place): Html {
  return html`<span class="place" title="${speech.text("site.element.place")}">${uri}:${line}</span>`;
}

/** Names in languages other than the page's. */
function otherNames({ name, names }: ElementAnswer): Html | undefined {
  const others = Object.entries(names).filter(([, other]) => other !== name);
  if (others.length === 0) return undefined;
  return html`<p class="names">
    ${others.map(([language, other]) => html`<span lang="${language}">${other}</span> `)}
  </p>`;
}

function facts(context: SiteContext, path: string, { facts: all }: ElementAnswer): Html | undefined {
  if (all.length === 0) return undefined;
  const { speech } = context;
  const ids = [...new Set(all.map((fact) => fact.facet))];
  const groups = ids.map((id) => {
    const name = facets.find((facet) => facet.id === id)?.name;
    const rows = all
      .filter((fact) => fact.facet === id)
      .map(
        (fact) =>
          html`<div><dt title="${inLanguage(context, fact.description)}">${inLanguage(context, fact.name)}</dt><dd${fact.cell.unknown === true && html` class="unknown"`}>${valueOf(context, path, fact.cell)} ${place(context, fact.origin)}</dd></div>\n`,
      );
    return html`<section class="card facet">
      <h3>${name === undefined ? id : inLanguage(context, name)}</h3>
      <dl>${rows}</dl>
    </section> `;
  });
  return html`<section aria-labelledby="facts">
    <h2 id="facts">${speech.text("site.element.facts")}</h2>
    <div class="facets">${groups}</div>
  </section>`;
}

function list(
  context: SiteContext,
  path: string,
  title: string,
  id: string,
  elements: readonly ElementSummary[],
): Html | undefined {
  if (elements.length === 0) return undefined;
  return html`<section aria-labelledby="${id}">
    <h2 id="${id}">${title} ${amount(context, elements.length)}</h2>
    <ul class="mentions">
      ${elements.map((one) => html`<li>${mention(context, path, one)}</li> `)}
    </ul>
  </section>`;
}

function amount({ speech }: SiteContext, count: number): Html {
  return html`<span class="amount">${speech.number(count)}</span>`;
}

function relationships(context: SiteContext, path: string, { relationships: all }: ElementAnswer): Html | undefined {
  if (all.length === 0) return undefined;
  const { speech } = context;
  return html`<section aria-labelledby="relationships">
    <h2 id="relationships">${speech.text("site.relationships")} ${amount(context, all.length)}</h2>
    ${(["out", "in"] as const).map((direction) => relationshipTable(context, path, direction, all))}
  </section>`;
}

function relationshipTable(
  context: SiteContext,
  path: string,
  direction: "out" | "in",
  all: readonly RelationshipAnswer[],
): Html | undefined {
  const { speech } = context;
  const own = all.filter((one) => one.direction === direction);
  if (own.length === 0) return undefined;
  const columns = [
    { name: speech.text("site.column.relationship") },
    { name: speech.text("site.column.element") },
    { name: speech.text("site.column.carries") },
    { name: speech.text("site.column.remark") },
    { name: speech.text("site.column.place") },
  ];
  const rows = own.map((one): readonly SiteCell[] => [
    { content: inLanguage(context, one.phrase) },
    { content: mention(context, path, one.other), order: one.other.name },
    { content: one.carries.map((data, index) => html`${index > 0 && ", "}${mention(context, path, data, true)}`) },
    {
      content: html`${one.label ?? ""}${one.facts.map((fact) => html` <span class="fact">${inLanguage(context, fact.name)}: ${fact.cell.text}</span>`)}`,
    },
    { content: place(context, one.origin), order: `${one.origin.uri}:${String(one.origin.line).padStart(9, "0")}` },
  ]);
  return table(
    speech.text(direction === "out" ? "site.element.out" : "site.element.in", { count: own.length }),
    columns,
    rows,
  );
}

function referrers(context: SiteContext, path: string, { referrers: all }: ElementAnswer): Html | undefined {
  if (all.length === 0) return undefined;
  const items = all.map(
    ({ name, element }) =>
      html`<li>${mention(context, path, element)} <span class="quiet">${inLanguage(context, name)}</span></li> `,
  );
  return html`<section aria-labelledby="referrers">
    <h2 id="referrers">${context.speech.text("site.element.referrers")} ${amount(context, all.length)}</h2>
    <ul class="mentions">
      ${items}
    </ul>
  </section>`;
}

function appears(context: SiteContext, path: string, appearances: Appearances): Html | undefined {
  if (appearances.length === 0) return undefined;
  const items = appearances.map(({ id, title, viewpoint }) => {
    const address = context.views.of(id);
    const shown =
      address === undefined
        ? title
        : html`<span class="mention"><a href="${relativeTo(path, address)}">${title}</a></span>`;
    return html`<li>${shown} <span class="quiet">${viewpoint}</span></li> `;
  });
  return html`<section aria-labelledby="views">
    <h2 id="views">${context.speech.text("site.element.views")} ${amount(context, appearances.length)}</h2>
    <ul class="mentions">
      ${items}
    </ul>
  </section>`;
}

function impact(
  context: SiteContext,
  path: string,
  { impact: { up, down } }: ElementAnswer,
  nearest: Reach["nearest"],
): Html | undefined {
  if (up + down === 0) return undefined;
  const { speech } = context;
  const items = nearest.map(({ row, distance }) => {
    const element = context.model.at(row);
    const { id, kind, layer } = element;
    return html`<li>
      ${mention(context, path, { id, kind, layer, name: element.nameIn(speech.locale) })}
      <span class="quiet">${speech.text("site.element.steps", { count: distance })}</span>
    </li> `;
  });
  const more = down - nearest.length;
  return html`<section aria-labelledby="impact">
    <h2 id="impact">${speech.text("site.element.impact")}</h2>
    <p>${speech.text("element.impact", { up, down })}</p>
    ${
      items.length > 0 &&
      html`<ul class="mentions">
        ${items}${more > 0 && html`<li class="quiet">${speech.text("site.element.more", { count: more })}</li>`}
      </ul>`
    }
  </section>`;
}

function problems(context: SiteContext, { diagnostics }: ElementAnswer): Html | undefined {
  if (diagnostics.length === 0) return undefined;
  const { speech } = context;
  const items = diagnostics.map(
    ({ severity, message, ...origin }) =>
      html`<li class="problem problem-${severity}">
        <strong>${speech.text(`severity.${severity}`)}</strong> ${message} ${place(context, origin)}
      </li> `,
  );
  return html`<section aria-labelledby="problems">
    <h2 id="problems">${speech.text("site.checks")} ${amount(context, diagnostics.length)}</h2>
    <ul class="problems">
      ${items}
    </ul>
  </section>`;
}

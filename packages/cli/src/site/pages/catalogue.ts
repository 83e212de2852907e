/** The catalogue: all kinds on one page, and a table for each kind. */
import { catalogueAnswer } from "@orrery/core/answers/catalogue";
import type { CatalogueAnswer, Cell, KindAnswer } from "@orrery/core/answers/answers";
import { relativeTo } from "../addresses.ts";
import { inLanguage, layerMark, layerName, mention, pages, type SiteContext } from "../context.ts";
import type { Page } from "../frame.ts";
import { type Html, html, type Piece } from "../html.ts";
import { prose } from "../prose.ts";
import { type SiteCell, type SiteColumn, table } from "../table.ts";
import { kindCards } from "./home.ts";

/** Rows of one page: more, and a browser takes its time; what is more goes to further pages. */
const ROWS = 1000;
/** Columns beside the name: the fullest ones. The page of an element has everything. */
const COLUMNS = 9;

export function cataloguePage(context: SiteContext, kinds: readonly KindAnswer[]): Page {
  const { speech } = context;
  return {
    path: pages.catalogue,
    title: speech.text("site.catalogue"),
    section: "catalogue",
    crumbs: [{ name: speech.text("site.home"), address: pages.home }],
    content: html`<div class="head">
        <h1>${speech.text("site.catalogue")}</h1>
        <p class="sub">${speech.text("site.catalogue.about")}</p>
      </div>
      <div class="layers">${kindCards(context, kinds, "h2")}</div>`,
  };
}

/** The pages of a kind: one, or more where there are very many elements. */
export function* kindPages(context: SiteContext, kind: KindAnswer): Generator<Page> {
  const { model, speech } = context;
  const address = context.kinds.of(kind.id);
  const answer = catalogueAnswer(model, { kind: kind.id, limit: Number.MAX_SAFE_INTEGER, language: speech.locale });
  if (address === undefined || answer === undefined) return;
  const count = Math.max(1, Math.ceil(answer.total / ROWS));
  for (let index = 0; index < count; index++)
    yield kindPage(context, kind, answer, pathOf(address, index), index, count);
}

/** `catalogue/application.html`, `catalogue/application~page-2.html`: no kind has such a name. */
function pathOf(address: string, index: number): string {
  return index === 0 ? address : address.replace(/\.html$/, `~page-${index + 1}.html`);
}

function kindPage(
  context: SiteContext,
  kind: KindAnswer,
  answer: CatalogueAnswer,
  path: string,
  index: number,
  count: number,
): Page {
  const { speech } = context;
  const title = inLanguage(context, kind.plural);
  const shown = answer.columns
    .map((column, place) => ({ ...column, place }))
    .filter((column) => column.key !== "description")
    .slice(0, COLUMNS);
  const columns: readonly SiteColumn[] = [
    { name: speech.text("site.column.name") },
    ...shown.map((column) => ({ name: inLanguage(context, column.name), isNumeric: column.numeric })),
  ];
  const part = answer.rows.slice(index * ROWS, (index + 1) * ROWS);
  const layers = new Map(context.model.schema.kinds.map((one) => [one.id, one.layer]));
  const rows = part.map((row): readonly SiteCell[] => [
    { content: mention(context, path, { ...row, layer: layers.get(row.kind) }, row.kind === kind.id), order: row.name },
    ...shown.map((column) => valueCell(context, path, row.cells[column.place] ?? null)),
  ]);
  const description = inLanguage(context, kind.description);
  return {
    path,
    title: count === 1 ? title : `${title} ${index + 1}/${count}`,
    section: "catalogue",
    crumbs: [
      { name: speech.text("site.home"), address: pages.home },
      { name: speech.text("site.catalogue"), address: pages.catalogue },
    ],
    isWide: true,
    content: html`<div class="head">
        <h1>${title}</h1>
        <p class="sub">
          <span class="chip layer-${kind.layer ?? "other"}"
            >${layerMark(kind.layer)}${layerName(context, kind.layer)}</span
          >
          ${speech.text("site.count", { count: answer.total })}
        </p>
      </div>
      ${description !== "" && prose(description)} ${pager(context, path, index, count)} ${table(title, columns, rows)}
      ${pager(context, path, index, count)}`,
  };
}

/** A value, with links where it refers to elements. */
function valueCell(context: SiteContext, page: string, cell: Cell | null): SiteCell {
  if (cell === null) return { content: "" };
  return { content: valueOf(context, page, cell), order: cell.number, isUnknown: cell.unknown };
}

/** One reference becomes a link; a text that names several keeps its words, each of them a link where it stands alone. */
export function valueOf(context: SiteContext, page: string, cell: Cell): Piece {
  const references = cell.references ?? [];
  if (references.length === 0) return cell.text;
  const isOnlyReferences = references.map((one) => one.name).join(", ") === cell.text;
  if (isOnlyReferences || references.length === 1)
    return references.map((one, index): Html => html`${index > 0 && ", "}${mention(context, page, one, true)}`);
  return html`${cell.text}
  ${references.map((one) => html`<a class="reference" href="${linkTo(context, page, one.id)}">${one.name}</a> `)}`;
}

function linkTo(context: SiteContext, page: string, id: string): string {
  const address = context.elements.of(id);
  return address === undefined ? "#" : relativeTo(page, address);
}

function pager({ speech }: SiteContext, path: string, index: number, count: number): Html | undefined {
  if (count === 1) return undefined;
  const base = path.replace(/~page-\d+(?=\.html$)/, "");
  const links = Array.from({ length: count }, (_, at) =>
    at === index
      ? html`<li aria-current="page">${at + 1}</li>`
      : html`<li><a href="${relativeTo(path, pathOf(base, at))}">${at + 1}</a></li>`,
  );
  return html`<nav class="pager" aria-label="${speech.text("site.pager")}">
    <ol>
      ${links}
    </ol>
  </nav>`;
}

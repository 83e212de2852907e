/** Tables of a site: a caption, heads that sort where scripts run, cells with the value that they sort by. */
import { Html, html, type Piece } from "./html.ts";

export interface SiteColumn {
  readonly name: string;
  readonly isNumeric?: boolean | undefined;
}

export interface SiteCell {
  readonly content: Piece;
  /** What it sorts by where that is not its text. */
  readonly order?: number | string | undefined;
  readonly isUnknown?: boolean | undefined;
}

/** A table. The first cell of a row names what the row is about; a column in which no row says anything is left out. */
export function table(caption: string, columns: readonly SiteColumn[], rows: readonly (readonly SiteCell[])[]): Html {
  const shown = columns.map((_, index) => index === 0 || rows.some((cells) => isFilled(cells[index])));
  const heads = columns.map(
    ({ name, isNumeric }, index) =>
      shown[index] === true && html`<th scope="col" ${isNumeric === true && html` class="number"`}>${name}</th>`,
  );
  const lines = rows.map(
    (cells) =>
      html`<tr>
        ${cells.map((cell, index) => shown[index] === true && cellOf(cell, index, columns[index]))}
      </tr> `,
  );
  return html`<div class="table" tabindex="0" role="region" aria-label="${caption}">
    <table data-sorts>
      <caption>
        ${caption}
      </caption>
      <thead>
        <tr>
          ${heads}
        </tr>
      </thead>
      <tbody>
        ${lines}
      </tbody>
    </table>
  </div>`;
}

function isFilled(cell: SiteCell | undefined): boolean {
  const content = cell?.content;
  if (content === undefined || content === false) return false;
  if (content instanceof Html) return content.markup.trim() !== "";
  return typeof content === "number" || content.length > 0;
}

function cellOf({ content, order, isUnknown }: SiteCell, index: number, column: SiteColumn | undefined): Html {
  const names = [column?.isNumeric === true && "number", isUnknown === true && "unknown"].filter(Boolean).join(" ");
  const attributes = html`${names !== "" && html` class="${names}"`}${order !== undefined && html` data-order="${order}"`}`;
  return index === 0 ? html`<th scope="row" ${attributes}>${content}</th>` : html`<td${attributes}>${content}</td>`;
}

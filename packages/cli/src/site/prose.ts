/** Descriptions as HTML: what the reader of Markdown found, written with our own tags only. */
import { type Block, type Inline, readMarkdown } from "@orrery/core/base/markdown";
import { type Html, html } from "./html.ts";

/** A text in Markdown as HTML; headings stand two levels below those of the page. */
export function prose(text: string): Html {
  return html`<div class="prose">${readMarkdown(text).map(blockOf)}</div>`;
}

function blockOf(block: Block): Html {
  switch (block.kind) {
    case "heading":
      return headingOf(block.level, block.content.map(inlineOf));
    case "paragraph":
      return html`<p>${block.content.map(inlineOf)}</p>`;
    case "list": {
      const items = block.items.map((item) => html`<li>${item.map(inlineOf)}</li>`);
      return block.isOrdered
        ? html`<ol>
            ${items}
          </ol>`
        : html`<ul>
            ${items}
          </ul>`;
    }
    case "quote":
      return html`<blockquote>${block.blocks.map(blockOf)}</blockquote>`;
    case "code":
      return html`<pre tabindex="0"><code>${block.text}</code></pre>`;
    case "table":
      return html`<table>
        <thead>
          <tr>
            ${block.head.map((cell) => html`<th scope="col">${cell.map(inlineOf)}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${block.rows.map(
            (row) =>
              html`<tr>
                ${row.map((cell) => html`<td>${cell.map(inlineOf)}</td>`)}
              </tr>`,
          )}
        </tbody>
      </table>`;
    case "rule":
      return html`<hr />`;
  }
}

function headingOf(level: number, content: readonly Html[]): Html {
  if (level === 1) return html`<h3>${content}</h3>`;
  return level === 2 ? html`<h4>${content}</h4>` : html`<h5>${content}</h5>`;
}

/** Links lead out of the site; the reader of Markdown lets only web and mail addresses through. */
function inlineOf(part: Inline): Html {
  switch (part.kind) {
    case "text":
      return html`${part.text}`;
    case "code":
      return html`<code>${part.text}</code>`;
    case "strong":
      return html`<strong>${part.content.map(inlineOf)}</strong>`;
    case "emphasis":
      return html`<em>${part.content.map(inlineOf)}</em>`;
    case "link":
      return html`<a href="${part.href}" rel="noopener noreferrer">${part.content.map(inlineOf)}</a>`;
  }
}

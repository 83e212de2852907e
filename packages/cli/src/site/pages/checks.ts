/** The page of everything that is wrong with the model, each with its place. */
import type { DiagnosticsAnswer } from "@orrery/core/answers/answers";
import { pages, type SiteContext } from "../context.ts";
import type { Page } from "../frame.ts";
import { type Html, html } from "../html.ts";
import { type SiteCell, table } from "../table.ts";

/** Nobody reads more on one page; `orrery check` has all. */
const MOST = 2000;

export function checksPage(context: SiteContext, { counts, diagnostics }: DiagnosticsAnswer): Page {
  const { speech } = context;
  const title = speech.text("site.checks");
  const total = counts.error + counts.warning + counts.info;
  return {
    path: pages.checks,
    title,
    section: "checks",
    crumbs: [{ name: speech.text("site.home"), address: pages.home }],
    content: html`<div class="head">
        <h1>${title}</h1>
        <p class="sub">${summary(context, counts)}</p>
      </div>
      ${total > 0 && listing(context, diagnostics)}
      ${total > MOST && html`<p class="quiet">${speech.text("site.checks.more", { count: total - MOST })}</p>`}`,
  };
}

function summary({ speech }: SiteContext, counts: DiagnosticsAnswer["counts"]): Html {
  const parts = (["error", "warning", "info"] as const).filter((severity) => counts[severity] > 0);
  if (parts.length === 0) return html`<span class="good">${speech.text("check.fine")}</span>`;
  return html`${parts.map(
    (severity) =>
      html`<span class="problem-${severity}">${speech.text(`count.${severity}`, { count: counts[severity] })}</span> `,
  )}`;
}

const order = { error: 0, warning: 1, info: 2 } as const;

function listing(context: SiteContext, diagnostics: DiagnosticsAnswer["diagnostics"]): Html {
  const { speech } = context;
  const columns = [
    { name: speech.text("site.column.message") },
    { name: speech.text("site.column.severity") },
    { name: speech.text("site.column.place") },
    { name: speech.text("site.column.rule") },
  ];
  const rows = diagnostics.slice(0, MOST).map((one): readonly SiteCell[] => [
    { content: one.message },
    {
      content: html`<span class="problem-${one.severity}">${speech.text(`severity.${one.severity}`)}</span>`,
      order: order[one.severity],
    },
    {
      content: html`<span class="place">${one.uri}:${one.line}</span>`,
      order: `${one.uri}:${String(one.line).padStart(9, "0")}`,
    },
    { content: html`<code>${one.code}</code>` },
  ]);
  return table(speech.text("site.checks"), columns, rows);
}

/** What questions to simulations have in common: how they are read, and how long ones let others be answered meanwhile. */
import type { SimulateSetting } from "@orrery/core/answers/simulate";
import { closest } from "@orrery/core/base/suggest";
import { type Report, reportHtml, reportMarkdown } from "@orrery/core/exports/simulation-report";
import type { Element, Model } from "@orrery/core/model/model";
import { rankOf } from "@orrery/core/model/read";
import type { Context } from "hono";
import { languageOf, localeOf, wordOf, workspaceOf } from "./asked.ts";
import { dayFor } from "./day.ts";
import { Forsaken } from "./in-turn.ts";
import { Refused } from "./refusals.ts";
import type { ServedWorkspaces } from "./served-workspaces.ts";

/** Letters of a name that is told back. */
const LONGEST = 200;
/** Ids that are compared with one that is not there. */
const MOST_COMPARED = 50_000;

export function settingOf(context: Context, workspaces: ServedWorkspaces): SimulateSetting {
  const { model, positions } = workspaceOf(context, workspaces);
  return { language: languageOf(context), positions, today: dayFor(context, model) };
}

/** A number from nothing on; undefined where the address says none. */
export function amountOf(context: Context, name: string, most: number): number | undefined {
  const value = context.req.query(name);
  if (value === undefined || value === "") return undefined;
  const amount = /^(?:\d{1,12}(?:\.\d{0,12})?|\.\d{1,12})(?:e-?\d{1,2})?$/.test(value) ? Number(value) : Number.NaN;
  if (!(amount >= 0 && amount <= most)) throw new Refused("bad-parameter", { name, value: value.slice(0, LONGEST) });
  return amount;
}

export function statementAsked(model: Model, kind: "drill" | "load", id: string): Element {
  const all = [...model.statements(kind)];
  const found = all.find((one) => one.id === id);
  if (found !== undefined) return found;
  const ids = all.map((one) => one.id);
  throw new Refused(kind === "drill" ? "no-drill" : "no-load", nameOf(id, ids));
}

export function elementAsked(context: Context, model: Model): Element {
  const id = context.req.param("id") ?? "";
  return model.element(id) ?? refuseElement(model, id);
}

export function refuseElement(model: Model, id: string): never {
  const isLarge = model.parts.ownRows > MOST_COMPARED;
  throw new Refused("no-element", nameOf(id, isLarge ? [] : [...model.elements()].map((element) => element.id)));
}

function nameOf(id: string, ids: readonly string[]): Readonly<Record<string, string>> {
  const [suggestion] = id.length > LONGEST ? [] : closest(id, ids, 1);
  return { id: id.slice(0, LONGEST), ...(suggestion === undefined ? {} : { suggestion }) };
}

/** Others are answered; nothing goes on for somebody who has gone. */
export async function breathe(context: Context): Promise<void> {
  await new Promise((resolve) => void setImmediate(resolve));
  if (context.req.raw.signal.aborted) throw new Forsaken();
}

/** Whether a document is asked for instead of the answer of the page. */
export function reportAsked(context: Context): "html" | "md" | undefined {
  return wordOf(context, "report", ["html", "md"]);
}

/** A document: shown by the browser, or kept as a file. */
export function reportFile(context: Context, report: Report, form: "html" | "md"): Response {
  const locale = localeOf(context);
  if (form === "md") {
    return new Response(reportMarkdown(report, locale), {
      headers: {
        "content-type": "text/markdown; charset=utf-8",
        "content-disposition": `attachment; filename="report.md"`,
      },
    });
  }
  return new Response(reportHtml(report, locale), {
    headers: {
      "content-type": "text/html; charset=utf-8",
      // Its style stands in it; it runs nothing and loads nothing.
      "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
    },
  });
}

/** The most critical first, else in the order of the text. */
export function byImportance(elements: readonly Element[]): readonly Element[] {
  const rank = (one: Element): number => rankOf(one, "criticality") ?? -1;
  return elements.toSorted((a, b) => rank(b) - rank(a));
}

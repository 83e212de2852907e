/** The page of an element in the terminal: what is said about it, what it is joined to, what is wrong with it, each with its place. */
import type { ElementAnswer, ElementSummary, Place } from "@orrery/core/answers/answers";
import { facets } from "@orrery/core/model/metamodel/attributes/facets";
import { join } from "node:path";
import { shownPath } from "./open-model.ts";
import type { Terminal } from "./terminal.ts";
import { colourOfSeverity } from "./terminal/frame.ts";
import { padded, visible, widthOf, wrapped } from "./terminal/width.ts";

/** Lists longer than this are cut, unless the person asks for all. */
const SHOWN = 30;

/** Lines of the page; `folder` is that of the model. */
export function elementPage(
  terminal: Terminal,
  folder: string,
  element: ElementAnswer,
  isAll: boolean,
): readonly string[] {
  const page: Page = { terminal, folder, most: isAll ? Infinity : SHOWN };
  return [
    ...head(page, element),
    ...facts(page, element),
    ...section(
      page,
      "element.children",
      element.children.map((child) => mentionOf(terminal, child)),
    ),
    ...relationships(page, element),
    ...section(page, "element.referrers", referrers(terminal, element)),
    ...section(page, "element.problems", problems(page, element)),
    ...impactLines(terminal, element),
  ];
}

interface Page {
  readonly terminal: Terminal;
  readonly folder: string;
  readonly most: number;
}

function head({ terminal, folder }: Page, element: ElementAnswer): readonly string[] {
  const { paint, locale } = terminal;
  const path = element.path.map((around) => `${visible(around.name)} ${paint.dim("›")} `).join("");
  const description =
    element.description === null
      ? []
      : ["", ...wrapped(element.description, Math.min(100, terminal.width ?? 100)).map(visible)];
  return [
    `${paint.dim(path)}${paint.bold(visible(element.name))}`,
    `${paint.cyan(element.kind.name[locale])} ${paint.bold(visible(element.id))}  ${paint.dim(placeText(terminal, folder, element.origin))}`,
    ...description,
    "",
  ];
}

/** Facts by facet, values in one column. */
function facts({ terminal }: Page, { facts: all }: ElementAnswer): readonly string[] {
  const { paint, locale } = terminal;
  const width = Math.min(28, Math.max(0, ...all.map((fact) => widthOf(fact.name[locale]))));
  const lines: string[] = [];
  let facet: string | undefined;
  for (const fact of all) {
    if (fact.facet !== facet) {
      facet = fact.facet;
      lines.push(paint.bold(facets.find((candidate) => candidate.id === facet)?.name[locale] ?? visible(fact.facet)));
    }
    const [only, ...others] = fact.cell.references ?? [];
    const value = only !== undefined && others.length === 0 ? mentionOf(terminal, only) : visible(fact.cell.text);
    lines.push(
      `  ${paint.dim(padded(visible(fact.name[locale]), width))}  ${fact.cell.unknown === true ? paint.yellow(value) : value}`,
    );
  }
  return lines.length === 0 ? [] : [...lines, ""];
}

function relationships(page: Page, element: ElementAnswer): readonly string[] {
  const { terminal } = page;
  const { paint, locale } = terminal;
  const width = Math.max(0, ...element.relationships.map((relationship) => widthOf(relationship.phrase[locale])));
  const lines = element.relationships.map((relationship) => {
    const label = relationship.label === null ? "" : ` ${paint.dim(`"${visible(relationship.label)}"`)}`;
    const carried =
      relationship.carries.length === 0
        ? ""
        : ` ${paint.dim(":")} ${relationship.carries.map((data) => visible(data.name)).join(", ")}`;
    return `${padded(relationship.phrase[locale], width)}  ${mentionOf(terminal, relationship.other)}${carried}${label}`;
  });
  return section(page, "element.relationships", lines);
}

function referrers(terminal: Terminal, element: ElementAnswer): readonly string[] {
  const { locale, paint } = terminal;
  const width = Math.max(0, ...element.referrers.map((referrer) => widthOf(referrer.name[locale])));
  return element.referrers.map(
    (referrer) =>
      `${paint.dim(padded(visible(referrer.name[locale]), width))}  ${mentionOf(terminal, referrer.element)}`,
  );
}

function problems({ terminal, folder }: Page, element: ElementAnswer): readonly string[] {
  const { paint } = terminal;
  return element.diagnostics.map(({ severity, message, ...place }) => {
    const tint = paint[colourOfSeverity[severity]];
    return `${tint(terminal.text(`severity.${severity}`))} ${visible(message)}  ${paint.dim(placeText(terminal, folder, place))}`;
  });
}

function impactLines(terminal: Terminal, { id, impact }: ElementAnswer): readonly string[] {
  if (impact.up + impact.down === 0) return [];
  return [`${terminal.text("element.impact", impact)}  ${terminal.paint.dim(`orrery impact ${visible(id)}`)}`];
}

function section(
  { terminal, most }: Page,
  title: "element.children" | "element.relationships" | "element.referrers" | "element.problems",
  lines: readonly string[],
): readonly string[] {
  const { paint } = terminal;
  if (lines.length === 0) return [];
  const more = lines.length > most ? [paint.dim(terminal.text("element.more", { count: lines.length - most }))] : [];
  return [
    `${paint.bold(terminal.text(title))} ${paint.dim(String(lines.length))}`,
    ...[...lines.slice(0, most), ...more].map((line) => `  ${line}`),
    "",
  ];
}

/** `Web shop  shop · application` */
function mentionOf({ paint }: Terminal, { id, name, kind }: ElementSummary): string {
  const title = name === id ? "" : `${visible(name)}  `;
  return `${title}${paint.cyan(visible(id))}${paint.dim(` · ${visible(kind)}`)}`;
}

function placeText(terminal: Terminal, folder: string, { uri, line, column }: Place): string {
  return `${visible(shownPath(terminal, join(folder, uri)))}:${line}:${column}`;
}

/** Drift for people: by sort, each item with both values and its best evidence; then what is tolerated, and the sum. */
import { driftCounts } from "@orrery/core/exports/drift-export";
import {
  type Drift,
  type DriftItem,
  type DriftSort,
  driftSorts,
  type ToleranceOutcome,
} from "@orrery/core/discovery/drift-items";
import type { Evidence } from "@orrery/core/discovery/observation";
import { placeText } from "@orrery/core/model/claims/claim-lines";
import type { Colour } from "../terminal/paint.ts";
import type { Terminal } from "../terminal.ts";
import { visible } from "../terminal/width.ts";
import { evidenceLine, kindText, percentText, valueText } from "./words.ts";

export interface DriftPage {
  readonly drift: Drift;
  readonly runs: readonly string[];
  readonly withTolerated: boolean;
  readonly withEvidence: boolean;
  /** Where the model says something, as a person would type it. */
  readonly placeText: (item: DriftItem) => string | undefined;
}

const MOST = 30;

const colours: Readonly<Record<DriftSort, Colour>> = {
  contradicting: "red",
  unmodelled: "yellow",
  unconfirmed: "yellow",
  undecidable: "blue",
};

export function driftPage(terminal: Terminal, page: DriftPage): readonly string[] {
  const { drift, withTolerated } = page;
  const shown = drift.items.filter(({ tolerated }) => withTolerated || tolerated === undefined);
  return [
    ...driftSorts.flatMap((sort) =>
      section(
        terminal,
        page,
        sort,
        shown.filter((item) => item.drift === sort),
      ),
    ),
    ...toleranceLines(terminal, drift.tolerances),
    ...sumLines(terminal, page),
  ];
}

function section(terminal: Terminal, page: DriftPage, sort: DriftSort, items: readonly DriftItem[]): readonly string[] {
  if (items.length === 0) return [];
  const { paint } = terminal;
  const head = `${paint.bold(paint[colours[sort]](terminal.text(`drift.sort.${sort}`)))} ${items.length}  ${paint.dim(terminal.text(`drift.meaning.${sort}`))}`;
  const lines = items.slice(0, MOST).flatMap((item) => itemLines(terminal, page, item));
  const left = items.length - MOST;
  return [
    head,
    ...lines.map((line) => `  ${line}`),
    ...(left <= 0 ? [] : [paint.dim(`  ${terminal.text("drift.more", { count: left })}`)]),
    "",
  ];
}

function itemLines(
  terminal: Terminal,
  { withEvidence, placeText: placeOf }: DriftPage,
  item: DriftItem,
): readonly string[] {
  const { paint, locale } = terminal;
  const { about, subject, kind, drift, evidence, reason, remedy, tolerated, confidence } = item;
  const place = placeOf(item);
  const beside = [
    ...(about === "element" ? [kindText(terminal, kind, 1)] : []),
    ...(drift === "unmodelled" ? [percentText(terminal, confidence)] : []),
    ...(tolerated === undefined ? [] : [terminal.text("drift.tolerated", { id: visible(tolerated) })]),
    ...(place === undefined || drift === "unmodelled" ? [] : [place]),
  ];
  const shown = withEvidence ? evidence : evidence.slice(0, 1);
  const why = drift === "unconfirmed" || drift === "undecidable" ? [visible(reason[locale])] : [];
  return [
    `${paint.bold(visible(subject))}${values(terminal, item)}  ${paint.dim(visible(beside.join(" · ")))}`.trimEnd(),
    ...why.map((line) => `    ${line}${remedy === undefined ? "" : ` ${paint.dim(visible(remedy[locale]))}`}`),
    ...(withEvidence || about !== "element"
      ? shown.map(
          (piece) =>
            `    ${about === "relationship" || item.to !== undefined ? evidenceLine(terminal, piece) : mentionLine(terminal, piece)}`,
        )
      : []),
  ];
}

/** An artefact that speaks of an element, or of a value of it: the key of the mention, and where. */
function mentionLine(terminal: Terminal, { source, at, text }: Evidence): string {
  const { paint } = terminal;
  return `${text === undefined ? "" : `${visible(text)}  `}${paint.cyan(visible(placeText(at)))} ${paint.dim(visible(source))}`;
}

/** Both values, the one that counts in bold. */
function values(terminal: Terminal, { declaredValue, observedValue, wins, drift }: DriftItem): string {
  const { paint } = terminal;
  if (observedValue === undefined) return "";
  if (declaredValue === undefined || drift === "unmodelled") return `: ${valueText(observedValue)}`;
  const mark = (text: string, isWinner: boolean): string => (isWinner ? paint.bold(text) : text);
  const declared = `${terminal.text("drift.model-says")} ${mark(valueText(declaredValue), wins === "declared")}`;
  return `: ${declared}, ${terminal.text("drift.artefact-says")} ${mark(valueText(observedValue), wins === "observed")}`;
}

function toleranceLines(terminal: Terminal, tolerances: readonly ToleranceOutcome[]): readonly string[] {
  const lines = tolerances.flatMap(({ id, state, until = "?" }) => {
    if (state === "active") return [];
    const text = terminal.text(`drift.${state}`, { id: visible(id), until });
    return [state === "needless" ? terminal.paint.dim(text) : terminal.paint.yellow(text)];
  });
  return lines.length === 0 ? [] : [...lines, ""];
}

function sumLines(terminal: Terminal, { drift, runs }: DriftPage): readonly string[] {
  const counts = driftCounts(drift.items);
  const open = counts.contradicting + counts.unmodelled + counts.unconfirmed;
  const sign = open === 0 ? terminal.paint.green("✓") : terminal.paint.red("✗");
  const total = terminal.text("drift.total", {
    drift: open,
    tolerated: counts.tolerated,
    undecidable: counts.undecidable,
    matched: drift.matches.length,
    runs: visible(runs.join(", ")),
  });
  const first = drift.items.find((item) => item.drift === "contradicting" && item.tolerated === undefined);
  const subject = first?.subject ?? drift.items.find(({ about }) => about === "attribute")?.subject ?? "cart.replicas";
  return [
    `${sign} ${total}`,
    ...(drift.outside === 0 ? [] : [terminal.paint.dim(terminal.text("drift.outside", { count: drift.outside }))]),
    ...(open === 0 ? [] : [terminal.paint.dim(terminal.text("drift.next", { subject: visible(subject) }))]),
  ];
}

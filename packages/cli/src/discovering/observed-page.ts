/** What a run of discovery found, for people: elements by kind, relationships by evidence, what is in doubt and what nobody can tell. */
import { describe } from "@orrery/core/base/codes";
import type { Diagnostic } from "@orrery/core/base/diagnostic";
import { placeText } from "@orrery/core/model/claims/claim-lines";
import { evidenceClasses } from "@orrery/core/model/claims/evidence";
import type { Conflict, Observation, ObservedElement, Proposal } from "@orrery/core/discovery/observation";
import { withReason } from "../terminal/frame.ts";
import type { Terminal } from "../terminal.ts";
import { visible, widthOf } from "../terminal/width.ts";
import type { Discovered } from "./run.ts";
import { evidenceName, hanging, kindText, percentText, shortened, valueText } from "./words.ts";

const MOST = 12;
const MOST_NAMES = 24;

export interface ObservedPage {
  readonly found: Discovered;
  readonly observation: Observation;
  readonly minConfidence: number;
}

export function observedPage(terminal: Terminal, page: ObservedPage): readonly string[] {
  const { observation, found } = page;
  return [
    ...section(terminal, "discover.elements", elementLines(terminal, observation)),
    ...section(terminal, "discover.relationships", relationshipLines(terminal, page)),
    ...section(terminal, "discover.drawn", drawnLines(terminal, observation)),
    ...section(terminal, "discover.ghosts", ghostLines(terminal, observation)),
    ...section(
      terminal,
      "discover.conflicts",
      shortened(
        terminal,
        observation.conflicts.map((one) => conflictLine(terminal, one)),
        MOST,
      ),
    ),
    ...section(terminal, "discover.proposals", proposalLines(terminal, observation.proposals)),
    ...section(terminal, "discover.dangling", danglingLines(terminal, observation)),
    ...section(terminal, "discover.defects", defectLines(terminal, observation)),
    ...section(terminal, "discover.undiscoverable", undiscoverableLines(terminal, observation)),
    ...section(terminal, "discover.problems", problemLines(terminal, found.diagnostics)),
    ...section(terminal, "discover.artefacts", artefactLines(terminal, found)),
  ];
}

type Heading =
  | "discover.elements"
  | "discover.relationships"
  | "discover.drawn"
  | "discover.ghosts"
  | "discover.conflicts"
  | "discover.proposals"
  | "discover.dangling"
  | "discover.defects"
  | "discover.undiscoverable"
  | "discover.problems"
  | "discover.artefacts";

function section(terminal: Terminal, heading: Heading, lines: readonly string[]): readonly string[] {
  return lines.length === 0
    ? []
    : [terminal.paint.bold(terminal.text(heading)), ...lines.map((line) => `  ${line}`), ""];
}

function elementLines(terminal: Terminal, { elements }: Observation): readonly string[] {
  const groups = new Map<string, ObservedElement[]>();
  for (const element of elements) {
    if (element.isGhost || element.isDrawn === true) continue;
    const word = element.sort === "pipeline" ? element.sort : element.kind;
    const key = `${element.isExternal ? "external " : ""}${word}`;
    groups.set(key, [...(groups.get(key) ?? []), element]);
  }
  const rows = [...groups].map(([key, own]) => {
    const kind = key.replace(/^external /u, "");
    const outside = key === kind ? "" : ` ${terminal.text("discover.outside")}`;
    const word =
      kind === "pipeline"
        ? terminal.text("discover.pipelines", { count: own.length })
        : kindText(terminal, kind, own.length);
    return { head: `${String(own.length).padStart(4)} ${word}${outside}`, own };
  });
  const width = Math.max(...rows.map(({ head }) => widthOf(head)), 0) + 2;
  return rows.flatMap(({ head, own }) => {
    const names = own.slice(0, MOST_NAMES).map(({ id }) => visible(id));
    const more = own.length > names.length ? `, … +${own.length - names.length}` : "";
    return hanging(terminal, head, names.join(", ") + more, width);
  });
}

/** What only drawings show, by drawing. */
function drawnLines(terminal: Terminal, { elements }: Observation): readonly string[] {
  const byFile = new Map<string, string[]>();
  for (const { id, isDrawn, isGhost, mentions } of elements) {
    const file = mentions[0]?.at.file ?? "";
    if (isDrawn === true && !isGhost) byFile.set(file, [...(byFile.get(file) ?? []), visible(id)]);
  }
  const lines = [...byFile].map(([file, ids]) => {
    const more = ids.length > MOST ? `, … +${ids.length - MOST}` : "";
    return `${terminal.paint.cyan(visible(file))}  ${ids.slice(0, MOST).join(", ")}${more}`;
  });
  return shortened(terminal, lines, MOST);
}

function relationshipLines(terminal: Terminal, { observation, minConfidence }: ObservedPage): readonly string[] {
  const all = observation.relationships.filter(({ isGhost }) => !isGhost);
  if (all.length === 0) return [];
  const { paint } = terminal;
  const purposes = (["call", "data", "telemetry", "startup", "other"] as const).flatMap((purpose) => {
    const count = all.filter((one) => one.purpose === purpose).length;
    return count === 0 ? [] : [`${count} ${terminal.text(`discover.purpose.${purpose}`, { count })}`];
  });
  const business = all.filter(({ purpose }) => purpose === "call" || purpose === "data");
  const rows = evidenceClasses.flatMap(({ id }) => {
    const own = business.filter(({ evidence: [best] }) => best?.class === id);
    return own.length === 0 ? [] : [`${String(own.length).padStart(4)} ${evidenceName(terminal, id)}`];
  });
  const weak = business.filter(({ confidence }) => confidence < minConfidence).length;
  return [
    purposes.join(", "),
    ...rows,
    ...(weak === 0
      ? []
      : [paint.dim(terminal.text("discover.weak", { count: weak, share: percentText(terminal, minConfidence) }))]),
  ];
}

function ghostLines(terminal: Terminal, { elements, relationships }: Observation): readonly string[] {
  const gone = [
    ...elements.filter(({ isGhost }) => isGhost).map(({ id, lastSeen }) => ({ what: id, lastSeen })),
    ...relationships
      .filter(({ isGhost }) => isGhost)
      .map(({ from, to, lastSeen }) => ({ what: `${from} → ${to}`, lastSeen })),
  ];
  const lines = gone.map(
    ({ what, lastSeen = "?" }) =>
      `${visible(what)}  ${terminal.paint.dim(terminal.text("discover.last-seen", { day: lastSeen }))}`,
  );
  return shortened(terminal, lines, MOST);
}

function conflictLine(terminal: Terminal, { element, attribute, values }: Conflict): string {
  const { paint } = terminal;
  const told = values.map(({ value, source, at, wins }) => {
    const text = valueText(value);
    return `${wins ? paint.bold(text) : text} ${paint.dim(`${visible(source)} ${visible(placeText(at))}`)}`;
  });
  return `${visible(element)}.${visible(attribute)}: ${told.join(" · ")}`;
}

function proposalLines(terminal: Terminal, proposals: readonly Proposal[]): readonly string[] {
  const { paint, locale } = terminal;
  const lines = proposals.slice(0, MOST).flatMap(({ elements, mentions, likelihood, reasons }) => {
    const [a, b] = elements.map((id) => paint.bold(visible(id)));
    const why = reasons.map((reason) => visible(reason[locale])).join(" ");
    const [first, second] = mentions.map(quoted);
    return [
      `${a} = ${b} ? ${paint.dim(percentText(terminal, likelihood))}  ${why}`,
      paint.dim(`  orrery discover --same ${first} ${second}`),
    ];
  });
  const left = proposals.length - MOST;
  return left <= 0 ? lines : [...lines, paint.dim(terminal.text("discover.more", { count: left }))];
}

/** A key as a shell takes it. */
function quoted(key: string): string {
  return /^[\w./:@-]+$/u.test(key) ? key : `'${visible(key).replaceAll("'", String.raw`'\''`)}'`;
}

function danglingLines(terminal: Terminal, { dangling }: Observation): readonly string[] {
  const lines = dangling.map(({ from, address, evidence: [best] }) => {
    const at = best === undefined ? "" : terminal.paint.dim(visible(placeText(best.at)));
    return `${visible(from)} → ${visible(address)}  ${at}`;
  });
  return shortened(terminal, lines, MOST);
}

function defectLines(terminal: Terminal, { defects }: Observation): readonly string[] {
  const lines = (defects ?? []).map(
    ({ reason, at }) => `${visible(reason[terminal.locale])}  ${terminal.paint.cyan(visible(placeText(at)))}`,
  );
  return shortened(terminal, lines, MOST);
}

function undiscoverableLines(terminal: Terminal, { undiscoverable }: Observation): readonly string[] {
  const { locale, paint } = terminal;
  const byWords = new Map<string, string[]>();
  for (const { element, reason, remedy } of undiscoverable) {
    const key = `${visible(reason[locale])} ${paint.dim(visible(remedy[locale]))}`;
    byWords.set(key, [...(byWords.get(key) ?? []), ...(element === undefined ? [] : [visible(element)])]);
  }
  const lines = [...byWords].flatMap(([words, elements]) => {
    const [first, ...others] = elements;
    const who =
      first === undefined
        ? ""
        : `${first}${others.length === 0 ? "" : `, ${others.slice(0, 7).join(", ")}${others.length > 7 ? `, … +${others.length - 7}` : ""}`}: `;
    return [`${paint.bold(who)}${words}`];
  });
  return shortened(terminal, lines, MOST);
}

function problemLines(terminal: Terminal, diagnostics: readonly Diagnostic[]): readonly string[] {
  const lines = diagnostics.map((diagnostic) => {
    const sentence = describe(withReason(terminal, diagnostic), terminal.locale);
    const { line } = diagnostic.parameters;
    const at = `${diagnostic.uri}${typeof line === "number" ? `:${line}` : ""}`;
    return `${terminal.paint.cyan(visible(at))}  ${visible(sentence)}`;
  });
  return shortened(terminal, lines, MOST);
}

function artefactLines(terminal: Terminal, { read, unread, passedOver }: Discovered): readonly string[] {
  const { paint } = terminal;
  const sources = [...read].map(([source, files]) => `${visible(source)} ${files.length}`).join(", ");
  const endings = new Map<string, number>();
  for (const path of unread) {
    const ending = /\.[^./]+$/u.exec(path)?.[0].toLowerCase() ?? "?";
    endings.set(ending, (endings.get(ending) ?? 0) + 1);
  }
  const most = [...endings].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).slice(0, 6);
  const over = [...passedOver].map(([name, count]) => (count === 1 ? name : `${name} (${count})`)).join(", ");
  return [
    ...(sources === "" ? [] : hanging(terminal, "", sources, 0)),
    ...(unread.length === 0
      ? []
      : [
          paint.dim(
            terminal.text("discover.unread", {
              count: unread.length,
              endings: visible(most.map(([ending, count]) => `${ending} ${count}`).join(", ")),
            }),
          ),
        ]),
    ...(over === "" ? [] : [paint.dim(terminal.text("discover.passed-over", { names: visible(over) }))]),
  ];
}

/** Marks on top of any picture: what is known to be wrong with an element, and what nobody has seen for long (R096). */
import type { Locale } from "../base/codes.ts";
import { dayNumber } from "../base/dates.ts";
import type { Element, Model } from "../model/model.ts";
import { printValue } from "../model/values.ts";
import type { Badge, Diagram, DiagramNode } from "./diagram.ts";
import type { Judged, JudgedFinding } from "./judged.ts";
import { nearest } from "./parts/inside.ts";
import { isKind, wordOf } from "./parts/nodes.ts";
import { counted, namesOf, say } from "./parts/notes.ts";

export interface OverlaySetting {
  /** The day that the picture is about, `2026-11-21`; without it nothing is stale. */
  readonly today?: string | undefined;
  /** Days after which what was seen counts as stale; 90 unless said otherwise. */
  readonly staleAfter?: number | undefined;
  /** What rules found; advice is left to the pages. */
  readonly judged?: Judged | undefined;
}

const STALE_AFTER = 90;

/**
 * The diagram with badges: the open findings that threaten an element or what is hidden inside it, what rules found of these, and facts
 * seen too long ago. Each finding is counted once per node; those that concern nothing in the picture are left out, which a note says.
 */
export function withBadges<Kind extends Diagram>(
  diagram: Kind,
  model: Model,
  language: Locale,
  setting: OverlaySetting = {},
): Kind {
  if (diagram.kind !== "graph") return diagram;
  const drawn = drawnRows(model, diagram.nodes);
  const findings = findingsByRow(model, drawn);
  const judged = judgedByRow(model, drawn, setting.judged);
  const nodes = diagram.nodes.map((node) => {
    const badges = badgesOf(model, node, { findings, judged }, language, setting);
    return badges.length === 0 ? node : { ...node, badges: [...node.badges, ...badges] };
  });
  return { ...diagram, nodes, notes: [...diagram.notes, ...findingNote(model, findings, language)] };
}

function drawnRows(model: Model, nodes: readonly DiagramNode[]): ReadonlySet<number> {
  return new Set(nodes.flatMap((node) => (node.element === undefined ? [] : (model.row(node.element) ?? []))));
}

/** Open findings by the row of what is drawn for what they threaten: itself, or the nearest thing around it. */
function findingsByRow(model: Model, drawn: ReadonlySet<number>): ReadonlyMap<number, ReadonlyMap<number, Element>> {
  const found = new Map<number, Map<number, Element>>();
  for (const finding of openFindings(model)) {
    for (const { to } of finding.out("threatens")) {
      const shown = to && nearest(to, (one) => drawn.has(one.row));
      if (shown === undefined) continue;
      const list = found.get(shown.row) ?? new Map<number, Element>();
      list.set(finding.row, finding);
      found.set(shown.row, list);
    }
  }
  return found;
}

/** What rules found by the row of what is drawn for it. */
function judgedByRow(
  model: Model,
  drawn: ReadonlySet<number>,
  judged: Judged | undefined,
): ReadonlyMap<number, readonly JudgedFinding[]> {
  const found = new Map<number, JudgedFinding[]>();
  for (const [id, all] of judged?.findings ?? []) {
    const grave = all.filter(({ severity }) => severity !== "info");
    const element = grave.length === 0 ? undefined : model.element(id);
    const shown = element === undefined ? undefined : nearest(element, (one) => drawn.has(one.row));
    if (shown !== undefined) found.set(shown.row, [...(found.get(shown.row) ?? []), ...grave]);
  }
  return found;
}

interface FoundByRow {
  readonly findings: ReadonlyMap<number, ReadonlyMap<number, Element>>;
  readonly judged: ReadonlyMap<number, readonly JudgedFinding[]>;
}

const closed: ReadonlySet<string> = new Set(["fixed", "false-positive", "closed", "resolved"]);

/** Findings that nobody has closed. */
function openFindings(model: Model): readonly Element[] {
  return [...model.elements({ kind: "finding" })].filter(
    (finding) => !closed.has(wordOf(finding, "status") ?? "") && finding.get("fixed")?.kind !== "date",
  );
}

function badgesOf(
  model: Model,
  node: DiagramNode,
  { findings, judged }: FoundByRow,
  language: Locale,
  setting: OverlaySetting,
): readonly Badge[] {
  const row = node.element === undefined ? undefined : model.row(node.element);
  if (row === undefined) return [];
  const own = [...(findings.get(row)?.values() ?? [])];
  return [...findingBadge(own, judged.get(row) ?? [], language), ...staleBadge(model.at(row), language, setting)];
}

/** One badge for all of them; red where a rule finds an error. It says the gravest. */
function findingBadge(
  findings: readonly Element[],
  judged: readonly JudgedFinding[],
  language: Locale,
): readonly Badge[] {
  const all = findings.length + judged.length;
  if (all === 0) return [];
  const count = counted(all, say(language, "finding", "constat"), say(language, "findings", "constats"));
  const [gravest] = judged.toSorted((a, b) => Number(b.severity === "error") - Number(a.severity === "error"));
  const names = gravest?.message[language] ?? namesOf(findings, language, 3);
  const kind = judged.some(({ severity }) => severity === "error") ? "fault" : "finding";
  return [{ kind, count: all, label: `${count}${say(language, ":", " :")} ${names}` }];
}

function staleBadge(element: Element, language: Locale, setting: OverlaySetting): readonly Badge[] {
  const today = setting.today === undefined ? undefined : dayNumber(setting.today);
  const seen = element.get("provenance.seenAt");
  if (today === undefined || seen?.kind !== "date" || isKind(element, "finding")) return [];
  if (today - seen.day <= (setting.staleAfter ?? STALE_AFTER)) return [];
  const day = printValue(seen, language);
  return [{ kind: "stale", label: say(language, `last seen on ${day}`, `vu pour la dernière fois le ${day}`) }];
}

/** How many findings there are, and how many of them the picture shows. */
function findingNote(
  model: Model,
  findings: ReadonlyMap<number, ReadonlyMap<number, Element>>,
  language: Locale,
): readonly string[] {
  const shown = new Set([...findings.values()].flatMap((list) => [...list.keys()])).size;
  const away = openFindings(model).length - shown;
  if (shown === 0 || away === 0) return [];
  return [
    say(
      language,
      `${counted(shown, "finding", "findings")} marked; ${away} more ${away === 1 ? "concerns" : "concern"} nothing in this picture.`,
      `${counted(shown, "constat signalé", "constats signalés")} ; ${counted(away, "autre ne concerne", "autres ne concernent")} rien dans cette vue.`,
    ),
  ];
}

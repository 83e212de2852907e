/** Marks on top of any picture: what is known to be wrong with an element, and what nobody has seen for long (R096). */
import type { Locale } from "../base/codes.ts";
import { dayNumber } from "../base/dates.ts";
import type { Element, Model } from "../model/model.ts";
import { printValue } from "../model/values.ts";
import type { Badge, Diagram, DiagramNode } from "./diagram.ts";
import { nearest } from "./parts/inside.ts";
import { isKind, wordOf } from "./parts/nodes.ts";
import { counted, namesOf, say } from "./parts/notes.ts";

export interface OverlaySetting {
  /** The day that the picture is about, `2026-11-21`; without it nothing is stale. */
  readonly today?: string | undefined;
  /** Days after which what was seen counts as stale; 90 unless said otherwise. */
  readonly staleAfter?: number | undefined;
}

const STALE_AFTER = 90;

/**
 * The diagram with badges: the open findings that threaten an element or what is hidden inside it, and facts seen too long ago. Each
 * finding is counted once per node; those that concern nothing in the picture are left out, which a note says.
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
  const nodes = diagram.nodes.map((node) => {
    const badges = badgesOf(model, node, findings, language, setting);
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
  findings: ReadonlyMap<number, ReadonlyMap<number, Element>>,
  language: Locale,
  setting: OverlaySetting,
): readonly Badge[] {
  const row = node.element === undefined ? undefined : model.row(node.element);
  if (row === undefined) return [];
  const own = [...(findings.get(row)?.values() ?? [])];
  return [...findingBadge(own, language), ...staleBadge(model.at(row), language, setting)];
}

function findingBadge(findings: readonly Element[], language: Locale): readonly Badge[] {
  if (findings.length === 0) return [];
  const count = counted(findings.length, say(language, "finding", "constat"), say(language, "findings", "constats"));
  const names = namesOf(findings, language, 3);
  return [{ kind: "finding", count: findings.length, label: `${count}${say(language, ":", " :")} ${names}` }];
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

/** A semantic diff for people: a line for each thing that came, went or changed, and under it what changed about it. */
import type {
  DiffRelationship,
  DiffSubject,
  DiffSummary,
  ElementChange,
  FieldChange,
  ModelDiff,
  RelationshipChange,
} from "@orrery/core/reconcile/diff-result";
import type { Terminal } from "./terminal.ts";
import { visible } from "./terminal/width.ts";

/** Lines of a diff; elements first, then relationships, then the counts. */
export function diffLines(terminal: Terminal, diff: ModelDiff): readonly string[] {
  const { paint } = terminal;
  const elements = [
    ...diff.added.map((subject) => paint.green(`+ ${titleOf(subject)}`)),
    ...diff.removed.map((subject) => paint.red(`- ${titleOf(subject)}`)),
    ...diff.changed.flatMap((change) => changeLines(terminal, titleOf(change), change)),
  ];
  const relationships = [
    ...diff.relationships.added.map((relationship) => paint.green(`+ ${sentenceOf(relationship)}`)),
    ...diff.relationships.removed.map((relationship) => paint.red(`- ${sentenceOf(relationship)}`)),
    ...diff.relationships.changed.flatMap((change) => changeLines(terminal, sentenceOf(change), change)),
  ];
  const groups = [elements, relationships].filter((group) => group.length > 0);
  return [...groups.flatMap((group) => [...group, ""]), ...summaryLines(terminal, diff.summary)];
}

function titleOf({ kind, id, name }: DiffSubject): string {
  return visible(`${kind} ${id}${name === undefined || name === id ? "" : ` "${name}"`}`);
}

function sentenceOf({ from, verb, to, label }: DiffRelationship): string {
  return visible(`${from} ${verb === "flows" ? "->" : verb} ${to}${label === undefined ? "" : ` "${label}"`}`);
}

function changeLines(
  terminal: Terminal,
  title: string,
  { changes }: ElementChange | RelationshipChange,
): readonly string[] {
  const { paint } = terminal;
  return [paint.yellow(`~ ${title}`), ...changes.map((change) => `    ${fieldLine(terminal, change)}`)];
}

function fieldLine(terminal: Terminal, change: FieldChange): string {
  const { paint } = terminal;
  const before = change.before === undefined ? undefined : paint.red(oneLine(change.before));
  const after = change.after === undefined ? undefined : paint.green(oneLine(change.after));
  const name = paint.dim(`${labelOf(terminal, change)}:`);
  if (before === undefined) return `${name} ${paint.green("+")} ${after ?? ""}`;
  return after === undefined ? `${name} ${paint.red("-")} ${before}` : `${name} ${before} ${paint.dim("→")} ${after}`;
}

function labelOf(terminal: Terminal, change: FieldChange): string {
  switch (change.change) {
    case "attribute":
      return visible(change.key);
    case "rewritten":
      return `${visible(change.key)} (${terminal.text("diff.rewritten")})`;
    case "name":
      return change.language === undefined
        ? terminal.text("diff.name")
        : `${terminal.text("diff.name")} (${visible(change.language)})`;
    default:
      return terminal.text(`diff.${change.change}`);
  }
}

/** Documentation may have pages; the diff says that it changed and how it begins. */
function oneLine(text: string): string {
  const line = visible(text.trim());
  return line.length > 200 ? `${line.slice(0, 200)}…` : line;
}

function summaryLines(terminal: Terminal, summary: DiffSummary): readonly string[] {
  const { paint } = terminal;
  if (summary.same) return [`${paint.bold(paint.green("="))} ${terminal.text("diff.same")}`];
  const parts = (["elements", "statements", "definitions", "relationships"] as const).flatMap((section) => {
    const { added, removed, changed } = summary[section];
    if (added + removed + changed === 0) return [];
    return [
      `${terminal.text(`diff.${section}`)} ${paint.green(`+${added}`)} ${paint.red(`-${removed}`)} ${paint.yellow(`~${changed}`)}`,
    ];
  });
  return [parts.join(paint.dim(" · "))];
}

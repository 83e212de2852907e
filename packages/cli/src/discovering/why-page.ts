/** Why discovery thinks so: of an element its mentions and what joined them, of a relationship its evidence. */
import { placeText } from "@orrery/core/model/claims/claim-lines";
import type {
  Observation,
  ObservedElement,
  ObservedMention,
  ObservedRelationship,
} from "@orrery/core/discovery/observation";
import type { Terminal } from "../terminal.ts";
import { visible } from "../terminal/width.ts";
import { evidenceLine, percentText, valueText } from "./words.ts";

/** Lines about `ID` or `FROM->TO`; undefined where nothing is known by that name. */
export function whyPage(terminal: Terminal, observation: Observation, asked: string): readonly string[] | undefined {
  const [, from, to] = /^(.+?)\s*(?:->|→)\s*(.+)$/u.exec(asked.trim()) ?? [];
  if (from !== undefined && to !== undefined) return whyRelated(terminal, observation, from, to);
  const element = elementMeant(observation, asked.trim());
  return element === undefined ? undefined : whyElement(terminal, observation, element);
}

/** By id, by the key of a mention, by name or another name. */
export function elementMeant({ elements }: Observation, word: string): ObservedElement | undefined {
  const folded = word.toLowerCase();
  return (
    elements.find(({ id }) => id === word) ??
    elements.find(({ mentions }) => mentions.some(({ key }) => key === word)) ??
    elements.find(({ id, name }) => [id, name].some((one) => one.toLowerCase() === folded)) ??
    elements.find(({ aliases }) => aliases.some((alias) => alias.toLowerCase() === folded))
  );
}

function whyElement(terminal: Terminal, observation: Observation, element: ObservedElement): readonly string[] {
  const { paint } = terminal;
  const { id, kind, aliases, mentions, attributes } = element;
  const related = observation.relationships.filter(({ from, to }) => from === id || to === id);
  return [
    `${paint.bold(visible(id))}  ${paint.dim(visible(kind))}`,
    ...(aliases.length === 0
      ? []
      : [paint.dim(terminal.text("discover.also", { names: visible(aliases.join(", ")) }))]),
    ...seenLine(terminal, element),
    "",
    paint.bold(terminal.text("discover.mentions", { count: mentions.length })),
    ...mentions.map((mention) => `  ${mentionLine(terminal, mention)}`),
    ...(attributes.length === 0 ? [] : ["", paint.bold(terminal.text("discover.attributes"))]),
    ...attributes.map(
      ({ name, value, source, at }) =>
        `  ${visible(name)}: ${valueText(value)}  ${paint.cyan(visible(placeText(at)))} ${paint.dim(visible(source))}`,
    ),
    ...(related.length === 0 ? [] : ["", paint.bold(terminal.text("discover.relationships"))]),
    ...related.flatMap((one) => relationshipLines(terminal, one).map((line) => `  ${line}`)),
  ];
}

function seenLine(terminal: Terminal, { firstSeen, lastSeen, isGhost }: ObservedElement): readonly string[] {
  if (firstSeen === undefined || lastSeen === undefined) return [];
  const text = terminal.text(isGhost ? "discover.seen-until" : "discover.seen", { first: firstSeen, last: lastSeen });
  return [isGhost ? terminal.paint.yellow(text) : terminal.paint.dim(text)];
}

function mentionLine(terminal: Terminal, { key, sort, at, joined }: ObservedMention): string {
  const { paint } = terminal;
  const head = `${paint.bold(visible(key))}  ${sort}  ${paint.cyan(visible(placeText(at)))}`;
  if (joined === undefined) return head;
  const why = terminal.text(`discover.joined.${joined.rule}`, { by: visible(joined.by), with: visible(joined.with) });
  return `${head}\n      ${paint.dim(why)}`;
}

function whyRelated(
  terminal: Terminal,
  observation: Observation,
  first: string,
  second: string,
): readonly string[] | undefined {
  const [from, to] = [elementMeant(observation, first), elementMeant(observation, second)];
  if (from === undefined || to === undefined) return undefined;
  const all = observation.relationships.filter((one) => one.from === from.id && one.to === to.id);
  if (all.length > 0) return all.flatMap((one) => relationshipLines(terminal, one));
  const untold = observation.undiscoverable.filter(({ element }) => element === from.id);
  return [
    terminal.text("discover.unrelated", { from: visible(from.id), to: visible(to.id) }),
    ...untold.map(
      ({ reason, remedy }) =>
        `${visible(reason[terminal.locale])} ${terminal.paint.dim(visible(remedy[terminal.locale]))}`,
    ),
  ];
}

function relationshipLines(terminal: Terminal, one: ObservedRelationship): readonly string[] {
  const { paint } = terminal;
  const { from, to, verb, purpose, protocol, confidence, evidence, isGhost } = one;
  const by = protocol === undefined ? "" : ` ${paint.dim(visible(protocol))}`;
  const gone = isGhost ? ` ${paint.yellow(terminal.text("discover.gone"))}` : "";
  const what = terminal.text(`discover.purpose.${purpose}`, { count: 1 });
  return [
    `${paint.bold(visible(from))} ${verb === "flows" ? "->" : verb} ${paint.bold(visible(to))}${by}  ${what} ${percentText(terminal, confidence)}${gone}`,
    ...evidence.map((piece) => `    ${evidenceLine(terminal, piece)}`),
  ];
}

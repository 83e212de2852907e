/** The functional map (plan d'urbanisme): in which areas something lies, and what part an area plays. */
import { foldName } from "../../base/fold-name.ts";
import { isKind } from "../../model/is-kind.ts";
import type { Element } from "../../model/model.ts";
import { distinct, textsIn, wordOf } from "../../model/read.ts";
import type { RuleParameter } from "../rule.ts";

/** Areas that an element, or the nearest of its containers that is in any, is directly in; those around them apart. */
export function areasOf(element: Element): readonly Element[] {
  return element.model.derive(areasFor, element);
}

/** The one area of an element: undefined where it is in none or in several that are not one inside the other. */
export function areaOf(element: Element): Element | undefined {
  const areas = areasOf(element);
  return areas.length === 1 ? areas[0] : undefined;
}

/** The outermost area around an area, or the nearest that calls itself a zone. */
export function zoneAround(area: Element): Element {
  const around = [...area.path.filter((one) => isKind(one, "area")), area];
  return around.findLast((one) => wordOf(one, "level") === "zone") ?? around[0] ?? area;
}

/** Is the area the other, or inside it? */
export function isInArea(area: Element, other: Element): boolean {
  return area.row === other.row || area.path.some(({ row }) => row === other.row);
}

/** What an area and the areas inside it group. */
export function membersOf(area: Element): readonly Element[] {
  const own = area.targets("groups");
  const inner = area.children.filter((child) => isKind(child, "area"));
  return distinct([...own, ...inner.flatMap(membersOf)]);
}

/** A replaceable unit: an area of level bloc, or without a level and not divided further. */
export function isBloc(area: Element): boolean {
  const level = wordOf(area, "level");
  if (level !== undefined) return level === "bloc" || level === "block";
  return !area.children.some((child) => isKind(child, "area"));
}

/** Does the name, in any language, or a tag of the area or of one around it contain a word that begins with one of these? */
export function playsPart(area: Element, words: readonly string[]): boolean {
  const said = area.model.derive(wordsAbout, area);
  let answers = known.get(words);
  if (answers === undefined) known.set(words, (answers = new Map()));
  let answer = answers.get(said);
  if (answer === undefined) answers.set(said, (answer = words.some((word) => said.includes(` ${word}`))));
  return answer;
}

/** By words asked for, what is known of the texts of areas: every flow asks of the same few. */
const known: WeakMap<readonly string[], Map<string, boolean>> = new WeakMap();

/** Words by which areas are recognised, as a parameter that an organisation may extend. */
function areaWords(en: string, fr: string, usual: readonly string[]): RuleParameter<readonly string[]> {
  return {
    type: { kind: "list", of: { kind: "text" } },
    name: { en: `Words for ${en}`, fr: `Mots pour ${fr}` },
    description: {
      en: `Beginnings of words, without accents, in names or tags of areas by which ${en} are recognised.`,
      fr: `Débuts de mots, sans accents, dans les noms ou étiquettes des aires, qui font reconnaître ${fr}.`,
    },
    usual,
  };
}

export const exchangeWords: RuleParameter<readonly string[]> = areaWords("exchange areas", "les aires d’échange", [
  "echange",
  "exchange",
  "integration",
  "interoperab",
  "mediation",
]);
export const referenceWords: RuleParameter<readonly string[]> = areaWords("reference areas", "les aires de référence", [
  "referen",
  "master",
  "donnees partagees",
  "shared data",
]);
export const frontWords: RuleParameter<readonly string[]> = areaWords("front areas", "les aires de front-office", [
  "front",
  "canal",
  "canaux",
  "channel",
  "relation",
  "acquisition",
  "restitution",
  "portail",
  "portal",
]);
export const backWords: RuleParameter<readonly string[]> = areaWords("back areas", "les aires de back-office", [
  "back",
  "coeur",
  "cœur",
  "core",
  "metier",
  "operation",
  "production",
  "support",
  "ressource",
  "resource",
  "pilotage",
  "decision",
  "referen",
]);

function areasFor(element: Element): readonly Element[] {
  const groups = element.in("groups");
  const areas = groups.flatMap(({ from }) => (from !== undefined && isKind(from, "area") ? [from] : []));
  if (areas.length === 0) return element.parent === undefined ? [] : areasOf(element.parent);
  // An area around another of them adds nothing.
  return distinct(areas.filter((area) => !areas.some((other) => other.row !== area.row && isInArea(other, area))));
}

/** Names and tags of an area and of those around it, folded, with a blank before each word. */
function wordsAbout(area: Element): string {
  const texts = [area, ...area.path].flatMap((one) => [
    one.name,
    one.nameIn("en"),
    one.nameIn("fr"),
    ...textsIn(one.get("tags")),
  ]);
  return ` ${texts.map(foldName).join(" ")}`;
}

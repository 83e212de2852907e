/** Why an element is one, why a relationship is told: the mentions with what joined them, the values that won, every piece of evidence. */
import { placeText } from "../model/claims/claim-lines.ts";
import { evidenceClasses } from "../model/claims/evidence.ts";
import type { FactValue } from "../model/facts.ts";
import type { Bilingual } from "../model/metamodel.ts";
import type {
  Conflict,
  Dangling,
  JoiningRule,
  Observation,
  ObservedElement,
  ObservedRelationship,
  Proposal,
  Undiscoverable,
} from "./observation.ts";

export type Why =
  | {
      readonly about: "element";
      readonly element: ObservedElement;
      readonly conflicts: readonly Conflict[];
      readonly relationships: readonly ObservedRelationship[];
      readonly proposals: readonly Proposal[];
      readonly undiscoverable: readonly Undiscoverable[];
      readonly dangling: readonly Dangling[];
    }
  | { readonly about: "relationship"; readonly relationships: readonly ObservedRelationship[] };

/** By id of an element (or another of its names), or `FROM -> TO`; `undefined` where nothing is called so. */
export function why(observation: Observation, asked: string): Why | undefined {
  const ends = asked.split(/\s*->\s*/u);
  const [from, to] = [elementOf(observation, ends[0]), elementOf(observation, ends[1])];
  if (ends.length === 2 && from !== undefined && to !== undefined) {
    const relationships = observation.relationships.filter((one) => one.from === from.id && one.to === to.id);
    return relationships.length === 0 ? undefined : { about: "relationship", relationships };
  }
  const element = elementOf(observation, asked);
  if (element === undefined) return undefined;
  const { id } = element;
  return {
    about: "element",
    element,
    conflicts: observation.conflicts.filter((one) => one.element === id),
    relationships: observation.relationships.filter((one) => one.from === id || one.to === id),
    proposals: observation.proposals.filter(({ elements }) => elements.includes(id)),
    undiscoverable: observation.undiscoverable.filter((one) => one.element === id),
    dangling: observation.dangling.filter((one) => one.from === id),
  };
}

function elementOf({ elements }: Observation, asked: string | undefined): ObservedElement | undefined {
  if (asked === undefined) return undefined;
  const folded = asked.trim().toLowerCase();
  return (
    elements.find(({ id }) => id === asked.trim()) ??
    elements.find(({ id }) => id.toLowerCase() === folded) ??
    elements.find(({ name, aliases }) => [name, ...aliases].some((one) => one.toLowerCase() === folded)) ??
    elements.find(({ mentions }) => mentions.some(({ key }) => key === asked.trim()))
  );
}

type Locale = keyof Bilingual;

/** The rules by which mentions are joined, as people read them. */
const joiningNames: Readonly<Record<JoiningRule, Bilingual>> = {
  answer: { en: "a person said so", fr: "quelqu’un l’a dit" },
  "global-key": { en: "the same identifier everywhere", fr: "le même identifiant partout" },
  "scoped-key": { en: "the same declaration", fr: "la même déclaration" },
  network: { en: "the same address", fr: "la même adresse" },
  "same-folder": { en: "the same folder", fr: "le même dossier" },
  image: { en: "the same image", fr: "la même image" },
  "self-name": { en: "the name it registers by", fr: "le nom sous lequel il s’enregistre" },
  "normalised-name": {
    en: "the same name, but for prefix, suffix and plural",
    fr: "le même nom, au préfixe, suffixe et pluriel près",
  },
  address: { en: "an address that names it", fr: "une adresse qui le nomme" },
};

const words = {
  mentions: { en: "Mentions", fr: "Mentions" },
  joined: { en: "is one with", fr: "est identique à" },
  values: { en: "Values", fr: "Valeurs" },
  says: { en: "says", fr: "dit" },
  loses: { en: "loses", fr: "perd" },
  wins: { en: "wins", fr: "l’emporte" },
  outgoing: { en: "Relationships", fr: "Relations" },
  maybe: { en: "Perhaps the same as", fr: "Peut-être identique à" },
  untold: { en: "Not discoverable", fr: "Non découvrable" },
  nowhere: { en: "Addresses that lead nowhere", fr: "Adresses qui ne mènent nulle part" },
  confidence: { en: "confidence", fr: "confiance" },
} as const satisfies Record<string, Bilingual>;

/** As text, a line each. */
export function whyText(reason: Why, locale: Locale): string {
  if (reason.about === "relationship")
    return reason.relationships.flatMap((one) => relationshipLines(one, locale)).join("\n");
  const { element } = reason;
  const lines = [`${element.id} (${element.kind})`, "", `${words.mentions[locale]}`];
  for (const mention of element.mentions) {
    lines.push(`  ${mention.key}  ${mention.names.join(", ")}  ${placeText(mention.at)}`);
    if (mention.joined !== undefined)
      lines.push(
        `    ${words.joined[locale]} ${mention.joined.with}${colon(locale)} ${joiningNames[mention.joined.rule][locale]} (${mention.joined.by})`,
      );
  }
  lines.push(...valueLines(reason, locale));
  if (reason.relationships.length > 0) lines.push("", words.outgoing[locale]);
  for (const one of reason.relationships) lines.push(...relationshipLines(one, locale).map((line) => `  ${line}`));
  if (reason.dangling.length > 0) lines.push("", words.nowhere[locale]);
  for (const { address, evidence } of reason.dangling)
    lines.push(`  ${address}  ${evidence.map(({ at }) => placeText(at)).join(", ")}`);
  if (reason.proposals.length > 0) lines.push("", words.maybe[locale]);
  for (const { elements, reasons } of reason.proposals)
    lines.push(`  ${elements.find((id) => id !== element.id) ?? ""}  ${reasons.map((one) => one[locale]).join(" ")}`);
  if (reason.undiscoverable.length > 0) lines.push("", words.untold[locale]);
  for (const one of reason.undiscoverable) lines.push(`  ${one.reason[locale]} ${one.remedy[locale]}`);
  return lines.join("\n");
}

function colon(locale: Locale): string {
  return locale === "fr" ? " :" : ":";
}

function valueLines({ element, conflicts }: Extract<Why, { about: "element" }>, locale: Locale): readonly string[] {
  if (element.attributes.length === 0) return [];
  const lines = ["", words.values[locale]];
  for (const { name, value, source, at } of element.attributes) {
    lines.push(`  ${name} = ${valueText(value)}  (${source}, ${placeText(at)})`);
    for (const conflict of conflicts)
      if (conflict.attribute === name)
        for (const other of conflict.values)
          if (!other.wins)
            lines.push(
              `    ${words.loses[locale]}${colon(locale)} ${valueText(other.value)}  (${other.source}, ${placeText(other.at)})`,
            );
  }
  return lines;
}

function relationshipLines(one: ObservedRelationship, locale: Locale): readonly string[] {
  const lines = [`${one.from} -> ${one.to}  ${one.purpose}, ${words.confidence[locale]} ${one.confidence.toFixed(2)}`];
  for (const { class: kind, at, confidence, text, source } of one.evidence) {
    const name = evidenceClasses.find(({ id }) => id === kind)?.name[locale] ?? kind;
    lines.push(
      `  ${confidence.toFixed(2)}  ${name}  ${placeText(at)}  (${source})${text === undefined ? "" : `  ${text}`}`,
    );
  }
  return lines;
}

function valueText(value: FactValue): string {
  if (typeof value === "string") return value;
  if (typeof value === "object" && "word" in value) return value.word;
  if (typeof value === "object" && "reference" in value) return value.reference;
  return JSON.stringify(value);
}

/** A comparison as a file to take away: Markdown for the text of a pull request, a table for a spreadsheet. */
import type { Locale } from "../base/codes.ts";
import type { Bilingual } from "../model/metamodel.ts";
import type { DataTable } from "../model/tables/cell.ts";
import type {
  CompareAnswer,
  ComparedElement,
  FactChange,
  MomentAnswer,
  RelationshipChangeAnswer,
} from "./time-answers.ts";

/** Lines that a description of a pull request holds without anybody scrolling for minutes. */
const MOST_LINES = 300;

/** Headings, counts and one line for each change, in the order of review. */
export function comparisonMarkdown(answer: CompareAnswer, language: Locale): string {
  const say = sayIn(language);
  const lines = [
    `## ${say("title")}`,
    "",
    `${momentName(answer.before, language)} → ${momentName(answer.after, language)}`,
    "",
    ...countLines(answer, language),
  ];
  for (const change of ["removed", "changed", "added"] as const) {
    const elements = answer.elements.filter((element) => element.change === change && isShown(element));
    const relationships = answer.relationships.filter((relationship) => relationship.change === change);
    if (elements.length + relationships.length === 0) continue;
    lines.push("", `### ${say(change)}`, "");
    for (const element of elements) lines.push(...elementLines(element, language));
    for (const relationship of relationships) lines.push(relationshipLine(relationship, language));
  }
  const files = answer.files.map(({ uri, formerly, added, removed }) => {
    const name = formerly === undefined ? code(uri) : `${code(formerly)} → ${code(uri)}`;
    return `- ${name}${added === null ? "" : ` (+${added} −${removed})`}`;
  });
  if (files.length > 0) lines.push("", `### ${say("files")}`, "", ...files);
  const kept = lines.length > MOST_LINES ? [...lines.slice(0, MOST_LINES), "", say("more")] : lines;
  return `${kept.join("\n")}\n`;
}

/** One row for each fact and relationship that differs. */
export function comparisonTable(answer: CompareAnswer, language: Locale): DataTable {
  const say = sayIn(language);
  const header = ["change", "kind", "id", "name", "fact", "before", "after"].map((key) => say(key as Word));
  const elementRows = answer.elements.flatMap((element) => {
    const about = [say(element.change), element.kind, element.id, element.name] as const;
    if (element.facts.length === 0) return [[...about, "", "", ""]];
    return element.facts.map((fact) => [...about, factName(fact, language), fact.before ?? "", fact.after ?? ""]);
  });
  const relationshipRows = answer.relationships.flatMap((one) => {
    const sentence = `${one.from.id} ${one.verb} ${one.to.id}`;
    const about = [
      say(one.change),
      one.verb,
      sentence,
      `${one.from.name} ${one.phrase[language]} ${one.to.name}`,
    ] as const;
    if (one.facts.length === 0) return [[...about, "", "", ""]];
    return one.facts.map((fact) => [...about, factName(fact, language), fact.before ?? "", fact.after ?? ""]);
  });
  return { name: "comparison", header, rows: [...elementRows, ...relationshipRows] };
}

/** A moment as people say it in a sentence. */
function momentName({ kind, title, day, commit }: MomentAnswer, language: Locale): string {
  if (commit === undefined) return kind === "now" ? sayIn(language)("now") : title;
  const subject = `${code(commit.short)} ${title}`;
  return day === undefined ? subject : `${subject}, ${day}`;
}

function countLines({ totals }: CompareAnswer, language: Locale): readonly string[] {
  const say = sayIn(language);
  if (totals.isSame) return [say("same")];
  return [
    `| | + | − | ~ |`,
    `|---|---:|---:|---:|`,
    ...(["elements", "relationships", "statements", "definitions"] as const).flatMap((part) => {
      const { added, removed, changed } = totals[part];
      return added + removed + changed === 0 ? [] : [`| ${say(part)} | ${added} | ${removed} | ${changed} |`];
    }),
  ];
}

/** A statement in another file says nothing else than before. */
function isShown({ change, facts }: ComparedElement): boolean {
  return change !== "changed" || facts.some(({ what }) => what !== "file");
}

function elementLines(element: ComparedElement, language: Locale): readonly string[] {
  const facts = element.facts
    .filter(({ what }) => what !== "file")
    .map((fact) => `  - ${factName(fact, language)}: ${side(fact.before)} → ${side(fact.after)}`);
  return [`- **${escaped(element.name)}** ${code(element.id)} (${element.kind})`, ...facts];
}

function relationshipLine(one: RelationshipChangeAnswer, language: Locale): string {
  const facts = one.facts.map((fact) => `${factName(fact, language)} ${side(fact.before)} → ${side(fact.after)}`);
  const label = one.label === undefined ? "" : ` “${escaped(one.label)}”`;
  const more = facts.length === 0 ? "" : `: ${facts.join(", ")}`;
  return `- ${escaped(one.from.name)} *${one.phrase[language]}* ${escaped(one.to.name)}${label}${more}`;
}

function factName({ what, key, name }: FactChange, language: Locale): string {
  if (what === "attribute") return name?.[language] ?? key ?? "";
  const word = sayIn(language)(what);
  return key === undefined ? word : `${word} (${key})`;
}

function side(text: string | undefined): string {
  if (text === undefined) return "∅";
  const line = text.replace(/\s+/g, " ").trim();
  return code(line.length > 120 ? `${line.slice(0, 120).toWellFormed()}…` : line);
}

/** As code, whatever backticks it holds (CommonMark, 6.1). */
function code(text: string): string {
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = "`".repeat(longest + 1);
  const gap = longest > 0 ? " " : "";
  return `${fence}${gap}${text}${gap}${fence}`;
}

function escaped(text: string): string {
  return text.replace(/[\\`*_[\]<>|#]/g, "\\$&").replace(/\s+/g, " ");
}

type Word = keyof typeof words;

function sayIn(language: Locale): (word: Word) => string {
  return (word) => words[word][language];
}

const words = {
  title: { en: "What changed in the architecture", fr: "Ce qui a changé dans l’architecture" },
  now: { en: "now", fr: "maintenant" },
  same: { en: "Both say the same.", fr: "Les deux disent la même chose." },
  elements: { en: "Elements", fr: "Éléments" },
  relationships: { en: "Relationships", fr: "Relations" },
  statements: { en: "Views and other statements", fr: "Vues et autres énoncés" },
  definitions: { en: "Definitions", fr: "Définitions" },
  added: { en: "Added", fr: "Ajouté" },
  removed: { en: "Removed", fr: "Retiré" },
  changed: { en: "Changed", fr: "Modifié" },
  files: { en: "Files", fr: "Fichiers" },
  more: {
    en: "… and more: open the comparison in the workbench.",
    fr: "… et d’autres : ouvrez la comparaison dans l’atelier.",
  },
  change: { en: "Change", fr: "Changement" },
  kind: { en: "Kind", fr: "Sorte" },
  id: { en: "Id", fr: "Identifiant" },
  name: { en: "Name", fr: "Nom" },
  fact: { en: "Fact", fr: "Fait" },
  before: { en: "Before", fr: "Avant" },
  after: { en: "After", fr: "Après" },
  container: { en: "Inside", fr: "À l’intérieur de" },
  file: { en: "File", fr: "Fichier" },
  attribute: { en: "Attribute", fr: "Attribut" },
  verb: { en: "Verb", fr: "Verbe" },
  from: { en: "From", fr: "De" },
  to: { en: "To", fr: "Vers" },
  carries: { en: "Carries", fr: "Transporte" },
  label: { en: "Label", fr: "Libellé" },
} as const satisfies Readonly<Record<string, Bilingual>>;

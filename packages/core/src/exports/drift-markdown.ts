/** Drift as a page for a review: the counts, and a table for each sort with both values and the best evidence. */
import { type DriftItem, type DriftSort, driftSorts } from "../discovery/drift-items.ts";
import type { Bilingual } from "../model/metamodel.ts";
import { literalOf, writeLiteral } from "../model/values.ts";
import { artefactText, driftCounts, type ExportedDrift } from "./drift-export.ts";

export function writeDriftMarkdown(exported: ExportedDrift): string {
  const { drift, locale, runs } = exported;
  const say = ({ en, fr }: Bilingual): string => (locale === "fr" ? fr : en);
  const counts = driftCounts(drift.items);
  const open = counts.contradicting + counts.unmodelled + counts.unconfirmed;
  const against = runs.map(({ name, day }) => `${name} (${day})`).join(", ");
  const heads = [
    `# ${say({ en: "Drift", fr: "Dérive" })}${say({ en: ": ", fr: "\u00a0: " })}${open}`,
    "",
    say({
      en: `Compared with ${against}: ${drift.matches.length} elements are on both sides, ${counts.tolerated} drifts are tolerated.`,
      fr: `Comparé à ${against} : ${drift.matches.length} éléments sont des deux côtés, ${counts.tolerated} dérives sont tolérées.`,
    }),
  ];
  const parts = driftSorts.flatMap((sort) => sectionOf(exported, sort, say));
  const tolerated = drift.items.filter((item) => item.tolerated !== undefined);
  return [...heads, ...parts, ...toleratedSection(tolerated, say), ""].join("\n");
}

type Say = (words: Bilingual) => string;

const titles: Readonly<Record<DriftSort, Bilingual>> = {
  contradicting: { en: "Contradicting", fr: "Contradictoire" },
  unmodelled: { en: "Unmodelled: observed, not declared", fr: "Non modélisé : observé, non déclaré" },
  unconfirmed: { en: "Unconfirmed: declared, not observed", fr: "Non confirmé : déclaré, non observé" },
  undecidable: { en: "Undecidable: no source could tell", fr: "Indécidable : aucune source ne peut le dire" },
};

function sectionOf(exported: ExportedDrift, sort: DriftSort, say: Say): readonly string[] {
  const items = exported.drift.items.filter(({ drift, tolerated }) => drift === sort && tolerated === undefined);
  if (items.length === 0) return [];
  const head =
    sort === "contradicting"
      ? [say({ en: "What", fr: "Quoi" }), say({ en: "Model", fr: "Modèle" }), say({ en: "Observed", fr: "Observé" })]
      : [say({ en: "What", fr: "Quoi" }), say({ en: "Why", fr: "Pourquoi" })];
  const columns = [...head, say({ en: "Evidence", fr: "Preuve" })];
  return [
    "",
    `## ${say(titles[sort])} (${items.length})`,
    "",
    row(columns),
    row(columns.map(() => "---")),
    ...items.map((item) => row(cellsOf(exported, item, say))),
  ];
}

function cellsOf(exported: ExportedDrift, item: DriftItem, say: Say): readonly string[] {
  const { subject, about, kind, drift, reason, remedy, evidence, declaredValue, observedValue } = item;
  const [best] = evidence;
  const proof = best === undefined ? "" : `${artefactText(exported, best.at)} (${Math.round(item.confidence * 100)} %)`;
  const what = about === "element" ? `${code(subject)} ${kind}` : code(subject);
  const value = (one: typeof declaredValue): string => (one === undefined ? "" : code(writeLiteral(literalOf(one))));
  if (drift === "contradicting") return [what, value(declaredValue), value(observedValue), plain(proof)];
  const words = observedValue === undefined ? plain(say(reason)) : value(observedValue);
  return [what, remedy === undefined ? words : `${words} ${plain(say(remedy))}`, plain(proof)];
}

function toleratedSection(items: readonly DriftItem[], say: Say): readonly string[] {
  if (items.length === 0) return [];
  return [
    "",
    `## ${say({ en: "Tolerated", fr: "Toléré" })} (${items.length})`,
    "",
    ...items.map(({ subject, tolerated = "" }) => `- ${code(subject)}: ${code(tolerated)}`),
  ];
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |`;
}

/** Text of others, so that nothing in it means anything to Markdown. */
function plain(text: string): string {
  return text.replaceAll(/[\\`*_{}[\]<>|#]/gu, String.raw`\$&`).replaceAll(/\s+/gu, " ");
}

function code(text: string): string {
  const fence = text.includes("`") ? "``" : "`";
  return `${fence}${fence === "``" ? " " : ""}${text.replaceAll("|", String.raw`\|`).replaceAll(/\s+/gu, " ")}${fence === "``" ? " " : ""}${fence}`;
}

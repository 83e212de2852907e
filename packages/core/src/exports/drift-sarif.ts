/** Drift as SARIF 2.1.0, for code scanning: a rule for each sort of drift, a result for each item, tolerances as suppressions. */
import { contentHash } from "../base/hash.ts";
import { encode } from "../base/text.ts";
import { type DriftItem, type DriftSort, driftSorts } from "../discovery/drift-items.ts";
import type { Bilingual } from "../model/metamodel.ts";
import { driftSentence, type ExportedDrift } from "./drift-export.ts";

/** Code scanning takes no more of one run. */
const MOST_RESULTS = 5000;
const MOST_LOCATIONS = 20;
const ROOT = "ROOT";

export function writeDriftSarif(exported: ExportedDrift): string {
  const { drift, locale, version, runs } = exported;
  const results = drift.items.slice(0, MOST_RESULTS).map((item) => resultOf(exported, item));
  const sarif = {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { name: "Orrery", semanticVersion: version, language: locale, rules: rulesOf(exported) } },
        automationDetails: { id: "orrery/drift/" },
        invocations: [{ executionSuccessful: true }],
        originalUriBaseIds: {
          [ROOT]: { description: { text: locale === "fr" ? "Racine du dépôt" : "Root of the repository" } },
        },
        language: locale,
        columnKind: "utf16CodeUnits",
        results,
        properties: { runs },
      },
    ],
  };
  return `${JSON.stringify(sarif, undefined, 2)}\n`;
}

const levels: Readonly<Record<DriftSort, string>> = {
  contradicting: "error",
  unmodelled: "warning",
  unconfirmed: "warning",
  undecidable: "note",
};

const titles: Readonly<Record<DriftSort, Bilingual>> = {
  contradicting: {
    en: "Model and reality contradict each other",
    fr: "Le modèle et la réalité se contredisent",
  },
  unmodelled: { en: "Observed and not declared", fr: "Observé et non déclaré" },
  unconfirmed: {
    en: "Declared and not observed, though a source would see it",
    fr: "Déclaré et non observé, alors qu’une source le verrait",
  },
  undecidable: { en: "Declared, and no source could tell", fr: "Déclaré, et aucune source ne peut le dire" },
};

function rulesOf({ locale }: ExportedDrift): readonly object[] {
  return driftSorts.map((sort) => ({
    id: `drift/${sort}`,
    name: sort.charAt(0).toUpperCase() + sort.slice(1),
    shortDescription: { text: titles[sort][locale] },
    defaultConfiguration: { level: levels[sort] },
    properties: { tags: ["architecture", "drift"], precision: "high" },
  }));
}

function resultOf(exported: ExportedDrift, item: DriftItem): object {
  const { locale, drift } = exported;
  const { evidence, place, tolerated, remedy } = item;
  const own = place === undefined ? [] : [modelLocation(exported, place.uri, place.span.start, item.subject)];
  const seen = evidence
    .slice(0, MOST_LOCATIONS)
    .map(({ at, text }) => artefactLocation(exported, at.file, at.line, text));
  const [first, ...related] = item.drift === "unmodelled" ? [...seen, ...own] : [...own, ...seen];
  const tolerance = drift.tolerances.find(({ id }) => id === tolerated);
  const fingerprint = contentHash(encode(`${item.drift} ${item.subject}`)).toString(16);
  return {
    ruleId: `drift/${item.drift}`,
    ruleIndex: driftSorts.indexOf(item.drift),
    kind: item.drift === "undecidable" ? "open" : "fail",
    level: item.drift === "undecidable" ? "none" : levels[item.drift],
    message: {
      text: [
        `${driftSentence(item)[locale]}.`,
        item.reason[locale],
        ...(remedy === undefined ? [] : [remedy[locale]]),
      ].join(" "),
    },
    locations: first === undefined ? [] : [first],
    ...(related.length === 0 ? {} : { relatedLocations: related.map((one, index) => ({ id: index + 1, ...one })) }),
    ...(tolerance === undefined
      ? {}
      : {
          suppressions: [
            {
              kind: "inSource",
              status: "accepted",
              justification: [tolerance.because, tolerance.owner, tolerance.until]
                .filter((one) => one !== undefined)
                .join(" · "),
            },
          ],
        }),
    rank: Math.round(item.confidence * 100),
    partialFingerprints: { primaryLocationLineHash: `${fingerprint}:1` },
    properties: { subject: item.subject, about: item.about, confidence: item.confidence },
  };
}

function modelLocation({ at, modelPath }: ExportedDrift, uri: string, offset: number, subject: string): object {
  const { line, column } = at(uri, offset);
  return {
    physicalLocation: {
      artifactLocation: { uri: encoded(modelPath(uri)), uriBaseId: ROOT },
      region: { startLine: line, startColumn: column },
    },
    logicalLocations: [{ fullyQualifiedName: subject }],
  };
}

function artefactLocation(
  { artefactPath }: ExportedDrift,
  file: string,
  line: number | undefined,
  text: string | undefined,
): object {
  return {
    physicalLocation: {
      artifactLocation: { uri: encoded(artefactPath(file)), uriBaseId: ROOT },
      ...(line === undefined ? {} : { region: { startLine: line } }),
    },
    ...(text === undefined ? {} : { message: { text } }),
  };
}

/** A path as a relative URI (RFC 3986). */
function encoded(path: string): string {
  return path
    .split("/")
    .map((part) => encodeURIComponent(part.toWellFormed()))
    .join("/");
}

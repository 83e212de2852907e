/** Availability as a report: of everything that matters in one table, or of one element with what stops it, what matters most and what is missing. */
import { printNumber } from "../base/quantity.ts";
import type { Bilingual } from "../model/metamodel.ts";
import type { Model } from "../model/model.ts";
import type { Stated } from "../model/read.ts";
import { subjectName } from "../model/subject.ts";
import type { Against, Availability, CauseNamed, DowntimeYears, Range, SystemCutSet } from "../simulation/answers.ts";
import type { StructureTree } from "../simulation/structure.ts";
import { type Report, type ReportBlock, type ReportCell, type ReportSection, same } from "./simulation-report.ts";

export interface AvailabilityReportOptions {
  readonly years: DowntimeYears | undefined;
  /** Rows of a table at most. */
  readonly most: number;
}

/** Everything that matters, in one table. */
export function availabilityOverview(model: Model, all: readonly Availability[], most: number): Report {
  const rows = all
    .slice(0, most)
    .map((one): readonly ReportCell[] => [
      nameOf(one),
      shareCell(one),
      knownCell(one),
      hoursWords(one.downtime),
      targetCell(one.target),
      countCell(one),
      coverageWords(one.coverage),
    ]);
  return {
    title: { en: "Availability", fr: "Disponibilité" },
    about: aboutOf(model),
    sections: [
      {
        title: { en: "Processes, functions and services", fr: "Processus, fonctions et services" },
        blocks: [
          {
            kind: "table",
            columns: [
              { name: { en: "Of", fr: "De" } },
              { name: { en: "Availability", fr: "Disponibilité" }, isNumeric: true },
              { name: { en: "Known part", fr: "Part connue" }, isNumeric: true },
              { name: { en: "Standstill a year", fr: "Arrêt par an" }, isNumeric: true },
              { name: { en: "Target", fr: "Cible" } },
              { name: { en: "Single points", fr: "Points uniques" }, isNumeric: true },
              { name: { en: "Data", fr: "Données" }, isNumeric: true },
            ],
            rows,
          },
          ...(all.length > most ? [{ kind: "paragraph" as const, text: partWords(most, all.length) }] : []),
        ],
      },
    ],
  };
}

/** One element. */
export function availabilityReport(model: Model, found: Availability, options: AvailabilityReportOptions): Report {
  const name = nameOf(found);
  return {
    title: { en: `Availability: ${name.en}`, fr: `Disponibilité : ${name.fr}` },
    about: aboutOf(model),
    sections: [
      resultSection(found),
      ...(options.years === undefined ? [] : [yearsSection(options.years)]),
      cutSetSection(found, options.most),
      importanceSection(found, options.most),
      ...givenSection(found),
      ...missingSection(found.missing, options.most),
    ],
  };
}

/** What stops an element, as an indented list, and what is missing. */
export function structureReport(model: Model, tree: StructureTree): Report {
  const open = leavesOf(tree).filter(
    ({ cause }) => cause !== undefined && cause.behaviour === undefined && cause.standing === "asked",
  );
  const missing = open.flatMap(({ cause }) => cause?.missing ?? []);
  return {
    title: { en: `What stops ${tree.says.en}`, fr: `Ce qui arrête : ${tree.says.fr}` },
    about: aboutOf(model),
    sections: [
      {
        title: { en: "Structure", fr: "Structure" },
        blocks: [{ kind: "list", items: structureLines(tree) }],
      },
      ...missingSection(missing, 50),
    ],
  };
}

/** The tree line by line, deeper lines further in. */
export function structureLines(tree: StructureTree, depth = 0): readonly Bilingual[] {
  const indent = "  ".repeat(depth);
  const { en, fr } = lineOf(tree);
  return [
    { en: `${indent}${en}`, fr: `${indent}${fr}` },
    ...tree.parts.flatMap((part) => structureLines(part, depth + 1)),
  ];
}

function lineOf({ kind, says, cause, least, isUnsettled, parts, subject }: StructureTree): Bilingual {
  const open: Bilingual = isUnsettled ? { en: "perhaps: ", fr: "peut-être : " } : { en: "", fr: "" };
  const tail = (words: Bilingual): Bilingual => ({
    en: `${open.en}${says.en}${words.en}`,
    fr: `${open.fr}${says.fr}${words.fr}`,
  });
  switch (kind) {
    case "cause":
      return tail(figuresOf(cause));
    case "again":
      return tail({ en: " (see above)", fr: " (voir plus haut)" });
    case "more":
      return tail(subject === undefined ? { en: "", fr: "" } : { en: " …", fr: " …" });
    case "all":
      return tail({ en: ":", fr: " :" });
    case "some":
      return tail(least === undefined ? { en: "", fr: "" } : { en: ":", fr: " :" });
    case "any":
      if (subject === undefined) return tail({ en: ":", fr: " :" });
      if (parts.length === 0) return tail({ en: ": nothing is said to stop it", fr: " : rien n’est dit l’arrêter" });
      return parts.length === 1
        ? tail({ en: " stops with:", fr: " s’arrête avec :" })
        : tail({ en: " stops when any of:", fr: " s’arrête dès que tombe l’un de :" });
  }
}

function figuresOf(cause: StructureTree["cause"]): Bilingual {
  if (cause === undefined) return { en: "", fr: "" };
  const { behaviour, standing, missing } = cause;
  if (behaviour !== undefined) {
    const share = percent(behaviour.unavailability);
    const times = behaviour.mtbf !== undefined && behaviour.mttr !== undefined && behaviour.mtbf !== Infinity;
    const [mtbf, mttr] = [behaviour.mtbf ?? 0, behaviour.mttr ?? 0];
    return {
      en: ` (fails: ${share.en} of the time${times ? `, every ${short(mtbf).en} h for ${short(mttr).en} h` : ""})`,
      fr: ` (en panne : ${share.fr} du temps${times ? `, toutes les ${short(mtbf).fr} h pendant ${short(mttr).fr} h` : ""})`,
    };
  }
  if (standing === "given") return { en: " (taken to stand)", fr: " (supposé tenir)" };
  const keys = [...new Set(missing.map(([, key]) => key))].join(", ");
  return keys === ""
    ? { en: " (not known)", fr: " (inconnu)" }
    : { en: ` (not known: ${keys})`, fr: ` (inconnu : ${keys})` };
}

function leavesOf(tree: StructureTree): readonly StructureTree[] {
  return tree.kind === "cause" ? [tree] : tree.parts.flatMap(leavesOf);
}

// ----------------------------------------------------------------------------------------------------------- sections

function resultSection(found: Availability): ReportSection {
  const { availability, coverage, downtime, failuresPerYear, target, uncertainty } = found;
  const row = (en: string, fr: string, cell: ReportCell): readonly ReportCell[] => [{ en, fr }, cell];
  return {
    title: { en: "Result", fr: "Résultat" },
    blocks: [
      {
        kind: "table",
        columns: [{ name: { en: "What", fr: "Quoi" } }, { name: { en: "Value", fr: "Valeur" } }],
        rows: [
          row("Availability", "Disponibilité", shareCell(found)),
          row("Known part alone", "Part connue seule", knownCell(found)),
          row("Standstill a year", "Arrêt par an", hoursWords(downtime)),
          ...(failuresPerYear === undefined
            ? []
            : [
                row(
                  "Failures a year",
                  "Pannes par an",
                  rangeWords(failuresPerYear, (one) => short(one)),
                ),
              ]),
          ...(uncertainty === undefined
            ? []
            : [
                row("Known part, 90 % interval", "Part connue, intervalle à 90 %", {
                  en: `${percent(uncertainty.low).en} to ${percent(uncertainty.high).en}`,
                  fr: `de ${percent(uncertainty.low).fr} à ${percent(uncertainty.high).fr}`,
                }),
              ]),
          ...(target === undefined ? [] : [row("Target", "Cible", targetCell(target))]),
          row("Causes with data", "Causes avec données", coverageWords(coverage)),
        ],
      },
      ...(availability.result === "bounds"
        ? [
            {
              kind: "paragraph" as const,
              text: {
                en: "Bounds: what is not known may fail always, or never. The known part counts the causes with data alone.",
                fr: "Bornes : ce qui n’est pas connu peut tomber toujours ou jamais. La part connue ne compte que les causes avec données.",
              },
            },
          ]
        : []),
    ],
  };
}

function yearsSection({
  years,
  seed,
  mean,
  percentiles,
  outagesPerYear,
  longest,
  without,
}: DowntimeYears): ReportSection {
  const row = (en: string, fr: string, words: Bilingual): readonly ReportCell[] => [{ en, fr }, words];
  const rows = [
    row("Mean", "Moyenne", hoursWords(mean)),
    row("Half of the years at most", "La moitié des années au plus", hours(percentiles.p50)),
    row("One year in 20 more than", "Une année sur 20 plus de", hours(percentiles.p95)),
    row("One year in 100 more than", "Une année sur 100 plus de", hours(percentiles.p99)),
    row("Outages a year", "Arrêts par an", short(outagesPerYear)),
    row("Longest outage", "Plus long arrêt", hours(longest)),
  ];
  const list: ReportBlock[] =
    without.length === 0
      ? []
      : [
          {
            kind: "paragraph",
            text: {
              en: `Without ${namesOf(without).en}, of which nobody says how often they fail and for how long.`,
              fr: `Sans ${namesOf(without).fr}, dont nul ne dit à quelle fréquence et combien de temps ils tombent.`,
            },
          },
        ];
  return {
    title: {
      en: `Standstill of a year, in ${years} simulated years (seed ${seed})`,
      fr: `Arrêt d’une année, sur ${years} années simulées (graine ${seed})`,
    },
    blocks: [
      {
        kind: "table",
        columns: [{ name: { en: "What", fr: "Quoi" } }, { name: { en: "Value", fr: "Valeur" } }],
        rows,
      },
      ...list,
    ],
  };
}

function cutSetSection({ cutSets, cutSetCount }: Availability, most: number): ReportSection {
  const shown = cutSets.slice(0, most);
  const counts = cutSetCount.byOrder
    .map((count, order) => ({ count, order }))
    .filter(({ count }) => count > 0n)
    .slice(0, 8);
  const orders = (of: string, locale: "en" | "fr"): string =>
    counts.map(({ count, order }) => `${printNumber(Number(count), locale)} ${of} ${order}`).join(", ");
  const limit = cutSetCount.limit;
  const about: Bilingual =
    limit === 0
      ? {
          en: "Too much to look for all minimal cut sets.",
          fr: "Trop grand pour chercher toutes les coupes minimales.",
        }
      : {
          en: `${cutSetCount.count} minimal cut sets${limit === undefined ? "" : ` of up to ${limit} causes`}${counts.length === 0 ? "" : `: ${orders("of order", "en")}`}. What is taken to stand is not in them.`,
          fr: `${cutSetCount.count} coupes minimales${limit === undefined ? "" : ` d’au plus ${limit} causes`}${counts.length === 0 ? "" : ` : ${orders("d’ordre", "fr")}`}. Ce qui est supposé tenir n’y figure pas.`,
        };
  return {
    title: { en: "Minimal cut sets: what stops it", fr: "Coupes minimales : ce qui l’arrête" },
    blocks: [
      { kind: "paragraph", text: about },
      ...(shown.length === 0
        ? []
        : [
            {
              kind: "table" as const,
              columns: [
                { name: { en: "Fails", fr: "Tombe" } },
                { name: { en: "Probability", fr: "Probabilité" }, isNumeric: true },
                { name: { en: "Certain", fr: "Certain" } },
              ],
              rows: shown.map((set) => [namesOf(set.causes, " + "), probabilityCell(set), certainCell(set)]),
            },
          ]),
    ],
  };
}

function importanceSection({ importance }: Availability, most: number): ReportSection {
  const shown = importance.filter(({ birnbaum }) => birnbaum > 0).slice(0, most);
  return {
    title: { en: "What matters most", fr: "Ce qui compte le plus" },
    blocks: [
      shown.length === 0
        ? { kind: "paragraph", text: { en: "Nothing with data matters alone.", fr: "Rien de connu ne compte seul." } }
        : {
            kind: "table",
            columns: [
              { name: { en: "Cause", fr: "Cause" } },
              { name: { en: "Unavailable", fr: "Indisponible" }, isNumeric: true },
              { name: same("Birnbaum"), isNumeric: true },
              { name: { en: "Criticality", fr: "Criticité" }, isNumeric: true },
              { name: same("Fussell-Vesely"), isNumeric: true },
              { name: same("RAW"), isNumeric: true },
              { name: same("RRW"), isNumeric: true },
            ],
            rows: shown.map((one) => [
              one.name,
              one.unavailability === undefined ? unknown : percent(one.unavailability),
              figure(one.birnbaum),
              figure(one.criticality),
              figure(one.fussellVesely),
              figure(one.raw),
              figure(one.rrw),
            ]),
          },
    ],
  };
}

function givenSection({ given }: Availability): readonly ReportSection[] {
  if (given.length === 0) return [];
  return [
    {
      title: { en: "Taken to stand", fr: "Supposés tenir" },
      blocks: [
        {
          kind: "paragraph",
          text: {
            en: "Sites, networks, suppliers, technologies and people of which nothing is said: the answer holds as long as they stand.",
            fr: "Sites, réseaux, fournisseurs, technologies et personnes dont rien n’est dit : la réponse vaut tant qu’ils tiennent.",
          },
        },
        { kind: "list", items: given.map(({ name }) => name) },
      ],
    },
  ];
}

function missingSection(missing: readonly Stated[], most: number): readonly ReportSection[] {
  if (missing.length === 0) return [];
  const keys = new Map<string, { readonly name: string; readonly keys: Set<string> }>();
  for (const [of, key] of missing) {
    const name = subjectName(of);
    const known = keys.get(name);
    if (known === undefined) keys.set(name, { name, keys: new Set([key]) });
    else known.keys.add(key);
  }
  const lines = [...keys.values()].map(({ name, keys: all }) => same(`${name}: ${[...all].join(", ")}`));
  const shown = lines.slice(0, most).map(({ en }) => ({ en, fr: en.replace(": ", " : ") }));
  return [
    {
      title: { en: "What is missing for a better answer", fr: "Ce qui manque pour une meilleure réponse" },
      blocks: [
        { kind: "list", items: shown },
        ...(lines.length > most ? [{ kind: "paragraph" as const, text: partWords(most, lines.length) }] : []),
      ],
    },
  ];
}

// -------------------------------------------------------------------------------------------------------------- words

const unknown: ReportCell = { text: { en: "not known", fr: "inconnu" }, mark: "unknown" };

function aboutOf(model: Model): readonly Bilingual[] {
  const header = model.header();
  return header === undefined ? [] : [{ en: header.nameIn("en"), fr: header.nameIn("fr") }];
}

function nameOf({ element }: Availability): Bilingual {
  return { en: element.nameIn("en"), fr: element.nameIn("fr") };
}

function partWords(shown: number, all: number): Bilingual {
  return { en: `The first ${shown} of ${all}.`, fr: `Les ${shown} premiers sur ${all}.` };
}

function shareCell({ availability: { result, lower, upper, value } }: Availability): ReportCell {
  if (result === "exact") return shareWords(value);
  const text = {
    en: `${percent(lower).en} to ${percent(upper).en}`,
    fr: `de ${percent(lower).fr} à ${percent(upper).fr}`,
  };
  return { text, mark: "unknown" };
}

/** Of nothing nothing is known. */
function knownCell({ known, coverage }: Availability): ReportCell {
  return coverage.known === 0 && coverage.of > 0 ? unknown : shareWords(known.value);
}

function shareWords(value: number): Bilingual {
  return percent(value);
}

/** Enough digits to tell it from 0 and 1. */
function percent(share: number): Bilingual {
  if (share === 0 || share === 1) return same(`${share * 100} %`);
  const rest = Math.min(share, 1 - share) * 100;
  const digits = Math.min(15, Math.max(2, 2 - Math.floor(Math.log10(rest))));
  const text = share * 100 < 1e-4 ? (share * 100).toExponential(3) : (share * 100).toFixed(Math.min(12, digits));
  return { en: `${text} %`, fr: `${text.replace(".", ",")} %` };
}

function hours(value: number): Bilingual {
  const { en, fr } = short(value);
  return { en: `${en} h`, fr: `${fr} h` };
}

function hoursWords(range: Range): Bilingual {
  return rangeWords(range, hours);
}

function rangeWords({ lower, upper }: Range, words: (value: number) => Bilingual): Bilingual {
  if (lower === upper) return words(lower);
  if (upper === Infinity) return { en: `at least ${words(lower).en}`, fr: `au moins ${words(lower).fr}` };
  return {
    en: `${words(lower).en} to ${words(upper).en}`,
    fr: `de ${words(lower).fr} à ${words(upper).fr}`,
  };
}

/** Three digits that count. */
function short(value: number): Bilingual {
  const rounded = value === 0 || !Number.isFinite(value) ? value : Number(value.toPrecision(value >= 1000 ? 6 : 3));
  return { en: printNumber(rounded, "en"), fr: printNumber(rounded, "fr") };
}

function figure(value: number): Bilingual {
  if (value === Infinity) return same("∞");
  if (value === 0) return same("0");
  const text = value < 1e-3 ? value.toExponential(2) : String(Number(value.toPrecision(4)));
  return { en: text, fr: text.replace(".", ",") };
}

function targetCell(target: Against | undefined): ReportCell {
  if (target?.limit === undefined) return { en: "", fr: "" };
  const limit = percent(target.limit);
  switch (target.met) {
    case true:
      return { text: { en: `${limit.en}, met`, fr: `${limit.fr}, atteinte` }, mark: "good" };
    case false:
      return { text: { en: `${limit.en}, missed`, fr: `${limit.fr}, manquée` }, mark: "bad" };
    case undefined:
      return { text: { en: `${limit.en}, not known`, fr: `${limit.fr}, inconnu` }, mark: "unknown" };
  }
}

function countCell({ singlePoints, cutSetCount }: Availability): ReportCell {
  if (cutSetCount.limit === 0) return unknown;
  const text = same(String(singlePoints.length));
  return singlePoints.length === 0 ? text : { text, mark: "bad" };
}

function coverageWords({ known, of }: Availability["coverage"]): Bilingual {
  return { en: `${known} of ${of}`, fr: `${known} sur ${of}` };
}

function namesOf(causes: readonly CauseNamed[], between = ", "): Bilingual {
  return {
    en: causes.map(({ name }) => name.en).join(between),
    fr: causes.map(({ name }) => name.fr).join(between),
  };
}

function probabilityCell({ probability }: SystemCutSet): ReportCell {
  return probability === undefined ? unknown : figure(probability);
}

function certainCell({ isUnsettled }: SystemCutSet): ReportCell {
  return isUnsettled ? { text: { en: "perhaps", fr: "peut-être" }, mark: "unknown" } : { en: "yes", fr: "oui" };
}

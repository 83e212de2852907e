/** How available processes and services are, what stops them, and what matters most (R215, R217, R335). */
import { numbers, words, type Table, type TableCell } from "../base/table.ts";
import type { Model } from "../model/model.ts";
import { subjectName } from "../model/subject.ts";
import type { Availability } from "../simulation/answers.ts";
import { availabilities, availability as availabilityOf, rowsThatMatter } from "../simulation/availability.ts";
import type { Analysis } from "./analysis.ts";
import { elementColumn, nameColumn } from "./read.ts";

export interface AvailabilityParameters {
  /** Ids: only these; everything that matters where none is given. */
  readonly from?: readonly string[] | undefined;
}

export const availability: Analysis<AvailabilityParameters, readonly Availability[]> = {
  id: "availability",
  title: { en: "Availability", fr: "Disponibilité" },
  question: {
    en: "How available are processes and services, what stops them, and what matters most?",
    fr: "Quelle est la disponibilité des processus et services, qu’est-ce qui les arrête et qu’est-ce qui compte le plus ?",
  },
  method: {
    en: "Everything that something needs is read from the model: parts, uses, performers, data, machines, sites, networks, with instances of which so many must work. What fails by itself is unavailable mttr / (mtbf + mttr) of the time, else as was observed; what is promised never counts. The probability is computed exactly by binary decision diagrams, with minimal cut sets and importance. Without data, or where nobody says whether something is needed, there are bounds: the lower one takes it as always failed, the upper one as never. Sites, networks, suppliers, technologies and people of which nothing is said are taken to stand.",
    fr: "Tout ce dont un élément a besoin est lu dans le modèle : parties, usages, exécutants, données, machines, sites, réseaux, avec des exemplaires dont tant doivent marcher. Ce qui tombe de soi-même est indisponible mttr / (mtbf + mttr) du temps, à défaut selon le constaté ; ce qui est promis ne compte jamais. La probabilité est calculée exactement par diagrammes de décision binaires, avec coupes minimales et importances. Sans données, ou là où nul ne dit si quelque chose est indispensable, il y a des bornes : la basse le prend pour toujours en panne, la haute pour jamais. Sites, réseaux, fournisseurs, technologies et personnes dont rien n’est dit sont supposés tenir.",
  },
  reads: [
    "mtbf",
    "mttr",
    "availabilityObserved",
    "availability",
    "replicas",
    "nodes",
    "need",
    "redundancy",
    "failoverTime",
    "failoverFails",
    "commonCause",
    "replication",
    "sites",
    "site",
    "zone",
    "criticality",
    "mode",
    "via",
    "redundant",
    "supplier",
    "hosting",
  ],
  parameters: {
    from: {
      type: { kind: "list", of: { kind: "reference", to: [] } },
      name: { en: "Of", fr: "De" },
      description: {
        en: "Only these elements; every important process, function and service if not given.",
        fr: "Seulement ces éléments ; tout processus, fonction et service important par défaut.",
      },
    },
  },
  example: {
    model: `
process order "Order" { criticality: vital; availability: 99.9%; uses shop }
application shop "Shop" {
  module api "API" { replicas: 2; mtbf: 950h; mttr: 50h; runs on one }
  store base "Base" { replicas: 1; mtbf: 990h; mttr: 10h; runs on one }
}
node one "Server" { type: server; mtbf: 1990h; mttr: 10h }
`,
    parameters: {},
  },

  run(model: Model, { from = [] }): readonly Availability[] {
    if (from.length === 0) return availabilities(model, { samples: 0, cutSets: 50 });
    return from.flatMap((id) => {
      const element = model.element(id);
      return element === undefined ? [] : [availabilityOf(model, element)];
    });
  },

  tabulate: (all): Table => ({
    columns: [
      elementColumn,
      nameColumn,
      numbers("least", "Available at least", "Disponible au moins", "share"),
      numbers("most", "At most", "Au plus", "share"),
      numbers("known", "Known part", "Part connue", "share"),
      numbers("hours", "Hours of standstill a year, known part", "Heures d’arrêt par an, part connue"),
      numbers("target", "Target", "Cible", "share"),
      words("met", "Met", "Atteinte"),
      words("single", "Single points of failure", "Points uniques de défaillance", "elements"),
      numbers("withData", "Causes with data", "Causes avec données"),
      numbers("causes", "Causes", "Causes"),
    ],
    rows: all.map(({ element, availability: works, known, coverage, target, singlePoints }) => [
      element.id,
      element.name,
      works.lower,
      works.upper,
      coverage.known === 0 && coverage.of > 0 ? null : known.value,
      coverage.known === 0 && coverage.of > 0 ? null : known.complement * 8760,
      target?.limit ?? null,
      metWords(target?.limit === undefined ? undefined : (target.met ?? null)),
      singlePoints.length === 0 ? null : singlePoints.map((one) => one.element?.id ?? one.cause).join(", "),
      coverage.known,
      coverage.of,
    ]),
  }),

  others: (all) => [
    {
      id: "cut-sets",
      title: { en: "Minimal cut sets", fr: "Coupes minimales" },
      columns: [
        elementColumn,
        nameColumn,
        words("fails", "Fails", "Tombe"),
        numbers("order", "Causes", "Causes"),
        numbers("probability", "Probability", "Probabilité"),
        words("certain", "Certain", "Certain"),
      ],
      rows: all.flatMap(({ element, cutSets }) =>
        cutSets.map(({ causes, probability, isUnsettled }) => [
          element.id,
          element.name,
          {
            en: causes.map(({ name }) => name.en).join(" + "),
            fr: causes.map(({ name }) => name.fr).join(" + "),
          },
          causes.length,
          probability ?? null,
          isUnsettled ? { en: "perhaps", fr: "peut-être" } : { en: "yes", fr: "oui" },
        ]),
      ),
    },
    {
      id: "importance",
      title: { en: "What matters most", fr: "Ce qui compte le plus" },
      columns: [
        elementColumn,
        nameColumn,
        words("cause", "Cause", "Cause"),
        numbers("unavailability", "Unavailable", "Indisponible", "share"),
        numbers("birnbaum", "Birnbaum", "Birnbaum"),
        numbers("criticality", "Criticality", "Criticité"),
        numbers("fussellVesely", "Fussell-Vesely", "Fussell-Vesely"),
        numbers("raw", "RAW", "RAW"),
        numbers("rrw", "RRW", "RRW"),
      ],
      rows: all.flatMap(({ element, importance }) =>
        importance.map((one) => [
          element.id,
          element.name,
          one.name,
          one.unavailability ?? null,
          one.birnbaum,
          one.criticality,
          one.fussellVesely,
          finite(one.raw),
          finite(one.rrw),
        ]),
      ),
    },
    {
      id: "missing",
      title: { en: "What is missing", fr: "Ce qui manque" },
      columns: [elementColumn, nameColumn, words("of", "Of", "De"), words("attribute", "Attribute", "Attribut")],
      rows: all.flatMap(({ element, missing }) =>
        missing.map(([of, key]) => [element.id, element.name, subjectName(of), key]),
      ),
    },
  ],

  coverage: (all) => [
    {
      what: { en: "causes of failure with data", fr: "causes de panne avec données" },
      known: all.reduce((sum, { coverage }) => sum + coverage.known, 0),
      of: all.reduce((sum, { coverage }) => sum + coverage.of, 0),
    },
  ],

  effort: (model, { from = [] }) =>
    model.parts.rowCount + (from.length === 0 ? rowsThatMatter(model).length : from.length) * 1000,
};

function metWords(met: boolean | null | undefined): TableCell {
  if (met === undefined) return null;
  if (met === null) return { en: "not known", fr: "inconnu" };
  return met ? { en: "yes", fr: "oui" } : { en: "no", fr: "non" };
}

/** What has no end is no number of a table. */
function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}

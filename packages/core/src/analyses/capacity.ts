/** What is busy, until when it will do, and what enlarging it brings (R234-R237, R242): the simulation of load as tables. */
import { days, numbers, words, type Table, type TableCell } from "../base/table.ts";
import { dateOfDay } from "../base/dates.ts";
import type { Range } from "../simulation/answers.ts";
import { capacityAnswer, type CapacityFigures, type StationFigures } from "../simulation/capacity.ts";
import { scenarioOf } from "../simulation/load/scenario.ts";
import type { Analysis } from "./analysis.ts";
import { dayOf, onParameter } from "./parameters.ts";
import { elementColumn, nameColumn } from "./read.ts";

export interface CapacityParameters {
  /** Ids: only the first and what it asks. */
  readonly from?: readonly string[] | undefined;
  /** Id of a `load` statement. */
  readonly load?: string | undefined;
  readonly times?: number | undefined;
  readonly years?: number | undefined;
  /** Share of the capacity in use that scaling aims at. */
  readonly target?: number | undefined;
  readonly on?: string | undefined;
}

export const capacity: Analysis<CapacityParameters, CapacityFigures> = {
  id: "capacity",
  title: { en: "Capacity", fr: "Capacité" },
  question: {
    en: "What is busy at the busiest time, until when is that enough, and what would enlarging it bring?",
    fr: "Qu’est-ce qui est chargé à l’heure de pointe, jusqu’à quand cela suffit-il, et qu’apporterait un agrandissement ?",
  },
  method: {
    en: "What processes ask goes through uses, calls, flows, services, data and machines (traffic equations); a volume on the way says how often, else each case asks once. What is stated of an element is the least that it gets. Utilisation is demand at the busiest time over the capacity of all instances; times of answer and queues follow from M/M/c, with a limited queue M/M/c/K. Where a number of instances, a caller or a capacity is not said, there are bounds or nothing.",
    fr: "Ce que demandent les processus passe par les usages, appels, flux, services, données et machines (équations de trafic) ; un volume en chemin dit combien de fois, sinon chaque cas demande une fois. Ce qui est indiqué d’un élément est le moins qu’il reçoit. L’utilisation est la demande à l’heure de pointe sur la capacité de tous les exemplaires ; temps de réponse et files suivent M/M/c, et M/M/c/K si la file est limitée. Là où un nombre d’exemplaires, un appelant ou une capacité n’est pas dit, il y a des bornes ou rien.",
  },
  reads: [
    "capacity",
    "demand",
    "peak",
    "volume",
    "growth",
    "latency",
    "replicas",
    "autoscale",
    "queueLimit",
    "calendar",
    "mode",
    "every",
    "size",
    "annualCost",
    "activeUsers",
    "thinkTime",
    "priority",
    "latencyP95",
    "bandwidth",
    "utilisation",
    "zone",
    "site",
  ],
  parameters: {
    from: {
      type: { kind: "list", of: { kind: "reference", to: [] } },
      name: { en: "Of", fr: "De" },
      description: { en: "Only this element and what it asks.", fr: "Seulement cet élément et ce qu’il sollicite." },
    },
    load: {
      type: { kind: "text" },
      name: { en: "Load", fr: "Charge" },
      description: { en: "Id of a load statement to try.", fr: "Identifiant d’une charge à essayer." },
    },
    times: {
      type: { kind: "number", minimum: 0 },
      name: { en: "Times", fr: "Fois" },
      description: { en: "How many times as much is asked.", fr: "Combien de fois plus est demandé." },
    },
    years: {
      type: { kind: "number", minimum: 0 },
      name: { en: "Years", fr: "Années" },
      description: {
        en: "So many years from now, at the stated growth.",
        fr: "Dans tant d’années, à la croissance indiquée.",
      },
    },
    target: {
      type: { kind: "percent" },
      name: { en: "Target", fr: "Cible" },
      description: {
        en: "Share of the capacity in use that scaling aims at; 80 % if not given.",
        fr: "Part d’utilisation visée par les agrandissements ; 80 % par défaut.",
      },
    },
    on: onParameter,
  },
  example: {
    model: `
process order "Order" { volume: 1800/h; uses shop { volume: 2/s } }
application shop "Shop" {
  module api "API" { capacity: 5/s; replicas: 2; growth: 20%/y; uses base; annualCost: 4000 CHF }
  store base "Base" { capacity: 8/s; replicas: 1; growth: 20%/y }
}
`,
    parameters: {},
  },

  run(model, { from = [], load, times, years, target, on }) {
    const [first] = from;
    const statement = load === undefined ? undefined : model.element(load);
    return capacityAnswer(model, {
      of: first === undefined ? undefined : model.element(first),
      scenario: statement === undefined ? undefined : scenarioOf(statement),
      times,
      years,
      target: target === undefined ? undefined : { utilisation: target, response: undefined },
      today: dayOf(on),
    });
  },

  tabulate: ({ stations }): Table => ({
    columns: [
      elementColumn,
      nameColumn,
      numbers("demand", "Demand at the peak per second", "Demande de pointe par seconde"),
      numbers("demandMost", "At most", "Au plus"),
      numbers("capacity", "Capacity per second", "Capacité par seconde"),
      numbers("servers", "Instances", "Exemplaires"),
      numbers("utilisation", "Utilisation", "Utilisation", "share"),
      numbers("utilisationMost", "At most", "Au plus", "share"),
      numbers("response", "Answer in seconds", "Réponse en secondes"),
      numbers("responseMost", "At most", "Au plus"),
      numbers("queue", "Waiting", "En attente"),
      numbers("years", "Years until full", "Années avant saturation"),
      days("day", "Full on", "Saturé le"),
      words("missing", "Not stated", "Non indiqué"),
    ],
    rows: stations.map((one) => [
      one.element.id,
      one.element.name,
      ...ends(one.demand.rate),
      one.most ?? one.capacity ?? null,
      one.capacity === undefined || one.areServersAssumed ? null : one.servers,
      ...ends(one.utilisation),
      ...ends(one.response),
      one.queue === undefined ? null : finite(one.queue.lower),
      one.saturation === undefined ? null : finite(one.saturation.years.lower),
      one.saturation?.day === undefined ? null : (dateOfDay(one.saturation.day) ?? null),
      missingWords(one),
    ]),
  }),

  others: ({ stations, chains, links }) => [
    {
      id: "scaling",
      title: { en: "Larger or more", fr: "Plus grand ou plus nombreux" },
      columns: [
        elementColumn,
        nameColumn,
        words("way", "Way", "Manière"),
        words("says", "What", "Quoi"),
        numbers("amount", "How much", "Combien"),
        numbers("utilisation", "Utilisation", "Utilisation", "share"),
        numbers("response", "Answer in seconds", "Réponse en secondes"),
        numbers("cost", "Cost a year", "Coût par an"),
        words("currency", "Currency", "Monnaie"),
      ],
      rows: stations.flatMap(({ element, scaling }) =>
        scaling.map(({ way, says, amount, utilisation, response, cost }) => [
          element.id,
          element.name,
          way === "vertical" ? { en: "larger", fr: "plus grand" } : { en: "more", fr: "plus nombreux" },
          says,
          amount,
          utilisation,
          response ?? null,
          cost?.amount ?? null,
          cost?.currency ?? null,
        ]),
      ),
    },
    {
      id: "chains",
      title: { en: "End to end", fr: "De bout en bout" },
      columns: [
        elementColumn,
        nameColumn,
        numbers("response", "Answer in seconds", "Réponse en secondes"),
        numbers("responseMost", "At most", "Au plus"),
        words("bottleneck", "Busiest", "Le plus chargé", "element"),
        words("path", "Slowest way", "Chemin le plus lent", "elements"),
        numbers("users", "Active users", "Utilisateurs actifs"),
        numbers("throughput", "Their requests per second", "Leurs demandes par seconde"),
        numbers("throughputMost", "At most", "Au plus"),
        numbers("knee", "Users it carries", "Utilisateurs supportés"),
      ],
      rows: chains.map(({ from, response, bottleneck, path, users }) => [
        from.id,
        from.name,
        ...ends(response),
        bottleneck?.id ?? null,
        path.map(({ id }) => id).join(", "),
        users?.users ?? null,
        ...ends(users?.throughput),
        users?.knee === undefined ? null : finite(users.knee.lower),
      ]),
    },
    {
      id: "links",
      title: { en: "Links", fr: "Liaisons" },
      columns: [
        words("from", "From", "Depuis", "element"),
        words("to", "To", "Vers", "element"),
        numbers("demand", "Bits per second at the peak", "Bits par seconde en pointe"),
        numbers("demandMost", "At most", "Au plus"),
        numbers("capacity", "Capacity, bits per second", "Capacité, bits par seconde"),
        numbers("utilisation", "Utilisation", "Utilisation", "share"),
        numbers("utilisationMost", "At most", "Au plus", "share"),
        numbers("years", "Years until full", "Années avant saturation"),
      ],
      rows: links.map(({ relationship, demand, capacity: most, utilisation, saturation }) => [
        relationship.fromId,
        relationship.toId,
        ...ends(demand),
        most ?? null,
        ...ends(utilisation),
        saturation === undefined ? null : finite(saturation.years.lower),
      ]),
    },
  ],

  coverage: ({ coverage }) => [
    { what: { en: "elements whose utilisation is known", fr: "éléments dont l’utilisation est connue" }, ...coverage },
  ],
};

function ends(range: Range | undefined): readonly [TableCell, TableCell] {
  return range === undefined ? [null, null] : [finite(range.lower), finite(range.upper)];
}

/** What has no end, or is not known, is no number of a table. */
function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}

function missingWords({ missing, element }: StationFigures): TableCell {
  if (missing.length === 0) return null;
  return missing
    .map(([one, key]) =>
      one.row === element.row && !("verb" in one)
        ? key
        : `${"verb" in one ? `${one.fromId} ${one.verb === "flows" ? "->" : one.verb} ${one.toId}` : one.id}.${key}`,
    )
    .join(", ");
}

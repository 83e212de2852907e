/** Of what one would learn that it fails, and what one could find out then (R250): probes, monitoring, logs, traces. */
import { words, type Table, type TableWords } from "../base/table.ts";
import { hostingOf, isPublicCloud } from "../model/hosting.ts";
import type { Element } from "../model/model.ts";
import { affirms, elementsOf, states, textsIn, wordOf } from "../model/read.ts";
import type { Analysis } from "./analysis.ts";
import { cloudOnly, elementColumn, knownOf, nameColumn } from "./read.ts";

export interface ObservabilityParameters {
  /** Only what a provider of public cloud runs. */
  readonly cloud?: boolean | undefined;
}

type Signal = "probes" | "monitoring" | "logging" | "tracing" | "siem";

export interface Watched {
  readonly element: Element;
  /** For each signal whether it is there; undefined: nobody says. */
  readonly signals: ReadonlyMap<Signal, boolean | undefined>;
}

const signals: readonly (readonly [id: Signal, en: string, fr: string])[] = [
  ["probes", "Probes", "Sondes"],
  ["monitoring", "Monitoring", "Supervision"],
  ["logging", "Logs", "Journaux"],
  ["tracing", "Traces", "Traces"],
  ["siem", "Security monitoring", "Supervision de sécurité"],
];

export const observability: Analysis<ObservabilityParameters, readonly Watched[]> = {
  id: "observability",
  title: { en: "Monitoring and observability", fr: "Supervision et observabilité" },
  question: {
    en: "Of what would one learn that it fails, and what could one find out then?",
    fr: "De quoi apprendrait-on la panne, et que pourrait-on alors découvrir ?",
  },
  method: {
    en: "For software, stores and nodes: probes, monitoring, logs, traces and security monitoring, as far as they are stated of the element or of what it belongs to; probes only of the element itself. A store asks for no traces. What nobody states is unknown and never counts as covered.",
    fr: "Pour les logiciels, stockages et nœuds : sondes, supervision, journaux, traces et supervision de sécurité, pour autant qu’ils soient indiqués de l’élément ou de ce dont il fait partie ; les sondes de l’élément seul. Un stockage n’a pas à être tracé. Ce que personne n’indique est inconnu et ne compte jamais comme couvert.",
  },
  reads: ["probes", "monitoring", "logging", "tracing", "siem", "hosting"],
  parameters: { cloud: cloudOnly },
  example: {
    model: `
application shop "Shop" { logging: "Loki"; criticality: important
  module cart "Cart" { probes: [liveness, readiness]; monitoring: "Prometheus"; tracing: yes }
  module web "Web" { probes: no }
  store orders "Orders" { hosting: paas; monitoring: no }
}
`,
    parameters: {},
  },

  run: (model, { cloud = false }) =>
    ["module", "store", "node"].flatMap((kind) =>
      [...model.elements({ kind })].flatMap((element) =>
        cloud && isPublicCloud(element) !== true ? [] : [watchedOf(element)],
      ),
    ),

  tabulate: (all): Table => ({
    columns: [
      elementColumn,
      nameColumn,
      words("criticality", "Criticality", "Criticité"),
      words("hosting", "Hosting", "Hébergement"),
      ...signals.map(([id, en, fr]) => words(id, en, fr)),
      words("missing", "Missing", "Absents"),
    ],
    rows: all.map(({ element, signals: found }) => [
      element.id,
      element.name,
      criticalityOf(element) ?? null,
      hostingOf(element) ?? null,
      ...signals.map(([id]) => (found.has(id) ? cellOf(element, id, found.get(id)) : null)),
      missingOf(found),
    ]),
  }),

  coverage: (all) =>
    signals.map(([id, en, fr]) => {
      const asked = all.filter((one) => one.signals.has(id));
      return knownOf(
        { en: `elements with ${en.toLowerCase()}`, fr: `éléments avec ${fr.toLowerCase()}` },
        asked,
        (one) => one.signals.get(id) === true,
      );
    }),
};

function watchedOf(element: Element): Watched {
  const found = new Map<Signal, boolean | undefined>();
  for (const [id] of signals) {
    if (id === "tracing" && element.kind !== "module") continue;
    found.set(id, affirms(speakerOf(element, id), id));
  }
  return { element, signals: found };
}

/** Who says something of it: itself, else the nearest around it. Probes are of each by itself. */
function speakerOf(element: Element, signal: Signal): Element {
  if (signal === "probes" || states(element, signal)) return element;
  return element.path.toReversed().find((one) => states(one, signal)) ?? element;
}

function criticalityOf(element: Element): string | undefined {
  return [element, ...element.path.toReversed()].flatMap((one) => wordOf(one, "criticality") ?? [])[0];
}

/** What watches it, where that is said; else yes, no or unknown. */
function cellOf(element: Element, signal: Signal, is: boolean | undefined): TableWords | string {
  if (is === undefined) return { en: "unknown", fr: "inconnu" };
  if (!is) return { en: "no", fr: "non" };
  const speaker = speakerOf(element, signal);
  const named = [...elementsOf(speaker, signal).map(({ name }) => name), ...textsIn(speaker.get(signal))];
  return named.length === 0 ? { en: "yes", fr: "oui" } : named.join(", ");
}

function missingOf(found: ReadonlyMap<Signal, boolean | undefined>): TableWords | null {
  const open = signals.filter(([id]) => found.has(id) && found.get(id) === false);
  if (open.length === 0) return null;
  return {
    en: open.map(([, en]) => en.toLowerCase()).join(", "),
    fr: open.map(([, , fr]) => fr.toLowerCase()).join(", "),
  };
}

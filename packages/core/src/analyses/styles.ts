/** Which architecture style each application really follows, beside what it is said to follow, and what it gains from it (R002, R113-R138). */
import { words, type Table, type TableCell, type TableWords } from "../base/table.ts";
import { exchangesOf, isEvent, mannerOf } from "../model/exchange.ts";
import { isKind } from "../model/is-kind.ts";
import type { Bilingual } from "../model/metamodel.ts";
import type { Element, Model } from "../model/model.ts";
import { wordOf } from "../model/read.ts";
import { axisNames, styleOf, styleWords } from "../model/styles/catalogue.ts";
import {
  agreementOf,
  type Agreement,
  type Detection,
  detectStyles,
  type Evidence,
  followedName,
  statedStyles,
} from "../model/styles/detect.ts";
import { figureText } from "../model/styles/figure-text.ts";
import { type Figure, measured, measures } from "../model/styles/measures.ts";
import { shapeOf } from "../model/styles/shape.ts";
import { qualityNames, type StyleId, styleIds } from "../model/styles/style.ts";
import { type Analysis, type Known, named, type Named, type TitledTable } from "./analysis.ts";
import { elementColumn, idsOf, nameColumn, knownOf } from "./read.ts";

export interface StylesParameters {
  /** Ids of applications; all when absent or empty. */
  readonly from?: readonly string[] | undefined;
}

export interface StylesResult {
  readonly entries: readonly StyleEntry[];
  readonly gains: readonly Gain[];
  readonly options: readonly Options[];
}

/** An application on one axis. */
export interface StyleEntry {
  readonly element: Named;
  readonly detection: Detection;
  readonly stated: readonly string[];
  readonly agreement: Agreement;
}

/** An advantage of a style that an application follows or is said to follow, and the figure that shows it. */
export interface Gain {
  readonly element: Named;
  readonly style: StyleId;
  readonly says: Bilingual;
  readonly quality: Bilingual;
  readonly measure: Bilingual | undefined;
  readonly figure: Figure | undefined;
}

/** Which ways of growing an application makes use of (R239). */
export interface Options {
  readonly element: Named;
  readonly functions: readonly Named[];
  readonly interfaces: readonly Named[];
  readonly services: readonly Named[];
  readonly events: number;
  readonly messages: number;
}

export const styles: Analysis<StylesParameters, StylesResult> = {
  id: "styles",
  title: { en: "Architecture styles", fr: "Styles d’architecture" },
  question: {
    en: "Which architecture style does each application really follow?",
    fr: "Quel style d’architecture chaque application suit-elle vraiment ?",
  },
  method: {
    en: "Each application on four axes, by what its parts are and do. Cut: one module, or modules that all need each other, is a monolith; three services or more, most with a store that no other uses, are microservices; modules in one tier each are layers; else modular. Talk: more than half of the exchanges are events and messages, go through a bus, or are calls; passing on what others send is a bus. Place: one node or site is centralised. Host: what `hosting` and the sites say. Where the facts are too few the answer is unknown, and says what is missing.",
    fr: "Chaque application sur quatre axes, par ce que sont et font ses parties. Découpage : un seul module, ou des modules qui dépendent tous les uns des autres, est un monolithe ; trois services ou plus, la plupart avec une base que nul autre n’utilise, sont des microservices ; des modules d’une couche chacun sont des couches ; sinon modulaire. Échanges : plus de la moitié sont des événements et messages, passent par un bus, ou sont des appels ; relayer ce que d’autres envoient est un bus. Topologie : un nœud ou un site est centralisé. Hébergement : ce que disent `hosting` et les sites. Si les faits sont trop rares, la réponse est inconnue et dit ce qui manque.",
  },
  reads: ["style", "type", "tier", "mode", "pattern", "via", "store", "hosting", "site", "env", "goldenSource"],
  parameters: {
    from: {
      type: { kind: "list", of: { kind: "reference", to: ["application"] } },
      name: { en: "Applications", fr: "Applications" },
      description: { en: "Only these; all if empty.", fr: "Seulement celles-ci ; toutes si la liste est vide." },
    },
  },
  example: {
    model: `
application shop "Shop" {
  style: microservices
  module web "Shop pages" { type: web; uses gate { mode: sync } }
  module gate "Gateway" { type: gateway; uses orders { mode: sync }; uses stock { mode: sync }; uses prices { mode: sync } }
  module orders "Orders" { type: api; store orders-db "Orders data" { type: relational } }
  module stock "Stock" { type: api; store stock-db "Stock data" { type: relational } }
  module prices "Prices" { type: api; store prices-db "Prices data" { type: document } }
}
application ledger "Ledger" {
  style: microservices
  module core "Ledger core" { runs on mainframe }
}
node mainframe "Mainframe" { hosting: on-premise }
`,
    parameters: {},
  },

  run(model, { from = [] }) {
    const applications = chosen(model, from);
    return {
      entries: applications.flatMap(entriesOf),
      gains: applications.flatMap(gainsOf),
      options: applications.map(optionsOf),
    };
  },

  tabulate: ({ entries }): Table => ({
    columns: [
      elementColumn,
      nameColumn,
      words("axis", "Axis", "Axe"),
      words("stated", "Stated", "Annoncé"),
      words("follows", "Followed", "Suivi"),
      words("agreement", "Agreement", "Concordance"),
      words("for", "Because", "Parce que"),
      words("against", "Against", "Contre"),
      words("lacks", "To be stated", "À indiquer"),
    ],
    rows: entries.map(({ element, detection, stated, agreement }) => [
      element.id,
      element.name,
      axisNames[detection.axis],
      stated.length === 0 ? null : wordNames(stated),
      followedName(detection.style),
      agreements[agreement],
      evidenceCell(detection.for),
      evidenceCell(detection.against),
      lacksCell(detection),
    ]),
  }),

  others: ({ gains, options }): readonly TitledTable[] => [
    {
      id: "advantages",
      title: {
        en: "What each style promises, and what the model shows",
        fr: "Ce que promet chaque style, et ce que montre le modèle",
      },
      known: knownOf(
        { en: "advantages measured", fr: "avantages mesurés" },
        gains,
        ({ figure }) => figure !== undefined,
      ),
      columns: [
        elementColumn,
        nameColumn,
        words("style", "Style", "Style"),
        words("advantage", "Advantage", "Avantage"),
        words("quality", "Quality", "Qualité"),
        words("measure", "Measured by", "Mesuré par"),
        words("value", "Value", "Valeur"),
      ],
      rows: gains.map(({ element, style, says, quality, measure, figure }) => [
        element.id,
        element.name,
        styleOf(style).name,
        says,
        quality,
        measure ?? null,
        figure === undefined ? unknownWords : figureText(figure),
      ]),
    },
    {
      id: "options",
      title: { en: "Ways of growing that are made use of", fr: "Moyens d’évoluer qui sont utilisés" },
      columns: [
        elementColumn,
        nameColumn,
        words("functions", "Functions", "Fonctions", "elements"),
        words("apis", "REST, GraphQL or gRPC interfaces", "Interfaces REST, GraphQL ou gRPC", "elements"),
        words("services", "Services with own instances", "Services aux instances propres", "elements"),
        { key: "events", name: { en: "Exchanges by event", fr: "Échanges par événement" }, isNumeric: true },
        { key: "messages", name: { en: "By message", fr: "Par message" }, isNumeric: true },
      ],
      rows: options.map(({ element, functions, interfaces, services, events, messages }) => [
        element.id,
        element.name,
        idsOf(functions),
        idsOf(interfaces),
        idsOf(services),
        events,
        messages,
      ]),
    },
  ],

  coverage: ({ entries }): readonly Known[] => [
    knownOf(
      { en: "axes of applications that can be told", fr: "axes d’applications que l’on peut dire" },
      entries,
      ({ detection }) => detection.style !== undefined,
    ),
    knownOf(
      { en: "axes of applications that are stated", fr: "axes d’applications qui sont annoncés" },
      entries,
      ({ stated }) => stated.length > 0,
    ),
  ],
};

const agreements: Readonly<Record<Agreement, TableWords>> = {
  agrees: { en: "agrees", fr: "concorde" },
  differs: { en: "differs", fr: "diffère" },
  unknown: { en: "unknown", fr: "inconnue" },
  unstated: { en: "not stated", fr: "non annoncé" },
};

const unknownWords: TableWords = { en: "unknown", fr: "inconnu" };

function chosen(model: Model, from: readonly string[]): readonly Element[] {
  if (from.length === 0) return [...model.elements({ kind: "application" })];
  return from.flatMap((id) => {
    const element = model.element(id);
    return element !== undefined && isKind(element, "application") ? [element] : [];
  });
}

function entriesOf(application: Element): readonly StyleEntry[] {
  return detectStyles(application).map((detection) => ({
    element: named(application),
    detection,
    stated: statedStyles(application, detection.axis),
    agreement: agreementOf(application, detection),
  }));
}

function gainsOf(application: Element): readonly Gain[] {
  const followed = detectStyles(application).flatMap(({ axis, style }) => [
    ...(style === undefined ? [] : [style]),
    ...statedStyles(application, axis).flatMap((word) => styleWords[word]?.style ?? []),
  ]);
  const ids = styleIds.filter((id) => followed.includes(id));
  return ids.flatMap((id) =>
    styleOf(id).pro.map(({ says, quality, measure }) => ({
      element: named(application),
      style: id,
      says,
      quality: qualityNames[quality],
      measure: measure === undefined ? undefined : measures[measure].name,
      figure: measure === undefined ? undefined : measured(application, measure),
    })),
  );
}

function optionsOf(application: Element): Options {
  const { modules, interfaces, services, parts } = shapeOf(application);
  const exchanges = exchangesOf(parts);
  const isOpen = (one: Element): boolean => ["rest", "graphql", "grpc"].includes(wordOf(one, "type") ?? "");
  return {
    element: named(application),
    functions: modules.filter((one) => wordOf(one, "type") === "function").map(named),
    interfaces: interfaces.filter(isOpen).map(named),
    services: services
      .filter((one) => one.get("replicas") !== undefined || one.get("autoscale") !== undefined)
      .map(named),
    events: exchanges.filter(isEvent).length,
    messages: exchanges.filter((one) => mannerOf(one) === "message").length,
  };
}

function wordNames(stated: readonly string[]): TableWords {
  const said = (language: "en" | "fr"): string => stated.map((word) => wordName(word)[language]).join(", ");
  return { en: said("en"), fr: said("fr") };
}

function wordName(word: string): Bilingual {
  const style = styleWords[word]?.style;
  return style === word ? styleOf(style).name : { en: word, fr: word };
}

function evidenceCell(evidence: readonly Evidence[]): TableCell {
  if (evidence.length === 0) return null;
  const said = (language: "en" | "fr"): string => evidence.map((one) => one[language]).join(" ; ");
  return { en: said("en").replaceAll(" ; ", "; "), fr: said("fr") };
}

function lacksCell({ lacks }: Detection): TableCell {
  if (lacks.length === 0) return null;
  return lacks
    .slice(0, 3)
    .map(([one, key]) => `${"kind" in one ? one.id : `${one.fromId} -> ${one.toId}`}.${key}`)
    .join(", ");
}

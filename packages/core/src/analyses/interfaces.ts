/** Every interface and every interaction between systems: who offers, who takes, under which contract; and what goes past all interfaces (R106). */
import { words, type Table, type TableWords } from "../base/table.ts";
import { isKind } from "../model/is-kind.ts";
import type { Element, Model, Relationship } from "../model/model.ts";
import { type Analysis, type Known, named, type Named, type TitledTable } from "./analysis.ts";
import { distinct, textIn, textsIn } from "../model/read.ts";
import { idsOf, knownOf } from "./read.ts";

export interface InterfacesParameters {
  /** Ids of systems: only what they or their parts offer or take; all when absent or empty. */
  readonly from?: readonly string[] | undefined;
}

export interface InterfacesResult {
  readonly interfaces: readonly InterfaceEntry[];
  /** Flows, and uses between systems. */
  readonly interactions: readonly Interaction[];
}

export interface InterfaceEntry {
  readonly element: Named;
  readonly type: string | undefined;
  readonly protocols: readonly string[];
  readonly version: string | undefined;
  readonly contracts: readonly string[];
  /** Who realizes it, or what it is part of. */
  readonly providers: readonly Named[];
  /** Who uses it, or exchanges with it. */
  readonly consumers: readonly Named[];
  readonly carries: readonly Named[];
}

export interface Interaction {
  readonly kind: "flow" | "use";
  readonly label: string | undefined;
  /** Who sends or answers. */
  readonly providers: readonly Named[];
  /** Who receives or asks. */
  readonly consumers: readonly Named[];
  /** Interfaces that it goes through, as far as they are told. */
  readonly through: readonly Named[];
  readonly protocols: readonly string[];
  /** Version and contract of the interface that it goes through. */
  readonly version: string | undefined;
  readonly contracts: readonly string[];
  readonly carries: readonly Named[];
}

export const interfaces: Analysis<InterfacesParameters, InterfacesResult> = {
  id: "interfaces",
  title: { en: "Interfaces and interactions", fr: "Interfaces et interactions" },
  question: {
    en: "Who talks to whom, through which interface, under which contract?",
    fr: "Qui parle à qui, par quelle interface, selon quel contrat ?",
  },
  method: {
    en: "Every interface with who realizes or contains it (provider), who uses it or exchanges with it (consumer), and the data of its flows. Every flow from or to a system, and every use of one system by another, with the interface at its end or in “via”. Where none is told, it is listed as going past all interfaces: that may be so, or nobody has said. Of a flow the sender counts as provider, of a use the one that is used.",
    fr: "Chaque interface avec qui la réalise ou la contient (fournisseur), qui l’utilise ou échange avec elle (consommateur), et les données de ses flux. Chaque flux de ou vers un système, et chaque utilisation d’un système par un autre, avec l’interface à son bout ou dans « via ». Sans interface indiquée, l’échange est listé comme passant hors interface : c’est le cas, ou personne ne l’a dit. D’un flux, l’émetteur compte comme fournisseur ; d’une utilisation, celui qui est utilisé.",
  },
  reads: ["type", "protocol", "version", "contractFile", "via"],
  parameters: {
    from: {
      type: { kind: "list", of: { kind: "reference", to: ["application", "module", "component", "store", "party"] } },
      name: { en: "Systems", fr: "Systèmes" },
      description: {
        en: "Only what these or their parts offer or take; all if empty.",
        fr: "Seulement ce que ceux-ci ou leurs parties offrent ou prennent ; tous si la liste est vide.",
      },
    },
  },
  example: {
    model: `
application shop "Shop" { -> billing : orders { protocol: sftp } }
application billing "Billing" { interface api "Invoices API" { type: rest; version: 2; contractFile: "invoices.yaml" } }
application portal "Portal" { uses api; uses shop }
application mail "Mail" { -> portal { via: hook } }
interface hook "Web hook"
dataset orders "Orders"
`,
    parameters: {},
  },

  run(model, { from = [] }) {
    const isAsked = scopeOf(model, from);
    return {
      interfaces: [...model.elements({ kind: "interface" })]
        .map(entryOf)
        .filter(({ element, providers, consumers }) => [element, ...providers, ...consumers].some(isAsked)),
      interactions: interactionsOf(model).filter(({ providers, consumers }) =>
        [...providers, ...consumers].some(isAsked),
      ),
    };
  },

  tabulate: ({ interfaces: entries, interactions }): Table => ({
    columns,
    rows: [
      ...entries.map((one) => [
        kinds.interface,
        one.element.id,
        idsOf(one.providers),
        idsOf(one.consumers),
        joined([...(one.type === undefined ? [] : [one.type]), ...one.protocols]),
        one.version ?? null,
        joined(one.contracts),
        idsOf(one.carries),
      ]),
      ...interactions.map(rowOf),
    ],
  }),

  others: ({ interactions }): readonly TitledTable[] => [
    {
      id: "past",
      title: { en: "Interactions past all interfaces", fr: "Interactions hors interface" },
      known: throughOne(interactions),
      columns,
      rows: interactions.filter(({ through }) => through.length === 0).map(rowOf),
    },
  ],

  coverage: ({ interfaces: entries, interactions }): readonly Known[] => [
    knownOf(
      { en: "interfaces with a provider", fr: "interfaces dont on sait le fournisseur" },
      entries,
      ({ providers }) => providers.length > 0,
    ),
    knownOf(
      { en: "interfaces with a contract", fr: "interfaces avec un contrat" },
      entries,
      ({ contracts }) => contracts.length > 0,
    ),
    knownOf(
      { en: "interfaces with a version", fr: "interfaces avec une version" },
      entries,
      ({ version }) => version !== undefined,
    ),
    throughOne(interactions),
  ],
};

function throughOne(interactions: readonly Interaction[]): Known {
  return knownOf(
    { en: "interactions through an interface", fr: "interactions par une interface" },
    interactions,
    ({ through }) => through.length > 0,
  );
}

const kinds = {
  interface: { en: "interface", fr: "interface" },
  flow: { en: "flow", fr: "flux" },
  use: { en: "use", fr: "utilisation" },
} as const satisfies Readonly<Record<string, TableWords>>;

const columns: Table["columns"] = [
  words("what", "What", "Quoi"),
  words("interface", "Interface", "Interface", "elements"),
  words("providers", "Provider", "Fournisseur", "elements"),
  words("consumers", "Consumer", "Consommateur", "elements"),
  words("protocol", "How", "Comment"),
  words("version", "Version", "Version"),
  words("contract", "Contract", "Contrat"),
  words("carries", "Carries", "Transporte", "elements"),
];

function rowOf(one: Interaction): Table["rows"][number] {
  return [
    kinds[one.kind],
    idsOf(one.through),
    idsOf(one.providers),
    idsOf(one.consumers),
    joined(one.protocols),
    one.version ?? null,
    joined(one.contracts),
    idsOf(one.carries),
  ];
}

function joined(texts: readonly string[]): string | null {
  return texts.length === 0 ? null : [...new Set(texts)].join(", ");
}

const systems: readonly string[] = ["application", "module", "component", "store", "interface"];
const answering: readonly string[] = [...systems, "service"];

function scopeOf(model: Model, ids: readonly string[]): (one: Named) => boolean {
  if (ids.length === 0) return () => true;
  const wanted = new Set(ids);
  return ({ id }) => {
    const element = model.element(id);
    return wanted.has(id) || element?.path.some((around) => wanted.has(around.id)) === true;
  };
}

function entryOf(element: Element): InterfaceEntry {
  const flows = [...element.in("flows"), ...element.out("flows")];
  const providers = providersOf(element);
  const users = [...element.sources("uses"), ...element.sources("flows"), ...element.targets("flows")];
  return {
    element: named(element),
    type: textIn(element.get("type")),
    protocols: textsIn(element.get("protocol")),
    ...ruleOf([element]),
    providers: providers.map(named),
    // What a provider sends out of its own interface does not make it a consumer.
    consumers: distinct(users)
      .filter((one) => !providers.some(({ row }) => row === one.row))
      .map(named),
    carries: distinct(flows.flatMap(({ carried }) => carried)).map(named),
  };
}

function interactionsOf(model: Model): readonly Interaction[] {
  const found: Interaction[] = [];
  for (const verb of ["flows", "uses"] as const) {
    for (const one of model.relationships(verb)) {
      const { from, to } = one;
      if (from === undefined || to === undefined) continue;
      if (!model.isPresent(from.row) || !model.isPresent(to.row)) continue;
      const isAsked =
        verb === "flows"
          ? isKind(from, ...systems) || isKind(to, ...systems)
          : isKind(from, ...systems) && isKind(to, ...answering);
      if (isAsked) found.push(interactionOf(one, verb === "flows", from, to));
    }
  }
  return found;
}

function interactionOf(one: Relationship, isFlow: boolean, from: Element, to: Element): Interaction {
  const via = one.get("via");
  const items = via?.kind === "list" ? via.items : via === undefined ? [] : [via];
  const others = items.flatMap((item) => (item.kind === "reference" ? (one.model.element(item.id) ?? []) : []));
  const through = distinct([from, to, ...others].filter((end) => isKind(end, "interface")));
  return {
    kind: isFlow ? "flow" : "use",
    label: one.label,
    providers: behind(isFlow ? from : to).map(named),
    consumers: behind(isFlow ? to : from).map(named),
    through: through.map(named),
    protocols: [...textsIn(one.get("protocol")), ...through.flatMap((end) => textsIn(end.get("protocol")))],
    ...ruleOf(through),
    carries: one.carried.map(named),
  };
}

/** Who stands behind an end: whoever offers it, where it is an interface. */
function behind(end: Element): readonly Element[] {
  const providers = isKind(end, "interface") ? providersOf(end) : [];
  return providers.length === 0 ? [end] : providers;
}

/** Who realizes an interface; where nobody does, what it is part of. */
function providersOf(element: Element): readonly Element[] {
  const realizing = distinct(element.sources("realizes"));
  if (realizing.length > 0) return realizing;
  return element.parent !== undefined && isKind(element.parent, ...systems) ? [element.parent] : [];
}

/** Version and contract files of interfaces. */
function ruleOf(elements: readonly Element[]): {
  readonly version: string | undefined;
  readonly contracts: readonly string[];
} {
  const versions = elements.flatMap((element) => textIn(element.get("version")) ?? []);
  return {
    version: versions.length === 0 ? undefined : versions.join(", "),
    contracts: elements.flatMap((element) => textsIn(element.get("contractFile"))),
  };
}

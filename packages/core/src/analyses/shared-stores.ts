/** Which store belongs to which service, and which are shared (R021): databases, caches and files with everybody who works on them. */
import { numbers, words, type Table, type TableWords } from "../base/table.ts";
import { isQueue } from "../model/exchange.ts";
import { applicationOf } from "../model/hosting.ts";
import { isKind } from "../model/is-kind.ts";
import type { Element, Model } from "../model/model.ts";
import { affirms, distinct, wordOf } from "../model/read.ts";
import { type Analysis, named } from "./analysis.ts";
import { elementColumn, idsOf, knownOf, nameColumn } from "./read.ts";

export interface StoreUse {
  readonly store: Element;
  /** Modules, or applications that have none, that work on it themselves or through its data. */
  readonly users: readonly Element[];
  readonly applications: readonly Element[];
  readonly isMeant: boolean;
}

export const sharedStores: Analysis<Record<string, never>, readonly StoreUse[]> = {
  id: "shared-stores",
  title: { en: "Stores and their users", fr: "Stockages et leurs utilisateurs" },
  question: {
    en: "Which store belongs to which service, and which stores are shared?",
    fr: "Quel stockage appartient à quel service, et lesquels sont partagés ?",
  },
  method: {
    en: "Who uses a store, writes to it or reads and writes the data in it works on it. Shared is what several work on, of one application or of several; what is stated as shared on purpose is told apart. Queues and topics are there to be shared and stay out.",
    fr: "Qui utilise un stockage, y écrit, ou lit et écrit les données qu’il contient, travaille dessus. Est partagé ce sur quoi plusieurs travaillent, d’une application ou de plusieurs ; ce qui est indiqué comme partagé à dessein est signalé. Files et sujets de messages sont faits pour être partagés et n’y sont pas.",
  },
  reads: ["type", "shared", "uses", "accesses", "flows", "store"],
  parameters: {},
  example: {
    model: `
application shop "Shop" {
  module cart "Cart" { uses carts }
  module orders "Orders" { uses base }
  module stock "Stock" { uses base }
  store carts "Carts" { type: key-value }
  store base "Orders and stock" { type: relational }
  store idle "Idle" { type: bucket }
}
`,
    parameters: {},
  },

  run: (model: Model) =>
    [...model.elements({ kind: "store" })]
      .filter((store) => !isQueue(store))
      .map(useOf)
      .sort((a, b) => b.users.length - a.users.length),

  tabulate: (all): Table => ({
    columns: [
      elementColumn,
      nameColumn,
      words("type", "Type", "Type"),
      words("users", "Worked on by", "Utilisé par", "elements"),
      numbers("count", "How many", "Combien"),
      words("applications", "Applications", "Applications", "elements"),
      words("verdict", "Shared", "Partagé"),
    ],
    rows: all.map((one) => [
      one.store.id,
      one.store.name,
      wordOf(one.store, "type") ?? null,
      idsOf(one.users.map(named)),
      one.users.length,
      idsOf(one.applications.map(named)),
      verdictOf(one),
    ]),
  }),

  coverage: (all) => [
    knownOf(
      { en: "stores with a known user", fr: "stockages dont on connaît un utilisateur" },
      all,
      ({ users }) => users.length > 0,
    ),
  ],
};

function useOf(store: Element): StoreUse {
  const data = [
    ...store.referrers.flatMap(({ key, element }) => (key === "store" ? [element] : [])),
    ...store.children,
    ...store.targets("accesses"),
  ];
  const readers = data.flatMap((one) => one.sources("accesses"));
  const direct = [
    ...store.sources("uses"),
    ...store.sources("accesses"),
    ...store.sources("flows"),
    ...store.targets("flows"),
  ];
  const users = distinct([...direct, ...readers].flatMap((one) => moduleOf(one) ?? []));
  return {
    store,
    users,
    applications: distinct(users.flatMap((one) => applicationOf(one) ?? [])),
    isMeant: affirms(store, "shared") === true,
  };
}

/** A component works for its module. */
function moduleOf(element: Element): Element | undefined {
  if (isKind(element, "module", "application")) return element;
  if (!isKind(element, "component", "interface")) return undefined;
  return element.path.toReversed().find((one) => isKind(one, "module", "application")) ?? element;
}

function verdictOf({ users, applications, isMeant }: StoreUse): TableWords {
  if (users.length === 0) return { en: "unknown", fr: "inconnu" };
  if (users.length === 1) return { en: "no", fr: "non" };
  if (isMeant) return { en: "on purpose", fr: "à dessein" };
  return applications.length > 1
    ? { en: "between applications", fr: "entre applications" }
    : { en: "inside one application", fr: "au sein d’une application" };
}

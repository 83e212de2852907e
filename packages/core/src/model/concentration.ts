/** On how few suppliers each class of components rests (Herfindahl-Hirschman index, as competition authorities use it). */
import type { Bilingual } from "./metamodel.ts";
import { isKind } from "./is-kind.ts";
import type { Element, Model } from "./model.ts";
import { elementsOf, wordOf } from "./read.ts";

/** A class of components that could come from several suppliers. */
export interface ComponentClass {
  readonly id: string;
  readonly name: Bilingual;
  readonly kind: string;
  readonly has: (element: Element) => boolean;
}

const componentClasses: readonly ComponentClass[] = [
  { id: "application", name: { en: "Applications", fr: "Applications" }, kind: "application", has: () => true },
  { id: "store", name: { en: "Stores", fr: "Bases" }, kind: "store", has: () => true },
  {
    id: "server",
    name: { en: "Servers and platforms", fr: "Serveurs et plateformes" },
    kind: "node",
    has: (element) => !networkTypes.includes(wordOf(element, "type") ?? ""),
  },
  {
    id: "network",
    name: { en: "Network and security equipment", fr: "Équipements réseau et sécurité" },
    kind: "node",
    has: (element) => networkTypes.includes(wordOf(element, "type") ?? ""),
  },
  { id: "os", name: { en: "Operating systems", fr: "Systèmes d’exploitation" }, kind: "technology", has: ofType("os") },
  { id: "dbms", name: { en: "Database systems", fr: "SGBD" }, kind: "technology", has: ofType("dbms") },
  {
    id: "software",
    name: { en: "Other technologies", fr: "Autres technologies" },
    kind: "technology",
    has: (element) => !["os", "dbms"].includes(wordOf(element, "type") ?? ""),
  },
];

const networkTypes: readonly string[] = ["firewall", "waf", "load-balancer", "proxy", "gateway", "router", "switch"];

export interface Concentration {
  readonly of: ComponentClass;
  /** Suppliers with what each supplies, the largest first. */
  readonly suppliers: readonly { readonly supplier: Element; readonly elements: readonly Element[] }[];
  readonly known: number;
  readonly unknown: readonly Element[];
  /** From 10,000 / number of suppliers up to 10,000 for a single one; undefined where no supplier is known. */
  readonly index: number | undefined;
}

/** Concentration of every class that has elements; each element counts once, shared among its suppliers. */
export function concentrations(model: Model): readonly Concentration[] {
  return componentClasses.flatMap((one) => concentrationOf(model, one) ?? []);
}

function concentrationOf(model: Model, of: ComponentClass): Concentration | undefined {
  const all = [...model.elements({ kind: of.kind })].filter(of.has);
  if (all.length === 0) return undefined;
  const supplied = new Map<number, { readonly supplier: Element; readonly elements: Element[]; share: number }>();
  const unknown: Element[] = [];
  for (const element of all) {
    const suppliers = suppliersOf(element);
    if (suppliers.length === 0) unknown.push(element);
    for (const supplier of suppliers) {
      const entry = supplied.get(supplier.row) ?? { supplier, elements: [], share: 0 };
      entry.elements.push(element);
      entry.share += 1 / suppliers.length;
      supplied.set(supplier.row, entry);
    }
  }
  const suppliers = [...supplied.values()].sort((a, b) => b.share - a.share);
  return {
    of,
    suppliers,
    known: all.length - unknown.length,
    unknown,
    index: herfindahl(suppliers.map(({ share }) => share)),
  };
}

/** Sum of the squared shares in per cent; undefined of nothing. */
export function herfindahl(amounts: readonly number[]): number | undefined {
  const sum = amounts.reduce((total, amount) => total + amount, 0);
  if (sum === 0) return undefined;
  return amounts.reduce((total, amount) => total + ((100 * amount) / sum) ** 2, 0);
}

/** Suppliers of an element: its own words, else those of its technologies. */
function suppliersOf(element: Element): readonly Element[] {
  const own = elementsOf(element, "supplier");
  if (own.length > 0 || isKind(element, "technology")) return own;
  const technologies = [...elementsOf(element, "technology"), ...elementsOf(element, "os")];
  const theirs = technologies.flatMap((technology) => elementsOf(technology, "supplier"));
  return [...new Map(theirs.map((one) => [one.row, one])).values()];
}

function ofType(type: string): (element: Element) => boolean {
  return (element) => wordOf(element, "type") === type;
}

/**
 * What runs at somebody else's, with what an audit asks of it: who answers, who provides it and where, under which contract, what is
 * logged, when it was audited and tested, and what of that nobody states.
 */
import { nodesOf, sitesOf } from "../../model/hosting.ts";
import { dateOfDay } from "../../base/dates.ts";
import { type Table, days, words } from "../../base/table.ts";
import type { Bilingual } from "../../model/metamodel.ts";
import type { Element, Model } from "../../model/model.ts";
import { affirms, dayOf, distinct, elementsOf, wordOf, wordsOf } from "../../model/read.ts";
import { Gone } from "../gone.ts";
import { nameOf } from "../../model/wording.ts";

export interface HostedElement {
  readonly id: string;
  readonly name: Bilingual;
  readonly kind: string;
  readonly hosting: string;
  /** The ids of who provides it, or what is written. */
  readonly providers: readonly string[];
  /** Countries or places where it is. */
  readonly places: readonly string[];
  readonly owner: string | undefined;
  readonly contracts: readonly string[];
  /** Undefined where nobody said. */
  readonly isLogged: boolean | undefined;
  readonly isCollected: boolean | undefined;
  readonly lastAudit: string | undefined;
  readonly lastPentest: string | undefined;
  /** Attributes that an audit asks for and nobody states. */
  readonly lacks: readonly string[];
}

/** Hosting by others, from a rented machine to software as a service. */
const elsewhere: ReadonlySet<string> = new Set([
  "colocation",
  "private-cloud",
  "hybrid",
  "iaas",
  "paas",
  "faas",
  "saas",
]);
const kinds = ["application", "module", "store", "node"];

export function hostedIn(model: Model, today: number): readonly HostedElement[] {
  const gone = new Gone(model, today);
  return kinds.flatMap((kind) =>
    [...model.elements({ kind })].flatMap((element) => {
      const hosting = gone.element(element.row) ? undefined : hostingOf(element);
      return hosting === undefined ? [] : hosted(element, hosting, today);
    }),
  );
}

export function hostedTable(all: readonly HostedElement[]): Table {
  return {
    columns: [
      words("id", "Element", "Élément", "element"),
      words("name", "Name", "Nom"),
      words("kind", "Kind", "Type", "kind"),
      words("hosting", "Hosting", "Hébergement"),
      words("owner", "Owner", "Responsable", "element"),
      words("providers", "Provider", "Fournisseur", "elements"),
      words("places", "Place", "Lieu"),
      words("contracts", "Contract", "Contrat", "elements"),
      words("logged", "Logs", "Journaux"),
      words("collected", "In the SIEM", "Dans le SIEM"),
      days("audited", "Latest audit", "Dernier audit"),
      days("tested", "Latest penetration test", "Dernier test d’intrusion"),
      words("lacks", "Not stated", "Non indiqué"),
    ],
    rows: all.map((one) => [
      one.id,
      one.name,
      one.kind,
      one.hosting,
      one.owner ?? null,
      listed(one.providers),
      listed(one.places),
      listed(one.contracts),
      answer(one.isLogged),
      answer(one.isCollected),
      one.lastAudit ?? null,
      one.lastPentest ?? null,
      listed(one.lacks),
    ]),
  };
}

/** Who states the hosting: the element, what contains it, or a node that it runs on; undefined where that is our own room. */
function hostingOf(element: Element): { readonly word: string; readonly stated: Element } | undefined {
  for (const stated of [...withContainers(element), ...nodesOf(element)]) {
    const word = wordOf(stated, "hosting");
    if (word !== undefined) return elsewhere.has(word) ? { word, stated } : undefined;
  }
  return undefined;
}

function hosted(
  element: Element,
  { word, stated }: NonNullable<ReturnType<typeof hostingOf>>,
  today: number,
): HostedElement {
  const own = withContainers(element);
  // Who rents out the machine provides; logs of the machine are none of the application.
  const theirs = distinct([stated, ...own, ...nodesOf(element)]);
  const owner = first(own, (one) => elementsOf(one, "owner")[0]?.id);
  const providers = namesIn(theirs, "supplier");
  const contracts = namesIn(theirs, "contract");
  const places = placesOf(element, theirs);
  const isLogged = first(own, (one) => affirms(one, "logging"));
  const isCollected = first(own, (one) => affirms(one, "siem"));
  const lastAudit = pastDay(own, "lastAudit", today);
  const lastPentest = pastDay(own, "lastPentest", today);
  const lacks = Object.entries({
    owner,
    supplier: providers[0],
    dataLocation: places[0],
    contract: contracts[0],
    logging: isLogged,
    siem: isCollected,
    lastAudit,
    lastPentest,
  }).flatMap(([key, value]) => (value === undefined ? key : []));
  return {
    id: element.id,
    name: nameOf(element),
    kind: element.kind,
    hosting: word,
    providers,
    places,
    owner,
    contracts,
    isLogged,
    isCollected,
    lastAudit,
    lastPentest,
    lacks,
  };
}

function withContainers(element: Element): readonly Element[] {
  return [element, ...[...element.path].reverse()];
}

function placesOf(element: Element, theirs: readonly Element[]): readonly string[] {
  const sites = sitesOf(element).flatMap(placeOf);
  return [...new Set([...namesIn(theirs, "dataLocation"), ...sites])];
}

/** Countries of a site; the site itself where none is said. */
function placeOf(site: Element): readonly string[] {
  const countries = wordsOf(site, "country");
  return countries.length > 0 ? countries : [site.id];
}

/** Ids of the elements that the first who states it names, or its words. */
function namesIn(elements: readonly Element[], key: string): readonly string[] {
  const found = first(elements, (one) => {
    const names = [...elementsOf(one, key).map(({ id }) => id), ...wordsOf(one, key)];
    return names.length > 0 ? names : undefined;
  });
  return found ?? [];
}

function pastDay(elements: readonly Element[], key: string, today: number): string | undefined {
  const day = first(elements, (one) => dayOf(one, key));
  return day === undefined || day > today ? undefined : dateOfDay(day);
}

function first<Found>(elements: readonly Element[], find: (element: Element) => Found | undefined): Found | undefined {
  return elements.map(find).find((found) => found !== undefined);
}

function listed(texts: readonly string[]): string | null {
  return texts.length === 0 ? null : texts.join(", ");
}

function answer(value: boolean | undefined): Bilingual | null {
  return value === undefined ? null : value ? { en: "yes", fr: "oui" } : { en: "no", fr: "non" };
}

/** How easily each application works with others (R146): open interfaces, standard protocols, written contracts, versions, no back doors. */
import { isKind } from "../model/is-kind.ts";
import type { Element, Relationship } from "../model/model.ts";
import { states, wordOf, wordsOf } from "../model/read.ts";
import type { Analysis } from "./analysis.ts";
import { knownTerms, type Scored, scored, scoreTable, shareOf, type Term, termTable } from "./terms.ts";

const OPEN_TYPES: readonly string[] = ["rest", "soap", "graphql", "grpc", "event", "message"];
/** Protocols that everyone may implement. */
const STANDARD: ReadonlySet<string> = new Set(
  "http https http2 grpc graphql rest soap amqp mqtt jms kafka sftp ftps smtp imap ldap ldaps oidc saml scim fhir hl7 edifact x12 iso20022 odata websocket wss tls mtls as2 as4 opcua dicom".split(
    " ",
  ),
);
/** Exchanges that reach past an interface into what is behind it. */
const BACK_DOORS: ReadonlySet<string> = new Set(["jdbc", "odbc", "sql", "db-link", "dblink"]);

const terms: readonly Term[] = [
  {
    id: "offered",
    name: { en: "Open interfaces", fr: "Interfaces ouvertes" },
    weight: 2,
    read(element) {
      const types = interfacesOf(element).flatMap((one) => wordOf(one, "type") ?? []);
      return shareOf(types.filter((type) => OPEN_TYPES.includes(type)).length, types.length, {
        en: "interfaces of an open type",
        fr: "interfaces d’un type ouvert",
      });
    },
  },
  {
    id: "contracts",
    name: { en: "Written contracts", fr: "Contrats écrits" },
    weight: 2,
    read(element) {
      const all = interfacesOf(element);
      return shareOf(all.filter((one) => states(one, "contractFile")).length, all.length, {
        en: "interfaces with a contract file",
        fr: "interfaces avec un fichier de contrat",
      });
    },
  },
  {
    id: "versions",
    name: { en: "Versions stated", fr: "Versions indiquées" },
    weight: 1,
    read(element) {
      const all = interfacesOf(element);
      return shareOf(all.filter((one) => states(one, "version")).length, all.length, {
        en: "interfaces with a version",
        fr: "interfaces avec une version",
      });
    },
  },
  {
    id: "protocols",
    name: { en: "Standard protocols", fr: "Protocoles standards" },
    weight: 2,
    read(element) {
      const stated = exchangesOf(element).filter((flow) => wordsOf(flow, "protocol").length > 0);
      const standard = stated.filter((flow) =>
        wordsOf(flow, "protocol").every((word) => STANDARD.has(word.toLowerCase())),
      );
      return shareOf(standard.length, stated.length, {
        en: "exchanges by a standard protocol",
        fr: "échanges par un protocole standard",
      });
    },
  },
  {
    id: "front-door",
    name: { en: "No back doors", fr: "Pas d’accès détourné" },
    weight: 2,
    read(element) {
      const stated = exchangesOf(element).filter((flow) => wordsOf(flow, "protocol").length > 0);
      const back = stated.filter((flow) =>
        wordsOf(flow, "protocol").some((word) => BACK_DOORS.has(word.toLowerCase())),
      );
      return shareOf(stated.length - back.length, stated.length, {
        en: "exchanges that do not reach into a database",
        fr: "échanges qui n’entrent pas dans une base",
      });
    },
  },
];

export const interoperability: Analysis<Record<string, never>, readonly Scored[]> = {
  id: "interoperability",
  title: { en: "Interoperability", fr: "Interopérabilité" },
  question: {
    en: "How easily does each application work with others?",
    fr: "Avec quelle facilité chaque application travaille-t-elle avec les autres ?",
  },
  method: {
    en: "Applications that offer an interface or exchange with another application. Terms, each from 0 to 1: share of its interfaces of an open type, with a contract file, with a version; share of its exchanges with other applications by a standard protocol, and that do not reach into a database. The score is the mean of the known terms by their weights. What is not stated stays out and lowers the coverage.",
    fr: "Les applications qui offrent une interface ou échangent avec une autre. Termes, chacun de 0 à 1 : part de ses interfaces d’un type ouvert, avec un fichier de contrat, avec une version ; part de ses échanges avec d’autres applications par un protocole standard, et qui n’entrent pas dans une base. Le score est la moyenne des termes connus selon leur poids. Ce qui n’est pas indiqué n’y entre pas et diminue la couverture.",
  },
  reads: ["type", "contractFile", "version", "protocol"],
  parameters: {},
  example: {
    model: `
application shop "Shop" { interface orders "Orders" { type: rest; version: 2; contractFile: "openapi/orders.yaml" } }
application erp "ERP" { store ledger "Ledger" }
application bank "Bank" { interface pay "Payments" { type: database } }
shop -> bank { protocol: https }
shop -> ledger { protocol: jdbc }
`,
    parameters: {},
  },

  run: (model) =>
    [...model.elements({ kind: "application" })]
      .filter((element) => interfacesOf(element).length + exchangesOf(element).length > 0)
      .flatMap((element) => scored(element, terms) ?? [])
      .sort((a, b) => (a.score ?? 2) - (b.score ?? 2)),

  tabulate: (all) => scoreTable(all, terms, { en: "Interoperability", fr: "Interopérabilité" }),
  others: (all) => [termTable(all)],
  coverage: (all) => [knownTerms(all)],
};

/** The application with its modules and stores. */
function partsOf(application: Element): readonly Element[] {
  return [
    application,
    ...application.children.flatMap((child) => (isKind(child, "module", "store", "component") ? partsOf(child) : [])),
  ];
}

function interfacesOf(application: Element): readonly Element[] {
  const found = partsOf(application).flatMap((part) => [
    ...part.children.filter((child) => isKind(child, "interface")),
    ...part.out("realizes").flatMap(({ to }) => (to !== undefined && isKind(to, "interface") ? [to] : [])),
  ]);
  return [...new Map(found.map((one) => [one.row, one])).values()];
}

/** Flows with other applications, both ways. */
function exchangesOf(application: Element): readonly Relationship[] {
  const inside = new Set(partsOf(application).map(({ row }) => row));
  return partsOf(application).flatMap((part) => [
    ...part.out("flows").filter(({ to }) => to !== undefined && !inside.has(to.row)),
    ...part.in("flows").filter(({ from }) => from !== undefined && !inside.has(from.row)),
  ]);
}

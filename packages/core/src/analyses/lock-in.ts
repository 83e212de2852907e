/** How hard it would be to leave the supplier of an application or technology (R340): a sum of shown terms. */
import { isKind } from "../model/is-kind.ts";
import type { Element } from "../model/model.ts";
import { affirms, elementsOf, states, textsIn, wordOf, wordsOf } from "../model/read.ts";
import type { Analysis } from "./analysis.ts";
import { knownTerms, type Scored, scored, scoreTable, shareOf, type Term, termTable, yesNo } from "./terms.ts";

export interface LockInResult {
  /** The most locked-in first. */
  readonly elements: readonly Scored[];
}

const PROPRIETARY: readonly string[] = ["proprietary", "subscription"];
const PROVIDER_RUN: readonly string[] = ["saas", "paas", "faas"];
const OWN_RUN: readonly string[] = ["on-premise", "colocation", "private-cloud"];
const OPEN_INTERFACES: readonly string[] = ["rest", "soap", "graphql", "grpc", "event", "message", "file"];

/** Values are freedom to leave: 1 is free, 0 is held. */
const terms: readonly Term[] = [
  {
    id: "licence",
    name: { en: "Open licence", fr: "Licence ouverte" },
    weight: 2,
    read(element) {
      const licences = textsIn(element.get("licence")).filter((one) => one !== "unknown");
      if (licences.length === 0) return undefined;
      const closed = licences.find((one) => PROPRIETARY.includes(one));
      return {
        value: closed === undefined ? 1 : 0,
        because: { en: `licence: ${licences.join(", ")}`, fr: `licence : ${licences.join(", ")}` },
      };
    },
  },
  {
    id: "hosting",
    name: { en: "Runs elsewhere, too", fr: "Peut tourner ailleurs" },
    weight: 1,
    read(element) {
      if (!isKind(element, "application", "module", "store", "node")) return "not-asked";
      const hosting = wordOf(element, "hosting");
      if (hosting === undefined) return undefined;
      const value = PROVIDER_RUN.includes(hosting) ? 0 : OWN_RUN.includes(hosting) ? 1 : 0.5;
      return { value, because: { en: `hosting: ${hosting}`, fr: `hébergement : ${hosting}` } };
    },
  },
  {
    id: "exitPlan",
    name: { en: "Exit plan", fr: "Plan de sortie" },
    weight: 3,
    read: (element) =>
      yesNo(
        affirms(element, "exitPlan"),
        { en: "there is an exit plan", fr: "il y a un plan de sortie" },
        { en: "there is no exit plan", fr: "il n’y a pas de plan de sortie" },
      ),
  },
  {
    id: "exitClause",
    name: { en: "Exit clause", fr: "Clause de sortie" },
    weight: 2,
    read(element) {
      const contracts = elementsOf(element, "contract");
      const known = contracts.filter((contract) => affirms(contract, "exitClause") !== undefined);
      return shareOf(known.filter((contract) => affirms(contract, "exitClause") === true).length, known.length, {
        en: "contracts with an exit clause",
        fr: "contrats avec une clause de sortie",
      });
    },
  },
  {
    id: "alternatives",
    name: { en: "Alternatives named", fr: "Solutions de rechange" },
    weight: 2,
    read: (element) =>
      yesNo(
        affirms(element, "alternatives"),
        { en: "alternatives are named", fr: "des solutions de rechange sont nommées" },
        { en: "no alternative", fr: "aucune solution de rechange" },
      ),
  },
  {
    id: "interfaces",
    name: { en: "Open interfaces", fr: "Interfaces ouvertes" },
    weight: 1,
    read(element) {
      if (!isKind(element, "application", "module")) return "not-asked";
      const offered = interfacesOf(element).flatMap((one) => wordOf(one, "type") ?? []);
      return shareOf(offered.filter((type) => OPEN_INTERFACES.includes(type)).length, offered.length, {
        en: "interfaces of a standard type",
        fr: "interfaces d’un type standard",
      });
    },
  },
  {
    id: "skills",
    name: { en: "Skills at hand", fr: "Compétences disponibles" },
    weight: 1,
    read(element) {
      const skilled = [...element.model.elements({ kind: "unit" })].filter((unit) => states(unit, "skills"));
      if (skilled.length === 0) return undefined;
      const known = skilled.some((unit) =>
        unit.attributes.some(({ key }) => key === `skills.${element.id}` || key.startsWith(`skills.${element.id}.`)),
      );
      return known ? { value: 1, because: { en: "skills in the house", fr: "compétences dans la maison" } } : undefined;
    },
  },
];

export const lockIn: Analysis<Record<string, never>, LockInResult> = {
  id: "lock-in",
  title: { en: "Freedom to leave", fr: "Liberté de partir" },
  question: {
    en: "How hard is it to leave the supplier of each application and technology?",
    fr: "À quel point est-il difficile de quitter le fournisseur de chaque application et technologie ?",
  },
  method: {
    en: "Applications, stores and technologies that name a supplier, or whose licence or hosting binds them to one. Each term says from 0 (held) to 1 (free) how easy it is to leave: open licence, hosting of one's own, exit plan, exit clause in the contracts, alternatives, interfaces of a standard type, skills in the house. The score is the mean of the known terms by their weights; what nobody said stays out of it and lowers the coverage.",
    fr: "Les applications, bases et technologies qui nomment un fournisseur, ou que leur licence ou leur hébergement lient à un fournisseur. Chaque terme dit de 0 (captif) à 1 (libre) à quel point il est facile de partir : licence ouverte, hébergement propre, plan de sortie, clause de sortie des contrats, solutions de rechange, interfaces d’un type standard, compétences internes. Le score est la moyenne des termes connus selon leur poids ; ce que personne n’a dit n’y entre pas et diminue la couverture.",
  },
  reads: ["supplier", "licence", "hosting", "exitPlan", "contract", "exitClause", "alternatives", "skills"],
  parameters: {},
  example: {
    model: `
party vendor "CRM vendor" { type: supplier }
document frame "CRM contract" { type: contract; exitClause: no }
application crm "CRM" { supplier: vendor; hosting: saas; licence: proprietary; contract: frame; exitPlan: no }
application shop "Shop" { supplier: vendor; hosting: on-premise; licence: Apache-2.0; exitPlan: yes; alternatives: ["another shop"] }
`,
    parameters: {},
  },

  run(model) {
    const all = ["application", "store", "technology"].flatMap((kind) => [...model.elements({ kind })]);
    const found = all.filter(isSupplied).flatMap((element) => scored(element, terms) ?? []);
    return { elements: found.sort((a, b) => (a.score ?? 2) - (b.score ?? 2)) };
  },

  tabulate: ({ elements }) => scoreTable(elements, terms, { en: "Freedom", fr: "Liberté" }),
  others: ({ elements }) => [termTable(elements)],
  coverage: ({ elements }) => [knownTerms(elements)],
};

function isSupplied(element: Element): boolean {
  return (
    states(element, "supplier") ||
    wordsOf(element, "licence").some((one) => PROPRIETARY.includes(one)) ||
    PROVIDER_RUN.includes(wordOf(element, "hosting") ?? "")
  );
}

/** Interfaces that an element or a part of it offers. */
function interfacesOf(element: Element): readonly Element[] {
  const parts = [element, ...element.children.filter((child) => isKind(child, "module"))];
  return parts.flatMap((part) => [
    ...part.children.filter((child) => isKind(child, "interface")),
    ...part.out("realizes").flatMap(({ to }) => (to !== undefined && isKind(to, "interface") ? [to] : [])),
  ]);
}

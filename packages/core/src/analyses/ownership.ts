/** Who answers for what, and how much nobody answers for (R051): owners as people, catalogues and CODEOWNERS name them. */
import { numbers, words, type Table, type TableWords } from "../base/table.ts";
import type { Element } from "../model/model.ts";
import { elementsOf } from "../model/read.ts";
import { type Analysis, named } from "./analysis.ts";
import { elementColumn, idsOf, knownOf, nameColumn } from "./read.ts";

export interface Owned {
  readonly element: Element;
  readonly owner: Element | undefined;
  /** What states it: the element itself, or what it is part of. */
  readonly by: Element | undefined;
}

export const ownership: Analysis<{ readonly kinds?: readonly string[] | undefined }, readonly Owned[]> = {
  id: "ownership",
  title: { en: "Ownership", fr: "Responsabilités" },
  question: {
    en: "Who answers for what, and what does nobody answer for?",
    fr: "Qui répond de quoi, et de quoi personne ne répond-il ?",
  },
  method: {
    en: "The owner is the one that the element states, else the one of the nearest that it is part of. How one knows tells whether a person wrote it or an artefact (CODEOWNERS, a service catalogue, an inventory) showed it.",
    fr: "Le responsable est celui qu’indique l’élément, à défaut celui du plus proche dont il fait partie. L’origine dit si une personne l’a écrit ou si un artefact (CODEOWNERS, un catalogue de services, un inventaire) l’a montré.",
  },
  reads: ["owner", "provenance"],
  parameters: {
    kinds: {
      type: { kind: "list", of: { kind: "text" } },
      names: "kind",
      name: { en: "Kinds", fr: "Types" },
      description: {
        en: "Kinds to look at; applications, modules, components, stores and nodes if empty.",
        fr: "Types à examiner ; applications, modules, composants, stockages et nœuds si la liste est vide.",
      },
    },
  },
  example: {
    model: `
unit web-team "Web team"
unit data-team "Data team"
application shop "Shop" { owner: web-team
  module cart "Cart"
  store orders "Orders" { owner: data-team }
}
application old "Old"
`,
    parameters: {},
  },

  run: (model, { kinds = [] }) =>
    (kinds.length === 0 ? ["application", "module", "component", "store", "node"] : kinds).flatMap((kind) =>
      [...model.elements({ kind })].map(ownedOf),
    ),

  tabulate: (all): Table => ({
    columns: [
      elementColumn,
      nameColumn,
      words("kind", "Kind", "Type", "kind"),
      words("owner", "Owner", "Responsable", "element"),
      words("how", "How one knows", "D’où on le sait"),
    ],
    rows: all.map(({ element, owner, by }) => [
      element.id,
      element.name,
      element.kind,
      owner?.id ?? null,
      owner === undefined ? null : howOf(element, by, owner),
    ]),
  }),

  others: (all) => [
    {
      id: "owners",
      title: { en: "Owners", fr: "Responsables" },
      columns: [
        words("owner", "Owner", "Responsable", "element"),
        words("name", "Name", "Nom"),
        numbers("count", "How many", "Combien"),
        words("elements", "What", "Quoi", "elements"),
      ],
      rows: [...byOwner(all)]
        .sort(([, a], [, b]) => b.length - a.length)
        .map(([owner, elements]) => [owner.id, owner.name, elements.length, idsOf(elements.map(named))]),
    },
  ],

  coverage: (all) => [
    knownOf(
      { en: "elements with an owner", fr: "éléments avec un responsable" },
      all,
      ({ owner }) => owner !== undefined,
    ),
  ],
};

function ownedOf(element: Element): Owned {
  const by = [element, ...element.path.toReversed()].find((one) => elementsOf(one, "owner").length > 0);
  return { element, owner: by === undefined ? undefined : elementsOf(by, "owner")[0], by };
}

function howOf(element: Element, by: Element | undefined, owner: Element): TableWords {
  if (by !== undefined && by.row !== element.row) return { en: `of ${by.name}`, fr: `de ${by.name}` };
  // Who owns it was seen where the owner was seen.
  const source = sourceOf(owner);
  return source === undefined ? { en: "stated", fr: "indiqué" } : { en: source, fr: source };
}

function sourceOf(element: Element): string | undefined {
  const origin = element.get("provenance.origin");
  const source = element.get("provenance.source");
  if (origin === undefined || !("text" in origin) || origin.text === "written") return undefined;
  return source !== undefined && "text" in source ? source.text : undefined;
}

function byOwner(all: readonly Owned[]): ReadonlyMap<Element, readonly Element[]> {
  const found = new Map<number, { readonly owner: Element; readonly elements: Element[] }>();
  for (const { element, owner } of all) {
    if (owner === undefined) continue;
    const known = found.get(owner.row);
    if (known === undefined) found.set(owner.row, { owner, elements: [element] });
    else known.elements.push(element);
  }
  return new Map([...found.values()].map(({ owner, elements }) => [owner, elements]));
}

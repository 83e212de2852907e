/** How much rests on how few suppliers, class by class (R253, R334), and what stops when one is lost. */
import { numbers, words } from "../base/table.ts";
import type { Model } from "../model/model.ts";
import { type Concentration, concentrations } from "../model/concentration.ts";
import { type Analysis, named } from "./analysis.ts";
import { elementColumn, idsOf, nameColumn } from "./read.ts";

/** Above this an authority calls a market highly concentrated (US merger guidelines 2010: 2,500). */
const HIGH = 2500;
const MODERATE = 1500;

export const concentration: Analysis<Record<string, never>, readonly Concentration[]> = {
  id: "concentration",
  title: { en: "Supplier concentration", fr: "Concentration des fournisseurs" },
  question: {
    en: "On how few suppliers does each class of components rest?",
    fr: "Sur combien peu de fournisseurs repose chaque classe de composants ?",
  },
  method: {
    en: "Per class of components, the Herfindahl-Hirschman index of the suppliers: the sum of the squared shares in per cent, 10,000 for a single supplier. Above 2,500 a class is highly concentrated, above 1,500 moderately. The supplier is that of the element, else that of its technologies; an element with several counts in parts. Elements without a known supplier stay out of the index and are counted.",
    fr: "Par classe de composants, l’indice de Herfindahl-Hirschman des fournisseurs : la somme des carrés des parts en pour cent, 10 000 pour un fournisseur unique. Au-dessus de 2 500 une classe est très concentrée, au-dessus de 1 500 moyennement. Le fournisseur est celui de l’élément, à défaut celui de ses technologies ; un élément qui en a plusieurs compte par parts. Les éléments sans fournisseur connu n’entrent pas dans l’indice et sont comptés.",
  },
  reads: ["supplier", "technology", "os"],
  parameters: {},
  example: {
    model: `
party one "One Ltd" { type: supplier }
party two "Two Ltd" { type: supplier }
application crm "CRM" { supplier: one }
application erp "ERP" { supplier: one }
application shop "Shop" { supplier: two }
application own "Own"
technology base "Database" { type: dbms; supplier: one }
store orders "Orders" { technology: base }
`,
    parameters: {},
  },

  run: (model: Model) => concentrations(model),

  tabulate: (all) => ({
    columns: [
      words("class", "Components", "Composants"),
      numbers("index", "Index (HHI)", "Indice (HHI)"),
      words("judgement", "Concentration", "Concentration"),
      numbers("suppliers", "Suppliers", "Fournisseurs"),
      words("largest", "Largest", "Premier", "element"),
      numbers("share", "Share of the largest", "Part du premier", "share"),
      numbers("known", "With a supplier", "Avec fournisseur"),
      numbers("unknown", "Without", "Sans"),
      words("which", "Without a known supplier", "Sans fournisseur connu", "elements"),
    ],
    rows: all.map(({ of, index, suppliers, known, unknown }) => [
      of.name,
      index === undefined ? null : Math.round(index),
      judgementOf(index),
      suppliers.length,
      suppliers[0]?.supplier.id ?? null,
      suppliers[0] === undefined ? null : suppliers[0].elements.length / known,
      known,
      unknown.length,
      idsOf(unknown.map(named)),
    ]),
  }),

  others: (all) => [
    {
      id: "suppliers",
      title: { en: "Suppliers", fr: "Fournisseurs" },
      columns: [
        elementColumn,
        nameColumn,
        words("class", "Components", "Composants"),
        numbers("count", "How many", "Combien"),
        words("elements", "Which", "Lesquels", "elements"),
      ],
      rows: all.flatMap(({ of, suppliers }) =>
        suppliers.map(({ supplier, elements }) => [
          supplier.id,
          supplier.name,
          of.name,
          elements.length,
          idsOf(elements.map(named)),
        ]),
      ),
    },
  ],

  coverage: (all) => [
    {
      what: { en: "components with a known supplier", fr: "composants dont on connaît le fournisseur" },
      known: all.reduce((sum, one) => sum + one.known, 0),
      of: all.reduce((sum, one) => sum + one.known + one.unknown.length, 0),
    },
  ],
};

function judgementOf(index: number | undefined): { readonly en: string; readonly fr: string } | null {
  if (index === undefined) return null;
  if (index > HIGH) return { en: "high", fr: "forte" };
  return index > MODERATE ? { en: "moderate", fr: "moyenne" } : { en: "low", fr: "faible" };
}

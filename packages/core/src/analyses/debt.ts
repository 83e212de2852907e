/** Technical debt as it is stated: what paying it off would take, per application and in all, and for how much of the system anybody said. */
import { numbers, words } from "../base/table.ts";
import { groupBy } from "../base/group-by.ts";
import { inUnit } from "../base/quantity.ts";
import type { Element, Model } from "../model/model.ts";
import { type Amount, inside, knownValue, moneyIn, textIn } from "../model/read.ts";
import type { Value } from "../model/values.ts";
import { type Analysis, named, type Named } from "./analysis.ts";
import { elementColumn, idsOf, knownOf, nameColumn } from "./read.ts";

export interface DebtItem {
  readonly element: Named;
  readonly money: Amount | undefined;
  readonly days: number | undefined;
  readonly what: string | undefined;
  /** Parts whose debt is counted in. */
  readonly parts: readonly Named[];
  /** Open findings that somebody called debt. */
  readonly findings: readonly Named[];
  readonly isKnown: boolean;
}

export const debt: Analysis<Record<string, never>, readonly DebtItem[]> = {
  id: "debt",
  title: { en: "Technical debt", fr: "Dette technique" },
  question: {
    en: "What would it take to pay off the technical debt, and where is it?",
    fr: "Que coûterait le remboursement de la dette technique, et où est-elle ?",
  },
  method: {
    en: "The stated debt of each application: its own words where it states any, else the sum of what its parts state; money by currency, time in days. Findings of the type debt that threaten the application or a part of it are listed beside. Applications about which nobody said anything are unknown, not free of debt.",
    fr: "La dette indiquée de chaque application : la sienne si elle l’indique, sinon la somme de celles de ses parties ; argent par devise, temps en jours. Les constats de type dette qui menacent l’application ou une partie sont listés à côté. Les applications dont personne n’a rien dit sont inconnues, non sans dette.",
  },
  reads: ["debt", "type", "status"],
  parameters: {},
  example: {
    model: `
model debts { currency: EUR }
application claims "Claims" { debt: 120000 }
application shop "Shop" { module cart "Cart" { debt: 30d } ; module pay "Pay" { debt: 12d } }
application crm "CRM"
finding old "No tests" { type: debt }
old threatens crm
`,
    parameters: {},
  },

  run: (model) => itemsOf(model),

  tabulate: (all) => ({
    columns: [
      elementColumn,
      nameColumn,
      numbers("money", "Money", "Argent"),
      words("currency", "Currency", "Devise"),
      numbers("days", "Days", "Jours"),
      words("what", "What", "Quoi"),
      words("parts", "Of its parts", "De ses parties", "elements"),
      words("findings", "Findings", "Constats", "elements"),
      words("known", "Known", "Connue"),
    ],
    rows: all.map((one) => [
      one.element.id,
      one.element.name,
      one.money?.amount ?? null,
      one.money?.currency ?? null,
      one.days ?? null,
      one.what ?? null,
      idsOf(one.parts),
      idsOf(one.findings),
      one.isKnown ? { en: "yes", fr: "oui" } : { en: "unknown", fr: "inconnue" },
    ]),
  }),

  others: (all) => [
    {
      id: "totals",
      title: { en: "Totals", fr: "Totaux" },
      columns: [
        words("unit", "Unit", "Unité"),
        numbers("sum", "Sum", "Somme"),
        numbers("count", "Applications", "Applications"),
      ],
      rows: totalsOf(all),
    },
  ],

  coverage: (all) => [
    knownOf(
      { en: "applications whose debt is stated", fr: "applications dont la dette est indiquée" },
      all,
      ({ isKnown }) => isKnown,
    ),
  ],
};

function itemsOf(model: Model): readonly DebtItem[] {
  const findings = [...model.elements({ kind: "finding" })].filter(
    (finding) => textIn(finding.get("type")) === "debt" && finding.get("fixed") === undefined,
  );
  return [...model.elements({ kind: "application" })]
    .map((application) => itemOf(application, findings))
    .sort((a, b) => (b.money?.amount ?? 0) - (a.money?.amount ?? 0) || (b.days ?? 0) - (a.days ?? 0));
}

function itemOf(application: Element, findings: readonly Element[]): DebtItem {
  const own = knownValue(application, "debt");
  const parts = own === undefined ? inside(application).filter((part) => knownValue(part, "debt") !== undefined) : [];
  const values = own === undefined ? parts.flatMap((part) => knownValue(part, "debt") ?? []) : [own];
  const amounts = values.flatMap((value) => moneyOf(value) ?? []);
  const days = values.flatMap((value) => daysOf(value) ?? []);
  const currency = amounts[0]?.currency;
  const isOne = amounts.every((amount) => amount.currency === currency);
  const rows = new Set([application, ...inside(application)].map(({ row }) => row));
  return {
    element: named(application),
    money:
      currency === undefined || !isOne ? undefined : { currency, amount: sum(amounts.map(({ amount }) => amount)) },
    days: days.length === 0 ? undefined : sum(days),
    what:
      values.flatMap((value) => (value.kind === "record" ? (textIn(value.fields["what"]) ?? []) : [])).join("; ") ||
      undefined,
    parts: parts.map(named),
    findings: findings
      .filter((finding) => finding.out("threatens").some(({ to }) => to !== undefined && rows.has(to.row)))
      .map(named),
    isKnown: values.length > 0,
  };
}

function moneyOf(value: Value): Amount | undefined {
  return moneyIn(value.kind === "record" ? value.fields["money"] : value);
}

function daysOf(value: Value): number | undefined {
  const time = value.kind === "record" ? value.fields["days"] : value;
  return time?.kind === "quantity" && time.dimension === "duration" ? inUnit(time.amount, "d", "duration") : undefined;
}

function totalsOf(all: readonly DebtItem[]): readonly (readonly (string | number | { en: string; fr: string })[])[] {
  const byCurrency = groupBy(
    all.flatMap(({ money }) => money ?? []),
    ({ currency }) => currency,
  );
  const days = all.flatMap(({ days: one }) => one ?? []);
  return [
    ...[...byCurrency].map(([currency, amounts]) => [
      currency,
      sum(amounts.map(({ amount }) => amount)),
      amounts.length,
    ]),
    ...(days.length === 0 ? [] : [[{ en: "days", fr: "jours" }, sum(days), days.length]]),
  ];
}

function sum(numbersOf: readonly number[]): number {
  return numbersOf.reduce((total, number) => total + number, 0);
}

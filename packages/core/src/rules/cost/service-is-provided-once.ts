import { applicationOf } from "../../model/hosting.ts";
import { isKind } from "../../model/is-kind.ts";
import type { Element } from "../../model/model.ts";
import { type Amount, distinct } from "../../model/read.ts";
import { runningCostOf } from "../parts/costs.ts";
import { isPlanned, notRetired } from "../parts/life.ts";
import { changesOf, isEnding } from "../parts/projects.ts";
import { nameOf } from "../../model/wording.ts";
import { moneyWords, namesOf } from "../parts/sentence.ts";
import type { ElementRule } from "../rule.ts";
import { type Account, holds, violated } from "../verdict.ts";

export const serviceIsProvidedOnce: ElementRule = {
  id: "service-is-provided-once",
  title: {
    en: "A service or function is provided by one application",
    fr: "Un service ou une fonction est assuré par une seule application",
  },
  rationale: {
    en: "Two applications for one purpose are paid, patched and learned twice, and disagree about the data.",
    fr: "Deux applications pour un même usage se paient, se corrigent et s’apprennent deux fois, et se contredisent sur les données.",
  },
  remedy: {
    en: "Choose one and move the users of the other; name it in `replacedBy`.",
    fr: "Choisissez-en une et déplacez les utilisateurs de l’autre ; nommez-la dans `replacedBy`.",
  },
  severity: "info",
  controls: [],
  aliases: ["REDUNDANT-APPLICATIONS"],
  reads: [
    "performs",
    "realizes",
    "annualCost",
    "billed",
    "licenceCost",
    "peopleCost",
    "contract",
    "replacedBy",
    "lifecycle",
    "status",
    "changes",
    "action",
    "contains",
  ],
  kinds: ["service", "function"],
  examples: {
    passes: `service bill "Billing" { type: application }\napplication erp "ERP" { performs bill; module m "M" { realizes bill } }\nservice mail "Mail" { type: application }\napplication old "Old" { performs mail; replacedBy: new }\napplication new "New" { performs mail }`,
    fails: `service bill "Billing" { type: application }\nservice mail "Mail" { type: application }\napplication erp "ERP" { performs bill; annualCost: 90000 CHF }\napplication invoices "Invoices" { performs bill; annualCost: 30000 CHF }\napplication post "Post" { performs mail }\nunit office "Office" { performs mail }`,
    finds: ["bill"],
  },

  judge(service, { today }) {
    const providers = notRetired(providersOf(service), today).filter(
      (one) => !isPlanned(one, today) && !isLeaving(one),
    );
    if (providers.length === 0) return undefined;
    return providers.length === 1 ? holds : violated(() => twice(service, providers));
  },
};

/** Applications that perform or realize it, by themselves or through a part. */
function providersOf(service: Element): readonly Element[] {
  const doers = [...service.in("performs"), ...service.in("realizes")].flatMap(({ from }) => from ?? []);
  return distinct(
    doers.flatMap((doer) => (isKind(doer, "application", "module", "component") ? (applicationOf(doer) ?? []) : [])),
  );
}

/** Is somebody at work to end it? */
function isLeaving(application: Element): boolean {
  return application.get("replacedBy") !== undefined || changesOf(application).some(isEnding);
}

function twice(service: Element, providers: readonly Element[]): Account {
  const [name, names] = [nameOf(service), namesOf(providers)];
  const money = leastOf(providers.map(runningCostOf));
  const saving = money === undefined ? { en: "", fr: "" } : moneyWords(money);
  return {
    en: `“${name.en}” is provided by ${providers.length} applications: ${names.en}${money === undefined ? "" : `; the cheapest costs ${saving.en} a year`}`,
    fr: `« ${name.fr} » est assuré par ${providers.length} applications : ${names.fr}${money === undefined ? "" : ` ; la moins chère coûte ${saving.fr} par an`}`,
    path: [service, ...providers],
    values: providers.map((one) => [one, "annualCost"] as const),
    related: providers,
  };
}

/** The least of amounts that are all known and in one currency. */
function leastOf(amounts: readonly (Amount | undefined)[]): Amount | undefined {
  let least: Amount | undefined;
  for (const one of amounts) {
    if (one === undefined || (least !== undefined && one.currency !== least.currency)) return undefined;
    if (least === undefined || one.amount < least.amount) least = one;
  }
  return least;
}

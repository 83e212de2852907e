import type { Element } from "../../model/model.ts";
import { wordOf } from "../../model/read.ts";
import { foundationsOf, lacksLater } from "../parts/foundations.ts";
import { isWorkingPart, type Support, SUPPORT_WORDS, supportsOf, wayTo } from "../parts/reliance.ts";
import { nameOf } from "../../model/wording.ts";
import { namesOf } from "../parts/sentence.ts";
import { exitPlanOf, suppliersOf } from "../parts/supply.ts";
import type { ModelRule } from "../rule.ts";
import { type Account, holds, lacks, type Verdict, violated } from "../verdict.ts";

/** Hosting in a cloud of others. */
const CLOUD: ReadonlySet<string> = new Set(["iaas", "paas", "faas", "saas"]);

export const vitalProcessHangsOnNoSingleCloud: ModelRule = {
  id: "vital-process-hangs-on-no-single-cloud",
  title: {
    en: "A vital process can leave the cloud provider on which it hangs",
    fr: "Un processus vital peut quitter le fournisseur de nuage dont il dépend",
  },
  rationale: {
    en: "A provider's outage, price rise or closed account reaches everything that is there at once.",
    fr: "Panne, hausse de prix ou compte fermé chez un fournisseur atteignent d’un coup tout ce qui s’y trouve.",
  },
  remedy: {
    en: "Spread the process over two providers, or write an exit plan and state `exitPlan` on the party.",
    fr: "Répartissez le processus sur deux fournisseurs, ou rédigez un plan de sortie et indiquez `exitPlan` sur le tiers.",
  },
  severity: "info",
  controls: [
    "iso27001:A.5.23",
    "iso27001:A.5.21",
    "nist-800-53:CP-2",
    "nist-800-53:SR-3",
    "nist-csf:GV.SC-07",
    "dora:28",
    "dora:29",
  ],
  principle: "P6",
  quality: "resilience",
  aliases: ["single-cloud"],
  reads: [...SUPPORT_WORDS, "hosting", "supplier", "contract", "exitPlan", "party", "status", "lifecycle"],
  examples: {
    passes: `process pay "Pay" { criticality: vital; uses shop }\napplication shop "Shop" { runs on one, two }\nnode one "One" { hosting: iaas; supplier: a }\nnode two "Two" { hosting: iaas; supplier: b }\nparty a "A"\nparty b "B"`,
    fails: `process pay "Pay" { criticality: vital; uses shop, mail }\napplication shop "Shop" { runs on one }\nnode one "One" { hosting: iaas; supplier: a }\napplication mail "Mail" { hosting: saas; supplier: a }\nparty a "A" { exitPlan: no }\nprocess sell "Sell" { criticality: low; uses mail }`,
    finds: ["pay"],
    unsure: `process pay "Pay" { criticality: vital; uses shop }\napplication shop "Shop" { hosting: paas }`,
    lacks: ["shop.supplier"],
  },

  *survey(model): Generator<readonly [Element, Verdict]> {
    const foundations = foundationsOf(model);
    for (const process of foundations.vital) {
      const verdict = verdictOn(process, {
        nameless: foundations.greatest(isNameless, process),
        highest: foundations.greatest(highestProvider, process),
        lowest: -foundations.greatest(lowestProvider, process),
        planless: foundations.greatest(isPlanless, process),
      });
      if (verdict !== undefined) yield [process, verdict];
    }
  },
};

/** Of all cloud systems below: whether some name no supplier, and the first and last supplier by row; one where they are the same. */
interface Clouds {
  readonly nameless: number;
  readonly highest: number;
  readonly lowest: number;
  readonly planless: number;
}

function verdictOn(process: Element, { nameless, highest, lowest, planless }: Clouds): Verdict | undefined {
  if (nameless === -Infinity) return undefined;
  if (nameless > 0)
    return lacksLater(() =>
      cloudsOf(process).flatMap(({ element }) =>
        suppliersOf(element).length === 0 ? [[element, "supplier"] as const] : [],
      ),
    );
  if (highest !== lowest || planless <= 0) return holds;
  const only = process.model.at(highest);
  const plan = exitPlanOf(only);
  if (plan.answer === true) return holds;
  if (plan.answer === undefined) return lacks([only, "exitPlan"]);
  return violated(() => accountOf(process, only));
}

function isNameless(element: Element): number {
  return isInCloud(element) ? Number(suppliersOf(element).length === 0) : -Infinity;
}

function highestProvider(element: Element): number {
  return isInCloud(element) ? Math.max(...suppliersOf(element).map(({ row }) => row)) : -Infinity;
}

function lowestProvider(element: Element): number {
  return isInCloud(element) ? Math.max(...suppliersOf(element).map(({ row }) => -row)) : -Infinity;
}

function isPlanless(element: Element): number {
  return isInCloud(element) ? Number(exitPlanOf(element).answer !== true) : -Infinity;
}

function isInCloud(element: Element): boolean {
  return isWorkingPart(element) && CLOUD.has(wordOf(element, "hosting") ?? "");
}

function cloudsOf(process: Element): readonly Support[] {
  return supportsOf(process).filter(({ element }) => isInCloud(element));
}

function accountOf(process: Element, only: Element): Account {
  const clouds = cloudsOf(process);
  const systems = clouds.map(({ element }) => element);
  const [name, provider, names] = [nameOf(process), nameOf(only), namesOf(systems)];
  const [first] = clouds;
  return {
    en: `${name.en} hangs on one cloud provider, ${provider.en}, without exit plan: ${names.en}`,
    fr: `${name.fr} dépend d’un seul fournisseur de nuage, ${provider.fr}, sans plan de sortie : ${names.fr}`,
    path: [...(first === undefined ? [process] : wayTo(first)), only],
    values: [[only, "exitPlan"]],
    related: systems,
  };
}

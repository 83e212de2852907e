/** How software gets from a commit into production (R249, R255), by hand where (R244), and what can only go live together (R260). */
import { numbers, words, type Table, type TableWords } from "../base/table.ts";
import { applicationOf, hostingOf, isPublicCloud } from "../model/hosting.ts";
import { isKind } from "../model/is-kind.ts";
import type { Element, Model } from "../model/model.ts";
import { affirms, knownValue, numberOf, textsIn, wordsOf } from "../model/read.ts";
import { type Analysis, named } from "./analysis.ts";
import { cloudOnly, elementColumn, idsOf, knownOf, nameColumn } from "./read.ts";

export interface DeliveryParameters {
  /** Only what a provider of public cloud runs. */
  readonly cloud?: boolean | undefined;
}

export interface Delivered {
  readonly element: Element;
  /** Undefined: nobody says. */
  readonly isAutomated: boolean | undefined;
  /** Where the pipeline is, where that is said. */
  readonly pipeline: string | undefined;
  readonly tests: readonly string[];
  readonly checks: readonly string[];
  readonly environments: readonly string[];
  readonly manualSteps: number | undefined;
  readonly isCode: boolean | undefined;
}

export interface DeliveryGroup {
  readonly members: readonly Element[];
  /** What ties them: one pipeline, or the build of the application that they are parts of. */
  readonly because: "alone" | "pipeline" | "application" | "none" | "unknown";
  readonly by: string | undefined;
}

export interface DeliveryResult {
  readonly delivered: readonly Delivered[];
  readonly groups: readonly DeliveryGroup[];
}

export const delivery: Analysis<DeliveryParameters, DeliveryResult> = {
  id: "delivery",
  title: { en: "Delivery", fr: "Livraison" },
  question: {
    en: "How does software get from a commit into production, and what goes live together?",
    fr: "Comment le logiciel passe-t-il d’un commit à la production, et qu’est-ce qui part ensemble ?",
  },
  method: {
    en: "Software is what runs by itself: modules, and applications without modules. A pipeline that the application states counts for its modules, too. Modules that name the same pipeline go live together, and so do those that have none of their own in an application that has one; where nobody says anything, nothing is assumed.",
    fr: "Le logiciel est ce qui tourne par soi-même : les modules, et les applications sans module. Une chaîne de livraison indiquée par l’application vaut aussi pour ses modules. Les modules qui nomment la même chaîne partent ensemble, de même que ceux qui n’en ont pas dans une application qui en a une ; là où personne ne dit rien, rien n’est supposé.",
  },
  reads: ["pipeline", "pipelineChecks", "tests", "environments", "manualSteps", "iac", "hosting", "type"],
  parameters: { cloud: cloudOnly },
  example: {
    model: `
application shop "Shop" {
  module cart "Cart" { pipeline: "ci/cart.yml"; environments: [test, staging, prod]; manualSteps: 1; tests: { unit: 80% }; pipelineChecks: [secret-scan] }
  module web "Web" { pipeline: "ci/pages.yml" }
  module admin "Administration" { pipeline: "ci/pages.yml" }
  module old "Old" { pipeline: no }
  module new "New"
}
`,
    parameters: {},
  },

  run: (model, { cloud = false }) => {
    const software = softwareOf(model).filter((one) => !cloud || isPublicCloud(one) === true);
    return { delivered: software.map(deliveredOf), groups: groupsOf(software) };
  },

  tabulate: ({ delivered }): Table => ({
    columns: [
      elementColumn,
      nameColumn,
      words("application", "Application", "Application", "element"),
      words("hosting", "Hosting", "Hébergement"),
      words("automated", "Pipeline", "Chaîne"),
      words("where", "Where", "Où"),
      words("tests", "Tests", "Tests"),
      words("checks", "Gates", "Contrôles"),
      words("environments", "Environments", "Environnements"),
      numbers("manual", "Steps by hand", "Étapes manuelles"),
      words("iac", "As code", "Par le code"),
    ],
    rows: delivered.map((one) => [
      one.element.id,
      one.element.name,
      applicationOf(one.element)?.id ?? null,
      hostingOf(one.element) ?? null,
      verdict(one.isAutomated),
      one.pipeline ?? null,
      listed(one.tests),
      listed(one.checks),
      one.environments.length === 0 ? null : one.environments.join(" → "),
      one.manualSteps ?? null,
      verdict(one.isCode),
    ]),
  }),

  others: ({ groups }) => [
    {
      id: "together",
      title: { en: "What goes live together", fr: "Ce qui part ensemble" },
      columns: [
        words("members", "Software", "Logiciel", "elements"),
        numbers("count", "How many", "Combien"),
        words("because", "Because of", "En raison de"),
        words("by", "Which", "Laquelle"),
      ],
      rows: groups.map(({ members, because, by }) => [
        idsOf(members.map(named)),
        members.length,
        becauseWords[because],
        by ?? null,
      ]),
    },
  ],

  coverage: ({ delivered }) => [
    knownOf(
      {
        en: "software of which one knows whether a pipeline delivers it",
        fr: "logiciels dont on sait si une chaîne les livre",
      },
      delivered,
      ({ isAutomated }) => isAutomated !== undefined,
    ),
    knownOf(
      { en: "software whose environments are known", fr: "logiciels dont on connaît les environnements" },
      delivered,
      ({ environments }) => environments.length > 0,
    ),
  ],
};

const becauseWords: Readonly<Record<DeliveryGroup["because"], TableWords>> = {
  alone: { en: "a pipeline of its own", fr: "une chaîne à lui" },
  pipeline: { en: "one pipeline", fr: "une seule chaîne" },
  application: { en: "the pipeline of the application", fr: "la chaîne de l’application" },
  none: { en: "no pipeline", fr: "aucune chaîne" },
  unknown: { en: "not known", fr: "inconnu" },
};

/** What is never delivered by itself: pipelines, and what others sell. */
function softwareOf(model: Model): readonly Element[] {
  const modules = [...model.elements({ kind: "module" })];
  const applications = [...model.elements({ kind: "application" })].filter(
    (one) => !one.children.some((child) => isKind(child, "module")) && affirms(one, "pipeline") !== undefined,
  );
  return [...applications, ...modules];
}

function deliveredOf(element: Element): Delivered {
  const application = applicationOf(element);
  const said = (key: string): Element =>
    knownValue(element, key) === undefined && application !== undefined ? application : element;
  const tests = knownValue(said("tests"), "tests");
  return {
    element,
    isAutomated: affirms(said("pipeline"), "pipeline"),
    pipeline: textsIn(said("pipeline").get("pipeline"))[0],
    tests: tests?.kind === "record" ? Object.keys(tests.fields) : [],
    checks: wordsOf(said("pipelineChecks"), "pipelineChecks"),
    environments: wordsOf(said("environments"), "environments"),
    manualSteps: numberOf(said("manualSteps"), "manualSteps"),
    isCode: affirms(said("iac"), "iac"),
  };
}

function groupsOf(software: readonly Element[]): readonly DeliveryGroup[] {
  const groups = new Map<string, Element[]>();
  for (const one of software) {
    const key = keyOf(one);
    const known = groups.get(key);
    if (known === undefined) groups.set(key, [one]);
    else known.push(one);
  }
  return [...groups]
    .map(([key, members]) => groupOf(key, members))
    .sort((a, b) => ranks.indexOf(a.because) - ranks.indexOf(b.because) || b.members.length - a.members.length);
}

const ranks: readonly DeliveryGroup["because"][] = ["pipeline", "application", "none", "unknown", "alone"];

/** By what it goes live, as one key for all that go live with it. */
function keyOf(element: Element): string {
  const own = affirms(element, "pipeline");
  const [where] = textsIn(element.get("pipeline"));
  if (own === true) return where === undefined ? `alone ${element.id}` : `pipeline ${where}`;
  if (own === false) return `none ${element.id}`;
  const application = applicationOf(element);
  if (application === undefined || application.row === element.row) return `unknown ${element.id}`;
  const around = affirms(application, "pipeline");
  return around === true ? `application ${application.id}` : `unknown ${element.id}`;
}

function groupOf(key: string, members: readonly Element[]): DeliveryGroup {
  const [word = "", ...rest] = key.split(" ");
  const by = rest.join(" ");
  if (word === "pipeline") return { members, because: members.length > 1 ? "pipeline" : "alone", by };
  const because =
    word === "application" ? "application" : word === "none" ? "none" : word === "alone" ? "alone" : "unknown";
  return { members, because, by: because === "application" ? by : undefined };
}

function verdict(is: boolean | undefined): TableWords {
  if (is === undefined) return { en: "unknown", fr: "inconnu" };
  return is ? { en: "yes", fr: "oui" } : { en: "no", fr: "non" };
}

function listed(all: readonly string[]): string | null {
  return all.length === 0 ? null : all.join(", ");
}

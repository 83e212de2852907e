import type { Element } from "../../model/model.ts";
import { isKind } from "../../model/is-kind.ts";
import type { Bilingual } from "../../model/metamodel.ts";
import { daysOf, numberOf, rankOf } from "../../model/read.ts";
import { isMonolith } from "../../model/styles/detect.ts";
import { neighboursOf, structureOf } from "../../model/styles/shape.ts";
import { nameOf } from "../../model/wording.ts";
import { IMPORTANT } from "../parts/vital.ts";
import type { ElementRule } from "../rule.ts";
import { holds, lacks, violated } from "../verdict.ts";

interface Parameters {
  readonly modules: number;
  readonly components: number;
  readonly functions: number;
  readonly systems: number;
  readonly users: number;
  readonly debt: number;
}

export const monolithIsSmall: ElementRule<Parameters> = {
  id: "monolith-is-small",
  title: {
    en: "Only small, simple applications are monoliths",
    fr: "Seules de petites applications simples sont des monolithes",
  },
  rationale: {
    en: "In one large unit every change touches the whole, is tested with the whole and goes live with the whole.",
    fr: "Dans une grosse unité, chaque changement touche le tout, se teste avec le tout et part en service avec le tout.",
  },
  remedy: {
    en: "Cut it along its functions: first borders inside, then modules that are delivered apart; record the decision.",
    fr: "Découpez-le selon ses fonctions : d’abord des frontières internes, puis des modules livrés à part ; consignez la décision.",
  },
  severity: "warning",
  controls: ["nist-800-53:SA-8", "nist-800-53:SA-17", "iso27001:A.8.27"],
  principle: "P1",
  quality: "modularity",
  aliases: ["MONOLITH-LARGE"],
  reads: ["style", "users", "debt", "criticality", "flows", "uses", "performs", "realizes"],
  parameters: {
    modules: limit(
      "Modules",
      "Modules",
      "Most modules of a small application.",
      "Nombre maximal de modules d’une petite application.",
      5,
    ),
    components: limit(
      "Components",
      "Composants",
      "Most components of a small application.",
      "Nombre maximal de composants d’une petite application.",
      20,
    ),
    functions: limit(
      "Functions",
      "Fonctions",
      "Most functions and services that a small application offers.",
      "Nombre maximal de fonctions et services d’une petite application.",
      10,
    ),
    systems: limit(
      "Systems",
      "Systèmes",
      "Most systems that a small application exchanges with.",
      "Nombre maximal de systèmes avec qui une petite application échange.",
      10,
    ),
    users: limit(
      "Users",
      "Utilisateurs",
      "Most users, where it is important or vital.",
      "Nombre maximal d’utilisateurs, si elle est importante ou vitale.",
      2000,
    ),
    debt: limit(
      "Debt",
      "Dette",
      "Most days of work that its technical debt would take: one person for a year.",
      "Nombre maximal de jours de travail que demanderait sa dette technique : une personne pendant un an.",
      220,
    ),
  },
  kinds: ["application"],
  examples: {
    passes: `application wiki "Wiki" {\n  style: monolith\n  users: 40\n  module core "Core" { component pages "Pages" }\n}`,
    fails: `function f1 "F1"\nfunction f2 "F2"\nfunction f3 "F3"\nfunction f4 "F4"\nfunction f5 "F5"\nfunction f6 "F6"\nfunction f7 "F7"\nfunction f8 "F8"\nfunction f9 "F9"\nfunction f10 "F10"\nfunction f11 "F11"\napplication core "Core banking" {\n  style: monolith\n  performs f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11\n}\napplication shop "Shop" { style: monolith; criticality: vital; users: 9000 }\napplication bill "Billing" { style: monolith; users: 40; debt: { days: 900d } }\napplication suite "Suite" { style: modular-monolith; users: 9000; criticality: vital }`,
    finds: ["core", "shop", "bill"],
    unsure: `application wiki "Wiki" { style: monolith }`,
    lacks: ["wiki.contains", "wiki.users"],
  },

  judge(application, { parameters }) {
    if (!isMonolith(application)) return undefined;
    const sizes = sizesOf(application);
    const over = sizes.filter(({ key, count }) => (count ?? 0) > parameters[key]);
    const isUsed = over.some(({ key }) => key === "users");
    const isLarge =
      over.some(({ key }) => key !== "users") || (isUsed && (rankOf(application, "criticality") ?? 0) >= IMPORTANT);
    if (!isLarge) {
      const isDescribed = sizes.some(({ key, count }) => key !== "systems" && (count ?? 0) > 0);
      return isDescribed ? holds : lacks([application, "contains"], [application, "users"]);
    }
    return violated(() => {
      const name = nameOf(application);
      const said = (language: "en" | "fr"): string =>
        over.map(({ key, count, what }) => `${what[language]} ${count} (${parameters[key]})`).join(", ");
      return {
        en: `${name.en} is one unit and large, with more than is good in brackets: ${said("en")}`,
        fr: `${name.fr} est d’un bloc et de grande taille, seuil entre parenthèses : ${said("fr")}`,
        values: [
          [application, "style"],
          ...over.flatMap(({ key }) => (key === "users" || key === "debt" ? [[application, key] as const] : [])),
        ],
        related: structureOf(application).modules,
      };
    });
  },
};

interface Size {
  readonly key: keyof Parameters;
  readonly count: number | undefined;
  readonly what: Bilingual;
}

function sizesOf(application: Element): readonly Size[] {
  const { modules, components } = structureOf(application);
  const neighbours = neighboursOf(application);
  const offered = [...application.out("performs"), ...application.out("realizes")].flatMap(({ to }) => to ?? []);
  const functions = offered.filter((one) => isKind(one, "function", "service", "process", "capability")).length;
  return [
    { key: "modules", count: modules.length, what: { en: "modules", fr: "modules" } },
    { key: "components", count: components.length, what: { en: "components", fr: "composants" } },
    { key: "functions", count: functions, what: { en: "functions", fr: "fonctions" } },
    { key: "systems", count: neighbours.length, what: { en: "systems around", fr: "systèmes voisins" } },
    { key: "users", count: numberOf(application, "users"), what: { en: "users", fr: "utilisateurs" } },
    { key: "debt", count: daysOf(application, "debt.days"), what: { en: "days of debt", fr: "jours de dette" } },
  ];
}

function limit(
  en: string,
  fr: string,
  saysEn: string,
  saysFr: string,
  usual: number,
): {
  readonly type: { readonly kind: "number"; readonly minimum: number; readonly integer: true };
  readonly name: Bilingual;
  readonly description: Bilingual;
  readonly usual: number;
} {
  return {
    type: { kind: "number", minimum: 1, integer: true },
    name: { en, fr },
    description: { en: saysEn, fr: saysFr },
    usual,
  };
}

import { isKind } from "../../model/is-kind.ts";
import { distinct, inside } from "../../model/read.ts";
import { isOpenSource, licenceClassOf } from "../parts/licence-classes.ts";
import { nameOf } from "../../model/wording.ts";
import { namesOf } from "../parts/sentence.ts";
import type { ElementRule } from "../rule.ts";
import { holds, lacks, violated } from "../verdict.ts";

interface Parameters {
  readonly share: number;
}

export const applicationIsMostlyOpen: ElementRule<Parameters> = {
  id: "application-is-mostly-open",
  title: {
    en: "An application is made mostly with open source technologies",
    fr: "Une application est faite surtout de technologies libres",
  },
  rationale: {
    en: "The share of open technologies says how much of an application could be inspected, mended and moved without its suppliers.",
    fr: "La part de technologies libres dit ce qu’on pourrait inspecter, réparer et déplacer sans les fournisseurs.",
  },
  remedy: {
    en: "Plan open replacements for the closed technologies that are named, or lower the `share` of the rule on purpose.",
    fr: "Prévoyez des remplaçants libres aux technologies fermées nommées, ou abaissez à dessein la part (`share`) de la règle.",
  },
  severity: "info",
  controls: ["iso27001:A.5.21", "nist-800-53:SA-4", "nist-csf:GV.SC-04"],
  principle: "P2",
  reads: ["technology", "licence"],
  kinds: ["application"],
  parameters: {
    share: {
      type: { kind: "percent" },
      name: { en: "Share", fr: "Part" },
      description: {
        en: "Smallest share of the technologies that are open source.",
        fr: "Part minimale des technologies qui sont libres.",
      },
      usual: 0.5,
    },
  },
  examples: {
    passes: `application shop "Shop" { technology: [pg, java]\n  module core "Core" { technology: x } }\ntechnology pg "PostgreSQL" { licence: PostgreSQL }\ntechnology java "Java" { licence: GPL-2.0-only }\ntechnology x "X"`,
    fails: `application shop "Shop" { technology: [ora, was]\n  module core "Core" { technology: java } }\ntechnology ora "Oracle" { licence: proprietary }\ntechnology was "WebSphere" { licence: proprietary }\ntechnology java "Java" { licence: GPL-2.0-only }`,
    finds: ["shop"],
    unsure: `application shop "Shop" { technology: [ora, x] }\ntechnology ora "Oracle" { licence: proprietary }\ntechnology x "X"`,
    lacks: ["x.licence"],
  },

  judge(application, { parameters: { share } }) {
    const parts = application.children.length === 0 ? [application] : [application, ...inside(application)];
    const technologies = distinct(parts.flatMap((part) => part.references("technology"))).filter((one) =>
      isKind(one, "technology"),
    );
    if (technologies.length === 0) return undefined;
    const answers = technologies.map((technology) => {
      const licence = licenceClassOf(technology);
      return licence === undefined ? undefined : isOpenSource(licence);
    });
    const open = answers.filter((answer) => answer === true).length;
    const unsaid = technologies.filter((_, index) => answers[index] === undefined);
    const all = technologies.length;
    if (open >= share * all) return holds;
    if (open + unsaid.length >= share * all) return lacks(...unsaid.map((one) => [one, "licence"] as const));
    return violated(() => {
      const closed = technologies.filter((_, index) => answers[index] === false);
      const [name, names] = [nameOf(application), namesOf(closed)];
      return {
        en: `${open} of ${all} technologies of ${name.en} are open source; closed are: ${names.en}`,
        fr: `${open} des ${all} technologies de ${name.fr} sont libres ; sont fermées : ${names.fr}`,
        values: closed.map((one) => [one, "licence"] as const),
        related: closed,
      };
    });
  },
};

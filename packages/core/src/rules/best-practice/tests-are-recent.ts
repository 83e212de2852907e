import type { Bilingual } from "../../model/metamodel.ts";
import type { Element } from "../../model/model.ts";
import { nameOf } from "../../model/wording.ts";
import { testOf } from "../parts/tests.ts";
import type { ElementRule } from "../rule.ts";
import { holds, violated } from "../verdict.ts";

interface Parameters {
  readonly days: number;
}

/** Kinds of tests that grow old; load and security tests have rules of their own. */
const KINDS: Readonly<Record<string, Bilingual>> = {
  unit: { en: "unit tests", fr: "tests unitaires" },
  integration: { en: "integration tests", fr: "tests d’intégration" },
  acceptance: { en: "acceptance tests", fr: "tests de recette" },
  accessibility: { en: "accessibility tests", fr: "tests d’accessibilité" },
};

export const testsAreRecent: ElementRule<Parameters> = {
  id: "tests-are-recent",
  title: { en: "Tests were run within the year", fr: "Les tests datent de moins d’un an" },
  rationale: {
    en: "A test that was last run before the latest changes proves nothing about what runs today.",
    fr: "Un test exécuté avant les derniers changements ne prouve rien de ce qui tourne aujourd’hui.",
  },
  remedy: {
    en: "Run the tests again, best in the pipeline at each change, and state the new date.",
    fr: "Relancez les tests, au mieux dans la chaîne à chaque changement, et indiquez la nouvelle date.",
  },
  severity: "warning",
  controls: ["nist-800-53:SA-11", "nist-800-53:CM-4", "iso27001:A.8.29", "iso27001:A.8.6", "cis:16"],
  quality: "reliability",
  aliases: ["STALE-TESTS"],
  reads: ["tests"],
  parameters: {
    days: {
      type: { kind: "number", minimum: 1 },
      name: { en: "Days", fr: "Jours" },
      description: { en: "After how many days a test is old.", fr: "Après combien de jours un test est ancien." },
      usual: 365,
    },
  },
  kinds: ["application", "module", "component", "interface", "store"],
  examples: {
    passes: `application shop "Shop" { module api "API" { tests: { unit: 80%, integration: 2026-05-12 } } }`,
    fails: `application shop "Shop" { module api "API" { tests: { unit: { value: 80%, date: 2026-11-01 }, integration: 2024-05-12 } } }\napplication erp "ERP" { tests: { security: 2020-01-01, load: 2020-01-01, unit: yes } }`,
    finds: ["api"],
  },

  judge(software, { parameters: { days }, today }) {
    if (software.get("tests") === undefined) return undefined;
    const dated = datedTests(software);
    if (dated.length === 0) return undefined;
    const old = dated.filter(({ day }) => today - day > days);
    if (old.length === 0) return holds;
    return violated(() => {
      const name = nameOf(software);
      const said = (language: "en" | "fr"): string =>
        old.map(({ what, day }) => `${what[language]} (${today - day})`).join(", ");
      return {
        en: `tests of ${name.en} are old, with the days since in brackets: ${said("en")}`,
        fr: `des tests de ${name.fr} sont anciens, jours écoulés entre parenthèses : ${said("fr")}`,
        values: [[software, "tests"]],
      };
    });
  },
};

function datedTests(software: Element): readonly { readonly what: Bilingual; readonly day: number }[] {
  return Object.entries(KINDS).flatMap(([kind, what]) => {
    const day = testOf(software, kind)?.day;
    return day === undefined ? [] : [{ what, day }];
  });
}

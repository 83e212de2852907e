import type { Element } from "../../model/model.ts";
import {
  type Difference,
  differencesBetween,
  isProduction,
  type Deployed,
  deployedTwice,
  twinsOf,
} from "../parts/environments.ts";
import { nameOf } from "../../model/wording.ts";
import type { ModelRule } from "../rule.ts";
import { holds, type Verdict, violated } from "../verdict.ts";

export const environmentsAreAlike: ModelRule = {
  id: "environments-are-alike",
  title: {
    en: "Environments are alike in version, system and configuration",
    fr: "Les environnements sont semblables en version, système et configuration",
  },
  rationale: {
    en: "What was tested on one system and runs on another was not tested. Faults that only production has come from there.",
    fr: "Ce qui a été testé sur un système et tourne sur un autre n’a pas été testé. Les défauts propres à la production viennent de là.",
  },
  remedy: {
    en: "Set all environments up from the same code, or bring the older one up to date; correct the description where it is wrong.",
    fr: "Montez tous les environnements à partir du même code, ou mettez à jour le plus ancien ; corrigez la description si elle est fausse.",
  },
  severity: "warning",
  controls: ["iso27001:A.8.31", "iso27001:A.8.9", "nist-800-53:CM-2", "nist-800-53:CM-6", "nist-csf:PR.PS-01", "cis:4"],
  quality: "reliability",
  aliases: ["ENVIRONMENT-DRIFT"],
  reads: [
    "env",
    "version",
    "os",
    "technology",
    "type",
    "redundancy",
    "owner",
    "runs on",
    "application",
    "module",
    "store",
    "node",
    "name",
  ],
  examples: {
    passes: `technology r9 "RHEL 9"\nnode p "Production server" { env: prod; os: r9 }\nnode t "Test server" { env: test; os: r9 }\napplication shop "Shop" {\n  module api "API" { runs on p, t }\n}`,
    fails: `technology r9 "RHEL 9"\ntechnology r8 "RHEL 8"\nnode p "Server one" { env: prod; os: r9; type: vm }\nnode t "Server two" { env: test; os: r8; type: vm }\nnode d "Server three" { env: dev }\napplication shop "Shop" {\n  module api "API" { runs on p, t, d }\n}\napplication erp-prod "ERP production" { env: prod; version: 4.1 }\napplication erp-test "ERP test" { env: test; version: 4.3 }`,
    finds: ["api", "erp-test"],
  },

  *survey(model) {
    const told = new Set<number>();
    for (const deployed of deployedTwice(model)) {
      told.add(deployed.software.row);
      yield [deployed.software, verdictOfNodes(deployed)];
    }
    for (const group of twinsOf(model)) {
      const production = group.find(isProduction);
      if (production === undefined) continue;
      for (const other of group) {
        if (isProduction(other) || told.has(other.row)) continue;
        told.add(other.row);
        yield [other, verdictOf(other, differencesBetween(production, other))];
      }
    }
  },
};

function verdictOfNodes({ software, production, others }: Deployed): Verdict {
  const [first] = production;
  // What one of the machines of production has, production has.
  const differences = others.flatMap((other) =>
    (first === undefined ? [] : differencesBetween(first, other)).filter(({ key }) =>
      production.every((node) => differencesBetween(node, other).some((one) => one.key === key)),
    ),
  );
  return verdictOf(software, differences);
}

function verdictOf(subject: Element, differences: readonly Difference[]): Verdict {
  const [first] = differences;
  if (first === undefined) return holds;
  return violated(() => {
    const name = nameOf(subject);
    const said = (language: "en" | "fr"): string =>
      differences
        .map(
          ({ production, other, what, values }) =>
            `${what[language]} ${values[0]} (${production.nameIn(language)}), ${values[1]} (${other.nameIn(language)})`,
        )
        .join("; ");
    return {
      en: `${name.en} is not the same in its environments: ${said("en")}`,
      fr: `${name.fr} n’est pas le même selon les environnements : ${said("fr").replaceAll("; ", " ; ")}`,
      path: [subject, first.production, first.other].filter((one, index, all) => all.indexOf(one) === index),
      values: differences.flatMap(
        ({ production, other, key }) =>
          [
            [production, key],
            [other, key],
          ] as const,
      ),
    };
  });
}

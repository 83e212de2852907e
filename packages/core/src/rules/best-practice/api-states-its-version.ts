import type { Element } from "../../model/model.ts";
import { systemOf } from "../../model/exchange.ts";
import { distinct, states } from "../../model/read.ts";
import { nameOf } from "../../model/wording.ts";
import { namesOf } from "../parts/sentence.ts";
import type { ElementRule } from "../rule.ts";
import { holds, violated } from "../verdict.ts";

export const apiStatesItsVersion: ElementRule = {
  id: "api-states-its-version",
  title: {
    en: "Interfaces that other systems use have a version",
    fr: "Les interfaces utilisées par d’autres systèmes ont une version",
  },
  rationale: {
    en: "Without a version a provider cannot change anything without breaking a consumer, and a consumer cannot say what it was built for.",
    fr: "Sans version, un fournisseur ne peut rien changer sans casser un consommateur, et celui-ci ne peut dire pour quoi il a été fait.",
  },
  remedy: {
    en: "Number the interface, raise the first number only for changes that break, and state `version`.",
    fr: "Numérotez l’interface, n’augmentez le premier chiffre que pour les ruptures, et indiquez `version`.",
  },
  severity: "info",
  controls: ["nist-800-53:CM-3", "nist-800-53:SA-10", "iso27001:A.8.32", "iso27001:A.8.9"],
  quality: "interoperability",
  reads: ["version", "uses", "flows", "realizes"],
  kinds: ["interface"],
  examples: {
    passes: `interface api "Orders API" { type: rest; version: 2.1 }\napplication erp "ERP" { realizes api }\napplication shop "Shop" { uses api }`,
    fails: `interface api "Orders API" { type: rest }\napplication erp "ERP" { realizes api }\napplication shop "Shop" { uses api }\ninterface inner "Inner" { type: rest }\napplication one "One" { realizes inner\n  module a "A" { uses inner }\n}`,
    finds: ["api"],
  },

  judge(api) {
    const consumers = foreignConsumersOf(api);
    if (consumers.length === 0) return undefined;
    if (states(api, "version")) return holds;
    return violated(() => {
      const [name, users] = [nameOf(api), namesOf(consumers)];
      return {
        en: `${name.en} has no version, and other systems use it: ${users.en}`,
        fr: `${name.fr} n’a pas de version, et d’autres systèmes l’utilisent : ${users.fr}`,
        values: [[api, "version"]],
        related: consumers,
      };
    });
  },
};

function foreignConsumersOf(api: Element): readonly Element[] {
  const provider = systemOf(api);
  const users = [...api.in("uses"), ...api.in("flows")].flatMap(({ from }) => from ?? []);
  return distinct(users.map((one) => systemOf(one) ?? one)).filter(({ row }) => row !== provider?.row);
}

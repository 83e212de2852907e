import { isKind } from "../../model/is-kind.ts";
import type { Element } from "../../model/model.ts";
import { states, wordOf } from "../../model/read.ts";
import { nameOf } from "../../model/wording.ts";
import type { ElementRule } from "../rule.ts";
import { holds, violated } from "../verdict.ts";

/** Types of interfaces that programs use by a written contract. */
const PROGRAMMATIC: readonly string[] = ["rest", "soap", "graphql", "grpc", "event", "message"];

export const apiHasAContract: ElementRule = {
  id: "api-has-a-contract",
  title: {
    en: "Every API has a contract that programs can read",
    fr: "Chaque API a un contrat lisible par des programmes",
  },
  rationale: {
    en: "Without OpenAPI, AsyncAPI or WSDL each consumer guesses, and nobody sees when a change breaks one of them.",
    fr: "Sans OpenAPI, AsyncAPI ou WSDL, chaque consommateur devine, et personne ne voit quand un changement en casse un.",
  },
  remedy: {
    en: "Write the contract, keep it with the source, and name the file as `contractFile`.",
    fr: "Rédigez le contrat, gardez-le avec les sources et nommez le fichier dans `contractFile`.",
  },
  severity: "warning",
  controls: ["nist-800-53:SA-4", "nist-800-53:SA-5", "iso27001:A.8.26", "asvs:V4", "cis:16"],
  quality: "interoperability",
  aliases: ["API-UNDOCUMENTED"],
  reads: ["type", "contractFile", "realizes"],
  kinds: ["interface"],
  examples: {
    passes: `interface api "Orders API" { type: rest; contractFile: "openapi/orders.yaml" }\ninterface more "Stock API" { type: grpc }\napplication shop "Shop" { module stock "Stock" { contractFile: "stock.proto"; realizes more } }`,
    fails: `interface api "Orders API" { type: rest }\ninterface page "Pages" { type: ui }`,
    finds: ["api"],
  },

  // A contract is an agreement to be written down: unstated counts as missing.
  judge(api) {
    const type = wordOf(api, "type");
    if (type === undefined || !PROGRAMMATIC.includes(type)) return undefined;
    if ([api, ...offering(api)].some((one) => states(one, "contractFile"))) return holds;
    return violated(() => {
      const name = nameOf(api);
      return {
        en: `the API ${name.en} has no contract that programs could read`,
        fr: `l’API ${name.fr} n’a pas de contrat lisible par des programmes`,
        values: [[api, "contractFile"]],
      };
    });
  },
};

function offering(api: Element): readonly Element[] {
  return api.in("realizes").flatMap(({ from }) => (from !== undefined && isKind(from, "module") ? [from] : []));
}

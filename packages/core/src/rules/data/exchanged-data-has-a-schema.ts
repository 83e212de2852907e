import { isQueue } from "../../model/exchange.ts";
import { isKind } from "../../model/is-kind.ts";
import { flowsCarrying, kinOf } from "../../model/personal-data.ts";
import { affirms, states } from "../../model/read.ts";
import { isSameSystem } from "../parts/copies.ts";
import { nameOf } from "../../model/wording.ts";
import { endsOf } from "../parts/sentence.ts";
import type { ElementRule } from "../rule.ts";
import { holds, violated } from "../verdict.ts";

export const exchangedDataHasASchema: ElementRule = {
  id: "exchanged-data-has-a-schema",
  title: { en: "Data that systems exchange has a schema", fr: "Les données échangées ont un schéma" },
  rationale: {
    en: "What two systems exchange is a contract; unwritten, it is broken by the next release of either.",
    fr: "Ce que deux systèmes échangent est un contrat ; non écrit, la prochaine version de l’un ou l’autre le rompt.",
  },
  remedy: {
    en: "Name the file that describes it as `contractFile`, or state `attributes` of the data.",
    fr: "Indiquez le fichier qui le décrit dans `contractFile`, ou les `attributes` des données.",
  },
  severity: "info",
  controls: ["iso27001:A.5.14", "iso27001:A.8.26", "nist-800-53:SA-9", "nist-800-53:CA-3", "asvs:V2"],
  quality: "interoperability",
  reads: ["contractFile", "attributes", "realizes", "flows"],
  kinds: ["dataset"],
  examples: {
    passes: `dataset orders "Orders" { contractFile: "orders.avsc" }
application a "A" { -> b : orders }
application b "B"`,
    fails: `dataset orders "Orders"
dataset people "People" { realizes person }
entity person "Person" { attributes: [name] }
dataset inner "Inner"
application a "A" {
  module x "X" { -> y : inner }
  module y "Y"
  -> b : orders
  -> b : people
}
application b "B"`,
    finds: ["orders"],
  },

  judge(data) {
    // Of what goes over topics and queues `topic-has-a-schema` asks.
    const exchanged = flowsCarrying(data).filter(
      (flow) =>
        !isSameSystem(flow) &&
        !isQueue(flow.from) &&
        !isQueue(flow.to) &&
        flow.from?.layer === "application" &&
        flow.to?.layer === "application",
    );
    const [first] = exchanged;
    if (first === undefined) return undefined;
    const described = kinOf(data).some((one) => affirms(one, "contractFile") === true || states(one, "attributes"));
    const ends = exchanged.flatMap(({ from, to }) => [from, to]);
    const offered = ends.some(
      (end) => end !== undefined && isKind(end, "interface") && affirms(end, "contractFile") === true,
    );
    if (described || offered) return holds;
    return violated(() => {
      const name = nameOf(data);
      const way = endsOf(first);
      return {
        en: `${name.en} goes from ${way.en}, and nothing describes its form`,
        fr: `${name.fr} va de ${way.fr}, et rien n’en décrit la forme`,
        path: [data, first],
        values: [[data, "contractFile"]],
      };
    });
  },
};

import { isQueue } from "../../model/exchange.ts";
import { isKind } from "../../model/is-kind.ts";
import { distinct, states } from "../../model/read.ts";
import { nameOf } from "../../model/wording.ts";
import type { ElementRule } from "../rule.ts";
import { holds, violated } from "../verdict.ts";

export const topicHasASchema: ElementRule = {
  id: "topic-has-a-schema",
  title: { en: "Topics and queues have a schema", fr: "Sujets et files ont un schéma" },
  rationale: {
    en: "Producers and consumers do not know each other: only a schema tells what a message may contain and which change breaks whom.",
    fr: "Producteurs et consommateurs ne se connaissent pas : seul un schéma dit ce que contient un message et quel changement casse qui.",
  },
  remedy: {
    en: "Publish a schema (AsyncAPI, Avro, JSON Schema) and name it as `contractFile` of the topic or of the data that it carries.",
    fr: "Publiez un schéma (AsyncAPI, Avro, JSON Schema) et nommez-le dans `contractFile` du sujet ou des données qu’il transporte.",
  },
  severity: "warning",
  controls: ["nist-800-53:SI-10", "nist-800-53:SA-4", "iso27001:A.8.26", "asvs:V2"],
  quality: "interoperability",
  reads: ["type", "contractFile", "flows"],
  kinds: ["store"],
  examples: {
    passes: `store orders "Orders topic" { type: topic; contractFile: "asyncapi/orders.yaml" }\ndataset ds "Orders" { contractFile: "orders.avsc" }\nstore stock "Stock queue" { type: queue; -> shop : ds }\napplication shop "Shop"`,
    fails: `store orders "Orders topic" { type: topic }\nstore files "Files" { type: bucket }\ndataset ds "Stock"\nstore stock "Stock queue" { type: queue; -> shop : ds }\napplication shop "Shop"`,
    finds: ["orders", "stock"],
  },

  // What may be exchanged is an agreement to be written down: unstated counts as missing.
  judge(store) {
    if (!isQueue(store)) return undefined;
    const carried = distinct([...store.in("flows"), ...store.out("flows")].flatMap((flow) => flow.carried));
    const offering = store.out("realizes").flatMap(({ to }) => (to && isKind(to, "interface") ? [to] : []));
    const isWritten =
      [store, ...offering].some((one) => states(one, "contractFile")) ||
      (carried.length > 0 && carried.every((one) => states(one, "contractFile")));
    if (isWritten) return holds;
    return violated(() => {
      const name = nameOf(store);
      const bare = carried.filter((one) => !states(one, "contractFile"));
      return {
        en: `${name.en} has no schema: nothing says what a message may contain`,
        fr: `${name.fr} n’a pas de schéma : rien ne dit ce que peut contenir un message`,
        values: [store, ...bare].map((one) => [one, "contractFile"] as const),
        related: bare,
      };
    });
  },
};

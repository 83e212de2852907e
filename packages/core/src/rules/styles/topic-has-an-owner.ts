import { isQueue } from "../../model/exchange.ts";
import { states } from "../../model/read.ts";
import { nameOf } from "../parts/sentence.ts";
import type { ElementRule } from "../rule.ts";
import { holds, violated } from "../verdict.ts";

export const topicHasAnOwner: ElementRule = {
  id: "topic-has-an-owner",
  title: { en: "Topics and queues have an owner", fr: "Sujets et files ont un responsable" },
  rationale: {
    en: "A topic stands between teams: without an owner nobody decides who may subscribe, what changes and what is kept.",
    fr: "Un sujet est entre les équipes : sans responsable, personne ne décide qui s’abonne, ce qui change et ce qui se garde.",
  },
  remedy: {
    en: "Name the team that defines the events as `owner` (usually the one that emits them).",
    fr: "Nommez l’équipe qui définit les événements (`owner`), en général celle qui les émet.",
  },
  severity: "warning",
  controls: ["iso27001:A.5.9", "nist-csf:ID.AM-08", "nist-800-53:PM-5"],
  quality: "interoperability",
  aliases: ["TOPIC-NO-OWNER"],
  reads: ["type", "owner", "steward"],
  kinds: ["store"],
  examples: {
    passes: `unit sales "Sales"\nstore orders "Orders topic" { type: topic; owner: sales }\napplication shop "Shop" { owner: sales\n  store mail "Mail queue" { type: queue }\n}`,
    fails: `store orders "Orders topic" { type: topic }\nstore files "Files" { type: bucket }`,
    finds: ["orders"],
  },

  // Who answers for it is a decision, not a fact to be found out: unstated counts as missing.
  judge(store) {
    if (!isQueue(store)) return undefined;
    if (states(store, "steward") || [store, ...store.path].some((one) => states(one, "owner"))) return holds;
    return violated(() => {
      const name = nameOf(store);
      return {
        en: `nobody answers for ${name.en}`,
        fr: `personne ne répond de ${name.fr}`,
        values: [[store, "owner"]],
      };
    });
  },
};

import { isHub, isQueue } from "../../model/exchange.ts";
import type { Element } from "../../model/model.ts";
import { isKind } from "../../model/is-kind.ts";
import { states } from "../../model/read.ts";
import { nameOf } from "../../model/wording.ts";
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
  reads: ["type", "owner", "style"],
  kinds: ["store"],
  examples: {
    passes: `unit sales "Sales"\nstore orders "Orders topic" { type: topic; owner: sales }\napplication shop "Shop" { owner: sales\n  store mail "Mail queue" { type: queue }\n}`,
    fails: `store orders "Orders topic" { type: topic }\nstore files "Files" { type: bucket }\nunit it "IT"\napplication bus "Bus" { type: integration; owner: it\n  store sales "Sales topic" { type: topic; steward: it }\n}`,
    finds: ["orders", "sales"],
  },

  // Who answers for it is a decision, not a fact to be found out: unstated counts as missing. Who runs the bus does not decide what is said
  // over it, and who tends the quality of data does not either.
  judge(store) {
    if (!isQueue(store)) return undefined;
    if ([store, ...store.path].some((one) => states(one, "owner") && !carriesForOthers(one))) return holds;
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

function carriesForOthers(element: Element): boolean {
  return isHub(element) || (isQueue(element) && !isKind(element, "store"));
}

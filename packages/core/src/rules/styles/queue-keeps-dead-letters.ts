import { isQueue } from "../../model/exchange.ts";
import { affirms } from "../../model/read.ts";
import { nameOf } from "../../model/wording.ts";
import type { ElementRule } from "../rule.ts";
import { judged } from "../verdict.ts";

export const queueKeepsDeadLetters: ElementRule = {
  id: "queue-keeps-dead-letters",
  title: {
    en: "Queues and topics put aside what nobody can process",
    fr: "Files et sujets mettent de côté ce que personne ne peut traiter",
  },
  rationale: {
    en: "Without a dead letter queue one bad message blocks all behind it, or is lost without anybody noticing.",
    fr: "Sans file de messages en échec, un mauvais message bloque tous les suivants, ou se perd sans que personne le remarque.",
  },
  remedy: {
    en: "Set up a dead letter queue with an alarm and state it as `deadLetter`.",
    fr: "Mettez en place une file des messages en échec avec une alarme et indiquez-la (`deadLetter`).",
  },
  severity: "warning",
  controls: ["nist-800-53:SI-11", "nist-800-53:SI-10", "iso27001:A.8.26", "nist-csf:PR.DS-10"],
  quality: "reliability",
  aliases: ["NO-DLQ"],
  reads: ["type", "deadLetter"],
  kinds: ["store", "module"],
  examples: {
    passes: `store orders "Orders topic" { type: topic; deadLetter: failed }\nstore failed "Failed orders" { type: queue }\napplication bus "Bus" {\n  module broker "Broker" { type: broker; deadLetter: yes\n    store stock "Stock topic" { type: topic }\n  }\n}`,
    fails: `store orders "Orders topic" { type: topic; deadLetter: no }\nstore files "Files" { type: bucket }`,
    finds: ["orders"],
    unsure: `store orders "Orders topic" { type: queue }`,
    lacks: ["orders.deadLetter"],
  },

  judge(element) {
    if (!isQueue(element)) return undefined;
    // The broker is asked through its topics, where it has any; where messages end up needs no further place.
    if (element.children.some(isQueue)) return undefined;
    const { referrers } = element;
    if (referrers.some(({ key }) => key === "deadLetter")) return undefined;
    const answers = [element, element.parent].map((one) =>
      one === undefined ? undefined : affirms(one, "deadLetter"),
    );
    const answer = answers[0] ?? answers[1];
    return judged(answer, [element, "deadLetter"], () => {
      const name = nameOf(element);
      return {
        en: `${name.en} keeps no messages that nobody could process`,
        fr: `${name.fr} ne garde pas les messages que personne n’a pu traiter`,
        values: [[element, "deadLetter"]],
      };
    });
  },
};

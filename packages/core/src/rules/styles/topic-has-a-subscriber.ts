import { isQueue } from "../../model/exchange.ts";
import { nameOf } from "../../model/wording.ts";
import type { ElementRule } from "../rule.ts";
import { holds, violated } from "../verdict.ts";

export const topicHasASubscriber: ElementRule = {
  id: "topic-has-a-subscriber",
  title: {
    en: "Topics and queues have a producer and a subscriber",
    fr: "Sujets et files ont un producteur et un abonné",
  },
  rationale: {
    en: "Messages that nobody takes pile up or vanish; a queue into which nobody writes is a leftover.",
    fr: "Des messages que personne ne prend s’accumulent ou disparaissent ; une file où personne n’écrit est un reste.",
  },
  remedy: {
    en: "Draw who emits (`producer -> topic`) and who reacts (`topic -> consumer`), or remove the topic.",
    fr: "Dessinez qui émet (`producteur -> sujet`) et qui réagit (`sujet -> consommateur`), ou retirez le sujet.",
  },
  severity: "warning",
  controls: ["nist-800-53:CM-8", "iso27001:A.5.9"],
  quality: "modularity",
  reads: ["type", "flows", "uses", "via"],
  kinds: ["store"],
  examples: {
    passes: `application shop "Shop" { -> orders }\nstore orders "Orders topic" { type: topic; -> stock }\napplication stock "Stock"\napplication mail "Mail" { -> stock { via: outbox } }\nstore outbox "Outbox" { type: queue }`,
    fails: `application shop "Shop" { -> orders }\nstore orders "Orders topic" { type: topic }\nstore old "Old queue" { type: queue; -> shop }`,
    finds: ["orders", "old"],
  },

  judge(store) {
    if (!isQueue(store)) return undefined;
    const isOnTheWay = store.referrers.some(({ key }) => key === "via");
    const isFailed = store.referrers.some(({ key }) => key === "deadLetter");
    // Who uses a queue may do either: the model says no more.
    const isUsed = store.in("uses").length > 0;
    if (isOnTheWay || isUsed) return holds;
    const hasProducer = isFailed || store.in("flows").length > 0;
    const hasSubscriber = isFailed || store.out("flows").length > 0;
    if (hasProducer && hasSubscriber) return holds;
    return violated(() => {
      const name = nameOf(store);
      if (!hasProducer && !hasSubscriber)
        return {
          en: `nobody writes into ${name.en} and nobody reads it`,
          fr: `personne n’écrit dans ${name.fr} ni ne la lit`,
        };
      return hasProducer
        ? { en: `nobody takes the messages of ${name.en}`, fr: `personne ne prend les messages de ${name.fr}` }
        : { en: `nobody writes into ${name.en}`, fr: `personne n’écrit dans ${name.fr}` };
    });
  },
};

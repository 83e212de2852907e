import { capacityOf, peakOf } from "../../model/load.ts";
import type { Element, Relationship } from "../../model/model.ts";
import { elementsOf, numberOf, wordOf } from "../../model/read.ts";
import { endsOf } from "../parts/sentence.ts";
import { isVital } from "../parts/vital.ts";
import type { RelationshipRule } from "../rule.ts";
import { holds, lacks, type Verdict, violated } from "../verdict.ts";

export const queueHoldsThePeak: RelationshipRule<{ readonly minutes: number }> = {
  id: "queue-holds-the-peak",
  title: {
    en: "Queues are long enough for the busiest time, and their limit is known",
    fr: "Les files suffisent à l’heure de pointe, et leur limite est connue",
  },
  rationale: {
    en: "A queue takes what the receiver cannot take at once; when it is full, messages are refused or lost, often without a word.",
    fr: "Une file reçoit ce que le destinataire ne peut prendre aussitôt ; pleine, elle refuse ou perd des messages, souvent sans un mot.",
  },
  remedy: {
    en: "State `queueLimit`, enlarge it or speed up the receiver, and decide what happens to what does not fit.",
    fr: "Indiquez `queueLimit`, agrandissez-la ou accélérez le destinataire, et décidez du sort de ce qui n’y tient pas.",
  },
  severity: "warning",
  controls: ["iso27001:A.8.6", "nist-800-53:SC-5", "nist-csf:PR.IR-04"],
  quality: "scalability",
  aliases: ["threagile:dos-risky-access-across-trust-boundary"],
  reads: ["mode", "queueLimit", "peak", "demand", "capacity", "via", "criticality"],
  parameters: {
    minutes: {
      type: { kind: "number", minimum: 0 },
      name: { en: "Minutes", fr: "Minutes" },
      description: {
        en: "Minutes of the busiest time that the queue has to hold.",
        fr: "Minutes d’heure de pointe que la file doit contenir.",
      },
      usual: 15,
    },
  },
  verbs: ["flows"],
  examples: {
    passes: `module a "A" { -> b { mode: async; peak: 20/s; queueLimit: 50000 } }
module b "B" { capacity: 10/s }`,
    fails: `module a "A" { -> b { mode: async; peak: 20/s; queueLimit: 1000 } }
module b "B" { capacity: 10/s; -> a { mode: sync; peak: 90/s; queueLimit: 3 } }`,
    finds: ["a -> b"],
    unsure: `module a "A" { -> b { mode: async; peak: 20/s } }
module b "B" { capacity: 10/s }
application bus "Bus" { -> claims { mode: async } }
application claims "Claims" { criticality: vital }`,
    lacks: ["a -> b.queueLimit", "bus -> claims.queueLimit"],
  },

  judge(flow, { parameters }) {
    const { to } = flow;
    if (to === undefined || wordOf(flow, "mode") !== "async") return undefined;
    const limit = limitOf(flow, to);
    const surplus = surplusOf(flow, to);
    if (limit === undefined)
      return (surplus ?? 0) > 0 || (surplus === undefined && isVital(to)) ? lacks([flow, "queueLimit"]) : undefined;
    if (surplus === undefined || surplus <= 0) return holds;
    return full(flow, limit, surplus, parameters.minutes);
  },
};

function full(flow: Relationship, limit: number, surplus: number, asked: number): Verdict {
  const minutes = limit / surplus / 60;
  if (minutes >= asked) return holds;
  return violated(() => {
    const ends = endsOf(flow);
    const [time, most] = [Math.round(minutes * 10) / 10, Math.round(surplus * 10) / 10];
    return {
      en: `${ends.en}: ${most} messages per second more arrive at the busiest time than are taken, and the queue of ${limit} is full after ${time} minutes`,
      fr: `${ends.fr} : à l’heure de pointe, ${most} messages par seconde arrivent de plus qu’il n’en est pris, et la file de ${limit} est pleine après ${String(time).replace(".", ",")} minutes`,
      path: [...(flow.from === undefined ? [] : [flow.from]), flow, ...(flow.to === undefined ? [] : [flow.to])],
      values: [
        [flow, "queueLimit"],
        [flow, "peak"],
      ],
    };
  });
}

/** Of the flow, of what carries it, or of the receiver. */
function limitOf(flow: Relationship, to: Element): number | undefined {
  const queues = [flow, ...elementsOf(flow, "via"), to, ...(flow.from === undefined ? [] : [flow.from])];
  return queues.map((one) => numberOf(one, "queueLimit")).find((limit) => limit !== undefined);
}

/** Messages per second that arrive beyond what the receiver takes; undefined where one of the two is not said. */
function surplusOf(flow: Relationship, to: Element): number | undefined {
  const [peak, capacity] = [peakOf(flow), capacityOf(to)];
  if (peak?.dimension !== "rate" || capacity?.dimension !== "rate") return undefined;
  return peak.amount - capacity.amount;
}

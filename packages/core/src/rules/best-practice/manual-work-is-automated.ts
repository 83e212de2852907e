import { numberOf, perSecond } from "../../model/read.ts";
import { nameOf } from "../../model/wording.ts";
import { valueOf } from "../parts/sentence.ts";
import type { ElementRule } from "../rule.ts";
import { holds, lacks, violated } from "../verdict.ts";

interface Parameters {
  readonly steps: number;
  readonly minutes: number;
  readonly hours: number;
}

const MONTH_SECONDS = 30.44 * 86_400;

export const manualWorkIsAutomated: ElementRule<Parameters> = {
  id: "manual-work-is-automated",
  title: { en: "Frequent work takes few steps by hand", fr: "Le travail fréquent demande peu d’étapes manuelles" },
  rationale: {
    en: "Steps by hand times cases a month is the time that automation would give back; it is also where mistakes and queues come from.",
    fr: "Étapes manuelles fois cas par mois, c’est le temps que l’automatisation rendrait ; c’est aussi d’où viennent erreurs et files d’attente.",
  },
  remedy: {
    en: "Automate the steps that repeat, or let people decide exceptions only; keep `manualSteps` and `volume` up to date.",
    fr: "Automatisez les étapes qui se répètent, ou ne laissez aux personnes que les exceptions ; tenez `manualSteps` et `volume` à jour.",
  },
  severity: "warning",
  controls: ["nist-csf:ID.IM-03"],
  quality: "automation",
  aliases: ["MANUAL-TASKS"],
  reads: ["manualSteps", "volume", "demand"],
  parameters: {
    steps: {
      type: { kind: "number", minimum: 1, integer: true },
      name: { en: "Steps", fr: "Étapes" },
      description: {
        en: "From how many steps by hand on it is asked: a decision or two belong to people.",
        fr: "À partir de combien d’étapes manuelles c’est demandé : une décision ou deux reviennent aux personnes.",
      },
      usual: 3,
    },
    minutes: {
      type: { kind: "number", minimum: 0 },
      name: { en: "Minutes per step", fr: "Minutes par étape" },
      description: {
        en: "How long a step by hand takes on average.",
        fr: "Combien de temps prend une étape manuelle en moyenne.",
      },
      usual: 5,
    },
    hours: {
      type: { kind: "number", minimum: 0 },
      name: { en: "Hours a month", fr: "Heures par mois" },
      description: {
        en: "From how much time a month on automation pays.",
        fr: "À partir de combien de temps par mois l’automatisation vaut la peine.",
      },
      usual: 40,
    },
  },
  kinds: ["process"],
  examples: {
    passes: `process board "Board meeting" { manualSteps: 30; volume: 1/mo }`,
    fails: `process claim "Handle a claim" { manualSteps: 12; volume: 900/day }\nprocess check "Check an alert" { manualSteps: 1; volume: 9000/day }`,
    finds: ["claim"],
    unsure: `process claim "Handle a claim" { manualSteps: 12 }\nprocess quote "Make a quote" { volume: 40/day }`,
    lacks: ["claim.volume", "quote.manualSteps"],
  },

  judge(process, { parameters: { steps: least, minutes, hours } }) {
    const steps = numberOf(process, "manualSteps");
    const rate = perSecond(process, "volume") ?? perSecond(process, "demand");
    if (steps === undefined) return rate === undefined ? undefined : lacks([process, "manualSteps"]);
    if (steps < least) return holds;
    if (rate === undefined) return lacks([process, "volume"]);
    const monthly = (steps * rate * MONTH_SECONDS * minutes) / 60;
    if (monthly < hours) return holds;
    return violated(() => {
      const [name, volume] = [nameOf(process), valueOf(process, "volume")];
      const spent = Math.round(monthly);
      return {
        en: `${name.en}: ${steps} steps by hand at ${volume.en}, ${minutes} minutes each, take ${spent} hours a month`,
        fr: `${name.fr} : ${steps} étapes manuelles à ${volume.fr}, ${minutes} minutes chacune, prennent ${spent} heures par mois`,
        values: [
          [process, "manualSteps"],
          [process, "volume"],
        ],
      };
    });
  },
};

import { capacityOf, growthOf, peakOf, scaledCapacity, yearsUntil } from "../../model/load.ts";
import { yearsText } from "../parts/load.ts";
import { nameOf } from "../../model/wording.ts";
import { valueOf } from "../parts/sentence.ts";
import type { ElementRule } from "../rule.ts";
import { holds, lacks, violated } from "../verdict.ts";

export const capacityLasts: ElementRule<{ readonly years: number }> = {
  id: "capacity-lasts",
  title: {
    en: "Capacity will do for the time that enlarging it takes",
    fr: "La capacité suffit pour le temps qu’il faut pour l’agrandir",
  },
  rationale: {
    en: "Budgets, purchases and rebuilding take a year; a system that is full before that is full for sure.",
    fr: "Budgets, achats et refontes prennent un an ; un système plein avant est un système plein à coup sûr.",
  },
  remedy: {
    en: "Plan now what adds capacity (instances, a bigger machine, less work per request), and for when.",
    fr: "Planifiez maintenant ce qui ajoute de la capacité (instances, machine plus puissante, moins de travail par requête), et pour quand.",
  },
  severity: "warning",
  controls: ["iso27001:A.8.6", "nist-800-53:CP-2", "nist-csf:PR.IR-04", "dora:7"],
  quality: "scalability",
  aliases: ["CAP-SATURATION"],
  reads: ["capacity", "peak", "demand", "growth", "autoscale", "replicas"],
  parameters: {
    years: {
      type: { kind: "number", minimum: 0 },
      name: { en: "Years", fr: "Années" },
      description: {
        en: "Years for which the capacity has to do at the stated growth.",
        fr: "Années pendant lesquelles la capacité doit suffire à la croissance indiquée.",
      },
      usual: 1,
    },
  },
  kinds: ["application", "module", "component", "store", "interface", "node", "service", "process", "zone"],
  examples: {
    passes: `module bff "Portal API" { capacity: 120/s; peak: 60/s; growth: 30%/y }
module api "API" { capacity: 20/s; peak: 18/s; growth: 15%/y; replicas: 2; autoscale: { min: 2; max: 8 } }`,
    fails: `module engine "Engine" { capacity: 20/s; demand: 6/s; peak: 18/s; growth: 15%/y }
module full "Full" { capacity: 20/s; peak: 30/s; growth: 15%/y }
module calm "Calm" { capacity: 20/s; peak: 19/s; growth: 0%/y }`,
    finds: ["engine"],
    unsure: `module engine "Engine" { capacity: 20/s; peak: 18/s }`,
    lacks: ["engine.growth"],
  },

  // What is full already is found by `capacity-covers-peak`.
  judge(element, { parameters }) {
    const capacity = capacityOf(element);
    const peak = capacity === undefined ? undefined : peakOf(element);
    if (capacity === undefined || peak === undefined || peak.dimension !== capacity.dimension) return undefined;
    const most = scaledCapacity(element, capacity.amount);
    if (most === undefined || peak.amount > most) return undefined;
    const growth = growthOf(element);
    if (growth === undefined) return lacks([element, "growth"]);
    const years = yearsUntil(peak.amount, most, growth);
    if (years >= parameters.years) return holds;
    return violated(() => {
      const name = nameOf(element);
      const [time, rate] = [yearsText(years), valueOf(element, "growth")];
      return {
        en: `${name.en} is full in ${time.en}: ${peak.words().en} at the busiest time, growing ${rate.en}, against ${capacity.words().en}`,
        fr: `${name.fr} est saturé dans ${time.fr} : ${peak.words().fr} à l’heure de pointe, en croissance de ${rate.fr}, pour ${capacity.words().fr}`,
        values: [
          [element, peak.key],
          [element, "growth"],
          [element, "capacity"],
        ],
      };
    });
  },
};

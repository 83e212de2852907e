import { capacityOf, peakOf, scaledCapacity, scalingOf } from "../../model/load.ts";
import { nameOf } from "../../model/wording.ts";
import type { ElementRule } from "../rule.ts";
import { holds, lacks, violated } from "../verdict.ts";

export const autoscaleCoversPeak: ElementRule = {
  id: "autoscale-covers-peak",
  title: {
    en: "The most instances that may start carry the busiest time",
    fr: "Le plus grand nombre d’instances admis suffit à l’heure de pointe",
  },
  rationale: {
    en: "A ceiling that is reached before the peak is a wall: scaling stops exactly when it is needed.",
    fr: "Un plafond atteint avant la pointe est un mur : l’adaptation s’arrête au moment où l’on en a besoin.",
  },
  remedy: {
    en: "Raise `autoscale.max`, see that machines and licences allow it, or make each instance do more.",
    fr: "Relevez `autoscale.max`, vérifiez que machines et licences le permettent, ou faites faire plus à chaque instance.",
  },
  severity: "error",
  controls: ["iso27001:A.8.6", "nist-800-53:SC-5", "nist-csf:PR.IR-04", "dora:7"],
  quality: "scalability",
  reads: ["autoscale", "capacity", "peak", "demand", "replicas"],
  kinds: ["application", "module", "store", "node"],
  examples: {
    passes: `module api "API" { capacity: 20/s; replicas: 2; peak: 70/s; autoscale: { min: 2; max: 8 } }`,
    fails: `module api "API" { capacity: 20/s; replicas: 2; peak: 90/s; autoscale: { min: 2; max: 8 } }
module web "Web" { capacity: 20/s; peak: 90/s }`,
    finds: ["api"],
    unsure: `module api "API" { peak: 90/s; autoscale: { min: 2; max: 8 } }
module web "Web" { capacity: 20/s; peak: 90/s; autoscale: { min: 2 } }`,
    lacks: ["api.capacity", "web.autoscale.max"],
  },

  judge(element) {
    const scaling = scalingOf(element);
    const peak = scaling === undefined ? undefined : peakOf(element);
    if (scaling === undefined || peak === undefined) return undefined;
    const capacity = capacityOf(element);
    if (capacity === undefined) return lacks([element, "capacity"]);
    if (capacity.dimension !== peak.dimension) return undefined;
    if (capacity.amount >= peak.amount) return holds;
    if (scaling.max === undefined) return lacks([element, "autoscale.max"]);
    const most = scaledCapacity(element, capacity.amount);
    if (most === undefined) return lacks([element, "replicas"]);
    if (most >= peak.amount) return holds;
    return violated(() => {
      const name = nameOf(element);
      const [max, now, times] = [scaling.max, scaling.now, Math.round((most / capacity.amount) * 10) / 10];
      return {
        en: `${name.en} does ${capacity.words().en} with ${now} instances and ${times} times that with ${max}, the most that may start; ${peak.words().en} is asked at the busiest time`,
        fr: `${name.fr} traite ${capacity.words().fr} avec ${now} instances et ${times} fois plus avec ${max}, le maximum admis ; on en demande ${peak.words().fr} à l’heure de pointe`,
        values: [
          [element, "autoscale"],
          [element, "capacity"],
          [element, peak.key],
        ],
      };
    });
  },
};

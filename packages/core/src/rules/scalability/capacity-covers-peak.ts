import { capacityOf, peakOf, scalingOf } from "../../model/load.ts";
import { isKind } from "../../model/is-kind.ts";
import { states } from "../../model/read.ts";
import { shareText } from "../parts/load.ts";
import { nameOf } from "../../model/wording.ts";
import type { ElementRule } from "../rule.ts";
import { holds, lacks, violated } from "../verdict.ts";

export const capacityCoversPeak: ElementRule = {
  id: "capacity-covers-peak",
  title: {
    en: "Capacity covers the busiest time",
    fr: "La capacité couvre l’heure de pointe",
  },
  rationale: {
    en: "What is asked beyond the capacity waits, and then fails, at the very time when most people need it.",
    fr: "Ce qui dépasse la capacité attend, puis échoue, au moment même où le plus de monde en a besoin.",
  },
  remedy: {
    en: "Add instances or power, spread or refuse the load, and correct `capacity`.",
    fr: "Ajoutez des instances ou de la puissance, répartissez ou refusez la charge, et corrigez `capacity`.",
  },
  severity: "error",
  controls: ["iso27001:A.8.6", "nist-800-53:SC-5", "nist-800-53:CP-2", "nist-csf:PR.IR-04", "dora:7"],
  quality: "scalability",
  aliases: ["CAP-SERVER"],
  reads: ["capacity", "peak", "demand", "autoscale"],
  kinds: [
    "application",
    "module",
    "component",
    "store",
    "interface",
    "node",
    "service",
    "process",
    "zone",
    "role",
    "unit",
  ],
  examples: {
    passes: `module api "API" { capacity: 20/s; peak: 18/s }`,
    fails: `module api "API" { capacity: 20/s; demand: 4/s; peak: 25/s }
store base "Base" { capacity: 2TB; demand: 3TB }
role clerk "Clerk" { capacity: 100/day; demand: 80/day }
node srv "Server" { capacity: 4kW; peak: 900/s }`,
    finds: ["api", "base"],
    unsure: `module api "API" { peak: 18/s }`,
    lacks: ["api.capacity"],
  },

  // Where instances are added by themselves, `autoscale-covers-peak` asks.
  judge(element) {
    const peak = peakOf(element);
    if (peak === undefined || scalingOf(element) !== undefined) return undefined;
    if (!states(element, "capacity"))
      return isKind(element, "application", "module", "store", "node") ? lacks([element, "capacity"]) : undefined;
    const capacity = capacityOf(element);
    if (capacity === undefined || capacity.dimension !== peak.dimension) return undefined;
    if (capacity.amount >= peak.amount) return holds;
    return violated(() => {
      const name = nameOf(element);
      const share = shareText(peak.amount / capacity.amount);
      return {
        en: `${name.en} is asked for ${peak.words().en} at the busiest time and can do ${capacity.words().en} (${share.en})`,
        fr: `${name.fr} reçoit ${peak.words().fr} à l’heure de pointe et peut en traiter ${capacity.words().fr} (${share.fr})`,
        values: [
          [element, peak.key],
          [element, "capacity"],
        ],
      };
    });
  },
};

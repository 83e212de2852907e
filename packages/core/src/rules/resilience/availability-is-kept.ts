import { numberOf } from "../../model/read.ts";
import { nameOf } from "../../model/wording.ts";
import { valueOf } from "../parts/sentence.ts";
import type { ElementRule } from "../rule.ts";
import { holds, lacks, violated } from "../verdict.ts";

export const availabilityIsKept: ElementRule = {
  id: "availability-is-kept",
  title: {
    en: "What is promised of availability is kept",
    fr: "La disponibilité promise est tenue",
  },
  rationale: {
    en: "A promise that is broken month after month is planned with by everybody who believed it.",
    fr: "Une promesse rompue mois après mois entre dans les plans de tous ceux qui y ont cru.",
  },
  remedy: {
    en: "Find what fails (instances, machines, releases) and mend it, or promise in `availability` what can be kept.",
    fr: "Trouvez ce qui tombe (exemplaires, machines, mises en service) et réparez-le, ou promettez dans `availability` ce qui peut être tenu.",
  },
  severity: "warning",
  controls: [
    "iso27001:A.8.14",
    "iso27001:A.8.16",
    "nist-800-53:CP-2",
    "nist-csf:PR.IR-04",
    "nist-csf:GV.OV-03",
    "dora:11",
    "nis2:21.2.c",
  ],
  quality: "reliability",
  aliases: ["AVAILABILITY-MISSED"],
  reads: ["availability", "availabilityObserved"],
  kinds: ["application", "module", "store", "interface", "node", "service", "site"],
  examples: {
    passes: `application shop "Shop" { availability: 99.9%; availabilityObserved: 99.95% }`,
    fails: `application shop "Shop" { availability: 99.9%; availabilityObserved: 98.4% }\nservice mail "Mail" { availability: 99%; availabilityObserved: 99% }`,
    finds: ["shop"],
    unsure: `application shop "Shop" { availabilityObserved: 98.4% }`,
    lacks: ["shop.availability"],
  },

  // A promise that nobody measures is no fault yet; a measure that nobody promised waits for the promise.
  judge(element) {
    const observed = numberOf(element, "availabilityObserved");
    if (observed === undefined) return undefined;
    const promised = numberOf(element, "availability");
    if (promised === undefined) return lacks([element, "availability"]);
    if (observed >= promised) return holds;
    return violated(() => {
      const name = nameOf(element);
      const [was, said] = [valueOf(element, "availabilityObserved"), valueOf(element, "availability")];
      return {
        en: `${name.en} was available ${was.en} of the time, ${said.en} are promised`,
        fr: `${name.fr} était disponible ${was.fr} du temps, ${said.fr} sont promis`,
        values: [
          [element, "availabilityObserved"],
          [element, "availability"],
        ],
      };
    });
  },
};

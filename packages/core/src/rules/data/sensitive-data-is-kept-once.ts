import { isQueue } from "../../model/exchange.ts";
import type { Element } from "../../model/model.ts";
import { flowsCarrying, placesOf } from "../../model/personal-data.ts";
import { affirms, distinct } from "../../model/read.ts";
import { systemOf } from "../parts/copies.ts";
import { careOf, isSensitive } from "../parts/data.ts";
import { nameOf } from "../../model/wording.ts";
import { namesOf } from "../parts/sentence.ts";
import type { ElementRule } from "../rule.ts";
import { holds, violated, lacks } from "../verdict.ts";

export const sensitiveDataIsKeptOnce: ElementRule = {
  id: "sensitive-data-is-kept-once",
  title: {
    en: "Sensitive data is kept in one guarded place",
    fr: "Les données sensibles sont gardées en un seul lieu protégé",
  },
  rationale: {
    en: "Every further place that keeps sensitive data is one more to guard, to purge and to be broken into.",
    fr: "Chaque lieu de plus qui garde des données sensibles est un lieu de plus à protéger, à purger et à forcer.",
  },
  remedy: {
    en: "Keep the data in one store and let others ask it there; else mask the copy and describe it as a data set of its own.",
    fr: "Gardez les données dans un seul stockage que les autres interrogent ; sinon masquez la copie et décrivez-la comme un jeu à part.",
  },
  severity: "warning",
  controls: [
    "iso27001:A.8.12",
    "iso27001:A.5.33",
    "nist-800-53:SC-28",
    "nist-csf:PR.DS-01",
    "gdpr:5",
    "gdpr:25",
    "fadp:6",
    "pci-dss:3",
    "cis:3",
  ],
  quality: "security",
  aliases: ["DATA-DUPLICATED"],
  reads: ["store", "goldenSource", "personalData", "classification", "realizes", "masked"],
  kinds: ["dataset"],
  examples: {
    passes: `dataset health "Health" { personalData: sensitive; store: base }
application core "Core" { store base "Base"; store cache "Cache" }`,
    fails: `dataset health "Health" { personalData: sensitive; store: [base, copy] }
application core "Core" { store base "Base" }
application bi "BI" { store copy "Extract" }
dataset names "Names" { personalData: personal; store: [base, copy] }
dataset secret "Prices" { classification: strictly-confidential; store: [base, veiled] }
store veiled "Veiled"
base -> veiled : secret { masked: yes }`,
    finds: ["health"],
    unsure: `dataset health "Health" { personalData: sensitive }`,
    lacks: ["health.store"],
  },

  // What lies in a queue or topic is on its way, not kept.
  judge(data) {
    if (isSensitive(careOf(data)) !== true) return undefined;
    const systems = distinct(
      placesOf(data)
        .filter((place) => !isQueue(place))
        .map(systemOf),
    );
    if (systems.length === 0) return lacks([data, "store"]);
    const copies = systems.length < 2 ? systems : unmasked(data, systems);
    if (copies.length < 2) return holds;
    return violated(() => {
      const name = nameOf(data);
      const them = namesOf(copies);
      return {
        en: `${name.en} is sensitive and kept in ${copies.length} systems: ${them.en}`,
        fr: `${name.fr} est sensible et gardé dans ${copies.length} systèmes : ${them.fr}`,
        path: [data, ...copies],
        values: [[data, "store"]],
        related: copies,
      };
    });
  },
};

/** A place that gets the data only masked does not keep it. */
function unmasked(data: Element, systems: readonly Element[]): readonly Element[] {
  const flows = flowsCarrying(data);
  return systems.filter(({ row }) => {
    const arriving = flows.filter(({ to }) => to !== undefined && systemOf(to).row === row);
    return arriving.length === 0 || arriving.some((flow) => affirms(flow, "masked") !== true);
  });
}

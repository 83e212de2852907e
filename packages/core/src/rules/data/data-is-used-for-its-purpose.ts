import { personalDataOf } from "../../model/personal-data.ts";
import { states, wordsOf } from "../../model/read.ts";
import { nameOf } from "../../model/wording.ts";
import { valueOf } from "../parts/sentence.ts";
import type { ElementRule } from "../rule.ts";
import { holds, violated } from "../verdict.ts";

export const dataIsUsedForItsPurpose: ElementRule = {
  id: "data-is-used-for-its-purpose",
  title: {
    en: "Personal data is used for the purpose it was collected for",
    fr: "Les données personnelles servent à la finalité de leur collecte",
  },
  rationale: {
    en: "People gave their data for one thing; to use it for another takes a new ground and often their consent.",
    fr: "Les gens ont donné leurs données pour une chose ; s’en servir pour une autre exige un nouveau fondement, souvent leur accord.",
  },
  remedy: {
    en: "Bring the purposes together, or find a ground for the new one: state `purpose` and `legalBasis`.",
    fr: "Rapprochez les finalités, ou fondez la nouvelle : indiquez `purpose` et `legalBasis`.",
  },
  severity: "warning",
  controls: ["gdpr:5", "gdpr:6", "fadp:6", "iso27001:A.5.34", "nist-800-53:PT-3"],
  principle: "P4",
  quality: "security",
  reads: ["purpose", "personalData", "accesses", "legalBasis"],
  kinds: ["process", "function", "application"],
  examples: {
    passes: `dataset people "People" { personalData: personal; purpose: ["Care", "Billing"] }
process care "Care" { accesses people; purpose: "care" }
application a "A" { -> b : people { purpose: Billing } }
application b "B"`,
    fails: `dataset people "People" { personalData: personal; purpose: "Care" }
process ads "Advertise" { accesses people; purpose: "Marketing" }
process care "Care" { accesses people; purpose: "Care" }
process sell "Sell" { accesses people; purpose: "Marketing"; legalBasis: consent }`,
    finds: ["ads"],
  },

  // A processing with a ground of its own may have a purpose of its own.
  judge(processing) {
    const purposes = wordsOf(processing, "purpose").map(folded);
    if (purposes.length === 0) return undefined;
    const stating = personalDataOf(processing).filter((data) => states(data, "purpose"));
    if (stating.length === 0) return undefined;
    const other = stating.find(
      (data) =>
        !wordsOf(data, "purpose")
          .map(folded)
          .some((one) => purposes.includes(one)),
    );
    if (other === undefined || states(processing, "legalBasis")) return holds;
    return violated(() => {
      const name = nameOf(processing);
      const what = nameOf(other);
      const mine = valueOf(processing, "purpose");
      const theirs = valueOf(other, "purpose");
      return {
        en: `${name.en} uses ${what.en} for ${mine.en}; it was collected for ${theirs.en}`,
        fr: `${name.fr} utilise ${what.fr} pour ${mine.fr} ; la collecte était pour ${theirs.fr}`,
        path: [processing, other],
        values: [
          [processing, "purpose"],
          [other, "purpose"],
        ],
      };
    });
  },
};

function folded(text: string): string {
  return text.toLowerCase().trim();
}

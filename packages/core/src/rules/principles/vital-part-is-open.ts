import { isOpenSource, licenceClassOf } from "../parts/licence-classes.ts";
import { placeOf } from "../parts/parts-in-place.ts";
import { nameOf } from "../../model/wording.ts";
import { isVital } from "../parts/vital.ts";
import type { ElementRule } from "../rule.ts";
import { judged } from "../verdict.ts";

export const vitalPartIsOpen: ElementRule = {
  id: "vital-part-is-open",
  title: {
    en: "Software in vital or exposed places is open to inspection",
    fr: "Les logiciels placés là où c’est vital ou exposé sont ouverts à l’inspection",
  },
  rationale: {
    en: "Of a closed part one must believe its maker that nothing is hidden in it, and cannot mend it when the maker does not.",
    fr: "D’une partie fermée, il faut croire l’éditeur que rien n’y est caché, et on ne peut la réparer s’il ne le fait pas.",
  },
  remedy: {
    en: "Look for an open alternative, or accept the closed part with a waiver that says why and until when.",
    fr: "Cherchez une solution ouverte, ou acceptez la partie fermée par une dérogation qui dit pourquoi et jusqu’à quand.",
  },
  severity: "info",
  controls: ["iso27001:A.5.21", "nist-800-53:SA-4", "nist-800-53:SR-3", "nist-csf:GV.SC-07"],
  principle: "P2",
  quality: "security",
  reads: ["licence", "criticality", "exposed", "technology", "os"],
  kinds: ["technology", "application"],
  examples: {
    passes: `application shop "Shop" { criticality: vital; technology: pg; licence: Apache-2.0 }\ntechnology pg "PostgreSQL" { licence: PostgreSQL }`,
    fails: `application shop "Shop" { exposed: internet; technology: ora; licence: in-house }\ntechnology ora "Oracle" { licence: proprietary }\ntechnology word "Word" { licence: proprietary }\napplication suite "Suite" { criticality: vital; licence: proprietary }`,
    finds: ["ora", "suite"],
    unsure: `application shop "Shop" { criticality: vital; technology: x; licence: in-house }\ntechnology x "X"`,
    lacks: ["x.licence"],
  },

  judge(element) {
    const licence = licenceClassOf(element);
    if (licence === "own") return undefined;
    const place = placeOf(element);
    if (place === undefined) return undefined;
    return judged(licence === undefined ? undefined : isOpenSource(licence), [element, "licence"], () => {
      const [name, where] = [nameOf(element), nameOf(place)];
      const why = isVital(place)
        ? { en: "vital", fr: "vital" }
        : { en: "open to the internet", fr: "ouvert à internet" };
      return place.row === element.row
        ? {
            en: `${name.en} is ${why.en} and closed: nobody here can inspect it`,
            fr: `${name.fr} est ${why.fr} et fermé : personne ici ne peut l’inspecter`,
            values: [[element, "licence"]],
          }
        : {
            en: `${name.en} is closed, and ${where.en}, which is ${why.en}, is made with it`,
            fr: `${name.fr} est fermé, et ${where.fr}, qui est ${why.fr}, en est fait`,
            path: [place, element],
            values: [[element, "licence"]],
          };
    });
  },
};

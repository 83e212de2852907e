import { dayOf, states } from "../../model/read.ts";
import { isOpenSource, licenceClassOf } from "../parts/licence-classes.ts";
import { nameOf } from "../../model/wording.ts";
import { dayWords } from "../parts/sentence.ts";
import type { ElementRule } from "../rule.ts";
import { holds, lacks, violated } from "../verdict.ts";

interface Parameters {
  readonly days: number;
}

export const openSourceIsMaintained: ElementRule<Parameters> = {
  id: "open-source-is-maintained",
  title: {
    en: "Open source in use is still maintained by somebody",
    fr: "Les logiciels libres employés sont encore entretenus",
  },
  rationale: {
    en: "Source that everybody may mend and nobody does gathers known holes: open is not the same as maintained.",
    fr: "Un code que chacun peut corriger et que personne ne corrige accumule les failles connues : ouvert ne veut pas dire entretenu.",
  },
  remedy: {
    en: "Replace it, buy support and state `supportEnd`, or state the day of its `lastRelease`.",
    fr: "Remplacez-le, prenez un support et indiquez `supportEnd`, ou indiquez le jour de sa dernière version (`lastRelease`).",
  },
  severity: "warning",
  controls: [
    "iso27001:A.8.8",
    "iso27001:A.8.19",
    "nist-800-53:SA-22",
    "nist-800-53:SI-2",
    "nist-csf:ID.RA-01",
    "cis:2",
    "cis:16",
  ],
  principle: "P2",
  quality: "security",
  reads: ["licence", "lastRelease", "supportEnd", "eol"],
  kinds: ["technology"],
  parameters: {
    days: {
      type: { kind: "number", minimum: 1, integer: true },
      name: { en: "Days", fr: "Jours" },
      description: {
        en: "Most days since the latest release.",
        fr: "Nombre maximal de jours depuis la dernière version.",
      },
      usual: 730,
    },
  },
  examples: {
    passes: `technology lib "Library" { licence: MIT; lastRelease: 2026-01-01 }\ntechnology old "Old" { licence: MIT; lastRelease: 2015-01-01; supportEnd: 2028-01-01 }`,
    fails: `technology lib "Library" { licence: MIT; lastRelease: 2019-01-01 }\ntechnology db "Database" { licence: GPL-2.0-only; supportEnd: 2024-01-01 }\ntechnology closed "Closed" { licence: proprietary; lastRelease: 2010-01-01 }`,
    finds: ["lib", "db"],
    unsure: `technology lib "Library" { licence: MIT }\ntechnology node "Node.js" { licence: MIT; eol: nodejs/20 }`,
    lacks: ["lib.lastRelease"],
  },

  judge(technology, { parameters: { days }, today }) {
    const licence = licenceClassOf(technology);
    if (licence === undefined || isOpenSource(licence) !== true) return undefined;
    const support = dayOf(technology, "supportEnd");
    const release = dayOf(technology, "lastRelease");
    if (support !== undefined && support >= today) return holds;
    if (release !== undefined && today - release <= days) return holds;
    if (support === undefined && release === undefined) {
      // Its life cycle is in the end-of-life catalogue, by which it is judged elsewhere.
      return states(technology, "eol") ? undefined : lacks([technology, "lastRelease"]);
    }
    return violated(() => {
      const name = nameOf(technology);
      const day = dayWords(release ?? support ?? 0);
      return release === undefined
        ? {
            en: `Support of ${name.en} ended on ${day.en}`,
            fr: `Le support de ${name.fr} a pris fin le ${day.fr}`,
            values: [[technology, "supportEnd"]],
          }
        : {
            en: `${name.en} was last released on ${day.en}, ${today - release} days ago`,
            fr: `La dernière version de ${name.fr} date du ${day.fr}, il y a ${today - release} jours`,
            values: [[technology, "lastRelease"]],
          };
    });
  },
};

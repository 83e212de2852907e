import { axisNames, styleWords, wordsByAxis } from "../../model/styles/catalogue.ts";
import { styleAxes } from "../../model/styles/style.ts";
import { wordsOf } from "../../model/read.ts";
import { nameOf } from "../../model/wording.ts";
import { stylesOf } from "../parts/style-words.ts";
import type { ElementRule } from "../rule.ts";
import { holds, violated } from "../verdict.ts";

export const styleIsOnePerAxis: ElementRule = {
  id: "style-is-one-per-axis",
  title: { en: "Of each axis at most one style is stated", fr: "Sur chaque axe, un seul style est annoncé" },
  rationale: {
    en: "How software is cut, how its parts talk, where it sits and who runs it are four questions with one answer each.",
    fr: "Découpage, échanges, topologie et hébergement sont quatre questions, avec une réponse chacune.",
  },
  remedy: {
    en: "Keep the style that decides; state the style of a part on the module that it is true of.",
    fr: "Gardez le style qui décide ; indiquez le style d’une partie sur le module auquel il s’applique.",
  },
  severity: "info",
  controls: ["nist-800-53:PL-8", "iso27001:A.8.27"],
  reads: ["style"],
  kinds: ["application", "module"],
  examples: {
    passes: `application shop "Shop" { style: [microservices, event-driven, cloud-public] }\napplication web "Web" { style: [layered, mvc] }`,
    fails: `application shop "Shop" { style: [microservices, monolith] }`,
    finds: ["shop"],
  },

  judge(element) {
    const words = wordsOf(element, "style");
    if (words.length === 0) return undefined;
    const byAxis = wordsByAxis(words);
    const axis = styleAxes.find((one) => new Set(byAxis[one].map((word) => styleWords[word]?.style ?? word)).size > 1);
    if (axis === undefined) return holds;
    return violated(() => {
      const [name, styles] = [nameOf(element), stylesOf(byAxis[axis])];
      return {
        en: `${name.en} states several styles of one axis (${axisNames[axis].en}): ${styles.en}`,
        fr: `${name.fr} annonce plusieurs styles d’un même axe (${axisNames[axis].fr}) : ${styles.fr}`,
        values: [[element, "style"]],
      };
    });
  },
};

import { complete } from "../parts/completeness.ts";
import type { ElementRule } from "../rule.ts";

export const indicatorIsDefined: ElementRule = {
  id: "indicator-is-defined",
  title: { en: "Indicators have a baseline and a target", fr: "Les indicateurs ont une valeur de départ et une cible" },
  rationale: {
    en: "A figure says nothing as long as nobody knows where it came from and where it shall go.",
    fr: "Un chiffre ne dit rien tant que l’on ne sait d’où il vient ni où il doit aller.",
  },
  remedy: { en: "State `baseline` and `target`.", fr: "Indiquez `baseline` et `target`." },
  severity: "warning",
  controls: ["nist-csf:GV.OV-03", "nist-csf:ID.IM-01"],
  reads: ["baseline", "target"],
  kinds: ["indicator"],
  examples: {
    passes: `indicator days "Days" { baseline: 11; target: 3 }`,
    fails: `indicator days "Days" { target: 3 }\nindicator online "Online" { baseline: 12%; target: unknown }\nindicator cost "Cost" { baseline: 3 CHF; target: 2 CHF }`,
    finds: ["days", "online"],
  },

  judge(indicator) {
    return complete(indicator, [
      { keys: ["baseline"], name: { en: "baseline", fr: "valeur de départ" } },
      { keys: ["target"], name: { en: "target", fr: "cible" } },
    ]);
  },
};

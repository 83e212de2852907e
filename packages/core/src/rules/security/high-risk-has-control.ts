import type { Element } from "../../model/model.ts";
import { numberOf, wordOf } from "../../model/read.ts";
import { controlsOf, isAccepted, isClosed, isInPlace, levelOf } from "../parts/risks.ts";
import { nameOf } from "../../model/wording.ts";
import { namesOf } from "../parts/sentence.ts";
import type { ElementRule } from "../rule.ts";
import { holds, lacks, violated } from "../verdict.ts";

export const highRiskHasControl: ElementRule<{ readonly from: number; readonly gravity: number }> = {
  id: "high-risk-has-control",
  title: {
    en: "High risks are lowered by a control that is in place, grave ones at least by one that is named",
    fr: "Les risques élevés sont réduits par une mesure en place, les graves au moins par une mesure nommée",
  },
  rationale: {
    en: "A high risk that nothing acts on is a decision that nobody took.",
    fr: "Un risque élevé sur lequel rien n’agit est une décision que personne n’a prise.",
  },
  remedy: {
    en: "Write which control lowers it (`control influences risk`), put that in place, or have the risk accepted.",
    fr: "Écrivez quelle mesure le réduit (`control influences risk`), mettez-la en place, ou faites accepter le risque.",
  },
  severity: "error",
  controls: [
    "iso27001:A.5.8",
    "nist-800-53:RA-7",
    "nist-800-53:CA-5",
    "nist-csf:ID.RA-06",
    "nis2:21.2.a",
    "dora:6",
    "gdpr:32",
  ],
  quality: "security",
  reads: ["gravity", "likelihood", "treatment", "status", "influences", "sign"],
  parameters: {
    from: {
      type: { kind: "number", minimum: 1, maximum: 16, integer: true },
      name: { en: "From", fr: "À partir de" },
      description: {
        en: "Gravity times likelihood from which a risk counts as high.",
        fr: "Gravité fois vraisemblance à partir de laquelle un risque est élevé.",
      },
      usual: 9,
    },
    gravity: {
      type: { kind: "number", minimum: 1, maximum: 4, integer: true },
      name: { en: "Gravity", fr: "Gravité" },
      description: {
        en: "Gravity from which a risk that is to be reduced needs a control, however unlikely it is.",
        fr: "Gravité à partir de laquelle un risque à réduire exige une mesure, si peu vraisemblable soit-il.",
      },
      usual: 3,
    },
  },
  kinds: ["risk"],
  examples: {
    passes: `risk ransom "Ransomware" { gravity: 4; likelihood: 3 }\ncontrol copies "Offline copies" { status: partial; influences ransom { sign: - } }`,
    fails: `risk ransom "Ransomware" { gravity: 4; likelihood: 3 }
risk theft "Theft" { gravity: 3; likelihood: 3 }
control guard "Guard" { status: planned; influences theft }
risk rain "Rain" { gravity: 1; likelihood: 4 }
risk quake "Earthquake" { gravity: 4; likelihood: 3; treatment: accept }
risk ruin "Ruin of a supplier" { gravity: 4; likelihood: 2; treatment: reduce }`,
    finds: ["ransom", "theft", "ruin"],
    unsure: `risk ransom "Ransomware" { gravity: 4 }\nrisk theft "Theft" { gravity: 4; likelihood: 4 }\ncontrol guard "Guard" { influences theft }`,
    lacks: ["ransom.likelihood", "guard.status"],
  },

  judge(risk, { parameters }) {
    if (isClosed(risk) || isAccepted(risk) || ["avoid", "transfer"].includes(wordOf(risk, "treatment") ?? ""))
      return undefined;
    const level = levelOf(risk);
    if (level === undefined) return lacks([risk, wordOrKey(risk.get("gravity") === undefined)]);
    const controls = controlsOf(risk);
    const isHigh = level >= parameters.from;
    if (!isHigh && !(isToBeReduced(risk, parameters.gravity) && controls.length === 0)) return undefined;
    if (controls.some((control) => isInPlace(control) === true)) return holds;
    const vague = controls.find((control) => isInPlace(control) === undefined);
    if (vague !== undefined) return lacks([vague, "status"]);
    return violated(() => {
      const name = nameOf(risk);
      const planned = namesOf(controls);
      if (!isHigh)
        return {
          en: `${name.en} is to be reduced (gravity ${numberOf(risk, "gravity") ?? ""} of 4) and no control acts on it`,
          fr: `${name.fr} est à réduire (gravité ${numberOf(risk, "gravity") ?? ""} sur 4) et aucune mesure n’agit sur lui`,
          values: [
            [risk, "treatment"],
            [risk, "gravity"],
          ],
        };
      return {
        en:
          controls.length === 0
            ? `${name.en} is a high risk (${level} of 16) and no control lowers it`
            : `${name.en} is a high risk (${level} of 16) and none of its controls is in place: ${planned.en}`,
        fr:
          controls.length === 0
            ? `${name.fr} est un risque élevé (${level} sur 16) et aucune mesure ne le réduit`
            : `${name.fr} est un risque élevé (${level} sur 16) et aucune de ses mesures n’est en place : ${planned.fr}`,
        path: [risk, ...controls.slice(0, 1)],
        values: [
          [risk, "gravity"],
          [risk, "likelihood"],
        ],
        related: controls,
      };
    });
  },
};

/** Reducing is a decision that only a control carries out. */
function isToBeReduced(risk: Element, from: number): boolean {
  return wordOf(risk, "treatment") === "reduce" && (numberOf(risk, "gravity") ?? 0) >= from;
}

function wordOrKey(isWithoutGravity: boolean): string {
  return isWithoutGravity ? "gravity" : "likelihood";
}

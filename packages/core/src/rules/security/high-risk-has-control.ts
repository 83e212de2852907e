import { wordOf } from "../../model/read.ts";
import { controlsOf, isAccepted, isClosed, isInPlace, levelOf } from "../parts/risks.ts";
import { nameOf, namesOf } from "../parts/sentence.ts";
import type { ElementRule } from "../rule.ts";
import { holds, lacks, violated } from "../verdict.ts";

export const highRiskHasControl: ElementRule<{ readonly from: number }> = {
  id: "high-risk-has-control",
  title: {
    en: "High risks are lowered by a control that is in place",
    fr: "Les risques élevés sont réduits par une mesure en place",
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
    "iso27001:A.5.7",
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
  },
  kinds: ["risk"],
  examples: {
    passes: `risk ransom "Ransomware" { gravity: 4; likelihood: 3 }\ncontrol copies "Offline copies" { status: partial; influences ransom { sign: - } }`,
    fails: `risk ransom "Ransomware" { gravity: 4; likelihood: 3 }
risk theft "Theft" { gravity: 3; likelihood: 3 }
control guard "Guard" { status: planned; influences theft }
risk rain "Rain" { gravity: 1; likelihood: 4 }
risk quake "Earthquake" { gravity: 4; likelihood: 3; treatment: accept }`,
    finds: ["ransom", "theft"],
    unsure: `risk ransom "Ransomware" { gravity: 4 }\nrisk theft "Theft" { gravity: 4; likelihood: 4 }\ncontrol guard "Guard" { influences theft }`,
    lacks: ["ransom.likelihood", "guard.status"],
  },

  judge(risk, { parameters }) {
    if (isClosed(risk) || isAccepted(risk) || ["avoid", "transfer"].includes(wordOf(risk, "treatment") ?? ""))
      return undefined;
    const level = levelOf(risk);
    if (level === undefined) return lacks([risk, wordOrKey(risk.get("gravity") === undefined)]);
    if (level < parameters.from) return undefined;
    const controls = controlsOf(risk);
    if (controls.some((control) => isInPlace(control) === true)) return holds;
    const vague = controls.find((control) => isInPlace(control) === undefined);
    if (vague !== undefined) return lacks([vague, "status"]);
    return violated(() => {
      const name = nameOf(risk);
      const planned = namesOf(controls);
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

function wordOrKey(isWithoutGravity: boolean): string {
  return isWithoutGravity ? "gravity" : "likelihood";
}

import { isKind } from "../../model/is-kind.ts";
import { wordOf } from "../../model/read.ts";
import { isInPlace } from "../parts/risks.ts";
import { nameOf } from "../../model/wording.ts";
import { namesOf } from "../parts/sentence.ts";
import type { ElementRule } from "../rule.ts";
import { holds, lacks, violated } from "../verdict.ts";

export const securityRequirementIsMet: ElementRule = {
  id: "security-requirement-is-met",
  title: {
    en: "Security requirements are met by controls that are in place",
    fr: "Les exigences de sécurité sont satisfaites par des mesures en place",
  },
  rationale: {
    en: "A requirement counts as covered as soon as a control stands beside it; whether that does anything yet is what matters.",
    fr: "Une exigence passe pour couverte dès qu’une mesure figure à côté ; ce qui compte est qu’elle agisse déjà.",
  },
  remedy: {
    en: "Put at least one of its controls in place and correct `status`, or write what else realizes the requirement.",
    fr: "Mettez en place au moins une de ses mesures et corrigez `status`, ou écrivez ce qui réalise autrement l’exigence.",
  },
  severity: "warning",
  controls: [
    "iso27001:A.5.8",
    "iso27001:A.8.26",
    "nist-800-53:PL-2",
    "nist-800-53:CA-5",
    "nist-csf:GV.OC-03",
    "nist-csf:ID.RA-06",
    "nis2:21.2.f",
  ],
  quality: "security",
  reads: ["type", "status", "realizes"],
  kinds: ["requirement"],
  examples: {
    passes: `requirement strong "Strong authentication" { type: security }\ncontrol mfa "Second factor" { status: done; realizes strong }`,
    fails: `requirement strong "Strong authentication" { type: security }
control mfa "Second factor" { status: planned; realizes strong }
requirement fast "Fast" { type: performance }
control tune "Tuning" { status: planned; realizes fast }`,
    finds: ["strong"],
    unsure: `requirement strong "Strong authentication" { type: security }\ncontrol mfa "Second factor" { realizes strong }`,
    lacks: ["mfa.status"],
  },

  // Requirements that nothing realizes are found by `requirement-is-realized`.
  judge(requirement) {
    if (!["security", "privacy"].includes(wordOf(requirement, "type") ?? "")) return undefined;
    if (wordOf(requirement, "status") === "rejected") return undefined;
    const makers = requirement.sources("realizes");
    const controls = makers.filter((one) => isKind(one, "control"));
    if (controls.length === 0) return undefined;
    if (makers.length > controls.length || controls.some((one) => isInPlace(one) === true)) return holds;
    const vague = controls.find((one) => isInPlace(one) === undefined);
    if (vague !== undefined) return lacks([vague, "status"]);
    return violated(() => {
      const [name, names] = [nameOf(requirement), namesOf(controls)];
      return {
        en: `None of the controls that should meet “${name.en}” is in place: ${names.en}`,
        fr: `Aucune des mesures qui devraient satisfaire « ${name.fr} » n’est en place : ${names.fr}`,
        path: [requirement, ...controls.slice(0, 1)],
        values: controls.map((one) => [one, "status"] as const),
        related: controls,
      };
    });
  },
};

import { dayOf, states } from "../../model/read.ts";
import { isAccepted, isClosed } from "../parts/risks.ts";
import { nameOf } from "../../model/wording.ts";
import type { ElementRule } from "../rule.ts";
import { holds, violated } from "../verdict.ts";

export const acceptedRiskIsTemporary: ElementRule = {
  id: "accepted-risk-is-temporary",
  title: {
    en: "Risks are accepted by somebody, until a day",
    fr: "Les risques sont acceptés par quelqu’un, jusqu’à un jour donné",
  },
  rationale: {
    en: "An acceptance without a name binds nobody, and one without an end outlives its reasons.",
    fr: "Une acceptation sans nom n’engage personne, et sans fin elle survit à ses raisons.",
  },
  remedy: {
    en: "Name in `owner` who accepts it and in `due` the day on which it is looked at again.",
    fr: "Nommez dans `owner` qui l’accepte et dans `due` le jour où on le reverra.",
  },
  severity: "warning",
  controls: ["iso27001:A.5.8", "nist-800-53:RA-7", "nist-csf:ID.RA-06", "nist-csf:GV.RM-01", "dora:6", "nis2:20"],
  quality: "security",
  reads: ["treatment", "status", "owner", "due"],
  kinds: ["risk"],
  examples: {
    passes: `role ciso "CISO"\nrisk quake "Earthquake" { treatment: accept; owner: ciso; due: 2027-06-30 }`,
    fails: `role ciso "CISO"
risk quake "Earthquake" { treatment: accept }
risk flood "Flood" { status: accepted; owner: ciso }
risk fire "Fire" { status: accepted; owner: ciso; due: 2026-01-31 }
risk theft "Theft" { treatment: reduce }`,
    finds: ["quake", "flood", "fire"],
  },

  // An acceptance is a decision with a name and an end: unstated counts as missing.
  judge(risk, { today }) {
    if (isClosed(risk) || !isAccepted(risk)) return undefined;
    const due = dayOf(risk, "due");
    const isOwned = states(risk, "owner");
    if (isOwned && due !== undefined && due >= today) return holds;
    return violated(() => {
      const name = nameOf(risk);
      const en = [...(isOwned ? [] : ["by nobody named"]), ...(due === undefined ? ["without an end"] : [])];
      const fr = [...(isOwned ? [] : ["par personne de nommé"]), ...(due === undefined ? ["sans échéance"] : [])];
      return {
        en:
          en.length === 0 && due !== undefined
            ? `The acceptance of ${name.en} ended ${today - due} days ago`
            : `${name.en} is accepted ${en.join(" and ")}`,
        fr:
          fr.length === 0 && due !== undefined
            ? `L’acceptation de ${name.fr} a pris fin il y a ${today - due} jours`
            : `${name.fr} est accepté ${fr.join(" et ")}`,
        values: [
          [risk, "owner"],
          [risk, "due"],
        ],
      };
    });
  },
};

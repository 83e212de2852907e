import { hoursOf } from "../../model/read.ts";
import { nameOf } from "../../model/wording.ts";
import { valueOf } from "../parts/sentence.ts";
import type { ElementRule } from "../rule.ts";
import { judged } from "../verdict.ts";

export const rtoFitsTolerablePeriod: ElementRule = {
  id: "rto-fits-tolerable-period",
  title: {
    en: "The recovery time is no longer than the longest tolerable interruption",
    fr: "Le délai de reprise n’excède pas l’interruption maximale tolérable",
  },
  rationale: {
    en: "A plan that comes back after the organisation has been ruined is kept, and useless.",
    fr: "Un plan tenu qui remet en marche après la ruine de l’organisation ne sert à rien.",
  },
  remedy: {
    en: "Shorten the `rto`, or correct the `mtpd` with the owner of the process.",
    fr: "Raccourcissez le `rto`, ou corrigez le `mtpd` avec le responsable du processus.",
  },
  severity: "error",
  controls: ["iso27001:A.5.30", "nist-800-53:CP-2", "nist-csf:GV.OC-04", "dora:11"],
  quality: "resilience",
  reads: ["rto", "mtpd"],
  kinds: ["process", "function", "service", "application"],
  examples: {
    passes: `process pay "Pay" { mtpd: 24h; rto: 4h }`,
    fails: `process pay "Pay" { mtpd: 4h; rto: 1d }\nprocess sell "Sell" { rto: 1d }`,
    finds: ["pay"],
  },

  judge(element) {
    const rto = hoursOf(element, "rto");
    const mtpd = hoursOf(element, "mtpd");
    if (rto === undefined || mtpd === undefined) return undefined;
    return judged(rto <= mtpd, [element, "rto"], () => {
      const name = nameOf(element);
      const [back, most] = [valueOf(element, "rto"), valueOf(element, "mtpd")];
      return {
        en: `${name.en} shall be back after ${back.en} and can be missed for ${most.en} only`,
        fr: `${name.fr} doit revenir après ${back.fr} et ne peut manquer que ${most.fr}`,
        values: [
          [element, "rto"],
          [element, "mtpd"],
        ],
      };
    });
  },
};

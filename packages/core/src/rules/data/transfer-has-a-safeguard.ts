import { wordsOf } from "../../model/read.ts";
import { transferVerdict } from "../parts/transfer.ts";
import type { ElementRule } from "../rule.ts";

interface Parameters {
  readonly regimes: readonly string[];
}

export const transferHasASafeguard: ElementRule<Parameters> = {
  id: "transfer-has-a-safeguard",
  title: { en: "Transfers abroad have a safeguard", fr: "Les transferts à l’étranger ont une garantie" },
  rationale: {
    en: "In a country without adequate law only a safeguard protects people: clauses, binding rules, certification.",
    fr: "Dans un pays sans droit adéquat, seule une garantie protège les personnes : clauses, règles d’entreprise, certification.",
  },
  remedy: {
    en: "Conclude standard clauses or keep the data where the law is adequate, and state `safeguard`.",
    fr: "Concluez des clauses types ou gardez les données là où le droit est adéquat, et indiquez `safeguard`.",
  },
  severity: "error",
  controls: [
    "gdpr:44",
    "gdpr:45",
    "gdpr:46",
    "gdpr:49",
    "gdpr:30",
    "fadp:16",
    "fadp:17",
    "fadp:12",
    "iso27001:A.5.34",
    "iso27001:A.5.14",
    "nist-csf:GV.OC-03",
  ],
  principle: "P4",
  quality: "security",
  reads: ["transferCountry", "safeguard"],
  parameters: {
    regimes: {
      type: { kind: "list", of: { kind: "word", words: ["eu", "switzerland"] } },
      name: { en: "Laws", fr: "Droits" },
      description: {
        en: "Whose list of adequate countries counts: eu (GDPR), switzerland (FADP), or both.",
        fr: "Quelle liste de pays adéquats compte : eu (RGPD), switzerland (LPD), ou les deux.",
      },
      usual: ["eu"],
    },
  },
  kinds: ["process", "function", "application", "store", "dataset", "entity"],
  examples: {
    passes: `process a "A" { transferCountry: [US, CH]; safeguard: standard-clauses }
process b "B" { transferCountry: [DE, JP] }
process c "C" { transferCountry: US; safeguard: adequacy }`,
    fails: `process a "A" { transferCountry: [CH, IN] }
process b "B" { transferCountry: US }
process c "C" { transferCountry: CN; safeguard: adequacy }
process d "D" { transferCountry: CH }
application e "E" { transferCountry: IN; safeguard: unknown }`,
    finds: ["a", "b", "c", "e"],
  },

  judge: (one, { parameters: { regimes } }) => transferVerdict(one, one, wordsOf(one, "transferCountry"), regimes),
};

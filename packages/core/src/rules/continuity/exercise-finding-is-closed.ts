import { isKind } from "../../model/is-kind.ts";
import { dayOf, wordOf } from "../../model/read.ts";
import { isVitalBusiness } from "../parts/continuity.ts";
import { isPlan } from "../../model/plans.ts";
import { nameOf } from "../../model/wording.ts";
import { dayWords } from "../parts/sentence.ts";
import type { ElementRule } from "../rule.ts";
import { holds, lacks, violated } from "../verdict.ts";

/** States of a finding that need no more work. */
const CLOSED: ReadonlySet<string> = new Set(["fixed", "mitigated", "accepted", "false-positive"]);

export const exerciseFindingIsClosed: ElementRule = {
  id: "exercise-finding-is-closed",
  title: {
    en: "What exercises have brought to light is put right in time",
    fr: "Ce que les exercices ont révélé est corrigé à temps",
  },
  rationale: {
    en: "An exercise whose findings stay open costs a day and changes nothing: the next crisis meets the same gap.",
    fr: "Un exercice dont les constats restent ouverts coûte une journée et ne change rien : la crise suivante trouvera la même lacune.",
  },
  remedy: {
    en: "Put it right and state `status: fixed` and `fixed`, or agree on a new day (`due`).",
    fr: "Corrigez et indiquez `status: fixed` et `fixed`, ou convenez d’un nouveau jour (`due`).",
  },
  severity: "warning",
  controls: [
    "iso27001:A.5.27",
    "iso27001:A.5.29",
    "nist-800-53:CP-4",
    "nist-800-53:CA-5",
    "nist-csf:ID.IM-02",
    "dora:13",
    "dora:24",
  ],
  quality: "resilience",
  reads: ["status", "due", "fixed", "threatens"],
  kinds: ["finding"],
  examples: {
    passes: `document drp "Recovery plan" { type: drp }\nfinding keys "Keys out of reach" { status: fixed; threatens drp }\nfinding phones "Old phone list" { due: 2026-12-31; threatens drp }`,
    fails: `document drp "Recovery plan" { type: drp }\nfinding keys "Keys out of reach" { due: 2026-06-30; threatens drp }\nfinding bug "Bug" { due: 2020-01-01; threatens shop }\napplication shop "Shop"`,
    finds: ["keys"],
    unsure: `document drp "Recovery plan" { type: drp }\nfinding keys "Keys out of reach" { threatens drp }`,
    lacks: ["keys.due"],
  },

  judge(finding, { today }) {
    const concerned = finding
      .targets("threatens")
      .find((one) => (isKind(one, "document") && isPlan(one)) || isVitalBusiness(one));
    if (concerned === undefined) return undefined;
    if (CLOSED.has(wordOf(finding, "status") ?? "") || dayOf(finding, "fixed") !== undefined) return holds;
    const due = dayOf(finding, "due");
    if (due === undefined) return lacks([finding, "due"]);
    if (due >= today) return holds;
    return violated(() => {
      const [name, where] = [nameOf(finding), nameOf(concerned)];
      const day = dayWords(due);
      return {
        en: `${name.en} (${where.en}) was due on ${day.en} and is still open`,
        fr: `${name.fr} (${where.fr}) était à corriger pour le ${day.fr} et reste ouvert`,
        path: [finding, concerned],
        values: [
          [finding, "due"],
          [finding, "status"],
        ],
      };
    });
  },
};

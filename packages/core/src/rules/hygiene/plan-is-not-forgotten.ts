import { dayOf, wordOf } from "../../model/read.ts";
import { stateOn } from "../../model/time.ts";
import { everyKindBut } from "../parts/every-kind.ts";
import { beginOf, lifeOf } from "../parts/life.ts";
import { nameOf } from "../../model/wording.ts";
import { dayWords } from "../parts/sentence.ts";
import type { ElementRule } from "../rule.ts";
import { holds, violated } from "../verdict.ts";

interface Parameters {
  readonly patience: number;
}

export const planIsNotForgotten: ElementRule<Parameters> = {
  id: "plan-is-not-forgotten",
  title: { en: "What is planned becomes real or is dropped", fr: "Ce qui est prévu se réalise ou s’abandonne" },
  rationale: {
    en: "Plans that nobody keeps up make the target picture a wish: readers no longer know which of it will come.",
    fr: "Des plans que personne ne tient à jour font de la cible un vœu : les lecteurs ne savent plus ce qui viendra.",
  },
  remedy: {
    en: "Say when it begins (`lifecycle.active`), bring the state's `date` up to date, or remove it.",
    fr: "Dites quand cela commence (`lifecycle.active`), mettez à jour la `date` de l’état, ou supprimez-le.",
  },
  severity: "info",
  controls: ["nist-csf:ID.AM-08", "iso27001:A.5.8"],
  reads: ["lifecycle", "status", "kind", "date"],
  parameters: {
    patience: {
      type: { kind: "number", minimum: 0, integer: true },
      name: { en: "Days of patience", fr: "Jours de patience" },
      description: {
        en: "For how long something may be planned without a day on which it begins.",
        fr: "Pendant combien de temps une chose peut être prévue sans jour de début.",
      },
      usual: 730,
    },
  },
  kinds: everyKindBut("project", "decision", "requirement", "risk", "control", "finding", "document"),
  examples: {
    passes: `application a "A" { lifecycle: { planned: 2020-01-01; active: 2027-06-30 } }\napplication b "B" { lifecycle: { planned: 2026-01-01 } }\nstate t "Target 2027" { kind: to-be; date: 2027-12-31 }`,
    fails: `application a "A" { lifecycle: { planned: 2022-01-01 } }\nstate t "Target 2025" { kind: to-be; date: 2025-12-31 }\nstate n "Today" { kind: as-is; date: 2025-12-31 }`,
    finds: ["a", "t"],
  },

  judge(element, { parameters, today }) {
    const stage = wordOf(element, "kind");
    const reached = stage === "to-be" || stage === "transition" ? dayOf(element, "date") : undefined;
    if (reached !== undefined)
      return reached < today ? overdue(reached, "was to be reached on", "devait être atteint le") : holds;
    if (stateOn(element, today) !== "planned") return undefined;
    const planned = lifeOf(element)?.planned;
    if (beginOf(element) !== undefined || planned === undefined || planned + parameters.patience >= today) return holds;
    return overdue(planned, "has been planned without a beginning since", "est prévu sans date de début depuis le");

    function overdue(since: number, en: string, fr: string): ReturnType<typeof violated> {
      return violated(() => {
        const [name, day] = [nameOf(element), dayWords(since)];
        return {
          en: `${name.en} ${en} ${day.en}`,
          fr: `${name.fr} ${fr} ${day.fr}`,
          values: [[element, reached === undefined ? "lifecycle" : "date"]],
        };
      });
    }
  },
};

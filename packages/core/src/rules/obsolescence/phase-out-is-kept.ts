import { usersOf } from "../../model/endoflife/foundations.ts";
import { isKind } from "../../model/is-kind.ts";
import type { Element, Relationship } from "../../model/model.ts";
import { dayOf, distinct, wordOf } from "../../model/read.ts";
import { stateOn } from "../../model/time.ts";
import { nameOf } from "../../model/wording.ts";
import { dayWords, namesOf } from "../parts/sentence.ts";
import type { ElementRule } from "../rule.ts";
import { holds, violated } from "../verdict.ts";

export const phaseOutIsKept: ElementRule = {
  id: "phase-out-is-kept",
  title: { en: "What is being phased out loses its users", fr: "Ce qui est en fin de vie perd ses utilisateurs" },
  rationale: {
    en: "A phase-out that users do not follow never ends: both the old and the new are paid for.",
    fr: "Une fin progressive que les utilisateurs ne suivent pas ne s’achève jamais : on paie l’ancien et le nouveau.",
  },
  remedy: {
    en: "Move the users that remain, or decide anew and change `lifecycle.phaseOut`.",
    fr: "Déplacez les utilisateurs restants, ou décidez à nouveau et changez `lifecycle.phaseOut`.",
  },
  severity: "warning",
  controls: ["iso27001:A.5.9", "nist-800-53:SA-3", "nist-csf:ID.AM-08"],
  quality: "modularity",
  reads: ["lifecycle", "status", "uses", "flows", "runs on", "technology", "os"],
  kinds: ["application", "module", "store", "interface", "service", "node", "technology"],
  examples: {
    passes: `application old "Old" { lifecycle: { active: 2010-01-01; phaseOut: 2026-01-01 } }\napplication new "New" { lifecycle: { active: 2010-01-01; phaseOut: 2030-01-01 } }\napplication x "X" { uses new }`,
    fails: `application old "Old" { lifecycle: { active: 2010-01-01; phaseOut: 2026-01-01 } }\napplication x "X" { uses old }\ntechnology t "Flash" { status: deprecated }\nmodule m "M" { technology: t }`,
    finds: ["old", "t"],
  },

  judge(element, { today }) {
    const isEnding = stateOn(element, today) === "phase-out";
    if (!isEnding && wordOf(element, "status") !== "deprecated") return undefined;
    const users = usersLeft(element, today);
    if (users.length === 0) return holds;
    return violated(() => {
      const name = nameOf(element);
      const them = namesOf(users);
      const day = dayOf(element, "lifecycle.phaseOut");
      const since = day === undefined || !isEnding ? undefined : dayWords(day);
      return {
        en: `${name.en} is being phased out${since === undefined ? "" : ` since ${since.en}`} and still used by ${them.en}`,
        fr: `${name.fr} est en fin de vie${since === undefined ? "" : ` depuis le ${since.fr}`} et encore utilisé par ${them.fr}`,
        path: [...users.slice(0, 1), element],
        values: [[element, isEnding ? "lifecycle" : "status"]],
        related: users,
      };
    });
  },
};

/** Who uses it and is not going away itself. */
function usersLeft(element: Element, today: number): readonly Element[] {
  const inside = (one: Element): boolean => one.path.some(({ row }) => row === element.row);
  const joined = [...element.in("uses"), ...element.in("flows"), ...element.in("runs on")].filter(
    (one) => !isGone(one, today),
  );
  const users = isKind(element, "technology") ? usersOf(element) : joined.flatMap(({ from }) => from ?? []);
  return distinct(users).filter((one) => !isGone(one, today) && !inside(one) && stateOn(one, today) !== "phase-out");
}

function isGone(one: Element | Relationship, today: number): boolean {
  return wordOf(one, "status") === "retired" || stateOn(one, today) === "retired";
}

import { usersOf } from "../../model/endoflife/foundations.ts";
import { isOver, supportOf } from "../../model/endoflife/support.ts";
import { affirms, states } from "../../model/read.ts";
import { nameOf } from "../../model/wording.ts";
import { overSince } from "../parts/support.ts";
import type { ElementRule } from "../rule.ts";
import { holds, lacks, violated } from "../verdict.ts";

export const obsoleteTechnologyCanBeReplaced: ElementRule = {
  id: "obsolete-technology-can-be-replaced",
  title: {
    en: "What is obsolete can be replaced",
    fr: "Ce qui est obsolète peut être remplacé",
  },
  rationale: {
    en: "Obsolete without an alternative means irreplaceable: the organisation pays any price for what nobody maintains.",
    fr: "Obsolète et sans solution de rechange veut dire irremplaçable : on paie n’importe quel prix ce que plus personne ne maintient.",
  },
  remedy: {
    en: "Say what takes over as `replacedBy` or `alternatives`, or start a project that `changes` it.",
    fr: "Indiquez ce qui prend le relais dans `replacedBy` ou `alternatives`, ou lancez un projet qui `changes`.",
  },
  severity: "error",
  controls: ["iso27001:A.5.30", "nist-800-53:SA-22", "nist-csf:GV.SC-10", "dora:28"],
  principle: "P6",
  quality: "resilience",
  reads: ["alternatives", "replacedBy", "changes", "supportEnd", "eol"],
  kinds: ["technology", "application", "store", "node"],
  examples: {
    passes: `technology a "RHEL 7" { replacedBy: b }\ntechnology b "RHEL 9"\nnode vm "VM" { os: a }`,
    fails: `technology a "PHP 7.4" { alternatives: [] }\napplication w "Wiki" { technology: a }\ntechnology b "RHEL 9" { alternatives: "none" }\ntechnology c "Debian 11"\nproject p "Move" { changes c }\nnode vm "VM" { os: c }\ntechnology u "PHP 5.6" { alternatives: [] }`,
    finds: ["a"],
    unsure: `technology a "PHP 7.4"\napplication w "Wiki" { technology: a }`,
    lacks: ["a.alternatives"],
  },

  judge(element, { today }) {
    const support = supportOf(element);
    if (support === undefined || isOver(support, today) !== true) return undefined;
    const users = usersOf(element);
    if (element.kind === "technology" && users.length === 0) return undefined;
    if (states(element, "replacedBy") || element.in("changes").length > 0) return holds;
    const hasOther = affirms(element, "alternatives");
    if (hasOther === undefined) return lacks([element, "alternatives"]);
    if (hasOther && !isNone(element.get("alternatives"))) return holds;
    return violated(() => {
      const name = nameOf(element);
      const since = overSince(support, today);
      return {
        en: `${name.en} has had ${since.en}, and there is no alternative to it`,
        fr: `${name.fr} n’a ${since.fr}, et rien ne peut le remplacer`,
        values: [[element, "alternatives"]],
        related: users,
      };
    });
  },
};

/** `alternatives: none` is a list of one word. */
function isNone(value: ReturnType<Parameters<ElementRule["judge"]>[0]["get"]>): boolean {
  if (value?.kind !== "list") return false;
  return value.items.every((item) => (item.kind === "text" || item.kind === "word") && item.text === "none");
}

import { usersOf } from "../../model/endoflife/foundations.ts";
import { dayOf, states, wordOf } from "../../model/read.ts";
import { nameOf } from "../../model/wording.ts";
import { namesOf } from "../parts/sentence.ts";
import type { ElementRule } from "../rule.ts";
import { holds, violated } from "../verdict.ts";

export const toleratedTechnologyIsLeaving: ElementRule = {
  id: "tolerated-technology-is-leaving",
  title: {
    en: "Tolerated technologies have a way out",
    fr: "Les technologies tolérées ont une porte de sortie",
  },
  rationale: {
    en: "To tolerate without an end is to allow; the standard then says one thing and the landscape another.",
    fr: "Tolérer sans terme, c’est autoriser ; le référentiel dit alors une chose et le parc une autre.",
  },
  remedy: {
    en: "State `replacedBy` or `lifecycle.phaseOut`, or a project that `changes` it.",
    fr: "Indiquez `replacedBy` ou `lifecycle.phaseOut`, ou un projet qui `changes`.",
  },
  severity: "info",
  controls: ["iso27001:A.5.36", "iso27001:A.8.19", "nist-800-53:SA-22", "nist-csf:ID.AM-08"],
  quality: "modularity",
  reads: ["standing", "replacedBy", "lifecycle", "changes", "technology", "os", "uses", "runs on", "hosts"],
  kinds: ["technology"],
  examples: {
    passes: `technology a "VB6" { standing: tolerated; replacedBy: b }\ntechnology b "C#"\nmodule m "M" { technology: a }`,
    fails: `technology a "VB6" { standing: tolerated }\nmodule m "M" { technology: a }\ntechnology b "Perl" { standing: tolerated }\ntechnology c "Java" { standing: allowed }\nmodule n "N" { technology: c }`,
    finds: ["a"],
  },

  // What is in no plan and unused harms nobody.
  judge(technology) {
    if (wordOf(technology, "standing") !== "tolerated") return undefined;
    const users = usersOf(technology);
    if (users.length === 0) return undefined;
    const isLeaving =
      states(technology, "replacedBy") ||
      technology.in("changes").length > 0 ||
      dayOf(technology, "lifecycle.phaseOut") !== undefined ||
      dayOf(technology, "lifecycle.retired") !== undefined;
    if (isLeaving) return holds;
    return violated(() => {
      const name = nameOf(technology);
      const them = namesOf(users);
      return {
        en: `${name.en} is only tolerated, used by ${them.en}, and nothing says what replaces it or when it goes`,
        fr: `${name.fr} n’est que tolérée, utilisée par ${them.fr}, et rien ne dit ce qui la remplace ni quand elle part`,
        path: [...users.slice(0, 1), technology],
        values: [[technology, "standing"]],
        related: users,
      };
    });
  },
};

import { usersOf } from "../../model/endoflife/foundations.ts";
import { wordOf } from "../../model/read.ts";
import { nameOf } from "../../model/wording.ts";
import { namesOf } from "../parts/sentence.ts";
import type { ElementRule } from "../rule.ts";
import { holds, violated } from "../verdict.ts";

export const forbiddenTechnologyIsNotUsed: ElementRule = {
  id: "forbidden-technology-is-not-used",
  title: { en: "Forbidden technologies are not in use", fr: "Les technologies interdites ne sont pas utilisées" },
  rationale: {
    en: "A standard that nobody follows costs twice: its authors’ time, and everything that it was meant to spare.",
    fr: "Un référentiel que personne ne suit coûte deux fois : le temps de ses auteurs, et tout ce qu’il devait éviter.",
  },
  remedy: {
    en: "Replace the technology where it is used, or have the exception granted: a waiver with an owner and an end.",
    fr: "Remplacez la technologie là où elle sert, ou faites accorder une dérogation avec un responsable et une fin.",
  },
  severity: "error",
  controls: ["iso27001:A.8.19", "iso27001:A.5.36", "nist-800-53:CM-7", "nist-csf:PR.PS-05", "cis:2", "pci-dss:2"],
  quality: "security",
  reads: ["standing", "technology", "os", "uses", "runs on", "hosts"],
  kinds: ["technology"],
  examples: {
    passes: `technology a "Flash" { standing: forbidden }\ntechnology b "Java" { standing: preferred }\nmodule m "M" { technology: b }`,
    fails: `technology a "Flash" { standing: forbidden }\nmodule m "M" { technology: a }\ntechnology b "VB6" { standing: tolerated }\nmodule n "N" { technology: b }`,
    finds: ["a"],
  },

  judge(technology) {
    if (wordOf(technology, "standing") !== "forbidden") return undefined;
    const users = usersOf(technology);
    if (users.length === 0) return holds;
    return violated(() => {
      const name = nameOf(technology);
      const them = namesOf(users);
      return {
        en: `${name.en} is forbidden and used by ${them.en}`,
        fr: `${name.fr} est interdite et utilisée par ${them.fr}`,
        path: [...users.slice(0, 1), technology],
        values: [[technology, "standing"]],
        related: users,
      };
    });
  },
};

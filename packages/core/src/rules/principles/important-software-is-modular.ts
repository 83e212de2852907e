import { isKind } from "../../model/is-kind.ts";
import type { Element } from "../../model/model.ts";
import { dayOf, rankOf, wordOf, wordsOf } from "../../model/read.ts";
import { nameOf } from "../../model/wording.ts";
import { dayWords } from "../parts/sentence.ts";
import { IMPORTANT, importanceOf, VITAL } from "../parts/vital.ts";
import type { ElementRule } from "../rule.ts";
import { holds, lacks, violated } from "../verdict.ts";

/** Words of `style` that say the software is cut into parts which live on their own. */
const CUT: ReadonlySet<string> = new Set(["modular", "modular-monolith", "microservices", "hexagonal"]);

/** Words of `licence` of what somebody else cuts. */
const BOUGHT: ReadonlySet<string> = new Set(["proprietary", "subscription"]);

export const importantSoftwareIsModular: ElementRule = {
  id: "important-software-is-modular",
  title: {
    en: "Important software is modular, not a monolith",
    fr: "Un logiciel important est modulaire, non monolithique",
  },
  rationale: {
    en: "A monolith changes, fails and scales as a whole: the more depends on it, the dearer each change and each failure.",
    fr: "Un monolithe change, tombe et grandit d’un bloc : plus on en dépend, plus chaque changement et chaque panne coûtent.",
  },
  remedy: {
    en: "Cut it along its business functions into modules with stores of their own, or replace it; state the `style`.",
    fr: "Découpez-le selon ses fonctions métier en modules dotés de leurs propres bases, ou remplacez-le ; indiquez le `style`.",
  },
  severity: "warning",
  controls: ["iso27001:A.8.27", "nist-800-53:SA-8", "nist-csf:PR.IR-03", "asvs:V15"],
  principle: "P1",
  quality: "modularity",
  aliases: ["MONOLITH-VITAL", "P1"],
  reads: ["style", "criticality", "licence", "lifecycle"],
  kinds: ["application"],
  examples: {
    passes: `application shop "Shop" { criticality: vital; style: [microservices, event-driven] }
application crm "CRM" { criticality: important; style: client-server\n  module front "Front"\n  module back "Back" }`,
    fails: `application claims "Claims" { criticality: vital; style: [monolith, client-server]; lifecycle: { phaseOut: 2027-12-31 }\n  module engine "Engine" }
application tool "Tool" { criticality: low; style: monolith }
process pay "Pay" { criticality: important; uses cash }\napplication cash "Cash" { style: monolith }
process lunch "Lunch" { criticality: important; uses menus }
application menus "Menus" { criticality: low; style: monolith }`,
    finds: ["claims", "cash"],
    unsure: `application shop "Shop" { criticality: vital }\napplication suite "Suite" { criticality: vital; licence: proprietary }`,
    lacks: ["shop.style"],
  },

  judge(application) {
    const importance = importanceOf(application);
    if (importance === undefined || importance.rank < IMPORTANT) return undefined;
    // Cutting is dear: whoever rates the application itself as unimportant has decided against it.
    if ((rankOf(application, "criticality") ?? IMPORTANT) < IMPORTANT) return undefined;
    const style = wordsOf(application, "style");
    const modules = application.children.filter((child) => isKind(child, "module"));
    if (style.includes("monolith")) {
      return violated(() => {
        const name = nameOf(application);
        const isVital = importance.rank >= VITAL;
        const [en, fr] = partsAndEnd(application, modules.length);
        return {
          en: `${name.en} is ${isVital ? "vital" : "important"} and a monolith${en}`,
          fr: `${name.fr} est ${isVital ? "vital" : "important"} et monolithique${fr}`,
          path: importance.path.length > 1 ? importance.path : [application],
          values: [
            [application, "style"],
            [application, "criticality"],
          ],
          related: modules,
        };
      });
    }
    if (modules.length > 1 || style.some((word) => CUT.has(word))) return holds;
    if (wordOf(application, "hosting") === "saas" || wordsOf(application, "licence").some((word) => BOUGHT.has(word)))
      return undefined;
    return lacks([application, "style"]);
  },
};

/** How many modules it has, and when it goes. */
function partsAndEnd(application: Element, modules: number): readonly [en: string, fr: string] {
  const end = dayOf(application, "lifecycle.phaseOut") ?? dayOf(application, "lifecycle.retired");
  const day = end === undefined ? undefined : dayWords(end);
  const of =
    modules === 0
      ? ["", ""]
      : modules === 1
        ? [" of one module", " d’un seul module"]
        : [` of ${modules} modules`, ` de ${modules} modules`];
  return [
    `${of[0]}${day === undefined ? "" : `, in service until ${day.en}`}`,
    `${of[1]}${day === undefined ? "" : `, en service jusqu’au ${day.fr}`}`,
  ];
}

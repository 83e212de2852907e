import type { Element } from "../../model/model.ts";
import { states, wordOf } from "../../model/read.ts";
import { lifeOf } from "../parts/life.ts";
import { nameOf } from "../../model/wording.ts";
import { dayWords } from "../parts/sentence.ts";
import type { ElementRule } from "../rule.ts";
import { holds, violated } from "../verdict.ts";

interface Parameters {
  readonly ahead: number;
}

export const replacementIsNamed: ElementRule<Parameters> = {
  id: "replacement-is-named",
  title: {
    en: "What is phased out has a successor",
    fr: "Ce qui est en fin de vie a un successeur",
  },
  rationale: {
    en: "An end without a successor is a gap in the business or an end that will not happen.",
    fr: "Une fin sans successeur est un trou dans l’activité, ou une fin qui n’aura pas lieu.",
  },
  remedy: {
    en: "Name the successor in `replacedBy`, let a project change it (`action: replace`), or state `disposition: retire` if nothing takes over.",
    fr: "Nommez le successeur dans `replacedBy`, faites-le évoluer par un projet (`action: replace`), ou indiquez `disposition: retire` si rien ne prend le relais.",
  },
  severity: "warning",
  controls: ["iso27001:A.8.8", "nist-800-53:SA-22", "nist-csf:ID.AM-08"],
  reads: ["lifecycle", "status", "replacedBy", "disposition", "changes", "action"],
  parameters: {
    ahead: {
      type: { kind: "number", minimum: 0, integer: true },
      name: { en: "Days ahead", fr: "Jours à l’avance" },
      description: {
        en: "An end further away than that needs no successor yet.",
        fr: "Une fin plus lointaine n’exige pas encore de successeur.",
      },
      usual: 730,
    },
  },
  kinds: ["application", "store", "service"],
  examples: {
    passes: `application crm "CRM" { lifecycle: { active: 2010-01-01; phaseOut: 2027-06-30 }; replacedBy: next }
application next "CRM next"
application erp "ERP" { lifecycle: { active: 2010-01-01; phaseOut: 2027-06-30 } }
project p "New ERP" { changes erp { action: replace } }
application fax "Fax server" { status: deprecated; disposition: retire }`,
    fails: `application crm "CRM" { lifecycle: { active: 2010-01-01; retired: 2027-06-30 } }
application fax "Fax" { status: deprecated }
application far "Archive" { lifecycle: { active: 2010-01-01; retired: 2038-01-01 } }
application shop "Shop" { lifecycle: { active: 2010-01-01 } }`,
    finds: ["crm", "fax"],
  },

  judge(element, { parameters, today }) {
    const life = lifeOf(element);
    const end = life?.phaseOut ?? life?.retired;
    if (wordOf(element, "status") !== "deprecated" && (end === undefined || end > today + parameters.ahead))
      return undefined;
    if (states(element, "replacedBy") || wordOf(element, "disposition") === "retire" || isTakenOn(element))
      return holds;
    return violated(() => {
      const name = nameOf(element);
      const day = end === undefined ? undefined : dayWords(end);
      return {
        en:
          day === undefined
            ? `${name.en} is deprecated, and nothing is named that takes over`
            : `${name.en} is phased out on ${day.en}, and nothing is named that takes over`,
        fr:
          day === undefined
            ? `${name.fr} est obsolète, et rien n’est nommé pour prendre le relais`
            : `${name.fr} prend fin le ${day.fr}, et rien n’est nommé pour prendre le relais`,
        values: [
          [element, "lifecycle"],
          [element, "replacedBy"],
        ],
      };
    });
  },
};

/** Does a project replace, move or remove it, or its container? */
function isTakenOn(element: Element): boolean {
  return [element, ...element.path].some((one) =>
    one.in("changes").some((change) => ["replace", "remove", "move"].includes(wordOf(change, "action") ?? "")),
  );
}

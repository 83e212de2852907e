import { isKind } from "../../model/is-kind.ts";
import type { Element } from "../../model/model.ts";
import { nameOf } from "../../model/wording.ts";
import type { ElementRule } from "../rule.ts";
import { holds, violated } from "../verdict.ts";

export const capabilityIsServed: ElementRule = {
  id: "capability-is-served",
  title: {
    en: "Every capability is supported by an application",
    fr: "Chaque capacité est soutenue par une application",
  },
  rationale: {
    en: "What the organisation wants to be able to do, and no application supports, is done by hand, outside the system, or not at all.",
    fr: "Ce que l’organisation veut savoir faire et qu’aucune application ne soutient se fait à la main, hors du système, ou pas du tout.",
  },
  remedy: {
    en: "Write which process realizes it and which application that uses, or `application realizes capability`.",
    fr: "Écrivez quel processus la réalise et quelle application il utilise, ou `application realizes capacité`.",
  },
  severity: "info",
  controls: ["nist-csf:GV.OC-01", "nist-csf:ID.AM-05"],
  aliases: ["UNSUPPORTED-CAPABILITY"],
  reads: ["realizes", "uses", "performs", "contains"],
  kinds: ["capability"],
  examples: {
    passes: `application crm "CRM" { realizes sell }\ncapability sell "Sell"\ncapability make "Make" {\n  capability plan "Plan"\n}\nprocess planning "Planning" { realizes plan; uses crm }`,
    fails: `application crm "CRM"\nprocess planning "Planning" { realizes plan }\ncapability plan "Plan"\ncapability sell "Sell"\nprocess selling "Selling" { realizes sell; uses offers }\nservice offers "Offers" { type: application }\ncrm performs offers\ncapability make "Make"`,
    finds: ["plan", "make"],
  },

  judge(capability) {
    if (isServed(capability)) return holds;
    return violated(() => {
      const name = nameOf(capability);
      return {
        en: `No application supports the capability “${name.en}”`,
        fr: `Aucune application ne soutient la capacité « ${name.fr} »`,
      };
    });
  },
};

/** By an application, by a process or function that uses one, or through its parts. */
function isServed(capability: Element): boolean {
  if (capability.in("realizes").some(({ from }) => from !== undefined && isBacked(from))) return true;
  return capability.children.some((child) => isKind(child, "capability") && isServed(child));
}

function isBacked(doer: Element): boolean {
  if (isKind(doer, "application", "module")) return true;
  if (!isKind(doer, "process", "function")) return false;
  if (doer.in("realizes").some(({ from }) => from !== undefined && isKind(from, "application", "module"))) return true;
  if (doer.in("performs").some(({ from }) => from !== undefined && isKind(from, "application"))) return true;
  if (doer.out("uses").some(({ to }) => to !== undefined && (isKind(to, "application", "module") || isOffered(to))))
    return true;
  return doer.children.some(isBacked);
}

/** A service that some application offers. */
function isOffered(service: Element): boolean {
  return [...service.in("performs"), ...service.in("realizes")].some(
    ({ from }) => from !== undefined && isKind(from, "application", "module", "component"),
  );
}

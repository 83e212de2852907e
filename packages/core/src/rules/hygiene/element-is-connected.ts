import type { Element } from "../../model/model.ts";
import { flowsCarrying, references } from "../parts/connections.ts";
import { everyKindBut } from "../parts/every-kind.ts";
import { nameOf } from "../../model/wording.ts";
import type { ElementRule } from "../rule.ts";
import { holds, violated } from "../verdict.ts";

/** Attributes that say who looks after an element; they connect the person, not the element. */
const caring: ReadonlySet<string> = new Set(["owner", "contacts", "docs", "steward", "custodian", "replacedBy"]);

export const elementIsConnected: ElementRule = {
  id: "element-is-connected",
  title: { en: "Every element is connected with another", fr: "Chaque élément est relié à un autre" },
  rationale: {
    en: "An element that nothing leads to takes part in no answer: no impact, no path, no picture but its own.",
    fr: "Un élément auquel rien ne mène n’entre dans aucune réponse : ni impact, ni chemin, ni image autre que la sienne.",
  },
  remedy: {
    en: "Write the relationship that makes it matter, place it inside what it belongs to, or remove it.",
    fr: "Écrivez la relation qui lui donne un sens, placez-le dans ce dont il fait partie, ou supprimez-le.",
  },
  severity: "info",
  controls: ["iso27001:A.5.9", "nist-csf:ID.AM-03"],
  aliases: ["model.element.disconnected"],
  reads: ["*"],
  // Of applications, capabilities, objectives, requirements, projects and principles other rules ask more than any connection.
  kinds: everyKindBut("application", "capability", "objective", "requirement", "project", "principle"),
  examples: {
    passes: `unit sales "Sales"
dataset orders "Orders"
site geneva "Geneva" {
  node vm "Server"
}
application shop "Shop" { owner: sales }
application erp "ERP"
shop -> erp : orders`,
    fails: `unit it "IT"
technology php5 "PHP 5" { owner: it }
product car "Car insurance"
application shop "Shop"
principle simple "Keep it simple"`,
    finds: ["php5", "car"],
  },

  judge(element) {
    if (isConnected(element)) return holds;
    return violated(() => {
      const name = nameOf(element);
      return { en: `${name.en} is connected with nothing`, fr: `${name.fr} n’est relié à rien` };
    });
  },
};

function isConnected(element: Element): boolean {
  if (element.out().length > 0 || element.in().length > 0 || element.parent !== undefined) return true;
  return (
    element.children.length > 0 ||
    element.referrers.length > 0 ||
    references(element).some(({ key }) => !caring.has(key)) ||
    flowsCarrying(element).length > 0
  );
}

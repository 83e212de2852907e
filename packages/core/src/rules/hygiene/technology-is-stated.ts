import { isKind } from "../../model/is-kind.ts";
import type { Element } from "../../model/model.ts";
import { states } from "../../model/read.ts";
import { nameOf } from "../../model/wording.ts";
import type { ElementRule } from "../rule.ts";
import { holds, violated } from "../verdict.ts";

export const technologyIsStated: ElementRule = {
  id: "technology-is-stated",
  title: {
    en: "Modules, stores and machines say what they are made with",
    fr: "Modules, stockages et machines disent avec quoi ils sont faits",
  },
  rationale: {
    en: "What nobody has named can be neither patched, replaced in time nor counted among the organisation's technologies.",
    fr: "Ce que personne n’a nommé ne peut être ni corrigé, ni remplacé à temps, ni compté parmi les technologies de l’organisation.",
  },
  remedy: {
    en: "State `technology` (of a machine: `os`), best by naming an element of kind `technology`.",
    fr: "Indiquez `technology` (d’une machine : `os`), au mieux en nommant un élément de type `technology`.",
  },
  severity: "info",
  controls: ["iso27001:A.5.9", "nist-800-53:CM-8", "nist-csf:ID.AM-02", "cis:2", "pci-dss:6"],
  aliases: [
    "model.container.technology",
    "model.component.technology",
    "model.deploymentnode.technology",
    "model.infrastructurenode.technology",
  ],
  reads: ["technology", "os", "hosts", "runs on", "contains"],
  kinds: ["module", "component", "store", "node"],
  examples: {
    passes: `technology pg "PostgreSQL 16"
technology rhel "RHEL 9"
application crm "CRM" {
  module api "API" {
    technology: "Java 21"
    component rules "Rules"
  }
  store db "Database" { technology: pg }
}
node vm "Server" { os: rhel }
node k8s "Cluster" { hosts pg }`,
    fails: `technology pg "PostgreSQL 16"
application crm "CRM" {
  module api "API" {
    component rules "Rules"
  }
  store db "Database" { technology: unknown }
  store cache "Cache" { runs on pg }
}
node vm "Server" { type: server }`,
    finds: ["api", "db", "vm"],
  },

  judge(element) {
    // A component is made with what its module is made with, unless it says otherwise.
    if (isKind(element, "component")) return saysWith(element) ? holds : undefined;
    if (saysWith(element)) return holds;
    return violated(() => {
      const name = nameOf(element);
      const key = isKind(element, "node") ? "os" : "technology";
      return {
        en: `Nothing says what ${name.en} is made with`,
        fr: `Rien ne dit avec quoi ${name.fr} est fait`,
        values: [[element, key]],
      };
    });
  },
};

/** Does it name a technology: by an attribute, or as what it hosts or runs on? */
function saysWith(element: Element): boolean {
  if (states(element, "technology") || states(element, "os")) return true;
  const joined = [...element.out("hosts"), ...element.out("runs on")];
  return joined.some(({ to }) => to !== undefined && isKind(to, "technology"));
}

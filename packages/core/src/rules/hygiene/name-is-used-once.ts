import type { Element } from "../../model/model.ts";
import { notRetired } from "../parts/life.ts";
import { sameNamed } from "../parts/names.ts";
import { nameOf } from "../../model/wording.ts";
import { everyKind } from "../parts/every-kind.ts";
import type { ModelRule } from "../rule.ts";
import { type Account, holds, violated } from "../verdict.ts";

export const nameIsUsedOnce: ModelRule = {
  id: "name-is-used-once",
  title: {
    en: "No two elements of one kind in one place have the same name",
    fr: "Deux éléments du même type au même endroit n’ont pas le même nom",
  },
  rationale: {
    en: "Two of the same name are one thing described twice, or two that everybody will confuse.",
    fr: "Deux homonymes sont une chose décrite deux fois, ou deux que tout le monde confondra.",
  },
  remedy: {
    en: "Merge them (the id that goes into `formerly` of the one that stays), or give them names that tell them apart.",
    fr: "Fusionnez-les (l’identifiant supprimé passe dans `formerly` de celui qui reste), ou donnez-leur des noms qui les distinguent.",
  },
  severity: "warning",
  controls: ["iso27001:A.5.9", "nist-csf:ID.AM-02"],
  reads: ["name", "status", "lifecycle", "contains", ...everyKind],
  examples: {
    passes: `application crm "CRM" {\n  module crm-api "API"\n}\napplication shop "Shop" {\n  module shop-api "API"\n}\ntechnology t-crm "CRM"\napplication old "CRM" { status: retired }`,
    fails: `application crm "CRM"\napplication crm2 "CRM"\nnode vm "Server"\napplication shop "Shop"`,
    finds: ["crm", "crm2"],
  },

  // Asked only where a name occurs more than once: elsewhere there is nothing to confuse.
  *survey(model, { today }) {
    for (const rows of sameNamed(model)) {
      const group = notRetired(
        rows.map((row) => model.at(row)),
        today,
      );
      for (const element of group) {
        const others = group.filter((one) => one !== element && one.kind === element.kind && isBeside(one, element));
        yield [element, others.length === 0 ? holds : violated(() => confusion(element, others))];
      }
    }
  },
};

function isBeside(one: Element, other: Element): boolean {
  return one.parent?.row === other.parent?.row;
}

function confusion(element: Element, others: readonly Element[]): Account {
  const name = nameOf(element);
  const ids = others.map(({ id }) => id).join(", ");
  return {
    en: `${name.en} (${element.id}) is called the same as ${ids}`,
    fr: `${name.fr} (${element.id}) porte le même nom que ${ids}`,
    related: others,
  };
}

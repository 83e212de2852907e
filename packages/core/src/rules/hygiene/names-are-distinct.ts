import type { Element } from "../../model/model.ts";
import { distinct } from "../../model/read.ts";
import { everyKind } from "../parts/every-kind.ts";
import { notRetired } from "../parts/life.ts";
import { alikeNamed } from "../parts/names.ts";
import { nameOf } from "../../model/wording.ts";
import { namesOf } from "../parts/sentence.ts";
import type { ModelRule } from "../rule.ts";
import { type Account, holds, violated } from "../verdict.ts";

export const namesAreDistinct: ModelRule = {
  id: "names-are-distinct",
  title: {
    en: "Names differ by more than spelling",
    fr: "Les noms diffèrent par autre chose que l’orthographe",
  },
  rationale: {
    en: "Two of one kind whose names, translations or aliases differ only in case, accents, punctuation or word order are most likely one thing entered twice.",
    fr: "Deux éléments du même type dont les noms, traductions ou autres noms ne diffèrent que par la casse, les accents, la ponctuation ou l’ordre des mots sont sans doute une même chose saisie deux fois.",
  },
  remedy: {
    en: "Merge them if they are one; otherwise give them names that tell them apart.",
    fr: "Fusionnez-les s’ils ne font qu’un ; sinon donnez-leur des noms qui les distinguent.",
  },
  severity: "info",
  controls: ["iso27001:A.5.9", "nist-csf:ID.AM-02"],
  aliases: ["DUPLICATE-ELEMENT"],
  reads: ["name", "aliases", "replacedBy", "status", "lifecycle", "contains", ...everyKind],
  examples: {
    passes: `application crm-north "Customer file North"\napplication crm-south "Customer file South"\nprocess p "Customer file North"\napplication v1 "Billing" { replacedBy: v2 }\napplication v2 "BILLING"`,
    fails: `application a "Customer file"\napplication b "CUSTOMER-FILE"\napplication c "Kundenkartei" { aliases: ["file, customer"] }\napplication d "Orders"`,
    finds: ["a", "b", "c"],
  },

  // Asked only where something else goes by nearly the same. Names that are the very same are for `name-is-used-once`.
  *survey(model, { today }) {
    const twins = new Map<number, Element[]>();
    for (const rows of alikeNamed(model)) {
      const group = notRetired(
        rows.map((row) => model.at(row)),
        today,
      );
      for (const element of group)
        twins.set(element.row, [...(twins.get(element.row) ?? []), ...group.filter((other) => isTwin(element, other))]);
    }
    for (const [row, others] of twins)
      yield [model.at(row), others.length === 0 ? holds : violated(() => suspicion(model.at(row), distinct(others)))];
  },
};

function isTwin(element: Element, other: Element): boolean {
  if (other.row === element.row || other.name === element.name || other.kind !== element.kind) return false;
  if (other.parent?.row !== element.parent?.row) return false;
  return other.reference("replacedBy")?.row !== element.row && element.reference("replacedBy")?.row !== other.row;
}

function suspicion(element: Element, others: readonly Element[]): Account {
  const [name, names] = [nameOf(element), namesOf(others)];
  const ids = others.map(({ id }) => id).join(", ");
  return {
    en: `${name.en} (${element.id}) and ${names.en} (${ids}) may be one and the same`,
    fr: `${name.fr} (${element.id}) et ${names.fr} (${ids}) sont peut-être une seule et même chose`,
    related: others,
  };
}

import { isKind } from "../../model/is-kind.ts";
import type { Element, Relationship } from "../../model/model.ts";
import { numberOf } from "../../model/read.ts";
import { conflictIn, dutiesOf, saidApart } from "../parts/duties.ts";
import { nameOf } from "../../model/wording.ts";
import { namesOf } from "../parts/sentence.ts";
import type { ElementRule } from "../rule.ts";
import { type Account, holds, violated } from "../verdict.ts";
import type { Bilingual } from "../../model/metamodel.ts";

export const dutiesAreSeparated: ElementRule = {
  id: "duties-are-separated",
  title: {
    en: "Nobody both makes and approves the same transaction",
    fr: "Personne n’initie et n’approuve la même opération",
  },
  rationale: {
    en: "Most fraud needs one person who may do two things: create a payment and approve it, execute it and book it, act and control.",
    fr: "La plupart des fraudes exigent une personne qui peut deux choses : créer un paiement et l’approuver, l’exécuter et le comptabiliser, agir et contrôler.",
  },
  remedy: {
    en: "Give one of the two duties to another role, and let the system refuse that one person takes both.",
    fr: "Confiez l’une des deux tâches à un autre rôle, et faites refuser par le système qu’une personne prenne les deux.",
  },
  severity: "error",
  controls: ["iso27001:A.5.3", "nist-800-53:AC-5", "nist-csf:PR.AA-05", "pci-dss:7", "dora:9"],
  quality: "security",
  reads: ["performs", "relates", "duty", "headcount"],
  kinds: ["role", "unit"],
  examples: {
    passes: `process pay "Pay" {
  process create "Create a payment" { duty: initiate }
  process release "Release a payment" { duty: approve }
}
role clerk "Clerk" { performs create }
role head "Head" { performs release }`,
    fails: `process pay "Pay" {
  process create "Create a payment" { duty: initiate }
  process release "Release a payment" { duty: approve }
}
process order "Order" { duty: initiate }
role clerk "Clerk" { performs create, release }
role head "Head" { performs release, order }
unit team "Team" { headcount: 12; performs create, release }
unit solo "Accountant" { headcount: 1; performs create, release }
process open "Open accounts"
process settle "Settle"
open relates settle "must not be done by the same person"
role payables "Payables" { performs open, settle }
role buyer "Buyer" { performs open }`,
    finds: ["clerk", "solo", "payables"],
  },

  // A unit of several people can share out duties among them; a role gives all of its duties to each who takes it.
  judge(who) {
    if (isKind(who, "unit") && (numberOf(who, "headcount") ?? 2) > 1) return undefined;
    const apart = saidApart(who);
    if (apart !== undefined) return violated(() => bothOf(who, apart));
    const duties = dutiesOf(who);
    if (duties.length === 0) return undefined;
    const conflict = conflictIn(duties);
    if (conflict === undefined) return holds;
    return violated(() => {
      const [first, second] = conflict;
      const [name, what] = [nameOf(who), namesOf([first.transaction])];
      const words = [spoken(first.word), spoken(second.word)] as const;
      return {
        en: `${name.en} both ${words[0].en} and ${words[1].en} in ${what.en}`,
        fr: `${name.fr} ${words[0].fr} et ${words[1].fr} dans ${what.fr}`,
        path: [first.step, first.performs, who, second.performs, second.step],
        values: [
          [first.step, "duty"],
          [second.step, "duty"],
        ],
      };
    });
  },
};

function bothOf(who: Element, [first, second]: readonly [Relationship, Relationship]): Account {
  const steps = [first, second].flatMap(({ to }) => to ?? []);
  const [name, names] = [nameOf(who), namesOf(steps)];
  return {
    en: `${name.en} performs what one person must not do alone: ${names.en}`,
    fr: `${name.fr} assure ce qu’une personne ne doit pas faire seule : ${names.fr}`,
    path: [...steps.slice(0, 1), first, who, second, ...steps.slice(1)],
    related: steps,
  };
}

const verbs: ReadonlyMap<string, Bilingual> = new Map([
  ["initiate", { en: "initiates", fr: "initie" }],
  ["approve", { en: "approves", fr: "approuve" }],
  ["execute", { en: "executes", fr: "exécute" }],
  ["record", { en: "records", fr: "enregistre" }],
  ["control", { en: "controls", fr: "contrôle" }],
]);

function spoken(word: string): Bilingual {
  return verbs.get(word) ?? { en: word, fr: word };
}

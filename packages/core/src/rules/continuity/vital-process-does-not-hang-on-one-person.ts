import { isKind } from "../../model/is-kind.ts";
import type { Element } from "../../model/model.ts";
import { distinct, numberOf } from "../../model/read.ts";
import { isVitalBusiness } from "../parts/continuity.ts";
import { nameOf } from "../../model/wording.ts";
import type { ElementRule } from "../rule.ts";
import { holds, lacks, violated } from "../verdict.ts";

interface Parameters {
  readonly people: number;
}

export const vitalProcessDoesNotHangOnOnePerson: ElementRule<Parameters> = {
  id: "vital-process-does-not-hang-on-one-person",
  title: {
    en: "A vital process is performed by more than one person",
    fr: "Un processus vital est assuré par plus d’une personne",
  },
  rationale: {
    en: "Illness, holidays and notice stop a process that one person alone can do, and no machine helps.",
    fr: "Maladie, vacances et départ arrêtent un processus qu’une seule personne sait faire, et aucune machine n’y aide.",
  },
  remedy: {
    en: "Train a deputy, let the role take two people, and state `people`.",
    fr: "Formez un suppléant, confiez le rôle à deux personnes, et indiquez `people`.",
  },
  severity: "warning",
  controls: ["iso27001:A.5.2", "iso27001:A.5.29", "nist-800-53:CP-2", "nist-csf:GV.RR-02", "dora:5"],
  quality: "resilience",
  aliases: ["key-person"],
  reads: ["performs", "people", "headcount", "criticality"],
  kinds: ["process", "function"],
  parameters: {
    people: {
      type: { kind: "number", minimum: 1, integer: true },
      name: { en: "People", fr: "Personnes" },
      description: { en: "Fewest people who perform it.", fr: "Nombre minimal de personnes qui l’assurent." },
      usual: 2,
    },
  },
  examples: {
    passes: `process pay "Pay" { criticality: vital }\nrole clerk "Clerk" { people: 3; performs pay }\nrole boss "Boss" { people: 1; performs pay }`,
    fails: `process pay "Pay" { criticality: vital }\nrole clerk "Clerk" { people: 1; performs pay }\nunit desk "Desk" { headcount: 0.5; performs pay }\nprocess tidy "Tidy up" { criticality: low }\nrole porter "Porter" { people: 1; performs tidy }`,
    finds: ["pay"],
    unsure: `process pay "Pay" { criticality: vital }\nrole clerk "Clerk" { performs pay }`,
    lacks: ["clerk.people"],
  },

  judge(element, { parameters: { people } }) {
    if (!isVitalBusiness(element)) return undefined;
    const performers = distinct(element.sources("performs")).filter((one) => isKind(one, "role", "unit"));
    if (performers.length === 0) return undefined;
    // People of a role work in some unit: the greater of two figures about the same people, not their sum.
    const known = performers.map((one) => numberOf(one, keyOf(one)));
    const most = Math.max(sumOf(performers, "role"), sumOf(performers, "unit"));
    if (most >= people) return holds;
    const missing = performers.filter((_, index) => known[index] === undefined);
    if (missing.length > 0) return lacks(...missing.map((one) => [one, keyOf(one)] as const));
    return violated(() => {
      const name = nameOf(element);
      return {
        en: `${name.en} is vital and performed by ${most} of the ${people} people that it takes`,
        fr: `${name.fr} est vital et assuré par ${String(most).replace(".", ",")} des ${people} personnes qu’il faut`,
        path: [element, ...performers],
        values: performers.map((one) => [one, keyOf(one)] as const),
      };
    });
  },
};

function keyOf(performer: Element): "people" | "headcount" {
  return isKind(performer, "role") ? "people" : "headcount";
}

function sumOf(performers: readonly Element[], kind: string): number {
  return performers.filter((one) => isKind(one, kind)).reduce((sum, one) => sum + (numberOf(one, keyOf(one)) ?? 0), 0);
}

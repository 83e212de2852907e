import { isHub } from "../../model/exchange.ts";
import type { Element } from "../../model/model.ts";
import { distinct, inside } from "../../model/read.ts";
import { nameOf } from "../../model/wording.ts";
import { type Able, ableIn, peopleBySkill } from "../parts/skilled-people.ts";
import type { ModelRule } from "../rule.ts";
import { holds, lacks, type Verdict, violated } from "../verdict.ts";

interface Parameters {
  readonly people: number;
}

export const busHasSkilledPeople: ModelRule<Parameters> = {
  id: "bus-has-skilled-people",
  title: { en: "Enough people can run the integration bus", fr: "Assez de personnes savent exploiter le bus" },
  rationale: {
    en: "A bus is a trade of its own: when its one specialist is away, no exchange of the enterprise can be mended.",
    fr: "Un bus est un métier : quand son seul spécialiste est absent, aucun échange de l’entreprise ne peut être réparé.",
  },
  remedy: {
    en: "Train a second person, or contract a supplier who knows the product; state it in `skills`.",
    fr: "Formez une seconde personne ou engagez un fournisseur qui connaît le produit ; indiquez-le dans `skills`.",
  },
  severity: "warning",
  controls: ["iso27001:A.5.2", "nist-800-53:AT-3", "nist-csf:GV.RR-03", "dora:5"],
  quality: "interoperability",
  aliases: ["ESB-SKILL"],
  reads: [
    "skills",
    "style",
    "type",
    "technology",
    "application",
    "module",
    "technology",
    "unit",
    "role",
    "party",
    "name",
  ],
  parameters: {
    people: {
      type: { kind: "number", minimum: 1, integer: true },
      name: { en: "People", fr: "Personnes" },
      description: {
        en: "At least so many people must be able.",
        fr: "Au moins tant de personnes doivent en être capables.",
      },
      usual: 2,
    },
  },
  examples: {
    passes: `technology camel "Apache Camel"\napplication bus "Bus" { style: esb; technology: camel }\nunit it "IT" { skills: [camel 3] }`,
    fails: `technology camel "Apache Camel"\ntechnology cobol "COBOL"\napplication bus "Bus" { style: esb; technology: camel }\napplication ledger "Ledger" { technology: cobol }\nunit it "IT" { skills: [camel 1, cobol 1] }`,
    finds: ["bus"],
    unsure: `technology camel "Apache Camel"\napplication bus "Bus" { style: esb; technology: camel }\napplication hub "Hub" { type: integration }`,
    lacks: ["camel.skills", "hub.technology"],
  },

  *survey(model, { parameters: { people } }) {
    let able: ReadonlyMap<string, Able> | undefined;
    for (const application of model.elements({ kind: "application" })) {
      if (!isHub(application)) continue;
      able ??= peopleBySkill(model);
      yield [application, verdictOf(application, able, people)];
    }
  },
};

function verdictOf(bus: Element, able: ReadonlyMap<string, Able>, enough: number): Verdict {
  const ofBus = ableIn(able, bus);
  const technologies = distinct([bus, ...inside(bus)].flatMap((one) => [...one.references("technology")]));
  const known = [...(ofBus === undefined ? [] : [ofBus]), ...technologies.flatMap((one) => ableIn(able, one) ?? [])];
  if (known.length === 0) {
    return technologies.length === 0
      ? lacks([bus, "technology"])
      : lacks(...technologies.map((one) => [one, "skills"] as const));
  }
  const most = Math.max(...known.map(({ count }) => count));
  if (most >= enough) return holds;
  const open = known.filter(({ isOpen }) => isOpen).flatMap(({ holders }) => holders);
  if (open.length > 0) return lacks(...open.map((one) => [one, "skills"] as const));
  return violated(() => {
    const name = nameOf(bus);
    const holders = known.flatMap((one) => one.holders);
    return {
      en: `${most} of ${enough} people needed can run ${name.en}`,
      fr: `${most} sur ${enough} personnes nécessaires savent exploiter ${name.fr}`,
      path: [bus, ...technologies.slice(0, 1), ...holders.slice(0, 1)],
      values: holders.map((one) => [one, "skills"] as const),
      related: holders,
    };
  });
}

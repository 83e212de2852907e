import { applicationOf } from "../../model/hosting.ts";
import { usersOf } from "../../model/endoflife/foundations.ts";
import { isHub } from "../../model/exchange.ts";
import type { Element } from "../../model/model.ts";
import { nameOf } from "../../model/wording.ts";
import { namesOf } from "../parts/sentence.ts";
import { type Able, ableIn, peopleBySkill } from "../parts/skilled-people.ts";
import type { ModelRule } from "../rule.ts";
import { holds, lacks, type Verdict, violated } from "../verdict.ts";

interface Parameters {
  readonly people: number;
}

export const skillIsShared: ModelRule<Parameters> = {
  id: "skill-is-shared",
  title: {
    en: "More than one person masters each technology in use",
    fr: "Plus d’une personne maîtrise chaque technologie utilisée",
  },
  rationale: {
    en: "What one person knows is gone when that person is: the system then can neither be mended nor replaced.",
    fr: "Ce qu’une seule personne sait disparaît avec elle : le système ne peut alors être ni réparé ni remplacé.",
  },
  remedy: {
    en: "Train or hire a second person, or have a supplier who knows it; write it in `skills` of the unit or role.",
    fr: "Formez ou recrutez une seconde personne, ou prenez un fournisseur qui sait ; notez-le dans `skills` de l’unité ou du rôle.",
  },
  severity: "warning",
  controls: [
    "iso27001:A.5.2",
    "iso27001:A.5.29",
    "nist-800-53:AT-3",
    "nist-800-53:CP-3",
    "nist-csf:GV.RR-03",
    "nist-csf:PR.AT-02",
    "dora:5",
    "dora:13",
    "nis2:21.2.g",
  ],
  quality: "resilience",
  aliases: ["SKILL-SINGLE", "key-skill"],
  reads: ["skills", "technology", "os", "uses", "runs on", "hosts", "unit", "role", "party", "name"],
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
    passes: `technology a "COBOL"\napplication x "Ledger" { technology: a }\nunit it "IT" { skills: [a 2] }`,
    fails: `technology a "COBOL"\ntechnology b "Java"\ntechnology c "Unused"\napplication x "Ledger" { technology: [a, b] }\nunit it "IT" { skills: [COBOL 1, b 1, c 1] }\nparty dev "Developers" { skills: [b 4] }`,
    finds: ["a"],
    unsure: `technology a "COBOL"\napplication x "Ledger" { technology: a }`,
    lacks: ["a.skills"],
  },

  *survey(model, { parameters: { people } }) {
    const able = peopleBySkill(model);
    for (const technology of model.elements({ kind: "technology" })) {
      const users = usersOf(technology);
      // Of what only an integration bus is made with, `bus-has-skilled-people` asks.
      if (users.some((user) => !isOfHub(user))) yield [technology, verdictOf(technology, users, able, people)];
    }
  },
};

function isOfHub(user: Element): boolean {
  const whole = applicationOf(user);
  return whole !== undefined && isHub(whole);
}

function verdictOf(
  technology: Element,
  users: readonly Element[],
  able: ReadonlyMap<string, Able>,
  enough: number,
): Verdict {
  const known = ableIn(able, technology);
  if (known === undefined) return lacks([technology, "skills"]);
  if (known.count >= enough) return holds;
  if (known.isOpen) return lacks(...known.holders.map((holder) => [holder, "skills"] as const));
  return violated(() => {
    const name = nameOf(technology);
    const holders = namesOf(known.holders);
    const systems = namesOf(users);
    return {
      en: `${known.count} of ${enough} people needed master ${name.en} (${holders.en}), which is used by ${systems.en}`,
      fr: `${known.count} personne(s) sur ${enough} maîtrisent ${name.fr} (${holders.fr}), dont ont besoin ${systems.fr}`,
      path: [...known.holders.slice(0, 1), technology, ...users.slice(0, 1)],
      values: known.holders.map((holder) => [holder, "skills"] as const),
      related: users,
    };
  });
}

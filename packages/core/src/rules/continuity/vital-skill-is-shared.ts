import { isKind } from "../../model/is-kind.ts";
import type { Element } from "../../model/model.ts";
import { nameOf } from "../parts/sentence.ts";
import { SUPPORT_WORDS, supportsOf, wayTo } from "../parts/reliance.ts";
import { type Able, ableIn, peopleBySkill } from "../parts/skilled-people.ts";
import { BAD, FINE, foundationsOf } from "../parts/foundations.ts";
import type { ModelRule } from "../rule.ts";
import { type Account, holds, type Verdict, violated } from "../verdict.ts";

interface Parameters {
  readonly people: number;
}

export const vitalSkillIsShared: ModelRule<Parameters> = {
  id: "vital-skill-is-shared",
  title: {
    en: "More than one person masters each technology under a vital process",
    fr: "Plus d’une personne maîtrise chaque technologie sous un processus vital",
  },
  rationale: {
    en: "The recovery waits for the one who knows; when that person has left, it waits for ever.",
    fr: "La reprise attend celui qui sait ; s’il est parti, elle attend toujours.",
  },
  remedy: {
    en: "Train a second person or contract one, and state it in `skills` of the unit, role or party.",
    fr: "Formez une seconde personne ou prenez-la sous contrat, et indiquez-le dans `skills` de l’unité, du rôle ou du tiers.",
  },
  severity: "warning",
  controls: ["iso27001:A.6.3", "iso27001:A.5.29", "nist-800-53:CP-3", "nist-csf:PR.AT-02", "dora:13", "nis2:21.2.g"],
  quality: "resilience",
  aliases: ["key-skill"],
  reads: [...SUPPORT_WORDS, "skills", "technology", "os", "unit", "role", "party", "status", "lifecycle"],
  parameters: {
    people: {
      type: { kind: "number", minimum: 1, integer: true },
      name: { en: "People", fr: "Personnes" },
      description: {
        en: "Fewest people who master the technology.",
        fr: "Nombre minimal de personnes qui maîtrisent la technologie.",
      },
      usual: 2,
    },
  },
  examples: {
    passes: `process pay "Pay" { criticality: vital; uses shop }\napplication shop "Shop" { technology: java }\ntechnology java "Java"\nunit it "IT" { skills: [java 1] }\nprocess tidy "Tidy up" { criticality: low; uses shop }\nparty firm "Firm" { skills: [java 4] }`,
    fails: `process pay "Pay" { criticality: vital; uses shop }\napplication shop "Shop" { technology: java; runs on srv }\napplication toy "Toy" { technology: cobol }\nnode srv "Server" { os: aix }
technology java "Java"\ntechnology cobol "COBOL"\ntechnology aix "AIX"\nunit it "IT" { skills: [java 3, cobol 1, aix 1] }`,
    finds: ["pay"],
  },

  // A technology that nobody's skills name is a matter of the skills that are described, not of this rule.
  *survey(model, { parameters: { people } }): Generator<readonly [Element, Verdict]> {
    const able = peopleBySkill(model);
    if (able.size === 0) return;
    const foundations = foundationsOf(model);
    const grade = (element: Element): number =>
      Math.max(...skillsOf(element, able).map(({ skill }) => (isRare(skill, people) ? BAD : FINE)));
    for (const process of foundations.vital) {
      const worst = foundations.greatest(grade, process);
      if (worst !== -Infinity)
        yield [process, worst === FINE ? holds : violated(() => accountOf(process, able, people))];
    }
  },
};

function isRare(skill: Able, people: number): boolean {
  return !skill.isOpen && skill.count < people;
}

interface Needed {
  readonly technology: Element;
  readonly skill: Able;
}

/** Technologies of an element that somebody's skills name. */
function skillsOf(element: Element, able: ReadonlyMap<string, Able>): readonly Needed[] {
  return [...element.references("technology"), ...element.references("os")].flatMap((technology) => {
    const skill = isKind(technology, "technology") ? ableIn(able, technology) : undefined;
    return skill === undefined ? [] : [{ technology, skill }];
  });
}

function accountOf(process: Element, able: ReadonlyMap<string, Able>, people: number): Account {
  const all = supportsOf(process).flatMap((support) =>
    skillsOf(support.element, able)
      .filter(({ skill }) => isRare(skill, people))
      .map((needed) => ({ ...needed, support })),
  );
  const rare = [...new Map(all.toReversed().map((needed) => [needed.technology.row, needed])).values()].toReversed();
  const name = nameOf(process);
  const list = (language: "en" | "fr"): string =>
    rare.map(({ technology, skill }) => `${technology.nameIn(language)} (${skill.count})`).join(", ");
  const [first] = rare;
  return {
    en: `${name.en} is vital and rests on what too few people master: ${list("en")}`,
    fr: `${name.fr} est vital et repose sur ce que trop peu de personnes maîtrisent : ${list("fr")}`,
    path: first === undefined ? [process] : [...wayTo(first.support), first.technology],
    related: rare.map(({ technology }) => technology),
    values: rare.flatMap(({ skill }) => skill.holders.map((holder) => [holder, "skills"] as const)),
  };
}

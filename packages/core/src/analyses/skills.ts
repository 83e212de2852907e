/** Who knows what: skills of units, roles and parties against the technologies in use, and what hangs on one person (R301, R302). */
import { numbers, words, type Table, type TableColumn, type TableWords } from "../base/table.ts";
import { isKind } from "../model/is-kind.ts";
import type { Element, Model } from "../model/model.ts";
import type { Value } from "../model/values.ts";
import { type Analysis, type Known, named, type Named, type TitledTable } from "./analysis.ts";
import { distinct } from "../model/read.ts";
import { idsOf, knownOf } from "./read.ts";
import { methodWords } from "./skill-words.ts";

export interface SkillsParameters {
  /** People who should be able; 2 when absent. */
  readonly enough?: number | undefined;
  /** Skills that count as methods, beside the usual ones. */
  readonly methods?: readonly string[] | undefined;
  /** Skills of the business that are no elements. */
  readonly functional?: readonly string[] | undefined;
}

export interface SkillsResult {
  /** Technologies in use first, then everything else that somebody knows or needs. */
  readonly skills: readonly Skill[];
  /** Units, roles and parties that state skills, and projects that need them. */
  readonly holders: readonly Named[];
}

export type SkillCategory = "technical" | "functional" | "method" | "unknown";
export type SkillRisk = "nobody" | "one" | "few" | "enough" | "unknown";

export interface Skill {
  /** The element, where the skill is one, and else the word. */
  readonly element: Named | undefined;
  readonly word: string;
  readonly category: SkillCategory;
  /** Systems that are built with it, or run on it. */
  readonly usedBy: readonly Named[];
  readonly held: readonly Holding[];
  readonly neededBy: readonly Named[];
  /** How many people are able at least; undefined where nobody says. */
  readonly people: number | undefined;
  readonly risk: SkillRisk;
}

export interface Holding {
  readonly by: Named;
  /** Undefined where it is said that they are able, not how many. */
  readonly people: number | undefined;
}

const ENOUGH = 2;

export const skills: Analysis<SkillsParameters, SkillsResult> = {
  id: "skills",
  title: { en: "Skills", fr: "Compétences" },
  question: {
    en: "What do we use that too few people know?",
    fr: "Qu’utilise-t-on que trop peu de personnes maîtrisent ?",
  },
  method: {
    en: "The skills of units, roles and parties, each with the number of people able; of projects what they need. A part of a unit counts in its whole; people of units and of roles may be the same, so that the greater of the two sums is taken, and those of parties are added: so many are able at least. A technology in use is one that a system names, uses or runs on. One on which nobody says anything is unknown, and never good. A skill is technical or functional by the layer of the element that it names; known methods and frameworks are methods; further ones can be given.",
    fr: "Les compétences des unités, rôles et tiers, chacune avec le nombre de personnes capables ; celles des projets sont des besoins. La partie d’une unité compte dans son tout ; les personnes des unités et des rôles peuvent être les mêmes : on retient la plus grande des deux sommes, et on ajoute celles des tiers : au moins autant sont capables. Une technologie utilisée est nommée, utilisée ou requise par un système. Celle dont personne ne dit rien est inconnue, jamais bonne. Une compétence est technique ou fonctionnelle selon la couche de l’élément qu’elle nomme ; les méthodes et cadres connus sont des méthodes ; on peut en donner d’autres.",
  },
  reads: ["skills", "technology", "os"],
  parameters: {
    enough: {
      type: { kind: "number", minimum: 1, integer: true },
      name: { en: "Enough", fr: "Suffisant" },
      description: {
        en: "People who should be able; 2 if not given.",
        fr: "Personnes qui devraient être capables ; 2 par défaut.",
      },
    },
    methods: {
      type: { kind: "list", of: { kind: "text" } },
      name: { en: "Methods", fr: "Méthodes" },
      description: {
        en: "Skills that count as methods, beside the usual ones.",
        fr: "Compétences qui comptent comme méthodes, outre les plus courantes.",
      },
    },
    functional: {
      type: { kind: "list", of: { kind: "text" } },
      name: { en: "Functional", fr: "Fonctionnelles" },
      description: {
        en: "Skills of the business that are not described as elements.",
        fr: "Compétences du métier qui ne sont pas décrites comme éléments.",
      },
    },
  },
  example: {
    model: `
technology java "Java"
technology cobol "COBOL"
technology linux "Linux"
process settle "Settle claims"
application claims "Claims" { technology: [java, cobol]; runs on server }
node server "Server" { os: linux }
unit it "IT" {
  skills: [java 3, BPMN 2]
  unit ops "Operations" { skills: [java 1] }
}
role keeper "Keeper of COBOL" { skills: [cobol 1, settle 1] }
project tidy "Tidy up" { skills: [cobol 2] }
`,
    parameters: {},
  },

  run(model, { enough = ENOUGH, methods = [], functional = [] }) {
    const book = bookOf(model);
    const known = new Map([...methodWords, ...methods].map((word) => [folded(word), "method" as const])) as Map<
      string,
      SkillCategory
    >;
    for (const word of functional) known.set(folded(word), "functional");
    return {
      skills: [...book.entries.values()].map((entry) => skillOf(entry, enough, known)),
      holders: distinct(book.holders).map(named),
    };
  },

  tabulate: ({ skills: all }): Table => ({
    columns: [
      words("skill", "Skill", "Compétence", "element"),
      words("category", "Category", "Catégorie"),
      words("risk", "Risk", "Risque"),
      numbers("people", "People able at least", "Personnes capables au moins"),
      words("held", "Who", "Qui", "elements"),
      numbers("used", "Used by", "Utilisée par"),
      words("usedBy", "Systems", "Systèmes", "elements"),
      words("neededBy", "Needed by", "Requise par", "elements"),
    ],
    rows: all.map((skill) => [
      skill.element?.id ?? skill.word,
      categories[skill.category],
      risks[skill.risk],
      skill.people ?? null,
      idsOf(skill.held.map(({ by }) => by)),
      skill.usedBy.length,
      idsOf(skill.usedBy),
      idsOf(skill.neededBy),
    ]),
  }),

  others: (result): readonly TitledTable[] => [
    {
      id: "single",
      title: { en: "On one person or nobody, and in use", fr: "Sur une personne ou aucune, et utilisé" },
      columns: [
        words("skill", "Skill", "Compétence", "element"),
        words("risk", "Risk", "Risque"),
        words("held", "Who", "Qui", "elements"),
        words("usedBy", "Systems", "Systèmes", "elements"),
      ],
      rows: singleRisks(result).map(({ element, word, risk, held, usedBy }) => [
        element?.id ?? word,
        risks[risk],
        idsOf(held.map(({ by }) => by)),
        idsOf(usedBy),
      ]),
    },
    matrixOf(result),
  ],

  coverage: ({ skills: all }): readonly Known[] => {
    const inUse = all.filter(({ usedBy }) => usedBy.length > 0);
    return [
      knownOf(
        {
          en: "technologies in use with people known",
          fr: "technologies utilisées dont on connaît les personnes",
        },
        inUse,
        ({ risk }) => risk !== "unknown",
      ),
      knownOf(
        { en: "skills with a category", fr: "compétences avec une catégorie" },
        all,
        ({ category }) => category !== "unknown",
      ),
    ];
  },
};

/** What is in use and hangs on one person, or on nobody. */
export function singleRisks({ skills: all }: SkillsResult): readonly Skill[] {
  return all.filter(({ usedBy, risk }) => usedBy.length > 0 && (risk === "one" || risk === "nobody"));
}

const categories: Readonly<Record<SkillCategory, TableWords>> = {
  technical: { en: "technical", fr: "technique" },
  functional: { en: "functional", fr: "fonctionnelle" },
  method: { en: "method", fr: "méthode" },
  unknown: { en: "unknown", fr: "inconnue" },
};

const risks: Readonly<Record<SkillRisk, TableWords>> = {
  nobody: { en: "nobody", fr: "personne" },
  one: { en: "one person", fr: "une seule personne" },
  few: { en: "too few", fr: "trop peu" },
  enough: { en: "enough", fr: "suffisant" },
  unknown: { en: "unknown", fr: "inconnu" },
};

/** Holders beside each other that a table is still read with. */
const MOST_HOLDERS = 30;

/** Skills against who has them. */
function matrixOf({ skills: all, holders }: SkillsResult): TitledTable {
  const shown = holders.slice(0, MOST_HOLDERS);
  const left = holders.length - shown.length;
  const more: readonly TableColumn[] = left === 0 ? [] : [numbers("more", `${left} more`, `${left} autres`)];
  const peopleOf = (skill: Skill, id: string): number | TableWords | null => {
    const holding = skill.held.find(({ by }) => by.id === id);
    return holding === undefined ? null : (holding.people ?? { en: "some", fr: "certains" });
  };
  return {
    id: "matrix",
    title: { en: "Skills by who has them", fr: "Compétences par détenteur" },
    columns: [
      words("skill", "Skill", "Compétence", "element"),
      ...shown.map(({ id, name }) => numbers(id, name, name)),
      ...more,
    ],
    rows: all
      .filter(({ held }) => held.length > 0)
      .map((skill) => [
        skill.element?.id ?? skill.word,
        ...shown.map(({ id }) => peopleOf(skill, id)),
        ...(left === 0 ? [] : [skill.held.filter(({ by }) => !shown.some(({ id }) => id === by.id)).length]),
      ]),
  };
}

interface Entry {
  readonly element: Element | undefined;
  readonly word: string;
  readonly usedBy: Element[];
  readonly held: { readonly by: Element; readonly people: number | undefined }[];
  readonly neededBy: Element[];
}

interface Book {
  readonly entries: ReadonlyMap<string, Entry>;
  readonly holders: readonly Element[];
}

const systems: readonly string[] = ["application", "module", "component", "store", "interface", "node", "service"];
const references: ReadonlySet<string> = new Set(["technology", "os"]);

function bookOf(model: Model): Book {
  const entries = new Map<string, Entry>();
  const entryFor = (element: Element | undefined, word: string): Entry => {
    const key = element === undefined ? `word ${folded(word)}` : `row ${element.row}`;
    const entry = entries.get(key) ?? { element, word, usedBy: [], held: [], neededBy: [] };
    entries.set(key, entry);
    return entry;
  };
  const byName = new Map<string, Element>();
  for (const technology of model.elements({ kind: "technology" })) {
    if (!byName.has(folded(technology.name))) byName.set(folded(technology.name), technology);
    const usedBy = usersOf(technology);
    if (usedBy.length > 0) entryFor(technology, technology.id).usedBy.push(...usedBy);
  }
  const holders: Element[] = [];
  for (const kind of ["unit", "role", "party", "project"]) {
    for (const holder of model.elements({ kind })) {
      const stated = skillsIn(holder);
      if (stated.length > 0 && kind !== "project") holders.push(holder);
      for (const [word, people] of stated) {
        const element = model.element(word) ?? byName.get(folded(word));
        const entry = entryFor(element?.layer === undefined ? undefined : element, word);
        if (kind === "project") entry.neededBy.push(holder);
        else entry.held.push({ by: holder, people });
      }
    }
  }
  return { entries, holders };
}

function usersOf(technology: Element): readonly Element[] {
  const naming = technology.referrers.filter(({ key }) => references.has(key)).map(({ element }) => element);
  const joined = [...technology.in("uses"), ...technology.in("runs on")].flatMap(({ from }) => from ?? []);
  const hosts = technology.sources("hosts");
  return distinct([...naming, ...joined, ...hosts].filter((one) => isKind(one, ...systems)));
}

function skillsIn(holder: Element): readonly (readonly [word: string, people: number | undefined])[] {
  const value = holder.get("skills");
  if (value?.kind !== "record") return [];
  return Object.entries(value.fields).map(([word, people]) => [word, peopleIn(people)]);
}

function peopleIn(value: Value): number | undefined {
  return value.kind === "number" && value.number >= 0 ? value.number : undefined;
}

function skillOf(entry: Entry, enough: number, known: ReadonlyMap<string, SkillCategory>): Skill {
  const people = peopleOf(entry);
  return {
    element: entry.element === undefined ? undefined : named(entry.element),
    word: entry.word,
    category: known.get(folded(entry.word)) ?? categoryOf(entry.element),
    usedBy: entry.usedBy.map(named),
    held: entry.held.map(({ by, people: able }) => ({ by: named(by), people: able })),
    neededBy: distinct(entry.neededBy).map(named),
    people,
    risk: riskOf(
      people,
      enough,
      entry.held.some((one) => one.people === undefined),
    ),
  };
}

/** Whoever is said to be able without a number may be many: of less than enough nothing is known then. */
function riskOf(people: number | undefined, enough: number, isOpen: boolean): SkillRisk {
  if (people === undefined) return "unknown";
  if (people >= enough) return "enough";
  if (isOpen) return "unknown";
  return people < 1 ? "nobody" : people < 2 ? "one" : "few";
}

/** At least so many different people. */
function peopleOf({ held }: Entry): number | undefined {
  const counted = held.filter(({ people }) => people !== undefined);
  if (counted.length === 0) return undefined;
  const rows = new Set(counted.map(({ by }) => by.row));
  const sum = (kind: string): number =>
    counted
      .filter(({ by }) => isKind(by, kind) && !by.path.some(({ row }) => rows.has(row)))
      .reduce((all, { people = 0 }) => all + people, 0);
  return Math.max(sum("unit"), sum("role")) + sum("party");
}

function categoryOf(element: Element | undefined): SkillCategory {
  switch (element?.layer) {
    case "technical":
    case "application":
    case "data":
    case "security":
      return "technical";
    case "strategy":
    case "business":
      return "functional";
    default:
      return element !== undefined && isKind(element, "document") ? "method" : "unknown";
  }
}

function folded(word: string): string {
  return word
    .toLowerCase()
    .replace(/[\s_-]+/gu, " ")
    .trim();
}

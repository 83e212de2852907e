/** Which architecture styles suit a need: a sum of terms that are all shown, and what to watch with each (R110, R118, R139, R283). */
import { numbers, words, type Table, type TableCell, type TableWords } from "../base/table.ts";
import { isKind } from "../model/is-kind.ts";
import type { AttributeType, Bilingual } from "../model/metamodel.ts";
import type { Element, Model } from "../model/model.ts";
import { answersOf } from "../model/styles/answers-of.ts";
import { axisNames, styleCatalogue } from "../model/styles/catalogue.ts";
import { type CriterionId, criterionIds, criterionNames, drivers } from "../model/styles/drivers.ts";
import { measured, measures, type MeasureId } from "../model/styles/measures.ts";
import { type Answers, type Scored, scoreStyles, type OwnPoints } from "../model/styles/score.ts";
import {
  type ArchitectureStyle,
  aspectOf,
  checkRules,
  type DriverId,
  driverIds,
  qualityNames,
  type StyleAspect,
  type StyleId,
} from "../model/styles/style.ts";
import { figureText } from "../model/styles/figure-text.ts";
import {
  type Analysis,
  type Known,
  named,
  type Named,
  type Parameter,
  type ParameterSchema,
  type TitledTable,
} from "./analysis.ts";

/** Weights are called after their criterion: `weightStrategy`. */
type WeightKey = `weight${Capitalize<CriterionId>}`;

export type AdviseParameters = {
  /** Ids: the first application answers what is not answered here. */
  readonly from?: readonly string[] | undefined;
  /** Points of the organisation, `style.driver.answer=points`, instead of those of the catalogue. */
  readonly points?: readonly string[] | undefined;
} & { readonly [Key in DriverId]?: string | undefined } & { readonly [Key in WeightKey]?: number | undefined };

export interface AdviseResult {
  readonly application: Named | undefined;
  readonly answers: readonly GivenAnswer[];
  /** Best first on each axis. */
  readonly ranking: readonly Ranked[];
  readonly costs: readonly CostTerm[];
  /** Entries of `points` that say nothing usable. */
  readonly misread: readonly string[];
}

export interface GivenAnswer {
  readonly driver: DriverId;
  /** Undefined: nobody says. */
  readonly answer: string | undefined;
  readonly weight: number;
  /** What in the model answers it; undefined where a person did, or nobody. */
  readonly because: Bilingual | undefined;
}

export interface Ranked extends Scored {
  /** Place on its axis from 1; equal scores share it. */
  readonly place: number;
}

/** Something that costs money in a style, to be computed from demand and prices, never asserted. */
export interface CostTerm {
  readonly style: StyleId;
  readonly what: Bilingual;
  readonly from: Bilingual;
  readonly known: TableCell;
}

export const advise: Analysis<AdviseParameters, AdviseResult> = {
  id: "advise",
  title: { en: "Advice on architecture styles", fr: "Conseil sur les styles d’architecture" },
  question: {
    en: "Which architecture styles suit the need, and what must be watched with them?",
    fr: "Quels styles d’architecture conviennent au besoin, et que faut-il surveiller avec eux ?",
  },
  method: {
    en: "A need is answered driver by driver, by a person or by an application of the model. Each answer speaks for or against a style with -3 to 3 points, times the weight of its criterion; the score is the sum of these terms, all of them listed. A driver that nobody answers has no term: it counts neither for nor against. Styles are ranked on each axis apart, since one of each axis makes a profile. No cost is asserted: which style costs less depends on the load, so that the table of costs says what to compute and what is known of it. Points can be replaced by those of the organisation: “microservices.team.small=-1”.",
    fr: "Un besoin est décrit facteur par facteur, par une personne ou par une application du modèle. Chaque réponse parle pour ou contre un style avec -3 à 3 points, multipliés par le poids de son critère ; la note est la somme de ces termes, tous listés. Un facteur sans réponse n’a pas de terme : il ne compte ni pour ni contre. Les styles sont classés axe par axe, car un de chaque axe fait un profil. Aucun coût n’est affirmé : le style le moins cher dépend de la charge ; le tableau des coûts dit quoi calculer et ce que l’on en sait. Les points peuvent être remplacés par ceux de l’organisation : « microservices.team.small=-1 ».",
  },
  reads: [
    "owner",
    "headcount",
    "hosting",
    "peak",
    "demand",
    "deployFrequency",
    "latency",
    "classification",
    "personalData",
    "mode",
    "pattern",
  ],
  parameters: schema(),
  example: {
    model: `
unit it "IT" { headcount: 60 }
application shop "Shop" {
  owner: it
  hosting: paas
  module web "Pages" { peak: 900/s; demand: 90/s; deployFrequency: 3/week }
}
`,
    parameters: { from: ["shop"], lifetime: "long", skills: "expert", complexity: "complex", weightEvolution: 2 },
  },

  run(model, parameters) {
    const { from = [], points: written = [] } = parameters;
    const application = from.map((id) => model.element(id)).find((one) => one && isKind(one, "application"));
    const given = givenAnswers(application, parameters);
    const answers: Answers = Object.fromEntries(
      given.flatMap(({ driver, answer }) => (answer === undefined ? [] : [[driver, answer]])),
    );
    const { points, misread } = readPoints(written);
    const scored = scoreStyles(answers, weightsOf(parameters), points);
    return {
      application: application === undefined ? undefined : named(application),
      answers: given,
      ranking: ranked(scored),
      costs: costTerms(model, application),
      misread,
    };
  },

  tabulate: ({ ranking }): Table => ({
    columns: [
      words("axis", "Axis", "Axe"),
      numbers("place", "Place", "Rang"),
      words("style", "Style", "Style"),
      numbers("score", "Score", "Note"),
      words("because", "What speaks for it", "Ce qui parle pour"),
      words("against", "What speaks against it", "Ce qui parle contre"),
      words("suits", "Suits", "Convient à"),
    ],
    rows: ranking.map(({ style, score, place, terms }) => [
      axisNames[style.axis],
      place,
      style.name,
      score,
      reasons(terms.filter((term) => term.score > 0)),
      reasons(terms.filter((term) => term.score < 0)),
      list(style.suits),
    ]),
  }),

  others: (result): readonly TitledTable[] => [
    termTable(result),
    answerTable(result),
    riskTable(result),
    tradeOffTable(result),
    costTable(result),
  ],

  coverage: ({ answers }): readonly Known[] => [
    {
      what: { en: "drivers answered", fr: "facteurs renseignés" },
      known: answers.filter(({ answer }) => answer !== undefined).length,
      of: answers.length,
    },
  ],
};

function schema(): ParameterSchema<AdviseParameters> {
  const asked = driverIds.map((driver): readonly [string, Parameter] => {
    const { name, asks, answers } = drivers[driver];
    const type: AttributeType = { kind: "word", words: Object.keys(answers), names: answers };
    return [driver, { type, name, description: asks }];
  });
  const weighed = criterionIds.map((criterion): readonly [string, Parameter] => {
    const { en, fr } = criterionNames[criterion];
    return [
      weightKey(criterion),
      {
        type: { kind: "number", minimum: 0 },
        name: { en: `Weight: ${en.toLowerCase()}`, fr: `Poids : ${fr.toLowerCase()}` },
        description: {
          en: "How much this criterion counts; 1 if not given.",
          fr: "Ce que compte ce critère ; 1 par défaut.",
        },
      },
    ];
  });
  const all: Readonly<Record<string, Parameter>> = {
    from: {
      type: { kind: "list", of: { kind: "reference", to: ["application"] } },
      name: { en: "Application", fr: "Application" },
      description: {
        en: "An application of the model that answers what is not answered below.",
        fr: "Une application du modèle qui répond à ce qui n’est pas renseigné plus bas.",
      },
    },
    ...Object.fromEntries([...asked, ...weighed]),
    points: {
      type: { kind: "list", of: { kind: "text" } },
      name: { en: "Own points", fr: "Points propres" },
      description: {
        en: "Points of the organisation instead of those of the catalogue: “monolith.team.small=1”.",
        fr: "Points de l’organisation au lieu de ceux du catalogue : « monolith.team.small=1 ».",
      },
    },
  };
  return all as ParameterSchema<AdviseParameters>;
}

function weightKey(criterion: CriterionId): WeightKey {
  return `weight${criterion[0]?.toUpperCase() ?? ""}${criterion.slice(1)}` as WeightKey;
}

function weightsOf(parameters: AdviseParameters): Readonly<Partial<Record<CriterionId, number>>> {
  return Object.fromEntries(
    criterionIds.flatMap((criterion) => {
      const weight = parameters[weightKey(criterion)];
      return weight === undefined ? [] : [[criterion, weight]];
    }),
  );
}

/** What a person answers goes before what the model does. */
function givenAnswers(application: Element | undefined, parameters: AdviseParameters): readonly GivenAnswer[] {
  const told = application === undefined ? {} : answersOf(application);
  const weights = weightsOf(parameters);
  return driverIds.map((driver) => {
    const answer = parameters[driver];
    const ofModel = answer === undefined ? told[driver] : undefined;
    return {
      driver,
      answer: answer ?? ofModel?.answer,
      weight: weights[drivers[driver].criterion] ?? 1,
      because: ofModel?.because,
    };
  });
}

function readPoints(written: readonly string[]): { readonly points: OwnPoints; readonly misread: readonly string[] } {
  const points: Record<string, number> = {};
  const misread: string[] = [];
  for (const text of written) {
    const [key = "", number = ""] = text.split("=").map((part) => part.trim());
    const [style, driver, answer] = key.split(".");
    const isKnown =
      styleCatalogue.some(({ id }) => id === style) &&
      driverIds.some((id) => id === driver && drivers[id].answers[answer ?? ""] !== undefined);
    if (isKnown && number !== "" && Number.isFinite(Number(number))) points[key] = Number(number);
    else misread.push(text);
  }
  return { points, misread };
}

function ranked(scored: readonly Scored[]): readonly Ranked[] {
  return scored.map((one) => ({
    ...one,
    place: 1 + scored.filter(({ style, score }) => style.axis === one.style.axis && score > one.score).length,
  }));
}

function reasons(terms: readonly Scored["terms"][number][]): TableCell {
  if (terms.length === 0) return null;
  const sorted = terms.toSorted((a, b) => Math.abs(b.score) - Math.abs(a.score));
  return list(
    sorted.map(({ because, score }) => ({
      en: `${because.en} (${signed(score)})`,
      fr: `${because.fr} (${signed(score)})`,
    })),
  );
}

function list(texts: readonly Bilingual[]): TableWords {
  return { en: texts.map(({ en }) => en).join("; "), fr: texts.map(({ fr }) => fr).join(" ; ") };
}

function signed(number: number): string {
  return number > 0 ? `+${number}` : String(number);
}

function termTable({ ranking }: AdviseResult): TitledTable {
  return {
    id: "terms",
    title: { en: "Terms of the scores", fr: "Termes des notes" },
    columns: [
      words("style", "Style", "Style"),
      words("criterion", "Criterion", "Critère"),
      words("driver", "Driver", "Facteur"),
      words("answer", "Answer", "Réponse"),
      numbers("points", "Points", "Points"),
      numbers("weight", "Weight", "Poids"),
      numbers("score", "Term", "Terme"),
      words("because", "Because", "Parce que"),
    ],
    rows: ranking.flatMap(({ style, terms }) =>
      terms.map(({ driver, answer, points, weight, score, because }) => [
        style.name,
        criterionNames[drivers[driver].criterion],
        drivers[driver].name,
        drivers[driver].answers[answer] ?? answer,
        points,
        weight,
        score,
        because,
      ]),
    ),
  };
}

function answerTable({ answers, application }: AdviseResult): TitledTable {
  return {
    id: "answers",
    title: { en: "Answers", fr: "Réponses" },
    columns: [
      words("criterion", "Criterion", "Critère"),
      words("driver", "Driver", "Facteur"),
      words("answer", "Answer", "Réponse"),
      numbers("weight", "Weight", "Poids"),
      words("from", "Known from", "Connu par"),
    ],
    rows: answers.map(({ driver, answer, weight, because }) => [
      criterionNames[drivers[driver].criterion],
      drivers[driver].name,
      answer === undefined ? { en: "unknown", fr: "inconnu" } : (drivers[driver].answers[answer] ?? answer),
      weight,
      because === undefined || application === undefined
        ? answer === undefined
          ? null
          : { en: "given", fr: "donné" }
        : { en: `${application.name}: ${because.en}`, fr: `${application.name} : ${because.fr}` },
    ]),
  };
}

function riskTable({ ranking }: AdviseResult): TitledTable {
  return {
    id: "risks",
    title: { en: "Risks to plan for", fr: "Risques à prévoir" },
    columns: [
      words("axis", "Axis", "Axe"),
      words("style", "Style", "Style"),
      words("risk", "Risk", "Risque"),
      words("quality", "Quality", "Qualité"),
      words("rule", "Watched by the rule", "Surveillé par la règle"),
      words("code", "Code", "Code"),
    ],
    rows: ranking.flatMap(({ style }) =>
      style.con.map(({ says, quality, codes }) => [
        axisNames[style.axis],
        style.name,
        says,
        qualityNames[quality],
        codes.map((code) => checkRules[code]).join(", "),
        codes.join(", "),
      ]),
    ),
  };
}

const aspects: Readonly<Record<StyleAspect, Bilingual>> = {
  robustness: { en: "Robustness", fr: "Robustesse" },
  scalability: { en: "Scalability", fr: "Évolutivité" },
  security: { en: "Security", fr: "Sécurité" },
};

function tradeOffTable({ ranking }: AdviseResult): TitledTable {
  const of = (aspect: StyleAspect): TableWords => aspects[aspect];
  return {
    id: "trade-offs",
    title: { en: "Side by side", fr: "Côte à côte" },
    columns: [
      words("axis", "Axis", "Axe"),
      words("style", "Style", "Style"),
      ...(["robustness", "scalability", "security"] as const).map((aspect) =>
        words(aspect, of(aspect).en, of(aspect).fr),
      ),
    ],
    rows: ranking.map(({ style }) => [
      axisNames[style.axis],
      style.name,
      ...(["robustness", "scalability", "security"] as const).map((aspect) => tradeOff(style, aspect)),
    ]),
  };
}

function tradeOff(style: ArchitectureStyle, aspect: StyleAspect): TableCell {
  const marked = [
    ...style.pro.map((one) => ({ ...one, mark: "+" })),
    ...style.con.map((one) => ({ ...one, mark: "−" })),
  ].filter(({ quality }) => aspectOf[quality] === aspect);
  if (marked.length === 0) return { en: "nothing of its own", fr: "rien de particulier" };
  return list(marked.map(({ mark, says }) => ({ en: `${mark} ${says.en}`, fr: `${mark} ${says.fr}` })));
}

const hiddenCosts: readonly (Omit<CostTerm, "known"> & { readonly measure: MeasureId })[] = [
  {
    style: "client-server",
    what: { en: "a highly available server", fr: "un serveur très disponible" },
    from: { en: "instances x price of one, at the peak", fr: "instances x prix unitaire, à la pointe" },
    measure: "instances",
  },
  {
    style: "centralised",
    what: { en: "a centre sized for all peaks together", fr: "un centre dimensionné pour toutes les pointes" },
    from: { en: "peak / capacity of one machine x its price", fr: "pointe / capacité d’une machine x son prix" },
    measure: "headroom",
  },
  {
    style: "monolith",
    what: {
      en: "the whole multiplied for its busiest part",
      fr: "le tout multiplié pour sa partie la plus sollicitée",
    },
    from: { en: "instances x price of one", fr: "instances x prix unitaire" },
    measure: "annual-cost",
  },
  {
    style: "microservices",
    what: {
      en: "pipelines, gateway, tracing and people for each service",
      fr: "chaînes, passerelle, traçage et personnes pour chaque service",
    },
    from: { en: "services x cost of running one", fr: "services x coût d’exploitation d’un service" },
    measure: "deployables",
  },
  {
    style: "soa",
    what: {
      en: "the bus: licences, infrastructure, specialists",
      fr: "le bus : licences, infrastructure, spécialistes",
    },
    from: { en: "cost of the bus / systems connected", fr: "coût du bus / systèmes reliés" },
    measure: "neighbours",
  },
  {
    style: "event-driven",
    what: { en: "broker, schemas and monitoring of queues", fr: "courtier, schémas et supervision des files" },
    from: {
      en: "messages a month x price of one + cost of the broker",
      fr: "messages par mois x prix unitaire + coût du courtier",
    },
    measure: "asynchronous-share",
  },
  {
    style: "serverless-private",
    what: {
      en: "the platform and its maintenance over the years",
      fr: "la plateforme et son entretien au fil des ans",
    },
    from: {
      en: "(machines + platform people) x years, beside the bill of a cloud for the same load",
      fr: "(machines + personnes de la plateforme) x années, face à la facture d’un cloud pour la même charge",
    },
    measure: "annual-cost",
  },
  {
    style: "cloud-public",
    what: { en: "use, and data taken out", fr: "l’usage, et les données sorties" },
    from: {
      en: "requests x price + data out x price, at usual and at peak load",
      fr: "requêtes x prix + données sortantes x prix, en charge ordinaire et de pointe",
    },
    measure: "billed-cost",
  },
];

function costTerms(model: Model, application: Element | undefined): readonly CostTerm[] {
  const at = application === undefined ? undefined : model.element(application.id);
  return hiddenCosts.map(({ style, what, from, measure }) => {
    const figure = at === undefined ? undefined : measured(at, measure);
    const text = figure === undefined ? undefined : figureText(figure);
    const { name } = measures[measure];
    return {
      style,
      what,
      from,
      known:
        text === undefined
          ? { en: "unknown", fr: "inconnu" }
          : { en: `${name.en}: ${text.en}`, fr: `${name.fr} : ${text.fr}` },
    };
  });
}

function costTable({ costs, ranking }: AdviseResult): TitledTable {
  const nameOf = (id: StyleId): TableWords =>
    ranking.find(({ style }) => style.id === id)?.style.name ?? { en: id, fr: id };
  return {
    id: "costs",
    title: { en: "Costs to compute", fr: "Coûts à calculer" },
    columns: [
      words("style", "Style", "Style"),
      words("what", "What costs money", "Ce qui coûte"),
      words("from", "Computed from", "Calculé à partir de"),
      words("known", "Known of the application", "Connu de l’application"),
    ],
    rows: costs.map(({ style, what, from, known }) => [nameOf(style), what, from, known]),
  };
}

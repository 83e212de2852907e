/** What a choice of style is made from: six criteria that an organisation weighs, each with drivers that a need answers. */
import type { Bilingual } from "../metamodel.ts";
import type { DriverId } from "./style.ts";

export const criterionIds = ["strategy", "resources", "evolution", "budget", "performance", "complexity"] as const;
export type CriterionId = (typeof criterionIds)[number];

export const criterionNames: Readonly<Record<CriterionId, Bilingual>> = {
  strategy: { en: "Business strategy", fr: "Stratégie de l’entreprise" },
  resources: { en: "Infrastructure and teams", fr: "Infrastructure et équipes" },
  evolution: { en: "Scalability and maintainability", fr: "Évolutivité et maintenabilité" },
  budget: { en: "Budget and time", fr: "Budget et délais" },
  performance: { en: "Performance", fr: "Performances" },
  complexity: { en: "Complexity and size", fr: "Complexité et taille" },
};

export interface Driver {
  readonly criterion: CriterionId;
  readonly name: Bilingual;
  readonly asks: Bilingual;
  readonly answers: Readonly<Record<string, Bilingual>>;
}

export const drivers: Readonly<Record<DriverId, Driver>> = {
  lifetime: {
    criterion: "strategy",
    name: { en: "Lifetime", fr: "Durée de vie" },
    asks: { en: "How long it shall serve.", fr: "Combien de temps cela doit servir." },
    answers: {
      short: { en: "a few years", fr: "quelques années" },
      long: { en: "many years", fr: "de longues années" },
    },
  },
  reactions: {
    criterion: "strategy",
    name: { en: "Requests or events", fr: "Requêtes ou événements" },
    asks: {
      en: "Whether people ask and wait, or the system reacts to what happens.",
      fr: "Si l’on demande et attend, ou si le système réagit à ce qui survient.",
    },
    answers: {
      requests: { en: "requests", fr: "requêtes" },
      mixed: { en: "both", fr: "les deux" },
      events: { en: "events", fr: "événements" },
    },
  },
  regulation: {
    criterion: "strategy",
    name: { en: "Regulation and sovereignty", fr: "Réglementation et souveraineté" },
    asks: { en: "Which rules the data are under.", fr: "À quelles règles les données sont soumises." },
    answers: {
      none: { en: "no special ones", fr: "aucune en particulier" },
      regulated: { en: "regulated: proof is asked for", fr: "réglementé : des preuves sont exigées" },
      sovereign: { en: "must stay in the house or the country", fr: "doit rester dans la maison ou le pays" },
    },
  },
  team: {
    criterion: "resources",
    name: { en: "Size of the team", fr: "Taille de l’équipe" },
    asks: { en: "How many people build and run it.", fr: "Combien de personnes le construisent et l’exploitent." },
    answers: {
      small: { en: "one team, up to 9 people", fr: "une équipe, jusqu’à 9 personnes" },
      medium: { en: "a few teams, up to 40 people", fr: "quelques équipes, jusqu’à 40 personnes" },
      large: { en: "many teams", fr: "de nombreuses équipes" },
    },
  },
  skills: {
    criterion: "resources",
    name: { en: "Skills", fr: "Compétences" },
    asks: {
      en: "How far the team masters distributed platforms.",
      fr: "À quel point l’équipe maîtrise les plateformes réparties.",
    },
    answers: {
      basic: { en: "little", fr: "peu" },
      confirmed: { en: "well", fr: "bien" },
      expert: { en: "as experts", fr: "en experts" },
    },
  },
  infrastructure: {
    criterion: "resources",
    name: { en: "Existing infrastructure", fr: "Infrastructure existante" },
    asks: { en: "What is there to run it on.", fr: "Ce qui existe pour l’exploiter." },
    answers: {
      none: { en: "none", fr: "aucune" },
      own: { en: "machines of one’s own", fr: "des machines à soi" },
      cloud: { en: "public cloud", fr: "cloud public" },
    },
  },
  change: {
    criterion: "evolution",
    name: { en: "Pace of change", fr: "Rythme des changements" },
    asks: { en: "How often it goes live anew.", fr: "À quel rythme il est remis en service." },
    answers: {
      rare: { en: "a few times a year", fr: "quelques fois par an" },
      regular: { en: "every month", fr: "chaque mois" },
      continuous: { en: "every week or day", fr: "chaque semaine ou chaque jour" },
    },
  },
  scale: {
    criterion: "evolution",
    name: { en: "Scale", fr: "Échelle" },
    asks: { en: "How much is asked of it at the busiest time.", fr: "Ce qui lui est demandé aux heures de pointe." },
    answers: {
      small: { en: "up to 10 requests a second", fr: "jusqu’à 10 requêtes par seconde" },
      medium: { en: "up to 200 a second", fr: "jusqu’à 200 par seconde" },
      large: { en: "more than 200 a second", fr: "plus de 200 par seconde" },
    },
  },
  load: {
    criterion: "evolution",
    name: { en: "Variation of the load", fr: "Variation de la charge" },
    asks: { en: "Whether peaks are far above the usual.", fr: "Si les pointes dépassent de loin l’ordinaire." },
    answers: {
      steady: { en: "steady", fr: "régulière" },
      variable: { en: "peaks of three times the usual or more", fr: "pointes au triple de l’ordinaire ou plus" },
    },
  },
  budget: {
    criterion: "budget",
    name: { en: "Budget", fr: "Budget" },
    asks: { en: "What can be spent on setting it up.", fr: "Ce que l’on peut dépenser pour la mise en place." },
    answers: {
      low: { en: "little", fr: "peu" },
      medium: { en: "some", fr: "moyen" },
      high: { en: "much", fr: "beaucoup" },
    },
  },
  time: {
    criterion: "budget",
    name: { en: "Time", fr: "Délai" },
    asks: { en: "When the first function must be in use.", fr: "Quand la première fonction doit être en service." },
    answers: {
      short: { en: "within half a year", fr: "d’ici six mois" },
      medium: { en: "within a year or so", fr: "d’ici un an environ" },
      long: { en: "later", fr: "plus tard" },
    },
  },
  performance: {
    criterion: "performance",
    name: { en: "Response time", fr: "Temps de réponse" },
    asks: { en: "How fast an answer must come.", fr: "À quelle vitesse une réponse doit venir." },
    answers: {
      relaxed: { en: "seconds are fine", fr: "quelques secondes conviennent" },
      normal: { en: "within two seconds", fr: "en moins de deux secondes" },
      strict: { en: "within 200 ms", fr: "en moins de 200 ms" },
    },
  },
  complexity: {
    criterion: "complexity",
    name: { en: "Complexity and size", fr: "Complexité et taille" },
    asks: { en: "How many functions and parts it has.", fr: "Combien de fonctions et de parties il compte." },
    answers: {
      simple: { en: "few and simple", fr: "peu, et simples" },
      moderate: { en: "some dozen", fr: "quelques dizaines" },
      complex: { en: "many, entangled", fr: "beaucoup, enchevêtrées" },
    },
  },
  integration: {
    criterion: "complexity",
    name: { en: "Systems around it", fr: "Systèmes voisins" },
    asks: { en: "How many other systems it talks to.", fr: "Avec combien d’autres systèmes il échange." },
    answers: {
      alone: { en: "one or two", fr: "un ou deux" },
      some: { en: "up to seven", fr: "jusqu’à sept" },
      many: { en: "more than seven, or very unlike ones", fr: "plus de sept, ou très dissemblables" },
    },
  },
  data: {
    criterion: "complexity",
    name: { en: "Data", fr: "Données" },
    asks: { en: "How the data are used.", fr: "Comment les données sont utilisées." },
    answers: {
      separate: { en: "each part has its own", fr: "chaque partie a les siennes" },
      shared: { en: "shared by several clients", fr: "partagées par plusieurs clients" },
      massive: { en: "large and processed together", fr: "volumineuses et traitées ensemble" },
    },
  },
};

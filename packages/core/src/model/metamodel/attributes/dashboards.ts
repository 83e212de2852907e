/** Dashboards and their tiles: what is shown, of which elements, in which form, and what counts as good. */
import type { AttributeDefinition } from "../../metamodel.ts";
import { named } from "../words.ts";
import {
  called,
  count,
  either,
  list,
  money,
  number,
  oneOf,
  percent,
  reference,
  scale,
  suggested,
  text,
} from "./types.ts";

export const dashboardAttributes: readonly AttributeDefinition[] = [
  {
    id: "for",
    facet: "statement",
    type: list(
      called(
        named({
          enterprise: ["enterprise architect", "architecte d'entreprise"],
          functional: ["functional architect", "architecte fonctionnel"],
          technical: ["technical architect", "architecte technique"],
          cloud: ["cloud architect", "architecte cloud"],
          software: ["software architect", "architecte logiciel"],
          security: ["security architect", "architecte sécurité"],
          data: ["data architect", "architecte de données"],
          devops: ["DevOps architect", "architecte DevOps"],
          cio: ["decision maker", "décideur"],
        }),
        suggested("enterprise", "functional", "technical", "cloud", "software", "security", "data", "devops", "cio"),
      ),
    ),
    on: ["dashboard"],
    name: { en: "For", fr: "Pour" },
    description: { en: "Roles that it is made for.", fr: "Rôles pour lesquels il est fait." },
  },
  {
    id: "order",
    facet: "statement",
    type: list(reference("tile")),
    on: ["dashboard"],
    name: { en: "Order of the tiles", fr: "Ordre des tuiles" },
    description: {
      en: "Tiles in the order in which they are shown, where it is not that of the text; others follow.",
      fr: "Les tuiles dans l'ordre où elles sont montrées, s'il n'est pas celui du texte ; les autres suivent.",
    },
    travel: "none",
  },
  {
    id: "shows",
    facet: "statement",
    type: called(
      named({
        count: ["count", "nombre"],
        sum: ["sum", "somme"],
        list: ["list", "liste"],
        chart: ["chart", "graphique"],
        view: ["view", "vue"],
        trend: ["trend", "tendance"],
        analysis: ["analysis", "analyse"],
        diagnostics: ["diagnostics", "diagnostics"],
        text: ["text", "texte"],
      }),
      oneOf("count", "sum", "list", "chart", "view", "trend", "analysis", "diagnostics", "text"),
    ),
    on: ["tile"],
    name: { en: "Shows", fr: "Montre" },
    description: {
      en: "What the tile shows: how many elements, what they sum up to, the first of them, a chart, the picture of a view, a figure over time, the result of an analysis, problems of the text, or its own description.",
      fr: "Ce que montre la tuile : combien d'éléments, leur somme, les premiers d'entre eux, un graphique, l'image d'une vue, un chiffre dans le temps, le résultat d'une analyse, les problèmes du texte, ou sa propre description.",
    },
  },
  {
    id: "of",
    facet: "statement",
    type: list(text),
    on: ["tile"],
    name: { en: "Of", fr: "De" },
    description: {
      en: "Kinds of the elements that are counted, with their specialisations; all kinds if absent.",
      fr: "Types des éléments comptés, avec leurs spécialisations ; tous les types si absent.",
    },
  },
  {
    id: "query",
    facet: "statement",
    type: reference("query"),
    on: ["tile"],
    name: { en: "Saved query", fr: "Requête enregistrée" },
    description: {
      en: "A saved query whose kinds, search, columns and order the tile takes.",
      fr: "Une requête enregistrée dont la tuile reprend types, recherche, colonnes et ordre.",
    },
    travel: "none",
  },
  {
    id: "view",
    facet: "statement",
    type: reference("view"),
    on: ["tile"],
    name: { en: "View", fr: "Vue" },
    description: {
      en: "The view whose picture is shown; `viewpoint:` draws one on the spot instead.",
      fr: "La vue dont l'image est montrée ; « viewpoint » en dessine une sur-le-champ.",
    },
    travel: "none",
  },
  {
    id: "form",
    facet: "statement",
    type: called(
      named({
        bars: ["bars", "barres"],
        stacked: ["stacked bars", "barres empilées"],
        donut: ["ring", "anneau"],
        histogram: ["histogram", "histogramme"],
        bubbles: ["bubbles", "bulles"],
        heat: ["heat map", "carte de chaleur"],
        percent: ["percent", "pourcentage"],
      }),
      oneOf("bars", "stacked", "donut", "histogram", "bubbles", "heat", "percent"),
    ),
    on: ["tile"],
    name: { en: "Form", fr: "Forme" },
    description: {
      en: "How a chart is drawn where it should not follow from what is asked; `percent` makes a count a share.",
      fr: "Comment dessiner un graphique s'il ne doit pas découler de la question ; « percent » fait d'un nombre une part.",
    },
  },
  {
    id: "by",
    facet: "statement",
    type: text,
    on: ["tile"],
    name: { en: "By", fr: "Par" },
    description: {
      en: "Attribute or computed figure by whose values a chart is divided: `criticality`, `lifecycle`, `kind`.",
      fr: "Attribut ou valeur calculée selon lesquels un graphique est divisé : `criticality`, `lifecycle`, `kind`.",
    },
  },
  {
    id: "split",
    facet: "statement",
    type: text,
    on: ["tile"],
    name: { en: "Split by", fr: "Divisé par" },
    description: {
      en: "A second attribute: parts of the bars, or columns of a heat map.",
      fr: "Un second attribut : parties des barres, ou colonnes d'une carte de chaleur.",
    },
  },
  {
    id: "measure",
    facet: "statement",
    type: text,
    on: ["tile"],
    name: { en: "Measure", fr: "Mesure" },
    description: {
      en: "Attribute that is summed up (`annualCost`), or figure of a trend (`elements`, `relationships`, `diagnostics`).",
      fr: "Attribut dont on fait la somme (`annualCost`), ou chiffre d'une tendance (`elements`, `relationships`, `diagnostics`).",
    },
  },
  ...(["x", "y", "size"] as const).map((id): AttributeDefinition => axis(id)),
  {
    id: "good",
    facet: "statement",
    type: either(number, percent, money, text),
    on: ["tile"],
    name: { en: "Good", fr: "Bon" },
    description: {
      en: 'From which figure on it is good: `0`, `90%`, or `">= 3"`. Beside `bad`, their order says which way is better; alone, less is better for counts and more for percents.',
      fr: 'À partir de quelle valeur c\'est bon : `0`, `90%` ou `">= 3"`. À côté de « bad », leur ordre dit quel sens est le meilleur ; seul, moins vaut mieux pour un nombre, plus pour un pourcentage.',
    },
  },
  {
    id: "bad",
    facet: "statement",
    type: either(number, percent, money, text),
    on: ["tile"],
    name: { en: "Bad", fr: "Mauvais" },
    description: {
      en: "From which figure on it is bad, written as `good` is.",
      fr: "À partir de quelle valeur c'est mauvais, écrit comme « good ».",
    },
  },
  {
    id: "top",
    facet: "statement",
    type: count,
    on: ["tile"],
    name: { en: "Top", fr: "Premiers" },
    description: { en: "How many rows or bars are shown.", fr: "Combien de lignes ou de barres sont montrées." },
  },
  {
    id: "analysis",
    facet: "statement",
    type: called(
      named({
        "build-order": ["build order", "ordre de construction"],
        coverage: ["coverage of needs", "couverture des besoins"],
        cycles: ["circular dependencies", "dépendances circulaires"],
        impact: ["impact", "impact"],
        indicators: ["indicators and objectives", "indicateurs et objectifs"],
        interfaces: ["interfaces and interactions", "interfaces et interactions"],
        "layer-matrix": ["dependencies between layers", "dépendances entre couches"],
        licences: ["licences", "licences"],
        portfolio: ["portfolio", "portefeuille"],
        processes: ["processes as they run", "déroulement des processus"],
        redundancies: ["redundancies", "redondances"],
        skills: ["skills", "compétences"],
        sources: ["where the facts come from", "origine des faits"],
      }),
      oneOf(
        "build-order",
        "coverage",
        "cycles",
        "impact",
        "indicators",
        "interfaces",
        "layer-matrix",
        "licences",
        "portfolio",
        "processes",
        "redundancies",
        "skills",
        "sources",
      ),
    ),
    on: ["tile"],
    name: { en: "Analysis", fr: "Analyse" },
    description: {
      en: "Question to the model whose answer is shown; `impact` takes its element from `scope`.",
      fr: "Question au modèle dont on montre la réponse ; « impact » prend son élément dans « scope ».",
    },
  },
  {
    id: "parameters",
    facet: "statement",
    type: list(text),
    on: ["tile"],
    name: { en: "Parameters", fr: "Paramètres" },
    description: {
      en: "What the analysis is asked beside: `within=30`, several values with `|` between.",
      fr: "Ce qu'on demande en plus à l'analyse : `within=30`, plusieurs valeurs séparées par `|`.",
    },
  },
  {
    id: "table",
    facet: "statement",
    type: text,
    on: ["tile"],
    name: { en: "Table", fr: "Tableau" },
    description: {
      en: "Which of the tables of the analysis is shown, where it has several; the first if not stated.",
      fr: "Lequel des tableaux de l'analyse est montré, s'il y en a plusieurs ; le premier par défaut.",
    },
  },
  {
    id: "width",
    facet: "statement",
    type: scale(1, 4),
    on: ["tile"],
    name: { en: "Width", fr: "Largeur" },
    description: {
      en: "How many of the four columns of a wide page the tile takes.",
      fr: "Combien des quatre colonnes d'une page large occupe la tuile.",
    },
  },
];

function axis(id: "x" | "y" | "size"): AttributeDefinition {
  const names = {
    x: { en: "Across", fr: "En abscisse" },
    y: { en: "Upwards", fr: "En ordonnée" },
    size: { en: "Size", fr: "Taille" },
  };
  const what = {
    x: { en: "places the bubbles from left to right.", fr: "place les bulles de gauche à droite." },
    y: { en: "places the bubbles from bottom to top.", fr: "place les bulles de bas en haut." },
    size: { en: "gives the bubbles their area.", fr: "donne aux bulles leur surface." },
  };
  return {
    id,
    facet: "statement",
    type: text,
    on: ["tile"],
    name: names[id],
    description: { en: `Attribute that ${what[id].en}`, fr: `Attribut qui ${what[id].fr}` },
  };
}

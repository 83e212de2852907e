/** Where software sits and who runs it: in one centre, on a serverless platform of one's own, at a provider of public cloud. */
import type { ArchitectureStyle } from "./style.ts";

export const placingStyles: readonly ArchitectureStyle[] = [
  {
    id: "centralised",
    axis: "topology",
    name: { en: "Centralised", fr: "Centralisé" },
    definition: {
      en: "One powerful place keeps the data and does the processing for all.",
      fr: "Un lieu puissant garde les données et traite tout pour tous.",
    },
    suits: [
      { en: "large volumes of data and critical processing", fr: "gros volumes de données et traitements critiques" },
      { en: "banking, government", fr: "banque, administration" },
    ],
    pro: [
      {
        says: {
          en: "one resource to administer, maintain, update and back up",
          fr: "une ressource à administrer, maintenir, mettre à jour et sauvegarder",
        },
        quality: "maintainability",
        measure: "nodes",
      },
      {
        says: { en: "data are easier to manage and safer", fr: "données plus faciles à gérer et plus sûres" },
        quality: "security",
        measure: "stores",
      },
      {
        says: { en: "less infrastructure to pay for", fr: "moins d’infrastructure à payer" },
        quality: "cost",
        measure: "annual-cost",
      },
      {
        says: { en: "takes many requests at once", fr: "traite de nombreuses requêtes en parallèle" },
        quality: "performance",
        measure: "headroom",
      },
    ],
    con: [
      {
        says: { en: "answers may take longer", fr: "temps de réponse plus longs" },
        quality: "performance",
        codes: ["LATENCY-BUDGET"],
      },
      {
        says: { en: "too many requests at once overload it", fr: "trop de requêtes simultanées la surchargent" },
        quality: "performance",
        codes: ["CAP-SERVER"],
      },
      {
        says: { en: "less flexible than client-server", fr: "moins souple que le client-serveur" },
        quality: "modularity",
        codes: ["COUPLING-HIGH"],
      },
    ],
    points: [
      {
        driver: "data",
        answer: "massive",
        points: 3,
        because: {
          en: "large data are kept and processed together",
          fr: "de grandes données se gardent et se traitent ensemble",
        },
      },
      {
        driver: "regulation",
        answer: "regulated",
        points: 1,
        because: { en: "one place to guard and to audit", fr: "un lieu à garder et à auditer" },
      },
      {
        driver: "regulation",
        answer: "sovereign",
        points: 2,
        because: { en: "one place under one law", fr: "un lieu sous une seule loi" },
      },
      {
        driver: "skills",
        answer: "basic",
        points: 1,
        because: { en: "one place to run", fr: "un lieu à exploiter" },
      },
      {
        driver: "infrastructure",
        answer: "own",
        points: 1,
        because: { en: "the centre is there already", fr: "le centre existe déjà" },
      },
      {
        driver: "scale",
        answer: "large",
        points: -2,
        because: { en: "all requests meet in one place", fr: "toutes les requêtes se rejoignent en un lieu" },
      },
      {
        driver: "load",
        answer: "variable",
        points: -1,
        because: { en: "peaks meet a fixed size", fr: "les pointes rencontrent une taille fixe" },
      },
      {
        driver: "performance",
        answer: "strict",
        points: -1,
        because: { en: "far users wait for the way", fr: "les utilisateurs éloignés attendent le trajet" },
      },
    ],
  },
  {
    id: "serverless-private",
    axis: "hosting",
    name: { en: "Serverless on private infrastructure", fr: "Sans serveur sur infrastructure privée" },
    definition: {
      en: "Functions that events set going, on a platform that the organisation runs itself; the same can be had of a public cloud.",
      fr: "Des fonctions que des événements déclenchent, sur une plateforme que l’organisation exploite elle-même ; transposable au cloud public.",
    },
    suits: [
      { en: "needs of sovereignty or compliance", fr: "besoins de souveraineté ou de conformité" },
      { en: "infrastructure that is there already", fr: "infrastructure existante à réutiliser" },
    ],
    pro: [
      {
        says: {
          en: "independent of cloud providers and of how fast they answer",
          fr: "indépendant des fournisseurs cloud et de leurs temps de réponse",
        },
        quality: "sovereignty",
        measure: "suppliers",
      },
      {
        says: { en: "full control of the infrastructure", fr: "maîtrise complète de l’infrastructure" },
        quality: "compliance",
        measure: "self-run-share",
      },
      {
        says: { en: "what is there is used again", fr: "l’existant est réutilisé" },
        quality: "cost",
        measure: "shared-nodes",
      },
      {
        says: { en: "no fees by use", fr: "pas de frais à l’usage" },
        quality: "cost",
        measure: "billed-cost",
      },
      {
        says: { en: "developers keep to the business", fr: "les développeurs se consacrent au métier" },
        quality: "productivity",
        measure: "manual-steps",
      },
    ],
    con: [
      {
        says: {
          en: "what a cloud brings must be rebuilt and set up",
          fr: "les mécanismes du cloud sont à reconstruire et à configurer",
        },
        quality: "complexity",
        codes: ["PLATFORM-GAP"],
      },
      {
        says: {
          en: "servers, containers, orchestration of events, monitoring and automatic scaling to be put in place",
          fr: "serveurs, conteneurs, orchestration d’événements, supervision et dimensionnement automatique à mettre en place",
        },
        quality: "complexity",
        codes: ["PLATFORM-GAP"],
      },
      {
        says: { en: "full responsibility for the platform", fr: "pleine responsabilité de la plateforme" },
        quality: "operations",
        codes: ["OWNER-PLATFORM"],
      },
      {
        says: { en: "takes a team of experts", fr: "demande une équipe experte" },
        quality: "team",
        codes: ["SKILL-SINGLE"],
      },
      {
        says: { en: "more expensive to maintain in the long run", fr: "plus cher à maintenir à long terme" },
        quality: "cost",
        codes: ["TCO-COMPARE"],
      },
    ],
    points: [
      {
        driver: "regulation",
        answer: "sovereign",
        points: 3,
        because: { en: "data and platform stay in the house", fr: "données et plateforme restent dans la maison" },
      },
      {
        driver: "regulation",
        answer: "regulated",
        points: 1,
        because: { en: "the proof of control is one’s own", fr: "la preuve de maîtrise est à soi" },
      },
      {
        driver: "infrastructure",
        answer: "own",
        points: 3,
        because: { en: "machines are there to be used", fr: "des machines sont là, à utiliser" },
      },
      {
        driver: "infrastructure",
        answer: "none",
        points: -3,
        because: { en: "everything would have to be bought", fr: "tout serait à acheter" },
      },
      {
        driver: "infrastructure",
        answer: "cloud",
        points: -1,
        because: { en: "the platform is elsewhere already", fr: "la plateforme est déjà ailleurs" },
      },
      {
        driver: "skills",
        answer: "basic",
        points: -3,
        because: { en: "a platform of one’s own takes experts", fr: "une plateforme à soi demande des experts" },
      },
      {
        driver: "skills",
        answer: "expert",
        points: 2,
        because: { en: "the platform can be run", fr: "la plateforme peut être exploitée" },
      },
      {
        driver: "team",
        answer: "small",
        points: -2,
        because: { en: "nobody would be left for the business", fr: "il ne resterait personne pour le métier" },
      },
      {
        driver: "time",
        answer: "short",
        points: -2,
        because: {
          en: "the platform comes before the first function",
          fr: "la plateforme vient avant la première fonction",
        },
      },
    ],
  },
  {
    id: "cloud-public",
    axis: "hosting",
    name: { en: "Public cloud", fr: "Cloud public" },
    definition: {
      en: "A provider runs the infrastructure; teams deploy to it and pay for what they use.",
      fr: "Un fournisseur exploite l’infrastructure ; les équipes y déploient et paient l’usage.",
    },
    suits: [
      { en: "teams of one’s own that develop and deploy", fr: "équipes internes qui développent et déploient" },
      { en: "load that varies", fr: "charge variable" },
    ],
    pro: [
      {
        says: { en: "developers keep to the business", fr: "les développeurs se consacrent au métier" },
        quality: "productivity",
        measure: "manual-steps",
      },
      {
        says: {
          en: "no servers to maintain, less infrastructure",
          fr: "pas de serveurs à entretenir, moins d’infrastructure",
        },
        quality: "cost",
        measure: "nodes",
      },
      {
        says: { en: "paying by use can lower the cost", fr: "payer à l’usage peut réduire le coût" },
        quality: "cost",
        measure: "billed-cost",
      },
      {
        says: { en: "no servers to configure", fr: "pas de serveurs à configurer" },
        quality: "operations",
        measure: "managed-share",
      },
    ],
    con: [
      {
        says: { en: "depends heavily on the provider", fr: "forte dépendance au fournisseur" },
        quality: "lock-in",
        codes: ["LOCKIN-PROVIDER"],
      },
      {
        says: {
          en: "data at third parties are out of one’s hands",
          fr: "les données chez des tiers échappent au contrôle",
        },
        quality: "sovereignty",
        codes: ["DATA-THIRD-PARTY"],
      },
      {
        says: { en: "limits of regulation and jurisdiction", fr: "limites de réglementation et de juridiction" },
        quality: "compliance",
        codes: ["DATA-JURISDICTION"],
      },
      {
        says: {
          en: "the bill may run over; taking data out is charged",
          fr: "la facture peut déraper ; sortir les données est payant",
        },
        quality: "cost",
        codes: ["COST-OVERRUN", "COST-EGRESS"],
      },
      {
        says: { en: "responsibility is shared", fr: "la responsabilité est partagée" },
        quality: "accountability",
        codes: ["RESP-GAP"],
      },
      {
        says: {
          en: "traces get lost, audits become difficult",
          fr: "la traçabilité se perd, l’audit devient difficile",
        },
        quality: "auditability",
        codes: ["LOG-GAP"],
      },
    ],
    points: [
      {
        driver: "load",
        answer: "variable",
        points: 3,
        because: { en: "capacity follows the load", fr: "la capacité suit la charge" },
      },
      {
        driver: "scale",
        answer: "large",
        points: 2,
        because: { en: "capacity is there when it is needed", fr: "la capacité est là quand il la faut" },
      },
      {
        driver: "infrastructure",
        answer: "none",
        points: 3,
        because: { en: "nothing has to be built first", fr: "rien n’est à bâtir d’abord" },
      },
      {
        driver: "infrastructure",
        answer: "cloud",
        points: 2,
        because: { en: "contracts and knowledge are there", fr: "contrats et savoir-faire sont là" },
      },
      {
        driver: "infrastructure",
        answer: "own",
        points: -1,
        because: { en: "what is there would stand idle", fr: "l’existant resterait inemployé" },
      },
      {
        driver: "time",
        answer: "short",
        points: 2,
        because: { en: "environments are there within hours", fr: "les environnements sont là en quelques heures" },
      },
      {
        driver: "skills",
        answer: "basic",
        points: 1,
        because: { en: "the provider runs the platform", fr: "le fournisseur exploite la plateforme" },
      },
      {
        driver: "change",
        answer: "continuous",
        points: 1,
        because: { en: "teams deploy by themselves", fr: "les équipes déploient elles-mêmes" },
      },
      {
        driver: "regulation",
        answer: "regulated",
        points: -1,
        because: {
          en: "control and proof must be agreed by contract",
          fr: "maîtrise et preuves sont à convenir par contrat",
        },
      },
      {
        driver: "regulation",
        answer: "sovereign",
        points: -3,
        because: { en: "the provider’s law applies as well", fr: "la loi du fournisseur s’applique aussi" },
      },
    ],
  },
];

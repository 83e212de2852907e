/** How software is cut: monolith, microservices, layers, modules. */
import type { ArchitectureStyle } from "./style.ts";

export const decompositionStyles: readonly ArchitectureStyle[] = [
  {
    id: "monolith",
    axis: "decomposition",
    name: { en: "Monolith", fr: "Monolithe" },
    definition: {
      en: "One unit that is built, tested and put into service as a whole.",
      fr: "Une seule unité, construite, testée et mise en service d’un bloc.",
    },
    suits: [
      {
        en: "small applications with few, simple functions",
        fr: "petites applications aux fonctions simples et peu nombreuses",
      },
      { en: "a small team", fr: "une petite équipe" },
    ],
    pro: [
      {
        says: { en: "quick to build, to test and to deploy", fr: "rapide à construire, à tester et à déployer" },
        quality: "time",
        measure: "lead-time",
      },
      {
        says: { en: "few people are enough", fr: "peu de personnes suffisent" },
        quality: "team",
        measure: "parts-per-person",
      },
      {
        says: { en: "little infrastructure to pay for", fr: "peu d’infrastructure à payer" },
        quality: "cost",
        measure: "annual-cost",
      },
      {
        says: { en: "a single unit to deploy", fr: "une seule unité à déployer" },
        quality: "deployability",
        measure: "deployables",
      },
    ],
    con: [
      {
        says: { en: "every change touches the whole", fr: "chaque changement touche l’ensemble" },
        quality: "maintainability",
        codes: ["MONOLITH-LARGE"],
      },
      {
        says: {
          en: "harder to keep up when a part fails",
          fr: "plus difficile à maintenir en service quand une partie tombe",
        },
        quality: "resilience",
        codes: ["MONOLITH-VITAL-SINGLE"],
      },
    ],
    points: [
      {
        driver: "complexity",
        answer: "simple",
        points: 3,
        because: { en: "few functions fit well into one unit", fr: "peu de fonctions tiennent bien dans une unité" },
      },
      {
        driver: "complexity",
        answer: "complex",
        points: -3,
        because: {
          en: "in a large unit each change risks all functions",
          fr: "dans une grosse unité, chaque changement met en jeu toutes les fonctions",
        },
      },
      {
        driver: "team",
        answer: "small",
        points: 3,
        because: { en: "one team can hold one unit", fr: "une équipe tient une unité" },
      },
      {
        driver: "team",
        answer: "large",
        points: -2,
        because: { en: "several teams would get in each other’s way", fr: "plusieurs équipes s’y gêneraient" },
      },
      {
        driver: "time",
        answer: "short",
        points: 2,
        because: {
          en: "nothing to set up before the first function",
          fr: "rien à mettre en place avant la première fonction",
        },
      },
      {
        driver: "budget",
        answer: "low",
        points: 1,
        because: {
          en: "one pipeline and one runtime to set up",
          fr: "une chaîne et un environnement à mettre en place",
        },
      },
      {
        driver: "skills",
        answer: "basic",
        points: 2,
        because: { en: "no distributed platform to master", fr: "pas de plateforme répartie à maîtriser" },
      },
      {
        driver: "change",
        answer: "continuous",
        points: -2,
        because: { en: "every delivery ships the whole", fr: "chaque livraison emporte le tout" },
      },
      {
        driver: "scale",
        answer: "large",
        points: -2,
        because: { en: "only the whole can be multiplied", fr: "on ne peut multiplier que le tout" },
      },
      {
        driver: "performance",
        answer: "strict",
        points: 1,
        because: { en: "calls stay in one process", fr: "les appels restent dans un processus" },
      },
    ],
  },
  {
    id: "microservices",
    axis: "decomposition",
    name: { en: "Microservices", fr: "Microservices" },
    definition: {
      en: "Small services, each with its data, put into service on its own and reached through a gateway.",
      fr: "De petits services, chacun avec ses données, mis en service seul et atteint par une passerelle.",
    },
    suits: [
      { en: "a large enterprise with a complex application", fr: "une grande entreprise à l’application complexe" },
      {
        en: "fast growth and frequent deliveries",
        fr: "une montée en charge rapide et des livraisons fréquentes",
      },
      { en: "entry through an API gateway", fr: "une entrée par une passerelle d’API" },
    ],
    pro: [
      {
        says: {
          en: "each service is managed, scaled and deployed alone",
          fr: "chaque service est géré, dimensionné et déployé seul",
        },
        quality: "scalability",
        measure: "scaled-alone",
      },
      {
        says: {
          en: "each service has its database: isolated, built side by side",
          fr: "chaque service a sa base : isolé, développé en parallèle",
        },
        quality: "data-isolation",
        measure: "own-stores",
      },
      {
        says: { en: "new services leave the others alone", fr: "un nouveau service ne touche pas les autres" },
        quality: "modularity",
        measure: "mean-fan-out",
      },
      {
        says: {
          en: "failures and their search stay in one function",
          fr: "une panne et son analyse restent dans une fonction",
        },
        quality: "resilience",
        measure: "blast-radius",
      },
      {
        says: {
          en: "each service takes the technology it needs",
          fr: "chaque service prend la technologie qu’il lui faut",
        },
        quality: "flexibility",
        measure: "technologies",
      },
    ],
    con: [
      {
        says: {
          en: "hard to lead when services grow in number; data spread out must stay consistent",
          fr: "difficile à mener quand les services se multiplient ; données réparties à garder cohérentes",
        },
        quality: "complexity",
        codes: ["SERVICES-PER-TEAM", "SHARED-STORE"],
      },
      {
        says: {
          en: "the exchanges between services must be designed",
          fr: "les échanges entre services sont à concevoir",
        },
        quality: "complexity",
        codes: ["SYNC-CHAIN", "CALL-CYCLE"],
      },
      {
        says: {
          en: "following a request and handling its errors is hard",
          fr: "suivre une requête et traiter ses erreurs est difficile",
        },
        quality: "observability",
        codes: ["NO-TRACING"],
      },
    ],
    points: [
      {
        driver: "complexity",
        answer: "complex",
        points: 3,
        because: { en: "each function gets a service of its own", fr: "chaque fonction a son service" },
      },
      {
        driver: "complexity",
        answer: "simple",
        points: -3,
        because: {
          en: "the distribution would be more work than the functions",
          fr: "la répartition donnerait plus de travail que les fonctions",
        },
      },
      {
        driver: "team",
        answer: "large",
        points: 3,
        because: { en: "teams build and deliver side by side", fr: "les équipes construisent et livrent en parallèle" },
      },
      {
        driver: "team",
        answer: "small",
        points: -3,
        because: {
          en: "more services than people to carry them",
          fr: "plus de services que de personnes pour les porter",
        },
      },
      {
        driver: "skills",
        answer: "basic",
        points: -3,
        because: {
          en: "asks for tracing, automation and distributed data",
          fr: "exige traçage, automatisation et données réparties",
        },
      },
      {
        driver: "skills",
        answer: "expert",
        points: 1,
        because: { en: "the platform can be run", fr: "la plateforme peut être exploitée" },
      },
      {
        driver: "scale",
        answer: "large",
        points: 3,
        because: { en: "the busy services alone are multiplied", fr: "seuls les services sollicités sont multipliés" },
      },
      {
        driver: "load",
        answer: "variable",
        points: 1,
        because: { en: "services follow the load one by one", fr: "les services suivent la charge un par un" },
      },
      {
        driver: "change",
        answer: "continuous",
        points: 3,
        because: { en: "each service is delivered when it is ready", fr: "chaque service est livré quand il est prêt" },
      },
      {
        driver: "time",
        answer: "short",
        points: -2,
        because: {
          en: "gateway, pipelines and tracing come before the first function",
          fr: "passerelle, chaînes et traçage viennent avant la première fonction",
        },
      },
      {
        driver: "budget",
        answer: "low",
        points: -2,
        because: { en: "many parts to set up and to run", fr: "beaucoup de parties à mettre en place et à exploiter" },
      },
      {
        driver: "performance",
        answer: "strict",
        points: -1,
        because: { en: "every hop adds network time", fr: "chaque saut ajoute du temps de réseau" },
      },
      {
        driver: "data",
        answer: "massive",
        points: -1,
        because: {
          en: "data that belong together are hard to spread",
          fr: "des données qui vont ensemble se répartissent mal",
        },
      },
    ],
  },
  {
    id: "layered",
    axis: "decomposition",
    name: { en: "Layers", fr: "Couches" },
    definition: {
      en: "Presentation, business logic and data one upon the other, each talking to its neighbour only; MVC is a variant of its presentation.",
      fr: "Présentation, logique métier et données l’une sur l’autre, chacune ne parlant qu’à sa voisine ; MVC en est une variante côté présentation.",
    },
    suits: [
      { en: "a clear, organised structure", fr: "une structure claire et organisée" },
      { en: "concerns kept apart for the long term", fr: "des préoccupations séparées sur le long terme" },
    ],
    pro: [
      {
        says: { en: "each layer has one responsibility", fr: "chaque couche a une responsabilité" },
        quality: "modularity",
        measure: "one-tier-parts",
      },
      {
        says: {
          en: "concerns are apart: maintained and reused more easily",
          fr: "préoccupations séparées : maintenance et réutilisation plus faciles",
        },
        quality: "maintainability",
        measure: "layer-breaches",
      },
      {
        says: {
          en: "layers are developed, tested and maintained apart",
          fr: "les couches se développent, se testent et se maintiennent à part",
        },
        quality: "testability",
        measure: "tested-parts",
      },
      {
        says: { en: "views can be used again", fr: "les vues sont réutilisables" },
        quality: "reuse",
        measure: "reused-views",
      },
      {
        says: { en: "layers may stand on separate servers", fr: "les couches peuvent être sur des serveurs distincts" },
        quality: "deployability",
        measure: "nodes",
      },
    ],
    con: [
      {
        says: { en: "passing from layer to layer takes time", fr: "passer de couche en couche prend du temps" },
        quality: "performance",
        codes: ["LATENCY-BUDGET"],
      },
      {
        says: {
          en: "slower when layers stand on different servers",
          fr: "plus lent quand les couches sont sur des serveurs différents",
        },
        quality: "performance",
        codes: ["LATENCY-BUDGET"],
      },
      {
        says: {
          en: "dependencies between layers hold changes back",
          fr: "les dépendances entre couches freinent les changements",
        },
        quality: "flexibility",
        codes: ["LAYER-SKIP", "LAYER-UP"],
      },
      {
        says: { en: "a layer alone is hard to test", fr: "une couche seule est difficile à tester" },
        quality: "testability",
        codes: ["LAYER-UNTESTED"],
      },
    ],
    points: [
      {
        driver: "lifetime",
        answer: "long",
        points: 3,
        because: {
          en: "concerns kept apart can be renewed one after the other",
          fr: "des préoccupations séparées se renouvellent l’une après l’autre",
        },
      },
      {
        driver: "complexity",
        answer: "moderate",
        points: 2,
        because: { en: "a structure that everybody knows", fr: "une structure que chacun connaît" },
      },
      {
        driver: "skills",
        answer: "basic",
        points: 2,
        because: { en: "well known and well tooled", fr: "bien connu et bien outillé" },
      },
      {
        driver: "team",
        answer: "medium",
        points: 1,
        because: { en: "people can specialise by layer", fr: "on peut se spécialiser par couche" },
      },
      {
        driver: "change",
        answer: "continuous",
        points: -1,
        because: { en: "a new function crosses every layer", fr: "une nouvelle fonction traverse toutes les couches" },
      },
      {
        driver: "performance",
        answer: "strict",
        points: -2,
        because: { en: "each layer passes the request on", fr: "chaque couche relaie la requête" },
      },
      {
        driver: "regulation",
        answer: "regulated",
        points: 1,
        because: {
          en: "data stand behind the logic that guards them",
          fr: "les données sont derrière la logique qui les garde",
        },
      },
    ],
  },
  {
    id: "modular",
    axis: "decomposition",
    name: { en: "Modular", fr: "Modulaire" },
    definition: {
      en: "Modules with clear borders, which can be changed, tested and put into service apart; in one process or in several.",
      fr: "Des modules aux frontières nettes, que l’on change, teste et met en service à part ; dans un ou plusieurs processus.",
    },
    suits: [
      {
        en: "systems that must grow or be renewed part by part",
        fr: "systèmes qui doivent grandir ou se renouveler partie par partie",
      },
    ],
    pro: [
      {
        says: {
          en: "parts are developed, tested and deployed apart",
          fr: "les parties se développent, se testent et se déploient à part",
        },
        quality: "modularity",
        measure: "delivered-alone",
      },
      {
        says: { en: "easier to scale and to maintain", fr: "plus facile à dimensionner et à maintenir" },
        quality: "scalability",
        measure: "scaled-alone",
      },
    ],
    con: [],
    points: [
      {
        driver: "change",
        answer: "regular",
        points: 2,
        because: { en: "a change stays in its module", fr: "un changement reste dans son module" },
      },
      {
        driver: "change",
        answer: "continuous",
        points: 2,
        because: { en: "modules are delivered apart", fr: "les modules se livrent à part" },
      },
      {
        driver: "complexity",
        answer: "moderate",
        points: 2,
        because: { en: "borders without a network between them", fr: "des frontières sans réseau entre elles" },
      },
      {
        driver: "complexity",
        answer: "complex",
        points: 2,
        because: { en: "the whole is understood module by module", fr: "le tout se comprend module par module" },
      },
      {
        driver: "team",
        answer: "medium",
        points: 2,
        because: { en: "each team owns modules", fr: "chaque équipe a ses modules" },
      },
      {
        driver: "lifetime",
        answer: "long",
        points: 2,
        because: { en: "parts are replaced without the rest", fr: "on remplace des parties sans le reste" },
      },
      {
        driver: "scale",
        answer: "medium",
        points: 1,
        because: { en: "a busy module can be moved out", fr: "un module sollicité peut être sorti" },
      },
    ],
  },
];

/** How parts talk: client and server, services over a bus, events. */
import type { ArchitectureStyle } from "./style.ts";

export const interactionStyles: readonly ArchitectureStyle[] = [
  {
    id: "client-server",
    axis: "interaction",
    name: { en: "Client-server", fr: "Client-serveur" },
    definition: {
      en: "Clients ask, a server answers: it keeps the data and does what several clients need.",
      fr: "Des clients demandent, un serveur répond : il garde les données et fait ce dont plusieurs clients ont besoin.",
    },
    suits: [
      { en: "connected desktop applications", fr: "applications de bureau connectées" },
      { en: "data shared by several clients", fr: "données partagées par plusieurs clients" },
    ],
    pro: [
      {
        says: {
          en: "one server serves many clients with many services",
          fr: "un serveur rend de nombreux services à de nombreux clients",
        },
        quality: "reuse",
        measure: "consumers",
      },
      {
        says: {
          en: "data in one place, whose server keeps them sound",
          fr: "données en un lieu, dont le serveur garde l’intégrité",
        },
        quality: "data-integrity",
        measure: "golden-sources",
      },
      {
        says: { en: "clients share the data", fr: "les clients partagent les données" },
        quality: "interoperability",
        measure: "neighbours",
      },
      {
        says: { en: "security is dealt with in one place", fr: "la sécurité est traitée en un lieu" },
        quality: "security",
        measure: "authenticated-ways-in",
      },
      {
        says: { en: "client and server are renewed apart", fr: "client et serveur se renouvellent séparément" },
        quality: "maintainability",
        measure: "delivered-alone",
      },
      {
        says: { en: "goes with several servers as well", fr: "s’étend à plusieurs serveurs" },
        quality: "scalability",
        measure: "instances",
      },
    ],
    con: [
      {
        says: { en: "clients stop when the server does", fr: "les clients s’arrêtent avec le serveur" },
        quality: "reliability",
        codes: ["SPOF-SERVER"],
      },
      {
        says: {
          en: "answers slow down under many requests",
          fr: "les réponses ralentissent sous de nombreuses requêtes",
        },
        quality: "performance",
        codes: ["CAP-SERVER"],
      },
      {
        says: {
          en: "a strong, highly available server is expensive",
          fr: "un serveur puissant et très disponible est cher",
        },
        quality: "cost",
        codes: ["COST-HA"],
      },
      {
        says: {
          en: "traffic between client and server must be protected",
          fr: "le trafic entre client et serveur est à protéger",
        },
        quality: "security",
        codes: ["FLOW-UNENCRYPTED"],
      },
    ],
    points: [
      {
        driver: "reactions",
        answer: "requests",
        points: 3,
        because: { en: "people ask and wait for the answer", fr: "on demande et on attend la réponse" },
      },
      {
        driver: "reactions",
        answer: "events",
        points: -2,
        because: { en: "nobody should wait for an answer", fr: "personne ne devrait attendre de réponse" },
      },
      {
        driver: "data",
        answer: "shared",
        points: 2,
        because: {
          en: "several clients work on the same data",
          fr: "plusieurs clients travaillent sur les mêmes données",
        },
      },
      {
        driver: "integration",
        answer: "alone",
        points: 2,
        because: { en: "no other system to talk to", fr: "pas d’autre système à qui parler" },
      },
      {
        driver: "integration",
        answer: "many",
        points: -1,
        because: { en: "each client would know each server", fr: "chaque client connaîtrait chaque serveur" },
      },
      {
        driver: "skills",
        answer: "basic",
        points: 2,
        because: { en: "simple to build and to follow", fr: "simple à construire et à suivre" },
      },
      {
        driver: "time",
        answer: "short",
        points: 1,
        because: { en: "no middleware to set up", fr: "pas d’intergiciel à mettre en place" },
      },
      {
        driver: "load",
        answer: "variable",
        points: -1,
        because: { en: "peaks hit the server at once", fr: "les pointes frappent le serveur aussitôt" },
      },
    ],
  },
  {
    id: "soa",
    axis: "interaction",
    name: { en: "Services over a bus (SOA)", fr: "Services sur un bus (SOA)" },
    definition: {
      en: "Services with published interfaces, which reach each other through a bus that transports and translates.",
      fr: "Des services aux interfaces publiées, qui se joignent par un bus qui transporte et traduit.",
    },
    suits: [
      { en: "a large enterprise with heterogeneous systems", fr: "une grande entreprise aux systèmes hétérogènes" },
      { en: "parts that are reused a lot", fr: "une forte réutilisation des composants" },
    ],
    pro: [
      {
        says: {
          en: "several applications use the same services",
          fr: "plusieurs applications utilisent les mêmes services",
        },
        quality: "reuse",
        measure: "consumers-per-interface",
      },
      {
        says: { en: "functions that are offered join in easily", fr: "les fonctions offertes s’intègrent facilement" },
        quality: "interoperability",
        measure: "documented-interfaces",
      },
    ],
    con: [
      {
        says: { en: "the bus takes people who know it", fr: "le bus demande des gens qui le connaissent" },
        quality: "team",
        codes: ["ESB-SKILL", "ESB-SPOF"],
      },
      {
        says: { en: "expensive to introduce", fr: "cher à mettre en place" },
        quality: "cost",
        codes: ["COST-ESB"],
      },
    ],
    points: [
      {
        driver: "integration",
        answer: "many",
        points: 3,
        because: { en: "the bus translates between unlike systems", fr: "le bus traduit entre systèmes dissemblables" },
      },
      {
        driver: "integration",
        answer: "alone",
        points: -3,
        because: { en: "there is nothing to connect", fr: "il n’y a rien à relier" },
      },
      {
        driver: "team",
        answer: "large",
        points: 1,
        because: { en: "somebody can look after the bus", fr: "quelqu’un peut s’occuper du bus" },
      },
      {
        driver: "team",
        answer: "small",
        points: -2,
        because: { en: "the bus needs people of its own", fr: "le bus demande ses propres spécialistes" },
      },
      {
        driver: "skills",
        answer: "basic",
        points: -2,
        because: { en: "running a bus is a trade of its own", fr: "exploiter un bus est un métier" },
      },
      {
        driver: "budget",
        answer: "low",
        points: -2,
        because: { en: "the bus comes before the first exchange", fr: "le bus vient avant le premier échange" },
      },
      {
        driver: "performance",
        answer: "strict",
        points: -1,
        because: { en: "every exchange takes a way round", fr: "chaque échange fait un détour" },
      },
      {
        driver: "lifetime",
        answer: "long",
        points: 1,
        because: {
          en: "systems change behind stable services",
          fr: "les systèmes changent derrière des services stables",
        },
      },
    ],
  },
  {
    id: "event-driven",
    axis: "interaction",
    name: { en: "Event-driven", fr: "Orienté événements" },
    definition: {
      en: "Producers say what happened on an event bus; whoever subscribed reacts, when it can.",
      fr: "Des producteurs disent ce qui s’est passé sur un bus d’événements ; qui s’est abonné réagit, quand il peut.",
    },
    suits: [
      { en: "quick reactions to events", fr: "réactivité aux événements" },
      { en: "quick adaptation to change", fr: "adaptation rapide au changement" },
      { en: "complex asynchronous flows", fr: "flux asynchrones complexes" },
    ],
    pro: [
      {
        says: { en: "reacts without anybody waiting", fr: "réagit sans que personne attende" },
        quality: "performance",
        measure: "asynchronous-share",
      },
      {
        says: {
          en: "handles events side by side when there are many",
          fr: "traite les événements en parallèle quand ils affluent",
        },
        quality: "scalability",
        measure: "consumer-instances",
      },
      {
        says: {
          en: "new subscribers leave producers as they are",
          fr: "de nouveaux abonnés laissent les producteurs inchangés",
        },
        quality: "modularity",
        measure: "subscribers-per-topic",
      },
      {
        says: { en: "follows the load", fr: "suit la charge" },
        quality: "scalability",
        measure: "autoscaled-parts",
      },
      {
        says: { en: "new services leave the rest as it is", fr: "de nouveaux services laissent le reste inchangé" },
        quality: "modularity",
        measure: "mean-fan-out",
      },
      {
        says: {
          en: "a service may be away: its events wait",
          fr: "un service peut s’absenter : ses événements attendent",
        },
        quality: "resilience",
        measure: "buffered-share",
      },
    ],
    con: [
      {
        says: {
          en: "hard to trace: events and states are many",
          fr: "difficile à déboguer : événements et états se multiplient",
        },
        quality: "observability",
        codes: ["NO-CORRELATION", "NO-DLQ"],
      },
      {
        says: { en: "queues are further tools to run", fr: "les files sont des outils de plus à exploiter" },
        quality: "complexity",
        codes: ["BROKER-SPOF", "TOPIC-NO-OWNER"],
      },
    ],
    points: [
      {
        driver: "reactions",
        answer: "events",
        points: 3,
        because: { en: "events are what the business reacts to", fr: "le métier réagit à des événements" },
      },
      {
        driver: "reactions",
        answer: "mixed",
        points: 1,
        because: { en: "part of the work need not be waited for", fr: "une partie du travail n’a pas à être attendue" },
      },
      {
        driver: "reactions",
        answer: "requests",
        points: -2,
        because: { en: "answers are wanted at once", fr: "les réponses sont attendues aussitôt" },
      },
      {
        driver: "load",
        answer: "variable",
        points: 3,
        because: { en: "queues take up the peaks", fr: "les files absorbent les pointes" },
      },
      {
        driver: "change",
        answer: "continuous",
        points: 2,
        because: {
          en: "new consumers join without changing producers",
          fr: "de nouveaux consommateurs sans changer les producteurs",
        },
      },
      {
        driver: "integration",
        answer: "some",
        points: 1,
        because: {
          en: "systems know topics, not each other",
          fr: "les systèmes connaissent des sujets, pas les autres",
        },
      },
      {
        driver: "integration",
        answer: "many",
        points: 1,
        because: {
          en: "systems know topics, not each other",
          fr: "les systèmes connaissent des sujets, pas les autres",
        },
      },
      {
        driver: "skills",
        answer: "basic",
        points: -2,
        because: {
          en: "order, repetition and lost events must be mastered",
          fr: "ordre, répétitions et pertes d’événements sont à maîtriser",
        },
      },
      {
        driver: "time",
        answer: "short",
        points: -1,
        because: {
          en: "broker, schemas and dead letters come first",
          fr: "courtier, schémas et messages en échec viennent d’abord",
        },
      },
    ],
  },
];

/** The built-in kinds: 34 of architecture elements, by layer, and the kinds of statement about the description itself. */
import type { KindDefinition } from "../metamodel.ts";

const strategyKinds: readonly KindDefinition[] = [
  {
    id: "driver",
    layer: "strategy",
    name: { en: "Driver", fr: "Facteur" },
    plural: { en: "Drivers", fr: "Facteurs" },
    description: {
      en: "A pressure from outside or inside that makes the organisation move: a law, a market, a cost.",
      fr: "Une pression externe ou interne qui pousse l'organisation à agir : une loi, un marché, un coût.",
    },
    archimate: "Driver",
    c4: undefined,
    icon: "wind",
  },
  {
    id: "objective",
    layer: "strategy",
    name: { en: "Objective", fr: "Objectif" },
    plural: { en: "Objectives", fr: "Objectifs" },
    description: {
      en: "What the organisation wants to reach, with a weight and a date, in one perspective of its scorecard.",
      fr: "Ce que l'organisation veut atteindre, avec un poids et une échéance, dans un axe de son tableau de bord.",
    },
    archimate: "Goal",
    c4: undefined,
    icon: "target",
  },
  {
    id: "indicator",
    layer: "strategy",
    name: { en: "Indicator", fr: "Indicateur" },
    plural: { en: "Indicators", fr: "Indicateurs" },
    description: {
      en: "A measure with a baseline, a target and an actual value that tells how far an objective has come.",
      fr: "Une mesure avec une valeur de départ, une cible et une valeur constatée, qui dit où en est un objectif.",
    },
    archimate: "Driver",
    stereotype: "metric",
    c4: undefined,
    icon: "gauge",
  },
  {
    id: "principle",
    layer: "strategy",
    name: { en: "Principle", fr: "Principe" },
    plural: { en: "Principles", fr: "Principes" },
    description: {
      en: "A rule of conduct for every design decision, as far as possible with a check that watches over it.",
      fr: "Une règle de conduite pour toute décision de conception, si possible avec un contrôle qui la surveille.",
    },
    archimate: "Principle",
    c4: undefined,
    icon: "scale",
  },
  {
    id: "requirement",
    layer: "strategy",
    name: { en: "Requirement", fr: "Exigence" },
    plural: { en: "Requirements", fr: "Exigences" },
    description: {
      en: "A need that the information system must meet, with its source and the test that accepts it.",
      fr: "Un besoin que le système d'information doit satisfaire, avec son origine et le test qui l'accepte.",
    },
    archimate: "Requirement",
    archimateBy: { constraint: { yes: "Constraint" } },
    c4: undefined,
    icon: "clipboard-check",
  },
  {
    id: "capability",
    layer: "strategy",
    name: { en: "Capability", fr: "Capacité" },
    plural: { en: "Capabilities", fr: "Capacités" },
    description: {
      en: "What the organisation can do, whoever does it and with whatever tool.",
      fr: "Ce que l'organisation sait faire, quel que soit l'acteur et quel que soit l'outil.",
    },
    archimate: "Capability",
    c4: undefined,
    icon: "puzzle",
  },
  {
    id: "valuestream",
    layer: "strategy",
    name: { en: "Value stream", fr: "Chaîne de valeur" },
    plural: { en: "Value streams", fr: "Chaînes de valeur" },
    description: {
      en: "The stages, end to end, that create value for someone who asked for it.",
      fr: "Les étapes, de bout en bout, qui créent de la valeur pour celui qui l'a demandée.",
    },
    archimate: "ValueStream",
    c4: undefined,
    icon: "chevrons-right",
  },
];

const businessKinds: readonly KindDefinition[] = [
  {
    id: "area",
    layer: "business",
    name: { en: "Urbanisation area", fr: "Aire d'urbanisation" },
    plural: { en: "Urbanisation areas", fr: "Aires d'urbanisation" },
    description: {
      en: "A piece of the functional map (zone, district, block) that sorts applications by what they are for.",
      fr: "Une portion du plan d'urbanisme (zone, quartier, îlot, bloc) qui range les applications selon leur finalité.",
    },
    archimate: "Grouping",
    c4: "group",
    icon: "map",
  },
  {
    id: "process",
    layer: "business",
    name: { en: "Process", fr: "Processus" },
    plural: { en: "Processes", fr: "Processus" },
    description: {
      en: "Activities in an order that lead to a result; it carries the business impact and the privacy register.",
      fr: "Des activités ordonnées qui mènent à un résultat ; il porte le bilan d'impact et le registre des traitements.",
    },
    archimate: "BusinessProcess",
    c4: undefined,
    icon: "workflow",
  },
  {
    id: "function",
    layer: "business",
    name: { en: "Function", fr: "Fonction" },
    plural: { en: "Functions", fr: "Fonctions" },
    description: {
      en: "Behaviour grouped by the skill or the resource that it needs rather than by the order of its steps.",
      fr: "Un ensemble d'activités regroupées par compétence ou par ressource plutôt que par ordre d'exécution.",
    },
    archimate: "BusinessFunction",
    c4: undefined,
    icon: "square-function",
  },
  {
    id: "service",
    layer: "business",
    name: { en: "Service", fr: "Service" },
    plural: { en: "Services", fr: "Services" },
    description: {
      en: "What is offered to others, without saying how it is done: a business, application or technical service.",
      fr: "Ce qui est offert à d'autres sans dire comment : un service métier, applicatif ou technique.",
    },
    archimate: "BusinessService",
    archimateBy: {
      type: { business: "BusinessService", application: "ApplicationService", technical: "TechnologyService" },
    },
    c4: undefined,
    icon: "concierge-bell",
  },
  {
    id: "product",
    layer: "business",
    name: { en: "Product", fr: "Produit" },
    plural: { en: "Products", fr: "Produits" },
    description: {
      en: "An offer sold as a whole under one contract.",
      fr: "Une offre vendue comme un tout dans un même contrat.",
    },
    archimate: "Product",
    c4: undefined,
    icon: "package",
  },
  {
    id: "event",
    layer: "business",
    name: { en: "Event", fr: "Événement" },
    plural: { en: "Events", fr: "Événements" },
    description: {
      en: "Something that happens and to which a process or a service reacts.",
      fr: "Un fait qui survient et auquel réagit un processus ou un service.",
    },
    archimate: "BusinessEvent",
    c4: undefined,
    icon: "zap",
  },
];

const organisationKinds: readonly KindDefinition[] = [
  {
    id: "unit",
    layer: "organisation",
    name: { en: "Organisation unit", fr: "Unité d'organisation" },
    plural: { en: "Organisation units", fr: "Unités d'organisation" },
    description: {
      en: "A part of the organisation with its own people: a division, a department, a team.",
      fr: "Une partie de l'organisation avec ses propres effectifs : une direction, un service, une équipe.",
    },
    archimate: "BusinessActor",
    c4: undefined,
    icon: "building-2",
  },
  {
    id: "party",
    layer: "organisation",
    name: { en: "Party", fr: "Tiers" },
    plural: { en: "Parties", fr: "Tiers" },
    description: {
      en: "Someone outside the organisation that it deals with: customer, supplier, partner, regulator.",
      fr: "Un acteur extérieur avec lequel l'organisation traite : client, fournisseur, partenaire, régulateur.",
    },
    archimate: "BusinessActor",
    c4: "person",
    icon: "handshake",
  },
  {
    id: "role",
    layer: "organisation",
    name: { en: "Role", fr: "Rôle" },
    plural: { en: "Roles", fr: "Rôles" },
    description: {
      en: "A responsibility that people take, whatever their name and their place in the organisation tree.",
      fr: "Une responsabilité qu'assument des personnes, quels que soient leur nom et leur place dans l'organigramme.",
    },
    archimate: "BusinessRole",
    c4: "person",
    icon: "user-round",
  },
  {
    id: "document",
    layer: "organisation",
    name: { en: "Document", fr: "Document" },
    plural: { en: "Documents", fr: "Documents" },
    description: {
      en: "A text that binds or guides: policy, procedure, standard, contract, continuity or recovery plan.",
      fr: "Un texte qui engage ou qui guide : politique, procédure, norme, contrat, plan de continuité ou de reprise.",
    },
    archimate: "BusinessObject",
    archimateBy: { type: { contract: "Contract" } },
    stereotype: "document",
    c4: undefined,
    icon: "file-text",
  },
];

const applicationKinds: readonly KindDefinition[] = [
  {
    id: "application",
    layer: "application",
    name: { en: "Application", fr: "Application" },
    plural: { en: "Applications", fr: "Applications" },
    description: {
      en: "A software system that people know by name, bought or built, with an owner and a life of its own.",
      fr: "Un système logiciel que l'on connaît par son nom, acheté ou développé, avec un responsable et une vie propre.",
    },
    archimate: "ApplicationComponent",
    c4: "software-system",
    icon: "app-window",
  },
  {
    id: "module",
    layer: "application",
    name: { en: "Module", fr: "Module" },
    plural: { en: "Modules", fr: "Modules" },
    description: {
      en: "A part of an application that is deployed and runs on its own: web client, API, worker, job.",
      fr: "Une partie d'application déployée et exécutée séparément : client web, API, traitement de fond, batch.",
    },
    archimate: "ApplicationComponent",
    c4: "container",
    icon: "box",
  },
  {
    id: "component",
    layer: "application",
    name: { en: "Component", fr: "Composant" },
    plural: { en: "Components", fr: "Composants" },
    description: {
      en: "A building block of the code with a clear responsibility, shipped inside a module.",
      fr: "Une brique de code à la responsabilité claire, livrée à l'intérieur d'un module.",
    },
    archimate: "ApplicationComponent",
    c4: "component",
    icon: "component",
  },
  {
    id: "interface",
    layer: "application",
    name: { en: "Interface", fr: "Interface" },
    plural: { en: "Interfaces", fr: "Interfaces" },
    description: {
      en: "The point where software is reached: an API, a file drop, a message contract, a screen.",
      fr: "Le point d'accès à un logiciel : une API, un dépôt de fichiers, un contrat de message, un écran.",
    },
    archimate: "ApplicationInterface",
    c4: undefined,
    icon: "plug",
  },
];

const dataKinds: readonly KindDefinition[] = [
  {
    id: "store",
    layer: "data",
    name: { en: "Data store", fr: "Dépôt de données" },
    plural: { en: "Data stores", fr: "Dépôts de données" },
    description: {
      en: "Where data lives or waits: a database, a bucket, a queue, a topic, a warehouse.",
      fr: "Le lieu où vivent ou attendent les données : une base, un stockage d'objets, une file, un topic, un décisionnel.",
    },
    archimate: "ApplicationComponent",
    stereotype: "store",
    c4: "container",
    icon: "database",
  },
  {
    id: "entity",
    layer: "data",
    name: { en: "Entity", fr: "Entité" },
    plural: { en: "Entities", fr: "Entités" },
    description: {
      en: "A thing that the business talks about, as the conceptual data model names it.",
      fr: "Un objet dont parle le métier, tel que le nomme le modèle conceptuel de données.",
    },
    archimate: "BusinessObject",
    c4: undefined,
    icon: "shapes",
  },
  {
    id: "dataset",
    layer: "data",
    name: { en: "Data set", fr: "Jeu de données" },
    plural: { en: "Data sets", fr: "Jeux de données" },
    description: {
      en: "Data as they are exchanged, catalogued and stored: a table, a file, a message, a schema.",
      fr: "Des données telles qu'on les échange, les catalogue et les stocke : une table, un fichier, un message, un schéma.",
    },
    archimate: "DataObject",
    c4: undefined,
    icon: "table-2",
  },
];

const technicalKinds: readonly KindDefinition[] = [
  {
    id: "site",
    layer: "technical",
    name: { en: "Site", fr: "Site" },
    plural: { en: "Sites", fr: "Sites" },
    description: {
      en: "A place where people work or machines run: an office, a data centre, a cloud region, an availability zone.",
      fr: "Un lieu où travaillent des personnes ou des machines : bureau, centre de calcul, région ou zone de disponibilité.",
    },
    archimate: "Location",
    archimateBy: { type: { datacentre: "Facility" } },
    c4: "deployment-node",
    icon: "map-pin",
  },
  {
    id: "node",
    layer: "technical",
    name: { en: "Node", fr: "Nœud" },
    plural: { en: "Nodes", fr: "Nœuds" },
    description: {
      en: "Something that computes, stores or switches: a server, a virtual machine, a cluster, an appliance, a function platform.",
      fr: "Ce qui calcule, stocke ou commute : un serveur, une machine virtuelle, un cluster, un équipement, une plateforme de fonctions.",
    },
    archimate: "Node",
    archimateBy: { type: { device: "Device" } },
    c4: "deployment-node",
    icon: "server",
  },
  {
    id: "technology",
    layer: "technical",
    name: { en: "Technology", fr: "Technologie" },
    plural: { en: "Technologies", fr: "Technologies" },
    description: {
      en: "A product in one version that others run on: an operating system, a database engine, a runtime, a framework.",
      fr: "Un produit dans une version sur lequel d'autres s'exécutent : système, moteur de base, environnement d'exécution, cadriciel.",
    },
    archimate: "SystemSoftware",
    c4: undefined,
    icon: "cpu",
  },
  {
    id: "zone",
    layer: "technical",
    name: { en: "Network zone", fr: "Zone réseau" },
    plural: { en: "Network zones", fr: "Zones réseau" },
    description: {
      en: "A segment of the network in which everything is trusted to the same degree.",
      fr: "Un segment du réseau à l'intérieur duquel règne un même niveau de confiance.",
    },
    archimate: "CommunicationNetwork",
    c4: "deployment-node",
    icon: "network",
  },
];

const securityKinds: readonly KindDefinition[] = [
  {
    id: "risk",
    layer: "security",
    name: { en: "Risk", fr: "Risque" },
    plural: { en: "Risks", fr: "Risques" },
    description: {
      en: "A scenario that would hurt: who or what may cause which feared event, how grave and how likely.",
      fr: "Un scénario redouté : qui ou quoi peut provoquer quel événement, avec quelle gravité et quelle vraisemblance.",
    },
    archimate: "Assessment",
    stereotype: "risk",
    c4: undefined,
    icon: "triangle-alert",
  },
  {
    id: "control",
    layer: "security",
    name: { en: "Control", fr: "Mesure de sécurité" },
    plural: { en: "Controls", fr: "Mesures de sécurité" },
    description: {
      en: "A security measure, required or in place, with the evidence that it works.",
      fr: "Une mesure de sécurité, exigée ou en place, avec la preuve qu'elle fonctionne.",
    },
    archimate: "Requirement",
    stereotype: "control",
    c4: undefined,
    icon: "shield-check",
  },
  {
    id: "finding",
    layer: "security",
    name: { en: "Finding", fr: "Constat" },
    plural: { en: "Findings", fr: "Constats" },
    description: {
      en: "Something wrong that was seen: a vulnerability, a nonconformity, an incident, a technical debt.",
      fr: "Une anomalie constatée : une vulnérabilité, une non-conformité, un incident, une dette technique.",
    },
    archimate: "Assessment",
    stereotype: "finding",
    c4: undefined,
    icon: "bug",
  },
];

const changeKinds: readonly KindDefinition[] = [
  {
    id: "project",
    layer: "change",
    name: { en: "Project", fr: "Projet" },
    plural: { en: "Projects", fr: "Projets" },
    description: {
      en: "Work with a budget and an end that changes the architecture: a project, a work package, a programme.",
      fr: "Un travail avec un budget et une fin qui change l'architecture : projet, lot, programme.",
    },
    archimate: "WorkPackage",
    c4: undefined,
    icon: "hammer",
  },
  {
    id: "state",
    layer: "change",
    name: { en: "Architecture state", fr: "État d'architecture" },
    plural: { en: "Architecture states", fr: "États d'architecture" },
    description: {
      en: "The architecture at one stage: as it is, a transition, or as it is to be.",
      fr: "L'architecture à une étape : l'existant, une transition ou la cible.",
    },
    archimate: "Plateau",
    c4: undefined,
    icon: "milestone",
  },
  {
    id: "decision",
    layer: "change",
    name: { en: "Decision", fr: "Décision" },
    plural: { en: "Decisions", fr: "Décisions" },
    description: {
      en: "An architecture decision on record: what was chosen, why, and what follows from it.",
      fr: "Une décision d'architecture consignée : ce qui a été choisi, pourquoi et ce qui en découle.",
    },
    archimate: "Requirement",
    stereotype: "decision",
    c4: undefined,
    icon: "gavel",
  },
];

const statementKinds: readonly KindDefinition[] = [
  {
    id: "view",
    layer: undefined,
    name: { en: "View", fr: "Vue" },
    plural: { en: "Views", fr: "Vues" },
    description: {
      en: "A question put to the model under one viewpoint; the picture is computed from the answer.",
      fr: "Une question posée au modèle selon un point de vue ; l'image est calculée à partir de la réponse.",
    },
    archimate: undefined,
    c4: undefined,
    icon: "eye",
  },
  {
    id: "drill",
    layer: undefined,
    name: { en: "Drill", fr: "Exercice" },
    plural: { en: "Drills", fr: "Exercices" },
    description: {
      en: "A rehearsal on the model: what fails, from when and for how long; what stops is computed.",
      fr: "Une répétition sur le modèle : ce qui tombe, quand et combien de temps ; ce qui s'arrête est calculé.",
    },
    archimate: undefined,
    c4: undefined,
    icon: "siren",
  },
  {
    id: "waiver",
    layer: undefined,
    name: { en: "Waiver", fr: "Dérogation" },
    plural: { en: "Waivers", fr: "Dérogations" },
    description: {
      en: "A deviation from a rule that someone accepted, for a reason and until a date.",
      fr: "Un écart à une règle que quelqu'un a accepté, pour une raison et jusqu'à une date.",
    },
    archimate: undefined,
    c4: undefined,
    icon: "ticket-check",
  },
  {
    id: "query",
    layer: undefined,
    name: { en: "Saved query", fr: "Requête enregistrée" },
    plural: { en: "Saved queries", fr: "Requêtes enregistrées" },
    description: {
      en: "A search worth keeping, with the columns and the order in which its answer is shown.",
      fr: "Une recherche à garder, avec les colonnes et l'ordre dans lesquels montrer sa réponse.",
    },
    archimate: undefined,
    c4: undefined,
    icon: "search",
  },
  {
    id: "link",
    layer: undefined,
    name: { en: "Entity link", fr: "Association d'entités" },
    plural: { en: "Entity links", fr: "Associations d'entités" },
    description: {
      en: "An association of the conceptual data model between two or more entities, with cardinalities and attributes.",
      fr: "Une association du modèle conceptuel entre deux entités ou plus, avec cardinalités et propriétés.",
    },
    archimate: undefined,
    c4: undefined,
    icon: "waypoints",
  },
];

/** Every built-in kind, elements first, in the order of the layers. */
export const kinds: readonly KindDefinition[] = [
  ...strategyKinds,
  ...businessKinds,
  ...organisationKinds,
  ...applicationKinds,
  ...dataKinds,
  ...technicalKinds,
  ...securityKinds,
  ...changeKinds,
  ...statementKinds,
];

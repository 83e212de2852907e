/** Where it runs and on what: hardware and system software. */
import type { AttributeDefinition } from "../../metamodel.ts";
import { named } from "../words.ts";
import { called, count, date, duration, either, list, oneOf, rank, reference, suggested, text } from "./types.ts";

const software: readonly string[] = ["application", "module", "component", "interface", "store"];

export const systemsAttributes: readonly AttributeDefinition[] = [
  {
    id: "technology",
    facet: "systems",
    type: list(either(reference("technology"), text)),
    on: [...software, "service", "dataset", "node"],
    name: { en: "Technology", fr: "Technologie" },
    description: {
      en: "What it is made with or runs on: catalogued technologies, or their names in plain text.",
      fr: "Avec quoi c'est fait ou sur quoi cela s'exécute : technologies du catalogue, ou leurs noms en clair.",
    },
    travel: "backward",
  },
  {
    id: "trigger",
    facet: "systems",
    type: list(
      either(
        called(
          named({
            http: ["request", "requête"],
            event: ["event", "événement"],
            queue: ["queue", "file"],
            schedule: ["clock", "horloge"],
            file: ["file", "fichier"],
            database: ["change of data", "changement de données"],
          }),
          oneOf("http", "event", "queue", "schedule", "file", "database"),
        ),
        reference("interface", "store", "event", "module", "application"),
        text,
      ),
    ),
    on: ["module", "component"],
    name: { en: "Trigger", fr: "Déclencheur" },
    description: {
      en: "What sets a function going: a request, an event, a queue, the clock, or the element it comes from.",
      fr: "Ce qui lance une fonction : une requête, un événement, une file, l'horloge, ou l'élément d'où cela vient.",
    },
    travel: "none",
  },
  {
    id: "os",
    facet: "systems",
    type: reference("technology"),
    on: ["node"],
    name: { en: "Operating system", fr: "Système d'exploitation" },
    description: { en: "Operating system that the node runs.", fr: "Système d'exploitation du nœud." },
    travel: "backward",
  },
  {
    id: "env",
    facet: "systems",
    type: list(suggested("prod", "preprod", "staging", "test", "dev", "dr")),
    on: [...software, "node", "zone", "site", "runs on", "hosts", "uses", "flows"],
    name: { en: "Environment", fr: "Environnement" },
    description: {
      en: "Environments in which it exists: production, test, recovery and so on.",
      fr: "Environnements où cela existe : production, test, secours, etc.",
    },
  },
  {
    id: "site",
    facet: "systems",
    type: reference("site"),
    on: ["node", "zone", "unit", "store", "module", "application"],
    name: { en: "Site", fr: "Site" },
    description: { en: "Place where it stands.", fr: "Lieu où cela se trouve." },
    travel: "backward",
  },
  {
    id: "zone",
    facet: "systems",
    type: reference("zone"),
    on: ["node", "module", "store", "interface", "application"],
    name: { en: "Network zone", fr: "Zone réseau" },
    description: { en: "Segment of the network that it is in.", fr: "Segment du réseau où cela se trouve." },
    travel: "backward",
  },
  {
    id: "hosting",
    facet: "systems",
    type: suggested("on-premise", "colocation", "private-cloud", "hybrid", "iaas", "paas", "faas", "saas"),
    on: ["application", "module", "store", "node", "service"],
    name: { en: "Hosting", fr: "Hébergement" },
    description: {
      en: "Who runs it, and how much of it: from the organisation's own room to software as a service.",
      fr: "Qui l'exploite et jusqu'où : de la salle de l'organisation au logiciel en tant que service.",
    },
  },
  {
    id: "trust",
    facet: "systems",
    type: rank("none", "low", "medium", "high"),
    on: ["zone", "party"],
    name: { en: "Trust", fr: "Confiance" },
    description: {
      en: "How far what is inside may be trusted, from none to high.",
      fr: "Degré de confiance accordé à ce qui s'y trouve, de nul à élevé.",
    },
  },
  {
    id: "cidr",
    facet: "systems",
    type: list(text),
    on: ["zone", "site"],
    name: { en: "Address ranges", fr: "Plages d'adresses" },
    description: { en: "Network addresses in CIDR form.", fr: "Adresses réseau en notation CIDR." },
  },
  {
    id: "address",
    facet: "systems",
    type: list(text),
    on: ["node", "module", "store", "interface"],
    name: { en: "Addresses", fr: "Adresses" },
    description: {
      en: "Host names, IP addresses or URLs that reach it.",
      fr: "Noms d'hôte, adresses IP ou URL qui y mènent.",
    },
  },
  {
    id: "ports",
    facet: "systems",
    type: list(text),
    on: ["node", "module", "store", "interface", "connects", "flows"],
    name: { en: "Ports", fr: "Ports" },
    description: {
      en: "Ports that are open or let through, such as tcp/443.",
      fr: "Ports ouverts ou autorisés, par exemple tcp/443.",
    },
  },
  {
    id: "nodes",
    facet: "systems",
    type: count,
    on: ["node"],
    name: { en: "Number of machines", fr: "Nombre de machines" },
    description: {
      en: "How many like machines the node stands for, when they are not described one by one.",
      fr: "Combien de machines semblables le nœud représente, quand elles ne sont pas décrites une à une.",
    },
  },
  {
    id: "patched",
    facet: "systems",
    type: date,
    on: ["node", "technology", "application", "module", "store"],
    name: { en: "Patched on", fr: "Correctifs au" },
    description: { en: "Day of the latest patches.", fr: "Jour des derniers correctifs appliqués." },
  },
  {
    id: "patchCadence",
    facet: "systems",
    type: duration,
    on: ["node", "technology", "application", "module", "store"],
    name: { en: "Patch cadence", fr: "Rythme des correctifs" },
    description: {
      en: "Longest time between two rounds of patches.",
      fr: "Temps maximal entre deux campagnes de correctifs.",
    },
  },
  {
    id: "eol",
    facet: "systems",
    type: text,
    on: ["technology", "node", "application", "store"],
    name: { en: "End-of-life key", fr: "Clé de fin de vie" },
    description: {
      en: "Product and release cycle in the end-of-life catalogue, such as rhel/7.",
      fr: "Produit et cycle dans le catalogue des fins de vie, par exemple rhel/7.",
    },
  },
  {
    id: "cpe",
    facet: "systems",
    type: list(text),
    on: ["technology", "application", "node"],
    name: { en: "CPE", fr: "CPE" },
    description: {
      en: "Name in the common platform enumeration, by which vulnerabilities are looked up.",
      fr: "Nom dans l'énumération commune des plateformes, par lequel on cherche les vulnérabilités.",
    },
  },
  {
    id: "purl",
    facet: "systems",
    type: list(text),
    on: ["technology", "module", "component", "application"],
    name: { en: "Package URL", fr: "URL de paquet" },
    description: {
      en: "Name of the package across ecosystems, by which bills of materials refer to it.",
      fr: "Nom du paquet commun à tous les écosystèmes, utilisé par les nomenclatures logicielles.",
    },
  },
  {
    id: "standing",
    facet: "systems",
    type: suggested("preferred", "allowed", "trial", "tolerated", "forbidden"),
    on: ["technology"],
    name: { en: "Standing", fr: "Position au référentiel" },
    description: {
      en: "What the organisation's technology standards say of it.",
      fr: "Ce qu'en dit le référentiel technologique de l'organisation.",
    },
  },
];

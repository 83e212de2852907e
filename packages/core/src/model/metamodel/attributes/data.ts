/** What data is made of and where it is kept. */
import type { AttributeDefinition } from "../../metamodel.ts";
import { boolean, either, list, number, oneOf, rate, record, reference, size, suggested, text } from "./types.ts";

export const dataAttributes: readonly AttributeDefinition[] = [
  {
    id: "key",
    facet: "data",
    type: list(text),
    on: ["entity", "dataset"],
    name: { en: "Key", fr: "Identifiant" },
    description: {
      en: "Attributes that identify one occurrence.",
      fr: "Propriétés qui identifient une occurrence.",
    },
  },
  {
    id: "attributes",
    facet: "data",
    type: list(text),
    on: ["entity", "dataset", "link"],
    name: { en: "Attributes", fr: "Propriétés" },
    description: {
      en: "What is known of one occurrence, beyond its key.",
      fr: "Ce que l'on sait d'une occurrence, outre son identifiant.",
    },
  },
  {
    id: "ends",
    facet: "data",
    type: list(record({ entity: reference("entity"), cardinality: text, role: text })),
    on: ["link"],
    name: { en: "Ends", fr: "Pattes" },
    description: {
      en: "Entities that take part, each with its cardinality; the grammar of `link` fills it.",
      fr: "Entités qui participent, chacune avec sa cardinalité ; la grammaire de `link` le remplit.",
    },
    travel: "none",
  },
  {
    id: "level",
    facet: "data",
    type: oneOf("conceptual", "logical", "physical"),
    on: ["dataset"],
    name: { en: "Level", fr: "Niveau" },
    description: {
      en: "Level of the data model that it belongs to.",
      fr: "Niveau de modélisation auquel cela appartient.",
    },
  },
  {
    id: "store",
    facet: "data",
    type: list(reference("store", "application", "module")),
    on: ["dataset"],
    name: { en: "Store", fr: "Lieu de stockage" },
    description: { en: "Where the data set is kept.", fr: "Lieu où le jeu de données est conservé." },
    travel: "backward",
  },
  {
    id: "format",
    facet: "data",
    type: suggested("table", "csv", "json", "xml", "parquet", "avro", "protobuf", "pdf", "image", "edifact"),
    on: ["dataset", "interface", "flows"],
    name: { en: "Format", fr: "Format" },
    description: { en: "Form in which the data is written.", fr: "Forme dans laquelle les données sont écrites." },
  },
  {
    id: "volume",
    facet: "data",
    type: either(size, rate, number),
    on: ["entity", "dataset", "store"],
    name: { en: "Volume", fr: "Volume" },
    description: {
      en: "How much there is: a size, a number of occurrences, or how many arrive in a stretch of time.",
      fr: "Combien il y en a : une taille, un nombre d'occurrences, ou combien arrivent par unité de temps.",
    },
  },
  {
    id: "stage",
    facet: "data",
    type: list(oneOf("collect", "store", "process", "distribute", "archive")),
    on: ["application", "module", "component", "store", "process", "flows", "accesses"],
    name: { en: "Stage of the data", fr: "Étape de la donnée" },
    description: {
      en: "What it does in the life of the data: collect, store, process, distribute, archive.",
      fr: "Ce que cela fait dans la vie de la donnée : collecte, stockage, traitement, diffusion, archivage.",
    },
  },
  {
    id: "operations",
    facet: "data",
    type: list(oneOf("create", "read", "update", "delete")),
    on: ["accesses"],
    name: { en: "Operations", fr: "Opérations" },
    description: {
      en: "What is done to the data, for the CRUD matrix.",
      fr: "Ce qui est fait aux données, pour la matrice CRUD.",
    },
  },
  {
    id: "mode",
    facet: "data",
    type: oneOf("read", "write", "readwrite"),
    on: ["accesses"],
    name: { en: "Mode", fr: "Mode" },
    description: { en: "Whether it reads, writes or both.", fr: "En lecture, en écriture ou les deux." },
  },
  {
    id: "contractFile",
    facet: "data",
    type: list(text),
    on: ["interface", "dataset", "module", "store"],
    name: { en: "Contract file", fr: "Fichier de contrat" },
    description: {
      en: "File that says exactly what may be exchanged: OpenAPI, AsyncAPI, schema, DDL.",
      fr: "Fichier qui dit exactement ce qui peut être échangé : OpenAPI, AsyncAPI, schéma, DDL.",
    },
  },
  {
    id: "shared",
    facet: "data",
    type: boolean,
    on: ["store"],
    name: { en: "Shared on purpose", fr: "Partagé à dessein" },
    description: {
      en: "Whether several applications are meant to use the store; which do is computed.",
      fr: "Si plusieurs applications sont censées utiliser ce stockage ; lesquelles le font est calculé.",
    },
  },
];

/** Who it is, whose it is, and how we know: attributes of everything. The name belongs to the grammar and is no attribute. */
import { elementDefinitions, junctionNames } from "../../archimate/elements.ts";
import { relationshipDefinitions } from "../../archimate/relationships.ts";
import type { AttributeDefinition, Bilingual } from "../../metamodel.ts";
import {
  boolean,
  called,
  date,
  either,
  list,
  oneOf,
  openRecord,
  percent,
  record,
  reference,
  suggested,
  text,
} from "./types.ts";

const statements: readonly string[] = [
  "view",
  "drill",
  "load",
  "policy",
  "rule",
  "waiver",
  "identity",
  "tolerance",
  "query",
  "dashboard",
  "tile",
  "link",
];
const everything: readonly string[] = ["*", ...statements, "->*"];

export const coreAttributes: readonly AttributeDefinition[] = [
  {
    id: "id",
    facet: "core",
    type: text,
    on: ["->*"],
    name: { en: "Identifier", fr: "Identifiant" },
    description: {
      en: "Own identifier of a relationship, needed only where something else refers to it.",
      fr: "Identifiant propre d'une relation, utile seulement si autre chose s'y réfère.",
    },
  },
  {
    id: "description",
    facet: "core",
    type: text,
    on: everything,
    name: { en: "Description", fr: "Description" },
    description: {
      en: "What it is and why it is there, in Markdown; the same as a documentation block.",
      fr: "Ce que c'est et pourquoi c'est là, en Markdown ; équivaut à un bloc de documentation.",
    },
  },
  {
    id: "owner",
    facet: "core",
    type: reference("unit", "role", "party"),
    on: everything,
    name: { en: "Owner", fr: "Responsable" },
    description: {
      en: "The unit, role or party that answers for it.",
      fr: "L'unité, le rôle ou le tiers qui en répond.",
    },
    travel: "none",
  },
  {
    id: "contacts",
    facet: "core",
    type: list(either(reference("unit", "role", "party"), text)),
    on: ["*"],
    name: { en: "Contacts", fr: "Contacts" },
    description: {
      en: "Whom to ask about it: roles, units, parties, or an address in plain text.",
      fr: "À qui s'adresser : rôles, unités, tiers, ou une adresse en texte libre.",
    },
    travel: "none",
  },
  {
    id: "tags",
    facet: "core",
    type: list(text),
    on: everything,
    name: { en: "Tags", fr: "Étiquettes" },
    description: {
      en: "Free words to sort and to filter by; a fact that a rule reads deserves an attribute of its own.",
      fr: "Mots libres pour trier et filtrer ; un fait que lit une règle mérite un attribut à lui.",
    },
  },
  {
    id: "docs",
    facet: "core",
    type: list(either(reference("document"), text)),
    on: everything,
    name: { en: "Documentation", fr: "Documentation" },
    description: {
      en: "Links to pages or documents that say more.",
      fr: "Liens vers des pages ou des documents qui en disent plus.",
    },
    travel: "none",
  },
  {
    id: "aliases",
    facet: "core",
    type: list(text),
    on: ["*"],
    name: { en: "Aliases", fr: "Autres noms" },
    description: {
      en: "Other names under which people or systems know it; searches and imports recognise it by them.",
      fr: "Autres noms sous lesquels on le connaît ; les recherches et les imports le reconnaissent grâce à eux.",
    },
  },
  {
    id: "icon",
    facet: "core",
    type: text,
    on: ["*"],
    name: { en: "Icon", fr: "Icône" },
    description: {
      en: "Name of the picture in its box: a technology, or a file of the folder `icons` beside the model.",
      fr: "Nom de l'image dans sa boîte : une technologie, ou un fichier du dossier `icons` à côté du modèle.",
    },
  },
  {
    id: "formerly",
    facet: "core",
    type: list(text),
    on: everything,
    name: { en: "Formerly", fr: "Anciennement" },
    description: {
      en: "Earlier identifiers, so that history and saved positions follow a change of identifier.",
      fr: "Identifiants antérieurs, pour que l'historique et les positions suivent un changement d'identifiant.",
    },
  },
  {
    id: "status",
    facet: "core",
    type: suggested("proposed", "planned", "building", "live", "deprecated", "retired"),
    on: [
      "driver",
      "objective",
      "indicator",
      "principle",
      "capability",
      "valuestream",
      "area",
      "process",
      "function",
      "service",
      "product",
      "event",
      "unit",
      "party",
      "role",
      "application",
      "module",
      "component",
      "interface",
      "store",
      "entity",
      "dataset",
      "site",
      "node",
      "technology",
      "zone",
      "state",
      "->*",
    ],
    name: { en: "Status", fr: "Statut" },
    description: {
      en: "Where it stands now, in one word; the life-cycle dates say when that changes.",
      fr: "Où il en est, en un mot ; les dates du cycle de vie disent quand cela change.",
    },
  },
  {
    id: "provenance",
    facet: "core",
    type: record({
      source: text,
      locator: text,
      seenAt: date,
      confidence: either(percent, oneOf("low", "medium", "high")),
      origin: oneOf("written", "discovered", "imported"),
      confirmed: boolean,
    }),
    on: ["*", "->*"],
    name: { en: "Provenance", fr: "Provenance" },
    description: {
      en: "How we know: the source and the place in it, when it was seen, how sure that is, and whether a person confirmed it.",
      fr: "Comment on le sait : la source et l'endroit, quand cela a été vu, avec quelle certitude, et si une personne l'a confirmé.",
    },
  },
  {
    id: "archimate",
    facet: "core",
    type: called(
      { ...namesById(elementDefinitions), ...junctionNames },
      suggested(...elementDefinitions.map((element) => element.id), "AndJunction", "OrJunction"),
    ),
    on: ["*"],
    name: { en: "ArchiMate type", fr: "Type ArchiMate" },
    description: {
      en: "Exact ArchiMate element type, kept from an import where the kind alone would export as another one.",
      fr: "Type d'élément ArchiMate exact, conservé d'un import quand la sorte seule en donnerait un autre à l'export.",
    },
  },
  {
    id: "archimate",
    facet: "core",
    type: called(
      namesById(relationshipDefinitions),
      suggested(...relationshipDefinitions.map((relationship) => relationship.id)),
    ),
    on: ["->*"],
    name: { en: "ArchiMate type", fr: "Type ArchiMate" },
    description: {
      en: "Exact ArchiMate relationship type, kept from an import where the verb alone would export as another one.",
      fr: "Type de relation ArchiMate exact, conservé d'un import quand le verbe seul en donnerait un autre à l'export.",
    },
  },
  {
    id: "properties",
    facet: "core",
    type: openRecord({}),
    on: everything,
    name: { en: "Foreign properties", fr: "Propriétés externes" },
    description: {
      en: "Properties of another tool that have no attribute here, kept so that an export gives them back.",
      fr: "Propriétés d'un autre outil sans attribut ici, conservées pour être rendues à l'export.",
    },
  },
];

function namesById(
  definitions: readonly { readonly id: string; readonly name: Bilingual }[],
): Readonly<Record<string, Bilingual>> {
  return Object.fromEntries(definitions.map(({ id, name }) => [id, name]));
}

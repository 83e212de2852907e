/**
 * The example viewpoints of ArchiMate 3.2 (appendix C) as filters: the 23 that Archi and most tools know, and the two that only the
 * exchange format names (application structure, value stream). The types that each permits are the standard's.
 */
import { type ArchimateLayer, elementDefinitions } from "../model/archimate/elements.ts";
import type { Bilingual } from "../model/metamodel.ts";
import { type ArchimateViewpoint, archimateViewpoint } from "./archimate/viewpoint.ts";
import { changeExample, coreExample, motivationExample } from "./archimate/examples.ts";
import type { Viewpoint } from "./viewpoint.ts";

function layer(...layers: readonly ArchimateLayer[]): readonly string[] {
  return elementDefinitions.filter((one) => layers.includes(one.layer)).map(({ id }) => id);
}

const application = layer("application");
const technology = layer("technology");
const people: readonly string[] = ["BusinessActor", "BusinessRole", "BusinessCollaboration"];
const behaviour: readonly string[] = ["BusinessProcess", "BusinessFunction", "BusinessInteraction", "BusinessEvent"];
const physical: readonly string[] = ["Equipment", "Facility", "DistributionNetwork", "Material"];

type Row = Omit<ArchimateViewpoint, "name" | "question" | "aliases" | "example"> & {
  readonly name: readonly [en: string, fr: string];
  readonly question: readonly [en: string, fr: string];
  readonly example: (viewpoint: string, title: string) => string;
  /** Names of the exchange format and of Archi, where they are not the id but for case and signs. */
  readonly also?: readonly string[];
};

const rows: readonly Row[] = [
  {
    id: "application-cooperation",
    name: ["Application cooperation", "Coopération applicative"],
    question: [
      "How do applications work together, and what do they exchange?",
      "Comment les applications travaillent-elles ensemble, et qu'échangent-elles ?",
    ],
    concepts: [...application, "Location"],
    direction: "right",
    example: coreExample,
  },
  {
    id: "application-structure",
    name: ["Application structure", "Structure applicative"],
    question: ["What is an application made of?", "De quoi une application est-elle faite ?"],
    concepts: ["ApplicationComponent", "ApplicationCollaboration", "ApplicationInterface", "DataObject"],
    example: coreExample,
  },
  {
    id: "application-usage",
    name: ["Application usage", "Usage des applications"],
    question: [
      "Which processes are supported by which applications?",
      "Quels processus s'appuient sur quelles applications ?",
    ],
    concepts: [...application, ...people, ...behaviour, "BusinessObject"],
    example: coreExample,
  },
  {
    id: "business-process-cooperation",
    name: ["Business process cooperation", "Coopération des processus"],
    question: [
      "How do processes follow from each other, who takes part, and with what?",
      "Comment les processus s'enchaînent-ils, qui y prend part, et avec quoi ?",
    ],
    concepts: [
      ...application,
      ...people,
      ...behaviour,
      "BusinessInterface",
      "BusinessObject",
      "BusinessService",
      "Location",
      "Representation",
    ],
    example: coreExample,
  },
  {
    id: "capability",
    name: ["Capability", "Capacités"],
    question: [
      "Which capabilities bring about which outcomes, with which resources?",
      "Quelles capacités produisent quels résultats, avec quelles ressources ?",
    ],
    concepts: ["Capability", "Outcome", "Resource"],
    example: motivationExample,
  },
  {
    id: "goal-realization",
    also: ["Goal Contribution"],
    name: ["Goal realization", "Réalisation des buts"],
    question: [
      "Which requirements and principles make which goals real?",
      "Quelles exigences et quels principes réalisent quels buts ?",
    ],
    concepts: ["Constraint", "Goal", "Outcome", "Principle", "Requirement"],
    example: motivationExample,
  },
  {
    id: "implementation-deployment",
    also: ["Implementation and Deployment"],
    name: ["Implementation and deployment", "Mise en œuvre et déploiement"],
    question: ["Which software runs on which technology?", "Quel logiciel tourne sur quelle technologie ?"],
    concepts: [
      ...application,
      "Artifact",
      "Path",
      "SystemSoftware",
      "Node",
      "Device",
      "CommunicationNetwork",
      "TechnologyCollaboration",
      "TechnologyFunction",
      "TechnologyInteraction",
      "TechnologyInterface",
      "TechnologyProcess",
      "TechnologyEvent",
      "TechnologyService",
    ],
    example: coreExample,
  },
  {
    id: "implementation-migration",
    also: ["Implementation and Migration"],
    name: ["Implementation and migration", "Mise en œuvre et migration"],
    question: [
      "Which projects lead from one state to the next, and what for?",
      "Quels projets mènent d'un palier au suivant, et dans quel but ?",
    ],
    concepts: [
      ...layer("implementation"),
      "BusinessActor",
      "BusinessRole",
      "Constraint",
      "Goal",
      "Location",
      "Requirement",
    ],
    example: changeExample,
  },
  {
    id: "information-structure",
    name: ["Information structure", "Structure de l'information"],
    question: [
      "Which information is there, and how is it represented?",
      "Quelles informations y a-t-il, et comment sont-elles représentées ?",
    ],
    concepts: ["Artifact", "BusinessObject", "DataObject", "Meaning", "Representation"],
    example: coreExample,
  },
  {
    id: "layered",
    name: ["Layered", "En couches"],
    question: [
      "How does each layer rest on the one below?",
      "Comment chaque couche repose-t-elle sur celle du dessous ?",
    ],
    concepts: [],
    isBanded: true,
    example: coreExample,
  },
  {
    id: "migration",
    name: ["Migration", "Migration"],
    question: ["Through which states does the change go?", "Par quels paliers passe la transformation ?"],
    concepts: ["Gap", "Plateau"],
    direction: "right",
    example: changeExample,
  },
  {
    id: "motivation",
    name: ["Motivation", "Motivation"],
    question: [
      "Who wants what and why, and what does it demand?",
      "Qui veut quoi et pourquoi, et qu'est-ce que cela exige ?",
    ],
    concepts: layer("motivation"),
    example: motivationExample,
  },
  {
    id: "organization",
    name: ["Organization", "Organisation"],
    question: [
      "Which actors and roles make up the organization?",
      "Quels acteurs et quels rôles composent l'organisation ?",
    ],
    concepts: [...people, "BusinessInterface", "Location"],
    example: coreExample,
  },
  {
    id: "outcome-realization",
    name: ["Outcome realization", "Réalisation des résultats"],
    question: [
      "How do business and technology bring about outcomes?",
      "Comment le métier et la technique produisent-ils les résultats ?",
    ],
    concepts: [
      "Capability",
      "Meaning",
      "Outcome",
      "Resource",
      "Value",
      ...layer("business"),
      ...application,
      ...technology,
      "Location",
    ],
    example: motivationExample,
  },
  {
    id: "physical",
    name: ["Physical", "Physique"],
    question: [
      "Which equipment stands where, and how is it connected?",
      "Quels équipements sont où, et comment sont-ils reliés ?",
    ],
    concepts: [...physical, "CommunicationNetwork", "Device", "Location", "Node", "Path"],
    example: coreExample,
  },
  {
    id: "product",
    name: ["Product", "Produit"],
    question: [
      "What does a product consist of, and what stands behind it?",
      "De quoi un produit est-il fait, et qu'y a-t-il derrière ?",
    ],
    concepts: [
      ...application,
      ...people,
      ...behaviour,
      "Artifact",
      "BusinessInterface",
      "BusinessObject",
      "BusinessService",
      "Contract",
      "Material",
      "Product",
      "TechnologyService",
      "Value",
    ],
    example: coreExample,
  },
  {
    id: "project",
    name: ["Project", "Projet"],
    question: [
      "Who does which work, what comes of it, and what for?",
      "Qui fait quels travaux, qu'en sort-il, et dans quel but ?",
    ],
    concepts: ["BusinessActor", "BusinessRole", "Deliverable", "Goal", "ImplementationEvent", "WorkPackage"],
    example: changeExample,
  },
  {
    id: "requirements-realization",
    name: ["Requirements realization", "Réalisation des exigences"],
    question: ["What meets which requirement?", "Qu'est-ce qui satisfait quelle exigence ?"],
    concepts: [
      "Constraint",
      "Goal",
      "Meaning",
      "Outcome",
      "Requirement",
      "Value",
      ...layer("business"),
      ...application,
      ...technology,
      "Location",
    ],
    example: motivationExample,
  },
  {
    id: "resource",
    also: ["Resource Map"],
    name: ["Resource", "Ressources"],
    question: [
      "Which resources do capabilities need, and which work provides them?",
      "De quelles ressources les capacités ont-elles besoin, et quels travaux les apportent ?",
    ],
    concepts: ["Capability", "Resource", "WorkPackage"],
    example: motivationExample,
  },
  {
    id: "service-realization",
    name: ["Service realization", "Réalisation des services"],
    question: [
      "Which processes and applications stand behind a service?",
      "Quels processus et quelles applications sont derrière un service ?",
    ],
    concepts: [
      ...application,
      ...people,
      ...behaviour,
      "BusinessInterface",
      "BusinessObject",
      "BusinessService",
      "Representation",
    ],
    example: coreExample,
  },
  {
    id: "stakeholder",
    name: ["Stakeholder", "Parties prenantes"],
    question: [
      "Who has which concerns, and what follows from them?",
      "Qui a quelles préoccupations, et qu'en découle-t-il ?",
    ],
    concepts: ["Assessment", "Driver", "Goal", "Outcome", "Stakeholder"],
    example: motivationExample,
  },
  {
    id: "strategy",
    name: ["Strategy", "Stratégie"],
    question: [
      "Which courses of action lead to which outcomes, by which capabilities?",
      "Quels plans d'action mènent à quels résultats, par quelles capacités ?",
    ],
    concepts: [...layer("strategy"), "Outcome"],
    example: motivationExample,
  },
  {
    id: "technology",
    name: ["Technology", "Technologie"],
    question: [
      "Which machines, system software and networks are there?",
      "Quelles machines, quels logiciels système et quels réseaux y a-t-il ?",
    ],
    concepts: [...technology, "Location"],
    example: coreExample,
  },
  {
    id: "technology-usage",
    name: ["Technology usage", "Usage de la technologie"],
    question: ["Which technology serves which applications?", "Quelle technologie sert quelles applications ?"],
    concepts: [
      ...technology,
      "ApplicationCollaboration",
      "ApplicationComponent",
      "ApplicationEvent",
      "ApplicationFunction",
      "ApplicationInteraction",
      "ApplicationProcess",
    ],
    example: coreExample,
  },
  {
    id: "value-stream",
    name: ["Value stream", "Chaîne de valeur"],
    question: [
      "Through which stages does value arise, and which capabilities support them?",
      "Par quelles étapes la valeur naît-elle, et quelles capacités les soutiennent ?",
    ],
    concepts: ["ValueStream", "Capability", "Outcome", "Stakeholder", "Value"],
    direction: "right",
    example: motivationExample,
  },
];

/** One viewpoint a row, in the order of their ids. */
export const archimateViewpoints: readonly Viewpoint[] = rows.map(({ also = [], name, question, example, ...row }) => {
  const named: Bilingual = { en: name[0], fr: name[1] };
  return archimateViewpoint({
    ...row,
    name: named,
    question: { en: question[0], fr: question[1] },
    aliases: [`archimate-${row.id}`, ...also],
    example: example(row.id, named.en),
  });
});

/** How good it is and what becomes of it: application portfolio (TIME model, 7R). */
import type { AttributeDefinition } from "../../metamodel.ts";
import { duration, either, list, money, oneOf, record, scale, text } from "./types.ts";

export const fitAttributes: readonly AttributeDefinition[] = [
  {
    id: "businessFit",
    facet: "fit",
    type: scale(1, 5),
    on: ["application", "module"],
    name: { en: "Business fit", fr: "Adéquation métier" },
    description: {
      en: "How well it serves its users, from 1 (badly) to 5 (very well).",
      fr: "À quel point cela sert ses utilisateurs, de 1 (mal) à 5 (très bien).",
    },
  },
  {
    id: "technicalFit",
    facet: "fit",
    type: scale(1, 5),
    on: ["application", "module"],
    name: { en: "Technical fit", fr: "Adéquation technique" },
    description: {
      en: "How sound its technique is, from 1 (unsound) to 5 (very sound).",
      fr: "À quel point la technique est saine, de 1 (fragile) à 5 (très saine).",
    },
  },
  {
    id: "style",
    facet: "fit",
    // Four axes, at most one word of each: decomposition, interaction, topology, hosting. `esb` is soa by way of a bus,
    // `modular-monolith` one deployable with inner borders, `hexagonal` layered around the domain.
    type: list(
      oneOf(
        "monolith",
        "modular-monolith",
        "modular",
        "layered",
        "mvc",
        "hexagonal",
        "microservices",
        "client-server",
        "soa",
        "esb",
        "event-driven",
        "peer-to-peer",
        "centralised",
        "distributed",
        "serverless-private",
        "cloud-public",
      ),
    ),
    on: ["application", "module"],
    name: { en: "Architecture style", fr: "Style d'architecture" },
    description: {
      en: "How the software is cut, how its parts talk, where they sit and who runs them: at most one word of each.",
      fr: "Comment le logiciel est découpé, comment ses parties communiquent, où elles sont et qui les exploite : au plus un mot de chaque.",
    },
  },
  {
    id: "tier",
    facet: "fit",
    type: list(oneOf("presentation", "logic", "data")),
    on: ["application", "module", "component", "store"],
    name: { en: "Tier", fr: "Couche logicielle" },
    description: {
      en: "Layer of the software that it belongs to: presentation, logic, data.",
      fr: "Couche du logiciel à laquelle cela appartient : présentation, logique métier, données.",
    },
  },
  {
    id: "disposition",
    facet: "fit",
    type: oneOf("retain", "retire", "rehost", "relocate", "replatform", "repurchase", "refactor"),
    on: ["application", "module", "store", "node"],
    name: { en: "Disposition", fr: "Devenir" },
    description: {
      en: "What shall become of it in a migration, as one of the seven R.",
      fr: "Ce que cela doit devenir dans une migration, selon les sept R.",
    },
  },
  {
    id: "debt",
    facet: "fit",
    type: either(money, duration, record({ money, days: duration, what: text })),
    on: ["application", "module", "component", "store", "node"],
    name: { en: "Technical debt", fr: "Dette technique" },
    description: {
      en: "What it would take to put it right, in money or working time.",
      fr: "Ce qu'il faudrait pour remettre en état, en argent ou en temps de travail.",
    },
  },
];

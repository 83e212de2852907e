/** Personal data: what the record of processing activities (GDPR Art. 30, Swiss nFADP Art. 12) asks for. */
import type { AttributeDefinition } from "../../metamodel.ts";
import { named } from "../words.ts";
import {
  boolean,
  called,
  date,
  duration,
  either,
  list,
  oneOf,
  rank,
  record,
  reference,
  suggested,
  text,
} from "./types.ts";

const processing: readonly string[] = ["process", "dataset", "entity", "application", "store", "flows"];

export const privacyAttributes: readonly AttributeDefinition[] = [
  {
    id: "personalData",
    facet: "privacy",
    type: rank("none", "personal", "sensitive"),
    on: [...processing, "module", "interface"],
    name: { en: "Personal data", fr: "Données personnelles" },
    description: {
      en: "Whether it holds personal data, and whether of a special category.",
      fr: "Si cela contient des données personnelles, et si elles sont sensibles.",
    },
  },
  {
    id: "subjects",
    facet: "privacy",
    type: list(text),
    on: processing,
    name: { en: "Data subjects", fr: "Personnes concernées" },
    description: {
      en: "Groups of people that the data is about.",
      fr: "Catégories de personnes que décrivent les données.",
    },
  },
  {
    id: "purpose",
    facet: "privacy",
    type: list(text),
    on: processing,
    name: { en: "Purpose", fr: "Finalité" },
    description: {
      en: "What the personal data is processed for.",
      fr: "Ce pour quoi les données personnelles sont traitées.",
    },
  },
  {
    id: "legalBasis",
    facet: "privacy",
    type: list(
      oneOf("consent", "contract", "legal-obligation", "vital-interests", "public-task", "legitimate-interests"),
    ),
    on: processing,
    name: { en: "Legal basis", fr: "Base légale" },
    description: {
      en: "Which of the six grounds of GDPR Art. 6(1) a to f makes the processing lawful.",
      fr: "Lequel des six fondements de l'art. 6(1) a à f du RGPD rend le traitement licite.",
    },
  },
  {
    id: "consent",
    facet: "privacy",
    type: either(
      called(
        named({ withdrawn: ["withdrawn", "retiré"] }),
        oneOf("not-required", "required", "collected", "withdrawn"),
      ),
      record({ required: boolean, collected: boolean, withdrawn: boolean, withdrawal: text }),
    ),
    on: processing,
    name: { en: "Consent", fr: "Consentement" },
    description: {
      en: "Whether consent is required, collected or withdrawn, and how a person withdraws it.",
      fr: "Si le consentement est requis, recueilli ou retiré, et comment une personne le retire.",
    },
  },
  {
    id: "recipients",
    facet: "privacy",
    type: list(either(reference("party", "unit", "role", "application"), text)),
    on: processing,
    name: { en: "Recipients", fr: "Destinataires" },
    description: { en: "Who receives the personal data.", fr: "Qui reçoit les données personnelles." },
    travel: "none",
  },
  {
    id: "transferCountry",
    facet: "privacy",
    type: list(text),
    on: processing,
    name: { en: "Countries of transfer", fr: "Pays de transfert" },
    description: {
      en: "Countries to which the personal data goes, as ISO 3166 codes.",
      fr: "Pays vers lesquels partent les données personnelles, en codes ISO 3166.",
    },
  },
  {
    id: "safeguard",
    facet: "privacy",
    type: list(suggested("adequacy", "standard-clauses", "binding-rules", "certification", "derogation")),
    on: processing,
    name: { en: "Transfer safeguard", fr: "Garantie de transfert" },
    description: {
      en: "What makes a transfer abroad lawful.",
      fr: "Ce qui rend licite un transfert à l'étranger.",
    },
  },
  {
    id: "retention",
    facet: "privacy",
    type: either(duration, text),
    on: processing,
    name: { en: "Retention", fr: "Durée de conservation" },
    description: { en: "How long the data is kept.", fr: "Combien de temps les données sont conservées." },
  },
  {
    id: "dpia",
    facet: "privacy",
    type: either(
      called(
        named({
          "not-required": ["not required", "non requise"],
          required: ["required", "requise"],
          done: ["done", "réalisée"],
        }),
        oneOf("not-required", "required", "done"),
      ),
      boolean,
      date,
      reference("document"),
    ),
    on: processing,
    name: { en: "Impact assessment", fr: "Analyse d'impact (AIPD)" },
    description: {
      en: "Whether a data protection impact assessment is required or done, when, or which document it is.",
      fr: "Si une analyse d'impact est requise ou faite, quand, ou dans quel document.",
    },
    travel: "none",
  },
  {
    id: "controllerRole",
    facet: "privacy",
    type: oneOf("controller", "joint-controller", "processor"),
    on: [...processing, "party"],
    name: { en: "Controller or processor", fr: "Responsable ou sous-traitant" },
    description: {
      en: "Part that the organisation, or the party, plays in the processing.",
      fr: "Rôle que joue l'organisation, ou le tiers, dans le traitement.",
    },
  },
];

/** Why the reader of Threagile models changed or left out something, in both languages. */
import type { Bilingual } from "../../model/metamodel.ts";

export const reasons: Readonly<
  Record<
    | "rating"
    | "owner"
    | "exposure"
    | "deployment"
    | "secondFactor"
    | "hosting"
    | "redundancy"
    | "ownCode"
    | "bothWays"
    | "reading"
    | "environment"
    | "external"
    | "abuse"
    | "tracked"
    | "severity"
    | "property"
    | "internet"
    | "criticality"
    | "question"
    | "drawing"
    | "author"
    | "category"
    | "included"
    | "missing"
    | "processed"
    | "partyData"
    | "partyRuns"
    | "secondZone"
    | "unread",
    Bilingual
  >
> = {
  rating: {
    en: "five levels become four: `restricted` is read as confidential, `archive` and `operational` both as 1",
    fr: "cinq niveaux deviennent quatre : « restricted » est lu comme confidentiel, « archive » et « operational » tous deux comme 1",
  },
  owner: {
    en: "a name that owns something becomes a unit, or a party where it owns only what is outside",
    fr: "un nom qui possède quelque chose devient une unité, ou un tiers s’il ne possède que de l’externe",
  },
  exposure: {
    en: "called from the internet without a VPN: `exposed` says so (`partner` where addresses are filtered)",
    fr: "appelé depuis l’internet sans VPN : `exposed` le dit (`partner` si les adresses sont filtrées)",
  },
  deployment: {
    en: "a build pipeline delivers to it: `pipeline: yes`",
    fr: "une chaîne de construction y livre : `pipeline: yes`",
  },
  secondFactor: {
    en: "read from how clients of people authenticate: `mfa`",
    fr: "lu de l’authentification des clients utilisés par des personnes : `mfa`",
  },
  hosting: {
    en: "read from the type of the boundary and of the machine",
    fr: "lu du type de la frontière et de la machine",
  },
  redundancy: {
    en: "how many there are is not said: taken as two",
    fr: "leur nombre n’est pas dit : deux sont supposés",
  },
  ownCode: {
    en: "parts of it are made in-house: `licence: in-house` for the whole",
    fr: "des parties sont développées en interne : `licence: in-house` pour le tout",
  },
  bothWays: {
    en: "data goes both ways: a flow for each",
    fr: "des données vont dans les deux sens : un flux pour chacun",
  },
  reading: {
    en: "only data read: `uses` for the call, a flow for the answer",
    fr: "lecture seule : `uses` pour l’appel, un flux pour la réponse",
  },
  environment: {
    en: "an execution environment is no network: a zone all the same, for what it separates",
    fr: "un environnement d’exécution n’est pas un réseau : une zone malgré tout, pour ce qu’il sépare",
  },
  external: {
    en: "somebody outside of whom no technology is said: a party",
    fr: "quelqu’un d’externe sans technologie indiquée : un tiers",
  },
  abuse: {
    en: "a scenario that is feared: a risk, without gravity and likelihood",
    fr: "un scénario redouté : un risque, sans gravité ni vraisemblance",
  },
  tracked: {
    en: "what was decided about a risk: a finding; a waiver of a rule of ours is yours to write",
    fr: "ce qui a été décidé d’un risque : un constat ; à vous d’écrire une dérogation à une règle d’ici",
  },
  severity: { en: "`elevated` is read as high", fr: "« elevated » est lu comme élevé" },
  property: { en: "kept as a foreign property", fr: "conservé comme propriété externe" },
  internet: {
    en: "stands on the internet: in a zone of that name",
    fr: "se trouve sur l’internet : dans une zone de ce nom",
  },
  criticality: {
    en: "said of the whole model: state it on the processes and applications that it is about",
    fr: "dite du modèle entier : indiquez-la sur les processus et applications concernés",
  },
  question: {
    en: "a question to people is no part of the architecture",
    fr: "une question à des personnes ne fait pas partie de l’architecture",
  },
  drawing: { en: "how their picture is drawn", fr: "la façon de dessiner leur image" },
  author: { en: "about the file, not the architecture", fr: "à propos du fichier, pas de l’architecture" },
  category: {
    en: "the description of a category of risks; the risks themselves are kept",
    fr: "la description d’une catégorie de risques ; les risques eux-mêmes sont conservés",
  },
  included: {
    en: "the file is not among those named: name it too",
    fr: "le fichier n’est pas parmi ceux nommés : nommez-le aussi",
  },
  missing: { en: "what it names is not in the file", fr: "ce qu’il nomme n’est pas dans le fichier" },
  processed: {
    en: "stored elsewhere, and no link says how it comes here: a property, since an access would lead to the store",
    fr: "stocké ailleurs, et aucun lien ne dit comment il arrive ici : une propriété, car un accès mènerait au dépôt",
  },
  partyData: {
    en: "what a party does with data inside its walls",
    fr: "ce qu’un tiers fait de données chez lui",
  },
  partyRuns: { en: "a party runs on nothing of ours", fr: "un tiers ne s’exécute sur rien d’ici" },
  secondZone: { en: "it stands in another zone already", fr: "il est déjà dans une autre zone" },
  unread: { en: "Orrery does not read it", fr: "Orrery ne le lit pas" },
};

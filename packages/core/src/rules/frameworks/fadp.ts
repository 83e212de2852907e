import { type Framework, controlsOf, groupsOf } from "./framework.ts";

export const fadp: Framework = {
  id: "fadp",
  title: {
    en: "Swiss Federal Act on Data Protection (FADP)",
    fr: "Loi fédérale suisse sur la protection des données (LPD)",
  },
  edition: "SR 235.1, 2023",
  publisher: "Swiss Confederation",
  note: {
    en: "The articles that bind an information system, in our own short words; the law itself is public (Fedlex).",
    fr: "Les articles qui engagent un système d’information, avec nos propres mots ; la loi est publique (Fedlex).",
  },
  groups: groupsOf(
    ["principles", "Principles and security", "Principes et sécurité"],
    ["abroad", "Disclosure abroad", "Communication à l’étranger"],
    ["duties", "Duties to inform and to assess", "Devoirs d’informer et d’analyser"],
    ["rights", "Rights of the data subject", "Droits de la personne concernée"],
  ),
  controls: controlsOf({
    principles: [
      ["6", "Lawful, fair, for a purpose, kept no longer", "Licite, loyal, lié à un but, sans durer plus"],
      ["7", "Data protection by design and default", "Protection dès la conception et par défaut"],
      ["8", "Security fit for the risk", "Sécurité adaptée au risque"],
      ["9", "Processing by others under contract", "Sous-traitance sous contrat"],
      ["10", "Data protection advisor", "Conseiller à la protection des données"],
      ["12", "Record of processing activities", "Registre des activités de traitement"],
      ["14", "Representative in Switzerland", "Représentant en Suisse"],
    ],
    abroad: [
      ["16", "Disclosure abroad with adequate protection", "Communication à l’étranger avec protection adéquate"],
      ["17", "Exceptions for disclosure abroad", "Dérogations pour la communication à l’étranger"],
      ["18", "Data published for the public at large", "Données publiées à l’intention du public"],
    ],
    duties: [
      ["19", "Notice when data are obtained", "Information lors de la collecte"],
      ["20", "Exceptions from the notice", "Exceptions au devoir d’informer"],
      ["21", "Automated individual decisions", "Décisions individuelles automatisées"],
      ["22", "Impact assessment of risky processing", "Analyse d’impact des traitements à risque"],
      ["23", "Commissioner consulted where risk remains", "Préposé consulté si le risque demeure"],
      ["24", "Breaches notified to the commissioner", "Violations annoncées au préposé"],
    ],
    rights: [
      ["25", "Right of access", "Droit d’accès"],
      ["26", "Limits of the right of access", "Limites du droit d’accès"],
      ["28", "Right to receive or transfer one’s data", "Droit à la remise ou à la transmission des données"],
      ["30", "No breach of personality rights", "Pas d’atteinte à la personnalité"],
      ["31", "Grounds that justify: consent, interest, law", "Motifs justificatifs : consentement, intérêt, loi"],
      ["32", "Claims to correct, stop or erase", "Prétentions : rectifier, cesser, effacer"],
    ],
  }),
};

import { type Framework, controlsOf, groupsOf } from "./framework.ts";

export const nis2: Framework = {
  id: "nis2",
  title: { en: "NIS 2 Directive", fr: "Directive NIS 2" },
  edition: "(EU) 2022/2555",
  publisher: "European Union",
  note: {
    en: "The duties of essential and important entities (Articles 20, 21 and 23), in our own short words; the law itself is public (EUR-Lex).",
    fr: "Les devoirs des entités essentielles et importantes (articles 20, 21 et 23), avec nos propres mots ; la loi est publique (EUR-Lex).",
  },
  groups: groupsOf(
    ["governance", "Governance", "Gouvernance"],
    ["measures", "Risk-management measures", "Mesures de gestion des risques"],
    ["reporting", "Reporting", "Notification"],
  ),
  controls: controlsOf({
    governance: [["20", "Management approves, oversees, is trained", "La direction approuve, supervise, se forme"]],
    measures: [
      ["21.1", "Measures fit for the risk", "Mesures adaptées au risque"],
      ["21.2.a", "Risk analysis and security policies", "Analyse des risques et politiques de sécurité"],
      ["21.2.b", "Incidents handled", "Incidents traités"],
      ["21.2.c", "Continuity, backups, recovery, crises", "Continuité, sauvegardes, reprise, crises"],
      ["21.2.d", "Security of the supply chain", "Sécurité de la chaîne d’approvisionnement"],
      ["21.2.e", "Secure purchase, development, maintenance", "Achat, développement et maintenance sûrs"],
      ["21.2.f", "Effectiveness of measures assessed", "Efficacité des mesures évaluée"],
      ["21.2.g", "Cyber hygiene and training", "Hygiène informatique et formation"],
      ["21.2.h", "Cryptography and encryption", "Cryptographie et chiffrement"],
      ["21.2.i", "People, access control, assets", "Personnel, contrôle d’accès, actifs"],
      ["21.2.j", "Strong authentication, secure communication", "Authentification forte, communications sûres"],
      [
        "21.3",
        "Weaknesses of each direct supplier considered",
        "Faiblesses de chaque fournisseur direct prises en compte",
      ],
    ],
    reporting: [["23", "Significant incidents reported in time", "Incidents importants notifiés à temps"]],
  }),
};

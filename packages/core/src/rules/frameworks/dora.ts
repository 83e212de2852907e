import { type Framework, controlsOf, groupsOf } from "./framework.ts";

export const dora: Framework = {
  id: "dora",
  title: {
    en: "Digital Operational Resilience Act (DORA)",
    fr: "Règlement sur la résilience opérationnelle numérique (DORA)",
  },
  edition: "(EU) 2022/2554",
  publisher: "European Union",
  note: {
    en: "The articles that bind a financial entity’s ICT, in our own short words; the law itself is public (EUR-Lex).",
    fr: "Les articles qui engagent les TIC d’une entité financière, avec nos propres mots ; la loi est publique (EUR-Lex).",
  },
  groups: groupsOf(
    ["risk", "ICT risk management", "Gestion du risque TIC"],
    ["incidents", "Incidents", "Incidents"],
    ["tests", "Resilience testing", "Tests de résilience"],
    ["third-parties", "ICT third parties", "Prestataires tiers de services TIC"],
  ),
  controls: controlsOf({
    risk: [
      ["5", "Management answers for ICT risk", "La direction répond du risque TIC"],
      ["6", "Framework for ICT risk, reviewed yearly", "Cadre du risque TIC, revu chaque année"],
      ["7", "Reliable systems with enough capacity", "Systèmes fiables, de capacité suffisante"],
      ["8", "Functions, assets, dependencies identified", "Fonctions, actifs et dépendances identifiés"],
      ["9", "Protection and prevention", "Protection et prévention"],
      ["10", "Anomalies detected", "Anomalies détectées"],
      ["11", "Continuity, response and recovery plans", "Plans de continuité, de réponse et de reprise"],
      ["12", "Backups, restoration and recovery", "Sauvegardes, restauration et reprise"],
      ["13", "Learning and evolving", "Apprentissage et évolution"],
      ["14", "Crisis communication", "Communication de crise"],
      ["16", "Simplified framework for small entities", "Cadre simplifié pour les petites entités"],
    ],
    incidents: [
      ["17", "Process for ICT incidents", "Processus pour les incidents TIC"],
      ["18", "Incidents and threats classified", "Incidents et menaces classés"],
      ["19", "Major incidents reported", "Incidents majeurs notifiés"],
    ],
    tests: [
      ["24", "Testing programme", "Programme de tests"],
      ["25", "Tests of tools and systems", "Tests des outils et systèmes"],
      ["26", "Threat-led penetration tests", "Tests d’intrusion fondés sur la menace"],
      ["27", "Who may test", "Qui peut tester"],
    ],
    "third-parties": [
      ["28", "Third-party risk: strategy, register, exit", "Risque des tiers : stratégie, registre, sortie"],
      ["29", "Concentration on suppliers assessed", "Concentration sur les fournisseurs évaluée"],
      ["30", "Terms that contracts must have", "Clauses que les contrats doivent avoir"],
    ],
  }),
};

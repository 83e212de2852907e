import { type Framework, controlsOf, groupsOf } from "./framework.ts";

export const cis: Framework = {
  id: "cis",
  title: { en: "CIS Critical Security Controls", fr: "Contrôles de sécurité critiques du CIS" },
  edition: "8.1",
  publisher: "Center for Internet Security",
  note: {
    en: "Numbers of the 18 controls with our own short words; a safeguard such as cis:11.2 counts for its control. The text is the centre’s.",
    fr: "Numéros des 18 contrôles avec nos propres mots ; une mesure comme cis:11.2 compte pour son contrôle. Le texte est celui du centre.",
  },
  groups: groupsOf(
    ["assets", "Know what there is", "Savoir ce qu’il y a"],
    ["protection", "Protect it", "Le protéger"],
    ["detection", "Notice and recover", "Remarquer et rétablir"],
    ["organisation", "People, suppliers, response", "Personnes, fournisseurs, réponse"],
  ),
  controls: controlsOf({
    assets: [
      ["1", "Devices and servers inventoried", "Appareils et serveurs inventoriés"],
      ["2", "Software inventoried, only what is allowed", "Logiciels inventoriés, seuls les autorisés"],
      ["3", "Data identified, classified, protected", "Données identifiées, classifiées, protégées"],
    ],
    protection: [
      ["4", "Secure configuration of devices and software", "Configuration sûre du matériel et des logiciels"],
      ["5", "Accounts managed", "Comptes gérés"],
      ["6", "Access rights managed", "Droits d’accès gérés"],
      ["7", "Vulnerabilities fixed continuously", "Vulnérabilités corrigées en continu"],
    ],
    detection: [
      ["8", "Audit logs collected and kept", "Journaux recueillis et conservés"],
      ["9", "Mail and web browsers protected", "Messagerie et navigateurs protégés"],
      ["10", "Defences against malware", "Défenses contre les logiciels malveillants"],
      ["11", "Data can be restored", "Les données peuvent être restaurées"],
      ["12", "Network infrastructure managed", "Infrastructure réseau gérée"],
      ["13", "Network monitored and defended", "Réseau surveillé et défendu"],
    ],
    organisation: [
      ["14", "Awareness and skills", "Sensibilisation et compétences"],
      ["15", "Service providers managed", "Prestataires gérés"],
      ["16", "Security of applications", "Sécurité des applications"],
      ["17", "Incident response", "Réponse aux incidents"],
      ["18", "Penetration tests", "Tests d’intrusion"],
    ],
  }),
};

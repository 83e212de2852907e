import { type Control, type Framework, groupsOf } from "./framework.ts";

type Rows = readonly (readonly [
  group: string,
  en: string,
  fr: string,
  parts: readonly (readonly [en: string, fr: string])[],
])[];

/** The twelve requirements in their order, and the second level of each in its order. */
const rows: Rows = [
  [
    "network",
    "Network security controls",
    "Contrôles de sécurité du réseau",
    [
      ["Processes and roles for network security", "Processus et rôles de la sécurité du réseau"],
      ["Network controls configured and kept", "Contrôles réseau configurés et maintenus"],
      ["Cardholder environment closed to other networks", "Environnement des cartes fermé aux autres réseaux"],
      ["Trusted and untrusted networks kept apart", "Réseaux sûrs et non sûrs séparés"],
      ["Devices that join both sides", "Appareils reliés aux deux côtés"],
    ],
  ],
  [
    "network",
    "Secure configurations",
    "Configurations sûres",
    [
      ["Processes and roles for configurations", "Processus et rôles des configurations"],
      ["Components hardened", "Composants durcis"],
      ["Wireless environments secured", "Environnements sans fil sécurisés"],
    ],
  ],
  [
    "data",
    "Stored account data",
    "Données de compte stockées",
    [
      ["Processes and roles for stored data", "Processus et rôles des données stockées"],
      ["No more stored than needed", "Rien de stocké au-delà du besoin"],
      ["No sensitive authentication data kept", "Aucune donnée d’authentification sensible conservée"],
      ["Full card numbers hidden from view", "Numéros de carte complets masqués"],
      ["Card numbers unreadable where stored", "Numéros de carte illisibles une fois stockés"],
      ["Keys of stored data protected", "Clés des données stockées protégées"],
      ["Life cycle of keys", "Cycle de vie des clés"],
    ],
  ],
  [
    "data",
    "Encryption over open networks",
    "Chiffrement sur les réseaux ouverts",
    [
      ["Processes and roles for transmission", "Processus et rôles de la transmission"],
      ["Card numbers encrypted in transit", "Numéros de carte chiffrés en transit"],
    ],
  ],
  [
    "vulnerabilities",
    "Protection from malware",
    "Protection contre les logiciels malveillants",
    [
      ["Processes and roles against malware", "Processus et rôles contre les logiciels malveillants"],
      ["Malware prevented or detected", "Logiciels malveillants empêchés ou détectés"],
      ["Protection active, maintained, watched", "Protection active, maintenue, surveillée"],
      ["Protection from phishing", "Protection contre l’hameçonnage"],
    ],
  ],
  [
    "vulnerabilities",
    "Secure systems and software",
    "Systèmes et logiciels sûrs",
    [
      ["Processes and roles for development", "Processus et rôles du développement"],
      ["Own software developed securely", "Logiciels propres développés de façon sûre"],
      ["Vulnerabilities known and patched", "Vulnérabilités connues et corrigées"],
      ["Public web applications protected", "Applications web publiques protégées"],
      ["Changes managed securely", "Changements gérés de façon sûre"],
    ],
  ],
  [
    "access",
    "Access by need to know",
    "Accès selon le besoin d’en connaître",
    [
      ["Processes and roles for access", "Processus et rôles des accès"],
      ["Access defined and assigned", "Accès définis et attribués"],
      ["Access enforced by a system", "Accès imposés par un système"],
    ],
  ],
  [
    "access",
    "Identification and authentication",
    "Identification et authentification",
    [
      ["Processes and roles for identities", "Processus et rôles des identités"],
      ["Accounts managed through their life", "Comptes gérés durant leur vie"],
      [
        "Strong authentication of users and administrators",
        "Authentification forte des utilisateurs et administrateurs",
      ],
      [
        "Several factors to enter the cardholder environment",
        "Plusieurs facteurs pour entrer dans l’environnement des cartes",
      ],
      ["Factors cannot be bypassed or replayed", "Facteurs ni contournés ni rejoués"],
      ["Accounts of applications and systems", "Comptes d’applications et de systèmes"],
    ],
  ],
  [
    "access",
    "Physical access",
    "Accès physique",
    [
      ["Processes and roles for physical access", "Processus et rôles de l’accès physique"],
      ["Entry to facilities controlled", "Entrée des installations contrôlée"],
      ["Personnel and visitors authorised", "Personnel et visiteurs autorisés"],
      ["Media stored, sent and destroyed safely", "Supports conservés, envoyés et détruits sûrement"],
      ["Payment terminals protected from tampering", "Terminaux de paiement protégés des altérations"],
    ],
  ],
  [
    "monitoring",
    "Logging and monitoring",
    "Journalisation et surveillance",
    [
      ["Processes and roles for logging", "Processus et rôles de la journalisation"],
      ["Audit logs that allow forensics", "Journaux permettant l’enquête"],
      ["Logs protected from change", "Journaux protégés des modifications"],
      ["Logs reviewed for anomalies", "Journaux examinés pour y voir les anomalies"],
      ["Log history kept", "Historique des journaux conservé"],
      ["Clocks in step", "Horloges synchronisées"],
      ["Failed security controls noticed", "Défaillances des contrôles remarquées"],
    ],
  ],
  [
    "monitoring",
    "Regular security testing",
    "Tests réguliers de sécurité",
    [
      ["Processes and roles for testing", "Processus et rôles des tests"],
      ["Wireless access points known", "Points d’accès sans fil connus"],
      ["Vulnerability scans inside and outside", "Analyses de vulnérabilités internes et externes"],
      ["Penetration tests, with corrections", "Tests d’intrusion, avec corrections"],
      ["Intrusions and changed files detected", "Intrusions et fichiers modifiés détectés"],
      ["Changed payment pages detected", "Pages de paiement modifiées détectées"],
    ],
  ],
  [
    "policy",
    "Policies and programmes",
    "Politiques et programmes",
    [
      ["Security policy, known and current", "Politique de sécurité, connue et à jour"],
      ["Acceptable use of end-user technology", "Usage acceptable des outils des utilisateurs"],
      ["Risks identified and managed", "Risques identifiés et gérés"],
      ["Compliance itself managed", "Conformité elle-même gérée"],
      ["Scope documented and validated", "Périmètre documenté et validé"],
      ["Ongoing security awareness", "Sensibilisation permanente"],
      ["Personnel screened", "Personnel vérifié"],
      ["Risk of service providers managed", "Risque des prestataires géré"],
      ["Providers support customers’ compliance", "Prestataires au service de la conformité des clients"],
      ["Incidents responded to at once", "Réponse immédiate aux incidents"],
    ],
  ],
];

export const pciDss: Framework = {
  id: "pci-dss",
  title: { en: "PCI DSS", fr: "PCI DSS" },
  edition: "4.0.1",
  publisher: "PCI Security Standards Council",
  note: {
    en: "Numbers of the twelve requirements and their second level with our own short words; the text is the council’s.",
    fr: "Numéros des douze exigences et de leur deuxième niveau avec nos propres mots ; le texte est celui du conseil.",
  },
  groups: groupsOf(
    ["network", "Secure network and systems", "Réseau et systèmes sûrs"],
    ["data", "Account data", "Données de compte"],
    ["vulnerabilities", "Vulnerability management", "Gestion des vulnérabilités"],
    ["access", "Access control", "Contrôle d’accès"],
    ["monitoring", "Monitoring and testing", "Surveillance et tests"],
    ["policy", "Security policy", "Politique de sécurité"],
  ),
  controls: rows.flatMap(([group, en, fr, parts], index): readonly Control[] => {
    const id = String(index + 1);
    return [
      { id, title: { en, fr }, group },
      ...parts.map((title, part) => ({
        id: `${id}.${part + 1}`,
        title: { en: title[0], fr: title[1] },
        group,
        within: id,
      })),
    ];
  }),
};

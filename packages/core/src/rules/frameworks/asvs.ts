import { type Framework, controlsOf, groupsOf } from "./framework.ts";

export const asvs: Framework = {
  id: "asvs",
  title: {
    en: "OWASP Application Security Verification Standard (ASVS)",
    fr: "Norme OWASP de vérification de la sécurité applicative (ASVS)",
  },
  edition: "5.0",
  publisher: "OWASP Foundation",
  note: {
    en: "Numbers of the 17 chapters with our own short words; a requirement such as asvs:V6.2.1 counts for its chapter. The standard is CC BY-SA 4.0.",
    fr: "Numéros des 17 chapitres avec nos propres mots ; une exigence comme asvs:V6.2.1 compte pour son chapitre. La norme est sous CC BY-SA 4.0.",
  },
  groups: groupsOf(
    ["input", "Input, interfaces, files", "Entrées, interfaces, fichiers"],
    ["identity", "Identity and access", "Identité et accès"],
    ["protection", "Cryptography, communication, data", "Cryptographie, communication, données"],
    ["construction", "Construction and operation", "Construction et exploitation"],
  ),
  controls: controlsOf({
    input: [
      ["V1", "Output encoded, input made harmless", "Sorties encodées, entrées rendues inoffensives"],
      ["V2", "Input and business logic validated", "Entrées et logique métier validées"],
      ["V3", "Security in the browser", "Sécurité dans le navigateur"],
      ["V4", "APIs and web services", "API et services web"],
      ["V5", "Files taken in and given out", "Fichiers reçus et remis"],
    ],
    identity: [
      ["V6", "Authentication", "Authentification"],
      ["V7", "Sessions", "Sessions"],
      ["V8", "Authorisation", "Autorisation"],
      ["V9", "Tokens that speak for themselves", "Jetons autoporteurs"],
      ["V10", "Delegated login (OAuth, OpenID Connect)", "Connexion déléguée (OAuth, OpenID Connect)"],
    ],
    protection: [
      ["V11", "Cryptography", "Cryptographie"],
      ["V12", "Encrypted communication", "Communications chiffrées"],
      ["V14", "Sensitive data protected", "Données sensibles protégées"],
      ["V17", "Audio and video in real time (WebRTC)", "Audio et vidéo en temps réel (WebRTC)"],
    ],
    construction: [
      ["V13", "Configuration and secrets", "Configuration et secrets"],
      ["V15", "Secure architecture and coding", "Architecture et programmation sûres"],
      ["V16", "Logs and error handling", "Journaux et traitement des erreurs"],
    ],
  }),
};

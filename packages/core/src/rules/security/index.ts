/** The rules of security, alphabetically. */
import type { Pack } from "../rule.ts";
import { flowIsEncrypted } from "./flow-is-encrypted.ts";

export const security: Pack = {
  id: "security",
  title: { en: "Security", fr: "Sécurité" },
  description: {
    en: "Zones and exposure, encryption, authentication, least privilege, logging, backups, keys, secrets, pipelines.",
    fr: "Zones et exposition, chiffrement, authentification, moindre privilège, journaux, sauvegardes, clés, secrets, chaînes de livraison.",
  },
  rules: [flowIsEncrypted],
};

/** What the layers are called at the side of a picture. */
import type { Bilingual, Layer } from "../../model/metamodel.ts";

export const layerNames: Readonly<Record<Layer, Bilingual>> = {
  strategy: { en: "Strategy", fr: "Stratégie" },
  business: { en: "Business", fr: "Métier" },
  organisation: { en: "Organisation", fr: "Organisation" },
  application: { en: "Applications", fr: "Applications" },
  data: { en: "Data", fr: "Données" },
  technical: { en: "Technology", fr: "Technique" },
  security: { en: "Security", fr: "Sécurité" },
  change: { en: "Change", fr: "Transformation" },
};

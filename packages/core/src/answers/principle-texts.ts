/** The seven principles and the nine qualities as pages name them. */
import type { Bilingual } from "../model/metamodel.ts";
import { orreryPrinciples } from "../rules/frameworks/orrery-principles.ts";
import type { Quality } from "../rules/rule.ts";

export interface PrincipleText {
  readonly id: string;
  readonly title: Bilingual;
  /** What it asks, and why. */
  readonly text: Bilingual;
}

export const principleTexts: readonly PrincipleText[] = orreryPrinciples.controls.map(({ id, title, page }) => ({
  id,
  title,
  text: page ?? title,
}));

export const qualityTitles: Readonly<Record<Quality, Bilingual>> = {
  modularity: { en: "Modularity", fr: "Modularité" },
  automation: { en: "Automation", fr: "Automatisation" },
  scalability: { en: "Scalability", fr: "Capacité à grandir" },
  interoperability: { en: "Interoperability", fr: "Interopérabilité" },
  performance: { en: "Performance", fr: "Performance" },
  security: { en: "Security", fr: "Sécurité" },
  reliability: { en: "Reliability", fr: "Fiabilité" },
  accessibility: { en: "Accessibility", fr: "Accessibilité" },
  resilience: { en: "Resilience", fr: "Résilience" },
};

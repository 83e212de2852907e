/** What needs attention in any model: for newcomers, and for those who keep the description in order. */
import type { Home } from "./home.ts";

export const general: Home = {
  role: "general",
  title: { en: "General", fr: "Général" },
  question: {
    en: "What does the model hold, and what does it lack?",
    fr: "Que contient le modèle, et que lui manque-t-il ?",
  },
  icon: "compass",
  text: `dashboard general "What needs attention" fr "Ce qui demande attention" {
  tile gen-owner "Without an owner" fr "Sans responsable" { shows: count; of: [application, process, dataset]; find: "owner:missing,unknown"; good: 0 }
  tile gen-vital "Vital without a recovery time" fr "Vital sans délai de reprise" {
    shows: count; of: [application, process]; find: "criticality:vital rto:missing,unknown"; good: 0
  }
  tile gen-described "Described in a sentence" fr "Décrit d'une phrase" {
    shows: count; of: [application, process, capability, dataset]; find: "description:any"; form: percent; good: 80%; bad: 20%
  }
  tile gen-alone "Connected with nothing" fr "Relié à rien" { shows: count; of: [application, process, dataset, node]; find: "relationships<1"; good: 0 }
}
`,
  offers: [],
};

/** The technical architect: what runs where, does it suffice, what is getting old? (R294) */
import type { Home } from "./home.ts";
import {
  analysis,
  availability,
  capacity,
  catalogue,
  discovered,
  drills,
  improvements,
  map,
  matrix,
} from "./places.ts";

export const technical: Home = {
  role: "technical",
  title: { en: "Technical architect", fr: "Architecte technique" },
  question: {
    en: "What runs where, does it suffice, what is getting old?",
    fr: "Qu'est-ce qui tourne où, est-ce assez, qu'est-ce qui vieillit ?",
  },
  icon: "network",
  text: `dashboard technical "Infrastructure" fr "Infrastructure" {
  for: technical
  tile tec-patched "Nodes not patched for a year or more" fr "Nœuds sans correctif depuis un an ou plus" {
    shows: count; of: node; find: "patched<today-1y"; good: 0
  }
  tile tec-single "Vital and without redundancy" fr "Vital et sans redondance" {
    shows: count; of: [application, module, store, node]; find: "replicas<2 -redundancy:any"; good: 0
  }
  tile tec-backup "Stores with a backup" fr "Stockages sauvegardés" {
    shows: count; of: store; find: "backup:any"; form: percent; good: 100%; bad: 80%
  }
  tile tec-zoned "Nodes in a network zone" fr "Nœuds dans une zone réseau" {
    shows: count; of: node; find: "zone:any"; form: percent; good: 100%; bad: 50%
  }
  tile tec-deployment "Deployment" fr "Déploiement" { shows: view; viewpoint: deployment; width: 2 }
  tile tec-network "Network zones" fr "Zones de réseau" { shows: view; viewpoint: network; width: 2 }
  tile tec-capacity "Capacity and peak" fr "Capacité et pointe" {
    shows: list; of: [application, module, node]; find: "capacity:any"; columns: [capacity, peak, growth]; width: 2
  }
  tile tec-technologies "Technologies" fr "Technologies" { shows: list; of: technology; columns: [eol, standing, licence]; width: 2 }
  tile tec-nodes "Nodes by type and environment" fr "Nœuds par type et environnement" { shows: chart; of: node; by: type; split: env; width: 2 }
  tile tec-os "Operating systems" fr "Systèmes d'exploitation" { shows: chart; of: node; by: os }
  tile tec-patches "When nodes were patched" fr "Quand les nœuds ont été corrigés" { shows: chart; form: histogram; of: node; by: patched }
  tile tec-recovery "What must be back first" fr "Ce qui doit revenir d'abord" {
    shows: list; of: [process, application, store]; find: "rto:any"; columns: [rto, rpo, criticality]; sort: rto; width: 2
  }
  tile tec-skills "On one person or nobody" fr "Sur une personne ou aucune" {
    shows: analysis; analysis: skills; table: single; width: 2
  }
  tile tec-sites "Sites" fr "Sites" { shows: view; viewpoint: sites; width: 2 }
}
`,
  offers: [
    {
      competency: { en: "Technical infrastructure designed", fr: "Infrastructure technique conçue" },
      where: [
        map("deployment", "Deployment", "Déploiement"),
        map("network", "Networks", "Réseaux"),
        map("sites", "Sites", "Sites"),
        catalogue("node", "Nodes", "Nœuds"),
      ],
    },
    {
      competency: { en: "Capacity", fr: "Capacité" },
      where: [catalogue("*", "Capacity", "Capacité", "capacity:any", "capacity", "demand", "peak", "growth"), capacity],
    },
    {
      competency: { en: "Obsolescence", fr: "Obsolescence" },
      where: [
        catalogue("technology", "Technologies", "Technologies", undefined, "eol", "supportEnd"),
        matrix("node", "technology", "Nodes and technologies", "Nœuds et technologies"),
        discovered,
      ],
      later: {
        en: "versions are read from artefacts; their end-of-life dates are stated by hand",
        fr: "les versions se lisent dans les artefacts ; leurs dates de fin de support se saisissent à la main",
      },
    },
    {
      competency: { en: "Continuity", fr: "Continuité" },
      where: [
        catalogue("*", "Recovery times", "Délais de reprise", "rto:any", "rto", "rpo", "mtpd"),
        analysis("skills", "Skills", "Compétences"),
        availability,
        drills,
        improvements,
      ],
    },
  ],
};

import { applicationOf } from "../../model/hosting.ts";
import { isKind } from "../../model/is-kind.ts";
import type { Element } from "../../model/model.ts";
import { distinct, numberOf } from "../../model/read.ts";
import { isMicroservices } from "../../model/styles/detect.ts";
import { structureOf } from "../../model/styles/shape.ts";
import { nameOf } from "../../model/wording.ts";
import type { ElementRule } from "../rule.ts";
import { holds, lacks, violated } from "../verdict.ts";

interface Parameters {
  readonly perPerson: number;
}

export const teamCanCarryItsServices: ElementRule<Parameters> = {
  id: "team-can-carry-its-services",
  title: {
    en: "A team has people enough for its microservices",
    fr: "Une équipe a assez de personnes pour ses microservices",
  },
  rationale: {
    en: "Each service wants to be built, watched and patched. With more services than people, most of them have nobody.",
    fr: "Chaque service demande à être construit, surveillé et corrigé. Avec plus de services que de personnes, la plupart n’ont personne.",
  },
  remedy: {
    en: "Join services that change together, give some to another team, or strengthen the team; keep `owner` and `headcount` right.",
    fr: "Réunissez les services qui changent ensemble, confiez-en à une autre équipe ou renforcez l’équipe ; tenez `owner` et `headcount` à jour.",
  },
  severity: "warning",
  controls: ["iso27001:A.5.2", "nist-csf:GV.RR-03"],
  quality: "modularity",
  aliases: ["SERVICES-PER-TEAM"],
  reads: ["owner", "headcount", "people", "style", "type"],
  parameters: {
    perPerson: {
      type: { kind: "number", minimum: 0 },
      name: { en: "Services per person", fr: "Services par personne" },
      description: {
        en: "Most services that a team runs for each of its people.",
        fr: "Nombre maximal de services par personne de l’équipe.",
      },
      usual: 1,
    },
  },
  kinds: ["unit", "role"],
  examples: {
    passes: `unit team "Shop team" { headcount: 6 }\napplication shop "Shop" { style: microservices; owner: team\n  module orders "Orders"\n  module stock "Stock"\n  module prices "Prices"\n}`,
    fails: `unit team "Shop team" { headcount: 2 }\nunit others "Others" { headcount: 1 }\napplication shop "Shop" { style: microservices; owner: team\n  module web "Pages" { type: web }\n  module orders "Orders"\n  module stock "Stock"\n  module prices "Prices"\n  module mail "Mail" { owner: others }\n}`,
    finds: ["team"],
    unsure: `unit team "Shop team"\napplication shop "Shop" { style: microservices; owner: team\n  module orders "Orders"\n}`,
    lacks: ["team.headcount"],
  },

  judge(team, { parameters: { perPerson } }) {
    const services = servicesOf(team);
    if (services.length === 0) return undefined;
    const key = isKind(team, "role") ? "people" : "headcount";
    const people = numberOf(team, key);
    if (people === undefined) return lacks([team, key]);
    if (services.length <= people * perPerson) return holds;
    return violated(() => {
      const name = nameOf(team);
      return {
        en: `${people} people of ${name.en} answer for ${services.length} microservices`,
        fr: `${people} personnes de ${name.fr} répondent de ${services.length} microservices`,
        values: [[team, key]],
        related: services,
      };
    });
  },
};

/** Services of microservice applications that a team owns, as its own or by the application. */
function servicesOf(team: Element): readonly Element[] {
  const owned = team.referrers.flatMap(({ key, element }) => (key === "owner" ? [element] : []));
  const services = owned.flatMap((one) => {
    const application = applicationOf(one);
    if (application === undefined || !isMicroservices(application)) return [];
    const all = structureOf(application).services;
    if (isKind(one, "module")) return all.filter(({ row }) => row === one.row);
    return one.row === application.row ? all.filter((service) => isOwnedBy(service, team)) : [];
  });
  return distinct(services);
}

function isOwnedBy(service: Element, team: Element): boolean {
  const own = service.references("owner");
  return own.length === 0 || own.some(({ row }) => row === team.row);
}

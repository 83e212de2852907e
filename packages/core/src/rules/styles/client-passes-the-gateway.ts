import { applicationOf } from "../../model/hosting.ts";
import { isKind } from "../../model/is-kind.ts";
import type { Element } from "../../model/model.ts";
import { elementsOf } from "../../model/read.ts";
import { isMicroservices } from "../../model/styles/detect.ts";
import { isClient, structureOf } from "../../model/styles/shape.ts";
import { gatewaysOf, isGateway } from "../parts/entrance.ts";
import { endsOf, namesOf } from "../parts/sentence.ts";
import type { RelationshipRule } from "../rule.ts";
import { holds, violated } from "../verdict.ts";

export const clientPassesTheGateway: RelationshipRule = {
  id: "client-passes-the-gateway",
  title: {
    en: "Clients reach services through the gateway",
    fr: "Les clients atteignent les services par la passerelle",
  },
  rationale: {
    en: "What the gateway does once for all (who comes in, how often, which version) is left out on every way past it.",
    fr: "Ce que la passerelle fait une fois pour tous (qui entre, à quelle cadence, quelle version) manque sur chaque chemin qui la contourne.",
  },
  remedy: {
    en: "Let the client call the gateway, add the route there, and close the direct way.",
    fr: "Faites appeler la passerelle par le client, ajoutez-y la route, et fermez le chemin direct.",
  },
  severity: "warning",
  controls: ["iso27001:A.8.20", "iso27001:A.8.27", "nist-800-53:SC-7", "nist-800-53:AC-4", "asvs:V4"],
  quality: "security",
  aliases: ["GATEWAY-BYPASS"],
  reads: ["uses", "flows", "via", "style", "type"],
  verbs: ["uses", "flows"],
  examples: {
    passes: `application shop "Shop" {
  style: microservices
  module web "Pages" { type: web; uses gate; -> stock { via: gate } }
  module gate "Gateway" { type: gateway; uses orders }
  module orders "Orders" { type: api; uses stock }
  module stock "Stock" { type: api }
}`,
    fails: `application shop "Shop" {
  style: microservices
  module web "Pages" { type: web; uses gate, stock }
  module gate "Gateway" { type: gateway; uses orders }
  module orders "Orders" { type: api; uses stock }
  module stock "Stock" { type: api }
}
application till "Till" { module screen "Screen" { type: desktop; -> orders } }
application free "Free" {
  style: microservices
  module page "Page" { type: web; uses list }
  module list "List" { type: api }
}`,
    finds: ["web uses stock", "screen -> orders"],
  },

  // Where there is no gateway at all, `services-have-a-gateway` says so.
  judge(access) {
    const { from, to } = access;
    if (from === undefined || to === undefined || !isKind(from, "module") || !isClient(from)) return undefined;
    const application = applicationOf(to);
    if (application === undefined || !isMicroservices(application)) return undefined;
    const gateways = gatewaysOf(application);
    if (gateways.length === 0) return undefined;
    if (isGateway(to) || elementsOf(access, "via").some(isGateway)) return holds;
    if (!isService(to, application)) return undefined;
    return violated(() => {
      const [ends, names] = [endsOf(access), namesOf(gateways)];
      return {
        en: `${ends.en}: the client reaches the service past ${names.en}`,
        fr: `${ends.fr} : le client atteint le service en contournant ${names.fr}`,
        path: [from, access, to],
        related: gateways,
      };
    });
  },
};

/** A service, or a part of one. */
function isService(element: Element, application: Element): boolean {
  const rows = new Set([element.row, ...element.path.map(({ row }) => row)]);
  return structureOf(application).services.some(({ row }) => rows.has(row));
}

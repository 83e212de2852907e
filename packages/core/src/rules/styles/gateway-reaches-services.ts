import { applicationOf } from "../../model/hosting.ts";
import type { Element } from "../../model/model.ts";
import { wordOf } from "../../model/read.ts";
import { isMicroservices } from "../../model/styles/detect.ts";
import { structureOf } from "../../model/styles/shape.ts";
import { gatewaysOf, reachedIn } from "../parts/entrance.ts";
import { nameOf } from "../../model/wording.ts";
import { namesOf } from "../parts/sentence.ts";
import type { ElementRule } from "../rule.ts";
import { holds, violated } from "../verdict.ts";

/** Modules that work by themselves: nobody has to reach them. */
const UNASKED: readonly string[] = ["worker", "batch", "function", "etl"];

export const gatewayReachesServices: ElementRule = {
  id: "gateway-reaches-services",
  title: {
    en: "Every service behind a gateway can be reached from it",
    fr: "Tout service derrière une passerelle est atteignable",
  },
  rationale: {
    en: "A service to which no route leads is dead, or has another way in that nobody guards.",
    fr: "Un service auquel aucune route ne mène est mort, ou a une autre entrée que personne ne garde.",
  },
  remedy: {
    en: "Draw the route from the gateway (`uses`, or a flow with `via`), or the events that reach the service; remove a service that nobody needs.",
    fr: "Dessinez la route depuis la passerelle (`uses`, ou un flux avec `via`), ou les événements qui atteignent le service ; retirez un service inutile.",
  },
  severity: "warning",
  controls: ["iso27001:A.8.20", "nist-800-53:SC-7", "nist-800-53:CM-8"],
  quality: "accessibility",
  reads: ["style", "type", "uses", "flows", "via", "realizes"],
  kinds: ["module"],
  examples: {
    passes: `application shop "Shop" {\n  style: microservices\n  module gate "Gateway" { type: gateway; uses orders }\n  module orders "Orders" { type: api; uses stock }\n  module stock "Stock" { type: api }\n  module mail "Mail" { type: worker }\n}`,
    fails: `application shop "Shop" {\n  style: microservices\n  module gate "Gateway" { type: gateway; uses orders }\n  module orders "Orders" { type: api; uses stock }\n  module stock "Stock" { type: api }\n  module prices "Prices" { type: api; uses stock }\n}`,
    finds: ["prices"],
  },

  judge(module) {
    const application = applicationOf(module);
    if (application === undefined || UNASKED.includes(wordOf(module, "type") ?? "")) return undefined;
    if (!isMicroservices(application)) return undefined;
    const { services } = structureOf(application);
    const gateways = gatewaysOf(application);
    if (gateways.length === 0 || !services.some(({ row }) => row === module.row)) return undefined;
    if (reachedIn(application).has(module.row)) return holds;
    return violated(() => unreached(module, gateways));
  },
};

function unreached(module: Element, gateways: readonly Element[]): ReturnType<ReturnType<typeof violated>["account"]> {
  const [name, from] = [nameOf(module), namesOf(gateways)];
  return {
    en: `no route leads from ${from.en} to ${name.en}`,
    fr: `aucune route ne mène de ${from.fr} à ${name.fr}`,
    related: gateways,
  };
}

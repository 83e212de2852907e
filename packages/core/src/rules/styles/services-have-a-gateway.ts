import { isQueue } from "../../model/exchange.ts";
import type { Element } from "../../model/model.ts";
import { isMicroservices } from "../../model/styles/detect.ts";
import { isClient, structureOf, tradeOf } from "../../model/styles/shape.ts";
import { gatewaysOf } from "../parts/entrance.ts";
import { nameOf } from "../../model/wording.ts";
import { namesOf } from "../parts/sentence.ts";
import type { ElementRule } from "../rule.ts";
import { holds, violated } from "../verdict.ts";

interface Parameters {
  readonly services: number;
}

export const servicesHaveAGateway: ElementRule<Parameters> = {
  id: "services-have-a-gateway",
  title: {
    en: "Microservices are entered through a gateway",
    fr: "On entre dans les microservices par une passerelle",
  },
  rationale: {
    en: "Without a gateway every client knows every service, and each service must recognise users, limit and log by itself.",
    fr: "Sans passerelle, chaque client connaît chaque service, et chaque service doit seul reconnaître, limiter et journaliser.",
  },
  remedy: {
    en: "Put an API gateway in front of the services (a module of `type: gateway`) and let clients use only that.",
    fr: "Placez une passerelle d’API devant les services (un module `type: gateway`) et n’y laissez passer que par elle.",
  },
  severity: "warning",
  controls: ["iso27001:A.8.20", "iso27001:A.8.22", "nist-800-53:SC-7", "nist-csf:PR.IR-01", "asvs:V4"],
  quality: "security",
  reads: ["style", "type", "flows", "uses", "via"],
  parameters: {
    services: {
      type: { kind: "number", minimum: 2, integer: true },
      name: { en: "Services", fr: "Services" },
      description: {
        en: "From how many services on a gateway is asked for.",
        fr: "À partir de combien de services une passerelle est demandée.",
      },
      usual: 3,
    },
  },
  kinds: ["application"],
  examples: {
    passes: `application shop "Shop" { style: microservices\n  module web "Pages" { type: web; uses gate }\n  module gate "Gateway" { type: gateway; uses orders, stock, prices }\n  module orders "Orders"\n  module stock "Stock"\n  module prices "Prices"\n}`,
    fails: `application shop "Shop" { style: microservices\n  module web "Pages" { type: web; uses orders, stock }\n  module orders "Orders"\n  module stock "Stock"\n  module prices "Prices"\n}\napplication feed "Feed" { style: microservices\n  store in "In" { type: topic; -> f1, f2, f3 }\n  module f1 "F1"\n  module f2 "F2"\n  module f3 "F3"\n}`,
    finds: ["shop"],
  },

  judge(application, { parameters }) {
    if (!isMicroservices(application)) return undefined;
    const { services } = structureOf(application);
    if (services.length < parameters.services) return undefined;
    if (gatewaysOf(application).length > 0) return holds;
    const entered = enteredFrom(application);
    // Services that only events reach have no door that a gateway could guard.
    if (entered.clients.length === 0 && entered.isFedByQueues) return undefined;
    return violated(() => {
      const [name, clients] = [nameOf(application), namesOf(entered.clients)];
      const by =
        entered.clients.length === 0
          ? { en: "", fr: "" }
          : { en: `, entered directly by ${clients.en}`, fr: `, où entrent directement ${clients.fr}` };
      return {
        en: `no gateway stands in front of the ${services.length} services of ${name.en}${by.en}`,
        fr: `aucune passerelle ne précède les ${services.length} services de ${name.fr}${by.fr}`,
        related: services,
      };
    });
  },
};

/** Who calls the services from outside or as their clients, and whether queues bring them work. */
function enteredFrom(application: Element): { readonly clients: readonly Element[]; readonly isFedByQueues: boolean } {
  const { services } = structureOf(application);
  const { inner, outer } = tradeOf(application);
  const rows = new Set(services.map(({ row }) => row));
  const incoming = [...inner, ...outer].filter(
    ({ to }) => to !== undefined && (rows.has(to.row) || to.row === application.row),
  );
  const senders = incoming.flatMap(({ from }) => from ?? []);
  const clients = senders.filter((one) => !isQueue(one) && (isClient(one) || !isWithin(one, application)));
  return { clients: [...new Map(clients.map((one) => [one.row, one])).values()], isFedByQueues: senders.some(isQueue) };
}

function isWithin(one: Element, application: Element): boolean {
  return one.row === application.row || one.path.some(({ row }) => row === application.row);
}

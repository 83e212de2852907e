import type { Element } from "../../model/model.ts";
import { affirms } from "../../model/read.ts";
import { isMicroservices } from "../../model/styles/detect.ts";
import { structureOf } from "../../model/styles/shape.ts";
import { nameOf } from "../../model/wording.ts";
import { namesOf } from "../parts/sentence.ts";
import type { ElementRule } from "../rule.ts";
import { holds, lacks, violated } from "../verdict.ts";

export const servicesAreTraced: ElementRule = {
  id: "services-are-traced",
  title: {
    en: "Requests can be followed through all microservices",
    fr: "Une requête se suit à travers tous les microservices",
  },
  rationale: {
    en: "A request that passes ten services leaves ten logs. Without tracing nobody finds where it was slow or failed.",
    fr: "Une requête qui traverse dix services laisse dix journaux. Sans traçage, personne ne trouve où elle a ralenti ou échoué.",
  },
  remedy: {
    en: "Introduce distributed tracing in every service and state `tracing` on the application or on each service.",
    fr: "Introduisez le traçage distribué dans chaque service et indiquez `tracing` sur l’application ou sur chaque service.",
  },
  severity: "warning",
  controls: [
    "iso27001:A.8.15",
    "iso27001:A.8.16",
    "nist-800-53:AU-12",
    "nist-800-53:SI-4",
    "nist-csf:DE.CM-09",
    "asvs:V16",
  ],
  quality: "reliability",
  aliases: ["NO-TRACING"],
  reads: ["style", "tracing", "logging", "type"],
  kinds: ["application"],
  examples: {
    passes: `application shop "Shop" { style: microservices; tracing: "OpenTelemetry"\n  module orders "Orders" { type: api }\n}\napplication mail "Mail" { style: microservices\n  module send "Send" { type: api; tracing: yes }\n  module list "List" { type: api; tracing: yes }\n}`,
    fails: `application shop "Shop" { style: microservices\n  module orders "Orders" { type: api; tracing: yes }\n  module stock "Stock" { type: api; tracing: no }\n}\napplication ledger "Ledger" { style: monolith; tracing: no }\napplication post "Post" { style: microservices; tracing: yes\n  module send "Send" { type: api }\n  module list "List" { type: api; logging: no }\n}`,
    finds: ["shop", "post"],
    unsure: `application shop "Shop" { style: microservices\n  module orders "Orders" { type: api; tracing: yes }\n  module stock "Stock" { type: api }\n}`,
    lacks: ["shop.tracing"],
  },

  judge(application) {
    if (!isMicroservices(application)) return undefined;
    const { services } = structureOf(application);
    const whole = affirms(application, "tracing");
    const blind = services.filter((one) => isTraced(one, whole) === false);
    if (blind.length === 0 && whole !== false) {
      const silent = services.filter((one) => isTraced(one, undefined) === undefined);
      return (whole === true && blind.length === 0) || (services.length > 0 && silent.length === 0)
        ? holds
        : lacks([application, "tracing"]);
    }
    return violated(() => {
      const [name, names] = [nameOf(application), namesOf(blind)];
      const which =
        blind.length === 0 ? { en: "at all", fr: "du tout" } : { en: `in ${names.en}`, fr: `dans ${names.fr}` };
      return {
        en: `requests through ${name.en} cannot be followed ${which.en}`,
        fr: `les requêtes à travers ${name.fr} ne peuvent être suivies ${which.fr}`,
        values: (blind.length === 0 ? [application] : blind).map(
          (one) => [one, affirms(one, "logging") === false ? "logging" : "tracing"] as const,
        ),
        related: blind,
      };
    });
  },
};

/** A service that keeps no log leaves no trace of a request, whatever is said of the whole. */
function isTraced(service: Element, whole: boolean | undefined): boolean | undefined {
  const own = affirms(service, "tracing");
  return own ?? (affirms(service, "logging") === false ? false : whole);
}

import { sitesOf } from "../../model/hosting.ts";
import { isKind } from "../../model/is-kind.ts";
import type { Element } from "../../model/model.ts";
import { distinct, elementsOf } from "../../model/read.ts";
import { isInProduction, productionNodesOf } from "../../model/redundancy.ts";
import { isWorkingPart } from "../parts/reliance.ts";
import { nameOf } from "../../model/wording.ts";
import { isOperatedByOthers } from "../parts/single-points.ts";
import { importanceOf, isVital } from "../parts/vital.ts";
import type { ElementRule } from "../rule.ts";
import { holds, lacks, violated } from "../verdict.ts";

export const vitalSoftwareSpansSites: ElementRule = {
  id: "vital-software-spans-sites",
  title: {
    en: "Vital software and data stand at two sites at least",
    fr: "Logiciels et données vitaux se trouvent sur deux sites au moins",
  },
  rationale: {
    en: "Fire, flood, power and access take a whole site; what stands at one place only is gone with it.",
    fr: "Incendie, inondation, courant et accès emportent un site entier ; ce qui n’est qu’à un endroit disparaît avec lui.",
  },
  remedy: {
    en: "Deploy or replicate it at a second site, and state `sites`, `replication` or a node with `env: dr` there.",
    fr: "Déployez-le ou répliquez-le sur un second site, et indiquez `sites`, `replication` ou un nœud avec `env: dr` là-bas.",
  },
  severity: "warning",
  controls: ["iso27001:A.8.14", "nist-800-53:CP-6", "nist-800-53:CP-7", "nist-csf:PR.IR-03", "dora:12", "nis2:21.2.c"],
  principle: "P7",
  quality: "resilience",
  aliases: ["multi-site"],
  reads: ["sites", "site", "replication", "runs on"],
  kinds: ["application", "module", "store"],
  examples: {
    passes: `application pay "Payments" { criticality: vital; runs on n1, n2 }
node n1 "One" { site: a }\nnode n2 "Two" { site: b; env: dr }
store db "Database" { criticality: vital; runs on n1; replication: { to: copy } }
store copy "Copy" { runs on n2 }\nsite a "A"\nsite b "B"`,
    fails: `application pay "Payments" { criticality: vital; runs on n1, n2 }
application blog "Blog" { runs on n1 }
node n1 "One" { site: a }\nnode n2 "Two" { site: a }\nnode lab "Lab" { site: b; env: test }
pay runs on lab\nsite a "A"\nsite b "B"`,
    finds: ["pay"],
    unsure: `application pay "Payments" { criticality: vital; runs on n1 }\nnode n1 "One"`,
    lacks: ["n1.site"],
  },

  judge(element) {
    if (!isVital(element) || !isWorkingPart(element) || !isInProduction(element)) return undefined;
    if (isKind(element, "node") || isOperatedByOthers(element)) return undefined;
    const nodes = productionNodesOf(element);
    const own = [...element.references("sites"), ...element.references("site")];
    const copies = elementsOf(element, "replication.to").flatMap((copy) => [copy, ...productionNodesOf(copy)]);
    const places: readonly Element[] = [...(own.length > 0 ? [] : nodes), ...copies];
    const sites = distinct([...own, ...places.flatMap((place) => (isKind(place, "site") ? [place] : sitesOf(place)))]);
    if (sites.length > 1) return holds;
    const placeless = places.filter((place) => isKind(place, "node") && sitesOf(place).length === 0);
    if (placeless.length > 0) return lacks(...placeless.map((node) => [node, "site"] as const));
    const [site] = sites;
    if (site === undefined) return lacks([element, "sites"]);
    return violated(() => {
      const name = nameOf(element);
      const place = nameOf(site);
      const reason = importanceOf(element)?.path ?? [];
      return {
        en: `${name.en} is vital and stands at ${place.en} only`,
        fr: `${name.fr} est vital et ne se trouve qu’à ${place.fr}`,
        path: [...reason.toReversed(), ...nodes.slice(0, 1), site],
      };
    });
  },
};

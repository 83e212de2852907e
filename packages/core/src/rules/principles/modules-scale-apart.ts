import { isKind } from "../../model/is-kind.ts";
import type { Element } from "../../model/model.ts";
import { isImportant } from "../parts/continuity.ts";
import { productionNodesOf, spareOf } from "../../model/redundancy.ts";
import { nameOf } from "../../model/wording.ts";
import { namesOf } from "../parts/sentence.ts";
import { isServer } from "../parts/single-points.ts";
import type { ElementRule } from "../rule.ts";
import { holds, violated } from "../verdict.ts";

export const modulesScaleApart: ElementRule = {
  id: "modules-scale-apart",
  title: {
    en: "Modules of an important application can grow apart",
    fr: "Les modules d’une application importante peuvent grandir séparément",
  },
  rationale: {
    en: "Where all modules share one machine, the busiest takes from the others, and all are bought a larger machine for one.",
    fr: "Quand tous les modules partagent une machine, le plus chargé prend aux autres, et l’on achète une machine plus grande pour un seul.",
  },
  remedy: {
    en: "Deploy the modules on machines or a cluster of their own and draw it (`runs on`).",
    fr: "Déployez les modules sur leurs propres machines ou une grappe et dessinez-le (`runs on`).",
  },
  severity: "info",
  controls: ["iso27001:A.8.6", "nist-800-53:SC-5", "nist-csf:PR.IR-04"],
  principle: "P1",
  quality: "scalability",
  reads: ["runs on", "nodes", "type", "criticality"],
  kinds: ["application"],
  examples: {
    passes: `application shop "Shop" { criticality: important\n  module web "Web" { runs on a }\n  module core "Core" { runs on b } }\nnode a "A" { type: vm }\nnode b "B" { type: vm }`,
    fails: `application shop "Shop" { criticality: important\n  module web "API" { runs on a }\n  module core "Core" { runs on a } }\nnode a "A" { type: vm }
application blog "Blog" { criticality: important\n  module one "One" { runs on k8s }\n  module two "Two" { runs on k8s } }\nnode k8s "Cluster" { type: cluster; nodes: 3 }`,
    finds: ["shop"],
  },

  judge(application) {
    const modules = application.children.filter((child) => isKind(child, "module") && isServer(child));
    if (modules.length < 2 || !isImportant(application)) return undefined;
    const places = modules.map(productionNodesOf);
    if (places.some((nodes) => nodes.length === 0)) return undefined;
    const shared = onlyNodeOf(places);
    if (shared === undefined || spareOf(shared).answer !== false) return holds;
    return violated(() => {
      const [name, machine, names] = [nameOf(application), nameOf(shared), namesOf(modules)];
      return {
        en: `All modules of ${name.en} share one machine, ${machine.en}: ${names.en}`,
        fr: `Tous les modules de ${name.fr} partagent une machine, ${machine.fr} : ${names.fr}`,
        path: [application, shared],
        related: modules,
      };
    });
  },
};

/** The one node of all, where there is only one. */
function onlyNodeOf(places: readonly (readonly Element[])[]): Element | undefined {
  const first = places[0]?.[0];
  return first !== undefined && places.every((nodes) => nodes.every(({ row }) => row === first.row))
    ? first
    : undefined;
}

import { capacityOf, type Load, loadOf, peakOf, scaledCapacity } from "../../model/load.ts";
import type { Element, Relationship } from "../../model/model.ts";
import { shareText } from "../parts/load.ts";
import { nameOf } from "../../model/wording.ts";
import { namesOf } from "../parts/sentence.ts";
import type { ElementRule } from "../rule.ts";
import { holds, violated } from "../verdict.ts";

export const callersFitCapacity: ElementRule = {
  id: "callers-fit-capacity",
  title: {
    en: "What all callers may ask together fits the capacity",
    fr: "Ce que tous les appelants peuvent demander ensemble tient dans la capacité",
  },
  rationale: {
    en: "Each caller is small, and nobody adds them up: the shared part is the bottleneck that no team sees.",
    fr: "Chaque appelant est petit, et personne ne les additionne : la partie commune est le goulet qu’aucune équipe ne voit.",
  },
  remedy: {
    en: "Enlarge the shared part, let callers queue (`mode: async`), or limit each of them.",
    fr: "Agrandissez la partie commune, faites attendre les appelants en file (`mode: async`), ou limitez chacun d’eux.",
  },
  severity: "warning",
  controls: ["iso27001:A.8.6", "nist-800-53:SC-5", "nist-csf:PR.IR-04", "dora:7"],
  quality: "scalability",
  reads: ["capacity", "peak", "demand", "volume", "flows", "uses", "autoscale", "replicas"],
  kinds: ["application", "module", "store", "interface", "node"],
  examples: {
    passes: `module core "Core" { capacity: 100/s }
module a "A" { -> core { peak: 40/s } }
module b "B" { uses core { peak: 50/s } }`,
    fails: `module core "Core" { capacity: 100/s }
module a "A" { -> core { peak: 70/s } }
module b "B" { uses core { demand: 50/s } }
module calm "Calm" { capacity: 100/s }
a -> calm { peak: 70/s }
b -> calm { peak: 1GB/s }`,
    finds: ["core"],
  },

  // What callers do not say counts as nothing: the sum is the least that may come.
  judge(element) {
    const capacity = capacityOf(element);
    if (capacity === undefined) return undefined;
    const most = scaledCapacity(element, capacity.amount);
    if (most === undefined) return undefined;
    const asked = [...element.in("flows"), ...element.in("uses")].flatMap((way) => {
      const load = askedBy(way);
      return load !== undefined && load.dimension === capacity.dimension ? [{ way, load }] : [];
    });
    if (asked.length === 0) return undefined;
    const sum = asked.reduce((total, { load }) => total + load.amount, 0);
    if (sum <= most) return holds;
    return violated(() => {
      const name = nameOf(element);
      const who = namesOf(asked.flatMap(({ way }): readonly Element[] => (way.from === undefined ? [] : [way.from])));
      const share = shareText(sum / most);
      return {
        en: `The callers of ${name.en} may together ask for ${share.en} of what it can do (${capacity.words().en}): ${who.en}`,
        fr: `Les appelants de ${name.fr} peuvent ensemble demander ${share.fr} de ce qu’il peut faire (${capacity.words().fr}) : ${who.fr}`,
        path: [...asked.map(({ way }) => way), element],
        values: [[element, "capacity"], ...asked.map(({ way, load }) => [way, load.key] as const)],
      };
    });
  },
};

function askedBy(way: Relationship): Load | undefined {
  return peakOf(way) ?? loadOf(way, "volume");
}

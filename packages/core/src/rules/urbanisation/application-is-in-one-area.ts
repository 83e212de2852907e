import { applicationOf } from "../../model/hosting.ts";
import { isKind } from "../../model/is-kind.ts";
import { areasOf } from "../parts/areas.ts";
import { nameOf } from "../../model/wording.ts";
import { namesOf } from "../parts/sentence.ts";
import type { ElementRule } from "../rule.ts";
import { holds, violated } from "../verdict.ts";

export const applicationIsInOneArea: ElementRule = {
  id: "application-is-in-one-area",
  title: {
    en: "An application, a store or an entity is in one area only",
    fr: "Une application, un stockage ou une entité n’est que dans une aire",
  },
  rationale: {
    en: "What lies in two areas ties them together: neither can be replaced or reorganised without the other, and front and back are not separated.",
    fr: "Ce qui est dans deux aires les lie : aucune ne peut être remplacée ni réorganisée sans l’autre, et front et back ne sont pas séparés.",
  },
  remedy: {
    en: "Decide where it belongs, or cut it in two along the border of the areas.",
    fr: "Décidez où elle se range, ou coupez-la en deux à la frontière des aires.",
  },
  severity: "warning",
  controls: [],
  quality: "modularity",
  aliases: ["AREA-OVERLAP"],
  reads: ["groups", "contains"],
  kinds: ["application", "store", "entity"],
  examples: {
    passes: `application a "A"\narea z "Zone" { level: zone; groups a\n  area b "Bloc" { level: bloc; groups a }\n}`,
    fails: `application a "A"\napplication b "B"\narea front "Channels" { level: zone; groups a, b }\narea back "Core" { level: zone; groups a }`,
    finds: ["a"],
  },

  // A store goes with its application.
  judge(element) {
    if (isKind(element, "store") && applicationOf(element) !== undefined) return undefined;
    const areas = areasOf(element);
    if (areas.length === 0) return undefined;
    if (areas.length === 1) return holds;
    return violated(() => {
      const [name, names] = [nameOf(element), namesOf(areas)];
      return {
        en: `${name.en} is in ${areas.length} areas: ${names.en}`,
        fr: `${name.fr} est dans ${areas.length} aires : ${names.fr}`,
        path: [element, ...areas],
        related: areas,
      };
    });
  },
};

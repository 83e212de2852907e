import { isKind } from "../../model/is-kind.ts";
import { nameOf } from "../../model/wording.ts";
import type { ElementRule } from "../rule.ts";
import { holds, violated } from "../verdict.ts";

export const areaIsFilled: ElementRule = {
  id: "area-is-filled",
  title: { en: "Every area holds something", fr: "Chaque aire contient quelque chose" },
  rationale: {
    en: "An empty area is a need without support, or a border that was drawn for nothing.",
    fr: "Une aire vide est un besoin sans support, ou une frontière tracée pour rien.",
  },
  remedy: {
    en: "Say what it groups (`area groups application`, `capability`, `entity`), or remove it.",
    fr: "Dites ce qu’elle regroupe (`aire groups application`, `capability`, `entity`), ou supprimez-la.",
  },
  severity: "info",
  controls: [],
  reads: ["groups", "contains"],
  kinds: ["area"],
  examples: {
    passes: `application a "A"\narea z "Zone" {\n  area b "Bloc" { groups a }\n}`,
    fails: `application a "A"\narea z "Zone" { groups a\n  area b "Bloc"\n}`,
    finds: ["b"],
  },

  judge(area) {
    if (area.out("groups").length > 0 || area.children.some((child) => isKind(child, "area"))) return holds;
    return violated(() => {
      const name = nameOf(area);
      return { en: `The area “${name.en}” is empty`, fr: `L’aire « ${name.fr} » est vide` };
    });
  },
};

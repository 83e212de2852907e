import { isKind } from "../../model/is-kind.ts";
import { wordOf } from "../../model/read.ts";
import { nameOf } from "../../model/wording.ts";
import { choiceOf } from "../parts/sentence.ts";
import type { ElementRule } from "../rule.ts";
import { holds, lacks, violated } from "../verdict.ts";

/** From the widest to the narrowest; the two last words of a line mean the same. */
const depths: Readonly<Record<string, number>> = { zone: 0, quartier: 1, district: 1, ilot: 2, bloc: 3, block: 3 };
const names: readonly string[] = ["zone", "quartier", "ilot", "bloc"];

export const areaLevelsNest: ElementRule = {
  id: "area-levels-nest",
  title: {
    en: "A bloc lies in a quartier, a quartier in a zone",
    fr: "Un bloc est dans un quartier, un quartier dans une zone",
  },
  rationale: {
    en: "The cut of the functional map says who decides about what; a bloc that belongs to no quartier belongs to nobody.",
    fr: "Le découpage du plan d’urbanisme dit qui décide de quoi ; un bloc hors de tout quartier n’est à personne.",
  },
  remedy: {
    en: "Write the area inside the one it belongs to, or correct its `level`.",
    fr: "Écrivez l’aire dans celle dont elle relève, ou corrigez son `level`.",
  },
  severity: "warning",
  controls: [],
  quality: "modularity",
  aliases: ["AREA-LEVELS"],
  reads: ["level", "contains"],
  kinds: ["area"],
  examples: {
    passes: `area z "Zone" { level: zone\n  area q "Quartier" { level: quartier\n    area b "Bloc" { level: bloc }\n  }\n}`,
    fails: `area q "Quartier" { level: quartier\n  area z "Zone" { level: zone }\n}\narea b "Bloc" { level: bloc }\narea own "Own" { level: theme }`,
    finds: ["q", "z", "b"],
    unsure: `area z "Zone"\narea y "Other" {\n  area q "Quartier" { level: quartier }\n}`,
    lacks: ["y.level"],
  },

  judge(area) {
    const level = wordOf(area, "level");
    const depth = level === undefined || !Object.hasOwn(depths, level) ? undefined : depths[level];
    if (depth === undefined) return undefined;
    const around = area.parent !== undefined && isKind(area.parent, "area") ? area.parent : undefined;
    if (around === undefined)
      return depth === 0 ? holds : wrong("lies in no other area", "n’est dans aucune autre aire");
    const outer = wordOf(around, "level");
    if (outer === undefined) return lacks([around, "level"]);
    const outerDepth = Object.hasOwn(depths, outer) ? depths[outer] : undefined;
    if (outerDepth === undefined) return undefined;
    // An îlot between quartier and bloc is optional; nothing else may be left out.
    const isDirect = depth === outerDepth + 1 || (depth === 3 && outerDepth === 1);
    if (isDirect) return holds;
    const other = { name: nameOf(around), level: choiceOf(around, "level") };
    return wrong(
      `lies in “${other.name.en}”, a ${other.level.en}`,
      `est dans « ${other.name.fr} » (${other.level.fr})`,
    );

    function wrong(en: string, fr: string): ReturnType<typeof violated> {
      return violated(() => {
        const name = nameOf(area);
        const word = names[depth ?? 0] ?? "";
        return {
          en: `The ${word} “${name.en}” ${en}`,
          fr: `« ${name.fr} » (${word}) ${fr}`,
          path: around === undefined ? [area] : [area, around],
          values: [[area, "level"]],
        };
      });
    }
  },
};

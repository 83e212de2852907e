import { isBloc } from "../parts/areas.ts";
import { exchangesOf } from "../parts/bloc-exchanges.ts";
import { nameOf } from "../../model/wording.ts";
import type { ElementRule } from "../rule.ts";
import { holds, violated } from "../verdict.ts";

interface Parameters {
  readonly applications: number;
}

export const blocHoldsTogether: ElementRule<Parameters> = {
  id: "bloc-holds-together",
  title: {
    en: "A bloc exchanges more inside than across its border",
    fr: "Un bloc échange plus en dedans qu’à travers sa frontière",
  },
  rationale: {
    en: "Strong ties inside and weak ones between blocs make them replaceable one by one; where it is the other way round, the border is in the wrong place.",
    fr: "Des liens forts en dedans et faibles entre blocs les rendent remplaçables un à un ; dans le cas inverse, la frontière est mal placée.",
  },
  remedy: {
    en: "Move to another bloc what talks mostly with that one, or lead its outside exchanges through one interface.",
    fr: "Placez dans un autre bloc ce qui parle surtout avec lui, ou menez les échanges externes par une seule interface.",
  },
  severity: "info",
  controls: [],
  quality: "modularity",
  aliases: ["COHESION-COUPLING"],
  reads: ["level", "groups", "contains", "uses", "->"],
  parameters: {
    applications: {
      type: { kind: "number", minimum: 2, integer: true },
      name: { en: "From how many applications", fr: "À partir de combien d’applications" },
      description: {
        en: "Blocs with fewer applications have nothing to hold together.",
        fr: "Les blocs de moins d’applications n’ont rien à tenir ensemble.",
      },
      usual: 3,
    },
  },
  kinds: ["area"],
  examples: {
    passes: `application a "A"\napplication b "B"\napplication c "C"\napplication x "X"\na -> b\nb -> c\nx -> a\narea one "One" { level: bloc; groups a, b, c }`,
    fails: `application a "A"\napplication b "B"\napplication c "C"\napplication x "X"\na -> b\nx -> a\nx -> b\nc uses x\narea one "One" { level: bloc; groups a, b, c }\narea two "Two" { level: bloc; groups x }`,
    finds: ["one"],
  },

  judge(area, { parameters }) {
    if (!isBloc(area)) return undefined;
    const { applications, within, entering, leaving } = exchangesOf(area);
    const across = entering.length + leaving.length;
    if (applications.length < parameters.applications || within.length + across === 0) return undefined;
    if (within.length >= across) return holds;
    return violated(() => {
      const name = nameOf(area);
      return {
        en: `The bloc “${name.en}” has ${within.length} exchanges inside and ${across} across its border`,
        fr: `Le bloc « ${name.fr} » a ${within.length} échanges en dedans et ${across} à travers sa frontière`,
        path: [...entering, ...leaving].slice(0, 8),
      };
    });
  },
};

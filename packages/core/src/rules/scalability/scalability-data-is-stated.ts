import { isKind } from "../../model/is-kind.ts";
import type { Bilingual } from "../../model/metamodel.ts";
import type { Element } from "../../model/model.ts";
import { states, wordOf } from "../../model/read.ts";
import { isOnInternet, isSaas } from "../parts/exposure.ts";
import { isPlanned } from "../parts/life.ts";
import { isInProduction } from "../../model/redundancy.ts";
import { nameOf } from "../../model/wording.ts";
import { isVital } from "../parts/vital.ts";
import type { ElementRule } from "../rule.ts";
import { holds, lacks, violated } from "../verdict.ts";

export const scalabilityDataIsStated: ElementRule = {
  id: "scalability-data-is-stated",
  title: {
    en: "Demand, growth and capacity of vital and exposed software are known",
    fr: "Demande, croissance et capacité des logiciels vitaux et exposés sont connues",
  },
  rationale: {
    en: "Scalability is designed, not added: without these three figures nobody can say whether the design will do.",
    fr: "La capacité à grandir se conçoit, elle ne s’ajoute pas : sans ces trois chiffres, nul ne peut dire si la conception suffira.",
  },
  remedy: {
    en: "Measure or estimate, and state `peak` (or `demand`), `growth` and `capacity`, with their units.",
    fr: "Mesurez ou estimez, et indiquez `peak` (ou `demand`), `growth` et `capacity`, avec leurs unités.",
  },
  severity: "warning",
  controls: ["iso27001:A.8.6", "nist-800-53:SC-5", "nist-800-53:AU-4", "nist-csf:PR.IR-04", "dora:7"],
  quality: "scalability",
  aliases: ["CAPACITY-UNKNOWN"],
  reads: ["capacity", "demand", "peak", "growth", "exposed", "criticality", "status", "lifecycle", "hosting", "type"],
  kinds: ["module", "application"],
  examples: {
    passes: `application shop "Shop" { exposed: internet
  module api "API" { capacity: 100/s; peak: 40/s; growth: 20%/y }
}`,
    fails: `application claims "Claims" { criticality: vital; status: planned
  module engine "Engine" { status: planned; peak: 40/s }
}
application wiki "Wiki" { status: planned }`,
    finds: ["engine"],
    unsure: `application shop "Shop" { exposed: internet }
application claims "Claims" { criticality: vital
  module engine "Engine" { capacity: 20/s; demand: 4/s }
  module app "App" { type: mobile }
}`,
    lacks: ["shop.capacity", "shop.peak", "shop.growth", "engine.growth"],
  },

  // What runs may be measured; of what is being designed the figures are a decision.
  judge(element, { today }) {
    if (!isAsked(element)) return undefined;
    const missing = demands.filter(({ keys }) => !keys.some((key) => states(element, key)));
    if (missing.length === 0) return holds;
    if (!isInDesign(element, today)) return lacks(...missing.map(({ keys }) => [element, keys[0]] as const));
    return violated(() => {
      const name = nameOf(element);
      return {
        en: `${name.en} is being designed and nobody says its ${missing.map(({ words }) => words.en).join(", ")}`,
        fr: `${name.fr} est en conception et personne ne dit : ${missing.map(({ words }) => words.fr).join(", ")}`,
        values: missing.map(({ keys }) => [element, keys[0]] as const),
      };
    });
  },
};

interface Figure {
  readonly keys: readonly [string, ...string[]];
  readonly words: Bilingual;
}

const demands: readonly Figure[] = [
  { keys: ["capacity"], words: { en: "capacity", fr: "capacité" } },
  { keys: ["peak", "demand"], words: { en: "demand", fr: "demande" } },
  { keys: ["growth"], words: { en: "growth", fr: "croissance" } },
];

/** What runs on the devices of its users, or inside other software, takes no load of its own. */
const WITHOUT_LOAD: ReadonlySet<string> = new Set(["mobile", "desktop", "web", "library"]);

/** Modules; applications of which no modules are described. */
function isAsked(element: Element): boolean {
  if (isKind(element, "application") && element.children.some((child) => isKind(child, "module", "application")))
    return false;
  if (WITHOUT_LOAD.has(wordOf(element, "type") ?? "") || !isInProduction(element) || isSaas(element)) return false;
  return isOnInternet(element) || (element.parent !== undefined && isOnInternet(element.parent)) || isVital(element);
}

function isInDesign(element: Element, today: number): boolean {
  const whole = element.parent;
  return [element, ...(whole === undefined ? [] : [whole])].some(
    (one) => ["proposed", "planned", "building"].includes(wordOf(one, "status") ?? "") || isPlanned(one, today),
  );
}

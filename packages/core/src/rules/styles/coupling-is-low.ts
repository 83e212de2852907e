import { isExchange, isHub } from "../../model/exchange.ts";
import { isKind } from "../../model/is-kind.ts";
import type { Element } from "../../model/model.ts";
import { wordOf } from "../../model/read.ts";
import { neighboursOf } from "../../model/styles/shape.ts";
import { nameOf } from "../../model/wording.ts";
import { namesOf } from "../parts/sentence.ts";
import type { ElementRule } from "../rule.ts";
import { holds, violated } from "../verdict.ts";

interface Parameters {
  readonly applications: number;
  readonly modules: number;
}

/** What is there to be connected with. */
const SHARED_TYPES: readonly string[] = ["integration", "platform", "infrastructure", "security", "tool", "office"];
const PASSING_TYPES: readonly string[] = ["gateway", "proxy", "broker", "scheduler", "library"];

export const couplingIsLow: ElementRule<Parameters> = {
  id: "coupling-is-low",
  title: { en: "Applications and modules are loosely coupled", fr: "Applications et modules sont faiblement couplés" },
  rationale: {
    en: "What is joined to many others cannot be changed without asking all of them; it holds the whole landscape still.",
    fr: "Ce qui est lié à beaucoup d’autres ne peut changer sans les consulter tous ; cela fige tout le paysage.",
  },
  remedy: {
    en: "Let others reach it through one interface or a hub, or split what it does by who needs it.",
    fr: "Faites passer les autres par une interface ou une plateforme d’échange, ou séparez ce qu’il fait selon qui en a besoin.",
  },
  severity: "warning",
  controls: ["nist-800-53:SA-8", "iso27001:A.8.27"],
  principle: "P1",
  quality: "modularity",
  aliases: ["COUPLING-HIGH"],
  reads: ["flows", "uses", "type", "style"],
  parameters: {
    applications: {
      type: { kind: "number", minimum: 1, integer: true },
      name: { en: "Applications", fr: "Applications" },
      description: {
        en: "Most other applications that one is directly joined to.",
        fr: "Nombre maximal d’autres applications auxquelles une application est directement liée.",
      },
      usual: 12,
    },
    modules: {
      type: { kind: "number", minimum: 1, integer: true },
      name: { en: "Modules", fr: "Modules" },
      description: {
        en: "Most other modules of its application that one is directly joined to.",
        fr: "Nombre maximal d’autres modules de son application auxquels un module est directement lié.",
      },
      usual: 7,
    },
  },
  kinds: ["application", "module"],
  examples: {
    passes: `application shop "Shop" {\n  module orders "Orders" { uses stock, mail }\n  module stock "Stock"\n  module mail "Mail"\n}\napplication bus "Bus" { type: integration; -> shop }`,
    fails: `application shop "Shop" {\n  module core "Core" { uses m1, m2, m3, m4, m5, m6, m7, m8 }\n  module m1\n  module m2\n  module m3\n  module m4\n  module m5\n  module m6\n  module m7\n  module m8\n  module gate "Gateway" { type: gateway; uses core, m1, m2, m3, m4, m5, m6, m7, m8 }\n}`,
    finds: ["core"],
  },

  judge(element, { parameters }) {
    const joined = isKind(element, "application") ? applicationsAround(element) : modulesAround(element);
    if (joined.length === 0) return undefined;
    const most = isKind(element, "application") ? parameters.applications : parameters.modules;
    if (joined.length <= most) return holds;
    return violated(() => {
      const [name, others] = [nameOf(element), namesOf(joined)];
      return {
        en: `${name.en} is directly joined to ${joined.length} others, at most ${most} are good: ${others.en}`,
        fr: `${name.fr} est directement lié à ${joined.length} autres, ${most} au plus conviennent : ${others.fr}`,
        related: joined,
      };
    });
  },
};

function applicationsAround(application: Element): readonly Element[] {
  if (isHub(application) || SHARED_TYPES.includes(wordOf(application, "type") ?? "")) return [];
  return neighboursOf(application).filter((one) => !isHub(one));
}

function modulesAround(module: Element): readonly Element[] {
  const { parent } = module;
  if (parent === undefined || PASSING_TYPES.includes(wordOf(module, "type") ?? "")) return [];
  const found = new Map<number, Element>();
  const meet = (one: Element | undefined): void => {
    if (one?.parent?.row !== parent.row || !isKind(one, "module")) return;
    if (!PASSING_TYPES.includes(wordOf(one, "type") ?? "")) found.set(one.row, one);
  };
  for (const one of module.out()) if (isExchange(one)) meet(one.to);
  for (const one of module.in()) if (isExchange(one)) meet(one.from);
  return [...found.values()];
}

import { isKind } from "../../model/is-kind.ts";
import type { Element } from "../../model/model.ts";
import { everyKind } from "../parts/every-kind.ts";
import type { ElementRule } from "../rule.ts";
import { holds, violated } from "../verdict.ts";

interface Parameters {
  readonly patterns: readonly string[];
}

export const nameFollowsPattern: ElementRule<Parameters> = {
  id: "name-follows-pattern",
  title: { en: "Names follow the organisation's pattern", fr: "Les noms suivent le modèle de l’organisation" },
  rationale: {
    en: "Names built alike are found, sorted and told apart without asking anybody.",
    fr: "Des noms construits de la même façon se trouvent, se trient et se distinguent sans demander à personne.",
  },
  remedy: {
    en: "Rename it as the pattern says; the id may stay.",
    fr: "Renommez-le selon le modèle ; l’identifiant peut rester.",
  },
  severity: "info",
  controls: ["iso27001:A.5.9"],
  reads: ["name"],
  parameters: {
    patterns: {
      type: { kind: "list", of: { kind: "text" } },
      name: { en: "Patterns", fr: "Modèles" },
      description: {
        en: "A kind, a colon and a regular expression that the whole name must match, such as “application: [A-Z]{3}-.+”; none: nothing is asked.",
        fr: "Un type, deux-points et une expression régulière à laquelle tout le nom doit répondre, par exemple « application: [A-Z]{3}-.+ » ; aucun : rien n’est demandé.",
      },
      usual: [],
    },
  },
  kinds: everyKind,
  examples: {
    parameters: { patterns: ["application: [A-Z]{3}-.+", "node: srv\\d+"] },
    passes: `application crm "CRM-Customers"\nnode a "srv12"\nprocess p "anything"`,
    fails: `application crm "Customers"\nnode a "srv12b"\nnode b "srv7"`,
    finds: ["crm", "a"],
  },

  judge(element, { parameters }) {
    if (parameters.patterns.length === 0) return undefined;
    const pattern = patternsOf(parameters).find(({ kind }) => isKind(element, kind));
    if (pattern === undefined) return undefined;
    if (pattern.expression.test(element.name)) return holds;
    return violated(() => wrongly(element, pattern));
  },
};

interface Pattern {
  readonly kind: string;
  readonly text: string;
  readonly expression: RegExp;
}

/** Read once for all elements. A pattern that is no regular expression asks nothing. */
const known: WeakMap<Parameters, readonly Pattern[]> = new WeakMap();

function patternsOf(parameters: Parameters): readonly Pattern[] {
  let patterns = known.get(parameters);
  if (patterns === undefined) known.set(parameters, (patterns = parameters.patterns.flatMap(readPattern)));
  return patterns;
}

function readPattern(text: string): readonly Pattern[] {
  const colon = text.indexOf(":");
  const pattern = text.slice(colon + 1).trim();
  try {
    return [{ kind: text.slice(0, colon).trim(), text: pattern, expression: new RegExp(`^(?:${pattern})$`, "u") }];
  } catch {
    return [];
  }
}

function wrongly({ id, name }: Element, { text }: Pattern): { readonly en: string; readonly fr: string } {
  return {
    en: `The name of ${id}, “${name}”, does not follow the pattern ${text}`,
    fr: `Le nom de ${id}, « ${name} », ne suit pas le modèle ${text}`,
  };
}

import { foldName } from "../../base/fold-name.ts";
import { everyKind } from "../parts/every-kind.ts";
import { hasName } from "../parts/names.ts";
import type { ElementRule } from "../rule.ts";
import { holds, violated } from "../verdict.ts";

interface Parameters {
  readonly placeholders: readonly string[];
}

export const nameSaysSomething: ElementRule<Parameters> = {
  id: "name-says-something",
  title: { en: "Names are no placeholders", fr: "Les noms ne sont pas provisoires" },
  rationale: {
    en: "A placeholder that stays is an element of which nobody knows what it was meant to be.",
    fr: "Un nom provisoire qui reste est un élément dont personne ne sait ce qu’il devait être.",
  },
  remedy: {
    en: "Give it the name that people use for it, or remove it.",
    fr: "Donnez-lui le nom que les gens emploient, ou supprimez-le.",
  },
  severity: "warning",
  controls: ["iso27001:A.5.9"],
  reads: ["name"],
  parameters: {
    placeholders: {
      type: { kind: "list", of: { kind: "text" } },
      name: { en: "Placeholders", fr: "Noms provisoires" },
      description: {
        en: "Names that say nothing, whatever their case, accents and punctuation.",
        fr: "Noms qui ne disent rien, à la casse, aux accents et à la ponctuation près.",
      },
      usual: [
        "todo",
        "to do",
        "tbd",
        "tba",
        "tbc",
        "xxx",
        "foo",
        "bar",
        "new",
        "new element",
        "unnamed",
        "untitled",
        "unknown",
        "a definir",
        "a completer",
        "sans nom",
        "sans titre",
        "nouveau",
        "nouvel element",
        "inconnu",
      ],
    },
  },
  kinds: everyKind,
  examples: {
    passes: `application crm "New CRM"\napplication todo "To-do lists"`,
    fails: `application a "TODO"\napplication b "À définir"\napplication c "???"\napplication d "Unknown callers"`,
    finds: ["a", "b", "c"],
  },

  judge(element, { parameters }) {
    if (!hasName(element)) return undefined;
    const { name } = element;
    // Most names are far longer than any placeholder.
    if (!parameters.placeholders.some(({ length }) => name.length <= 2 * length)) return holds;
    const folded = foldName(name);
    if (folded !== "" && !parameters.placeholders.includes(folded)) return holds;
    return violated(() => ({
      en: `The name of ${element.id}, “${name}”, says nothing`,
      fr: `Le nom de ${element.id}, « ${name} », ne dit rien`,
    }));
  },
};

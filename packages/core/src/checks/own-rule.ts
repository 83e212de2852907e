/** A rule that an organisation writes as text: what it finds must match another search. Both have three answers, and so has the rule. */
import { dateOfDay } from "../base/dates.ts";
import { meaningOf } from "../answers/query/meaning.ts";
import { parseQuery } from "../answers/query/syntax.ts";
import { NO, type Verdict as Answer, YES } from "../answers/query/test.ts";
import type { Severity } from "../base/diagnostic.ts";
import type { Element } from "../model/model.ts";
import { states } from "../model/read.ts";
import type { ModelRule } from "../rules/rule.ts";
import { holds, lacks, type Verdict, violated } from "../rules/verdict.ts";
import type { Stated } from "../model/read.ts";
import { nameOf } from "../model/wording.ts";
import { namesIn, textOf } from "./words.ts";

/** The pack in which an organisation's own rules stand. */
export const OWN_PACK = "own";

/** The rule that a `rule` statement writes; undefined where it does not say what must be so. */
export function ownRule(statement: Element): ModelRule | undefined {
  const must = textOf(statement, "must");
  if (must === undefined) return undefined;
  const find = textOf(statement, "find") ?? "";
  const title = nameOf(statement);
  const because = textOf(statement, "because") ?? statement.description ?? "";
  const remedy = textOf(statement, "remedy");
  const severity = textOf(statement, "severity");
  return {
    id: statement.id,
    title,
    rationale: { en: because, fr: because },
    remedy: {
      en: remedy ?? `Make it so that the search ${must} finds it.`,
      fr: remedy ?? `Faites en sorte que la recherche ${must} le trouve.`,
    },
    severity: isSeverity(severity) ? severity : "warning",
    controls: namesIn(statement, "controls"),
    // A search may ask for anything, also through relationships.
    reads: ["*"],
    examples: { passes: "", fails: "", finds: [] },

    *survey(model, { today }) {
      const setting = { language: "en", today: dateOfDay(today), isLenient: false };
      const population = meaningOf(model, find, setting).verdict;
      const wanted = meaningOf(model, must, setting).verdict;
      for (const element of model.elements()) {
        const verdict = verdictOf(element, population(element.row), wanted(element.row), { find, must });
        if (verdict !== undefined) yield [element, verdict];
      }
    },
  };
}

function verdictOf(
  element: Element,
  isAsked: Answer,
  isSo: Answer,
  { find, must }: { readonly find: string; readonly must: string },
): Verdict | undefined {
  if (isAsked === NO) return undefined;
  if (isSo === YES) return holds;
  if (isAsked === YES && isSo === NO) {
    const name = nameOf(element);
    return violated(() => ({
      en: `${name.en} is not what the rule asks for: ${must}`,
      fr: `${name.fr} n’est pas ce que demande la règle : ${must}`,
      values: keysIn(element, must).map((key): Stated => [element, key]),
    }));
  }
  const keys = [...(isAsked === YES ? [] : keysIn(element, find)), ...(isSo === NO ? [] : keysIn(element, must))];
  const missing = keys.filter((key) => !states(element, key));
  return lacks(...(missing.length > 0 ? missing : keys.slice(0, 1)).map((key): Stated => [element, key]));
}

/** Attributes of an element that a search asks for; its description where the search asks for none, but for its relationships. */
function keysIn({ model, row }: Element, search: string): readonly string[] {
  const keys = parseQuery(search).terms.flatMap(({ content }) => (content.kind === "condition" ? [content.key] : []));
  const kind = model.parts.kindOf[row] ?? -1;
  const known = [...new Set(keys)].filter((key) => model.schema.meaning(key.split(".")[0] ?? key, kind) !== undefined);
  return known.length > 0 ? known : ["description"];
}

function isSeverity(text: string | undefined): text is Severity {
  return text === "error" || text === "warning" || text === "info";
}

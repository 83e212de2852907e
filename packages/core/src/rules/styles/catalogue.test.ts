/** Every weak point of the style catalogue is looked for by a rule that is known by its code. */
import { expect, it } from "vitest";
import { checkRules } from "../../model/styles/style.ts";
import { rules, ruleOf } from "../index.ts";

it.each(Object.entries(checkRules))("%s is looked for by %s", (code, id) => {
  expect(rules.filter(({ aliases }) => aliases?.includes(code) === true).map((rule) => rule.id)).toContain(id);
  expect(ruleOf(id)?.id).toBe(id);
});

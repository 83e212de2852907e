import { describe, expect, test } from "vitest";
import { EditedFolder } from "../../test/editing.ts";
import type { Locale } from "../base/codes.ts";

const text = `model m "M" { currency: CHF }
application claims "Claims" fr "Sinistres"
application policy "Policy"
unit u-it "IT"
unit u-legal "Legal"
person jean "Jean Dupont"
technology java-8 "Java 8"
dataset contracts "Contracts"
process settle "Settle" { backup: { every: 24h; offsite: yes } }
view all "All" { viewpoint: landscape }
`;

/** What the text says of a key after a person wrote a value. */
function written(subject: string, key: string, value: string, locale: Locale = "en"): string {
  const folder = new EditedFolder(text);
  const made = folder.try([{ edit: "set", subject, key, text: value }], { locale });
  if ("code" in made) return made.sentence;
  const after = made.files[0]?.after;
  const line =
    new TextDecoder()
      .decode(after)
      .split("\n")
      .find((one) => one.startsWith(`${kindOf(subject)} ${subject} `)) ?? "";
  return new RegExp(`${key}: (.*?)(?:;| })`).exec(line)?.[1] ?? line;
}

function kindOf(subject: string): string {
  return new EditedFolder(text).model.element(subject)?.kind ?? "";
}

describe("a value as a person writes it", () => {
  type Case = readonly [subject: string, key: string, value: string, expected: string, locale?: Locale];
  const cases: readonly Case[] = [
    // In the words of the language
    ["settle", "rto", "4h", "4h"],
    ["claims", "criticality", "vital", "vital"],
    ["claims", "owner", "u-it", "u-it"],
    ["claims", "rto", "unknown", "unknown"],
    ["claims", "tags", "[core, money]", "[core, money]"],
    // In those of the reader
    ["settle", "rto", "1,5 h", "1.5h"],
    ["claims", "criticality", "Vitale", "vital", "fr"],
    ["claims", "criticality", "VITAL", "vital"],
    ["claims", "availability", "99,9 %", "99.9%", "fr"],
    ["claims", "availability", "99.9", "99.9%"],
    ["claims", "annualCost", "1 234,50 €/an", "1234.5 EUR/y", "fr"],
    ["claims", "annualCost", "12'000 CHF per year", "12000 CHF/y"],
    ["claims", "owner", "it", "u-it"],
    ["claims", "technology", "Java 8", "java-8"],
    ["claims", "technology", "Cobol of old", '"Cobol of old"'],
    ["claims", "lifecycle.active", "31/12/2027", "2027-12-31", "fr"],
    ["claims", "users", "1 200", "1200"],
    ["all", "scope", "Sinistres, policy", "[claims, policy]"],
    ["all", "scope", "claims", "claims"],
    ["all", "include", "claims -> policy", "claims -> policy"],
    ["all", "viewpoint", "context", "context"],
    ["all", "title", "What we run", '"What we run"'],
    ["all", "legend", "oui", "yes", "fr"],
  ];
  test.each(cases.map((one) => ({ one, title: one.slice(0, 3).join(" ") })))("$title", ({ one }) => {
    const [subject, key, value, expected, locale] = one;
    expect(written(subject, key, value, locale)).toBe(expected);
  });

  test("that is none is refused with what is expected", () => {
    expect(written("settle", "rto", "soon")).toBe(
      "`rto` takes a duration, for instance `15min, 4h, 10y`; `soon` is none.",
    );
    expect(written("settle", "rto", "4", "fr")).toBe("« 4 » a besoin d’une unité : ms, s, min, h, d, w, mo, y.");
    expect(written("claims", "criticality", "vitl")).toContain("Did you mean `vital`?");
    expect(written("all", "scope", "clams")).toBe("There is no element `clams`. Did you mean `claims`?");
    expect(written("claims", "lifecycle.active", "31/02/2027")).toContain("is no day of the calendar");
    expect(written("claims", "availability", "0.93")).toBe("`0.93` needs a unit: %. Did you mean `93%`?");
    expect(written("claims", "critcality", "vital")).toContain("Did you mean `criticality`?");
  });

  test("cannot break out of its place", () => {
    for (const value of ["x }\napplication evil", "{ a: 1 } }", "a\nb", '"open', "/* c", "// c", "a; tags: b"]) {
      const folder = new EditedFolder(text);
      const made = folder.try([{ edit: "set", subject: "claims", key: "icon", text: value }]);
      if ("code" in made) throw new Error(made.sentence);
      folder.make([{ edit: "set", subject: "claims", key: "icon", text: value }]);
      expect(folder.model.element("claims")?.get("icon")).toEqual({ kind: "text", text: value });
      expect(made.problems).toEqual([]);
    }
  });

  test("names one element where it could be several", () => {
    const folder = new EditedFolder(
      'unit a "Claims"\nunit b "claims"\nunit c "Claims"\nview v "V" { viewpoint: context }\n',
    );
    expect(folder.refusal([{ edit: "set", subject: "v", key: "scope", text: "Claims" }])).toBe(
      "Several elements are called “Claims”: a, c. Say the id of the one that is meant.",
    );
    folder.make([{ edit: "set", subject: "v", key: "scope", text: "claims" }]);
    expect(folder.text()).toContain("scope: b");
  });
});

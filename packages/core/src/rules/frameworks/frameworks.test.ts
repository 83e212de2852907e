/** The catalogues have what the standards have, say it in both languages, and know the controls that rules name. */
import { describe, expect, it, test } from "vitest";
import { rules } from "../index.ts";
import { controlIn, controlNamed, frameworkOf, frameworks, nameOfControl } from "./index.ts";

const count = (id: string): number =>
  frameworkOf(id)?.controls.filter(({ within }) => within === undefined).length ?? 0;
const inGroup = (id: string, group: string): number =>
  frameworkOf(id)?.controls.filter((one) => one.group === group).length ?? 0;

describe.each(frameworks)("$id", ({ groups, controls, title, note }) => {
  it("names each control once, in a group that it has", () => {
    expect(new Set(controls.map(({ id }) => id)).size).toBe(controls.length);
    const known = new Set(groups.map(({ id }) => id));
    for (const { id, group } of controls) expect(known, id).toContain(group);
    for (const { id } of groups)
      expect(
        controls.some(({ group }) => group === id),
        id,
      ).toBe(true);
    const ids = new Set(controls.map(({ id }) => id));
    for (const { within } of controls) if (within !== undefined) expect(ids).toContain(within);
  });

  it("says in a few words what each is about, in English and French", () => {
    for (const { en, fr } of [title, note, ...groups.map((one) => one.title), ...controls.map((one) => one.title)]) {
      expect(en.length > 2 && fr.length > 2).toBe(true);
      expect(fr).not.toMatch(/'|  /);
      expect(fr).not.toMatch(/\S[:;!?](?:\s|$)/);
    }
    for (const { title: words, page } of controls) {
      expect(words.en.endsWith(".") || words.fr.endsWith(".")).toBe(false);
      expect(words.en.split(" ").length, words.en).toBeLessThanOrEqual(9);
      if (page !== undefined) expect(Math.min(page.en.length, page.fr.length)).toBeGreaterThan(200);
    }
  });
});

test("as many controls as the standards have", () => {
  expect(["A.5", "A.6", "A.7", "A.8"].map((group) => inGroup("iso27001", group))).toEqual([37, 8, 14, 34]);
  expect(count("iso27001")).toBe(93);
  expect([count("nist-csf"), frameworkOf("nist-csf")?.groups.length]).toEqual([106, 22]);
  expect([count("nist-800-53"), frameworkOf("nist-800-53")?.groups.length]).toEqual([300, 20]);
  expect([count("pci-dss"), frameworkOf("pci-dss")?.controls.length]).toEqual([12, 75]);
  expect([count("cis"), count("asvs"), count("orrery-principles")]).toEqual([18, 17, 7]);
});

test("the baselines of SP 800-53B have 149, 287 and 370 controls, all of which are known", () => {
  const nist = frameworkOf("nist-800-53");
  expect(nist?.baselines?.map(({ controls }) => new Set(controls).size)).toEqual([149, 287, 370]);
  for (const { controls } of nist?.baselines ?? [])
    for (const id of controls)
      expect(controlIn(nist as NonNullable<typeof nist>, id)?.id, id).toBe(id.replace(/\(.*/, ""));
});

test.each([
  ["iso27001:A.8.13", "iso27001:A.8.13"],
  ["ISO/IEC 27001:2022:8.5", "iso27001:A.8.5"],
  ["nist-800-53:CP-9(1)", "nist-800-53:CP-9"],
  ["NIST-800-53:cp-09", "nist-800-53:CP-9"],
  ["nist-csf:pr.ds-11", "nist-csf:PR.DS-11"],
  ["GDPR: Art. 32(1)(b)", "gdpr:32"],
  ["RGPD:art. 5", "gdpr:5"],
  ["pci-dss:3.5.1", "pci-dss:3.5"],
  ["cis:11.2", "cis:11"],
  ["nis2:21.2.c", "nis2:21.2.c"],
  ["asvs:V6.2.1", "asvs:V6"],
  ["P1", undefined],
  ["gdpr:99", undefined],
  ["iso27001:A.9.1", undefined],
  ["bsi:OPS.1", undefined],
])("%s is %s", (text, name) => {
  const found = controlNamed(text);
  expect(found === undefined ? undefined : nameOfControl(found)).toBe(name);
});

test("every control that a rule names is there, by its own name", () => {
  const wrong = rules.flatMap(({ id, controls }) =>
    controls
      .filter((text) => {
        const found = controlNamed(text);
        return found === undefined || !isExactly(text, nameOfControl(found));
      })
      .map((text) => `${id}: ${text}`),
  );
  expect(wrong).toEqual([]);
});

/** Enhancements of NIST are named with their number in brackets. */
function isExactly(text: string, name: string): boolean {
  return text === name || (text.startsWith("nist-800-53:") && text.replace(/\(\d+\)$/, "") === name);
}

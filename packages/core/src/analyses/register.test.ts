import { expect, test } from "vitest";
import { encode } from "../base/text.ts";
import { Workspace } from "../workspace.ts";
import { register, type RegisterResult } from "./register.ts";

function resultOf(text: string): RegisterResult {
  return register.run(Workspace.load([{ uri: "m.orrery", bytes: encode(text) }]).model, {});
}

const example = resultOf(register.example.model);

test("a line has every field, taken from the processing or the data, and names what is missing", () => {
  const [serve, news] = example.processings;
  expect(serve?.element.id).toBe("serve");
  expect(serve?.owner?.id).toBe("care");
  expect(serve?.missing).toEqual([]);
  expect(serve?.fields).toMatchObject({
    purpose: { en: "Care for customers" },
    legalBasis: { en: "contract", fr: "contrat" },
    subjects: { en: "customers" },
    recipients: { en: "Mailing house" },
    retention: {
      en: expect.stringMatching(/^10\syears$/u) as string,
      fr: expect.stringMatching(/^10\sans$/u) as string,
    },
    transferCountry: { en: "none known; rests in CH" },
    safeguard: null,
  });
  expect(serve?.fields.measures?.en).toBe("Authentication, Encrypted at rest");
  expect(news?.missing).toEqual(["legalBasis", "recipients", "controllerRole", "safeguard"]);
});

test("the sheet of a group says what is held, where, with whom it is shared and who answers", () => {
  expect(example.subjects).toMatchObject([
    {
      subject: "customers",
      data: [{ id: "people" }, { id: "person" }],
      processings: [{ id: "serve" }, { id: "news" }],
      places: [{ id: "base" }],
      recipients: ["Mailing house"],
      contacts: [{ id: "care" }],
    },
  ]);
});

test("coverage counts the fields that the law asks for, and nothing that is unknown as known", () => {
  const [fields, owners] = register.coverage?.(example) ?? [];
  expect([fields?.known, fields?.of, owners?.known, owners?.of]).toEqual([13, 17, 1, 2]);
});

test("an impact assessment is asked of sensitive data only, and unknown is not stated", () => {
  const { processings } = resultOf(`
dataset health "Health" { personalData: sensitive }
process care "Care" { accesses health; purpose: unknown }
process bake "Bake"
`);
  expect(processings.map(({ element }) => element.id)).toEqual(["care"]);
  expect(processings[0]?.missing).toContain("dpia");
  expect(processings[0]?.missing).toContain("purpose");
  expect(processings[0]?.isSensitive).toBe(true);
});

import { expect, test } from "vitest";
import { speeches } from "../messages/messages.ts";
import { archimateRelationshipName, verbName } from "./words.ts";

test.each([
  ["uses", "uses", "utilise"],
  ["->", "sends to", "envoie à"],
  ["link", "Entity link", "Association d’entités"],
  ["delights", "delights", "delights"],
])("%s reads as %s and %s", (verb, english, french) => {
  expect(verbName(speeches.en, verb)).toBe(english);
  expect(verbName(speeches.fr, verb)).toBe(french);
});

test("a derived relationship has its ArchiMate name in the reader's language", () => {
  expect(archimateRelationshipName(speeches.en, "Realization")).toBe("Realization");
  expect(archimateRelationshipName(speeches.fr, "Realization")).toBe("Réalisation");
  expect(archimateRelationshipName(speeches.fr, "Unheard")).toBe("Unheard");
});

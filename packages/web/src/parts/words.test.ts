import { expect, test } from "vitest";
import { speeches } from "../messages/messages.ts";
import { verbName } from "./words.ts";

test.each([
  ["uses", "uses", "utilise"],
  ["->", "sends to", "envoie à"],
  ["link", "Entity link", "Association d’entités"],
  ["delights", "delights", "delights"],
])("%s reads as %s and %s", (verb, english, french) => {
  expect(verbName(speeches.en, verb)).toBe(english);
  expect(verbName(speeches.fr, verb)).toBe(french);
});

import { expect, test } from "vitest";
import { dayNumber } from "../../base/dates.ts";
import { encode } from "../../base/text.ts";
import { Workspace } from "../../workspace.ts";
import { obsolescenceOf } from "./obsolescence.ts";

const today = dayNumber("2026-11-21") ?? 0;

function of(text: string, id: string): ReturnType<typeof obsolescenceOf> {
  const element = Workspace.load([{ uri: "m.orrery", bytes: encode(text) }]).model.element(id);
  if (element === undefined) throw new Error(`${id} is not there`);
  return obsolescenceOf(element, today);
}

test("the worst foundation decides, weighed by criticality", () => {
  const technologies = `technology dead "RHEL 7"\ntechnology fine "Debian 13"\ntechnology ours "Ours"\n`;
  const vital = of(`${technologies}application a "A" { criticality: vital; technology: [fine, dead, ours] }`, "a");
  expect([vital.score, vital.worst?.on.id, vital.known, vital.of]).toEqual([1, "dead", 2, 3]);
  const low = of(`${technologies}application a "A" { criticality: low; technology: dead }`, "a");
  expect(low.score).toBe(0.25);
});

test("what ends within a year counts the more the nearer the day; what is supported longer counts nothing", () => {
  const near = of(
    'application a "A" { criticality: vital; technology: t }\ntechnology t "T" { supportEnd: 2026-11-21 }',
    "a",
  );
  const later = of(
    'application a "A" { criticality: vital; technology: t }\ntechnology t "T" { supportEnd: 2027-11-21 }',
    "a",
  );
  expect([near.score, later.score, later.worst]).toEqual([0.5, 0, undefined]);
});

test("where nothing is known there is no score", () => {
  const dark = of('application a "A" { technology: t }\ntechnology t "Ours"', "a");
  expect([dark.score, dark.known, dark.of]).toEqual([undefined, 0, 1]);
});

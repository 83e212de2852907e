import { describe, expect, test } from "vitest";
import { modelOf } from "../../test/models.ts";
import { dayNumber } from "../base/dates.ts";
import { mapsAnswer } from "./maps.ts";
import { roadmapAnswer, type RoadmapRequest } from "./roadmap.ts";

const model = modelOf(`
application booking "Booking" { lifecycle: { active: 2016-05-01; phaseOut: 2027-06-30; retired: 2028-01-01 }; owner: it }
application shop "Ticket shop" fr "Billetterie" { lifecycle: { planned: 2026-03-01; active: 2025-07-01 } }
application roster "Roster"
project build "Build" { start: 2026-03-01; end: 2027-03-01; triggers move }
project move "Move" { start: 2027-01-01; end: 2027-12-15 }
unit it "IT"
capability sell "Sell tickets" { maturity: 2 }
view v "Roadmap" { viewpoint: roadmap }
view l "All applications" { viewpoint: landscape }
`);

function asked(more: Partial<RoadmapRequest> = {}): ReturnType<typeof roadmapAnswer> {
  const request = {
    language: "en",
    kinds: [],
    scope: [],
    groupBy: undefined,
    today: "2026-11-29",
    revision: 3,
  } as const;
  return roadmapAnswer(model, { ...request, ...more });
}

describe("the roadmap", () => {
  test("has what is dated, and tells what is not", () => {
    const { groups, undated, undatedTotal, today, revision } = asked();
    expect(groups.map(({ name, rows }) => [name, rows.map(({ id }) => id)])).toEqual([
      ["Applications", ["booking", "shop"]],
      ["Projects", ["build", "move"]],
    ]);
    expect(undated.map(({ id }) => id)).toEqual(["roster"]);
    expect([undatedTotal, today, revision]).toEqual([1, dayNumber("2026-11-29"), 3]);
  });

  test("gives every date that can be set, as it is written", () => {
    const rows = asked().groups.flatMap((group) => group.rows);
    const dates = Object.fromEntries(
      rows.map(({ id, dates: all }) => [id, all.map(({ key, text }) => `${key} ${text ?? "-"}`)]),
    );
    expect(dates["booking"]).toEqual([
      "lifecycle.planned -",
      "lifecycle.phaseIn -",
      "lifecycle.active 2016-05-01",
      "lifecycle.phaseOut 2027-06-30",
      "lifecycle.retired 2028-01-01",
      "supportEnd -",
    ]);
    expect(dates["build"]).toEqual(expect.arrayContaining(["start 2026-03-01", "end 2027-03-01"]));
  });

  test("says which dates run backwards, and what waits begins too early", () => {
    const { groups, links } = asked();
    const reversed = groups.flatMap(({ rows }) => rows).filter(({ isReversed }) => isReversed);
    expect(reversed.map(({ id }) => id)).toEqual(["shop"]);
    expect(links).toEqual([{ from: "build", to: "move", label: "triggers", isLate: true }]);
  });

  test("counts per kind what has dates, and shows the kinds that are asked for", () => {
    const counts = (kinds: readonly string[]): readonly unknown[] =>
      asked({ kinds }).kinds.map(({ id, count, dated, isShown }) => [id, count, dated, isShown]);
    expect(counts([])).toEqual([
      ["application", 3, 2, true],
      ["project", 2, 2, true],
    ]);
    expect(counts(["project"])).toEqual([
      ["application", 3, 2, false],
      ["project", 2, 2, true],
    ]);
    expect(asked({ kinds: ["project"] }).groups.map(({ name }) => name)).toEqual(["Projects"]);
  });

  test("groups by what is said, in the language that is asked for", () => {
    const { groups } = asked({ groupBy: "owner", language: "fr", kinds: ["application"] });
    expect(groups.map(({ name, rows }) => [name, rows.map((row) => row.name)])).toEqual([
      ["IT", ["Booking"]],
      ["Non renseigné", ["Billetterie"]],
    ]);
  });

  test("is empty of a model without dates, and crashes on nothing", () => {
    const { groups, kinds } = roadmapAnswer(modelOf(`application a "A"`), {
      language: "en",
      kinds: ["nothing"],
      scope: ["nobody"],
      groupBy: "nonsense",
      today: undefined,
      revision: 1,
    });
    expect([groups, kinds.map(({ id }) => id)]).toEqual([[], ["application"]]);
  });
});

describe("maps", () => {
  test("tell what they would show, what is missing, and what colours them", () => {
    const { maps } = mapsAnswer(model, "en");
    const byId = new Map(maps.map((map) => [map.id, map]));
    expect(byId.get("landscape")).toMatchObject({ count: 3, views: [{ id: "l", title: "All applications" }] });
    expect(byId.get("capability-map")?.lenses).toEqual(
      expect.arrayContaining([expect.objectContaining({ id: "maturity", known: 1 })]),
    );
    expect(byId.get("sites")).toMatchObject({ count: 0, needs: [{ id: "site", name: { en: "Sites", fr: "Sites" } }] });
    expect(byId.get("landscape")?.lenses.find(({ id }) => id === "owner")).toMatchObject({ known: 1 });
  });
});

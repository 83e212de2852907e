import { describe, expect, test } from "vitest";
import { insurerModel, modelOf } from "../../../test/models.ts";
import { describe as sentenceOf } from "../../base/codes.ts";
import type { Model } from "../../model/model.ts";
import { testPen } from "../../notations/parts/picture.fixtures.ts";
import { catalogueAnswer } from "../catalogue.ts";
import { dashboardAnswer, dashboardsAnswer, homeAnswer, tilePreview } from "../dashboard.ts";
import type { TileAnswer, TileContent } from "../dashboard-answers.ts";
import { homes } from "../homes/index.ts";
import { readAddress } from "../url.ts";
import { checkDashboards } from "./check.ts";
import type { BoardSetting } from "./setting.ts";
import { tileTable } from "./tile-table.ts";

/** Eight applications, with figures that one adds up in the head. */
const model = modelOf(`
model m "M" { currency: CHF; asOf: 2026-11-21 }
unit it "IT" fr "Informatique"
unit sales "Sales"
application a "Alpha" { criticality: vital; owner: it; annualCost: 100 CHF/y; businessFit: 5; technicalFit: 2; lifecycle: { active: 2010-01-01; phaseOut: 2027-06-30 } }
application b "Beta" { criticality: vital; owner: sales; annualCost: 20 CHF/mo; businessFit: 4; technicalFit: 4; lifecycle: { active: 2020-01-01 } }
application c "Gamma" { criticality: important; owner: it; annualCost: unknown; businessFit: 4; technicalFit: 4 }
application d "Delta" { criticality: normal; annualCost: 50 EUR/y; businessFit: 2 }
application e "Epsilon" { criticality: unknown }
application f "Zeta" {}
capability cap "Selling"
a uses b
query important-ones "Important ones" { kinds: application; find: "criticality>=important"; columns: [owner, criticality]; sort: -name }
view landscape "Landscape" { viewpoint: landscape }

dashboard steering "Steering committee" fr "Comité de pilotage" {
  for: cio
  order: [t-list, t-count]
  tile t-count "Vital without an owner" fr "Vital sans responsable" { shows: count; find: "kind:application criticality:vital owner:missing"; good: 0 }
  tile t-share "With an owner" { shows: count; of: application; find: "owner:any"; form: percent; good: 90%; bad: 60% }
  tile t-cost "Yearly cost" { shows: sum; of: application; measure: annualCost }
  tile t-list "Important ones" { shows: list; query: important-ones }
  tile t-bars "By criticality" { shows: chart; of: application; by: criticality }
  tile t-stack "By criticality and owner" { shows: chart; of: application; by: criticality; split: owner }
  tile t-money "Cost by owner" { shows: chart; of: application; by: owner; measure: annualCost }
  tile t-fit "Technical fit" { shows: chart; of: application; by: technicalFit }
  tile t-heat "Fit" { shows: chart; form: heat; of: application; by: businessFit; split: criticality }
  tile t-ring "Life cycle" { shows: chart; form: donut; of: application; by: lifecycle }
  tile t-portfolio "Portfolio" { shows: chart; form: bubbles; of: application; x: technicalFit; y: businessFit; size: annualCost }
  tile t-view "Landscape" { shows: view; view: landscape; lens: criticality }
  tile t-map "Capabilities" { shows: view; viewpoint: process-map }
  tile t-trend "Vital ones" { shows: trend; of: application; find: "criticality:vital" }
  tile t-double "Twice" { shows: analysis; analysis: redundancies }
  tile t-layers "Layers" { shows: analysis; analysis: layer-matrix }
  tile t-none "Risks" { shows: list; of: risk }
  tile t-empty "Certificates" { shows: chart; of: application; by: certExpiry }
  tile t-text "Note" { shows: text
    """
    Read **this** first.
    """
  }
}
`);

const setting = (language = "en"): BoardSetting => ({
  workspace: "w",
  language,
  today: "2026-11-21",
  pen: testPen(language === "fr" ? "fr" : "en"),
  positions: () => undefined,
  diagnostics: () => [],
});

function board(language = "en"): ReadonlyMap<string, TileAnswer> {
  const answer = dashboardAnswer(model, "steering", 1, setting(language));
  return new Map(answer?.tiles.map((tile) => [tile.id, tile]));
}

const tiles = board();

function content<Kind extends TileContent["kind"]>(id: string, kind: Kind): TileContent & { readonly kind: Kind } {
  const found = tiles.get(id)?.content;
  if (found?.kind !== kind) throw new Error(`${id} shows ${found?.kind ?? "nothing"}`);
  return found as TileContent & { readonly kind: Kind };
}

/** How many rows the catalogue of an address has. */
function rowsAt(address: string | null, of: Model = model): number {
  const read = readAddress(address ?? "");
  if (read?.kind !== "page" || read.page.kind !== "catalogue") throw new Error(`no catalogue: ${address}`);
  const answer = catalogueAnswer(of, {
    kind: read.page.of ?? "*",
    filter: read.state.filter,
    language: "en",
    today: "2026-11-21",
  });
  return answer?.total ?? -1;
}

describe("tiles", () => {
  test("stand in the order that the dashboard says, then in that of the text", () => {
    expect([...tiles.keys()].slice(0, 4)).toEqual(["t-list", "t-count", "t-share", "t-cost"]);
  });

  test("count what a search is true of, of how many, and what nobody knows", () => {
    const count = content("t-count", "count");
    // Alpha and Beta are vital and have owners. Of Epsilon and Zeta nobody knows whether they are vital.
    expect([count.count, count.of, count.unknown, count.what]).toEqual([0, 6, 2, "applications"]);
    // Nothing is found, but two could be: that is not good yet.
    expect([count.tone, count.threshold]).toEqual(["unsure", "good: 0"]);
    expect(rowsAt(tiles.get("t-count")?.opens ?? null)).toBe(0);
    expect(rowsAt(count.opensAll)).toBe(6);
    expect(rowsAt(count.opensUnknown)).toBe(2);
  });

  test("share: half have an owner, which is bad", () => {
    const share = content("t-share", "count");
    expect([share.text, share.count, share.of, share.tone]).toEqual(["50%", 3, 6, "bad"]);
  });

  test("add up amounts of one unit, whatever they are written in", () => {
    const sum = content("t-cost", "sum");
    // 100 a year and 20 a month are 340 a year; euros are not added to francs.
    expect(sum.sums.map(({ number }) => number)).toEqual([340, 50]);
    expect([sum.known, sum.of]).toEqual([3, 6]);
    expect(rowsAt(sum.opensKnown)).toBe(3);
    expect(rowsAt(sum.opensUnknown)).toBe(3);
  });

  test("list what a saved query finds, with its columns and its order", () => {
    const list = content("t-list", "list");
    expect(list.columns.map(({ key }) => key)).toEqual(["owner", "criticality"]);
    expect(list.rows.map(({ element }) => element.name)).toEqual(["Gamma", "Beta", "Alpha"]);
    expect([list.total, list.unknown]).toEqual([3, 2]);
    expect(rowsAt(list.opensUnknown)).toBe(2);
  });

  test.each<readonly [string, readonly (readonly string[])[]]>([
    [
      "t-bars",
      [
        ["vital", "2", "33.3%"],
        ["important", "1", "16.7%"],
        ["normal", "1", "16.7%"],
        ["unknown", "2", "33.3%"],
      ],
    ],
    [
      "t-ring",
      [
        ["active", "2", "33.3%"],
        ["unknown", "4", "66.7%"],
      ],
    ],
    [
      "t-fit",
      [
        ["1", "0", "0%"],
        ["2", "1", "16.7%"],
        ["3", "0", "0%"],
        ["4", "2", "33.3%"],
        ["5", "0", "0%"],
        ["unknown", "3", "50%"],
      ],
    ],
    [
      "t-stack",
      [
        ["vital", "1", "1", "", "2"],
        ["important", "1", "", "", "1"],
        ["normal", "", "", "1", "1"],
        ["unknown", "", "", "2", "2"],
      ],
    ],
    [
      "t-money",
      [
        ["IT", "2", "33.3%", "CHF 100/year (1/2)"],
        ["Sales", "1", "16.7%", "CHF 240/year"],
        ["unknown", "3", "50%", "€50/year (1/3)"],
      ],
    ],
  ])("%s shows what one counts by hand, and each row opens to as many", (id, rows) => {
    const chart = content(id, "chart");
    expect(chart.table.rows.map(({ cells }) => cells.map(plain))).toEqual(rows);
    const last = rows.map((row) => Number(id === "t-stack" ? row.at(-1) : row[1]));
    expect(chart.table.rows.map(({ opens }) => rowsAt(opens))).toEqual(last);
    for (const address of Object.values(chart.opens)) expect(rowsAt(address)).toBeGreaterThanOrEqual(0);
  });

  test("a heat map has the greatest at the top, and opens where two meet", () => {
    const { scene, opens } = content("t-heat", "chart");
    const labels = scene.marks.flatMap((mark) =>
      mark.kind === "group" && mark.label !== undefined ? [mark.label] : [],
    );
    expect(labels[0]).toBe("5, vital: 1 application");
    expect(rowsAt(opens["by 4 and important"] ?? null)).toBe(1);
    expect(rowsAt(opens["by ? and ?"] ?? null)).toBe(2);
  });

  test("a portfolio places what is known and counts the rest", () => {
    const chart = content("t-portfolio", "chart");
    const bubbles = chart.scene.marks.flatMap((mark) =>
      mark.kind === "group" && mark.element !== undefined ? [mark] : [],
    );
    expect(new Set(bubbles.map(({ element }) => element))).toEqual(new Set(["a", "b", "c"]));
    expect(chart.unknown).toBe(3);
    expect(rowsAt(chart.opens["unplaced"] ?? null)).toBe(3);
    expect(chart.opens["a"]).toBe("/w/w/element/a");
  });

  test("a portfolio of very many says how many are where", () => {
    const many = Array.from(
      { length: 260 },
      (_, index) => `application x${index} "X" { businessFit: ${1 + (index % 5)}; technicalFit: ${1 + (index % 2)} }`,
    );
    const large = modelOf(many.join("\n"));
    const fields = { shows: "chart", form: "bubbles", of: "application", x: "technicalFit", y: "businessFit" };
    const { content: chart } = tilePreview(large, { title: "x", description: undefined, fields }, setting());
    // Each of ten meetings has 26.
    expect(chart.kind === "chart" ? chart.table.rows.map(({ cells }) => cells[1]) : []).toEqual([
      "26",
      "26",
      "26",
      "26",
      "26",
    ]);
    expect(chart.kind === "chart" ? rowsAt(chart.opens["by 5 and 2"] ?? null, large) : 0).toBe(26);
  });

  test("views, trends, analyses, texts", () => {
    expect(content("t-view", "view").subject).toEqual({ view: "landscape" });
    expect(tiles.get("t-view")?.opens).toBe("/w/w/view/landscape?lens=criticality");
    expect(content("t-trend", "trend").measure).toBe("kind:application?text=criticality%3Avital");
    expect(content("t-double", "analysis").total).toBe(0);
    expect(content("t-text", "text").markdown).toContain("**this**");
    expect(content("t-layers", "chart").what).toBe("dependencies");
  });

  test("say why there is nothing, and what it would take", () => {
    expect(content("t-none", "empty")).toMatchObject({ why: "no-elements", kinds: [{ id: "risk" }] });
    expect(content("t-map", "empty")).toMatchObject({ why: "no-picture", kinds: [{ id: "process" }] });
    const empty = content("t-empty", "empty");
    expect(empty).toMatchObject({ why: "no-values", key: { id: "certExpiry" } });
    expect(rowsAt(empty.opens ?? null)).toBe(6);
  });

  test("speak French", () => {
    const french = board("fr");
    expect(french.get("t-count")).toMatchObject({
      title: "Vital sans responsable",
      content: { threshold: "bon\u00a0: 0" },
    });
    const bars = french.get("t-bars")?.content;
    expect(bars?.kind === "chart" ? bars.table.rows.map(({ cells }) => cells[0]) : []).toEqual([
      "vitale",
      "importante",
      "normale",
      "inconnu",
    ]);
  });

  test("leave as tables", () => {
    const tile = tiles.get("t-list");
    const table = tile === undefined ? undefined : tileTable(tile, "en");
    expect(table?.header).toEqual(["Id", "Name", "Owner", "Criticality"]);
    expect(table?.rows[0]).toEqual(["c", "Gamma", "IT", "important"]);
  });
});

/** No-break spaces read as spaces. */
function plain(text: string): string {
  return text.replace(/[\u00a0\u202f]/g, " ");
}

describe("dashboards", () => {
  test("are listed with their tiles, and the homes with them", () => {
    const { dashboards, homes: all } = dashboardsAnswer(model, "fr", () => undefined);
    expect(dashboards).toMatchObject([{ id: "steering", title: "Comité de pilotage", roles: ["cio"] }]);
    expect(all).toHaveLength(9);
  });

  test("are checked where they are written", () => {
    const text = `
application a "A"
dashboard d "D" {
  tile no-shows "T" {}
  tile no-measure "T" { shows: sum; of: application }
  tile no-axes "T" { shows: chart; form: bubbles; of: application }
  tile kinds "T" { shows: list; of: aplication }
  tile key "T" { shows: chart; of: application; by: critcality }
  tile search "T" { shows: count; find: "ownr:missing" }
  tile unused "T" { shows: count; of: application; view: v }
  tile limit "T" { shows: count; of: application; good: "many" }
}
view v "V" { viewpoint: landscape }
query q "Q" { find: "kind:aplication" }
tile lost "T" { shows: text }
`;
    const found = checkDashboards(modelOf(text));
    expect(found.map(({ code, span, suggestion }) => [code, text.slice(span.start, span.end), suggestion])).toEqual([
      ["tile-shows-nothing", "tile", undefined],
      ["tile-needs", "shows", undefined],
      ["tile-needs", "shows", undefined],
      ["tile-needs", "shows", undefined],
      ["tile-unknown-kind", "of", "application"],
      ["tile-unknown-key", "by", "criticality"],
      ["query-key", "find", "owner"],
      ["tile-unused", "view", undefined],
      ["tile-threshold", "good", undefined],
      ["tile-outside", "tile", undefined],
      ["query-kind", "find", "application"],
    ]);
    for (const one of found) {
      for (const locale of ["en", "fr"] as const) expect(sentenceOf(one, locale)).not.toMatch(/undefined|\{[a-z]+\}/);
    }
  });

  test("a tile on the spot is what it would be as text", () => {
    const wish = {
      title: "x",
      description: undefined,
      fields: { shows: "count", of: "application, unit", find: 'name:"a"' },
    };
    const preview = tilePreview(model, wish, setting());
    expect(preview.content).toMatchObject({ kind: "count", of: 8 });
    const odd = { title: '"}', description: "a\\\n}", fields: { shows: "list }", of: "application", "b}": "c" } };
    expect(tilePreview(model, odd, setting()).title).toBe('"}');
  });
});

describe("homes", () => {
  const insurer = insurerModel();
  const nothing = modelOf("");

  test.each(homes)("of $role: every word is understood, every figure opens to what it counts", ({ role, text }) => {
    expect(checkDashboards(modelOf(text)).map((one) => sentenceOf(one, "en"))).toEqual([]);
    const answer = homeAnswer(insurer, role, 1, { ...setting(), workspace: "helvia" });
    expect(answer?.tiles.length).toBeGreaterThan(8);
    for (const tile of answer?.tiles ?? []) {
      const { content: shown, opens } = tile;
      if (shown.kind === "count") {
        expect(rowsAt(opens, insurer), tile.title).toBe(shown.count);
        expect(rowsAt(shown.opensAll, insurer), tile.title).toBe(shown.of);
        if (shown.opensUnknown !== null) expect(rowsAt(shown.opensUnknown, insurer), tile.title).toBe(shown.unknown);
      }
      if (shown.kind === "list") expect(rowsAt(opens, insurer), tile.title).toBe(shown.total);
      if (shown.kind === "chart" && tile.fields["analysis"] === undefined && tile.fields["form"] !== "bubbles") {
        for (const row of shown.table.rows) {
          const counted = tile.fields["split"] === undefined ? Number(row.cells[1]) : Number(row.cells.at(-1));
          expect(rowsAt(row.opens, insurer), `${tile.title}: ${row.cells[0]}`).toBe(counted);
        }
      }
    }
  });

  test.each(homes)("of $role says in an empty model what to do, tile by tile", ({ role }) => {
    const answer = homeAnswer(nothing, role, 1, setting());
    const kinds = new Set(answer?.tiles.map((tile) => tile.content.kind));
    // Nothing is counted where there is nothing.
    expect([...kinds].filter((kind) => kind === "count" || kind === "sum" || kind === "chart")).toEqual([]);
  });

  test("the security architect has seventeen competencies, the cloud and the data architect seven each, the enterprise architect thirteen", () => {
    const counts = Object.fromEntries(homes.map(({ role, offers }) => [role, offers.length]));
    expect(counts).toMatchObject({ security: 17, cloud: 7, data: 7, enterprise: 13 });
    for (const { offers } of homes) {
      for (const { where, later, competency } of offers) {
        expect(where.length > 0 || later !== undefined, competency.en).toBe(true);
      }
    }
  });
});

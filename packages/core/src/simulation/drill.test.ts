/** Drills against results that were worked out by hand; the arithmetic stands beside each. */
import { describe, expect, it } from "vitest";
import { insurerModel, modelOf } from "../../test/models.ts";
import { Drilled, drilled } from "../../test/drilled.ts";
import { objectivesFor } from "./recovery/objectives.ts";
import { readFailures } from "./read-failures.ts";

/** A process on an application, a store and two machines; everything that matters is stated. */
const chain = `
process pay "Pay" { criticality: vital; rto: 4h; rpo: 1h; mtpd: 8h; volume: 240/day; caseValue: 50 CHF; uses app }
application app "App" {
  module core "Core" { replicas: 1; restart: manual; mttr: 1h; runs on web; accesses data { mode: readwrite } }
  store db "Database" { replicas: 1; restart: manual; mttr: 2h; restoreTime: 3h; backup: { every: 6h; offsite: yes; immutable: yes }; runs on disk }
}
dataset data "Data" { store: db }
node web "Web server" { type: server; site: here; zone: inner; mttr: 4h; restart: auto }
node disk "Disk server" { type: server; site: here; zone: inner; mttr: 5h; restart: auto }
site here "Here" { type: datacentre }
zone inner "Inner" { trust: high }
`;

describe("an outage", () => {
  it("of a machine: it is mended, then what stood on it is started by hand, stores before software", () => {
    const found = drilled(chain, { fails: ["disk"] });
    // Disk 5 h, then the database by hand 2 h; the software only waits for it.
    expect(found.downtime("pay")).toEqual([7, 7]);
    expect(found.drill.recovery.total).toEqual({ lower: 7, upper: 7 });
    expect(found.business("pay")).toMatchObject({
      condition: "stopped",
      downtime: { limit: 4, met: false },
      tolerable: { limit: 8, met: true },
      dataLoss: { lower: 0, upper: 0, limit: 1, met: true },
      // 10 cases an hour for 7 hours.
      cases: { lower: 70, upper: 70 },
      money: { range: { lower: 3500, upper: 3500 }, currency: "CHF" },
    });
    expect(found.step("disk")).toMatchObject({ action: "repair", end: { lower: 5, upper: 5 }, isCritical: true });
    expect(found.step("db")).toMatchObject({ action: "restart", start: { lower: 5, upper: 5 }, isCritical: true });
    expect(found.step("core")).toBeUndefined();
  });

  it("of a site for a stated time: all comes back from its end on, side by side where it can", () => {
    const found = drilled(chain, { fails: ["here"], lasts: 72 });
    // Machines start by themselves at 72; the database by hand until 74, then the software by hand until 75.
    expect(found.downtime("pay")).toEqual([75, 75]);
    expect(found.step("here")).toMatchObject({ action: "wait", end: { lower: 72, upper: 72 } });
    expect(found.step("core")).toMatchObject({ start: { lower: 74, upper: 74 }, end: { lower: 75, upper: 75 } });
    expect(found.affected("pay")?.path.map((one) => ("verb" in one ? one.verb : one.id))).toEqual([
      "here",
      "web",
      "runs on",
      "core",
      "app",
      "uses",
      "pay",
    ]);
  });

  it("of a network harms nothing inside: it is back when the network is", () => {
    expect(drilled(chain, { fails: ["inner"], lasts: 3 }).downtime("pay")).toEqual([3, 3]);
  });

  it("of two machines at once: they are mended side by side, what they carry follows", () => {
    // Web 4 h, disk 5 h; database 5 to 7 h, software 7 to 8 h.
    expect(drilled(chain, { fails: ["web", "disk"] }).downtime("pay")).toEqual([8, 8]);
  });

  it("of two parts that have a fault each: neither waits for the other to be mended", () => {
    // Database 2 h, software 1 h, side by side.
    expect(drilled(chain, { fails: ["db", "core"] }).downtime("pay")).toEqual([2, 2]);
  });

  it("of something and of what carries it: afterwards it has to start again all the same", () => {
    // The disk server is back at 10, the database by hand at 12, the software only waits for it.
    expect(drilled(chain, { fails: ["disk"], lasts: 10 }).downtime("pay")).toEqual([12, 12]);
    expect(drilled(chain, { fails: ["disk", "db"], lasts: 10 }).downtime("pay")).toEqual([12, 12]);
    expect(drilled(chain, { fails: ["db"], lasts: 10 }).downtime("pay")).toEqual([10, 10]);
  });

  it("of software that a platform starts again takes as long as is stated, else nobody knows how long", () => {
    const started = chain.replace("restart: manual; mttr: 1h", "restart: auto");
    expect(drilled(started, { fails: ["core"] }).downtime("pay")).toEqual([0, Infinity]);
    expect(drilled(started, { fails: ["web"], harm: "loss" }).downtime("pay")).toEqual([4, Infinity]);
    expect(drilled(started, { fails: ["web"] }).downtime("pay")).toEqual([4, 4]);
  });

  it("is perhaps longer where nobody says how something starts, and names what is missing", () => {
    const found = drilled(chain.replaceAll("restart: manual; ", ""), { fails: ["disk"] });
    // The database may start by itself, or take its two hours.
    expect(found.downtime("pay")).toEqual([5, 7]);
    expect(found.spans("pay")).toBe("stopped 0-5, unsettled 5-7, works 7-8");
    expect(found.business("pay")?.downtime.missing.map(([, key]) => key)).toContain("restart");
  });

  it("has no end that is known where nobody says how long a repair takes", () => {
    const found = drilled(chain.replace("mttr: 5h; ", ""), { fails: ["disk"] });
    expect(found.downtime("pay")).toEqual([0 + 2, Infinity]);
    expect(found.business("pay")).toMatchObject({ condition: "stopped", downtime: { met: undefined } });
    expect(
      found.business("pay")?.downtime.missing.map(([one, key]) => `${"id" in one ? one.id : ""}.${key}`),
    ).toContain("disk.mttr");
  });

  it("stops for sure although nobody says how long a repair takes: only its end is open", () => {
    const found = drilled(chain.replace("mttr: 5h; ", ""), { fails: ["disk"] });
    expect(found.affected("disk")?.spans).toEqual([{ from: 0, until: 24, condition: "stopped", isOpen: true }]);
    expect(found.affected("disk")?.back).toEqual({ lower: 0, upper: Infinity });
    expect(found.drill.moments[0]?.changes.find(({ element }) => element.id === "disk")?.says.en).toBe(
      "Disk server stops, nobody says for how long",
    );
    // The database surely takes its two hours; nobody knows what comes after.
    expect(found.spans("db")).toBe("stopped 0-2, unsettled 2-24");
  });

  it("that is settled by what is known is missed although its end is not known", () => {
    const found = drilled(chain.replace("restart: manual; mttr: 2h; ", ""), { fails: ["disk"] });
    expect(found.downtime("pay")).toEqual([5, Infinity]);
    expect(found.business("pay")?.downtime.met).toBe(false);
  });
});

describe("people", () => {
  const team = (size: string): string => `
unit ops "Operations" { ${size} }
process a "A" { criticality: vital; uses one, two, three }
application one "One" { owner: ops; replicas: 1; mttr: 1h; restart: manual }
application two "Two" { owner: ops; replicas: 1; mttr: 2h; restart: manual }
application three "Three" { owner: ops; replicas: 1; mttr: 3h; restart: manual }`;

  it("do one thing after the other where they are one", () => {
    // 1 + 2 + 3
    expect(drilled(team("headcount: 1"), { fails: ["one", "two", "three"] }).downtime("a")).toEqual([6, 6]);
  });

  it("share the work where they are more: the longest first", () => {
    // Three hours beside two and one.
    expect(drilled(team("headcount: 2"), { fails: ["one", "two", "three"] }).downtime("a")).toEqual([3, 3]);
  });

  it("whom nobody counts are between one and as many as it takes", () => {
    const found = drilled(team(""), { fails: ["one", "two", "three"] });
    expect(found.downtime("a")).toEqual([3, 6]);
    expect(found.step("one")?.missing.map(([, key]) => key)).toContain("headcount");
  });

  it("who alone master a technology are waited for, others or not (R301)", () => {
    const text = `
technology ora "Oracle"
unit ops "Operations" { headcount: 9; skills: [ora 1] }
process a "A" { uses one, two }
application one "One" { owner: ops; technology: ora; replicas: 1; mttr: 2h }
application two "Two" { owner: ops; technology: ora; replicas: 1; mttr: 3h }`;
    expect(drilled(text, { fails: ["one", "two"] }).downtime("a")).toEqual([5, 5]);
  });

  it("of the vital process go first", () => {
    const text = `
unit ops "Operations" { headcount: 1 }
process slow "Slow" { criticality: low; uses big }
process fast "Fast" { criticality: vital; uses small }
application big "Big" { owner: ops; replicas: 1; mttr: 9h }
application small "Small" { owner: ops; replicas: 1; mttr: 1h }`;
    const found = drilled(text, { fails: ["big", "small"] });
    expect([found.downtime("fast"), found.downtime("slow")]).toEqual([
      [1, 1],
      [10, 10],
    ]);
  });
});

describe("a spare", () => {
  const pair = (said: string): string => `
process pay "Pay" { criticality: vital; rto: 1h; uses app }
application app "App" { replicas: 2; ${said}; mttr: 8h; runs on a, b }
node a "A" { type: server; mttr: 4h; restart: auto }
node b "B" { type: server; mttr: 4h; restart: auto }`;

  it("that is passive takes its time to take over", () => {
    const found = drilled(pair("redundancy: active-passive; failoverTime: 10min"), { fails: ["a"] });
    expect(found.downtime("pay")).toEqual([1 / 6, 1 / 6]);
    expect(found.spans("app")).toBe(`stopped 0-${1 / 6}, degraded ${1 / 6}-4, works 4-5`);
    expect(found.step("app")).toMatchObject({ action: "switch-over" });
  });

  it("that is active takes over at once: nothing stops, less is left", () => {
    const found = drilled(pair("redundancy: active-active"), { fails: ["a"] });
    expect(found.business("pay")).toBeUndefined();
    expect(found.drill.carriesOn).toBe(1);
    expect(found.spans("app")).toBe("degraded 0-4, works 4-5");
  });

  it("that is passive and of which nobody says how long it takes is not taken for quick", () => {
    const found = drilled(pair("redundancy: active-passive"), { fails: ["a"] });
    expect(found.downtime("pay")).toEqual([0, Infinity]);
    expect(found.business("pay")?.condition).toBe("unsettled");
  });

  it("does not help where both go", () => {
    expect(drilled(pair("redundancy: active-active; restart: auto"), { fails: ["a", "b"] }).downtime("pay")).toEqual([
      4, 4,
    ]);
  });
});

describe("data", () => {
  const copied = (mode: string, more = ""): string =>
    `
process pay "Pay" { criticality: vital; rpo: 15min; uses app }
application app "App" { module core "Core" { replicas: 1; restart: auto; runs on web; accesses data { mode: readwrite } } }
dataset data "Data" { store: db }
store db "Database" { replicas: 1; restart: auto; mttr: 2h; restoreTime: 3h; failoverTime: 5min; backup: { every: 24h${more} }; replication: { to: twin; mode: ${mode} }; runs on left }
store twin "Twin" { replicas: 1; restart: auto; mttr: 2h; restoreTime: 3h; runs on right }
node web "Web" { type: server; mttr: 1h; restart: auto; site: third }
node left "Left" { type: server; mttr: 4h; site: one; restart: auto }
node right "Right" { type: server; mttr: 4h; site: two; restart: auto }
site one "One" site two "Two" site third "Third"`.replace(
      `site one "One" site two "Two" site third "Third"`,
      `site one "One"\nsite two "Two"\nsite third "Third"`,
    );

  it("in step elsewhere are not lost, and the copy takes over", () => {
    const found = drilled(copied("sync"), { fails: ["one"], harm: "loss", lasts: 72 });
    expect(found.loss("pay") ?? [0, 0]).toEqual([0, 0]);
    expect(found.downtime("pay")).toEqual([1 / 12, 1 / 12]);
  });

  it("behind elsewhere lose what the copy is behind", () => {
    const found = drilled(copied("async; lag: 30min"), { fails: ["one"], harm: "loss", lasts: 72 });
    expect(found.loss("pay")?.[1]).toBe(0.5);
    expect(found.business("pay")?.dataLoss.upper).toBe(0.5);
  });

  it("are spoilt by mistake with their copies: back to the latest backup, half its interval on average", () => {
    const found = drilled(copied("sync"), { fails: ["db"], harm: "error" });
    expect(found.loss("pay")).toEqual([24, 24]);
    expect(found.business("pay")).toMatchObject({
      dataLossMean: 12,
      worstStore: { id: "db" },
      dataLoss: { met: false },
    });
    // Database and twin are restored side by side in three hours.
    expect(found.downtime("pay")).toEqual([3, 3]);
    expect(found.affected("twin")).toBeDefined();
  });

  it("with the log kept go back to just before the mistake: lost is what came until it was noticed", () => {
    expect(drilled(copied("sync", "; kind: log"), { fails: ["db"], harm: "error" }).loss("pay")).toEqual([0, 0]);
    const late = drilled(copied("sync", "; kind: log"), { fails: ["db"], harm: "error", lasts: 2 });
    expect(late.loss("pay")).toEqual([2, 2]);
    // Noticed after two hours, restored in three.
    expect(late.downtime("pay")).toEqual([5, 5]);
  });

  it("noticed late add to a backup's interval", () => {
    expect(drilled(copied("sync"), { fails: ["db"], harm: "error", lasts: 2 }).loss("pay")).toEqual([26, 26]);
  });

  it("that are destroyed with a place are back from a copy that lies elsewhere", () => {
    const found = drilled(chain, { fails: ["here"], harm: "loss", lasts: 72 });
    // Rebuilt from 72 on: web 76, disk 77; database restored until 80; software rebuilt until 81.
    expect(found.downtime("pay")).toEqual([81, 81]);
    expect(found.loss("pay")).toEqual([6, 6]);
  });

  it("are gone where no copy is left, and perhaps gone where nobody says where the copies lie", () => {
    const gone = chain.replace("offsite: yes", "offsite: no");
    expect(drilled(gone, { fails: ["here"], harm: "loss" }).loss("pay")).toEqual([Infinity, Infinity]);
    const unsaid = drilled(chain.replace("offsite: yes; ", ""), { fails: ["here"], harm: "loss" });
    expect(unsaid.loss("pay")).toEqual([6, Infinity]);
    expect(unsaid.business("pay")?.dataLoss.missing.map(([, key]) => key)).toContain("backup.offsite");
    // A machine alone does not take its backups with it.
    expect(drilled(gone, { fails: ["disk"], harm: "loss" }).loss("pay")).toEqual([6, 6]);
  });

  it("are restored as fast as the narrowest way lets them through", () => {
    // 900 GB through 1 Gbit/s: 7,200 s; disk rebuilt in 5 h before.
    const text = chain
      .replace("restoreTime: 3h; ", "disk: 900GB; ")
      .replace(`node disk "Disk server" { `, `node disk "Disk server" { bandwidth: 1Gbit/s; `);
    const found = drilled(text, { fails: ["disk"], harm: "loss" });
    expect(found.step("db", "restore")).toMatchObject({ start: { lower: 5, upper: 5 }, end: { lower: 7, upper: 7 } });
  });
});

describe("ransomware", () => {
  const zones = (backup: string): string => `
process pay "Pay" { criticality: vital; rpo: 1h; uses app }
application app "App" { module core "Core" { replicas: 1; mttr: 1h; runs on web; accesses data } }
dataset data "Data" { store: db }
store db "Database" { replicas: 1; restoreTime: 3h; mttr: 1h; backup: { every: 6h${backup} }; replication: { to: twin; mode: sync }; runs on disk }
store twin "Twin" { replicas: 1; restoreTime: 3h; runs on far }
node web "Web" { type: server; zone: front; mttr: 4h }
node disk "Disk" { type: server; zone: inner; mttr: 5h }
node other "Other" { type: server; zone: inner; mttr: 7h }
node far "Far" { type: server; zone: outside; mttr: 5h }
zone front "Front"
zone inner "Inner"
zone outside "Outside"`;

  it("takes the whole zone of what it starts with, and live copies everywhere, but no other zone", () => {
    const found = drilled(zones("; immutable: yes"), { fails: ["disk"], harm: "ransomware" });
    expect(found.affected("other")).toBeDefined();
    expect(found.affected("twin")).toBeDefined();
    expect(found.affected("web")).toBeUndefined();
    expect(found.affected("far")).toBeUndefined();
    // Disk rebuilt in 5 h, database restored in 3 h.
    expect(found.downtime("pay")).toEqual([8, 8]);
    expect(found.loss("pay")).toEqual([6, 6]);
    expect(found.affected("other")?.path.map((one) => ("id" in one ? one.id : ""))).toEqual(["disk", "inner", "other"]);
  });

  it("leaves nothing where backups can be reached, and nobody knows what where it is not said", () => {
    const reached = zones("; immutable: no; offsite: no");
    expect(drilled(reached, { fails: ["inner"], harm: "ransomware" }).loss("pay")).toEqual([Infinity, Infinity]);
    expect(drilled(zones(""), { fails: ["inner"], harm: "ransomware" }).loss("pay")).toEqual([6, Infinity]);
  });
});

describe("what fails", () => {
  it("may be the one link between two sites (R219), and a second way round helps", () => {
    const sites = (more: string): string => `
process pay "Pay" { criticality: vital; uses app }
application app "App" { replicas: 1; restart: auto; mttr: 1h; runs on a; uses base }
application base "Base" { replicas: 1; restart: auto; mttr: 1h; runs on b }
node a "A" { type: server; site: one; mttr: 1h }
node b "B" { type: server; site: two; mttr: 1h }
site one "One"
site two "Two"
site three "Three"
one connects two { type: fibre; mttr: 6h }
${more}`;
    const single = drilled(sites(""), { fails: ["one connects two"] });
    expect(single.downtime("pay")).toEqual([6, 6]);
    expect(single.drill.recovery.steps[0]).toMatchObject({ action: "repair", end: { lower: 6, upper: 6 } });
    const round = drilled(sites("one connects three\nthree connects two"), { fails: ["one connects two"] });
    expect(round.downtime("pay")).toBeUndefined();
  });

  it("may be a supplier: all that it runs stops, what it once sold does not (R334)", () => {
    const text = `
party vendor "Vendor" { type: supplier }
process sell "Sell" { uses crm }
process count "Count" { uses ledger }
application crm "CRM" { supplier: vendor; hosting: saas }
application ledger "Ledger" { supplier: vendor; hosting: on-premises; replicas: 1 }`;
    const found = drilled(text, { fails: ["vendor"], lasts: 48 });
    expect(found.downtime("sell")).toEqual([48, 48]);
    expect(found.downtime("count")).toBeUndefined();
  });

  it("may be a technology, by its element or in plain text: all that is built on it", () => {
    const text = `
technology java "Java 8"
process a "A" { uses one }
process b "B" { uses two }
process c "C" { uses three }
application one "One" { technology: java; replicas: 3; restart: auto; mttr: 1h }
application two "Two" { technology: "Python 3.8"; replicas: 1; restart: auto; mttr: 1h }
application three "Three" { technology: "Python 3.80"; replicas: 1; restart: auto; mttr: 1h }`;
    expect(drilled(text, { fails: ["Java 8"], lasts: 5 }).downtime("a")).toEqual([5, 5]);
    const python = drilled(text, { fails: ["Python 3.8"], lasts: 5 });
    expect([python.downtime("b"), python.downtime("c")]).toEqual([[5, 5], undefined]);
  });

  it("may be a whole application: its parts are mended one by one", () => {
    expect(drilled(chain, { fails: ["app"] }).downtime("pay")).toEqual([2, 2]);
  });

  it("may be nothing: that is said", () => {
    const found = drilled(chain, { fails: [] });
    expect(found.drill.affected).toEqual([]);
    expect(found.drill.notes[0]?.en).toBe("Nothing is named that fails.");
  });
});

describe("queues", () => {
  const flow = (said: string, more = ""): string => `
application shop "Shop" { -> bill { mode: async; ${said} } }
application bill "Bill" { replicas: 1; mttr: 4h; capacity: 30/min; demand: 10/min${more} }`;

  it("build up before what stands still and drain with what is left of its capacity", () => {
    const found = drilled(flow("volume: 10/min"), { fails: ["bill"] });
    // 10 a minute for four hours: 2,400; 20 a minute are left: two hours.
    expect(found.queue("shop -> bill")).toMatchObject({ most: 2400, emptyAt: 6, lost: 0 });
    expect(found.queue("shop -> bill")?.curve.slice(0, 3)).toEqual([
      { at: 0, waiting: 0 },
      { at: 4, waiting: 2400 },
      { at: 6, waiting: 0 },
    ]);
    expect(found.step("bill", "catch-up")).toMatchObject({ start: { lower: 4 }, end: { upper: 6 } });
  });

  it("lose what they cannot hold", () => {
    const found = drilled(flow("volume: 10/min", "; queueLimit: 1000"), { fails: ["bill"] });
    // Full after 100 minutes.
    expect(found.queue("shop -> bill")).toMatchObject({ most: 1000, lost: 1400, emptyAt: 4 + 1000 / 1200 });
  });

  it("count files by how often they are sent, and none where the sender stands still", () => {
    expect(drilled(flow("every: 1h"), { fails: ["bill"] }).queue("shop -> bill")?.most).toBe(4);
    const both = drilled(`${flow("volume: 10/min")}`.replace(`"Shop" {`, `"Shop" { replicas: 1; mttr: 9h;`), {
      fails: ["bill", "shop"],
    });
    expect(both.queue("shop -> bill")).toBeUndefined();
  });
});

describe("cases", () => {
  it("of a busy time count by the peak, and what the capacity allows is caught up", () => {
    const text = `process pay "Pay" { volume: 24/day; peak: 48/day; calendar: "peak at month end"; caseValue: 10 CHF; capacity: 48/day; uses app }
application app "App" { replicas: 1; mttr: 10h }`;
    const usual = drilled(text, { fails: ["app"], horizon: 15 });
    // 1 an hour for ten hours, one more an hour for five.
    expect(usual.business("pay")).toMatchObject({
      cases: { lower: 5, upper: 5 },
      money: { range: { lower: 50, upper: 50 } },
    });
    const busy = drilled(text, { fails: ["app"], horizon: 15, at: "Month end" });
    expect(busy.business("pay")?.cases).toEqual({ lower: 15, upper: 15 });
  });
});

describe("a load", () => {
  it("makes all wait that need what cannot follow, until the queue is gone", () => {
    const text = `process pay "Pay" { rto: 1h; uses app }
application app "App" { replicas: 1; capacity: 10/s; demand: 4/s; peak: 8/s; mttr: 1h }`;
    const found = drilled(text, { fails: ["app"], harm: "load", times: 2, lasts: 3 });
    // 16 asked, 10 done: 6 a second for 3 h; 6 a second are left afterwards: 3 h more.
    expect(found.queue("app")).toMatchObject({ most: 64_800, emptyAt: 6 });
    expect(found.spans("pay")).toBe("degraded 0-6, works 6-7");
    expect(drilled(text, { fails: ["app"], harm: "load", times: 1.25, lasts: 3 }).drill.affected).toEqual([]);
  });
});

describe("the insurer", () => {
  const model = insurerModel();

  it("misses the objectives of claims handling, through what was found by hand", () => {
    const claim = model.element("pr-claim");
    if (claim === undefined) throw new Error("no process");
    const found = objectivesFor(readFailures(model), claim);
    expect(found.recovery).toMatchObject({ lower: 8, limit: 4, met: false });
    expect(found.dataLoss).toMatchObject({ lower: 24, limit: 0.25, met: false });
    expect(found.slowest.filter(({ lower }) => lower > 4).map(({ element, lower }) => [element.id, lower])).toEqual([
      ["srv-claims", 8],
      ["srv-db", 8],
      ["m-claims", 6],
    ]);
    expect(found.lossiest.filter(({ lower }) => lower > 0.25).map(({ element }) => element.id)).toEqual(["db-claims"]);
  });

  it("loses Geneva for three days", () => {
    const found = new Drilled(model, { fails: ["s-gva"], lasts: 72 });
    expect(found.business("pr-claim")).toMatchObject({
      condition: "stopped",
      downtime: { lower: 72, limit: 4, met: false },
      tolerable: { limit: 24, met: false },
      dataLoss: { lower: 0, upper: 0, met: true },
      // 900 a day for three days.
      cases: { lower: 2700 },
    });
    expect(found.affected("a-crm")).toBeUndefined();
    const lost = new Drilled(model, { fails: ["s-gva"], harm: "loss", lasts: 72 });
    // Servers rebuilt until 80 h, the engine after the database until 86 h at best.
    expect(lost.business("pr-claim")).toMatchObject({
      downtime: { lower: 86 },
      dataLoss: { lower: 24, upper: 24, met: false },
    });
  });
});

it("answers the same whatever the order of the text", () => {
  const lines = chain.trim().split(/\n(?=\w)/u);
  const [a, b] = [chain, lines.toReversed().join("\n")].map((text) =>
    drilled(text, { fails: ["here"], harm: "loss", lasts: 10 }),
  );
  expect(b?.downtime("pay")).toEqual(a?.downtime("pay"));
  expect(b?.loss("pay")).toEqual(a?.loss("pay"));
  expect(modelOf(chain).element("pay")).toBeDefined();
});

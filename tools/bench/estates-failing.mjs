/**
 * Availability of whole estates: what-if on 10,000 elements within 200 ms, every vital process of 100,000 exactly within 10 s. The estates
 * state how everything fails, run on shared platforms, in sites and zones with links between, so that much is shared by much.
 * CPU time of this process, since other programs may be running: `node --conditions=source tools/bench/estates-failing.mjs [SIZE,...]`
 */
import { pathToFileURL } from "node:url";
import { numbers } from "./generate.mjs";
import { median } from "./median.mjs";

const core = (/** @type {string} */ path) => import(new URL(`../../packages/core/src/${path}`, import.meta.url).href);

/**
 * An estate of about so many elements, as text.
 * @param {number} size
 * @param {number} [seed]
 * @returns {string}
 */
export function failingEstate(size, seed = 11) {
  const next = numbers(seed);
  const systems = Math.max(4, Math.round(size / 14));
  const platforms = 12;
  const lines = [`model estate "Estate"`];
  const times = (/** @type {number} */ hours) => `mtbf: ${hours + next(hours)}h; mttr: ${1 + next(8)}h`;
  for (let site = 0; site < 4; site++)
    lines.push(`site s${site} "Site ${site}" { type: datacentre; ${times(200_000)} }`);
  for (let zone = 0; zone < 12; zone++) lines.push(`zone z${zone} "Zone ${zone}" { trust: medium; ${times(150_000)} }`);
  for (let zone = 0; zone < 12; zone++)
    lines.push(
      `z${zone} connects z${(zone + 1) % 12} { mtbf: ${20_000 + next(9000)}h; mttr: 4h; redundant: ${next(2) === 0 ? "yes" : "no"} }`,
    );
  for (let platform = 0; platform < platforms; platform++) {
    for (let node = 0; node < 3; node++)
      lines.push(
        `node q${platform}x${node} "Platform ${platform} machine ${node}" { type: server; site: s${(platform + node) % 4}; zone: z${platform}; ${times(8000)} }`,
      );
    lines.push(
      `application p${platform} "Platform ${platform}" { replicas: 3; need: ${1 + next(2)}; ${times(3000)}; runs on q${platform}x0, q${platform}x1, q${platform}x2 }`,
    );
    if (platform > 0) lines.push(`p${platform} uses p${next(platform)}`);
  }
  for (let system = 0; system < systems; system++) {
    const near = () => Math.max(0, system - 1 - next(30));
    for (let node = 0; node < 3; node++)
      lines.push(
        `node n${system}x${node} "Server ${system}.${node}" { type: vm; site: s${next(4)}; zone: z${system % 12}; ${times(5000)} }`,
      );
    lines.push(`application a${system} "Application ${system}" {`);
    for (let part = 0; part < 4; part++) {
      const on = next(3);
      // Spread evenly, so that nothing is unsettled.
      const spread =
        next(2) === 0
          ? `replicas: 2; runs on n${system}x${on}, n${system}x${(on + 1) % 3}`
          : `replicas: ${1 + next(3)}; runs on n${system}x${on}`;
      lines.push(`  module a${system}m${part} "Module ${part}" { ${times(2000)}; ${spread} }`);
    }
    for (let store = 0; store < 2; store++)
      lines.push(
        `  store a${system}s${store} "Store ${store}" { replicas: 1; ${times(6000)}; ${next(2) === 0 ? `replication: { to: n${system}x2, mode: sync };` : ""} runs on n${system}x1 }`,
      );
    lines.push("}");
    for (let part = 0; part < 4; part++) {
      lines.push(`a${system}m${part} uses a${system}s${part % 2}`);
      if (part > 0) lines.push(`a${system}m${part - 1} -> a${system}m${part} { mode: sync; criticality: hard }`);
    }
    lines.push(`a${system} uses p${next(platforms)}`);
    if (system > 0 && next(100) < 40) lines.push(`a${system}m0 uses a${near()}m${next(4)}`);
    if (system > 0 && next(100) < 30)
      lines.push(`a${system}m1 -> a${near()}m${next(4)} { mode: async; criticality: soft }`);
    lines.push(
      `service v${system} "Service ${system}" {}`,
      `a${system} performs v${system}`,
      `process r${system}x0 "Process ${system}" { criticality: ${["vital", "important", "normal", "normal"][next(4)]}; availability: 99.5%; uses v${system}, a${system > 0 ? near() : 0} }`,
    );
  }
  return lines.join("\n");
}

/** @param {() => unknown} run */
function cpu(run) {
  const before = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(before);
  return Math.round((user + system) / 1000);
}

/**
 * From a changed text to availability, top 100 cut sets and all importances of one process: one more instance, one more need, back again.
 * Medians of ten after the first four, and the first.
 * @param {number} size
 * @param {string} id
 */
async function edit(size, id) {
  const { Workspace } = await core("workspace.ts");
  const { encode } = await core("base/text.ts");
  const { studyAt } = await core("simulation/availability.ts");
  const text = failingEstate(size);
  const workspace = Workspace.load([{ uri: "estate.orrery", bytes: encode(text) }]);
  const texts = [text.replace(/replicas: 1;/u, "replicas: 2;"), text, `${text}\na5m1 uses a3s1\n`, text].map(encode);
  /** @type {number[]} */
  const reading = [];
  /** @type {number[]} */
  const answering = [];
  for (let turn = 0; turn < 14; turn++) {
    reading.push(cpu(() => workspace.update("estate.orrery", texts[turn % texts.length])));
    const { model } = workspace;
    answering.push(cpu(() => studyAt(model, model.row(id)).answer()));
  }
  const [read, answer] = [reading, answering].map((times) => median(times.slice(4)));
  console.log(
    `  after an edit of structure  ${answer} and ${read} for the text (the first: ${answering[0]} and ${reading[0]})`,
  );
}

/** @param {readonly number[]} sizes */
export async function benchFailingEstates(sizes = [10_000, 100_000]) {
  const { Workspace } = await core("workspace.ts");
  const { encode } = await core("base/text.ts");
  const { readFailures } = await core("simulation/read-failures.ts");
  const { availabilities, studyOf } = await core("simulation/availability.ts");
  const drills = await core("simulation/drill.ts");
  const { businessImpact } = await core("simulation/continuity.ts");
  for (const size of sizes) {
    const { model } = Workspace.load([{ uri: "estate.orrery", bytes: encode(failingEstate(size)) }]);
    model.graph();
    console.log(`\n${model.parts.rowCount} elements, ${model.columns.relationshipCount} relationships (CPU ms)`);
    let failures = readFailures(Workspace.load([{ uri: "w.orrery", bytes: encode(failingEstate(500)) }]).model);
    console.log(`  failure model               ${cpu(() => (failures = readFailures(model)))}`);
    const site = model.row("s0");
    const cut = failures.causesOf({ element: site });
    let stopped = new Uint8Array(0);
    console.log(
      `  what stops with a site      ${cpu(() => (stopped = failures.stoppedBy(cut)))} (${stopped.filter((one) => one === 2).length} elements)`,
    );
    const { runDrill } = drills;
    const question = { fails: [model.at(site)], harm: "outage", lasts: undefined, horizon: Infinity, times: 1 };
    const first = cpu(() => runDrill(failures, question));
    const again = Array.from({ length: 10 }, () => cpu(() => runDrill(failures, question))).toSorted((a, b) => a - b);
    console.log(
      `  drill of a site             ${again[5]} (median of 10; the first ${first}; ${runDrill(failures, question).affected.length} affected)`,
    );
    console.log(`  objectives of all           ${cpu(() => businessImpact(failures))}`);
    console.log(
      `  conditions without circles  ${cpu(() => (failures.conditions("surely"), failures.conditions("perhaps")))}`,
    );
    /** @type {readonly { readonly availability: { readonly result: string }, readonly element: { readonly row: number, readonly id: string }, readonly coverage: { readonly of: number } }[]} */
    let all = [];
    console.log(
      `  every important process     ${cpu(() => (all = availabilities(model, { isBrief: true })))} (${all.length}, exact: ${all.filter((one) => one.availability.result === "exact").length})`,
    );
    const largest = all.toSorted((a, b) => b.coverage.of - a.coverage.of)[0];
    if (largest === undefined) continue;
    const study = studyOf(failures, largest.element.row);
    console.log(
      `  one process in full         ${cpu(() => study.answer())} (${largest.coverage.of} causes, the most of all)`,
    );
    const cause = failures.causes[failures.causesBelow(largest.element.row, "surely")[0] ?? 0];
    const behaviours = new Map([[cause.id, { unavailability: 0.5, mtbf: 1, mttr: 1 }]]);
    console.log(`  after other figures         ${cpu(() => study.answer({ behaviours }))}`);
    await edit(size, largest.element.id);
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href)
  await benchFailingEstates(process.argv[2]?.split(",").map(Number));

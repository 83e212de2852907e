/**
 * Synthetic models for the bench: systems of 37 elements (application > 4 modules > 8 components each), 7 attributes and 3 relationships an element,
 * every text its own. `dense`: half of the relationships stay in the system, 35 % go to neighbours, 10 % anywhere, 5 % to hubs, in any direction
 * (most of the graph is one cycle). `sparse`: they go to what was declared before, but for 1 % (mostly acyclic). Same seed, same text.
 */

/**
 * @typedef {(limit: number) => number} Numbers the next number of a seed, an integer below the limit
 * @typedef {"dense" | "sparse"} Style
 * @typedef {{
 *   readonly id: string, readonly kind: string, readonly name: string, readonly parent: string | undefined,
 *   readonly attributes: readonly (readonly [key: string, value: string])[],
 *   readonly targets: (readonly [target: string, protocol: string])[],
 * }} Element one element as plain data; only `targets` grows while a model is made
 */

/**
 * Numbers of a seed (mulberry32, public domain, by T. Ettinger).
 * @param {number} seed
 * @returns {Numbers}
 */
export function numbers(seed) {
  let state = seed >>> 0;
  return (limit) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  };
}

const SUBJECTS =
  "claims policy billing customer contract payment ledger treasury pricing risk fraud document archive identity partner broker agency portal mobile reporting".split(
    " ",
  );
const ACTIONS =
  "intake settlement scoring routing validation enrichment matching reconciliation notification search export import planning scheduling tracking".split(
    " ",
  );
const PARTS =
  "api engine worker gateway adapter mapper cache scheduler writer reader validator publisher listener registry".split(
    " ",
  );
const DOES = "checks stores forwards computes merges prepares publishes receives converts protects".split(" ");
const THINGS =
  "claims of private customers|contracts in run-off|payments above the limit|addresses from partners|messages of the night batch|scanned letters|rates of the day|orders of the branch offices".split(
    "|",
  );
const PROTOCOLS = ["https", "jms", "grpc", "sftp", "jdbc"];
const STATUSES = ["active", "proposed", "planned"];

/**
 * The elements of a model as plain data, in the order of the text.
 * @param {number} size about how many elements
 * @param {Style} style
 * @returns {Element[]}
 */
export function makeModel(size, style, seed = 42) {
  const next = numbers(seed);
  const systems = Math.max(1, Math.round(size / 37));
  /** @type {Element[]} */
  const elements = [];
  /** @type {string[][]} */
  const componentsOf = [];
  const owners = Math.max(2, Math.ceil(size / 500));
  for (let owner = 0; owner < owners; owner++)
    elements.push({
      id: `team-${owner + 1}`,
      kind: "unit",
      name: `Team ${owner + 1}`,
      parent: undefined,
      attributes: [],
      targets: [],
    });
  for (let system = 0; system < systems; system++) {
    const subject = pick(SUBJECTS, next);
    const application = `${subject}-${system}`;
    elements.push(
      element(
        application,
        "application",
        `${capital(subject)} ${pick(ACTIONS, next)} ${system}`,
        undefined,
        next,
        owners,
      ),
    );
    const components = [];
    for (let part = 0; part < 4; part++) {
      const module = `${application}/${pick(PARTS, next)}-${part}`;
      elements.push(
        element(module, "module", `${capital(subject)} ${pick(ACTIONS, next)} ${part}`, application, next, owners),
      );
      for (let piece = 0; piece < 8; piece++) {
        const component = `${module}.${pick(ACTIONS, next)}-${piece}`;
        elements.push(
          element(
            component,
            "component",
            `${capital(pick(ACTIONS, next))} ${pick(PARTS, next)} ${piece}`,
            module,
            next,
            owners,
          ),
        );
        components.push(component);
      }
    }
    componentsOf.push(components);
  }
  connect(elements, componentsOf, style, next);
  return elements;
}

/**
 * @param {string} id
 * @param {string} kind
 * @param {string} name
 * @param {string | undefined} parent
 * @param {Numbers} next
 * @param {number} owners how many teams there are to own it
 * @returns {Element}
 */
function element(id, kind, name, parent, next, owners) {
  const description = `${capital(pick(DOES, next))} ${pick(THINGS, next)} for ${id}, about ${next(100000)} a day; ${pick(DOES, next)} ${pick(THINGS, next)} since ${1995 + next(30)}.`;
  return {
    id,
    kind,
    name,
    parent,
    attributes: [
      ["owner", `team-${1 + next(owners)}`],
      ["status", pick(STATUSES, next)],
      ["description", JSON.stringify(description)],
      ["repo", JSON.stringify(`https://git.example/${id}`)],
      ["version", `${next(9)}.${next(30)}.${next(60)}`],
      ["tags", `[wave-${next(12)}, tier-${next(4)}]`],
      ["lifecycle", `{ active: ${2000 + next(25)}-0${1 + next(9)}-${10 + next(18)} }`],
    ],
    targets: [],
  };
}

/**
 * Three relationships an element on average; components carry them, as in real models the leaves do.
 * @param {readonly Element[]} elements
 * @param {readonly (readonly string[])[]} componentsOf of each system
 * @param {Style} style
 * @param {Numbers} next
 */
function connect(elements, componentsOf, style, next) {
  const all = componentsOf.flat();
  const hubs = all.filter((_, index) => index % 997 === 0);
  const budget = elements.length * 3;
  const perComponent = Math.ceil(budget / Math.max(1, all.length));
  const byId = new Map(elements.map((one) => [one.id, one]));
  let made = 0;
  for (let system = 0; system < componentsOf.length && made < budget; system++) {
    for (const [place, id] of (componentsOf[system] ?? []).entries()) {
      const targets = new Set();
      for (let count = 0; count < perComponent && made < budget; count++) {
        const target =
          style === "dense"
            ? anywhere(componentsOf, system, hubs, all, next)
            : earlier(componentsOf, system, place, all, next);
        if (target === undefined || target === id || targets.has(target)) continue;
        targets.add(target);
        byId.get(id)?.targets.push([target, pick(PROTOCOLS, next)]);
        made++;
      }
    }
  }
}

/**
 * @param {readonly (readonly string[])[]} componentsOf
 * @param {number} system
 * @param {readonly string[]} hubs
 * @param {readonly string[]} all
 * @param {Numbers} next
 * @returns {string | undefined}
 */
function anywhere(componentsOf, system, hubs, all, next) {
  const chance = next(100);
  if (chance < 50) return pick(componentsOf[system] ?? [], next);
  if (chance < 85) return pick(componentsOf[Math.min(componentsOf.length - 1, system + next(5))] ?? [], next);
  return chance < 95 ? pick(all, next) : pick(hubs, next);
}

/**
 * @param {readonly (readonly string[])[]} componentsOf
 * @param {number} system
 * @param {number} place of the component in its system
 * @param {readonly string[]} all
 * @param {Numbers} next
 * @returns {string | undefined} undefined where nothing was declared before
 */
function earlier(componentsOf, system, place, all, next) {
  if (next(100) === 0) return pick(all, next);
  const chance = next(100);
  if (chance < 60 && place > 0) return componentsOf[system]?.[next(place)];
  if (system === 0) return place > 0 ? componentsOf[0]?.[next(place)] : undefined;
  return pick(componentsOf[Math.max(0, system - 1 - next(chance < 90 ? 6 : system))] ?? [], next);
}

/**
 * @param {readonly string[]} list not empty
 * @param {Numbers} next
 * @returns {string}
 */
function pick(list, next) {
  const picked = list[next(list.length)];
  if (picked === undefined) throw new Error("There is nothing to pick from.");
  return picked;
}

/**
 * @param {string} word
 * @returns {string}
 */
function capital(word) {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/**
 * The model as Orrery text, in pieces of one system, so that a million elements need not be one string.
 * @param {readonly Element[]} elements
 * @returns {Generator<string>}
 */
export function* orreryText(elements) {
  yield 'model bench "Bench" { currency: EUR }\n\n';
  /** @type {string[]} */
  const open = [];
  let text = "";
  for (const one of elements) {
    while (open.length > 0 && open.at(-1) !== one.parent) {
      open.pop();
      text += `${"  ".repeat(open.length)}}\n`;
    }
    if (open.length === 0 && text.length > 1 << 20) {
      yield text;
      text = "";
    }
    const pad = "  ".repeat(open.length);
    text += `${pad}${one.kind} ${one.id} ${JSON.stringify(one.name)} {\n`;
    for (const [key, value] of one.attributes) text += `${pad}  ${key}: ${value}\n`;
    for (const [target, protocol] of one.targets) text += `${pad}  -> ${target} { protocol: ${protocol} }\n`;
    open.push(one.id);
  }
  while (open.length > 0) {
    open.pop();
    text += `${"  ".repeat(open.length)}}\n`;
  }
  yield text;
}

/**
 * The same content as JSON, indented by one space.
 * @param {readonly Element[]} elements
 * @returns {Generator<string>}
 */
export function* jsonText(elements) {
  yield "[\n";
  for (const [index, one] of elements.entries()) {
    const attributes = Object.fromEntries(
      one.attributes.map(([key, value]) => [key, value.startsWith('"') ? JSON.parse(value) : value]),
    );
    const record = {
      id: one.id,
      kind: one.kind,
      name: one.name,
      parent: one.parent ?? null,
      attributes,
      flows: one.targets.map(([to, protocol]) => ({ to, protocol })),
    };
    yield `${index === 0 ? "" : ",\n"}${JSON.stringify(record, undefined, 1)}`;
  }
  yield "\n]\n";
}

/**
 * The same content as a LikeC4 model: seven metadata entries an element (LikeC4 has no typed attributes).
 * @param {readonly Element[]} elements
 * @returns {Generator<string>}
 */
export function* likec4Text(elements) {
  yield "specification {\n  element unit\n  element application\n  element module\n  element component\n}\nmodel {\n";
  /** @type {Map<string, string>} */
  const path = new Map();
  const word = (/** @type {string} */ id) => `e_${id.replaceAll(/[^A-Za-z0-9]/g, "_")}`;
  /** @type {string[]} */
  const open = [];
  /** @type {(readonly [from: string, to: string, protocol: string])[]} */
  const relations = [];
  let text = "";
  for (const one of elements) {
    while (open.length > 0 && open.at(-1) !== one.parent) {
      open.pop();
      text += "}\n";
    }
    if (text.length > 1 << 20) {
      yield text;
      text = "";
    }
    path.set(one.id, one.parent === undefined ? word(one.id) : `${path.get(one.parent)}.${word(one.id)}`);
    text += `${word(one.id)} = ${one.kind} '${one.name}' {\nmetadata {\n`;
    for (const [key, value] of one.attributes) text += `m_${key} '${value.replaceAll(/["'{}[\]]/g, "").trim()}'\n`;
    text += "}\n";
    for (const [target, protocol] of one.targets) relations.push([one.id, target, protocol]);
    open.push(one.id);
  }
  text += "}\n".repeat(open.length);
  yield text;
  for (const [from, to, protocol] of relations) yield `${path.get(from)} -> ${path.get(to)} '${protocol}'\n`;
  const first = elements.find((one) => one.kind === "application");
  yield `}\nviews {\n  view index {\n    include ${path.get(first?.id ?? "")}\n  }\n}\n`;
}

/**
 * Synthetic views for the bench of drawing: a platform whose domains hold modules and stores, with its neighbours outside, and lines with
 * labels among all of them; and landscapes of many applications in areas. Same size, same text.
 */
import { numbers } from "./generate.mjs";

/** @import { Numbers } from "./generate.mjs" */

/**
 * @typedef {{ readonly id: string, readonly kind: "module" | "store" | "application", readonly name: string, readonly technology: string | undefined, readonly domain: string | undefined }} Part
 * @typedef {{ readonly from: string, readonly to: string, readonly label: string, readonly technology: string }} Line
 * @typedef {{ readonly domains: readonly { readonly id: string, readonly name: string }[], readonly parts: readonly Part[], readonly lines: readonly Line[] }} DrawnView
 */

const SUBJECTS =
  "claims policy billing customer contract payment ledger treasury pricing risk fraud document archive identity partner broker agency portal reporting".split(
    " ",
  );
const ROLES = "intake settlement engine gateway validator matching search export planner tracker mapper cache".split(
  " ",
);
const LANGUAGES = ["Java 21", "Kotlin", "Node.js", "Python 3", "Go", "React", "Angular"];
const STORES = ["PostgreSQL 18", "Oracle 19c", "Redis", "MongoDB"];
const DOES =
  "reads contracts|sends the events of the day|asks for a price|stores scanned letters|checks the identity of the customer|books|reports losses|looks up|publishes new rates|orders a payment".split(
    "|",
  );
const PROTOCOLS = ["https", "grpc", "jms", "jdbc", "sftp"];

/** Lines for each box. */
const LINES = 1.4;

/**
 * A view of so many boxes, the platform and its domains among them, and 1.4 times as many lines, each with a label.
 * @param {number} size at least 6
 * @returns {DrawnView}
 */
export function makeView(size, seed = 7) {
  const next = numbers(seed + size);
  const domains = Array.from({ length: Math.max(1, Math.round(size / 8)) }, (_, index) => ({
    id: `d${index}`,
    name: `${capital(SUBJECTS[index % SUBJECTS.length] ?? "")} ${Math.floor(index / SUBJECTS.length) + 1}`,
  }));
  const leaves = size - 1 - domains.length;
  const outside = Math.max(1, Math.round(size * 0.1));
  const parts = Array.from({ length: leaves }, (_, index) =>
    part(index, index < outside ? undefined : domains[(index - outside) % domains.length]?.id, next),
  );
  return { domains, parts, lines: linesOf(parts, Math.round(LINES * size), next) };
}

/**
 * @param {number} index
 * @param {string | undefined} domain undefined: a system outside
 * @param {Numbers} next
 * @returns {Part}
 */
function part(index, domain, next) {
  const name = `${capital(pick(SUBJECTS, next))} ${pick(ROLES, next)} ${index}`;
  if (domain === undefined) return { id: `x${index}`, kind: "application", name, technology: undefined, domain };
  const kind = next(5) === 0 ? "store" : "module";
  return { id: `m${index}`, kind, name, technology: pick(kind === "store" ? STORES : LANGUAGES, next), domain };
}

/**
 * Two thirds of the lines stay in a domain, most others go to one of the next two; nearly all go from what was declared before to what
 * comes after it, so that the picture has a direction.
 * @param {readonly Part[]} parts
 * @param {number} count
 * @param {Numbers} next
 * @returns {readonly Line[]}
 */
function linesOf(parts, count, next) {
  const domains = [...new Set(parts.map((part) => part.domain))];
  /** @type {Map<string, Line>} */
  const lines = new Map();
  for (let trial = 0; lines.size < count && trial < 1000 * count; trial++) {
    const one = parts[next(parts.length)];
    if (one === undefined) continue;
    const chance = next(100);
    const away = chance < 65 ? 0 : chance < 90 ? 1 + next(2) : next(domains.length);
    const domain = domains[(domains.indexOf(one.domain) + away) % domains.length];
    const others = parts.filter((part) => part.domain === domain);
    const other = others[next(others.length)];
    // What neighbours have to do with each other is no business of this picture.
    if (other === undefined || (one.domain ?? other.domain) === undefined) continue;
    const isForward = parts.indexOf(one) < parts.indexOf(other);
    const [from, to] = isForward === next(100) < 88 ? [one, other] : [other, one];
    const key = [from.id, to.id].join(" ");
    if (from === to || lines.has(key)) continue;
    lines.set(key, { from: from.id, to: to.id, label: pick(DOES, next), technology: pick(PROTOCOLS, next) });
  }
  return [...lines.values()];
}

/**
 * The view and what it shows as Orrery text.
 * @param {DrawnView} view
 * @returns {string}
 */
export function viewOrrery({ domains, parts, lines }) {
  const statement = (/** @type {Part} */ { id, kind, name, technology }) =>
    `${kind} ${id} ${quoted(name)} {${technology === undefined ? "" : ` technology: ${quoted(technology)} `}}`;
  return [
    'model drawn "Drawn" { languages: en }',
    'application platform "Platform" {',
    ...domains.flatMap((domain) => [
      `  application ${domain.id} ${quoted(domain.name)} {`,
      ...parts.filter((part) => part.domain === domain.id).map((part) => `    ${statement(part)}`),
      "  }",
    ]),
    "}",
    ...parts.filter((part) => part.domain === undefined).map(statement),
    ...lines.map(({ from, to, label, technology }) => `${from} -> ${to} ${quoted(label)} { protocol: ${technology} }`),
    'view parts "Parts" { viewpoint: dependencies; kinds: [application, module, store] }',
    "",
  ].join("\n");
}

/**
 * The same as a LikeC4 model.
 * @param {DrawnView} view
 * @returns {string}
 */
export function viewLikec4({ domains, parts, lines }) {
  const path = new Map(
    parts.map(({ id, domain }) => [id, domain === undefined ? id : ["platform", domain, id].join(".")]),
  );
  const statement = (/** @type {Part} */ { id, kind, name, technology }) =>
    `${id} = ${kind} '${name}' {${technology === undefined ? "" : ` technology '${technology}' `}${kind === "store" ? " style { shape storage } " : ""}}`;
  return [
    "specification {\n  element application\n  element module\n  element store\n}\nmodel {",
    "  platform = application 'Platform' {",
    ...domains.flatMap((domain) => [
      `    ${domain.id} = application '${domain.name}' {`,
      ...parts.filter((part) => part.domain === domain.id).map((part) => `      ${statement(part)}`),
      "    }",
    ]),
    "  }",
    ...parts.filter((part) => part.domain === undefined).map((part) => `  ${statement(part)}`),
    ...lines.map(
      ({ from, to, label, technology }) =>
        `  ${path.get(from)} -> ${path.get(to)} '${label}' { technology '${technology}' }`,
    ),
    `}\nviews {\n  view index {\n    include ${["platform", "platform.**", ...parts.flatMap(({ id, domain }) => (domain === undefined ? [id] : []))].join(", ")}\n  }\n}\n`,
  ].join("\n");
}

/**
 * A landscape of applications in areas, ten of which have lines to ten others where `lines` says so.
 * @param {number} applications
 * @param {number} areas
 * @param {number} [lines] how many relationships there are between applications
 * @returns {string} Orrery text
 */
export function landscapeOrrery(applications, areas, lines = 0, seed = 11) {
  const next = numbers(seed);
  const members = Array.from({ length: areas }, () => /** @type {string[]} */ ([]));
  const written = Array.from({ length: applications }, (_, index) => {
    members[index % areas]?.push(`a${index}`);
    const name = `${capital(pick(SUBJECTS, next))} ${pick(ROLES, next)} ${index}`;
    return `application a${index} ${quoted(name)} { technology: ${quoted(pick(LANGUAGES, next))} }`;
  });
  const flows = new Set();
  while (flows.size < lines) flows.add(`a${next(applications)} -> a${next(applications)}`);
  return [
    'model many "Many" { languages: en }',
    ...members.map((ids, area) => `area z${area} "Area ${area}" { groups ${ids.join(", ")} }`),
    ...written,
    ...flows,
    'view landscape "Landscape" { viewpoint: landscape }',
    'view everything "Everything" { viewpoint: system-landscape }',
    "",
  ].join("\n");
}

/**
 * @param {string} text
 * @returns {string}
 */
function quoted(text) {
  return JSON.stringify(text);
}

/**
 * @param {readonly string[]} list not empty
 * @param {Numbers} next
 * @returns {string}
 */
function pick(list, next) {
  return list[next(list.length)] ?? "";
}

/**
 * @param {string} word
 * @returns {string}
 */
function capital(word) {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** Real microservice systems as model text, from the hand-made lists of their services and calls that lie beside the repository. */

/**
 * @typedef {{ readonly id: string, readonly kind: string, readonly tech?: string }} Part
 * @typedef {{ readonly from: string, readonly to: string, readonly kind: string, readonly protocol?: string }} Call
 * @typedef {{ readonly system: string, readonly elements: readonly Part[], readonly edges: readonly Call[] }} System
 */

/**
 * The model text of a system: one application whose parts are modules and stores, with its container view.
 * @param {System} system
 * @returns {string}
 */
export function microservices({ system, elements, edges }) {
  const inside = elements.filter(({ kind }) => kind !== "client" && kind !== "external");
  const id = `system-${system.replace(/\W.*$/, "")}`;
  const outside = elements.filter(({ kind }) => kind === "client" || kind === "external");
  return [
    `model ${id}-model "${titled(system)}" { languages: en }`,
    `application ${id} "${titled(system)}" {`,
    ...inside.map((part) => `  ${statement(part)}`),
    "}",
    ...outside.map(statement),
    ...edges.map((edge) => call(edge, new Set(outside.map((part) => part.id)))),
    `view containers "${titled(system)}: containers" { viewpoint: container; scope: ${id} }`,
    `view landscape "${titled(system)} and its neighbours" { viewpoint: context; scope: ${id} }`,
    "",
  ].join("\n");
}

/** @param {Part} part */
function statement({ id, kind, tech }) {
  const technology = tech === undefined || tech === "" ? "" : ` technology: "${tech}";`;
  const name = JSON.stringify(id);
  switch (kind) {
    case "datastore":
      return `store ${id} ${name} {${technology} type: relational }`;
    case "queue":
      return `store ${id} ${name} {${technology} type: queue }`;
    case "client":
      return `party ${id} ${name} { type: customer }`;
    case "external":
      return `application ${id} ${name} {${technology} }`;
    default:
      return `module ${id} ${name} {${technology} }`;
  }
}

/**
 * What stands outside may use a whole application only; to one of its parts it sends.
 * @param {Call} edge
 * @param {ReadonlySet<string>} outside
 */
function call({ from, to, kind, protocol }, outside) {
  const mode = /publish|consume|subscribe|async/.test(kind) ? "async" : "sync";
  const words = [...(protocol === undefined ? [] : [`protocol: "${protocol}"`]), `mode: ${mode}`];
  return `${from} ${outside.has(from) || outside.has(to) ? "->" : "uses"} ${to} { ${words.join("; ")} }`;
}

/** @param {string} id */
function titled(id) {
  return id
    .split(/[-.]/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join(" ");
}

/** The smallest diagram that breaks each rule of a notation, for the page of notations. */

/** @typedef {import("../../packages/core/src/views/diagram.ts").DiagramEdge} DiagramEdge */
/** @typedef {import("../../packages/core/src/views/diagram.ts").DiagramNode} DiagramNode */
/** @typedef {import("../../packages/core/src/views/diagram.ts").GraphDiagram} GraphDiagram */

/** @type {DiagramNode} */
const shop = {
  id: "shop",
  element: "shop",
  role: "element",
  name: "Web shop",
  kind: "application",
  kindName: "Application",
  layer: "application",
  archimate: "ApplicationComponent",
  c4: "software-system",
  shape: "box",
  isExternal: false,
  rank: 3,
  badges: [],
};
/** @type {DiagramNode} */
const orders = {
  ...shop,
  id: "orders",
  element: "orders",
  name: "Orders",
  kind: "module",
  kindName: "Module",
  c4: "container",
};
/** @type {DiagramNode} */
const server = {
  ...shop,
  id: "server",
  element: "server",
  name: "Server",
  kind: "node",
  kindName: "Node",
  archimate: "Node",
  c4: "deployment-node",
};
/** @type {DiagramNode} */
const clerk = {
  ...shop,
  id: "clerk",
  element: "clerk",
  name: "Clerk",
  kind: "role",
  kindName: "Role",
  archimate: "BusinessRole",
  c4: "person",
};
/** @type {DiagramNode} */
const sale = {
  ...shop,
  id: "sale",
  element: "sale",
  name: "Sell",
  kind: "process",
  kindName: "Process",
  archimate: "BusinessProcess",
  c4: undefined,
};
/** @type {DiagramNode} */
const fork = {
  ...shop,
  id: "fork",
  element: "fork",
  name: "fork",
  kind: "event",
  kindName: "Event",
  archimate: "AndJunction",
  c4: undefined,
};

/**
 * @param {DiagramNode} from
 * @param {DiagramNode} to
 * @param {Partial<DiagramEdge>} more
 * @returns {DiagramEdge}
 */
function line(from, to, more = {}) {
  return {
    id: `${from.id} uses ${to.id}`,
    from: from.id,
    to: to.id,
    verb: "uses",
    archimate: "Association",
    line: "sync",
    count: 1,
    isStated: true,
    hasArrow: true,
    ...more,
  };
}

/**
 * @param {readonly DiagramNode[]} nodes
 * @param {...DiagramEdge} edges
 * @returns {GraphDiagram}
 */
function graph(nodes, ...edges) {
  return { kind: "graph", arrangement: "layered", direction: "down", nodes, edges, bands: [], notes: [] };
}

/** @type {Readonly<Record<string, GraphDiagram>>} */
export const malformed = {
  "c4-name": graph([{ ...shop, name: "" }]),
  "c4-abstraction": graph([sale]),
  "c4-twice": graph([{ ...shop, id: "group:shop", role: "group" }, shop]),
  "c4-levels": graph([server, clerk]),
  "c4-parent-and-child": graph([shop, orders], line(shop, orders, { verb: "contains" })),
  "c4-relationship": graph([orders, server], line(orders, server)),
  "archimate-type": graph([{ ...shop, archimate: undefined }]),
  "archimate-nesting": graph([
    { ...shop, id: "site", role: "group", name: "Data centre", archimate: "Facility" },
    { ...shop, name: "Network", archimate: "CommunicationNetwork", parent: "site" },
  ]),
  "archimate-relationship": graph([server, clerk], line(server, clerk, { archimate: "Composition" })),
  "archimate-relationship-type": graph([shop, clerk], line(shop, clerk, { archimate: undefined })),
  "archimate-junction": graph(
    [fork, sale, shop],
    line(sale, fork, { archimate: "Triggering" }),
    line(fork, shop, { archimate: "Flow" }),
  ),
};

/** What can be counted of a view that LikeC4 laid out and that we count of ours: its lines are curves, which have no bends. */

/**
 * @typedef {readonly [x: number, y: number]} Place
 * @typedef {{ readonly x: number, readonly y: number, readonly width: number, readonly height: number }} Box
 * @typedef {{ readonly id: string, readonly points: readonly Place[], readonly labelBBox?: Box | null }} Edge
 * @typedef {Box & { readonly id: string, readonly children?: readonly unknown[] }} Node
 * @typedef {{ readonly nodes: readonly Node[], readonly edges: readonly Edge[] }} View
 */

/** Straight pieces that a curve is counted as. */
const PIECES = 12;

/**
 * Crossings of different lines, labels that lie on labels, leaves or lines, and pairs of a line and a leaf that it runs through.
 * @param {View} view
 */
export function likec4Quality({ nodes, edges }) {
  const lines = edges.map(({ id, points, labelBBox }) => ({ id, ways: straightened(points), label: labelBBox }));
  const leaves = nodes.filter((node) => (node.children ?? []).length === 0).map(inner);
  let [crossings, labels, through] = [0, 0, 0];
  for (const [index, one] of lines.entries()) {
    for (const other of lines.slice(index + 1)) {
      crossings += meetings(one.ways, other.ways);
      if (one.label && other.label && overlap(inner(one.label), inner(other.label))) labels++;
    }
    for (const leaf of leaves) {
      if (runsThrough(one.ways, leaf)) through++;
      if (one.label && overlap(inner(one.label), leaf)) labels++;
    }
    const box = one.label && inner(one.label);
    if (box) labels += lines.filter(({ ways }) => runsThrough(ways, box)).length;
  }
  return { crossings, labels, through };
}

/**
 * Bézier curves end to end, each of a point and three more, as a chain of straight pieces.
 * @param {readonly Place[]} points
 * @returns {readonly Place[]}
 */
function straightened(points) {
  const [first] = points;
  if (first === undefined) return [];
  /** @type {Place[]} */
  const chain = [first];
  for (let at = 0; at + 3 < points.length; at += 3) {
    const [a, b, c, d] = points.slice(at, at + 4);
    if (a === undefined || b === undefined || c === undefined || d === undefined) break;
    for (let piece = 1; piece <= PIECES; piece++) {
      const t = piece / PIECES;
      const [p, q, r, s] = [(1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t ** 2 * (1 - t), t ** 3];
      chain.push([p * a[0] + q * b[0] + r * c[0] + s * d[0], p * a[1] + q * b[1] + r * c[1] + s * d[1]]);
    }
  }
  return chain;
}

/**
 * @param {readonly Place[]} one
 * @param {readonly Place[]} other
 * @returns {number}
 */
function meetings(one, other) {
  let count = 0;
  for (let i = 0; i + 1 < one.length; i++)
    for (let j = 0; j + 1 < other.length; j++) if (cross(one[i], one[i + 1], other[j], other[j + 1])) count++;
  return count;
}

/**
 * Do two pieces cross? Where one only ends at the other counts for one of the pieces that end there.
 * @param {Place | undefined} a
 * @param {Place | undefined} b
 * @param {Place | undefined} c
 * @param {Place | undefined} d
 */
function cross(a, b, c, d) {
  if (a === undefined || b === undefined || c === undefined || d === undefined) return false;
  return side(a, b, c) < 0 !== side(a, b, d) < 0 && side(c, d, a) < 0 !== side(c, d, b) < 0;
}

/**
 * @param {Place} a
 * @param {Place} b
 * @param {Place} c
 */
function side(a, b, c) {
  return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
}

/**
 * Does a point of the chain or one of its pieces lie inside of the box?
 * @param {readonly Place[]} chain
 * @param {Box} box
 */
function runsThrough(chain, { x, y, width, height }) {
  /** @type {readonly Place[]} */
  const corners = [
    [x, y],
    [x + width, y],
    [x + width, y + height],
    [x, y + height],
    [x, y],
  ];
  return (
    chain.some(([px, py]) => px > x && px < x + width && py > y && py < y + height) || meetings(chain, corners) > 0
  );
}

/**
 * A box without its outermost two pixels: what only touches does not overlap.
 * @param {Box} box
 * @returns {Box}
 */
function inner({ x, y, width, height }) {
  return { x: x + 2, y: y + 2, width: Math.max(0, width - 4), height: Math.max(0, height - 4) };
}

/**
 * @param {Box} a
 * @param {Box} b
 */
function overlap(a, b) {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

/**
 * The picture of the README, drawn once for light and once for dark pages; `npm run reference` writes it to docs/pictures.
 * Colours and shapes are those of the workbench: shape first, colour second.
 */

/** @typedef {{ readonly stroke: string, readonly fill: string }} Paint */
/** @typedef {Readonly<Record<"page" | "text" | "quiet" | "line" | "panel", string>> & { readonly layers: Readonly<Record<string, Paint>> }} Palette */
/** @typedef {{ readonly x: number, readonly y: number, readonly w: number, readonly h: number }} Box */

/** @type {Palette} */
const light = {
  page: "#ffffff",
  text: "#14181f",
  quiet: "#48515f",
  line: "#4a5361",
  panel: "#f6f8fa",
  layers: {
    business: { stroke: "#989128", fill: "#f3f2d7" },
    application: { stroke: "#5d8dbb", fill: "#e3f2ff" },
    data: { stroke: "#184734", fill: "#e6f4ed" },
    technical: { stroke: "#566577", fill: "#ebf1f7" },
    organisation: { stroke: "#4c356c", fill: "#f3ecff" },
  },
};

/** @type {Palette} */
const dark = {
  page: "#11151c",
  text: "#e8ecf2",
  quiet: "#aeb8c6",
  line: "#93a0b2",
  panel: "#171c24",
  layers: {
    business: { stroke: "#e8e1b8", fill: "#2c2a0a" },
    application: { stroke: "#6da8f5", fill: "#1b2a39" },
    data: { stroke: "#478369", fill: "#1e2d26" },
    technical: { stroke: "#e6eefd", fill: "#242930" },
    organisation: { stroke: "#827297", fill: "#2c2438" },
  },
};

/**
 * Every picture by its file name.
 * @returns {Readonly<Record<string, string>>}
 */
export function pictures() {
  return { "one-model-dark.svg": oneModel(dark), "one-model-light.svg": oneModel(light) };
}

/**
 * What comes in, the shop of examples/shop as one model, what goes out.
 * @param {Palette} palette
 * @returns {string}
 */
function oneModel(palette) {
  const { text, quiet, line, page, panel } = palette;
  const marks = [
    `<rect width="1120" height="520" fill="${page}"/>`,
    caption(24, "What you have", palette),
    ...chips(24, palette, [
      ["Text in Git", "*.orrery, by team or layer"],
      ["ArchiMate", "Exchange, Archi, coArchi"],
      ["Tables", "CSV, XLSX inventories"],
      ["Discovery", "Terraform, SQL, APIs …", "later"],
    ]),
    caption(256, "One typed model", palette),
    `<rect x="256" y="56" width="600" height="408" rx="12" fill="${panel}" stroke="${line}" stroke-width="1"/>`,
    ...shop(palette),
    caption(908, "What you ask", palette),
    ...chips(908, palette, [
      ["What if this stops?", "impact, with the path"],
      ["Search and catalogues", "in the browser, in the shell"],
      ["What has changed?", "difference and merge by id"],
      ["Diagrams, drills", "views, checks, simulation", "later"],
    ]),
    ...[128, 216, 304].flatMap((y) => [arrow([`M212 ${y}H252`], palette), arrow([`M856 ${y}H904`], palette)]),
    `<text x="256" y="492" class="small" fill="${quiet}">The example of this page: examples/shop. Dashed frames: planned, not built yet.</text>`,
  ];
  const style = `text{font-family:Inter,system-ui,-apple-system,'Segoe UI',sans-serif}.title{font-size:14px;font-weight:600}.name{font-size:13px;font-weight:600}.small{font-size:11px}.label{font-size:11px;font-weight:500}`;
  const head = `<marker id="end" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto-start-reverse"><path d="M0 0L8 4L0 8z" fill="${line}"/></marker>`;
  const says =
    "Files on the left become one typed model in the middle, drawn for a small web shop, which answers the questions on the right.";
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1120 520" role="img" aria-label="${says}" color="${text}">\n<style>${style}</style>\n<defs>${head}</defs>\n${marks.join("\n")}\n</svg>\n`;
}

/**
 * @param {Palette} palette
 * @returns {readonly string[]}
 */
function shop(palette) {
  const { application, business, data, organisation, technical } = palette.layers;
  if (!application || !business || !data || !organisation || !technical) return [];
  return [
    box({ x: 280, y: 76, w: 130, h: 40 }, organisation, "pill"),
    ...words({ x: 280, y: 76, w: 130, h: 40 }, "Customer", "party", palette),
    box({ x: 474, y: 76, w: 164, h: 40 }, business, "rounded"),
    ...words({ x: 474, y: 76, w: 164, h: 40 }, "Sell and ship", "process · back within 1 h", palette),
    box({ x: 690, y: 76, w: 142, h: 40 }, organisation, "outside"),
    ...words({ x: 690, y: 76, w: 142, h: 40 }, "Payment provider", "party · DE", palette),
    box({ x: 276, y: 152, w: 560, h: 216 }, application, "group"),
    `<text x="288" y="172" class="name" fill="${palette.text}">Web shop</text>`,
    `<text x="372" y="172" class="small" fill="${palette.quiet}">application · Web team · vital</text>`,
    box({ x: 296, y: 196, w: 130, h: 44 }, application, "rounded"),
    ...words({ x: 296, y: 196, w: 130, h: 44 }, "Storefront", "module · React 19", palette),
    box({ x: 490, y: 196, w: 140, h: 44 }, application, "rounded"),
    ...words({ x: 490, y: 196, w: 140, h: 44 }, "Orders", "module · Node.js 24", palette),
    box({ x: 690, y: 196, w: 130, h: 44 }, application, "rounded"),
    ...words({ x: 690, y: 196, w: 130, h: 44 }, "Shipping", "module · Node.js 24", palette),
    cylinder({ x: 490, y: 292, w: 140, h: 56 }, data),
    ...words({ x: 490, y: 298, w: 140, h: 50 }, "Orders database", "store · PostgreSQL 18", palette),
    box({ x: 690, y: 300, w: 130, h: 44 }, data, "queue"),
    ...words({ x: 690, y: 300, w: 130, h: 44 }, "Event stream", "store · topic", palette),
    box({ x: 276, y: 400, w: 560, h: 44 }, technical, "square"),
    ...words({ x: 276, y: 400, w: 560, h: 44 }, "Kubernetes cluster", "node · 3 nodes · Debian 13", palette),
    arrow(["M345 116V150"], palette, "uses", [352, 138]),
    arrow(["M556 116V150"], palette, "uses", [563, 138]),
    arrow(["M426 218H488"], palette, "uses", [444, 212]),
    arrow(["M540 240V290"], palette, "uses", [547, 270]),
    arrow(["M610 196V184H761V118"], palette, "payment", [768, 146]),
    arrow(["M630 228H660V322H688"], palette, "order", [622, 262], "6 4"),
    arrow(["M755 300V242"], palette, "order", [762, 276]),
    arrow(["M556 368V398"], palette, "runs on", [563, 388]),
  ];
}

/**
 * @param {number} x
 * @param {string} text
 * @param {Palette} palette
 * @returns {string}
 */
function caption(x, text, palette) {
  return `<text x="${x}" y="40" class="title" fill="${palette.text}">${text}</text>`;
}

/**
 * A column of sheets, one under the other.
 * @param {number} x
 * @param {Palette} palette
 * @param {readonly (readonly [title: string, about: string, when?: "later"])[]} rows
 * @returns {readonly string[]}
 */
function chips(x, palette, rows) {
  return rows.flatMap(([title, about, when], index) => {
    const y = 100 + index * 88;
    const dash = when === "later" ? ` stroke-dasharray="4 3"` : "";
    return [
      `<rect x="${x}" y="${y}" width="188" height="56" rx="8" fill="${palette.panel}" stroke="${palette.line}"${dash}/>`,
      `<text x="${x + 12}" y="${y + 24}" class="name" fill="${palette.text}">${title}</text>`,
      `<text x="${x + 12}" y="${y + 42}" class="small" fill="${palette.quiet}">${about}</text>`,
    ];
  });
}

/**
 * @param {Box} at
 * @param {Paint} paint
 * @param {"pill" | "rounded" | "square" | "outside" | "group" | "queue"} shape
 * @returns {string}
 */
function box({ x, y, w, h }, { stroke, fill }, shape) {
  const radius = { pill: h / 2, rounded: 8, square: 2, outside: 4, group: 10, queue: 0 }[shape];
  const dash = shape === "outside" ? ` stroke-dasharray="4 3"` : "";
  const opacity = shape === "group" ? ` fill-opacity="0.45"` : "";
  const ends =
    shape === "queue"
      ? `<path d="M${x + 8} ${y}V${y + h}M${x + w - 8} ${y}V${y + h}" stroke="${stroke}" fill="none"/>`
      : "";
  return `<rect x="${x}" y="${y}" width="${w}" height="${h}" rx="${radius}" fill="${fill}"${opacity} stroke="${stroke}" stroke-width="1.5"${dash}/>${ends}`;
}

/**
 * @param {Box} at
 * @param {Paint} paint
 * @returns {string}
 */
function cylinder({ x, y, w, h }, { stroke, fill }) {
  const edge = `A${w / 2} 7 0 0 0 ${x + w} ${y + 7}`;
  return [
    `<path d="M${x} ${y + 7}A${w / 2} 7 0 0 1 ${x + w} ${y + 7}V${y + h - 7}A${w / 2} 7 0 0 1 ${x} ${y + h - 7}Z" fill="${fill}" stroke="${stroke}" stroke-width="1.5"/>`,
    `<path d="M${x} ${y + 7}${edge}" fill="none" stroke="${stroke}" stroke-width="1.5"/>`,
  ].join("");
}

/**
 * The name and the second line of an element, in the middle of its box.
 * @param {Box} at
 * @param {string} name
 * @param {string} second
 * @param {Palette} palette
 * @returns {readonly string[]}
 */
function words({ x, y, w, h }, name, second, palette) {
  const middle = x + w / 2;
  return [
    `<text x="${middle}" y="${y + h / 2 - 2}" class="name" text-anchor="middle" fill="${palette.text}">${name}</text>`,
    `<text x="${middle}" y="${y + h / 2 + 13}" class="small" text-anchor="middle" fill="${palette.quiet}">${second}</text>`,
  ];
}

/**
 * @param {readonly string[]} path
 * @param {Palette} palette
 * @param {string} [label]
 * @param {readonly [number, number]} [at] where the label begins
 * @param {string} [dash]
 * @returns {string}
 */
function arrow(path, palette, label, at = [0, 0], dash = "") {
  const style = dash === "" ? "" : ` stroke-dasharray="${dash}"`;
  const drawn = `<path d="${path.join("")}" fill="none" stroke="${palette.line}" stroke-width="1.25"${style} marker-end="url(#end)"/>`;
  return label === undefined
    ? drawn
    : `${drawn}<text x="${at[0]}" y="${at[1]}" class="label" fill="${palette.quiet}">${label}</text>`;
}

/**
 * Addresses of the workbench: every page, selection and comparison has one URL, and every URL one meaning. The page, the
 * command line, editor hovers and agents all write links with `writeAddress` and read them with `readAddress`, which are
 * inverse to each other on every address.
 *
 * An address is relative to the server: `/w/helvia/element/claims?lang=fr`. Segments are percent-encoded; a leading `~`
 * protects what a URL would swallow: empty segments, `.` and `..`, and a last dot that would read as a file suffix.
 */

/** What a page shows: `kind` is its path below the workspace, the other fields what it is asked about. */
export type Page =
  | { readonly kind: "home"; readonly role?: string }
  /** What a workspace can begin with: an import, the first elements. */
  | { readonly kind: "begin" }
  | { readonly kind: "views" }
  | ({ readonly kind: "view"; readonly view: string } & Form)
  | ({
      readonly kind: "explore";
      readonly from: readonly string[];
      readonly depth?: number;
      readonly direction?: Direction;
      readonly kinds: readonly string[];
      /** Verbs and reference attributes that are followed; all of them when absent. */
      readonly relationships?: readonly string[];
      /** Leaves out what nearly everything is connected with. */
      readonly hidesHubs?: true;
    } & Form)
  | { readonly kind: "element"; readonly id: string; readonly tab?: ElementTab; readonly direction?: Direction }
  /** No `of`: the list of all kinds; `*`: all elements; several kinds stand between commas. */
  | {
      readonly kind: "catalogue";
      readonly of?: string;
      readonly columns: readonly string[];
      /** Keys between commas, the first decides first; `-key`: from the greatest. */
      readonly sort?: string;
      /** Key by whose values the rows are put together. */
      readonly group?: string;
      /** Columns that somebody has made wider or narrower: pixels by key. */
      readonly widths?: Readonly<Record<string, number>>;
    }
  /** Kinds between commas, `*` for all, `layers` for the layers themselves; a verb, a key of references or a path of them. */
  | {
      readonly kind: "matrix";
      readonly rows?: string;
      readonly columns?: string;
      readonly relationship?: string;
      readonly order?: MatrixOrder;
      /** Leaves out rows and columns without a cell. */
      readonly hidesEmpty?: true;
      /** Leaves out what parts of an element are connected with. */
      readonly hidesDerived?: true;
    }
  /** No `map`: the list of maps. `scope`: ids that it is about. */
  | ({ readonly kind: "map"; readonly map?: string; readonly scope: readonly string[] } & Form)
  | {
      readonly kind: "roadmap";
      readonly kinds: readonly string[];
      readonly scope: readonly string[];
      readonly group?: string;
      readonly scale?: RoadmapScale;
    }
  /** No `id`: the list of dashboards. */
  | { readonly kind: "dashboard"; readonly id?: string }
  /** Findings of rules; no `part`: the findings themselves. `id`: the one that is open; of the part `rules`, the rule. */
  | {
      readonly kind: "checks";
      readonly part?: ChecksPart;
      readonly id?: string;
      readonly group?: FindingGroup;
      /** What is wanted: ids between commas. */
      readonly asked?: ChecksAsked;
    }
  /** No `id`: the list of frameworks. */
  | {
      readonly kind: "frameworks";
      readonly id?: string;
      readonly part?: FrameworkPart;
      readonly asked?: ChecksAsked;
    }
  /** No `analysis`: the list of analyses. `from`: ids that it is about; `parameters` by id, several values of one between commas. */
  | {
      readonly kind: "analysis";
      readonly analysis?: string;
      readonly from: readonly string[];
      readonly parameters?: Readonly<Record<string, string>>;
      /** Which of the tables of the answer. */
      readonly table?: string;
      /** Key of a column; `-key`: from the greatest. */
      readonly sort?: string;
      /** Rows before the first that is shown. */
      readonly offset?: number;
    }
  /** No `part`: a drill. `id`: the drill or the load of the text, the element whose availability is opened. */
  | {
      readonly kind: "simulate";
      readonly part?: SimulatePart;
      readonly id?: string;
      readonly asked?: SimulateAsked;
    }
  /** No `part`: what was observed. */
  | { readonly kind: "discover"; readonly part?: DiscoverPart; readonly asked?: DiscoverAsked }
  /** No `id`: the history of the workspace, and the comparison of `at` with `vs`; else what this commit changed. */
  | {
      readonly kind: "change";
      readonly id?: string;
      readonly part?: ChangePart;
      /** The file whose text, or the view whose picture, is shown. */
      readonly file?: string;
      readonly view?: string;
      readonly side?: ChangeSide;
    }
  /** `uri` as in diagnostics, with `/`; `line` from 1. */
  | { readonly kind: "source"; readonly uri?: string; readonly line?: number }
  | { readonly kind: "dossier"; readonly document: string }
  /** What a kind, a relationship, an attribute, a diagnostic or a viewpoint means; a chapter of the guide. */
  | { readonly kind: "help"; readonly topic?: HelpTopic; readonly id?: string }
  /** Keys, language, theme. */
  | { readonly kind: "settings" };

/** How a picture is shown. */
interface Form {
  readonly as?: ViewForm;
  readonly notation?: string;
  /** Attribute, kind or relationship by which the elements are put together. */
  readonly groupBy?: string;
  /** How much of the inside is shown, from 0. */
  readonly detail?: number;
  /** Containers that are shown open in place; with `-` in front, those that are shown closed. */
  readonly opened?: readonly string[];
  /** Which way it is read. */
  readonly reading?: Reading;
  /** The pictures that it was opened from, the first one first: ids of views, or of the elements that were explored, with blanks between. */
  readonly way?: readonly string[];
  /** The text is shown beside it. */
  readonly split?: true;
}

/** What a part of the time axis is; all of it fits where none is said. */
export type RoadmapScale = "years" | "quarters" | "months";
/** What of a change is shown. */
export type ChangePart = "history" | "facts" | "text" | "pictures";
export type ChangeSide = "before" | "after";

/** Beside the findings: every rule, what nobody has said, what is accepted for now, how good it is, what reading the text told. */
export type ChecksPart = "rules" | "questions" | "waivers" | "scores" | "text";
export type FindingGroup = "rule" | "pack" | "owner" | "element" | "severity";
export type FrameworkPart = "gaps" | "statement";
/** By what findings, questions and controls are chosen. */
export type ChecksAsked = Readonly<Partial<Record<(typeof checksWords)[number], string>>>;

/** Words of the query that choose. */
export const checksWords = [
  "pack",
  "rule",
  "severity",
  "status",
  "owner",
  "element",
  "control",
  "principle",
  "quality",
  "key",
  "state",
] as const;

export type SimulatePart = "availability" | "capacity" | "improve" | "continuity";
/** What is tried and what of it is shown, as written in the address. */
export type SimulateAsked = Readonly<Partial<Record<SimulateWord, string>>>;
/**
 * `fails`: ids between commas; `for`, `until`, `t` (the moment shown): hours; `view`: its picture; `with`: another drill beside it; `why`:
 * the element that is explained; `form`: `table` instead of charts; `cut`: place of the cut set that is drawn; `rank`: measure of
 * importance; `target`, `goal`, `budget`: what is to be reached.
 */
type SimulateWord =
  | "fails"
  | "harm"
  | "for"
  | "until"
  | "times"
  | "years"
  | "t"
  | "view"
  | "with"
  | "why"
  | "form"
  | "cut"
  | "rank"
  | "seed"
  | "target"
  | "goal"
  | "budget";

export const simulateWords: readonly string[] =
  "fails harm for until times years t view with why form cut rank seed target goal budget".split(" ");

/** Beside what was observed: where it differs, what a person has to say, what cannot be told, files to try, what can be read. */
export type DiscoverPart = "drift" | "doubts" | "conflicts" | "gaps" | "try" | "sources";
/**
 * What is chosen, as written in the address. `confidence`: from 0 to 1; `tolerated`: `yes` shows it; `q`: words; `open`: the drift, the
 * pair or the conflict that is looked at.
 */
export type DiscoverAsked = Readonly<Partial<Record<DiscoverWord, string>>>;
export type DiscoverWord = "sort" | "about" | "kind" | "source" | "q" | "confidence" | "tolerated" | "open";

export const discoverWords: readonly string[] = "sort about kind source q confidence tolerated open".split(" ");

export type HelpTopic = "kind" | "verb" | "attribute" | "diagnostic" | "viewpoint" | "guide";

/** How the rows and columns of a matrix stand: parts under their wholes, by name, by how much stands in them, like beside like. */
export type MatrixOrder = "nesting" | "name" | "total" | "cluster";

export type ViewForm = "graph" | "table" | "matrix";
type Direction = "up" | "down" | "both";
export type Reading = "down" | "right" | "up" | "left";
type ElementTab = "relations" | "provenance" | "history" | "findings" | "views" | "impact";
/** The same thing as a file, by suffix. */
type Format = "svg" | "png" | "pdf" | "json" | "csv" | "md";

/** State that every page understands. */
export interface PageState {
  /** Commit, tag or date that the page shows. */
  readonly at?: string;
  /** Commit, tag or date that it is compared with. */
  readonly against?: string;
  readonly plan?: string;
  readonly lens?: string;
  readonly filter?: string;
  /** Attribute key -> wanted value: `f.owner=u-it`. */
  readonly filters: Readonly<Record<string, string>>;
  readonly selection: readonly string[];
  readonly camera?: { readonly x: number; readonly y: number; readonly zoom: number };
  readonly language?: "en" | "fr";
  readonly theme?: "light" | "dark";
}

/** Where a link leads. */
export type Address =
  | { readonly kind: "start" }
  /** `/e/:uid`: survives renames and moves. */
  | { readonly kind: "permanent"; readonly uid: string }
  | {
      readonly kind: "page";
      readonly workspace: string;
      readonly page: Page;
      readonly state: PageState;
      readonly format?: Format;
      /** Without the frame of the workbench. */
      readonly embedded: boolean;
    };

export const noState: PageState = { filters: {}, selection: [] };

/** The address of a page without any state. */
export function pageAddress(workspace: string, page: Page, state: PageState = noState): Address {
  return { kind: "page", workspace, page, state, embedded: false };
}

/** The URL (path, query, fragment) of an address. */
export function writeAddress(address: Address): string {
  switch (address.kind) {
    case "start":
      return "/";
    case "permanent":
      return `/e/${writeSegment(address.uid)}`;
    case "page":
      return writePageAddress(address);
  }
}

/** The address that a URL means, `undefined` when it means none; a scheme and host before the path are ignored. */
export function readAddress(url: string): Address | undefined {
  const { path, query, fragment } = split(url);
  const segments = path.split("/").slice(1);
  if (segments.length === 1 && segments[0] === "") return { kind: "start" };
  if (segments[0] === "e" && segments.length === 2) {
    const uid = readSegment(segments[1] ?? "");
    return uid === undefined ? undefined : { kind: "permanent", uid };
  }
  const embedded = segments[0] === "embed";
  const rest = embedded ? segments.slice(1) : segments;
  if (rest[0] !== "w") return undefined;
  if (rest.at(-1) === "") rest.pop();
  const { path: plain, format } = readFormat(rest.slice(1));
  const decoded = plain.map(readSegment);
  if (decoded.some((segment) => segment === undefined)) return undefined;
  const [workspace, ...tail] = decoded as string[];
  if (workspace === undefined) return undefined;
  const page = readPage(tail, query, fragment);
  if (page === undefined) return undefined;
  return { kind: "page", workspace, page, state: readState(query), ...optional("format", format), embedded };
}

const formats: readonly Format[] = ["svg", "png", "pdf", "json", "csv", "md"];
const viewForms: readonly ViewForm[] = ["graph", "table", "matrix"];
const directions: readonly Direction[] = ["up", "down", "both"];
const elementTabs: readonly ElementTab[] = ["relations", "provenance", "history", "findings", "views", "impact"];
const readings: readonly Reading[] = ["down", "right", "up", "left"];
const changeParts: readonly ChangePart[] = ["history", "facts", "text", "pictures"];
const changeSides: readonly ChangeSide[] = ["before", "after"];
const checksParts: readonly ChecksPart[] = ["rules", "questions", "waivers", "scores", "text"];
const findingGroups: readonly FindingGroup[] = ["rule", "pack", "owner", "element", "severity"];
const simulateParts: readonly SimulatePart[] = ["availability", "capacity", "improve", "continuity"];
const discoverParts: readonly DiscoverPart[] = ["drift", "doubts", "conflicts", "gaps", "try", "sources"];
const frameworkParts: readonly FrameworkPart[] = ["gaps", "statement"];
const languages: readonly ("en" | "fr")[] = ["en", "fr"];
const matrixOrders: readonly MatrixOrder[] = ["nesting", "name", "total", "cluster"];
const roadmapScales: readonly RoadmapScale[] = ["years", "quarters", "months"];
const helpTopics: readonly HelpTopic[] = ["kind", "verb", "attribute", "diagnostic", "viewpoint", "guide"];
const themes: readonly ("light" | "dark")[] = ["light", "dark"];

type Query = readonly (readonly [key: string, value: string])[];

function writePageAddress(address: Address & { kind: "page" }): string {
  const { segments, query, fragment } = writePage(address.page);
  const path = ["w", address.workspace, ...segments].map((segment, index, all) =>
    index === all.length - 1 ? writeLastSegment(segment) : writeSegment(segment),
  );
  const all = [...query, ...writeState(address.state)];
  const written = all.map(([key, value]) => `${writeQuery(key)}=${writeQuery(value)}`).join("&");
  return [
    address.embedded ? "/embed/" : "/",
    path.join("/"),
    address.format === undefined ? "" : `.${address.format}`,
    written === "" ? "" : `?${written}`,
    fragment === undefined ? "" : `#${fragment}`,
  ].join("");
}

interface WrittenPage {
  readonly segments: readonly string[];
  readonly query: Query;
  readonly fragment?: string;
}

function writePage(page: Page): WrittenPage {
  switch (page.kind) {
    case "home":
      return page.role === undefined ? { segments: [], query: [] } : { segments: ["home", page.role], query: [] };
    case "begin":
    case "views":
    case "settings":
      return { segments: [page.kind], query: [] };
    case "view":
      return { segments: ["view", page.view], query: writeForm(page) };
    case "explore":
      return {
        segments: ["explore"],
        query: [
          ...list("from", page.from),
          ...entry("depth", page.depth),
          ...entry("dir", page.direction),
          ...list("kinds", page.kinds),
          ...list("rels", page.relationships ?? []),
          ...entry("hubs", page.hidesHubs === true ? "no" : undefined),
          ...writeForm(page),
        ],
      };
    case "element":
      return { segments: ["element", page.id, ...present(page.tab)], query: entry("dir", page.direction) };
    case "catalogue":
      return {
        segments: ["catalogue", ...present(page.of)],
        query: [
          ...list("cols", page.columns),
          ...entry("sort", page.sort),
          ...entry("group", page.group),
          ...list("widths", writeWidths(page.widths ?? {})),
        ],
      };
    case "matrix":
      return {
        segments: ["matrix"],
        query: [
          ...entry("rows", page.rows),
          ...entry("cols", page.columns),
          ...entry("rel", page.relationship),
          ...entry("order", page.order),
          ...entry("empty", page.hidesEmpty === true ? "no" : undefined),
          ...entry("derived", page.hidesDerived === true ? "no" : undefined),
        ],
      };
    case "map":
      return { segments: ["map", ...present(page.map)], query: [...list("scope", page.scope), ...writeForm(page)] };
    case "roadmap":
      return {
        segments: ["roadmap"],
        query: [
          ...list("kinds", page.kinds),
          ...list("scope", page.scope),
          ...entry("group", page.group),
          ...entry("scale", page.scale),
        ],
      };
    case "dashboard":
      return { segments: ["dashboard", ...present(page.id)], query: [] };
    case "checks":
      return {
        segments: [
          "checks",
          ...present(page.part ?? (page.id === undefined ? undefined : "finding")),
          ...present(page.id),
        ],
        query: [...entry("group", page.group), ...writeAsked(checksWords, page.asked)],
      };
    case "frameworks":
      return {
        segments: ["frameworks", ...present(page.id)],
        query: [...entry("part", page.part), ...writeAsked(checksWords, page.asked)],
      };
    case "analysis":
      return {
        segments: ["analysis", ...present(page.analysis)],
        query: [
          ...list("from", page.from),
          ...writeParameters(page.parameters ?? {}),
          ...entry("table", page.table),
          ...entry("sort", page.sort),
          ...entry("offset", page.offset),
        ],
      };
    case "simulate":
      return {
        segments: [
          "simulate",
          ...present(page.part ?? (page.id === undefined ? undefined : "drill")),
          ...present(page.id),
        ],
        query: writeAsked(simulateWords, page.asked),
      };
    case "discover":
      return { segments: ["discover", ...present(page.part)], query: writeAsked(discoverWords, page.asked) };
    case "change":
      return {
        segments: ["change", ...present(page.id)],
        query: [
          ...entry("part", page.part),
          ...entry("file", page.file),
          ...entry("view", page.view),
          ...entry("side", page.side),
        ],
      };
    case "source":
      return {
        segments: ["source", ...(page.uri === undefined ? [] : page.uri.split("/"))],
        query: [],
        ...(page.line === undefined ? {} : { fragment: `L${page.line}` }),
      };
    case "dossier":
      return { segments: ["dossier", page.document], query: [] };
    case "help":
      return { segments: ["help", ...present(page.topic), ...present(page.id)], query: [] };
  }
}

function readPage(segments: readonly string[], query: Query, fragment: string): Page | undefined {
  const [kind, first, second] = segments;
  if (kind === undefined) return { kind: "home" };
  if (kind === "source") return readSource(segments.slice(1), fragment);
  if (segments.length > (pagesWithTwo.includes(kind) ? 3 : 2)) return undefined;
  switch (kind) {
    case "begin":
    case "settings":
    case "views":
    case "explore":
    case "matrix":
    case "roadmap":
      return first === undefined ? readPlainPage(kind, query) : undefined;
    case "checks":
      return readChecks(first, second, query);
    case "frameworks":
      return {
        kind,
        ...optional("id", first),
        ...optional("part", oneOf(frameworkParts, value(query, "part"))),
        ...optional("asked", readAsked(checksWords, query)),
      };
    case "simulate":
      return {
        kind,
        ...optional("part", oneOf(simulateParts, first)),
        ...optional("id", second),
        ...optional("asked", readAsked(simulateWords, query)),
      };
    case "discover":
      return {
        kind,
        ...optional("part", oneOf(discoverParts, first)),
        ...optional("asked", readAsked(discoverWords, query)),
      };
    case "map":
      return { kind, ...optional("map", first), scope: readList(query, "scope"), ...readForm(query) };
    case "dashboard":
      return { kind, ...optional("id", first) };
    case "analysis":
      return {
        kind,
        ...optional("analysis", first),
        from: readList(query, "from"),
        ...optional("parameters", readParameters(query)),
        ...optional("table", value(query, "table")),
        ...optional("sort", value(query, "sort")),
        ...optional("offset", readWhole(value(query, "offset"))),
      };
    case "change":
      return {
        kind,
        ...optional("id", first),
        ...optional("part", oneOf(changeParts, value(query, "part"))),
        ...optional("file", value(query, "file")),
        ...optional("view", value(query, "view")),
        ...optional("side", oneOf(changeSides, value(query, "side"))),
      };
    case "help":
      return readHelp(first, second);
    case "catalogue":
      return {
        kind,
        ...optional("of", first),
        columns: readList(query, "cols"),
        ...optional("sort", value(query, "sort")),
        ...optional("group", value(query, "group")),
        ...optional("widths", readWidths(readList(query, "widths"))),
      };
    default:
      return first === undefined ? undefined : readNamedPage(kind, first, second, query);
  }
}

const pagesWithTwo: readonly string[] = ["checks", "element", "simulate", "help"];

function readChecks(first: string | undefined, id: string | undefined, query: Query): Page | undefined {
  const part = oneOf(checksParts, first);
  const isFinding = first === "finding" && id !== undefined;
  if (first !== undefined && part === undefined && !isFinding) return undefined;
  return {
    kind: "checks",
    ...optional("part", part),
    ...optional("id", id),
    ...optional("group", oneOf(findingGroups, value(query, "group"))),
    ...optional("asked", readAsked(checksWords, query)),
  };
}

type Asked = Readonly<Partial<Record<string, string>>>;

function writeAsked(words: readonly string[], asked: Asked = {}): Query {
  return words.flatMap((word) => entry(word, asked[word]));
}

function readAsked(words: readonly string[], query: Query): Asked | undefined {
  const asked = words.flatMap((word) => {
    const wanted = value(query, word);
    return wanted === undefined ? [] : [[word, wanted] as const];
  });
  return asked.length === 0 ? undefined : Object.fromEntries(asked);
}

function readHelp(first: string | undefined, id: string | undefined): Page | undefined {
  const topic = oneOf(helpTopics, first);
  if (first !== undefined && topic === undefined) return undefined;
  return { kind: "help", ...optional("topic", topic), ...optional("id", id) };
}

type PlainPage = "begin" | "settings" | "views" | "explore" | "matrix" | "roadmap";

function readPlainPage(kind: PlainPage, query: Query): Page {
  switch (kind) {
    case "begin":
    case "settings":
    case "views":
      return { kind };
    case "roadmap":
      return {
        kind,
        kinds: readList(query, "kinds"),
        scope: readList(query, "scope"),
        ...optional("group", value(query, "group")),
        ...optional("scale", oneOf(roadmapScales, value(query, "scale"))),
      };
    case "explore":
      return {
        kind,
        from: readList(query, "from"),
        ...optional("depth", readWhole(value(query, "depth"))),
        ...optional("direction", oneOf(directions, value(query, "dir"))),
        kinds: readList(query, "kinds"),
        ...optional("relationships", notEmpty(readList(query, "rels"))),
        ...(value(query, "hubs") === "no" ? { hidesHubs: true } : {}),
        ...readForm(query),
      };
    case "matrix":
      return {
        kind,
        ...optional("rows", value(query, "rows")),
        ...optional("columns", value(query, "cols")),
        ...optional("relationship", value(query, "rel")),
        ...optional("order", oneOf(matrixOrders, value(query, "order"))),
        ...(value(query, "empty") === "no" ? { hidesEmpty: true } : {}),
        ...(value(query, "derived") === "no" ? { hidesDerived: true } : {}),
      };
  }
}

function readNamedPage(kind: string, first: string, second: string | undefined, query: Query): Page | undefined {
  switch (kind) {
    case "home":
      return { kind, role: first };
    case "view":
      return { kind, view: first, ...readForm(query) };
    case "element": {
      const tab = oneOf(elementTabs, second);
      if (second !== undefined && tab === undefined) return undefined;
      const direction = oneOf(directions, value(query, "dir"));
      return { kind, id: first, ...optional("tab", tab), ...optional("direction", direction) };
    }
    case "dossier":
      return { kind, document: first };
    default:
      return undefined;
  }
}

function writeForm({ as, notation, groupBy, detail, opened, reading, way, split }: Form): Query {
  return [
    ...entry("as", as),
    ...entry("notation", notation),
    ...entry("group", groupBy),
    ...entry("detail", detail),
    ...list("open", opened ?? []),
    ...entry("read", reading),
    ...list("via", way ?? []),
    ...entry("split", split === true ? "yes" : undefined),
  ];
}

function readForm(query: Query): Form {
  return {
    ...optional("as", oneOf(viewForms, value(query, "as"))),
    ...optional("notation", value(query, "notation")),
    ...optional("groupBy", value(query, "group")),
    ...optional("detail", readWhole(value(query, "detail"))),
    ...optional("opened", notEmpty(readList(query, "open"))),
    ...optional("reading", oneOf(readings, value(query, "read"))),
    ...optional("way", notEmpty(readList(query, "via"))),
    ...(value(query, "split") === "yes" ? { split: true } : {}),
  };
}

function notEmpty(items: readonly string[]): readonly string[] | undefined {
  return items.length === 0 ? undefined : items;
}

/** `p.within=30`, in the order of their ids. */
function writeParameters(parameters: Readonly<Record<string, string>>): Query {
  return Object.keys(parameters)
    .sort()
    .map((id) => [`p.${id}`, parameters[id] ?? ""] as const);
}

function readParameters(query: Query): Readonly<Record<string, string>> | undefined {
  const stated = query.filter(([key]) => key.startsWith("p.")).map(([key, text]) => [key.slice(2), text] as const);
  return stated.length === 0 ? undefined : Object.fromEntries(stated);
}

/** `owner:220`: the key may have colons itself. */
function writeWidths(widths: Readonly<Record<string, number>>): readonly string[] {
  return Object.entries(widths).map(([key, width]) => `${key}:${width}`);
}

function readWidths(written: readonly string[]): Readonly<Record<string, number>> | undefined {
  const widths = written.flatMap((one): readonly (readonly [string, number])[] => {
    const colon = one.lastIndexOf(":");
    const width = colon < 0 ? undefined : readWhole(one.slice(colon + 1));
    return width === undefined ? [] : [[one.slice(0, colon), width]];
  });
  return widths.length === 0 ? undefined : Object.fromEntries(widths);
}

function readSource(parts: readonly string[], fragment: string): Page {
  const line = /^L([1-9][0-9]{0,8})$/.exec(fragment)?.[1];
  return {
    kind: "source",
    ...optional("uri", parts.length === 0 ? undefined : parts.join("/")),
    ...optional("line", line === undefined ? undefined : Number(line)),
  };
}

function writeState(state: PageState): Query {
  return [
    ...entry("at", state.at),
    ...entry("vs", state.against),
    ...entry("plan", state.plan),
    ...entry("lens", state.lens),
    ...entry("f", state.filter),
    ...Object.keys(state.filters)
      .sort()
      .map((key) => [`f.${key}`, state.filters[key] ?? ""] as const),
    ...list("sel", state.selection),
    ...entry("cam", state.camera && [state.camera.x, state.camera.y, state.camera.zoom].join(",")),
    ...entry("lang", state.language),
    ...entry("theme", state.theme),
  ];
}

function readState(query: Query): PageState {
  const filters = query.filter(([key]) => key.startsWith("f.")).map(([key, text]) => [key.slice(2), text] as const);
  return {
    ...optional("at", value(query, "at")),
    ...optional("against", value(query, "vs")),
    ...optional("plan", value(query, "plan")),
    ...optional("lens", value(query, "lens")),
    ...optional("filter", value(query, "f")),
    filters: Object.fromEntries(filters),
    selection: readList(query, "sel"),
    ...optional("camera", readCamera(value(query, "cam"))),
    ...optional("language", oneOf(languages, value(query, "lang"))),
    ...optional("theme", oneOf(themes, value(query, "theme"))),
  };
}

function readCamera(text: string | undefined): PageState["camera"] {
  const numbers = text?.split(",").map(readNumber) ?? [];
  const [x, y, zoom] = numbers;
  if (numbers.length !== 3 || x === undefined || y === undefined || zoom === undefined) return undefined;
  return { x, y, zoom };
}

function split(url: string): { path: string; query: Query; fragment: string } {
  const local = url.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i, "");
  const hash = local.indexOf("#");
  const beforeHash = hash < 0 ? local : local.slice(0, hash);
  const mark = beforeHash.indexOf("?");
  const path = mark < 0 ? beforeHash : beforeHash.slice(0, mark);
  return {
    path: path === "" ? "/" : path,
    query: mark < 0 ? [] : readQuery(beforeHash.slice(mark + 1)),
    fragment: hash < 0 ? "" : local.slice(hash + 1),
  };
}

function readQuery(text: string): Query {
  return text
    .split("&")
    .filter((part) => part !== "")
    .map((part) => {
      const equals = part.indexOf("=");
      const key = equals < 0 ? part : part.slice(0, equals);
      return [decodeQuery(key), equals < 0 ? "" : decodeQuery(part.slice(equals + 1))] as const;
    });
}

/** Characters that need no escape in a query and make links readable. */
function writeQuery(text: string): string {
  return encode(text).replace(/%(2C|2F|3A|40|24)/g, (escape) => decodeURIComponent(escape));
}

function decodeQuery(text: string): string {
  return decode(text.replaceAll("+", "%20")) ?? text;
}

function writeSegment(text: string): string {
  const isFragile = text === "" || text === "." || text === ".." || text.startsWith("~");
  return (isFragile ? "~" : "") + encode(text).replace(/%(3A|40|24|2C)/g, (escape) => decodeURIComponent(escape));
}

/** The last segment may not end like a file unless it is one. */
function writeLastSegment(text: string): string {
  const segment = writeSegment(text);
  const dot = segment.lastIndexOf(".");
  const looksLikeFile = dot >= 0 && oneOf(formats, segment.slice(dot + 1)) !== undefined;
  return looksLikeFile ? `${segment.slice(0, dot)}%2E${segment.slice(dot + 1)}` : segment;
}

function readSegment(segment: string): string | undefined {
  return decode(segment.startsWith("~") ? segment.slice(1) : segment);
}

function readFormat(segments: readonly string[]): { path: readonly string[]; format?: Format } {
  const last = segments.at(-1) ?? "";
  const dot = last.lastIndexOf(".");
  const format = dot < 0 ? undefined : oneOf(formats, last.slice(dot + 1));
  if (format === undefined) return { path: segments };
  return { path: [...segments.slice(0, -1), last.slice(0, dot)], format };
}

/** Lone surrogates have no UTF-8 form; they become U+FFFD as everywhere on the web. */
function encode(text: string): string {
  return encodeURIComponent(text.toWellFormed());
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

/** Members of a list are separated by commas; a comma inside a member is written `\,`, a backslash `\\`, no member `\0`. */
function list(key: string, members: readonly string[]): Query {
  if (members.length === 0) return [];
  return [[key, members.map((member) => (member === "" ? "\\0" : member.replace(/[\\,]/g, "\\$&"))).join(",")]];
}

function readList(query: Query, key: string): readonly string[] {
  const text = value(query, key);
  if (text === undefined || text === "") return [];
  const members = text.match(/(?:\\.|[^\\,])+/gs) ?? [];
  return members.map((member) => (member === "\\0" ? "" : member.replace(/\\(.)/gs, "$1")));
}

function entry(key: string, text: string | number | undefined): Query {
  return text === undefined ? [] : [[key, String(text)]];
}

function value(query: Query, key: string): string | undefined {
  return query.find(([name]) => name === key)?.[1];
}

function present(text: string | undefined): readonly string[] {
  return text === undefined ? [] : [text];
}

function readNumber(text: string | undefined): number | undefined {
  if (text === undefined || text.trim() === "") return undefined;
  const number = Number(text);
  return Number.isFinite(number) ? number : undefined;
}

function readWhole(text: string | undefined): number | undefined {
  const number = readNumber(text);
  return number !== undefined && Number.isInteger(number) && number >= 0 ? number : undefined;
}

function oneOf<Word extends string>(words: readonly Word[], text: string | undefined): Word | undefined {
  return words.find((word) => word === text);
}

function optional<Key extends string, Value>(key: Key, content: Value | undefined): { readonly [K in Key]?: Value } {
  return (content === undefined ? {} : { [key]: content }) as { readonly [K in Key]?: Value };
}

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
  | { readonly kind: "views" }
  | { readonly kind: "view"; readonly view: string; readonly as?: ViewForm; readonly notation?: string }
  | {
      readonly kind: "explore";
      readonly from: readonly string[];
      readonly depth?: number;
      readonly direction?: Direction;
      readonly kinds: readonly string[];
      readonly as?: ViewForm;
      readonly notation?: string;
    }
  | { readonly kind: "element"; readonly id: string; readonly tab?: ElementTab; readonly direction?: Direction }
  /** No `of`: the list of all kinds; `*`: all elements. */
  | { readonly kind: "catalogue"; readonly of?: string; readonly columns: readonly string[]; readonly sort?: string }
  | { readonly kind: "matrix"; readonly rows?: string; readonly columns?: string; readonly relationship?: string }
  | { readonly kind: "map"; readonly map: string }
  | { readonly kind: "roadmap" }
  | { readonly kind: "dashboard"; readonly id: string }
  | { readonly kind: "checks"; readonly finding?: string }
  | { readonly kind: "analysis"; readonly analysis: string; readonly from: readonly string[] }
  | { readonly kind: "simulate"; readonly scenario: string; readonly run?: string; readonly time?: number }
  | { readonly kind: "discover"; readonly source?: string }
  | { readonly kind: "change"; readonly id: string }
  /** `uri` as in diagnostics, with `/`; `line` from 1. */
  | { readonly kind: "source"; readonly uri?: string; readonly line?: number }
  | { readonly kind: "dossier"; readonly document: string };

export type ViewForm = "graph" | "table" | "matrix";
type Direction = "up" | "down" | "both";
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
const languages: readonly ("en" | "fr")[] = ["en", "fr"];
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
    case "views":
      return { segments: ["views"], query: [] };
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
          ...writeForm(page),
        ],
      };
    case "element":
      return { segments: ["element", page.id, ...present(page.tab)], query: entry("dir", page.direction) };
    case "catalogue":
      return {
        segments: ["catalogue", ...present(page.of)],
        query: [...list("cols", page.columns), ...entry("sort", page.sort)],
      };
    case "matrix":
      return {
        segments: ["matrix"],
        query: [...entry("rows", page.rows), ...entry("cols", page.columns), ...entry("rel", page.relationship)],
      };
    case "map":
      return { segments: ["map", page.map], query: [] };
    case "roadmap":
      return { segments: ["roadmap"], query: [] };
    case "dashboard":
      return { segments: ["dashboard", page.id], query: [] };
    case "checks":
      return { segments: ["checks", ...present(page.finding)], query: [] };
    case "analysis":
      return { segments: ["analysis", page.analysis], query: list("from", page.from) };
    case "simulate":
      return { segments: ["simulate", page.scenario, ...present(page.run)], query: entry("t", page.time) };
    case "discover":
      return { segments: ["discover", ...present(page.source)], query: [] };
    case "change":
      return { segments: ["change", page.id], query: [] };
    case "source":
      return {
        segments: ["source", ...(page.uri === undefined ? [] : page.uri.split("/"))],
        query: [],
        ...(page.line === undefined ? {} : { fragment: `L${page.line}` }),
      };
    case "dossier":
      return { segments: ["dossier", page.document], query: [] };
  }
}

function readPage(segments: readonly string[], query: Query, fragment: string): Page | undefined {
  const [kind, first, second] = segments;
  if (kind === undefined) return { kind: "home" };
  if (kind === "source") return readSource(segments.slice(1), fragment);
  if (segments.length > (pagesWithTwo.includes(kind) ? 3 : 2)) return undefined;
  switch (kind) {
    case "views":
    case "explore":
    case "matrix":
    case "roadmap":
      return first === undefined ? readPlainPage(kind, query) : undefined;
    case "checks":
      return { kind, ...optional("finding", first) };
    case "discover":
      return { kind, ...optional("source", first) };
    case "catalogue":
      return {
        kind,
        ...optional("of", first),
        columns: readList(query, "cols"),
        ...optional("sort", value(query, "sort")),
      };
    default:
      return first === undefined ? undefined : readNamedPage(kind, first, second, query);
  }
}

const pagesWithTwo: readonly string[] = ["element", "simulate"];

function readPlainPage(kind: "views" | "explore" | "matrix" | "roadmap", query: Query): Page {
  switch (kind) {
    case "views":
    case "roadmap":
      return { kind };
    case "explore":
      return {
        kind,
        from: readList(query, "from"),
        ...optional("depth", readWhole(value(query, "depth"))),
        ...optional("direction", oneOf(directions, value(query, "dir"))),
        kinds: readList(query, "kinds"),
        ...readForm(query),
      };
    case "matrix":
      return {
        kind,
        ...optional("rows", value(query, "rows")),
        ...optional("columns", value(query, "cols")),
        ...optional("relationship", value(query, "rel")),
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
    case "map":
      return { kind, map: first };
    case "dashboard":
      return { kind, id: first };
    case "analysis":
      return { kind, analysis: first, from: readList(query, "from") };
    case "simulate":
      return {
        kind,
        scenario: first,
        ...optional("run", second),
        ...optional("time", readNumber(value(query, "t"))),
      };
    case "change":
      return { kind, id: first };
    case "dossier":
      return { kind, document: first };
    default:
      return undefined;
  }
}

/** How a picture is shown. */
interface Form {
  readonly as?: ViewForm;
  readonly notation?: string;
}

function writeForm({ as, notation }: Form): Query {
  return [...entry("as", as), ...entry("notation", notation)];
}

function readForm(query: Query): Form {
  return {
    ...optional("as", oneOf(viewForms, value(query, "as"))),
    ...optional("notation", value(query, "notation")),
  };
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

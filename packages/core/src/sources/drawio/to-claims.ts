/** Claims of one page: its shapes as weak mentions, its lines as evidence of the class `drawn`. A drawing is what somebody thought. */
import type { Diagnostic } from "../../base/diagnostic.ts";
import type { Claim, Mention, Place, Sort } from "../../model/claims/claim.ts";
import { isSecretName, looksSecret, tellable } from "../../model/claims/secrets.ts";
import { sayingAt, type Saying } from "../parts/saying.ts";
import { filled, linesOf, namesIn, protocolIn } from "./label.ts";
import { lookOf, type Look } from "./looks.ts";
import type { Cell, Page } from "./pages.ts";

/** Shapes that mean one thing, and boxes that may mean all. Below 0.5: a drawing alone makes no element of the running system. */
const KNOWN = 0.4;
const PLAIN = 0.3;
/** Levels of groups that are climbed. */
const DEEPEST = 50;

interface Drawn {
  readonly cell: Cell;
  readonly names: readonly string[];
  readonly sort: Sort;
  readonly technology?: string;
  readonly certainty: number;
}

export function* claimsOfPage(page: Page, file: string): Generator<Claim | Diagnostic> {
  const told = drawnOn(page);
  const keyOf = (id: string): string => `drawio:${file}#${page.id}/${id}`;
  for (const one of told.values()) {
    const { cell, names, sort, certainty } = one;
    const say = sayingAt(placeOf(cell, page, file), "shape");
    const outer = around(cell.parent, page, told);
    const key = keyOf(cell.id);
    const mention: Mention = say.mention({
      key,
      sort,
      names,
      certainty,
      ...(outer === undefined ? {} : { inside: { key: keyOf(outer) } }),
    });
    yield mention;
    yield* attributesOf(one, key, say);
  }
  yield* linesOn(page, file, told, keyOf);
}

function placeOf(cell: Cell, page: Page, file: string): Place {
  return { file, line: cell.line, pointer: `${page.id}/${cell.id}` };
}

/** The shapes of a page that stand for something. */
function drawnOn(page: Page): ReadonlyMap<string, Drawn> {
  const seen = [...page.cells.values()].flatMap((cell) => {
    if (cell.is !== "shape" || page.cells.get(cell.parent)?.is === "line") return [];
    const label = filled(cell.label, cell.fields);
    return [{ cell, look: lookOf(cell, label), names: namesOf(cell, label) }];
  });
  const isProcess = seen.some(({ look }) => look.is === "process");
  const hasActors = seen.some(({ cell }) => cell.style.get("shape") === "umlActor");
  const touched = touchedOn(page);
  const told = new Map<string, Drawn>();
  for (const { cell, look, names } of seen) {
    if (names.length === 0) continue;
    if (look.is === "known") told.set(cell.id, { cell, names, certainty: KNOWN, ...whatItIs(look) });
    else if (look.is !== "plain" || isProcess || !touched.has(cell.id)) continue;
    // Where people act, ellipses are what they do.
    else if (!hasActors || !cell.style.has("ellipse"))
      told.set(cell.id, { cell, names, sort: "service", certainty: PLAIN });
  }
  if (!isProcess) addContainers(page, seen, told);
  return told;
}

function whatItIs({ sort, technology }: Look & { readonly is: "known" }): Pick<Drawn, "sort" | "technology"> {
  return { sort, ...(technology === undefined ? {} : { technology }) };
}

function namesOf({ fields }: Cell, label: string): readonly string[] {
  const c4 = fields["c4Name"] ?? (fields["c4Type"] === undefined ? undefined : fields["name"]);
  return namesIn(linesOf(c4 === undefined || c4.trim() === "" ? label : c4));
}

/** What is drawn around something that is told. */
function addContainers(
  page: Page,
  seen: readonly { readonly cell: Cell; readonly look: Look; readonly names: readonly string[] }[],
  told: Map<string, Drawn>,
): void {
  const full = new Set<string>();
  for (const { cell } of told.values())
    for (let at = cell.parent, depth = 0; depth < DEEPEST && at !== ""; depth++) {
      full.add(at);
      at = page.cells.get(at)?.parent ?? "";
    }
  for (const { cell, look, names } of seen)
    if (look.is === "container" && names.length > 0 && full.has(cell.id))
      told.set(cell.id, { cell, names, sort: "zone", certainty: PLAIN });
}

/** Shapes at either end of a whole line, with what they are grouped in. */
function touchedOn(page: Page): ReadonlySet<string> {
  const found = new Set<string>();
  for (const cell of page.cells.values()) {
    if (cell.is !== "line" || !isEnd(cell.source, page) || !isEnd(cell.target, page)) continue;
    for (const end of endsOf(cell))
      for (let at = end, depth = 0; depth < DEEPEST && at !== "" && !found.has(at); depth++) {
        found.add(at);
        at = page.cells.get(at)?.parent ?? "";
      }
  }
  return found;
}

/** The nearest shape around that is told. */
function around(from: string, page: Page, told: ReadonlyMap<string, Drawn>): string | undefined {
  let at = from;
  for (let depth = 0; depth < DEEPEST && at !== ""; depth++) {
    if (told.has(at)) return at;
    at = page.cells.get(at)?.parent ?? "";
  }
  return undefined;
}

function* linesOn(
  page: Page,
  file: string,
  told: ReadonlyMap<string, Drawn>,
  keyOf: (id: string) => string,
): Generator<Claim | Diagnostic> {
  const texts = textsOfLines(page);
  let loose = 0;
  for (const cell of page.cells.values()) {
    if (cell.is !== "line") continue;
    if (!isEnd(cell.source, page) || !isEnd(cell.target, page)) loose++;
    const ends = endsOf(cell).map((end) => around(end, page, told));
    const [from, to] = isBackwards(cell.style) ? ends.toReversed() : ends;
    if (from === undefined || to === undefined || from === to) continue;
    const protocol = protocolIn(texts.get(cell.id) ?? []);
    yield sayingAt(placeOf(cell, page, file), "line").relationship({
      from: { key: keyOf(from) },
      to: { key: keyOf(to) },
      purpose: told.get(from)?.sort === "zone" || told.get(to)?.sort === "zone" ? "other" : "call",
      evidence: "drawn",
      ...(protocol === undefined ? {} : { protocol }),
    });
  }
  if (loose > 0) yield looseLines(file, page, loose);
}

function isEnd(end: string | undefined, page: Page): boolean {
  return end !== undefined && page.cells.get(end) !== undefined;
}

function endsOf({ source = "", target = "" }: Cell): readonly string[] {
  return [source, target];
}

/** The arrow head stands at the beginning alone. */
function isBackwards(style: ReadonlyMap<string, string>): boolean {
  const start = style.get("startArrow") ?? "none";
  return start !== "none" && start !== "oval" && style.get("endArrow") === "none";
}

/** Texts of each line: its own and those of the labels on it. */
function textsOfLines(page: Page): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const cell of page.cells.values()) {
    const on = cell.is === "line" ? cell.id : cell.parent;
    if (page.cells.get(on)?.is !== "line") continue;
    const technology = cell.fields["c4Technology"];
    const texts = [...linesOf(filled(cell.label, cell.fields)), ...(technology === undefined ? [] : [technology])];
    found.set(on, [...(found.get(on) ?? []), ...texts]);
  }
  return found;
}

function looseLines(uri: string, { name, id, line }: Page, count: number): Diagnostic {
  const parameters = { page: name === "" ? id : name, count, line };
  return { code: "drawing-loose-lines", severity: "info", uri, span: { start: 0, end: 0 }, parameters };
}

/** Properties that people gave a shape and that the metamodel knows; the others stay inside discovery. */
const known: Readonly<Record<string, string>> = {
  owner: "owner",
  team: "owner",
  description: "description",
  c4description: "description",
  c4technology: "technology",
  technology: "technology",
};
/** Properties of draw.io itself. */
const own = /^(?:placeholders?|tooltip|tags|link|linkTarget|name|c4\w+|\w*Data|label|id)$/u;

function* attributesOf({ cell, technology, certainty }: Drawn, key: string, say: Saying): Generator<Claim> {
  const technologies = new Set(technology === undefined ? [] : [technology]);
  for (const [name, value] of Object.entries(cell.fields)) {
    const text = linesOf(value).join(" ").slice(0, 500);
    const meant = known[name.toLowerCase()];
    if (text === "" || isSecretName(name) || text.split(" ").some(looksSecret)) continue;
    if (meant === "technology") technologies.add(text);
    else if (meant !== undefined) for (const one of say.attribute(key, meant, text)) yield { ...one, certainty };
    else if (!own.test(name))
      for (const one of say.attribute(key, `x-${name}`, tellable(name, text))) yield { ...one, certainty };
  }
  for (const one of say.attribute(key, "technology", technologies.size === 0 ? undefined : [...technologies]))
    yield { ...one, certainty };
}

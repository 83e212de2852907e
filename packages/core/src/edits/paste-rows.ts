/** Rows from a spreadsheet read against the model: which elements they are about, what would change, what cannot be read and why. */
import { shownText } from "../answers/cells.ts";
import type { Edit } from "../answers/edit-answers.ts";
import type { PasteAnswer, PasteCell, PasteRequest, PasteRow } from "../answers/paste-answers.ts";
import { writtenValue } from "../answers/written-value.ts";
import { describe, type Locale } from "../base/codes.ts";
import type { Element, Model } from "../model/model.ts";
import { foldText } from "../model/tables/value-text.ts";
import { typedIn } from "../model/typing.ts";
import { literalOf, sameValue, type Value } from "../model/values.ts";
import { idMeant, isOfKinds } from "./find-element.ts";
import { literalReader } from "./literal.ts";
import { readHead, titleOfKey } from "./paste-head.ts";
import { type ReadingContext, readWritten } from "./read-value.ts";
import { type Refusal, refusal, refusalOfWord } from "./refusal.ts";
import { meaningOn, oneLine } from "./set.ts";
import { isRefusal } from "./stage.ts";

export interface PasteSetting {
  readonly model: Model;
  readonly includes: ReadonlyMap<string, Model>;
  /** Kind of the catalogue; several between commas, `*` for all. */
  readonly kind: string;
  readonly locale: Locale;
  /** Language of names: any tag. */
  readonly language: string;
}

/** What the rows would change. */
export function readPaste(request: PasteRequest, setting: PasteSetting): PasteAnswer {
  const head = request.head ? readHead(setting.model, setting.kind, request.rows[0] ?? []) : undefined;
  const keys = head ?? request.columns;
  const texts = head === undefined ? request.rows : request.rows.slice(1);
  const titles = head === undefined ? [] : (request.rows[0] ?? []);
  const reader = new Reader({ ...request, keys }, setting);
  const read = texts.map((row, index) => reader.row(row, index));
  const rows = read.map((one) => one.row);
  return {
    version: 1,
    hasHead: head !== undefined,
    columns: keys.map((key, index) => ({
      key,
      title: key === null ? (titles[index] ?? "") : titleOfKey(setting.model, setting.kind, key, setting.locale),
    })),
    rows,
    edits: read.flatMap(({ edits }) => edits),
    counts: {
      changed: rows.reduce((sum, row) => sum + (row.is === "changed" ? countOf(row, "changed") : 0), 0),
      created: rows.filter(({ is }) => is === "created").length,
      refused: rows.reduce((sum, row) => sum + countOf(row, "refused") + (row.problem === undefined ? 0 : 1), 0),
    },
  };
}

function countOf({ cells }: PasteRow, is: PasteCell["is"]): number {
  return cells.filter((cell) => cell.is === is).length;
}

interface ReadRow {
  readonly row: PasteRow;
  readonly edits: readonly Edit[];
}

/** A text of a cell with the key that it stands under. */
interface Said {
  readonly key: string | null;
  readonly text: string;
}

type Outcome = { readonly cell: PasteCell; readonly written?: string };

const ignored: PasteCell = { before: "", after: "", is: "ignored" };

class Reader {
  private readonly request: Omit<PasteRequest, "columns" | "head"> & { readonly keys: readonly (string | null)[] };
  private readonly setting: PasteSetting;
  private readonly reading: ReadingContext;
  private readonly newIds = new Set<string>();

  constructor(request: Reader["request"], setting: PasteSetting) {
    this.request = request;
    this.setting = setting;
    const { model, includes, locale } = setting;
    const verbs = model.schema.relationships.map(({ id }) => id);
    this.reading = { model, includes, locale, literal: literalReader(verbs) };
  }

  row(texts: readonly string[], index: number): ReadRow {
    const said = this.request.keys.map((key, place): Said => ({ key, text: unguarded(texts[place] ?? "") }));
    const target = this.targetOf(said, index);
    if (target !== undefined && isRefusal(target)) return this.refusedRow(said, target);
    return target === undefined ? this.created(said) : this.changed(target, said);
  }

  /** The element that a row is about; undefined for a new one. */
  private targetOf(said: readonly Said[], index: number): Element | Refusal | undefined {
    const { targets } = this.request;
    const { model } = this.setting;
    if (targets !== undefined) {
      const id = targets[index] ?? null;
      return id === null ? undefined : (model.element(id) ?? refusal("change-unknown-element", { id }));
    }
    const id = textOf(said, "id");
    if (id !== "") {
      const element = model.element(id);
      return element === undefined || element.layer !== undefined ? element : refusal("change-id-taken", { id });
    }
    const name = oneLine(textOf(said, "name"));
    const kinds = this.kinds();
    const found = name === "" ? undefined : idMeant(name, this.reading, kinds);
    if (found === undefined || isRefusal(found)) return found;
    const element = model.element(found.id);
    return element !== undefined && (kinds.length === 0 || isOfKinds(element, kinds)) ? element : undefined;
  }

  private kinds(): readonly string[] {
    return this.setting.kind === "*" ? [] : this.setting.kind.split(",");
  }

  // --- an element that is there

  private changed(element: Element, said: readonly Said[]): ReadRow {
    const edits: Edit[] = [];
    const cells = said.map(({ key, text }): PasteCell => {
      // By these it was found.
      if (key === null || key === "id" || key === "kind") return ignored;
      if (text === "" && !this.request.clears) return { ...ignored, is: "same" };
      if (key === "name") return this.renamed(element, text, edits);
      if (key === "parent") return this.moved(element, text, edits);
      if (key === "description") return described(element, text, edits);
      return this.valueChanged(element, key, text, edits);
    });
    const { language } = this.setting;
    const is = edits.length > 0 ? "changed" : "same";
    return { row: { id: element.id, name: element.nameIn(language), is, cells }, edits };
  }

  private valueChanged(element: Element, key: string, text: string, edits: Edit[]): PasteCell {
    const { model } = this.setting;
    const now = valueAt(element, key);
    const kind = model.parts.kindOf[element.row] ?? -1;
    const { cell, written } = this.value(kind, key, text, now);
    if (written !== undefined)
      edits.push({
        edit: "set",
        subject: element.id,
        key,
        text: written,
        seen: now === undefined ? null : writtenValue(now),
      });
    return cell;
  }

  private renamed(element: Element, text: string, edits: Edit[]): PasteCell {
    const { language } = this.setting;
    const name = oneLine(text);
    const before = element.nameIn(language);
    if (name === before) return { before, after: name, is: "same" };
    if (name === "") return this.wrong(refusal("change-no-name"), text, before);
    const isOwn = element.get(`name.${language}`) !== undefined;
    edits.push({ edit: "rename", id: element.id, name, seen: before, ...(isOwn ? { language } : {}) });
    return { before, after: name, is: "changed" };
  }

  private moved(element: Element, text: string, edits: Edit[]): PasteCell {
    const { model, language } = this.setting;
    const before = element.parent?.nameIn(language) ?? "";
    const found = text === "" ? undefined : idMeant(text, this.reading);
    if (found !== undefined && isRefusal(found)) return this.wrong(found, text, before);
    if (text !== "" && found === undefined)
      return this.wrong(refusal("change-unknown-element", { id: text }), text, before);
    if (found?.id === element.parent?.id) return { before, after: before, is: "same" };
    edits.push({ edit: "move", id: element.id, parent: found?.id ?? null });
    return { before, after: model.element(found?.id ?? "")?.nameIn(language) ?? "", is: "changed" };
  }

  // --- a new element

  private created(said: readonly Said[]): ReadRow {
    const { model } = this.setting;
    const name = oneLine(textOf(said, "name"));
    const kind = this.kindOf(textOf(said, "kind"));
    if (said.every(({ text }) => text === ""))
      return { row: { id: null, name: "", is: "same", cells: said.map(() => ignored) }, edits: [] };
    if (isRefusal(kind)) return this.refusedRow(said, kind);
    const id = textOf(said, "id");
    if (name === "" && id === "") return this.refusedRow(said, refusal("change-no-name"));
    if (id !== "" && this.newIds.has(id)) return this.refusedRow(said, refusal("change-id-taken", { id }));
    this.newIds.add(id);
    const attributes: Record<string, string> = {};
    let parent: string | undefined;
    const cells = said.map(({ key, text }): PasteCell => {
      if (key === null || text === "") return ignored;
      if (key === "name" || key === "id" || key === "description") return { before: "", after: text, is: "changed" };
      if (key === "kind")
        return { before: "", after: model.schema.kind(kind.number).name[this.setting.locale], is: "changed" };
      if (key === "parent") {
        const found = idMeant(text, this.reading);
        if (found === undefined || isRefusal(found))
          return this.wrong(found ?? refusal("change-unknown-element", { id: text }), text, "");
        parent = found.id;
        return { before: "", after: model.element(found.id)?.nameIn(this.setting.language) ?? found.id, is: "changed" };
      }
      const { cell, written } = this.value(kind.number, key, text, undefined);
      if (written !== undefined) attributes[key] = written;
      return cell;
    });
    const description = textOf(said, "description");
    return {
      row: { id: null, name: name === "" ? id : name, is: "created", cells },
      edits: [
        {
          edit: "create",
          kind: model.schema.kind(kind.number).id,
          name,
          ...(id === "" ? {} : { id }),
          ...(parent === undefined ? {} : { parent }),
          ...(description === "" ? {} : { description }),
          ...(Object.keys(attributes).length === 0 ? {} : { attributes }),
        },
      ],
    };
  }

  private kindOf(text: string): { readonly number: number } | Refusal {
    const { model, kind } = this.setting;
    const { kinds } = model.schema;
    if (text === "") {
      const isOne = kind !== "*" && !kind.includes(",");
      return isOne ? { number: model.schema.kindNumber(kind) } : refusal("change-no-kind");
    }
    const folded = foldText(text);
    const number = kinds.findIndex(
      ({ id, layer, name, plural }) =>
        layer !== undefined && [id, name.en, name.fr, plural.en, plural.fr].some((one) => foldText(one) === folded),
    );
    if (number >= 0) return { number };
    return refusalOfWord(
      "change-unknown-kind",
      { kind: text },
      text,
      kinds.map(({ id }) => id),
    );
  }

  // --- one text

  /** Reads a text for a key of a kind or says why it cannot; `written` where it is another than now. */
  private value(kind: number, key: string, text: string, now: Value | undefined): Outcome {
    const { model, language } = this.setting;
    const meaning = meaningOn(model, key, kind);
    const before = now === undefined || isRefusal(meaning) ? "" : shownText(model, now, meaning.type, language);
    if (isRefusal(meaning)) return { cell: this.wrong(meaning, text, before) };
    if (text === "")
      return now === undefined
        ? { cell: { before, after: "", is: "same" } }
        : { cell: { before, after: "", is: "changed" }, written: "" };
    const isUnknown = meaning.type.kind !== "text" && unknownWords.has(text.toLowerCase());
    const read = readWritten(isUnknown ? "unknown" : text, meaning.type, key, this.reading);
    if (isRefusal(read)) return { cell: this.wrong(read, text, before) };
    const { value } = typedIn(literalOf(read.value), meaning.type, model.currency);
    if (value === undefined) return { cell: { before, after: text, is: "changed" }, written: text };
    const after = shownText(model, value, meaning.type, language);
    if (now !== undefined && sameValue(value, now)) return { cell: { before, after, is: "same" } };
    // Amounts stand without a blank in our texts; spreadsheets have one.
    const written = writtenValue(value);
    return {
      cell: { before, after, is: "changed" },
      written: value.kind === "quantity" ? written.replace(/^([\d.]+) (?=\S+$)/, "$1") : written,
    };
  }

  private wrong({ refused }: Refusal, text: string, before: string): PasteCell {
    return { before, after: text, is: "refused", problem: describe(refused, this.setting.locale) };
  }

  private refusedRow(said: readonly Said[], { refused }: Refusal): ReadRow {
    const problem = describe(refused, this.setting.locale);
    const cells = said.map(({ text }): PasteCell => ({ before: "", after: text, is: "ignored" }));
    return {
      row: { id: null, name: textOf(said, "name") || textOf(said, "id"), is: "refused", problem, cells },
      edits: [],
    };
  }
}

/** What people write for `unknown`. */
const unknownWords: ReadonlySet<string> = new Set(["unknown", "inconnu", "inconnue", "?"]);

function textOf(said: readonly Said[], key: string): string {
  return said.find((one) => one.key === key)?.text ?? "";
}

function described(element: Element, text: string, edits: Edit[]): PasteCell {
  const before = element.description ?? "";
  if (text.trim() === before.trim()) return { before, after: text, is: "same" };
  edits.push({ edit: "describe", id: element.id, text, seen: element.description ?? null });
  return { before, after: text, is: "changed" };
}

/** The value of a key, also of a field that stands inside a record. */
function valueAt(element: Element, key: string): Value | undefined {
  const whole = element.get(key);
  const dot = key.indexOf(".");
  if (whole !== undefined || dot < 0) return whole;
  const record = element.get(key.slice(0, dot));
  return record?.kind === "record" ? record.fields[key.slice(dot + 1)] : undefined;
}

/** Blanks around do not count, nor the sign that keeps a spreadsheet from running a text as a formula. */
function unguarded(text: string): string {
  return text
    .replace(/\u00a0|\u202f/g, " ")
    .trim()
    .replace(/^'(?=[=@+-])/, "");
}

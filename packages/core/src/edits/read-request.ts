/** Edits that come from elsewhere, looked at before they count as any: everything has its shape, nothing is too much. */
import type { Edit, EditsRequest } from "../answers/edit-answers.ts";

/** The most edits of one step; a grid pastes many. */
export const MOST_EDITS = 10_000;
/** Letters of a text; a description may be a chapter. */
const LONGEST_TEXT = 1_000_000;
const LONGEST_TITLE = 300;
const LONGEST_SESSION = 100;

/** The request of a body, or the place in it that cannot be read (`edits[3].key`). */
export function readRequest(body: unknown): EditsRequest | { readonly wrong: string } {
  const request = fieldsOf(body);
  if (request === undefined) return { wrong: "edits" };
  const { edits, title, session, dry } = request;
  if (!isText(title) || title.length > LONGEST_TITLE) return { wrong: "title" };
  if (!isText(session) || session === "" || session.length > LONGEST_SESSION) return { wrong: "session" };
  if (dry !== undefined && typeof dry !== "boolean") return { wrong: "dry" };
  if (!Array.isArray(edits) || edits.length === 0 || edits.length > MOST_EDITS) return { wrong: "edits" };
  for (const [index, edit] of edits.entries()) {
    const wrong = wrongIn(edit);
    if (wrong !== undefined) return { wrong: `edits[${index}]${wrong === "" ? "" : `.${wrong}`}` };
  }
  return { edits: edits as readonly Edit[], title, session, ...(dry === true ? { dry } : {}) };
}

type Fields = Readonly<Record<string, unknown>>;
type Check = (value: unknown) => boolean;

/** Fields of each edit; `?` behind the name: may be absent. Others are refused, so that no misspelt wish is lost unseen. */
const shapes: Readonly<Record<Edit["edit"], Readonly<Record<string, Check>>>> = {
  create: {
    kind: isText,
    "id?": isText,
    name: isText,
    "parent?": isText,
    "description?": isText,
    "attributes?": isTexts,
    "uri?": isText,
  },
  set: { subject: isText, key: isText, text: isText, "seen?": isTextOrNull },
  list: { subject: isText, key: isText, "add?": isTextList, "drop?": isTextList },
  rename: { id: isText, name: isText, "language?": isLanguage, "seen?": isText },
  describe: { id: isText, text: isText, "seen?": isTextOrNull },
  move: { id: isText, parent: isTextOrNull },
  remove: { id: isText },
  "change-id": { id: isText, to: isText },
  connect: {
    from: isText,
    verb: isText,
    to: isText,
    "label?": isText,
    "carries?": isTextList,
    "attributes?": isTexts,
  },
  disconnect: { from: isText, verb: isText, to: isText, "id?": isText },
  "set-relationship": {
    from: isText,
    verb: isText,
    to: isText,
    "id?": isText,
    key: isText,
    text: isText,
    "seen?": isTextOrNull,
  },
  arrange: {
    view: isText,
    "moves?": (value) => isListOf(value, isMove),
    "pins?": isPins,
    "hints?": (value) => isListOf(value, isHint),
    "dropHints?": (value) => isListOf(value, isHint),
    "relayout?": (value) => typeof value === "boolean",
  },
};

/** Name of the first field that is not as it should be, empty where no field is at fault; undefined for a good edit. */
function wrongIn(edit: unknown): string | undefined {
  const fields = fieldsOf(edit);
  const word = fields?.["edit"];
  if (fields === undefined || !isText(word) || !Object.hasOwn(shapes, word)) return fields === undefined ? "" : "edit";
  const shape = shapes[word as Edit["edit"]];
  for (const [name, check] of Object.entries(shape)) {
    const key = name.replace("?", "");
    const value = Object.hasOwn(fields, key) ? fields[key] : undefined;
    if (value === undefined ? !name.endsWith("?") : !check(value)) return key;
  }
  return Object.keys(fields).find(
    (key) => key !== "edit" && !Object.hasOwn(shape, key) && !Object.hasOwn(shape, `${key}?`),
  );
}

function fieldsOf(value: unknown): Fields | undefined {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Fields) : undefined;
}

function isText(value: unknown): value is string {
  return typeof value === "string" && value.length <= LONGEST_TEXT && value.isWellFormed();
}

function isTextOrNull(value: unknown): boolean {
  return value === null || isText(value);
}

function isTextList(value: unknown): boolean {
  return isListOf(value, isText);
}

function isListOf(value: unknown, check: Check): boolean {
  return Array.isArray(value) && value.length <= MOST_EDITS && value.every(check);
}

function isTexts(value: unknown): boolean {
  const fields = fieldsOf(value);
  return fields !== undefined && Object.values(fields).every(isText);
}

function isPins(value: unknown): boolean {
  const fields = fieldsOf(value);
  return fields !== undefined && Object.values(fields).every((pin) => typeof pin === "boolean");
}

function isLanguage(value: unknown): boolean {
  return isText(value) && /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(value);
}

function isMove(value: unknown): boolean {
  const { id, x, y } = fieldsOf(value) ?? {};
  return isText(id) && Number.isFinite(x) && Number.isFinite(y);
}

function isHint(value: unknown): boolean {
  const { kind, ids } = fieldsOf(value) ?? {};
  return (kind === "same-rank" || kind === "before" || kind === "near") && isTextList(ids);
}

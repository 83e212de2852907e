/** Random edits of the examples: what nobody asked to change stays byte for byte, and the model says what was asked. */
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { EditedFolder } from "../../test/editing.ts";
import type { Edit } from "../answers/edit-answers.ts";
import { writtenValue } from "../answers/written-value.ts";
import { decode } from "../base/text.ts";
import { factsOf } from "../model/facts-of-model.ts";
import type { AttributeType } from "../model/metamodel.ts";
import type { Element, Model } from "../model/model.ts";
import { mergeFile } from "./merge-file.ts";
import type { EditsMade } from "./make-edits.ts";

const RUNS = 120;

function example(name: string): Readonly<Record<string, string>> {
  const folder = fileURLToPath(new URL(`../../../../examples/${name}/`, import.meta.url));
  const uris = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((uri) => uri.endsWith(".orrery"));
  return Object.fromEntries(uris.sort().map((uri) => [uri.replaceAll("\\", "/"), readFileSync(folder + uri, "utf8")]));
}

/** A comment in each kind of place, tabs, a line end of Windows: what the examples do not have. */
const odd: Readonly<Record<string, string>> = {
  "odd.orrery": [
    '\ufeff// Head\r\n\r\nmodel odd "Odd" { currency: EUR } /* behind */\r\n',
    'application a "A" fr "Â" { owner:u ; tags: [x,y] } // a\r\n',
    'application b "B" {\r\n\t// owner\r\n\towner: u; rto: 4h /* why */\r\n\r\n\tmodule m "M" { } // m\r\n\t"""\r\n\tText.\r\n\t"""\r\n}\r\n',
    'unit u\r\nstore s "S" { backup: { every: 24h // daily\r\n offsite: yes } }\r\nview v "V" { viewpoint: context; scope: a }',
  ].join(""),
  "more.orrery": "extend a { rto: 1h } // more\n",
};

const folders: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
  ["helvia", example("helvia")],
  ["shop", example("shop")],
  ["odd", odd],
];

/** Numbers that choose; the same numbers choose the same edit of the same model. */
const choices = fc.array(fc.nat({ max: 1_000_000 }), { minLength: 6, maxLength: 6 });
const texts = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 30 }),
  fc.constantFrom('a "quoted" word', "x }", "// no comment", "l'été; fin", "{ a: b }", "a\nb", "\\", '"""'),
);

function pick<Member>(members: readonly Member[], choice: number | undefined): Member | undefined {
  return members[(choice ?? 0) % members.length];
}

/** A value of a type as somebody could write it; undefined where the model has none. */
function valueOf(type: AttributeType, model: Model, choice: number, text: string): string | undefined {
  switch (type.kind) {
    case "text":
    case "any":
    case "version":
      return text.trim() === "" || text.trim() === "unknown" ? "x" : text;
    case "number":
      return String(Math.max(type.minimum ?? 0, Math.min(type.maximum ?? 9, choice % 10)));
    case "percent":
      return `${choice % 101}%`;
    case "boolean":
      return pick(["yes", "no"], choice);
    case "date":
      return pick(["2027-03-31", "2024-02-29", "2030-01-01"], choice);
    case "quantity":
      return {
        duration: "90min",
        rate: "12/s",
        growth: "3%/y",
        size: "8GiB",
        bandwidth: "1Gbit/s",
        area: "20m2",
        power: "3kW",
        energy: "5kWh",
      }[type.dimension];
    case "money":
      return pick(["1200 CHF/y", "35 EUR"], choice);
    case "word":
      return pick(type.words, choice);
    case "reference":
      return pick(
        [...model.elements()].filter(({ row }) => {
          const kind = model.parts.kindOf[row] ?? -1;
          return type.to.length === 0 || type.to.some((id) => model.schema.isKind(kind, id));
        }),
        choice,
      )?.id;
    case "list": {
      const items = [choice, choice + 7].map((one) => valueOf(type.of, model, one, "plain"));
      return items.includes(undefined) ? undefined : items.join(", ");
    }
    case "record": {
      const [name, field] = pick(Object.entries(type.fields), choice) ?? [];
      const value = field === undefined ? undefined : valueOf(field, model, choice, "plain");
      return value === undefined ? undefined : `{ ${name}: ${field?.kind === "list" ? `[${value}]` : value} }`;
    }
    case "union":
      return valueOf(pick(type.of, choice) ?? { kind: "text" }, model, choice, text);
    case "relationship":
      return undefined;
  }
}

/** What is about one statement. */
function simpleEdit(model: Model, numbers: readonly number[], text: string): Edit | undefined {
  const element = pick([...model.elements(), ...model.statements("view")], numbers[0]);
  if (element === undefined) return undefined;
  switch ((numbers[1] ?? 0) % 6) {
    case 0:
      return { edit: "rename", id: element.id, name: text.trim() === "" ? "Name" : text };
    case 1:
      return { edit: "describe", id: element.id, text };
    case 2: {
      const stated = pick(
        element.attributes.filter(({ meaning }) => meaning !== undefined),
        numbers[2],
      );
      return stated === undefined ? undefined : { edit: "set", subject: element.id, key: stated.key, text: "" };
    }
    default:
      return setEdit(element, numbers, text);
  }
}

function setEdit(element: Element, numbers: readonly number[], text: string): Edit | undefined {
  const { model } = element;
  const kind = model.parts.kindOf[element.row] ?? -1;
  const attributes = model.schema
    .attributesOf(kind)
    .filter(({ id }) => id !== "id" && id !== "formerly" && id !== "description");
  const attribute = pick(attributes, numbers[3]);
  if (attribute === undefined) return undefined;
  const value = valueOf(attribute.type, model, numbers[4] ?? 0, text);
  return value === undefined ? undefined : { edit: "set", subject: element.id, key: attribute.id, text: value };
}

/** Any gesture. */
function anyEdit(model: Model, numbers: readonly number[], text: string): Edit | undefined {
  const elements = [...model.elements()];
  const [one, other] = [pick(elements, numbers[0]), pick(elements, numbers[5])];
  if (one === undefined || other === undefined) return undefined;
  switch ((numbers[2] ?? 0) % 8) {
    case 0:
      return {
        edit: "create",
        kind: one.kind,
        name: text.trim() === "" ? "Name" : text,
        ...(one.parent === undefined ? {} : { parent: one.parent.id }),
      };
    case 1: {
      const verb = pick(
        model.schema.permittedVerbs(model.parts.kindOf[one.row] ?? -1, model.parts.kindOf[other.row] ?? -1),
        numbers[3],
      );
      return verb === undefined ? undefined : { edit: "connect", from: one.id, verb, to: other.id };
    }
    case 2:
      return { edit: "move", id: one.id, parent: (numbers[4] ?? 0) % 2 === 0 ? null : other.id };
    case 3:
      return { edit: "remove", id: one.id };
    case 4:
      return { edit: "change-id", id: one.id, to: `${one.id}-x` };
    case 5: {
      const relationship = pick([...model.relationships()], numbers[3]);
      return relationship === undefined
        ? undefined
        : { edit: "disconnect", from: relationship.fromId, verb: relationship.verb, to: relationship.toId };
    }
    case 6: {
      const view = pick([...model.statements("view")], numbers[3]);
      return view === undefined
        ? undefined
        : { edit: "list", subject: view.id, key: "include", add: [one.id], drop: [other.id] };
    }
    default:
      return simpleEdit(model, numbers, text);
  }
}

function apply(folder: EditedFolder, edit: Edit | undefined): EditsMade | undefined {
  const made = edit === undefined ? undefined : folder.try([edit]);
  return made === undefined || edit === undefined || "code" in made ? undefined : folder.make([edit]);
}

/** What the model says, without places. */
function said(model: Model): readonly string[] {
  return factsOf(model)
    .map((fact) => JSON.stringify({ ...fact, origin: undefined }))
    .sort();
}

describe.each(folders)("edits of %s", (_name, files) => {
  test("of one statement touch nothing else, and the model says what was asked", () => {
    fc.assert(
      fc.property(choices, texts, (numbers, text) => {
        const folder = new EditedFolder(files);
        const edit = simpleEdit(folder.model, numbers, text);
        const before = said(folder.model);
        const places = new Map(
          [...folder.model.elements(), ...folder.model.statements("view")].map((one) => [one.id, one.place]),
        );
        const made = apply(folder, edit);
        if (edit === undefined || made === undefined) return;
        const id = edit.edit === "set" ? edit.subject : "id" in edit && edit.id !== undefined ? edit.id : "";
        expect(
          made.problems.filter(({ severity }) => severity === "error"),
          JSON.stringify(edit),
        ).toEqual([]);
        expect(
          said(folder.model).filter((fact) => !before.includes(fact)).length,
          JSON.stringify(edit),
        ).toBeLessThanOrEqual(1);
        const place = places.get(id);
        for (const { uri, before: old, after } of made.files) {
          if (uri !== place?.uri || old === undefined || after === undefined) continue;
          const now = folder.model.element(id)?.place.span ?? { start: 0, end: 0 };
          expect(decode(after, 0, now.start)).toBe(decode(old, 0, place.span.start));
          expect(decode(after, now.end)).toBe(decode(old, place.span.end));
        }
        if (edit.edit !== "set" || edit.text === "") return;
        const value = folder.model.element(id)?.get(edit.key);
        expect(value, JSON.stringify(edit)).toBeDefined();
        // What a form shows of it, sent back as it is, changes nothing.
        const again = value === undefined ? edit : { ...edit, text: writtenValue(value), seen: writtenValue(value) };
        const twice = folder.make([again]);
        if (twice.files.length > 0)
          expect(folder.model.element(id)?.get(edit.key), JSON.stringify(again)).toEqual(value);
      }),
      { numRuns: RUNS },
    );
  });

  test("in one step are the same as one by one", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(choices, texts), { minLength: 2, maxLength: 6 }), (wishes) => {
        const folder = new EditedFolder(files);
        const edits: Edit[] = [];
        for (const [numbers, text] of wishes) {
          const edit =
            (numbers[1] ?? 0) % 3 === 0
              ? anyEdit(folder.model, numbers, text)
              : simpleEdit(folder.model, numbers, text);
          if (edit !== undefined && apply(folder, edit) !== undefined) edits.push(edit);
        }
        if (edits.length === 0) return;
        const together = new EditedFolder(files);
        together.make(edits);
        for (const uri of folder.texts.keys()) expect(together.text(uri), JSON.stringify(edits)).toBe(folder.text(uri));
      }),
      { numRuns: RUNS / 3 },
    );
  });

  test("can be taken back: the bytes are the old ones, also where others were changed since", () => {
    fc.assert(
      fc.property(choices, texts, choices, texts, (numbers, text, others, other) => {
        const [folder, alone] = [new EditedFolder(files), new EditedFolder(files)];
        const step = apply(folder, anyEdit(folder.model, numbers, text));
        if (step === undefined) return;
        const later = simpleEdit(folder.model, others, other);
        // What refers to a new id means something else without it.
        if ([...step.created, "-x"].some((id) => JSON.stringify(later ?? "").includes(id))) return;
        const isAlone = apply(alone, later) !== undefined;
        if (isAlone && apply(folder, later) === undefined) return;
        const verbs = folder.model.schema.relationships.map(({ id }) => id);
        for (const { uri, before, after } of step.files) {
          const merged = mergeFile(uri, { base: after, ours: folder.texts.get(uri), theirs: before }, verbs);
          // Where both changed the same, somebody has to decide; that nothing is lost is what matters.
          if (merged === "conflict") return;
          if (merged.bytes !== undefined) folder.texts.set(uri, merged.bytes);
          folder.workspace.update(uri, merged.bytes);
        }
        if (!isAlone)
          for (const [uri, before] of Object.entries(files))
            expect(folder.text(uri)).toBe(new EditedFolder({ [uri]: before }).text(uri));
        else expect(said(folder.model)).toEqual(said(alone.model));
      }),
      { numRuns: RUNS / 2 },
    );
  });
});

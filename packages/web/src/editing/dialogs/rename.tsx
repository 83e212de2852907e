/** A new name, in every language of the model. */
import { useContext, useState, type ReactElement } from "react";
import type { ElementAnswer } from "@orrery/core/answers/answers";
import type { Edit } from "@orrery/core/answers/edit-answers";
import { useSpeech, useTexts } from "../../speech.ts";
import { WorkspaceContext } from "../../workspace-context.ts";
import { editTexts } from "../edit-texts.ts";
import { useTrial } from "../preview.tsx";
import { useElement } from "../use-element.ts";
import { useEditing } from "../use-editing.ts";
import { FormDialog, FormRow } from "./form-dialog.tsx";

export function RenameDialog({ id }: { readonly id: string }): ReactElement | null {
  const element = useElement(id);
  return element === undefined ? null : <RenameForm element={element} />;
}

function RenameForm({ element: now }: { readonly element: ElementAnswer }): ReactElement {
  const text = useTexts(editTexts);
  const speech = useSpeech();
  const { keep } = useEditing();
  const [element] = useState(now);
  const { answer } = useContext(WorkspaceContext);
  const before = namesOf(element, answer?.languages ?? []);
  const [names, setNames] = useState(before);
  const edits = editsOf(element.id, before, names);
  const trial = useTrial(edits);
  const shown = element.name;
  return (
    <FormDialog
      title={text("rename.title", { name: shown })}
      does={text("rename.do")}
      isComplete={edits.length > 0 && (names.get("") ?? "").trim() !== ""}
      trial={trial}
      onDo={() => keep(edits, text("rename.step", { name: shown }), text("rename.done", { name: shown }))}
    >
      {[...names].map(([language, name]) => {
        const main = answer?.languages[0];
        const isShown = language === "" ? element.mainName === undefined : language === speech.language;
        return (
          <FormRow
            key={language}
            label={
              language === "" && (main === undefined || names.size === 1)
                ? text("rename.main")
                : text("rename.language", {
                    language: languageName(language === "" ? (main ?? "") : language, speech.language),
                  })
            }
            htmlFor={`rename-${language}`}
          >
            <input
              id={`rename-${language}`}
              className="input"
              type="text"
              autoComplete="off"
              {...(language === "" ? {} : { lang: language })}
              {...(isShown ? { "data-first": true } : {})}
              value={name}
              onChange={(event) => setNames(new Map([...names, [language, event.target.value]]))}
            />
          </FormRow>
        );
      })}
    </FormDialog>
  );
}

/** The main name, then one for each further language of the model or of the element. */
function namesOf(element: ElementAnswer, languages: readonly string[]): ReadonlyMap<string, string> {
  const [, ...further] = languages;
  const tags = [...new Set([...further, ...Object.keys(element.names)])].filter((tag) => tag !== "");
  const main = element.mainName ?? element.name;
  return new Map([
    // Where the text gives no name, the id stands for it.
    ["", main === element.id ? "" : main],
    ...tags.map((tag) => [tag, element.names[tag] ?? ""] as const),
  ]);
}

function editsOf(id: string, before: ReadonlyMap<string, string>, names: ReadonlyMap<string, string>): readonly Edit[] {
  return [...names].flatMap(([language, typed]): readonly Edit[] => {
    const name = typed.trim();
    const seen = before.get(language) ?? "";
    if (name === seen) return [];
    if (language === "") return name === "" ? [] : [{ edit: "rename", id, name, ...(seen === "" ? {} : { seen }) }];
    if (name === "") return [{ edit: "set", subject: id, key: `name.${language}`, text: "", seen }];
    return [{ edit: "rename", id, name, language, ...(seen === "" ? {} : { seen }) }];
  });
}

/** A language by its own name in the reader's: "French", "allemand". */
function languageName(tag: string, reader: string): string {
  try {
    return new Intl.DisplayNames(reader, { type: "language" }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}

/** The three ways to begin: an example, an import, nothing. */
import { useContext, useId, useState, type ReactElement } from "react";
import type { BeginRequest } from "@orrery/core/answers/begin-answers";
import { askWorkspaces, Refused } from "../answers/client.ts";
import { useAnswer } from "../answers/store.ts";
import { ImportButton } from "../frame/drop-zone.tsx";
import { goTo } from "../navigation.tsx";
import { Icon } from "../parts/icon.tsx";
import { useSpeech, useTexts } from "../speech.ts";
import { WorkspaceContext } from "../workspace-context.ts";
import { makeWorkspace } from "./begin.ts";
import { beginTexts } from "./begin-texts.ts";

/** `isHere`: the open workspace has nothing yet, and takes it. */
export function Ways({ isHere }: { readonly isHere: boolean }): ReactElement {
  const text = useTexts(beginTexts);
  const { language } = useSpeech();
  const { id: workspace } = useContext(WorkspaceContext);
  const [fault, setFault] = useState("");
  const [isBusy, setBusy] = useState(false);
  const make = async (request: Omit<BeginRequest, "workspace">): Promise<void> => {
    setBusy(true);
    setFault("");
    try {
      const made = await makeWorkspace({ ...request, ...(isHere ? { workspace } : {}) }, language);
      goTo({ workspace: made, page: { kind: request.what === "example" ? "home" : "begin" } });
    } catch (failure) {
      if (!(failure instanceof Refused)) throw failure;
      setFault(text("begin.failed", { message: failure.status === 0 ? text("error.offline") : failure.message }));
    }
    setBusy(false);
  };
  return (
    <>
      {fault !== "" && (
        <p role="alert" className="begin-fault">
          <Icon name="circle-alert" />
          {fault}
        </p>
      )}
      <div className="begin-ways">
        <section className="card begin-way" aria-labelledby="begin-example">
          <Icon name="eye" className="begin-icon" />
          <h2 id="begin-example">{text("begin.example")}</h2>
          <p className="muted">{text("begin.example.text")}</p>
          <button
            type="button"
            className="button"
            disabled={isBusy}
            onClick={() => void make({ what: "example", name: text("begin.example.name") })}
          >
            {text("begin.example.make")}
          </button>
        </section>
        <section className="card begin-way" aria-labelledby="begin-import">
          <Icon name="file-up" className="begin-icon" />
          <h2 id="begin-import">{text("begin.import")}</h2>
          <p className="muted">{text("begin.import.text")}</p>
          <ImportButton />
        </section>
        <section className="card begin-way" aria-labelledby="begin-empty">
          <Icon name="rocket" className="begin-icon" />
          <h2 id="begin-empty">{text("begin.empty")}</h2>
          <p className="muted">{text("begin.empty.text")}</p>
          <OrganisationForm
            label={text("begin.empty.make")}
            isBusy={isBusy}
            onGiven={(name, languages) => void make({ what: "empty", name, languages })}
          />
        </section>
      </div>
      <p className="muted">
        <Where isHere={isHere} />
      </p>
    </>
  );
}

function Where({ isHere }: { readonly isHere: boolean }): ReactElement {
  const text = useTexts(beginTexts);
  const { id } = useContext(WorkspaceContext);
  const progress = useAnswer(askWorkspaces());
  const workspaces = progress.kind === "ready" ? progress.answer.workspaces : [];
  const folder = workspaces.find((workspace) => workspace.id === id)?.folder;
  return <>{isHere && folder !== undefined ? text("begin.where.here", { folder }) : text("begin.where.new")}</>;
}

/** Asks for a name and the languages that names are written in. */
export function OrganisationForm(props: {
  readonly label: string;
  readonly isBusy?: boolean;
  readonly onChange?: (name: string, languages: readonly string[]) => void;
  readonly onGiven: (name: string, languages: readonly string[]) => void;
}): ReactElement {
  const text = useTexts(beginTexts);
  const { language } = useSpeech();
  const [name, setName] = useState("");
  const [languages, setLanguages] = useState<readonly string[]>([language]);
  const field = useId();
  const change = (next: string, spoken: readonly string[]): void => {
    setName(next);
    setLanguages(spoken);
    props.onChange?.(next, spoken);
  };
  return (
    <form
      className="begin-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() !== "") props.onGiven(name.trim(), languages);
      }}
    >
      <label htmlFor={field}>{text("begin.name")}</label>
      <input
        id={field}
        className="begin-field"
        required
        maxLength={200}
        autoComplete="organization"
        value={name}
        onChange={(event) => change(event.target.value, languages)}
      />
      <fieldset>
        <legend>{text("begin.languages")}</legend>
        {(["en", "fr"] as const).map((tag) => (
          <label key={tag} className="begin-check">
            <input
              type="checkbox"
              checked={languages.includes(tag)}
              disabled={languages.length === 1 && languages[0] === tag}
              onChange={(event) =>
                change(name, event.target.checked ? [...languages, tag] : languages.filter((other) => other !== tag))
              }
            />
            {text(`language.${tag}`)}
          </label>
        ))}
      </fieldset>
      <button type="submit" className="button button-main" disabled={props.isBusy === true}>
        {props.label}
      </button>
    </form>
  );
}

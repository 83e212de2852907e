/** What a trial found: elements with the artefacts that speak of them, what was read, what is missing, and the way to keep it. */
import { useContext, useState, type FormEvent, type ReactElement } from "react";
import type { ObservedAnswer, TryAnswer } from "@orrery/core/answers/discover-answers";
import { EvidenceList } from "../../discover/evidence-list.tsx";
import { ObservedFacts } from "../../discover/observed-facts.tsx";
import { useKindOf } from "../../discover/use-kind.ts";
import { useKnownSources } from "../../discover/use-known.ts";
import { Link } from "../../navigation.tsx";
import { Icon } from "../../parts/icon.tsx";
import { KindTile } from "../../parts/layer.tsx";
import { useSpeech, useTexts } from "../../speech.ts";
import { WorkspaceContext } from "../../workspace-context.ts";
import type { Collected } from "./collect-files.ts";
import { GapLists } from "./gap-lists.tsx";
import { discoverPage } from "./looking.ts";
import { PanelPart } from "./panel-part.tsx";
import { tryTexts } from "./try-texts.ts";
import { Unread } from "./unread.tsx";

export function Found(props: {
  readonly answer: TryAnswer;
  readonly passed: Collected["passed"];
  readonly onKeep: (name: string) => Promise<string | undefined>;
}): ReactElement {
  const { answer, passed, onKeep } = props;
  const text = useTexts(tryTexts);
  const { counts, elements, gaps, read, kept } = answer;
  const files = new Set(read.flatMap((one) => one.files)).size;
  const { elements: count, relationships } = counts;
  const hasGaps = gaps.undiscoverable.length + gaps.dangling.length + gaps.defects.length > 0;
  return (
    <div className="stack">
      {kept === undefined ? (
        <KeepForm onKeep={onKeep} said={text("found.intro", { elements: count, relationships, files })} />
      ) : (
        <Kept name={kept} />
      )}
      <PanelPart title={text("found.title")}>
        <ul className="found-list">
          {elements.map((element) => (
            <FoundElement key={element.id} element={element} />
          ))}
        </ul>
        {count > elements.length && <p className="muted">{text("found.more", { count: count - elements.length })}</p>}
      </PanelPart>
      {hasGaps && (
        <PanelPart title={text("gaps.title")}>
          <GapLists gaps={gaps} isInside />
        </PanelPart>
      )}
      <ReadFiles answer={answer} />
      <Unread answer={answer} passed={passed} />
    </div>
  );
}

function KeepForm(props: {
  readonly said: string;
  readonly onKeep: (name: string) => Promise<string | undefined>;
}): ReactElement {
  const text = useTexts(tryTexts);
  const [name, setName] = useState("dropped");
  const [refusal, setRefusal] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const submit = async (): Promise<void> => {
    setBusy(true);
    setRefusal(await props.onKeep(name.trim()));
    setBusy(false);
  };
  return (
    <form
      className="keep-form"
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        if (!isBusy && name.trim() !== "") void submit();
      }}
    >
      <p role="status">{props.said}</p>
      <label>
        <span>{text("keep.name")}</span>
        <input
          className="input"
          value={name}
          maxLength={60}
          aria-describedby="keep-hint"
          onChange={(event) => setName(event.target.value)}
        />
      </label>
      <button type="submit" className="button button-main" disabled={isBusy || name.trim() === ""}>
        <Icon name="save" />
        {text("keep")}
      </button>
      <small id="keep-hint" className="muted">
        {text("keep.hint")}
      </small>
      {refusal !== undefined && (
        <p className="field-error" role="alert">
          <Icon name="circle-alert" />
          {refusal}
        </p>
      )}
    </form>
  );
}

function Kept({ name }: { readonly name: string }): ReactElement {
  const text = useTexts(tryTexts);
  const { id: workspace } = useContext(WorkspaceContext);
  return (
    <div className="keep-form keep-done" role="status">
      <p>
        <Icon name="circle-check" />
        {text("found.kept", { name })}
      </p>
      <Link className="button button-main" to={{ workspace, page: discoverPage("drift") }}>
        {text("found.drift")}
      </Link>
    </div>
  );
}

/** One line; opened, all that is known of it. */
function FoundElement({ element }: { readonly element: ObservedAnswer }): ReactElement {
  const text = useTexts(tryTexts);
  const kindOf = useKindOf();
  const { sourceName } = useKnownSources();
  const [isOpen, setOpen] = useState(false);
  const kind = kindOf(element.kind);
  const seen = [...new Set(element.mentions.map(({ source }) => source))];
  const out = element.relationships.filter(({ way }) => way === "out");
  return (
    <li>
      <details className="found-element" onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>
          <Icon name="chevron-right" />
          <span className="with-tile">
            <KindTile icon={kind.icon} layer={kind.layer} />
            <b>{element.name}</b>
            <span className="muted">{kind.label}</span>
          </span>
          <span className="found-out">
            {out.slice(0, 4).map((line) => (
              <span key={`${line.id} ${line.verb.id}`} className="chip" title={`${text("line.out")} ${line.name}`}>
                <Icon name="arrow-right" />
                {line.name}
              </span>
            ))}
            {out.length > 4 && <span className="muted">{text("found.more", { count: out.length - 4 })}</span>}
          </span>
          <span className="muted found-seen">{seen.map(sourceName).join(", ")}</span>
        </summary>
        {isOpen && (
          <>
            <ObservedFacts element={element} />
            {out.map((line) => (
              <section key={`${line.id} ${line.verb.id} ${line.purpose}`} className="found-line">
                <Heading name={line.name} />
                <EvidenceList evidence={line.evidence} />
              </section>
            ))}
          </>
        )}
      </details>
    </li>
  );
}

function Heading({ name }: { readonly name: string }): ReactElement {
  return (
    <h3>
      <Icon name="arrow-right" />
      {name}
    </h3>
  );
}

function ReadFiles({ answer }: { readonly answer: TryAnswer }): ReactElement {
  const text = useTexts(tryTexts);
  const { sourceName } = useKnownSources();
  const { compare } = useSpeech();
  const read = answer.read.toSorted((a, b) => compare(sourceName(a.source), sourceName(b.source)));
  return (
    <PanelPart title={text("read.title")}>
      {read.map(({ source, files, claims }) => (
        <details key={source} className="discover-more">
          <summary>
            <Icon name="chevron-right" />
            <b>{sourceName(source)}</b>
            <span className="muted">{text("read.line", { files: files.length, claims })}</span>
          </summary>
          <ul className="discover-names">
            {files.map((file) => (
              <li key={file}>
                <code>{file}</code>
              </li>
            ))}
          </ul>
        </details>
      ))}
    </PanelPart>
  );
}

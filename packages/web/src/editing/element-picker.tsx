/** Chooses an element by any text of it, limited to kinds; without a text it lists what there is. */
import { useContext, useEffect, useState, type ReactElement } from "react";
import type { ElementSummary, SearchAnswer } from "@orrery/core/answers/answers";
import { question, type Question } from "../answers/client.ts";
import { useAnswer } from "../answers/store.ts";
import type { Language } from "../messages/messages.ts";
import { useKept } from "../parts/kept.ts";
import { KindTile } from "../parts/layer.tsx";
import { useSpeech, useTexts } from "../speech.ts";
import { WorkspaceContext } from "../workspace-context.ts";
import { Combobox, type Option } from "./combobox.tsx";
import { editTexts } from "./edit-texts.ts";

const mostHits = 30;
const pause = 80;

export interface ElementPickerProps {
  readonly label: string;
  /** Kinds that may be chosen; none: any. */
  readonly kinds: readonly string[];
  readonly onPick: (element: ElementSummary) => void;
  /** Choices beside the elements, before them: `unknown`, `the top`. */
  readonly others?: readonly Option[];
  /** Where the others stand. */
  readonly othersAt?: "start" | "end";
  readonly onPickOther?: (option: Option) => void;
  /** Plain text is accepted as well: Enter hands it over. */
  readonly onText?: (text: string) => void;
  /** Enter in an empty field. */
  readonly onEnterEmpty?: () => void;
  readonly onEscape?: () => void;
  readonly onBackspace?: () => void;
  /** Ids that are not offered. */
  readonly except?: readonly string[];
  readonly placeholder?: string;
  readonly autoFocus?: boolean;
  readonly isInline?: boolean;
  readonly isInvalid?: boolean;
  readonly describedBy?: string;
}

const askChoices = (workspace: string, lang: Language, q: string, kinds: readonly string[]): Question<SearchAnswer> =>
  question(workspace, "/search", { q, kinds: kinds.join(","), limit: mostHits, lang });

export function ElementPicker(props: ElementPickerProps): ReactElement {
  const { kinds, others = [], except = [] } = props;
  const text = useTexts(editTexts);
  const [query, setQuery] = useState("");
  const { hits, isCurrent } = useHits(query, kinds);
  const found = useElementOptions(hits.filter(({ id }) => !except.includes(id)));
  const fits = others.filter(({ label }) => label.toLowerCase().includes(query.trim().toLowerCase()));
  const options = props.othersAt === "end" ? [...found, ...fits] : [...fits, ...found];
  const nothing = query.trim() === "" && kinds.length === 0 ? text("picker.type") : text("picker.none");
  return (
    <Combobox
      label={props.label}
      options={options}
      query={query}
      onQuery={setQuery}
      onPick={(option) => {
        setQuery("");
        const element = hits.find(({ id }) => `element ${id}` === option.key);
        if (element === undefined) props.onPickOther?.(option);
        else props.onPick(element);
      }}
      onEnter={() => {
        const typed = query.trim();
        if (typed === "") props.onEnterEmpty?.();
        if (typed === "" || props.onText === undefined) return;
        setQuery("");
        props.onText(typed);
      }}
      {...(props.onEscape === undefined ? {} : { onEscape: props.onEscape })}
      {...(props.onBackspace === undefined ? {} : { onBackspace: props.onBackspace })}
      takesFirst={query.trim() !== "" && props.onText === undefined}
      isStale={!isCurrent}
      none={isCurrent ? nothing : text("loading")}
      opensAtOnce={props.autoFocus === true && kinds.length > 0}
      placeholder={props.placeholder ?? text("picker.placeholder")}
      autoFocus={props.autoFocus ?? false}
      isInline={props.isInline ?? false}
      isInvalid={props.isInvalid ?? false}
      {...(props.describedBy === undefined ? {} : { describedBy: props.describedBy })}
    />
  );
}

/** Elements as options, with the icon of their kind. */
function useElementOptions(elements: readonly (ElementSummary & { readonly where?: string })[]): readonly Option[] {
  const { kindOf } = useContext(WorkspaceContext);
  return elements.map((element) => {
    const kind = kindOf(element.kind);
    return {
      key: `element ${element.id}`,
      label: element.name,
      detail: kind.label,
      tile: <KindTile icon={kind.icon} layer={element.layer} />,
    };
  });
}

/** What the search finds for a text, once it has stayed the same for a moment. */
function useHits(
  query: string,
  kinds: readonly string[],
): { readonly hits: readonly ElementSummary[]; readonly isCurrent: boolean } {
  const { language } = useSpeech();
  const { id: workspace } = useContext(WorkspaceContext);
  const asked = usePaused(query.trim());
  const isAsked = asked !== "" || kinds.length > 0;
  const progress = useAnswer(isAsked ? askChoices(workspace, language, asked, kinds) : undefined);
  const answer = useKept(progress.kind === "ready" ? progress.answer : undefined);
  const isAnswered = !isAsked || progress.kind === "failed" || answer?.query === asked;
  return { hits: isAsked ? (answer?.hits ?? []) : [], isCurrent: isAnswered && asked === query.trim() };
}

function usePaused(value: string): string {
  const [paused, setPaused] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setPaused(value), pause);
    return () => clearTimeout(timer);
  }, [value]);
  return paused;
}

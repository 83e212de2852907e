/** A picture that is there, with what belongs around it: how it is drawn, its legend, what is wrong with it, what is chosen in it. */
import {
  useEffect,
  memo,
  Suspense,
  useCallback,
  useContext,
  useMemo,
  useRef,
  useState,
  type ReactElement,
  type ReactNode,
} from "react";
import type { ViewAnswer } from "@orrery/core/answers/answers";
import { picturePath } from "@orrery/core/answers/picture-path";
import type { PageState, ViewForm } from "@orrery/core/answers/url";
import { askPicture } from "./ask-picture.ts";
import { useCommands } from "../commands/commands.ts";
import { useSketch, type Sketch } from "../editor/draft-picture.ts";
import { useLastDraft } from "../editor/drafts.ts";
import { announce } from "../frame/announcer.tsx";
import { Disclosure } from "../parts/disclosure.tsx";
import { Finding } from "../parts/finding.tsx";
import { Icon } from "../parts/icon.tsx";
import { later } from "../parts/later.tsx";
import { useLatest } from "../parts/latest.ts";
import { prefer, usePreferences } from "../preferences.ts";
import { useSpeech, useTexts } from "../speech.ts";
import "../styles/looking.css";
import { findParts } from "../viewer/find.ts";
import { type Part, partsOfScene } from "../viewer/parts.ts";
import { WorkspaceContext } from "../workspace-context.ts";
import { Crumbs } from "./crumbs.tsx";
import type { InspectorDeeds } from "./inspector.tsx";
import { LegendPanel } from "./legend-panel.tsx";
import { LensPicker } from "./lens-picker.tsx";
import { DetailSlider, Downloads, GroupPicker, NotationPicker, ReadingPicker, ShapeSwitch } from "./pickers.tsx";
import { addressOf, type PictureAddress } from "./picture-address.ts";
import { usePictureCommands } from "./picture-commands.ts";
import { hidesRest, isFiltering, keptParts } from "./picture-filter.ts";
import type { PicturePageProps } from "./picture-page.tsx";
import { pictureTexts } from "./picture-texts.ts";
import type { PictureView } from "./picture-view.ts";
import { Picture } from "./picture.tsx";
import { printPicture } from "./print.ts";
import { Loading } from "../parts/states.tsx";

const SplitText = later(() => import("../editor/split-text.tsx").then((module) => module.SplitText));
const DriftToggle = later(() => import("../discover/drift-toggle.tsx").then((module) => module.DriftToggle));
const FindBar = later(() => import("./find-bar.tsx").then((module) => module.FindBar));
const Inspector = later(() => import("./inspector.tsx").then((module) => module.Inspector));
const SelectionInspector = later(() => import("./selection.tsx").then((module) => module.SelectionInspector));
const MatrixTwin = later(() => import("./matrix-twin.tsx").then((module) => module.MatrixTwin));
const Tour = later(() => import("./tour.tsx").then((module) => module.Tour));
const Witness = later(() => import("./witness/witness.tsx").then((module) => module.Witness));
const Twin = later(() => import("./twin.tsx").then((module) => module.Twin));
const CanvasEditing = later(() => import("./editing/canvas-editing.tsx").then((module) => module.CanvasEditing));

interface OpenPictureProps extends PicturePageProps {
  readonly answer: ViewAnswer;
  readonly subject: string;
  readonly isBusy: boolean;
  /** How the picture stands to a text that is not saved. */
  readonly sketch: Sketch;
}

/** The picture of the saved texts; beside a text that is not saved, of that one. */
export function OpenPicture(props: Omit<OpenPictureProps, "sketch">): ReactElement {
  const { id: workspace } = useContext(WorkspaceContext);
  const { language } = useSpeech();
  const written = useLastDraft(workspace);
  const { path } = askPicture({ ...props.request, language });
  const sketch = useSketch(workspace, props.page.split === true ? written : undefined, path, props.answer);
  return <ShownPicture {...props} answer={sketch.picture ?? props.answer} sketch={sketch} />;
}

/** What was left out or put together, said where nobody looks for it: without it a picture of many things is taken for all of them. */
function LeftOut({ notes }: { readonly notes: readonly string[] }): ReactElement | null {
  const text = useTexts(pictureTexts);
  const [first, ...more] = notes;
  if (first === undefined) return null;
  return (
    <div className="picture-notes">
      <Icon name="info" />
      <span>{first}</span>
      {more.length > 0 && (
        <Disclosure label={text("view.notes.more", { count: more.length })}>
          <ul>
            {more.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </Disclosure>
      )}
    </div>
  );
}

function ShownPicture(props: OpenPictureProps): ReactElement {
  const { page, state, answer } = props;
  const { id: workspace } = useContext(WorkspaceContext);
  const text = useTexts(pictureTexts);
  const address = useMemo(() => addressOf(workspace, page.kind), [workspace, page.kind]);
  const form = page.as ?? "graph";
  useEffect(() => {
    // In a quiet moment: whoever presses the key of the search types at once.
    const quiet = setTimeout(() => void import("./find-bar.tsx"), 400);
    return () => clearTimeout(quiet);
  }, []);
  return (
    <div className={form === "graph" ? "page page-full picture-page" : "page picture-page"}>
      <Crumbs page={page} state={state} />
      <header className="page-head picture-head">
        <div>
          <h1>{answer.title}</h1>
          {props.about(answer)}
        </div>
        <Tools
          page={page}
          lens={state.lens}
          answer={answer}
          request={props.request}
          tools={props.tools}
          address={address}
          form={form}
        />
      </header>
      {props.above?.(answer)}
      {form === "graph" && <LeftOut notes={answer.notes} />}
      {answer.problems.length > 0 && (
        <ul className="finding-list picture-problems" aria-label={text("view.problems")}>
          {answer.problems.map((problem, index) => (
            <li key={index}>
              <Finding finding={problem} />
            </li>
          ))}
        </ul>
      )}
      {form === "graph" && <PictureArea {...props} address={address} />}
      <Suspense fallback={<Loading />}>
        {form === "table" && <Twin answer={answer} />}
        {form === "matrix" && <MatrixTwin answer={answer} />}
      </Suspense>
    </div>
  );
}

/** The filter that leaves out what rules found, in every picture of the page (`core/answers/picture-path.ts`). */
const BADGES = "badges";
/** The filter that names the finding whose path is drawn. */
const FINDING = "finding";

type WithAddress = Omit<OpenPictureProps, "deeds"> & { readonly address: PictureAddress };

interface ToolsProps extends Pick<WithAddress, "page" | "answer" | "request" | "tools" | "address"> {
  readonly lens: string | undefined;
  readonly form: ViewForm;
}

/** Apart from what is chosen: all of it stays while one thing after the other is. */
const Tools = memo(function Tools(props: ToolsProps): ReactElement {
  const { page, lens, answer, address, form } = props;
  const { language } = useSpeech();
  const text = useTexts(pictureTexts);
  const request = { ...props.request, language };
  const hasLines = answer.tables.some(({ what }) => what === "relationships");
  const forms: readonly ViewForm[] = hasLines || form === "matrix" ? ["graph", "table", "matrix"] : ["graph", "table"];
  // The way of exploring is the way that is followed.
  const isTurnable = answer.shape !== null && page.kind === "view" && answer.viewpoint?.id !== "explore";
  return (
    <div className="actions picture-actions">
      {props.tools}
      <LensPicker answer={answer} request={request} lens={lens} onChange={address.lens} />
      {answer.shape !== null && (
        <>
          <GroupPicker
            shape={answer.shape}
            groupBy={page.groupBy}
            onChange={(groupBy) => address.form({ groupBy, detail: undefined, opened: undefined })}
          />
          <DetailSlider shape={answer.shape} detail={page.detail} onChange={(detail) => address.form({ detail })} />
        </>
      )}
      <ShapeSwitch
        forms={forms}
        form={form}
        onChange={(next) => address.form({ as: next === "graph" ? undefined : next })}
      />
      <Disclosure icon="sliders-horizontal" label={text("view.options")} className="downloads picture-options">
        <NotationPicker answer={answer} notation={page.notation} onChange={(notation) => address.form({ notation })} />
        {isTurnable && <ReadingPicker reading={page.reading} onChange={(reading) => address.form({ reading })} />}
        <Downloads request={request} hasLines={hasLines} />
        <button
          type="button"
          className="button"
          onClick={() => void printPicture(picturePath({ ...request, theme: "light" }, "svg"))}
        >
          <Icon name="printer" />
          {text("view.print")}
        </button>
      </Disclosure>
    </div>
  );
});

function PictureArea(props: WithAddress & Pick<OpenPictureProps, "deeds">): ReactElement {
  const { page, state, answer, address, isBusy } = props;
  const text = useTexts(pictureTexts);
  const { legend: showsLegend } = usePreferences();
  const area = useRef<HTMLDivElement>(null);
  const [view, setView] = useState<PictureView>();
  const parts = useMemo(() => partsOfScene(answer.scene), [answer.scene]);
  const chosen = useMemo(() => chosenIn(parts, state.selection), [parts, state.selection]);
  const wanted = state.filter;
  const found = useMemo(() => (wanted === undefined ? [] : findParts(parts, wanted, parts.length)), [parts, wanted]);
  const finding = state.filters[FINDING];
  const [witness, setWitness] = useState<ReadonlySet<string>>();
  const kept = useMemo(() => {
    if (witness !== undefined) return witness;
    if (found.length > 0) return new Set(found.map(({ id }) => id));
    return keptParts(answer.legend, state.filters, parts);
  }, [witness, found, answer.legend, state.filters, parts]);
  const openHere = useMemo(() => openingOf(answer), [answer]);
  const open = (part: Part, isInPlace: boolean): void => {
    const isOpen = openHere(part.id);
    if (isInPlace) {
      if (isOpen !== undefined) address.toggle(part.id, isOpen);
    } else if (part.opens !== undefined && part.opens !== answer.id) address.openView(part.opens);
    else if (part.element !== undefined) address.openElement(part.element);
  };
  const deeds: InspectorDeeds = {
    openHere,
    onToggle: address.toggle,
    onSeeInside: address.openView,
    onExplore: address.explore,
    more: props.deeds ?? (() => null),
  };
  usePageKeys(props, area, view, chosen, wanted !== undefined);
  const hasLegend = showsLegend || isFiltering(state.filters);
  return (
    <div ref={area} className="picture-area">
      {hasLegend && answer.legend.length > 0 && (
        <LegendPanel
          legend={answer.legend}
          notes={answer.notes}
          filters={state.filters}
          onChange={(filters) => {
            address.filter(filters);
            const now = keptParts(answer.legend, filters, parts);
            if (now !== undefined) announce(text("view.legend.count", { count: now.size }));
          }}
          onClose={() => {
            prefer({ legend: false });
            if (isFiltering(state.filters)) address.filter({});
          }}
        />
      )}
      <Picture
        scene={answer.scene}
        subject={props.subject}
        isBusy={isBusy}
        chosen={state.selection}
        kept={kept}
        isAlone={witness === undefined && found.length === 0 && hidesRest(state.filters)}
        isBare={hasLegend && answer.legend.length > 0}
        look={state.camera}
        tools={
          <CornerTools
            area={area}
            address={address}
            filters={state.filters}
            hasLegend={hasLegend}
            onFind={() => address.find("")}
          />
        }
        onView={setView}
        onChoose={address.choose}
        onOpen={open}
        onLook={address.look}
      >
        <Suspense>
          {wanted !== undefined && (
            <FindBar
              found={found}
              view={view}
              wanted={wanted}
              onWant={address.find}
              onClose={() => address.find(undefined)}
            />
          )}
          {finding !== undefined && (
            <Witness
              finding={finding}
              parts={parts}
              view={view}
              chosen={state.selection[0]}
              onKeep={setWitness}
              onStep={(part) => {
                address.choose([part]);
                view?.reveal(part);
              }}
              onClose={() => {
                const { [FINDING]: _finding, ...others } = state.filters;
                address.filter(others);
              }}
            />
          )}
          {answer.steps.length > 0 && (
            <Tour
              steps={answer.steps}
              chosen={state.selection[0]}
              onStep={(part) => {
                address.choose([part]);
                view?.reveal(part);
              }}
            />
          )}
        </Suspense>
      </Picture>
      <Suspense>
        <Chosen {...props} chosen={chosen} parts={parts} deeds={deeds} view={view} />
      </Suspense>
      <Suspense>
        {view !== undefined && (
          <CanvasEditing
            page={page}
            state={state}
            answer={answer}
            view={view}
            parts={parts}
            onChoose={address.choose}
            onSplit={() => address.form({ split: page.split === true ? undefined : true })}
          />
        )}
        {page.split === true && (
          <SplitText
            answer={answer}
            parts={parts}
            chosen={chosen.at(-1)}
            sketch={props.sketch}
            onChoose={(part) => {
              address.choose([part.id]);
              view?.reveal(part.id);
            }}
            onClose={() => address.form({ split: undefined })}
          />
        )}
      </Suspense>
    </div>
  );
}

function Chosen(
  props: WithAddress & {
    readonly chosen: readonly Part[];
    readonly parts: readonly Part[];
    readonly view: PictureView | undefined;
    readonly deeds: InspectorDeeds;
  },
): ReactNode {
  const { answer, address, chosen, parts, view, deeds } = props;
  const [part] = chosen;
  if (part === undefined) return null;
  const go = (id: string): void => view?.go(id);
  if (chosen.length > 1) {
    return (
      <SelectionInspector
        chosen={chosen}
        parts={parts}
        onExplore={deeds.onExplore}
        more={deeds.more}
        onGo={go}
        onChoose={address.choose}
      />
    );
  }
  return (
    <Inspector answer={answer} part={part} parts={parts} {...deeds} onGo={go} onClose={() => address.choose([])} />
  );
}

function CornerTools(props: {
  readonly area: { readonly current: HTMLDivElement | null };
  readonly address: PictureAddress;
  readonly filters: PageState["filters"];
  readonly hasLegend: boolean;
  readonly onFind: () => void;
}): ReactElement {
  const text = useTexts(pictureTexts);
  const { hasLegend, filters } = props;
  const legend = text(hasLegend ? "view.legend.hide" : "view.legend.show");
  const isBare = filters[BADGES] === "none";
  const badges = text(isBare ? "view.badges.show" : "view.badges.hide");
  const { [BADGES]: _badges, ...others } = filters;
  return (
    <>
      <Suspense>
        <DriftToggle filters={filters} onChange={props.address.filter} />
      </Suspense>
      <button
        type="button"
        aria-label={badges}
        title={badges}
        aria-pressed={!isBare}
        onClick={() => props.address.filter(isBare ? others : { ...others, [BADGES]: "none" })}
      >
        <Icon name="circle-alert" />
      </button>
      <button
        type="button"
        aria-label={legend}
        title={legend}
        aria-pressed={hasLegend}
        onClick={() => prefer({ legend: !hasLegend })}
      >
        <Icon name="list-tree" />
      </button>
      <button type="button" aria-label={text("view.find")} title={`${text("view.find")} (f)`} onClick={props.onFind}>
        <Icon name="search" />
      </button>
      <button
        type="button"
        aria-label={text("view.fullscreen")}
        title={text("view.fullscreen")}
        onClick={() => void fillScreen(props.area.current)}
      >
        <Icon name="monitor" />
      </button>
    </>
  );
}

/** The picture and nothing else, or the page again; some browsers do not know how. */
async function fillScreen(area: HTMLElement | null): Promise<void> {
  if (document.fullscreenElement !== null) await document.exitFullscreen();
  else await area?.requestFullscreen?.();
}

/** Keys of the page around a picture; those of the picture itself are in `picture-commands.ts`. */
function usePageKeys(
  { answer, address }: WithAddress,
  area: { readonly current: HTMLDivElement | null },
  view: PictureView | undefined,
  chosen: readonly Part[],
  isFinding: boolean,
): void {
  const text = useTexts(pictureTexts);
  const elements = useMemo(() => [...new Set(chosen.flatMap(({ element }) => element ?? []))], [chosen]);
  // Commands stay the same while something else is chosen.
  const now = useLatest({ elements, last: chosen.at(-1)?.id });
  const openElement = useCallback(() => {
    const last = now().elements.at(-1);
    if (last !== undefined) address.openElement(last);
  }, [now, address]);
  const explore = useCallback(() => {
    if (now().elements.length > 0) address.explore(now().elements);
  }, [now, address]);
  usePictureCommands({ view, openElement, explore });
  const { found } = answer;
  useCommands(
    useMemo(() => {
      const group = text("view.keys");
      const finding = (by: number): void => {
        const { last } = now();
        const at = last === undefined ? -1 : found.indexOf(last);
        const next = at < 0 ? (by > 0 ? found[0] : found.at(-1)) : found[(at + by + found.length) % found.length];
        if (next === undefined) announce(text("view.findings.none"));
        else view?.go(next);
      };
      const inspect = (): void => {
        const inspector = area.current?.querySelector<HTMLElement>(".inspector");
        if (inspector === null || inspector === undefined || inspector.contains(document.activeElement)) view?.focus();
        else inspector.querySelector<HTMLElement>(".actions :is(a, button), button")?.focus();
      };
      return [
        {
          id: "picture.find",
          title: text("view.find"),
          icon: "search",
          keys: ["f"],
          group,
          run: () => address.find(""),
        },
        {
          id: "picture.inspector",
          title: text("view.keys.inspector"),
          icon: "panel-right",
          keys: ["i"],
          group,
          isQuiet: true,
          run: inspect,
        },
        ...(isFinding
          ? []
          : [
              {
                id: "picture.finding",
                title: text("view.keys.finding"),
                icon: "circle-alert" as const,
                keys: ["n"],
                group,
                run: () => finding(1),
              },
              {
                id: "picture.finding.previous",
                title: text("view.keys.finding.previous"),
                keys: ["Shift+n"],
                group,
                isQuiet: true,
                run: () => finding(-1),
              },
            ]),
      ];
    }, [text, view, area, address, found, now, isFinding]),
  );
}

/** The chosen parts that the picture has, in the order of choosing. */
function chosenIn(parts: readonly Part[], selection: PageState["selection"]): readonly Part[] {
  if (selection.length === 0) return [];
  const byId = new Map(parts.map((part) => [part.id, part]));
  return selection.flatMap((id) => byId.get(id) ?? []);
}

/** Can a box be opened (`false`) or a boundary be closed (`true`) in place? */
function openingOf({ shape }: ViewAnswer): (id: string) => boolean | undefined {
  const [openable, closable] = [new Set(shape?.openable), new Set(shape?.closable)];
  return (id) => (closable.has(id) ? true : openable.has(id) ? false : undefined);
}

/** Editing on the picture: what the hand did becomes a small question at its place, or an edit at once. */
import { useContext, useEffect, useMemo, useState, type ReactElement } from "react";
import { createPortal } from "react-dom";
import type { ViewAnswer } from "@orrery/core/answers/answers";
import type { Page, PageState } from "@orrery/core/answers/url";
import { begin } from "../../editing/gestures.ts";
import { useSchema } from "../../editing/schema.ts";
import { announce } from "../../frame/announcer.tsx";
import { goTo } from "../../navigation.tsx";
import { useSpeech, useTexts } from "../../speech.ts";
import { type Place, toScreen, toWorld } from "../../viewer/camera.ts";
import type { Part } from "../../viewer/parts.ts";
import { WorkspaceContext } from "../../workspace-context.ts";
import type { PictureView } from "../picture-view.ts";
import "../../styles/editing.css";
import { useCanvasCommands, type CanvasActions } from "./canvas-commands.ts";
import { Deeds, type MoveMeant } from "./deeds.ts";
import { EditTools } from "./edit-tools.tsx";
import { editingTexts } from "./editing-texts.ts";
import { hintsAbout, kindsShown, nameOf } from "./edits.ts";
import type { Drop, HandListener } from "./hand-told.ts";
import { Menu } from "./menu.tsx";
import { NameField } from "./name-field.tsx";
import { InsideQuestion, VerbMenu } from "./questions.tsx";
import { type KnownElement, type NewElement, QuickCreate } from "./quick-create.tsx";
import { useArrival } from "./use-arrival.ts";
import { useHand } from "./use-hand.ts";

/** A question at a place of the picture. */
type Asking =
  | {
      readonly what: "create";
      readonly at: Place;
      readonly inside: KnownElement | undefined;
      readonly from: KnownElement | undefined;
    }
  | { readonly what: "rename"; readonly part: Part; readonly name: string }
  | { readonly what: "verb"; readonly at: Place; readonly from: KnownElement; readonly to: KnownElement }
  | { readonly what: "inside"; readonly at: Place; readonly drop: Drop; readonly meant: MoveMeant }
  | { readonly what: "menu"; readonly at: Place };

type Creating = Extract<Asking, { readonly what: "create" }>;

export interface CanvasEditingProps {
  readonly page: Page & { readonly kind: "view" | "explore" | "map" };
  readonly state: PageState;
  readonly answer: ViewAnswer;
  readonly view: PictureView;
  readonly parts: readonly Part[];
  readonly onChoose: (ids: readonly string[]) => void;
  readonly onSplit: () => void;
}

export function CanvasEditing(props: CanvasEditingProps): ReactElement | null {
  const { page, state, answer, view, parts, onChoose } = props;
  const speech = useSpeech();
  const text = useTexts(editingTexts);
  const { id: workspace } = useContext(WorkspaceContext);
  const schema = useSchema();
  const [asking, setAsking] = useState<Asking>();
  const [problem, setProblem] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const deeds = useMemo(() => new Deeds({ workspace, speech, text, answer }), [workspace, speech, text, answer]);
  const isPast = state.at !== undefined || state.against !== undefined;
  const chosen = useMemo(
    () => state.selection.flatMap((id) => parts.find((part) => part.id === id) ?? []),
    [state.selection, parts],
  );
  const boxes = useMemo(() => chosen.filter(({ role, element }) => role !== "edge" && element !== undefined), [chosen]);
  const places = useMemo(() => chosen.filter(({ role }) => role === "node" || role === "container"), [chosen]);

  const ask = (next: Asking | undefined): void => {
    setProblem(undefined);
    setAsking(next);
  };
  const create = async (at: Place, from?: Part): Promise<void> => {
    const panel = view.at(at);
    const isPanel = panel?.role === "container" && panel.element !== undefined;
    const inside = isPanel ? await deeds.known(panel.element ?? "") : undefined;
    ask({
      what: "create",
      at,
      inside,
      from: from?.element === undefined ? undefined : await deeds.known(from.element),
    });
  };
  const connect = async (from: Part, to: Part, at: Place): Promise<void> => {
    if (from.element === undefined || to.element === undefined || schema === undefined) return;
    const [one, other] = await Promise.all([deeds.known(from.element), deeds.known(to.element)]);
    const there = schema.verbsBetween(one.kind, other.kind);
    const [only] = there;
    if (only !== undefined && there.length === 1) {
      await deeds.connect(one, only, other);
      return hand?.settle();
    }
    const isAny = there.length > 0 || schema.verbsBetween(other.kind, one.kind).length > 0;
    if (isAny) return ask({ what: "verb", at, from: one, to: other });
    announce(text("canvas.connect.not", { from: one.name, to: other.name }), "warning");
    hand?.settle();
  };
  const beginRename = async (part: Part): Promise<void> => {
    const name = part.role === "edge" ? await deeds.labelOf(part) : nameOf(answer, part);
    if (name === undefined) announce(text("canvas.label.not"), "warning");
    else ask({ what: "rename", part, name });
  };
  const place = async (drop: Drop, meant?: MoveMeant): Promise<void> => {
    ask(undefined);
    const isDone = meant === undefined ? await deeds.move(drop) : await deeds.moveInto(meant, drop);
    if (!isDone) hand?.settle();
  };
  const dropped = async (drop: Drop): Promise<void> => {
    const isAllowed = (inner: string, outer: string): boolean => schema?.kind(inner)?.inside.includes(outer) === true;
    const meant = drop.into === undefined ? undefined : await deeds.moveMeant(drop, isAllowed);
    if (meant === undefined || drop.at === undefined) await place(drop);
    else ask({ what: "inside", at: drop.at, drop, meant });
  };
  const listener: HandListener = {
    canMove: () => !isPast && answer.arrangement !== null,
    canEdit: () => !isPast,
    choose: onChoose,
    dropped: (drop) => void dropped(drop),
    joined: (from, to, at) => void connect(from, to, at),
    branched: (from, at) => void create(at, from),
    wanted: (at) => void create(at),
    renamed: (part) => void beginRename(part),
    menu: (at) => ask({ what: "menu", at }),
    told: (what) => announce(text(toldKeys[what])),
  };
  const hand = useHand(view, listener);
  useEffect(() => hand?.pin(answer.arrangement?.pins ?? []), [hand, answer.arrangement]);

  const close = (): void => {
    ask(undefined);
    hand?.settle();
    view.focus();
  };
  const actions: CanvasActions = {
    create: () => void create({ x: view.looking.screen.width / 2 - 120, y: view.looking.screen.height / 3 }),
    rename: (part) => void beginRename(part),
    connect: () => {
      const [from, to] = boxes;
      if (from?.element === undefined) return;
      if (to === undefined) begin({ gesture: "connect", from: from.element });
      else void connect(from, to, below(view, to));
    },
    move: () => hand?.move(places),
    pin: (isPinned) => void deeds.pin(places, isPinned),
    hint: (kind) => void deeds.hint(kind, places),
    dropHints: () => void deeds.dropHints(hintsAbout(answer.arrangement, places), places),
    relayout: () => void deeds.relayout(),
    leaveOut: () => void deeds.leaveOut(chosen),
    remove: () => void deeds.remove(chosen),
    into: () => begin({ gesture: "move", ids: boxes.flatMap(({ element }) => element ?? []) }),
    open: ({ element }) => element !== undefined && goTo({ workspace, page: { kind: "element", id: element } }),
    explore: ({ element }) =>
      element !== undefined && goTo({ workspace, page: { kind: "explore", from: [element], kinds: [] } }),
    split: props.onSplit,
  };
  const items = useCanvasCommands({
    chosen,
    boxes,
    places,
    arrangement: answer.arrangement,
    isPast,
    isDeclared: page.kind === "view" && answer.origin !== null,
    actions,
  });
  const awaitIt = useArrival(answer.revision, parts, (part, id, name) => {
    if (part !== undefined) return view.reveal(part.id);
    announce(text("canvas.create.hidden", { name }), "plain", {
      label: text("canvas.create.show"),
      run: () => void deeds.show([id], name),
    });
  });
  const make = async (asked: Creating, wish: NewElement): Promise<void> => {
    setBusy(true);
    const { scope } = await deeds.words();
    // A view without a scope shows what is of its kinds; one with a scope, what is inside of it.
    const isShown = wish.parent !== undefined || (scope.length === 0 && kindsShown(answer).includes(wish.kind));
    const result = await deeds.create(wish, asked.from, toWorld(view.looking.camera, asked.at), isShown);
    setBusy(false);
    if ("problem" in result) return setProblem(result.problem);
    awaitIt(result.id, wish.name);
    close();
    onChoose([result.id]);
  };
  const rename = async (part: Part, name: string, seen: string): Promise<void> => {
    const wrong = await (part.role === "edge" ? deeds.label(part, name, seen) : deeds.rename(part, name));
    if (wrong === undefined) close();
    else setProblem(wrong);
  };

  const around = hand?.place ?? undefined;
  if (around === undefined) return null;
  return createPortal(
    <>
      <EditTools
        isPast={isPast}
        isSplit={page.split === true}
        onCreate={() => actions.create()}
        onSplit={props.onSplit}
      />
      {asking?.what === "create" && schema !== undefined && (
        <QuickCreate
          at={asking.at}
          schema={schema}
          kinds={kindsShown(answer)}
          inside={asking.inside}
          from={asking.from}
          problem={problem}
          isBusy={isBusy}
          onCreate={(wish) => void make(asking, wish)}
          onClose={close}
        />
      )}
      {asking?.what === "rename" && (
        <NameField
          area={onScreen(view, asking.part)}
          name={asking.name}
          mayBeEmpty={asking.part.role === "edge"}
          label={text(asking.part.role === "edge" ? "canvas.label" : "canvas.rename.name", {
            name: nameOf(answer, asking.part),
          })}
          problem={problem}
          onName={(name) => void rename(asking.part, name, asking.name)}
          onClose={close}
        />
      )}
      {asking?.what === "verb" && schema !== undefined && (
        <VerbMenu
          {...asking}
          schema={schema}
          onConnect={(from, verb, to) => void deeds.connect(from, verb, to)}
          onClose={close}
        />
      )}
      {asking?.what === "inside" && (
        <InsideQuestion
          at={asking.at}
          meant={asking.meant}
          onMove={() => void place(asking.drop, asking.meant)}
          onPlace={() => void place(asking.drop)}
          onClose={close}
        />
      )}
      {asking?.what === "menu" && (
        <Menu
          at={asking.at}
          label={
            chosen[0] === undefined
              ? text("canvas.menu.none")
              : chosen.length > 1
                ? text("canvas.menu.many", { count: chosen.length })
                : text("canvas.menu", { name: nameOf(answer, chosen[0]) })
          }
          items={items}
          onClose={close}
        />
      )}
    </>,
    around,
  );
}

const toldKeys = { move: "canvas.move.told", line: "canvas.line.told", "given-up": "canvas.given-up" } as const;

function onScreen(view: PictureView, { area }: Part): Place & { readonly width: number; readonly height: number } {
  const { camera } = view.looking;
  return { ...toScreen(camera, area), width: area.width * camera.zoom, height: area.height * camera.zoom };
}

/** Below the middle of a box. */
function below(view: PictureView, part: Part): Place {
  const { x, y, width, height } = onScreen(view, part);
  return { x: x + width / 2, y: y + height + 8 };
}

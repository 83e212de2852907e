/** A picture with what a simulation says of its boxes, and a path through them where somebody asks why. */
import { useEffect, useMemo, useState, type ReactElement, type ReactNode } from "react";
import type { PictureRequest } from "@orrery/core/answers/picture-path";
import { picturePath } from "@orrery/core/answers/picture-path";
import type { Subject } from "@orrery/core/rules/report";
import { useAnswer } from "../../answers/store.ts";
import { useKept } from "../../parts/kept.ts";
import { useSame } from "../../parts/same.ts";
import { Empty, Failed, Loading } from "../../parts/states.tsx";
import { askPicture } from "../../picture/ask-picture.ts";
import type { PictureView } from "../../picture/picture-view.ts";
import { Picture } from "../../picture/picture.tsx";
import { WitnessLine } from "../../picture/witness/witness-line.ts";
import { witnessed } from "../../picture/witness/witness-parts.ts";
import { useSpeech, useTexts } from "../../speech.ts";
import "../../styles/looking.css";
import "../../styles/witness.css";
import { type Part, partsOfScene } from "../../viewer/parts.ts";
import { ConditionLayer, type Marked } from "./condition-layer.ts";
import { simulateTexts } from "./simulate-texts.ts";

export interface SimulatedPictureProps {
  readonly request: PictureRequest;
  /** What is drawn over a part; undefined: nothing. */
  readonly mark: (part: Part) => Omit<Marked, "area" | "lines" | "isAround"> | undefined;
  /** Changes when marks do. */
  readonly marksKey: string;
  /** Element that is chosen. */
  readonly chosen: string | undefined;
  readonly path: readonly Subject[];
  readonly onChoose: (element: string | undefined) => void;
  /** Tells which elements the picture shows. */
  readonly onParts?: (elements: ReadonlySet<string>) => void;
  readonly label: string;
  /** What the space bar does in the picture. */
  readonly onSpace?: () => void;
  /** Names of elements, where the page knows them. */
  readonly names?: ReadonlyMap<string, string>;
  readonly children?: ReactNode;
}

export function SimulatedPicture(props: SimulatedPictureProps): ReactElement {
  const request = useSame(props.request);
  const { language } = useSpeech();
  const text = useTexts(simulateTexts);
  const asked = askPicture({ ...request, language, badges: "none" });
  const progress = useAnswer(asked);
  const subject = picturePath(request);
  const ready = useMemo(
    () => (progress.kind === "ready" ? { answer: progress.answer, subject } : undefined),
    [progress, subject],
  );
  const kept = useKept(ready);
  if (progress.kind === "failed") {
    return <Failed status={progress.status} message={progress.message} asked={asked} />;
  }
  if (kept === undefined) return <Loading lines={8} />;
  if (kept.answer.scene.marks.length === 0) return <Empty icon="image-off" title={text("picture.none")} />;
  return <Drawn {...props} scene={kept.answer.scene} subject={kept.subject} isBusy={progress.kind === "loading"} />;
}

function Drawn(
  props: SimulatedPictureProps & {
    readonly scene: Parameters<typeof partsOfScene>[0];
    readonly subject: string;
    readonly isBusy: boolean;
  },
): ReactElement {
  const { scene, chosen, path, onChoose, onParts, mark, marksKey, names } = props;
  const [view, setView] = useState<PictureView>();
  const [layer] = useState(() => new ConditionLayer());
  const [line] = useState(() => new WitnessLine());
  const parts = useMemo(() => partsOfScene(scene), [scene]);
  const chosenParts = useMemo(
    () => (chosen === undefined ? nothing : parts.flatMap(({ id, element }) => (element === chosen ? [id] : []))),
    [parts, chosen],
  );
  const way = useMemo(
    () => (path.length < 2 ? undefined : witnessed(path, path.at(-1) ?? nobody, parts)),
    [path, parts],
  );
  useEffect(() => {
    if (view === undefined) return undefined;
    const leave = [view.receive(layer), view.receive(line)];
    return () => {
      for (const one of leave) one();
      layer.remove();
      line.remove();
    };
  }, [view, layer, line]);
  const { onSpace } = props;
  useEffect(() => {
    layer.listen(onSpace);
  }, [layer, onSpace]);
  useEffect(() => {
    onParts?.(
      new Set(parts.flatMap(({ element, role }) => (element === undefined || role === "edge" ? [] : [element]))),
    );
  }, [parts, onParts]);
  useEffect(() => {
    layer.draw(
      parts.flatMap((part): readonly Marked[] => {
        const look = mark(part);
        if (look === undefined) return [];
        return [
          {
            ...look,
            area: part.area,
            isAround: part.role === "container",
            ...(part.role === "edge" ? { lines: part.lines } : {}),
          },
        ];
      }),
      parts.flatMap(({ role, area, label, element }) =>
        role === "node" && element !== undefined
          ? [{ area, name: names?.get(element) ?? label.split(", ")[0] ?? "" }]
          : [],
      ),
    );
    view?.looking.again();
    // The marks are those of their key; the function is new each time.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [parts, marksKey, layer, view]);
  useEffect(() => {
    line.draw(way ?? { stops: [], ways: [], ids: new Set() });
    view?.looking.again();
  }, [way, line, view]);
  return (
    <div className="picture-area sim-picture-area" role="group" aria-label={props.label}>
      <Picture
        scene={scene}
        subject={props.subject}
        isBusy={props.isBusy}
        chosen={chosenParts}
        kept={way === undefined || way.ids.size === 0 ? undefined : way.ids}
        isAlone={false}
        isBare
        look={undefined}
        onView={setView}
        onChoose={(ids) => {
          const part = parts.find(({ id }) => id === ids.at(-1));
          onChoose(part?.element);
        }}
        onOpen={(part) => {
          if (part.element !== undefined) onChoose(part.element);
        }}
        onLook={() => undefined}
      >
        {props.children}
      </Picture>
    </div>
  );
}

const nothing: readonly string[] = [];
const nobody: Subject = { name: "", title: { en: "", fr: "" }, kind: "", elements: [], isRelationship: false };

/** Facts that differ: in the order of review or by kind, filtered; only what is in view exists. */
import { useContext, useMemo, useRef, useState, type ReactElement } from "react";
import type {
  ChangeWord,
  CompareAnswer,
  ComparedElement,
  RelationshipChangeAnswer,
} from "@orrery/core/answers/time-answers";
import { groupBy } from "@orrery/core/base/group-by";
import { Icon } from "../../parts/icon.tsx";
import { Empty } from "../../parts/states.tsx";
import { useRowsInView } from "../../parts/virtual.ts";
import { useSpeech, useTexts } from "../../speech.ts";
import { RelationshipChange } from "../../time/fact-changes.tsx";
import { timeTexts } from "../../time/time-texts.ts";
import { WorkspaceContext } from "../../workspace-context.ts";
import { ComparedRow } from "./compared-row.tsx";
import { changeTexts } from "./change-texts.ts";

type Order = "review" | "kind";
type Row =
  | { readonly kind: "title"; readonly key: string; readonly title: string; readonly count: number }
  | { readonly kind: "element"; readonly key: string; readonly element: ComparedElement }
  | { readonly kind: "relationship"; readonly key: string; readonly relationship: RelationshipChangeAnswer };

const words = ["added", "removed", "changed"] as const;

export function Facts({ answer }: { readonly answer: CompareAnswer }): ReactElement {
  const text = useTexts(changeTexts);
  const time = useTexts(timeTexts);
  const { compare } = useSpeech();
  const { kindOf } = useContext(WorkspaceContext);
  const [filter, setFilter] = useState("");
  const [only, setOnly] = useState<ChangeWord>();
  const [order, setOrder] = useState<Order>("review");
  const rows = useMemo((): readonly Row[] => {
    const elements = answer.elements.filter(
      (one) =>
        (only === undefined || one.change === only) && hasWords(elementTexts(one, kindOf(one.kind).label), filter),
    );
    const relationships = answer.relationships.filter(
      (one) => (only === undefined || one.change === only) && hasWords(relationshipTexts(one), filter),
    );
    const groups =
      order === "review"
        ? [...groupBy(elements, ({ weight }) => text(`facts.weight.${weight}`))]
        : [...groupBy(elements, (one) => groupOf(one, kindOf, text))].toSorted(([a], [b]) => compare(a, b));
    return [
      ...groups.flatMap(([title, members]): readonly Row[] => [
        { kind: "title", key: `title ${title}`, title, count: members.length },
        ...members.map((element): Row => ({
          kind: "element",
          key: `${element.change} ${element.section} ${element.id}`,
          element,
        })),
      ]),
      ...(relationships.length === 0
        ? []
        : [
            {
              kind: "title",
              key: "relationships",
              title: text("facts.relationships"),
              count: relationships.length,
            } as const,
          ]),
      ...relationships.map((relationship, index): Row => ({
        kind: "relationship",
        key: `relationship ${index}`,
        relationship,
      })),
    ];
  }, [answer, filter, only, order, kindOf, text, compare]);
  return (
    <>
      <div className="change-tools">
        <label className="field">
          <Icon name="search" />
          <span className="visually-hidden">{text("facts.filter")}</span>
          <input
            type="search"
            value={filter}
            placeholder={text("facts.filter.placeholder")}
            onChange={(event) => setFilter(event.target.value)}
          />
        </label>
        <div className="segmented" role="group" aria-label={text("facts.changes")}>
          <button type="button" aria-pressed={only === undefined} onClick={() => setOnly(undefined)}>
            {text("facts.all")}
          </button>
          {words.map((word) => (
            <button key={word} type="button" aria-pressed={only === word} onClick={() => setOnly(word)}>
              {time(`change.${word}`)}
            </button>
          ))}
        </div>
        <div className="segmented" role="group" aria-label={text("facts.order")}>
          {(["review", "kind"] as const).map((one) => (
            <button key={one} type="button" aria-pressed={order === one} onClick={() => setOrder(one)}>
              {text(`facts.order.${one}`)}
            </button>
          ))}
        </div>
      </div>
      {rows.length === 0 ? <Empty icon="search-x" title={text("facts.none")} /> : <Rows rows={rows} answer={answer} />}
    </>
  );
}

function Rows({ rows, answer }: { readonly rows: readonly Row[]; readonly answer: CompareAnswer }): ReactElement {
  const text = useTexts(changeTexts);
  const { number } = useSpeech();
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useRowsInView({
    count: rows.length,
    scroller,
    rowHeight: 56,
    keyOf: (index) => rows[index]?.key ?? index,
  });
  return (
    <div ref={scroller} className="change-scroll" tabIndex={0} role="region" aria-label={text("part.facts")}>
      <div className="change-rows" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map((item) => {
          const row = rows[item.index];
          if (row === undefined) return null;
          return (
            <div
              key={item.key}
              ref={virtual.measureElement}
              data-index={item.index}
              className="change-row"
              style={{ transform: `translateY(${item.start}px)` }}
            >
              {row.kind === "title" && (
                <h2 className="facts-title">
                  {row.title} <span className="card-count">{number(row.count)}</span>
                </h2>
              )}
              {row.kind === "element" && <ComparedRow element={row.element} all={answer.relationships} />}
              {row.kind === "relationship" && (
                <div className="compared-row">
                  <RelationshipChange relationship={row.relationship} />
                </div>
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}

function groupOf(
  { section, kind }: ComparedElement,
  kindOf: (kind: string) => { readonly plural: string },
  text: (key: "section.statement" | "section.definition") => string,
): string {
  return section === "element" ? kindOf(kind).plural : text(`section.${section}`);
}

function elementTexts({ id, formerly, name, kind, facts }: ComparedElement, label: string): readonly string[] {
  return [
    id,
    formerly ?? "",
    name,
    kind,
    label,
    ...facts.flatMap((fact) => [
      fact.key ?? "",
      fact.name?.en ?? "",
      fact.name?.fr ?? "",
      fact.before ?? "",
      fact.after ?? "",
    ]),
  ];
}

function relationshipTexts({ from, to, verb, phrase, label }: RelationshipChangeAnswer): readonly string[] {
  return [from.id, from.name, to.id, to.name, verb, phrase.en, phrase.fr, label ?? ""];
}

function hasWords(texts: readonly string[], filter: string): boolean {
  const wanted = filter
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== "");
  return wanted.every((word) => texts.some((one) => one.toLowerCase().includes(word)));
}

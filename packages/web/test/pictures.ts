/** Pictures of the fixture: every element a box in a grid, every link a line, as `drawView` would make scenes of them. */
import type { PictureRow, ViewAnswer, ViewsAnswer, ViewSummaryAnswer } from "@orrery/core/answers/answers";
import type { Bilingual } from "@orrery/core/model/metamodel";
import type { GroupMark, Scene } from "@orrery/core/notations/scene";
import { itemOf, nameOf, type Item, type Model } from "./fixture.ts";

type Language = "en" | "fr";

interface View {
  readonly id: string;
  readonly title: Bilingual;
  readonly shows: (item: Item) => boolean;
  readonly opens?: Readonly<Record<string, string>>;
}

const views: Readonly<Record<string, readonly View[]>> = {
  shop: [
    {
      id: "landscape",
      title: { en: "Shop landscape", fr: "Paysage de la boutique" },
      shows: ({ kind }) => kind === "application" || kind === "node",
      opens: { storefront: "inside-storefront" },
    },
    {
      id: "inside-storefront",
      title: { en: "Inside the storefront", fr: "L’intérieur de la vitrine" },
      shows: ({ id, parent }) => id === "storefront" || parent === "storefront",
    },
  ],
  portfolio: [
    {
      id: "everything",
      title: { en: "Everything", fr: "Tout" },
      shows: ({ kind, id }) => kind === "application" && Number(id.slice("app-".length)) < 900,
    },
  ],
};

const viewpoint: ViewSummaryAnswer["viewpoint"] = {
  id: "landscape",
  title: { en: "Application landscape", fr: "Paysage applicatif" },
  question: { en: "Which applications are there?", fr: "Quelles applications y a-t-il ?" },
  family: "overview",
};

export function viewsAnswer(model: Model, language: Language, showing: string | null): ViewsAnswer {
  const known = (views[model.id] ?? []).filter(
    ({ shows }) => showing === null || model.items.some((item) => item.id === showing && shows(item)),
  );
  return {
    version: 1,
    views: known.map(({ id, title }) => ({ id, title: title[language], description: null, viewpoint, origin: place })),
    ...(showing === null ? {} : { showing }),
  };
}

export function countViews(model: Model): number {
  return views[model.id]?.length ?? 0;
}

/** The picture of a view; undefined when there is none of this id. */
export function viewAnswer(model: Model, id: string, query: URLSearchParams, revision: number): ViewAnswer | undefined {
  const view = views[model.id]?.find((one) => one.id === id);
  if (view === undefined) return undefined;
  return answerOf(model, { ...view, origin: place }, query, revision);
}

/** What is around an element. */
export function exploreAnswer(model: Model, query: URLSearchParams, revision: number): ViewAnswer | undefined {
  const root = itemOf(model, query.get("scope") ?? "");
  if (root === undefined) return undefined;
  const near = new Set([root.id]);
  for (let step = 0; step < Number(query.get("depth") ?? 1); step++) {
    for (const { from, to } of model.links.filter((link) => near.has(link.from) || near.has(link.to))) {
      near.add(from);
      near.add(to);
    }
  }
  const title = { en: `Surroundings: ${root.en}`, fr: `Voisinage : ${root.en}` };
  const view = { id: `explore-${root.id}`, title, shows: ({ id }: Item) => near.has(id), origin: null };
  return answerOf(model, view, query, revision);
}

const place = { uri: "shop.orrery", line: 3, column: 1 };

function answerOf(
  model: Model,
  view: View & { readonly origin: ViewAnswer["origin"] },
  query: URLSearchParams,
  revision: number,
): ViewAnswer {
  const language = query.get("lang") === "fr" ? "fr" : "en";
  const hasMore = [...model.files.values()].some((text) => text.includes("// one more"));
  const more: Item = { id: "one-more", kind: "application", en: "One more", facts: {}, line: 1 };
  const items = [...model.items.filter(view.shows), ...(hasMore ? [more] : [])];
  const ids = new Set(items.map((item) => item.id));
  const links = model.links.filter(({ from, to }) => ids.has(from) && ids.has(to) && from !== to);
  const name = (id: string): string => nameOf(items.find((item) => item.id === id) ?? more, language);
  const row = (id: string, texts: readonly string[], elements: readonly (string | undefined)[]): PictureRow => ({
    id,
    cells: texts.map((text, index) => {
      const element = elements[index];
      return { text, ...(element === undefined ? {} : { element, layer: "application" }) };
    }),
  });
  const column = (text: string): { readonly name: string; readonly numeric: boolean } => ({
    name: text,
    numeric: false,
  });
  return {
    version: 1,
    revision,
    id: view.id,
    title: view.title[language],
    description: null,
    viewpoint,
    origin: view.origin,
    scene: sceneOf(items, links, view, language),
    notation: query.get("notation") ?? "orrery",
    notations: [
      { id: "orrery", title: { en: "Orrery", fr: "Orrery" } },
      { id: "c4", title: { en: "C4", fr: "C4" } },
    ],
    lens: query.get("lens"),
    lenses: [
      { id: "owner", name: { en: "Owner", fr: "Responsable" } },
      { id: "criticality", name: { en: "Criticality", fr: "Criticité" } },
    ],
    notes: [],
    problems: [],
    steps: [],
    found: [],
    legend: [{ by: "kind", entries: [{ id: "application", name: "Application", parts: items.map(({ id }) => id) }] }],
    shape: null,
    hubs: [],
    arrangement: null,
    tables: [
      {
        what: "elements",
        columns: [column(language === "fr" ? "Nom" : "Name"), column(language === "fr" ? "Sorte" : "Kind")],
        rows: items.map((item) => row(item.id, [nameOf(item, language), item.kind], [item.id])),
      },
      {
        what: "relationships",
        columns: ["From", "Relationship", "To"].map(column),
        rows: links.map(({ from, verb, to }) =>
          row(`${from} ${verb} ${to}`, [name(from), verb, name(to)], [from, undefined, to]),
        ),
      },
    ],
  };
}

const WIDTH = 168;
const HEIGHT = 56;
const STEP_X = 240;
const STEP_Y = 120;

function sceneOf(items: readonly Item[], links: Model["links"], view: View, language: Language): Scene {
  const across = Math.ceil(Math.sqrt(items.length));
  const corner = new Map(
    items.map(({ id }, index) => [
      id,
      { x: 24 + (index % across) * STEP_X, y: 80 + Math.floor(index / across) * STEP_Y },
    ]),
  );
  const middle = (id: string): readonly [number, number] => {
    const { x, y } = corner.get(id) ?? { x: 0, y: 0 };
    return [x + WIDTH / 2, y + HEIGHT / 2];
  };
  const title: GroupMark = {
    kind: "group",
    role: "title",
    marks: [textMark(view.title[language], 24, 40, 18)],
  };
  const lines = links.map(({ from, verb, to }): GroupMark => ({
    kind: "group",
    id: `${from} ${verb} ${to}`,
    role: "edge",
    from,
    to,
    label: `${from} → ${to}`,
    marks: [
      {
        kind: "path",
        steps: [
          ["M", ...middle(from)],
          ["L", ...middle(to)],
        ],
        style: { stroke: "line" },
      },
    ],
  }));
  const boxes = items.map((item): GroupMark => {
    const { x, y } = corner.get(item.id) ?? { x: 0, y: 0 };
    const name = nameOf(item, language);
    return {
      kind: "group",
      id: item.id,
      element: item.id,
      role: "node",
      label: `${name}, ${item.kind}`,
      opens: view.opens?.[item.id],
      box: { x, y, width: WIDTH, height: HEIGHT },
      marks: [
        {
          kind: "rect",
          x,
          y,
          width: WIDTH,
          height: HEIGHT,
          radius: 8,
          style: { fill: "application-fill", stroke: "application-stroke" },
        },
        textMark(name, x + 12, y + 32, 14),
      ],
    };
  });
  return {
    version: 1,
    width: 48 + across * STEP_X,
    height: 120 + Math.ceil(items.length / across) * STEP_Y,
    title: view.title[language],
    description: "",
    language,
    marks: [title, ...lines, ...boxes],
  };
}

function textMark(text: string, x: number, y: number, size: number): GroupMark["marks"][number] {
  return {
    kind: "text",
    x,
    y,
    text,
    size,
    weight: 600,
    anchor: "start",
    width: text.length * size * 0.55,
    style: { fill: "ink" },
  };
}

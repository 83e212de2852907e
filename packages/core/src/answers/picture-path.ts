/** Where the server gives a picture: written by pages, command and server alike. */
import type { Page, PageState, Reading } from "./url.ts";

/** A picture of a workspace: of a view that the model declares, or of a viewpoint and a scope. */
export interface PictureRequest {
  readonly workspace: string;
  readonly subject:
    | { readonly view: string }
    | {
        readonly viewpoint: string;
        readonly scope: readonly string[];
        readonly depth?: number | undefined;
        readonly direction?: "up" | "down" | undefined;
        readonly kinds?: readonly string[] | undefined;
        readonly relationships?: readonly string[] | undefined;
        readonly hidesHubs?: boolean | undefined;
      };
  readonly notation?: string | undefined;
  readonly lens?: string | undefined;
  readonly at?: string | undefined;
  /** Another moment: what differs from it is marked. */
  readonly against?: string | undefined;
  /** One of the two moments alone, everything where it stands in the picture of both. */
  readonly side?: "before" | "after" | undefined;
  readonly language?: string | undefined;
  readonly theme?: string | undefined;
  /** `none`: without title, legend and notes, as in lists. */
  readonly frame?: "none" | undefined;
  /** Word by which the boxes are put together. */
  readonly groupBy?: string | undefined;
  /** Levels of boundaries that are open. */
  readonly detail?: number | undefined;
  /** Boxes that are open in place; with `-` in front, boundaries that are closed. */
  readonly opened?: readonly string[] | undefined;
  readonly reading?: Reading | undefined;
  /** Of a table file: what is listed; elements when absent. */
  readonly table?: "relationships" | undefined;
  /** Not the picture, but through which lenses it can be looked at. */
  readonly ask?: "lenses" | undefined;
  /** `none`: without what rules found. */
  readonly badges?: "none" | undefined;
  /** `yes`: what was observed is drawn over the model. */
  readonly drift?: "yes" | undefined;
  /** Grows when the picture may have changed, so that nobody shows an old one. */
  readonly revision?: number | undefined;
}

export type PictureFile = "svg" | "png" | "pdf" | "json" | "csv";

/** The path of a picture as an answer, or as a file. */
export function picturePath(request: PictureRequest, file?: PictureFile): string {
  const { subject } = request;
  const suffix = file === undefined ? "" : `.${file}`;
  const folder = `/api/w/${encodeURIComponent(request.workspace)}`;
  const name = "view" in subject ? `view/${encodeURIComponent(subject.view).replaceAll(".", "%2E")}` : "draw";
  const query = new Map<string, string | number | undefined>([
    ...("view" in subject ? [] : wishOf(subject)),
    ["notation", request.notation],
    ["lens", request.lens],
    ["group", request.groupBy],
    ["detail", request.detail],
    ["open", request.opened?.join(",")],
    // The way of a wish is the way that is followed.
    ...("view" in subject ? [["direction", request.reading] as const] : []),
    ["at", request.at],
    ["vs", request.against],
    ["side", request.side],
    ["table", request.table],
    ["ask", request.ask],
    ["frame", request.frame],
    ["badges", request.badges],
    ["drift", request.drift],
    ["lang", request.language],
    ["theme", request.theme],
    ["r", request.revision],
  ]);
  const written = [...query]
    .filter(([, value]) => value !== undefined && value !== "")
    .map(([key, value]) => `${key}=${encodeURIComponent(String(value).toWellFormed())}`);
  return `${folder}/${name}${suffix}${written.length === 0 ? "" : `?${written.join("&")}`}`;
}

function wishOf(
  wish: Exclude<PictureRequest["subject"], { readonly view: string }>,
): readonly (readonly [string, string | number | undefined])[] {
  return [
    ["viewpoint", wish.viewpoint],
    ["scope", wish.scope.join(",")],
    ["depth", wish.depth],
    ["direction", wish.direction],
    ["kinds", wish.kinds?.join(",")],
    ["relationships", wish.relationships?.join(",")],
    ["hubs", wish.hidesHubs === true ? "no" : undefined],
  ];
}

/** The picture that a page shows; undefined for pages without one. */
export function pictureOfPage(workspace: string, page: Page, state: PageState): PictureRequest | undefined {
  const { lens, at, against, language, theme } = state;
  const badges = state.filters["badges"] === "none" ? { badges: "none" as const } : {};
  const drift = state.filters["drift"] === "yes" ? { drift: "yes" as const } : {};
  const look = { lens, at, against, language, theme, ...badges, ...drift };
  switch (page.kind) {
    case "view":
      return { workspace, subject: { view: page.view }, ...formOf(page), ...look };
    case "explore":
      return {
        workspace,
        subject: {
          viewpoint: "explore",
          scope: page.from,
          depth: page.depth,
          direction: page.direction === "both" ? undefined : page.direction,
          kinds: page.kinds,
          relationships: page.relationships,
          hidesHubs: page.hidesHubs,
        },
        ...formOf(page),
        ...look,
      };
    case "map":
      if (page.map === undefined) return undefined;
      return { workspace, subject: { viewpoint: page.map, scope: page.scope }, ...formOf(page), ...look };
    default:
      return undefined;
  }
}

function formOf(
  page: Page & { readonly kind: "view" | "explore" | "map" },
): Pick<PictureRequest, "notation" | "groupBy" | "detail" | "opened" | "reading"> {
  const { notation, groupBy, detail, opened, reading } = page;
  return { notation, groupBy, detail, opened, reading };
}

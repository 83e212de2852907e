/** Where the server gives a picture: written by pages, command and server alike. */
import type { Page, PageState } from "./url.ts";

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
      };
  readonly notation?: string | undefined;
  readonly lens?: string | undefined;
  readonly at?: string | undefined;
  readonly language?: string | undefined;
  readonly theme?: string | undefined;
  /** `none`: without title, legend and notes, as in lists. */
  readonly frame?: "none" | undefined;
  /** Grows when the picture may have changed, so that nobody shows an old one. */
  readonly revision?: number | undefined;
}

export type PictureFile = "svg" | "png" | "pdf" | "json";

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
    ["at", request.at],
    ["frame", request.frame],
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
  ];
}

/** The picture that a page shows; undefined for pages without one. */
export function pictureOfPage(workspace: string, page: Page, state: PageState): PictureRequest | undefined {
  const look = { lens: state.lens, at: state.at, language: state.language, theme: state.theme };
  switch (page.kind) {
    case "view":
      return { workspace, subject: { view: page.view }, notation: page.notation, ...look };
    case "explore":
      return {
        workspace,
        subject: {
          viewpoint: "explore",
          scope: page.from,
          depth: page.depth,
          direction: page.direction === "both" ? undefined : page.direction,
          kinds: page.kinds,
        },
        notation: page.notation,
        ...look,
      };
    default:
      return undefined;
  }
}

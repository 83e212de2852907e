/** The views of a model, drawn for a site in one language: for the page itself, and as files beside it. */
import { createHash } from "node:crypto";
import { viewsOf } from "@orrery/core/draw/draw";
import { sceneToJson } from "@orrery/core/exports/scene-json";
import { sceneToSvg } from "@orrery/core/exports/svg";
import type { Model } from "@orrery/core/model/model";
import type { Diagram } from "@orrery/core/views/diagram";
import { viewpointById } from "@orrery/core/views/index";
import { fileNames } from "../file-names.ts";
import type { Speech } from "../messages/messages.ts";
import { sizeOf } from "../pictures/diagram-size.ts";
import { type Drawable, type DrawnView, drawOne, isBroken } from "../pictures/draw-views.ts";
import { writePicture } from "../pictures/formats.ts";
import type { Studio } from "../pictures/studio.ts";
import type { Terminal } from "../terminal.ts";
import { visible } from "../terminal/width.ts";
import { addressesIn, elementIds, relativeTo } from "./addresses.ts";
import { linkedScene, type SceneLinks } from "./linked-scene.ts";
import type { SiteView } from "./pages/view.ts";
import { thumbnailOf } from "./thumbnail.ts";

const formats = ["svg", "png", "pdf"] as const;

/** All views that the model declares. Remembered places are read; a site changes nothing beside the model. */
export async function drawSiteViews(
  terminal: Terminal,
  drawable: Drawable,
  speech: Speech,
  lens: string | undefined,
  studio: Studio,
): Promise<readonly SiteView[]> {
  const { model } = drawable;
  const summaries = viewsOf(model, speech.locale);
  const names = fileNames(summaries.map((view) => view.id));
  const links = linksFor(model, names);
  const wish = { language: speech.locale, remembers: false, options: { lens } };
  const views: SiteView[] = [];
  for (const [index, { id }] of summaries.entries()) {
    terminal.progress(
      terminal.text("progress.drawing", { number: index + 1, count: summaries.length, name: visible(id) }),
    );
    const drawn = await drawOne(drawable, id, wish, studio);
    if (drawn !== undefined) views.push(await siteView(drawn, names.get(id) ?? id, links, speech));
  }
  terminal.progress(undefined);
  return views;
}

async function siteView({ drawn }: DrawnView, name: string, links: SceneLinks, speech: Speech): Promise<SiteView> {
  const { view, scene, diagram, notes, problems } = drawn;
  const isPicture = !isBroken(drawn);
  const pictured = linkedScene(scene, links);
  const markup = sceneToSvg(pictured, { theme: "auto", idPrefix: "v-", link: (address) => address });
  const small = thumbnailOf(scene);
  const viewpoint = view.viewpoint === undefined ? undefined : viewpointById(view.viewpoint);
  const files: SiteView["files"][number][] = [];
  for (const format of isPicture ? formats : []) {
    const content = await writePicture(scene, format, { theme: "auto", scale: 2 });
    files.push({ format, path: `views/${name}.${format}`, content });
  }
  return {
    id: view.id,
    title: view.title,
    description: view.description,
    viewpoint: viewpoint?.title[speech.locale] ?? view.viewpoint ?? speech.text("site.view.drawing"),
    question: viewpoint?.question[speech.locale],
    diagram,
    markup,
    scene: isLarge(diagram) ? sceneToJson(pictured) : undefined,
    styleDigests: digestsOf(markup),
    files,
    thumbnail: isPicture
      ? {
          path: `views/${name}~small.svg`,
          content: sceneToSvg(small, { theme: "auto" }),
          size: [small.width, small.height],
        }
      : undefined,
    notes,
    problems,
  };
}

/** Addresses from the page of a view. */
function linksFor(model: Model, views: ReadonlyMap<string, string>): SceneLinks {
  const elements = addressesIn("elements", elementIds(model));
  return {
    view: (id) => (views.has(id) ? `${views.get(id)}.html` : undefined),
    element: (id) => {
      const address = elements.of(id);
      return address === undefined ? undefined : relativeTo("views/view.html", address);
    },
  };
}

/** Boxes and lines above which the viewer draws on a canvas, for which it needs the scene. */
const LARGE = 400;

function isLarge(diagram: Diagram): boolean {
  const { nodes, lines } = sizeOf(diagram);
  return nodes + lines > LARGE;
}

/** What the policy of the page must allow: the style sheets inside the picture, and no others (CSP Level 3, 6.7.3.3). */
function digestsOf(markup: string): readonly string[] {
  return [...markup.matchAll(/<style>([^<]*)<\/style>/g)].map(
    ([, sheet = ""]) => `sha256-${createHash("sha256").update(sheet).digest("base64")}`,
  );
}

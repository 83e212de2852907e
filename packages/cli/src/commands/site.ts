import { severityCounts, statistics as statisticsOf } from "@orrery/core/answers/statistics";
import type { Locale } from "@orrery/core/base/codes";
import { basename, resolve } from "node:path";
import manifest from "../../package.json" with { type: "json" };
import { changeFolder, kindOfPath } from "../files.ts";
import type { LoadedModel } from "../load-model.ts";
import { speechOf } from "../messages/messages.ts";
import { openModel, shownPath } from "../open-model.ts";
import { drawSiteViews } from "../site/draw-site-views.ts";
import { isForeign, MANIFEST, namesIn, printNames } from "../site/manifest.ts";
import { siteFiles, type SitePlan } from "../site/site.ts";
import { siteFonts } from "../site/fonts.ts";
import { findViewer } from "../site/viewer.ts";
import { sayProblems } from "../pictures/say-problems.ts";
import { openStudio } from "../pictures/studio.ts";
import { canColour } from "../pictures/wanted-views.ts";
import { positionsIn } from "../positions.ts";
import type { Terminal } from "../terminal.ts";
import { visible } from "../terminal/width.ts";
import type { Command, Values } from "./command.ts";

const options = {
  out: { kind: "text", value: "DIR", short: "o" },
  language: { kind: "choice", of: ["en", "fr"] },
  lens: { kind: "text", value: "ATTR" },
  json: { kind: "flag" },
} as const;

/** `orrery site`: views, catalogues and elements of a model as pages that need no server. */
export const site: Command<typeof options> = {
  name: "site",
  operands: "[DIR]",
  takes: [0, 1],
  options,
  examples: [
    "orrery site --out site",
    "orrery site --out public/architecture architecture",
    "orrery site --out site --language fr",
  ],

  async run(terminal, values, [folder]) {
    const target = targetOf(terminal, values.out);
    if (target === undefined) return 2;
    const loaded = openModel(terminal, folder);
    if (loaded === undefined) return 2;
    if (values.lens !== undefined && !canColour(terminal, loaded.workspace.model, values.lens)) return 2;
    const plan = await planOf(terminal, loaded, values);
    const written = await write(terminal, plan, target);
    if (written === undefined) return 2;
    const views = plan.views.get(terminal.locale) ?? [...plan.views.values()].flat();
    const problems = views.flatMap((view) => view.problems);
    sayProblems(terminal, problems, loaded.folder, plan.positions);
    report(terminal, values, plan, target, written);
    return problems.some((problem) => problem.severity === "error") ? 1 : 0;
  },
};

/** The folder to write to; undefined after telling why it cannot be it. */
function targetOf(terminal: Terminal, out: string | undefined): string | undefined {
  if (out === undefined) {
    terminal.complain(terminal.text("site.no-out"), terminal.text("misuse.hint", { name: "site" }));
    return undefined;
  }
  const target = resolve(terminal.folder, out);
  if (kindOfPath(target) !== undefined && kindOfPath(target) !== "folder") {
    terminal.complain(terminal.text("site.no-folder", { path: visible(out) }));
    return undefined;
  }
  // Before anything is drawn; every other file is looked at when it is written.
  if (isForeign(target, "index.html", namesIn(target))) return refuse(terminal, target, "index.html");
  return target;
}

async function planOf(terminal: Terminal, loaded: LoadedModel, values: Values<typeof options>): Promise<SitePlan> {
  const { model } = loaded.workspace;
  const diagnostics = loaded.diagnostics();
  const speeches = await Promise.all(languagesOf(terminal.locale, values.language).map(speechOf));
  const studio = openStudio(loaded.folder);
  try {
    const drawable = { model, folder: loaded.folder };
    const views = new Map<Locale, SitePlan["views"] extends ReadonlyMap<Locale, infer Of> ? Of : never>();
    for (const speech of speeches)
      views.set(speech.locale, await drawSiteViews(terminal, drawable, speech, values.lens, studio));
    return {
      model,
      title: basename(loaded.folder),
      statistics: { ...statisticsOf(loaded.workspace), diagnostics: severityCounts(diagnostics) },
      diagnostics,
      positions: positionsIn(loaded),
      speeches,
      views,
      viewer: findViewer(),
      fonts: siteFonts(),
      version: manifest.version,
    };
  } finally {
    await studio.close();
  }
}

/** One language, or both with the person's own first: the site opens with it. */
function languagesOf(own: Locale, asked: Locale | undefined): readonly Locale[] {
  if (asked !== undefined) return [asked];
  return own === "fr" ? ["fr", "en"] : ["en", "fr"];
}

interface Written {
  readonly files: number;
  readonly changed: number;
}

/** Pages between two breaths: a signal is heard, and the person sees how far it is. */
const BREATH = 50;

/** Writes what is different, and takes away what an earlier site had and this one has not. Undefined: the folder is somebody else's. */
async function write(terminal: Terminal, plan: SitePlan, target: string): Promise<Written | undefined> {
  const earlier = namesIn(target);
  const change = changeFolder(target);
  const names: string[] = [];
  try {
    for (const [path, content] of siteFiles(plan)) {
      if (isForeign(target, path, earlier)) {
        change.abandon();
        return refuse(terminal, target, path);
      }
      change.put(path, content);
      names.push(path);
      if (names.length % BREATH === 0) await breathe(terminal, names.length);
    }
    const kept = new Set(names);
    for (const name of earlier) if (!kept.has(name)) change.remove(name);
    change.put(MANIFEST, printNames(names));
    terminal.progress(undefined);
    return { files: names.length, changed: change.finish() };
  } catch (error) {
    change.abandon();
    throw error;
  }
}

function refuse(terminal: Terminal, target: string, path: string): undefined {
  terminal.complain(
    terminal.text("site.foreign", { file: visible(path), path: visible(shownPath(terminal, target)) }),
    terminal.text("site.foreign.hint"),
  );
  return undefined;
}

async function breathe(terminal: Terminal, count: number): Promise<void> {
  terminal.progress(terminal.text("progress.site", { count }));
  await new Promise((resolve) => setImmediate(resolve));
}

function report(
  terminal: Terminal,
  { json }: Values<typeof options>,
  { statistics, views, speeches }: SitePlan,
  target: string,
  { files, changed }: Written,
): void {
  const path = shownPath(terminal, target);
  const count = views.get(speeches[0]?.locale ?? "en")?.length ?? 0;
  const languages = speeches.map((speech) => speech.locale);
  if (json)
    terminal.json({ version: 1, folder: path, files, changed, views: count, elements: statistics.elements, languages });
  else
    terminal.print(
      `${terminal.paint.green("✓")} ${terminal.text("site.done", { files, changed, views: count, elements: statistics.elements, path: terminal.paint.bold(visible(`${path}/index.html`)) })}`,
    );
}

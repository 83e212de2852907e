/** Pictures of the models that are served: drawn when somebody asks, kept while the model is the same, never written to the disk. */
import { statSync } from "node:fs";
import type { Locale } from "@orrery/core/base/codes";
import { differenceOf } from "@orrery/core/answers/comparison";
import { presentIds } from "@orrery/core/draw/compare";
import { type Drawn, type DrawOptions, drawView } from "@orrery/core/draw/draw";
import type { DriftOverlay } from "@orrery/core/draw/overlay-drift";
import type { Memory } from "@orrery/core/engines/layout/graph";
import type { Model } from "@orrery/core/model/model";
import { makePen } from "@orrery/core/notations/pen";
import type { Pen } from "@orrery/core/notations/notation";
import type { Judged } from "@orrery/core/views/judged";
import type { ViewWish } from "@orrery/core/views/query";
import { sizeOf } from "../pictures/diagram-size.ts";
import { viewOf, type Wanted } from "../pictures/draw-views.ts";
import { loadFonts } from "../pictures/fonts.ts";
import { openIcons } from "../pictures/icons.ts";
import { type OpenEngines, openLayoutEngines } from "../pictures/layout-engines.ts";
import { readSidecar, type Sidecar, sidecarPath } from "../pictures/sidecars.ts";
import { InTurn, type Turn } from "./in-turn.ts";
import type { ServedWorkspace } from "./served-workspace.ts";

export interface DrawingRequest extends Pick<
  DrawOptions,
  "notation" | "lens" | "at" | "direction" | "groupBy" | "detail" | "opened" | "closed"
> {
  /** Id of a view that the model declares, or one on the spot. */
  readonly wanted: Wanted;
  readonly language: Locale;
  /** Which moment the model is of (`LookedAt.key`); absent: now. */
  readonly moment?: string | undefined;
  /** Another moment: what differs from it is marked. */
  readonly against?: { readonly key: string; readonly model: Model } | undefined;
  /** One of the two moments alone, everything where it stands in the picture of both. */
  readonly side?: Side | undefined;
  /** What was observed beside the model, drawn over it. */
  readonly drift?: { readonly key: string; readonly overlay: DriftOverlay } | undefined;
  /** What rules say of the model, where they were asked. */
  readonly judged?: Judged | undefined;
}

export type Side = "before" | "after";

/** Who asks: what a person looks at goes before what is only listed. */
export interface Asker {
  readonly signal: AbortSignal;
  readonly isUrgent: boolean;
}

/** Pictures of one workspace that are kept, and how much they show together. */
const MOST_KEPT = 200;
const MOST_SHOWN = 60_000;
/** Views of one workspace whose places are remembered while the server runs. */
const MOST_REMEMBERED = 500;

export class Drawings {
  private readonly line: InTurn = new InTurn();
  private readonly shelves: Map<string, Shelf> = new Map();
  private engines: OpenEngines | undefined;

  /** The picture, from now or from before. Rejects with `Forsaken` when whoever asked has gone. */
  async draw(served: ServedWorkspace, request: DrawingRequest, { signal, isUrgent }: Asker): Promise<Drawn> {
    const shelf = this.shelfOf(served);
    const { folder } = served;
    const { side, against } = request;
    const both: Both | undefined =
      side === undefined || against === undefined
        ? undefined
        : {
            drawn: await this.draw(served, { ...request, side: undefined }, { signal, isUrgent }),
            ids: side === "before" ? earlierIds(against.model, served.model) : new Map(),
          };
    const model = side === "before" && against !== undefined ? against.model : served.model;
    const path = sidecarOf(model, folder, request.wanted);
    const key = JSON.stringify([
      { ...request, against: against?.key, drift: request.drift?.key, judged: request.judged !== undefined },
      path === undefined ? "" : markOf(path),
    ]);
    let turn = shelf.kept.get(key);
    if (turn === undefined) {
      turn = this.line.ask(() => this.make(shelf, model, path, request, request.moment === undefined, both));
      shelf.put(key, turn);
    }
    turn.join(signal, isUrgent);
    return turn.result;
  }

  /** The picture as it would be of another model: everything keeps the place that it has in the served one, and nothing is remembered. */
  async sketch(served: ServedWorkspace, model: Model, request: DrawingRequest, signal: AbortSignal): Promise<Drawn> {
    const shelf = this.shelfOf(served);
    const path = sidecarOf(model, served.folder, request.wanted);
    const turn = this.line.ask(() => this.make(shelf, model, path, request, false));
    turn.join(signal, true);
    return turn.result;
  }

  /** Pins and hints of a view as it declares itself; undefined for pictures whose places nobody keeps. */
  wishesOf({ folder }: ServedWorkspace, model: Model, request: DrawingRequest): Memory | undefined {
    const { wanted, notation, at, direction, groupBy, detail, opened, closed } = request;
    const { moment, against, drift } = request;
    const isOther = [notation, at, direction, groupBy, detail, opened, closed, moment, against, drift].some(
      (one) => one !== undefined,
    );
    const statement = typeof wanted === "string" ? viewOf(model, wanted) : undefined;
    const path = statement === undefined ? undefined : sidecarPath(folder, statement);
    if (isOther || statement === undefined || path === undefined) return undefined;
    const sidecar = readSidecar(path, statement);
    if (sidecar.kind === "drawing") return undefined;
    return sidecar.kind === "memory" ? sidecar.memory : { boxes: new Map(), routes: new Map(), ...noWishes };
  }

  /** Ends the engines, and drops what has not begun. */
  async close(): Promise<void> {
    this.line.close();
    await this.engines?.close();
  }

  private async make(
    shelf: Shelf,
    model: Model,
    path: string | undefined,
    request: DrawingRequest,
    remembers = true,
    both?: Both,
  ): Promise<Drawn> {
    const { wanted, language, notation, lens, at, direction, groupBy, detail, opened, closed } = request;
    const statement = typeof wanted === "string" ? viewOf(model, wanted) : undefined;
    const subject: ViewWish | typeof statement = typeof wanted === "string" ? statement : wanted;
    if (subject === undefined) throw new Error("no view to draw");
    const sidecar: Sidecar =
      path === undefined || statement === undefined ? { kind: "none" } : readSidecar(path, statement);
    // Another notation, day or direction has other boxes; a lens and a language keep theirs.
    const base = JSON.stringify([wanted, notation, at, direction, groupBy, detail]);
    const against = both === undefined ? request.against : undefined;
    const { drift } = request;
    const isPlain = opened === undefined && closed === undefined && against === undefined && drift === undefined;
    const place = isPlain ? base : JSON.stringify([base, opened, closed, against?.key, drift?.key]);
    // What is put together otherwise, or read another way, has no use for the places of the view; what is opened grows where it is.
    const isOther = direction !== undefined || groupBy !== undefined || detail !== undefined;
    const memory = pinned(both) ?? shelf.rememberedOf(place, sidecar) ?? shelf.rememberedOf(base, sidecar);
    const known = knownOf(sidecar, memory ?? (isOther ? undefined : memoryOf(sidecar)));
    const drawn = await drawView(
      model,
      subject,
      {
        language,
        notation,
        lens,
        at,
        direction,
        groupBy,
        detail,
        opened,
        closed,
        before: against?.model,
        drift: drift?.overlay,
        side: both === undefined ? undefined : request.side,
        judged: request.judged,
        ...known,
      },
      { pen: shelf.penOf(language), engines: (this.engines ??= openLayoutEngines()) },
    );
    if (remembers && both === undefined) shelf.remember(place, sidecar, drawn);
    return drawn;
  }

  private shelfOf(served: ServedWorkspace): Shelf {
    let shelf = this.shelves.get(served.id);
    if (shelf === undefined) this.shelves.set(served.id, (shelf = new Shelf(served.folder)));
    shelf.use(served.revision);
    return shelf;
  }
}

interface Places {
  readonly memory: Memory;
  /** Text of the sidecar that it began with. */
  readonly from: string;
}

/** What is kept of one workspace. */
class Shelf {
  kept: Map<string, Turn<Drawn>> = new Map();
  private readonly folder: string;
  private revision = 0;
  private readonly pens: Map<Locale, Pen> = new Map();
  private icons: ReturnType<typeof openIcons> | undefined;
  private readonly places: Map<string, Places> = new Map();
  private weights: Map<string, number> = new Map();

  constructor(folder: string) {
    this.folder = folder;
  }

  /** Pictures of another revision are put away; the places stay, so that the next ones keep their shape. */
  use(revision: number): void {
    if (revision === this.revision) return;
    this.revision = revision;
    this.kept = new Map();
    this.weights = new Map();
    // Icons of the workspace may have changed, too.
    this.pens.clear();
    this.icons = undefined;
  }

  put(key: string, turn: Turn<Drawn>): void {
    const { kept, weights } = this;
    kept.set(key, turn);
    turn.result.then(
      (drawn) => {
        const { nodes, lines } = sizeOf(drawn.diagram);
        weights.set(key, nodes + lines);
        dropOldest(kept, weights);
      },
      () => kept.delete(key),
    );
  }

  penOf(language: Locale): Pen {
    let pen = this.pens.get(language);
    if (pen === undefined) {
      const icons = (this.icons ??= openIcons(this.folder));
      this.pens.set(language, (pen = makePen({ fonts: loadFonts().fonts, language, icon: icons })));
    }
    return pen;
  }

  /** Places of the last time that this was drawn, unless somebody has written others since. */
  rememberedOf(place: string, sidecar: Sidecar): Memory | undefined {
    const known = this.places.get(place);
    return known?.from === textOf(sidecar) ? known.memory : undefined;
  }

  remember(place: string, sidecar: Sidecar, { layout }: Drawn): void {
    if (layout === undefined) return;
    const { pins, hints } = sidecar.kind === "memory" ? sidecar.memory : noWishes;
    this.places.delete(place);
    this.places.set(place, {
      memory: { boxes: layout.boxes, routes: layout.routes, pins, hints },
      from: textOf(sidecar),
    });
    const oldest = this.places.keys().next().value;
    if (this.places.size > MOST_REMEMBERED && oldest !== undefined) this.places.delete(oldest);
  }
}

/** Everything stays where it is in this picture; what had another id at the moment that is shown, too. */
function pinned(both: Both | undefined): Memory | undefined {
  if (both?.drawn.layout === undefined) return undefined;
  const { routes } = both.drawn.layout;
  const boxes = new Map([...both.drawn.layout.boxes].map(([id, box]) => [both.ids.get(id) ?? id, box]));
  return { boxes, routes, pins: new Set(boxes.keys()), hints: [] };
}

/** For each id of the picture of both moments, the one that the earlier model has for it. */
function earlierIds(before: Model, after: Model): ReadonlyMap<string, string> {
  const present = presentIds(differenceOf({ before, after }).changed);
  return new Map([...present].map(([then, now]) => [now, then]));
}

/** The picture of two moments, and the ids that its parts have at the one that is shown alone. */
interface Both {
  readonly drawn: Drawn;
  readonly ids: ReadonlyMap<string, string>;
}

const noWishes: Pick<Memory, "pins" | "hints"> = { pins: new Set(), hints: [] };

function dropOldest(kept: Map<string, unknown>, weights: Map<string, number>): void {
  let shown = [...weights.values()].reduce((sum, weight) => sum + weight, 0);
  for (const [key, weight] of weights) {
    if (weights.size <= 1 || (weights.size <= MOST_KEPT && shown <= MOST_SHOWN)) return;
    weights.delete(key);
    kept.delete(key);
    shown -= weight;
  }
}

function textOf(sidecar: Sidecar): string {
  return sidecar.kind === "none" ? "" : sidecar.text;
}

function memoryOf(sidecar: Sidecar): Memory | undefined {
  return sidecar.kind === "memory" ? sidecar.memory : undefined;
}

function knownOf(sidecar: Sidecar, memory: Memory | undefined): Pick<DrawOptions, "memory" | "drawing"> {
  return sidecar.kind === "drawing" ? { drawing: sidecar.text } : { memory };
}

function sidecarOf(model: Model, folder: string, wanted: Wanted): string | undefined {
  const statement = typeof wanted === "string" ? viewOf(model, wanted) : undefined;
  return statement === undefined ? undefined : sidecarPath(folder, statement);
}

function markOf(path: string): string {
  const stats = statSync(path, { bigint: true, throwIfNoEntry: false });
  return stats === undefined ? "" : `${stats.mtimeNs}:${stats.size}`;
}

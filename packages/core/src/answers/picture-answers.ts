/** What belongs around a picture: its legend as a filter, how else it can be put together, what could be shown beside it. */
import type { Layer, Bilingual } from "../model/metamodel.ts";
import type { Paint } from "../notations/scene.ts";
import type { Change, Hub, LineKind } from "../views/diagram.ts";

/** What the colours, shapes and lines of a picture mean, with what is drawn so; part of `ViewAnswer`. */
export interface LegendAnswer {
  /** `lens`: its steps; `kind`: kinds of boxes; `line`: kinds of relationships; `change`: what differs from the state it is compared with. */
  readonly by: "lens" | "kind" | "line" | "change";
  /** Of a lens. */
  readonly name?: string;
  readonly entries: readonly LegendEntryAnswer[];
}

export interface LegendEntryAnswer {
  /** Kind, verb, change; of a lens the number of the step, `-1` for unknown. */
  readonly id: string;
  readonly name: string;
  /** Ids of the parts of the scene that are drawn so. */
  readonly parts: readonly string[];
  readonly fill?: Paint;
  readonly stroke?: Paint;
  readonly unknown?: true;
  readonly line?: LineKind;
  readonly change?: Change;
  readonly layer?: Layer;
}

/** A step of a dynamic view; part of `ViewAnswer`, in their order. */
export interface StepAnswer {
  /** Id of the line. */
  readonly part: string;
  readonly step: string;
  /** "Claims uses Policies: check cover". */
  readonly text: string;
}

/** How the boxes are put together, and how else they can be; part of `ViewAnswer`, null for pictures that are no graph. */
export interface ShapeAnswer {
  readonly groupBy: string | null;
  /** `known`, `unknown`: boxes that say where they belong, and that do not. */
  readonly groupings: readonly {
    readonly id: string;
    readonly name: Bilingual;
    readonly known: number;
    readonly unknown: number;
    readonly groups: number;
  }[];
  /** Levels of boundaries: as the view has them, as they are drawn, and with all that the model has inside. */
  readonly levels: { readonly own: number; readonly drawn: number; readonly most: number };
  /** Boxes that can be opened in place, and boundaries that can be closed. */
  readonly openable: readonly string[];
  readonly closable: readonly string[];
}

/** GET of a picture with `ask=lenses`: through which lenses it can be looked at, with the boxes that each knows something of. */
export interface LensesAnswer {
  readonly version: 1;
  readonly lenses: readonly {
    readonly id: string;
    readonly name: Bilingual;
    readonly known: number;
    readonly unknown: number;
  }[];
}

/** GET /api/w/:ws/surroundings?scope=a,b&depth=&direction=up|down&hubs=no : what is around elements, before anything is filtered. */
export interface SurroundingsAnswer {
  readonly version: 1;
  readonly kinds: readonly {
    readonly id: string;
    readonly name: Bilingual;
    readonly layer?: Layer;
    readonly count: number;
  }[];
  /** Verbs and reference attributes between what is around. */
  readonly relationships: readonly { readonly id: string; readonly name: Bilingual; readonly count: number }[];
  /** Elements that nearly everything is connected with, whether they are left out or not. */
  readonly hubs: readonly Hub[];
  /** The elements that it begins with, with their names. */
  readonly roots: readonly { readonly id: string; readonly name: string }[];
}

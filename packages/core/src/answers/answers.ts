/**
 * Page-ready answers: plain JSON that every surface (terminal, page, agent) shows. Version 1 of the served contract:
 * fields are only ever added. Ids are the model's; texts are as written; numbers are in the units named beside them.
 */
import type { Layer, Bilingual } from "../model/metamodel.ts";
import type { Severity } from "../base/diagnostic.ts";
import type { Scene } from "../notations/scene.ts";
import type { Hub } from "../views/diagram.ts";
import type { ViewpointFamily } from "../views/viewpoint.ts";
import type { ArrangementAnswer } from "./arrangement-answers.ts";
import type { LegendAnswer, ShapeAnswer, StepAnswer } from "./picture-answers.ts";

/** Counts of a model by kind and relationship kind. */
export interface Statistics {
  readonly elements: number;
  /** All relationships: sentences whose ends are there, elements written inside another one (`nested`), and MCD links. */
  readonly relationships: number;
  /** Elements written inside another one, which says `contains` without a sentence: a part of `relationships`. */
  readonly nested: number;
  readonly references: number;
  readonly views: number;
  readonly files: number;
  readonly bytes: number;
  /** Kind id -> number of elements, in the metamodel's order, zeros left out. */
  readonly byKind: Readonly<Record<string, number>>;
  readonly byLayer: Readonly<Record<string, number>>;
  /** Verb -> number of relationships, in the metamodel's order, zeros left out; `contains` has the nested ones, `link` comes last. */
  readonly byRelationship: Readonly<Record<string, number>>;
  readonly diagnostics: Readonly<Record<Severity, number>>;
}

/** GET /api/workspaces */
export interface WorkspaceList {
  readonly version: 1;
  readonly workspaces: readonly WorkspaceSummary[];
}
export interface WorkspaceSummary {
  /** URL-safe name of the workspace: `/w/:ws`. */
  readonly id: string;
  readonly title: string;
  /** Folder, relative to where the server was started, for people. */
  readonly folder: string;
  readonly elements: number;
  readonly relationships: number;
  readonly diagnostics: Readonly<Record<Severity, number>>;
}

/** GET /api/w/:ws */
export interface WorkspaceAnswer {
  readonly version: 1;
  readonly id: string;
  readonly title: string;
  readonly languages: readonly string[];
  /** Grows with every change that was read; part of the events. */
  readonly revision: number;
  readonly statistics: Statistics;
  readonly files: readonly {
    readonly uri: string;
    readonly bytes: number;
    readonly elements: number;
    readonly diagnostics: Readonly<Record<Severity, number>>;
  }[];
  /** Kinds that occur, with their names; also kinds of the organisation. */
  readonly kinds: readonly KindAnswer[];
}
export interface KindAnswer {
  readonly id: string;
  readonly layer: Layer | null;
  readonly name: Bilingual;
  readonly plural: Bilingual;
  readonly description: Bilingual;
  readonly icon: string;
  readonly count: number;
}

/** An element as lists show it. */
export interface ElementSummary {
  readonly id: string;
  readonly kind: string;
  readonly layer: Layer | null;
  /** In the asked language where the model has it, else the main name, else the id. */
  readonly name: string;
  /** One line of its description, at most 160 characters. */
  readonly summary?: string;
  readonly children?: number;
}

/** GET /api/w/:ws/tree?parent=ID (none: top level, by layer and kind) &kind= (of the top level) &offset&limit&around=ID (the page that has it) */
export interface TreeAnswer {
  readonly version: 1;
  readonly parent: string | null;
  readonly total: number;
  /** Place of the first element that comes. */
  readonly offset?: number;
  /** Kinds of the top level in their order, with how many stand there. */
  readonly kinds?: readonly { readonly kind: string; readonly count: number }[];
  readonly elements: readonly ElementSummary[];
}

/**
 * GET /api/w/:ws/search?q=&limit=&kinds=a,b : over ids, names in all languages, descriptions, attribute values as written and as named,
 * kinds. With `kinds` elements of these alone; without a query then all of them, in the order of the text.
 */
export interface SearchAnswer {
  readonly version: 1;
  readonly query: string;
  readonly total: number;
  readonly hits: readonly (ElementSummary & {
    /** Where it was found: `name`, `id`, `description` or an attribute key. */
    readonly where: string;
    /** The text around, with `start`..`end` the matching UTF-16 range. */
    readonly excerpt: string;
    readonly start: number;
    readonly end: number;
  })[];
}

/**
 * GET /api/w/:ws/catalogue/:kind?sort=key,-key&group=key&filter=text&f.KEY=conditions&columns=a,b&offset=&limit= ; several kinds stand between
 * commas, `*` = all elements; conditions as in `filter-text.ts`. With `.csv` behind the kind the same table as a file.
 */
export interface CatalogueAnswer {
  readonly version: 1;
  readonly kind: string;
  readonly total: number;
  readonly columns: readonly {
    readonly key: string;
    readonly name: Bilingual;
    readonly filled: number;
    readonly numeric: boolean;
  }[];
  readonly rows: readonly {
    readonly id: string;
    readonly name: string;
    readonly kind: string;
    /** The name is one in the asked language, beside the main one. */
    readonly translated?: true;
    readonly cells: readonly (Cell | null)[];
  }[];
}
export interface Cell {
  /** For a reader of the language: words by their names, numbers and dates in its form. */
  readonly text: string;
  /** As a person types it, where that is other than `text`: `4h`, `vital`, `u-it`. Fields of forms begin with it. */
  readonly written?: string;
  /** Elements that the value refers to. */
  readonly references?: readonly ElementSummary[];
  /** Comparable number in the base unit of the attribute, if any. */
  readonly number?: number;
  readonly unknown?: true;
}

export interface Place {
  readonly uri: string;
  readonly line: number;
  readonly column: number;
}

/** GET /api/w/:ws/element/:id */
export interface ElementAnswer {
  readonly version: 1;
  readonly id: string;
  readonly kind: KindAnswer;
  readonly name: string;
  readonly names: Readonly<Record<string, string>>;
  /** The name that the text gives first, where `name` is one in a further language. */
  readonly mainName?: string;
  readonly description: string | null;
  /** The description by language, the main one by `""`; absent where there is none in a further language. */
  readonly descriptions?: Readonly<Record<string, string>>;
  /** Containers from the outermost to the parent. */
  readonly path: readonly ElementSummary[];
  readonly origin: Place;
  readonly facts: readonly {
    readonly key: string;
    readonly facet: string;
    readonly name: Bilingual;
    readonly description: Bilingual;
    readonly cell: Cell;
    readonly origin: Place;
  }[];
  readonly children: readonly ElementSummary[];
  readonly relationships: readonly RelationshipAnswer[];
  /** Elements that refer to this one by an attribute. */
  readonly referrers: readonly { readonly key: string; readonly name: Bilingual; readonly element: ElementSummary }[];
  readonly diagnostics: readonly DiagnosticAnswer[];
  /** Attributes that this kind may carry and that are not stated. */
  readonly missing: readonly { readonly key: string; readonly facet: string; readonly name: Bilingual }[];
  readonly impact: { readonly up: number; readonly down: number };
}
export interface RelationshipAnswer {
  readonly direction: "out" | "in";
  readonly verb: string;
  /** Its own id, where the text gives it one: then two may share their ends and verb. */
  readonly id?: string;
  /** Phrase to read from this element: "uses", "is used by". */
  readonly phrase: Bilingual;
  readonly other: ElementSummary;
  readonly label: string | null;
  readonly carries: readonly ElementSummary[];
  readonly facts: readonly { readonly key: string; readonly name: Bilingual; readonly cell: Cell }[];
  readonly origin: Place;
}

/** GET /api/w/:ws/impact/:id?direction=up|down&verbs=a,b&depth=&derived=1 ; also `orrery impact --json` */
export interface ImpactAnswer {
  readonly version: 1;
  readonly root: ElementSummary;
  /** down: what is hit when the root stops or changes; up: what the root depends on. */
  readonly direction: "up" | "down";
  readonly total: number;
  readonly byKind: Readonly<Record<string, number>>;
  readonly byLayer: Readonly<Record<string, number>>;
  readonly hits: readonly (ElementSummary & {
    readonly distance: number;
    /** From the root to the hit: each step says by which statement. */
    readonly path: readonly {
      readonly from: string;
      readonly to: string;
      /** Verb, or key of the reference attribute. */
      readonly by: string;
      /** The relationship is written from `to` to `from`. */
      readonly against: boolean;
      /** Read from `from` to `to`, whichever way the statement is written: "uses", "is used by". */
      readonly phrase: Bilingual;
      readonly origin: Place;
    }[];
    /** ArchiMate relationship that the path implies by valid derivation rules, if any. */
    readonly derived?: string;
    /** The derived relationship points from the hit to the root. */
    readonly derivedAgainst?: boolean;
  })[];
}

export interface DiagnosticAnswer {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly uri: string;
  /** From 1; columns in UTF-16 code units. */
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly suggestion?: string;
}
/** GET /api/w/:ws/diagnostics ; also `orrery check --json`; POST /api/w/:ws/draft {uri, text} answers the same for a text not saved yet */
export interface DiagnosticsAnswer {
  readonly version: 1;
  readonly counts: Readonly<Record<Severity, number>>;
  readonly diagnostics: readonly DiagnosticAnswer[];
}

/** GET /api/w/:ws/file?uri= ; PUT with {text, version} saves (409 when the file has changed since `version`) */
export interface FileAnswer {
  readonly version: 1;
  readonly uri: string;
  readonly text: string;
  /** Content hash; send it back when saving. */
  readonly hash: string;
}

/** POST /api/import?name=FILE (body: the bytes) */
export interface ImportAnswer {
  readonly version: 1;
  readonly workspace: string;
  readonly elements: number;
  readonly relationships: number;
  readonly views: number;
  readonly illegal: number;
  readonly onlyDerived: number;
  readonly loss: readonly {
    readonly outcome: string;
    readonly what: string;
    readonly count: number;
    readonly how?: Bilingual;
    readonly examples?: readonly string[];
  }[];
}

/** A view that the model declares, without its picture. */
export interface ViewSummaryAnswer {
  readonly id: string;
  /** In the asked language where the model has it; the id where it says nothing. */
  readonly title: string;
  readonly description: string | null;
  /** The word that the view says, and what it means; `title` and `question` are absent where no viewpoint has this name. */
  readonly viewpoint: {
    readonly id: string;
    readonly title?: Bilingual;
    readonly question?: Bilingual;
    readonly family?: ViewpointFamily;
  } | null;
  /** Where the model declares it. */
  readonly origin: Place;
  /** For whom it is drawn, as the view says. */
  readonly audience?: string;
  /** What is wrong with its statement; absent when all is well. */
  readonly problems?: readonly DiagnosticAnswer[];
}

/** GET /api/w/:ws/views?showing=ELEMENT : in the order of the model; with `showing` those whose picture has the element */
export interface ViewsAnswer {
  readonly version: 1;
  readonly views: readonly ViewSummaryAnswer[];
  /** The element that they all show; absent when all views are listed, and for models too large to tell. */
  readonly showing?: string;
}

/**
 * GET /api/w/:ws/view/:id?notation=&lens=&at=&lang= ; GET /api/w/:ws/draw?viewpoint=&scope=a,b&depth=&direction=&kinds= for a view that
 * nobody has declared. With a suffix (`.svg`, `.png`, `.pdf`, `.json`) and `theme=light|dark|auto` the same picture as a file; dots of an
 * id are written `%2E` then.
 */
export interface ViewAnswer {
  readonly version: 1;
  /** Of the model that was drawn. */
  readonly revision: number;
  readonly id: string;
  readonly title: string;
  readonly description: string | null;
  readonly viewpoint: ViewSummaryAnswer["viewpoint"];
  /** Where the model declares it; null for a view on the spot. */
  readonly origin: Place | null;
  readonly scene: Scene;
  /** The notation that it is drawn in, and those that its viewpoint offers. */
  readonly notation: string;
  readonly notations: readonly { readonly id: string; readonly title: Bilingual }[];
  /** The lens that colours it, and those that the model can be looked at through. */
  readonly lens: string | null;
  readonly lenses: readonly { readonly id: string; readonly name: Bilingual }[];
  /** What was left out or put together, one sentence each. */
  readonly notes: readonly string[];
  /** What somebody should put right in the view. */
  readonly problems: readonly DiagnosticAnswer[];
  /** All that the picture shows, for those who do not see it. */
  readonly tables: readonly PictureTable[];
  /** What happens one after the other, in views that say so. */
  readonly steps: readonly StepAnswer[];
  /** Ids of the parts with findings, in their order. */
  readonly found: readonly string[];
  /** What is drawn how. */
  readonly legend: readonly LegendAnswer[];
  readonly shape: ShapeAnswer | null;
  /** Elements that were left out, since nearly everything is connected with them. */
  readonly hubs: readonly Hub[];
  readonly arrangement: ArrangementAnswer | null;
}

/** A part of what a picture shows, as a table. Texts are in the asked language. */
export interface PictureTable {
  readonly what: "elements" | "relationships" | "cells" | "texts";
  readonly columns: readonly { readonly name: string; readonly numeric: boolean }[];
  readonly rows: readonly PictureRow[];
}
export interface PictureRow {
  /** Of the mark in the scene that shows the same, if one does. */
  readonly id?: string;
  readonly cells: readonly PictureCell[];
}
export interface PictureCell {
  readonly text: string;
  /** The element that it names. */
  readonly element?: string;
  readonly layer?: Layer;
  readonly unknown?: true;
}

/** Body of every answer with status 4xx or 5xx. */
export interface Refusal {
  readonly version: 1;
  readonly error: string;
  readonly message: string;
  /** What may have been meant; the message says it, too. */
  readonly suggestion?: string;
}

/** GET /api/events (Server-Sent Events): `data: {"workspace": "helvia", "revision": 7}` on each change read from disk. */
export interface ChangeEvent {
  readonly workspace: string;
  readonly revision: number;
}

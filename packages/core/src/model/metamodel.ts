/** The shape of a metamodel: kinds, relationships and attributes as data. The built-in one is in `metamodel/`. */

/** A text for people in both languages of the product. */
export interface Bilingual {
  readonly en: string;
  readonly fr: string;
}

export type Layer =
  | "strategy"
  | "business"
  | "organisation"
  | "application"
  | "data"
  | "technical"
  | "security"
  | "change";

/** C4 abstraction of a kind, `undefined` where C4 has none. */
export type C4Abstraction =
  | "person"
  | "software-system"
  | "container"
  | "component"
  | "deployment-node"
  | "infrastructure-node"
  | "group";

export interface KindDefinition {
  readonly id: string;
  /** `undefined` for statements about the description itself (view, drill, waiver ...), which are not architecture elements. */
  readonly layer: Layer | undefined;
  readonly name: Bilingual;
  readonly plural: Bilingual;
  readonly description: Bilingual;
  /** ArchiMate 3.2 element type, PascalCase as in the exchange format. */
  readonly archimate: string | undefined;
  /** ArchiMate type by value of an attribute as it is written (`yes` for booleans), first match wins: `{ type: { datacentre: "Facility" } }`. */
  readonly archimateBy?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** ArchiMate specialisation ("stereotype") that the export writes, if the plain type says too little. */
  readonly stereotype?: string;
  readonly c4: C4Abstraction | undefined;
  /** Name of an icon of the bundled set (lucide). */
  readonly icon: string;
  /** Kind that an organisation's own kind specialises: it may do whatever that one may. */
  readonly base?: string;
}

/** How a change or failure of one end reaches the other. */
export type Travel = "forward" | "backward" | "both" | "none";

export interface RelationshipDefinition {
  /** The verb, as written: `uses`, `runs on`, `->` for flows. */
  readonly id: string;
  readonly name: Bilingual;
  /** Read from the object: "is used by". */
  readonly inverse: Bilingual;
  readonly description: Bilingual;
  /** ArchiMate 3.2 relationship, and whether ours points the other way round. */
  readonly archimate: string;
  readonly reversed: boolean;
  /** Substitutes, in order, where the first is not permitted between two types. */
  readonly archimateElse: readonly string[];
  /** ArchiMate type of the object where it states none itself, by kind of the subject and of the object: a service that an application performs. */
  readonly archimateObject?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** `forward`: a failure of the subject reaches the object. */
  readonly travel: Travel;
  /** Exceptions to `travel` by kind of the subject: what a site contains fails with it, not the other way round. */
  readonly travelBy?: Readonly<Record<string, Travel>>;
  /** How meaning and effect are followed when one asks what an element serves (R005); a superset of `travel`, which it is when absent. */
  readonly trace?: Travel;
  readonly carriesData: boolean;
  /** Permitted ends by kind; `"*"` as kind or as member stands for every kind. */
  readonly pairs: Readonly<Record<string, readonly string[]>>;
  readonly base?: string;
}

/** Physical dimensions of quantities; conversion is exact inside one of them. */
export type Dimension = "duration" | "rate" | "growth" | "size" | "bandwidth" | "area" | "power" | "energy";

export type AttributeType =
  | { readonly kind: "text" }
  | { readonly kind: "number"; readonly minimum?: number; readonly maximum?: number; readonly integer?: boolean }
  | { readonly kind: "percent" }
  | { readonly kind: "boolean" }
  | { readonly kind: "date" }
  | { readonly kind: "quantity"; readonly dimension: Dimension }
  | { readonly kind: "money" }
  | { readonly kind: "version" }
  | {
      readonly kind: "word";
      readonly words: readonly string[];
      /** What a person reads for each word; a word without a name is read as it is. Models always say the word. */
      readonly names?: Readonly<Record<string, Bilingual>>;
      /** Other words are accepted too, and suggested against when they look like a typing mistake. */
      readonly open?: boolean;
      readonly ordered?: boolean;
    }
  /** `to`: permitted kinds (an organisation's kinds count as their base); empty means any. */
  | { readonly kind: "reference"; readonly to: readonly string[] }
  | { readonly kind: "relationship" }
  | { readonly kind: "list"; readonly of: AttributeType }
  | {
      readonly kind: "record";
      readonly fields: Readonly<Record<string, AttributeType>>;
      /** What a person reads for each field, behind the name of the attribute. */
      readonly names?: Readonly<Record<string, Bilingual>>;
      readonly open?: boolean;
    }
  /** The first that accepts the value; for instance a reference or plain text. */
  | { readonly kind: "union"; readonly of: readonly AttributeType[] }
  | { readonly kind: "any" };

export interface AttributeDefinition {
  /** Unique on each kind and verb; the same word may be defined more than once for different ones (`status` of a project, of a control). */
  readonly id: string;
  readonly facet: string;
  readonly type: AttributeType;
  /** Kinds and relationship verbs that may carry it; `"*"` all elements, `"->*"` all relationships. */
  readonly on: readonly string[];
  readonly name: Bilingual;
  readonly description: Bilingual;
  /** For references, which read as a relationship from the one that carries it: `backward`, a failure of what is referred to reaches the one that refers. */
  readonly travel?: Travel;
}

export interface Metamodel {
  readonly kinds: readonly KindDefinition[];
  readonly relationships: readonly RelationshipDefinition[];
  readonly attributes: readonly AttributeDefinition[];
}

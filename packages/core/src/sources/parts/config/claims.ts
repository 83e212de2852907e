/** Claims as configuration readers make them: short ways to write settings, readings, routes and other relationships with their place. */
import type {
  AttributeClaim,
  EvidenceClass,
  GapClaim,
  GapKind,
  Lookup,
  Purpose,
  ReadingClaim,
  Reference,
  RelationshipClaim,
  SettingClaim,
} from "../../../model/claims/claim.ts";
import type { FactValue } from "../../../model/facts.ts";

/** Who speaks, and in which file. */
export interface Speaker {
  readonly of: string;
  readonly file: string;
  /** Added to lines of text that stands inside another file (a ConfigMap); absent: the text is the file. */
  readonly offset?: number;
  readonly environment?: string;
}

export interface Said {
  readonly line: number;
  readonly seenBy: string;
  readonly certainty?: number;
}

function placed(
  { file, offset = 0 }: Speaker,
  { line, seenBy, certainty }: Said,
): Pick<GapClaim, "at" | "seenBy" | "certainty"> {
  return { at: { file, line: line + offset }, seenBy, ...(certainty === undefined ? {} : { certainty }) };
}

export interface Link extends Said {
  readonly to: Lookup | Reference;
  readonly purpose: Purpose;
  readonly evidence: EvidenceClass;
  readonly verb?: string;
  readonly attributes?: Readonly<Record<string, FactValue>>;
}

/** A relationship from the speaker to what a lookup finds. */
export function linkTo(speaker: Speaker, link: Link): RelationshipClaim {
  const to: Reference = "key" in link.to || "lookup" in link.to ? link.to : { lookup: link.to };
  const protocol = "lookup" in to ? to.lookup.protocol : undefined;
  return {
    claim: "relationship",
    from: { key: speaker.of },
    to,
    purpose: link.purpose,
    evidence: link.evidence,
    ...(link.verb === undefined ? {} : { verb: link.verb }),
    ...(protocol === undefined ? {} : { protocol }),
    ...(link.attributes === undefined ? {} : { attributes: link.attributes }),
    ...(speaker.environment === undefined ? {} : { scope: { environment: speaker.environment } }),
    ...placed(speaker, link),
  };
}

export interface Set extends Said {
  readonly variable: string;
  readonly addresses: readonly Lookup[];
  readonly value?: string | undefined;
  readonly purpose?: Purpose | undefined;
}

/** A default that the speaker's own files set. */
export function settingOf(speaker: Speaker, set: Set): SettingClaim {
  return {
    claim: "setting",
    of: speaker.of,
    variable: set.variable,
    addresses: set.addresses,
    ...(set.value === undefined ? {} : { value: set.value }),
    isDefault: true,
    ...(set.purpose === undefined ? {} : { purpose: set.purpose }),
    ...placed(speaker, set),
  };
}

export function readingOf(speaker: Speaker, variable: string, said: Said): ReadingClaim {
  return { claim: "reading", of: speaker.of, variable, ...placed(speaker, said) };
}

export function attributeOf(speaker: Speaker, name: string, value: FactValue, said: Said): AttributeClaim {
  return { claim: "attribute", of: speaker.of, name, value, ...placed(speaker, said) };
}

export function gapOf(speaker: Speaker, gap: GapKind, what: string, said: Said): GapClaim {
  return { claim: "gap", of: speaker.of, gap, what, ...placed(speaker, said) };
}

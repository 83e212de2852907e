/** All types of resources that mean something in an architecture; those that are missing are glue and give no element. */
import { aws } from "./aws.ts";
import { azure } from "./azure.ts";
import { gcp } from "./gcp.ts";
import { others } from "./others.ts";
import type { PartType, ResourceType } from "./resource-type.ts";

const all: ReadonlyMap<string, ResourceType | PartType> = new Map(
  Object.entries({ ...aws, ...azure, ...gcp, ...others }),
);

/** `undefined` for glue and for parts of other resources. */
export function resourceType(type: string): ResourceType | undefined {
  const found = all.get(type);
  return found === undefined || "partOf" in found ? undefined : found;
}

/** Arguments by which a part names what it belongs to. */
export function partOf(type: string): readonly string[] {
  const found = all.get(type);
  return found !== undefined && "partOf" in found ? found.partOf : [];
}

export function knownTypes(): readonly string[] {
  return [...all].filter(([, type]) => !("partOf" in type)).map(([name]) => name);
}

/** The built-in metamodel: what can be said about an information system, before an organisation adds its own words. */
import type { Metamodel } from "../metamodel.ts";
import { attributes } from "./attributes.ts";
import { kinds } from "./kinds.ts";
import { relationships } from "./relationships.ts";

/** 34 kinds of element in 8 layers, 16 relationships, and the attributes of every facet. */
export const metamodel: Metamodel = { kinds, relationships, attributes };

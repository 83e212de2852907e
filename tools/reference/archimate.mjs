/** The page of ArchiMate: what each of our words becomes, and what each of ArchiMate's becomes. */

import { elementTypes } from "../../packages/core/src/model/archimate/elements.ts";
import { kindFor, mappingOf } from "../../packages/core/src/model/archimate/mapping.ts";
import { relationshipTypes } from "../../packages/core/src/model/archimate/relationships.ts";
import { metamodel } from "../../packages/core/src/model/metamodel/index.ts";
import { code, page, table, written } from "./markdown.mjs";

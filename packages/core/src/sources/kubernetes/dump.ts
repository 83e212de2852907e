/** What a dump of a cluster holds and nobody asks for: who wrote which field, how it went, what was applied last; most of its bytes. */
import { PASSED, type Passing } from "../parts/json-bytes.ts";
import { textAt } from "../parts/tree.ts";
import { WordTable } from "../parts/word-table.ts";
import { isMadeByAnother } from "./workload.ts";

const ITEMS = 1;
const METADATA = 2;
const ANNOTATIONS = 3;
const STATUS = 4;
const RECORD = 5;
const APPLIED = 6;

const RESOURCE = 1;

/** By place, since the same names are labels and keys of configuration elsewhere. */
export const unasked: Passing = {
  words: new WordTable([
    ["items", ITEMS],
    ["metadata", METADATA],
    ["annotations", ANNOTATIONS],
    ["status", STATUS],
    ["managedFields", RECORD],
    ["resourceVersion", RECORD],
    ["creationTimestamp", RECORD],
    ["kubectl.kubernetes.io/last-applied-configuration", APPLIED],
  ]),
  within(word, level, context) {
    if (level === 0 && word === ITEMS) return RESOURCE;
    if (level === 0 || (level === 2 && context === RESOURCE))
      return word === STATUS ? PASSED : word === METADATA ? inMetadata : 0;
    if (context === inMetadata) return word === RECORD ? PASSED : word === ANNOTATIONS ? inAnnotations : 0;
    return context === inAnnotations && word === APPLIED ? PASSED : 0;
  },
  drops: (item, context) => context === RESOURCE && textAt(item, "kind") === "Pod" && isMadeByAnother(item),
};

const inMetadata = 2;
const inAnnotations = 3;

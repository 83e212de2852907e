/** States of models from Git, one made of another: only files that differ are read, and what was read is shared. */
import type { Model } from "@orrery/core/model/model";
import { Workspace } from "@orrery/core/workspace";
import { type Blob, blobs, modelFilesOf } from "../git.ts";
import type { StateId, Where } from "./past-tasks.ts";

interface State {
  readonly workspace: Workspace;
  /** Id of the content by uri. */
  readonly files: ReadonlyMap<string, string>;
  readonly texts: ReadonlyMap<string, Uint8Array>;
}

/** States that are kept, and how many may share what was read: all words of all of them stay together. */
const MOST_STATES = 16;
const MOST_RELATED = 400;

export class States {
  private states: Map<string, State> = new Map();
  private related = 0;

  model(where: Where, state: StateId): Model {
    return this.workspace(where, state).model;
  }

  workspace(where: Where, id: StateId): Workspace {
    const key = JSON.stringify([where.folder, where.only, id]);
    const known = this.states.get(key);
    const state = known ?? this.make(where, id);
    // The state that was used last is the last to go.
    this.states.delete(key);
    this.states.set(key, state);
    const oldest = this.states.keys().next().value;
    if (this.states.size > MOST_STATES && oldest !== undefined) this.states.delete(oldest);
    return state.workspace;
  }

  private make(where: Where, id: StateId): State {
    if (++this.related > MOST_RELATED) {
      this.related = 0;
      this.states = new Map();
    }
    const wanted = new Map(filesIn(where, id).map((file) => [file.uri, file.id]));
    const near = nearest([...this.states.values()], wanted);
    return near === undefined ? loadAnew(where, wanted) : grown(where, near, wanted);
  }
}

/** The files of a state. */
export function filesIn({ folder, only }: Where, id: StateId): readonly Blob[] {
  if (id === null) return [];
  return only === undefined ? modelFilesOf(folder, id) : [{ uri: only, id }];
}

/** The state of which the fewest files differ, where it is worth while. */
function nearest(states: readonly State[], wanted: ReadonlyMap<string, string>): State | undefined {
  let best: State | undefined;
  let fewest = Math.max(wanted.size * 0.7, 1);
  for (const state of states) {
    const different = differentFiles(state, wanted).length;
    if (different <= fewest) {
      fewest = different;
      best = state;
    }
  }
  return best;
}

function differentFiles({ files }: State, wanted: ReadonlyMap<string, string>): readonly string[] {
  const uris = new Set([...files.keys(), ...wanted.keys()]);
  return [...uris].filter((uri) => files.get(uri) !== wanted.get(uri));
}

function loadAnew({ folder }: Where, wanted: ReadonlyMap<string, string>): State {
  const texts = new Map<string, Uint8Array>();
  const files = [...wanted].map(([uri, id]) => ({ uri, id }));
  for (const { uri, bytes } of blobs(folder, files)) texts.set(uri, bytes);
  const workspace = Workspace.load(
    [...texts].map(([uri, bytes]) => ({ uri, bytes })),
    { text: (uri) => texts.get(uri) },
  );
  return { workspace, files: wanted, texts };
}

function grown({ folder }: Where, near: State, wanted: ReadonlyMap<string, string>): State {
  const different = differentFiles(near, wanted);
  const read = different.flatMap((uri) => {
    const id = wanted.get(uri);
    return id === undefined ? [] : [{ uri, id }];
  });
  const texts = new Map(near.texts);
  for (const uri of different) texts.delete(uri);
  for (const { uri, bytes } of blobs(folder, read)) texts.set(uri, bytes);
  const workspace = near.workspace.fork((uri) => texts.get(uri));
  for (const uri of different) workspace.update(uri, texts.get(uri));
  return { workspace, files: wanted, texts };
}

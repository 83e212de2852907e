/** The open workspace, for whatever part of a page needs its kinds. */
import { createContext, type Context } from "react";
import type { KindAnswer, WorkspaceAnswer } from "@orrery/core/answers/answers";
import type { Layer } from "@orrery/core/model/metamodel";
import type { Speech } from "./messages/messages.ts";

export interface OpenWorkspace {
  readonly id: string;
  readonly answer: WorkspaceAnswer | undefined;
  readonly kindOf: (kind: string) => ShownKind;
}

/** A kind as lists show it. */
export interface ShownKind {
  readonly id: string;
  readonly label: string;
  readonly plural: string;
  readonly icon: string;
  readonly layer: Layer | null;
}

export const WorkspaceContext: Context<OpenWorkspace> = createContext<OpenWorkspace>({
  id: "",
  answer: undefined,
  kindOf: unknownKind,
});

/** What pages need of an answer, in a language. */
export function openWorkspace(id: string, answer: WorkspaceAnswer | undefined, speech: Speech): OpenWorkspace {
  const kinds = new Map(answer?.kinds.map((kind) => [kind.id, showKind(kind, speech)]));
  return { id, answer, kindOf: (kind) => kinds.get(kind) ?? unknownKind(kind) };
}

/** A kind in the reader's language. */
export function showKind(kind: KindAnswer, speech: Speech): ShownKind {
  const { id, icon, layer } = kind;
  return { id, label: speech.pick(kind.name), plural: speech.pick(kind.plural), icon, layer };
}

function unknownKind(kind: string): ShownKind {
  return { id: kind, label: kind, plural: kind, icon: "box", layer: null };
}

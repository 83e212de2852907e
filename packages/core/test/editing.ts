/** A folder of texts that edits are made to, as the server does. */
import type { Edit } from "../src/answers/edit-answers.ts";
import { describe, type Locale } from "../src/base/codes.ts";
import { decode, encode } from "../src/base/text.ts";
import { type EditsMade, type EditsOptions, makeEdits } from "../src/edits/make-edits.ts";
import type { Model } from "../src/model/model.ts";
import { Workspace } from "../src/workspace.ts";

export class EditedFolder {
  readonly texts: Map<string, Uint8Array>;
  readonly workspace: Workspace;

  constructor(files: string | Readonly<Record<string, string>>) {
    const all = typeof files === "string" ? { "a.orrery": files } : files;
    this.texts = new Map(Object.entries(all).map(([uri, text]) => [uri, encode(text)]));
    const models = [...this.texts].filter(([uri]) => uri.endsWith(".orrery"));
    this.workspace = Workspace.load(models.map(([uri, bytes]) => ({ uri, bytes })));
  }

  get model(): Model {
    return this.workspace.model;
  }

  text(uri = "a.orrery"): string {
    return decode(this.texts.get(uri) ?? new Uint8Array(0));
  }

  /** What edits come to; nothing is written. */
  try(
    edits: readonly Edit[],
    options: Partial<EditsOptions> = {},
  ): EditsMade | { readonly code: string; readonly sentence: string } {
    const locale: Locale = options.locale ?? "en";
    const made = makeEdits(this.workspace, edits, { text: (uri) => this.texts.get(uri), ...options, locale });
    return "refused" in made ? { code: made.refused.code, sentence: describe(made.refused, locale) } : made;
  }

  /** Makes edits; fails where they are refused. */
  make(edits: readonly Edit[], options: Partial<EditsOptions> = {}): EditsMade {
    const made = this.try(edits, options);
    if ("code" in made) throw new Error(`${made.code}: ${made.sentence}`);
    for (const { uri, after } of made.files) {
      if (after === undefined) this.texts.delete(uri);
      else this.texts.set(uri, after);
      if (uri.endsWith(".orrery")) this.workspace.update(uri, after);
    }
    return made;
  }

  /** The sentence of a refusal; fails where the edits are made. */
  refusal(edits: readonly Edit[], locale: Locale = "en"): string {
    const made = this.try(edits, { locale });
    if (!("code" in made)) throw new Error("the edits were made");
    return made.sentence;
  }
}

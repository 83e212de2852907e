/** What the words of a model mean: kinds, verbs, attributes, diagnostics, viewpoints, the organisation's own among them. */
import type { Locale } from "../base/codes.ts";
import type { Diagnostic } from "../base/diagnostic.ts";
import type { Model } from "../model/model.ts";
import { attributeHelp } from "./help/attribute.ts";
import { diagnosticHelp } from "./help/diagnostic.ts";
import { allEntries, type HelpContext } from "./help/entries.ts";
import { kindHelp } from "./help/kind.ts";
import { verbHelp } from "./help/verb.ts";
import { viewpointHelp } from "./help/viewpoint.ts";
import type { HelpAnswer, HelpEntry, HelpIndexAnswer } from "./help-answers.ts";

export interface HelpRequest {
  readonly language: Locale;
  /** Of the model: help counts them by their code. */
  readonly diagnostics: Iterable<Diagnostic>;
}

/** Everything that has a page. */
export function helpIndexAnswer(model: Model, request: HelpRequest): HelpIndexAnswer {
  return { version: 1, entries: allEntries(contextOf(model, request)) };
}

/** The page of one of them; undefined where there is none of this name. */
export function helpAnswer(
  model: Model,
  request: HelpRequest & { readonly topic: HelpEntry["topic"]; readonly id: string },
): HelpAnswer | undefined {
  const context = contextOf(model, request);
  const { topic, id } = request;
  const { schema } = model;
  switch (topic) {
    case "kind": {
      const number = schema.kindNumber(id);
      return number < 0 ? undefined : kindHelp(context, number);
    }
    case "verb": {
      const number = schema.verbNumber(id);
      return number < 0 ? undefined : verbHelp(context, number);
    }
    case "attribute":
      return attributeHelp(context, id);
    case "diagnostic":
      return diagnosticHelp(context, id);
    case "viewpoint":
      return viewpointHelp(context, id);
  }
}

function contextOf(model: Model, { language, diagnostics }: HelpRequest): HelpContext {
  const findings = new Map<string, number>();
  for (const { code } of diagnostics) findings.set(code, (findings.get(code) ?? 0) + 1);
  return { model, language, findings };
}

/** The help page of a viewpoint. */
import { notationById } from "../../notations/index.ts";
import { viewpointById } from "../../views/index.ts";
import type { ViewpointHelp } from "../help-answers.ts";
import { type HelpContext, viewpointEntry, viewsBy } from "./entries.ts";
import { said } from "./said.ts";
import { kindsShownBy } from "./kinds-shown.ts";

/** Undefined where there is no viewpoint of this name. */
export function viewpointHelp(context: HelpContext, id: string): ViewpointHelp | undefined {
  const viewpoint = viewpointById(id);
  if (viewpoint === undefined) return undefined;
  const { language } = context;
  const needs = viewpoint.reads.flatMap((key) => (key.startsWith("!") ? [key.slice(1)] : []));
  return {
    version: 1,
    topic: "viewpoint",
    entry: viewpointEntry(context, viewpoint),
    question: said(viewpoint.question, language),
    aliases: viewpoint.aliases ?? [],
    reads: viewpoint.reads.filter((key) => !key.startsWith("!")),
    needs,
    notations: viewpoint.notations.map((one) => ({ id: one, name: notationById(one)?.title[language] ?? one })),
    example: viewpoint.example.trim(),
    kinds: [...kindsShownBy(viewpoint)],
    views: viewsBy(context, viewpoint),
  };
}

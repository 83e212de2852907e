/** Questions to rules: what they found, what they could not tell, what is accepted for now, how good it all is. */
import {
  checksAnswer,
  checksSummary,
  elementChecksAnswer,
  findingPageAnswer,
  type FindingsRequest,
} from "@orrery/core/answers/checks";
import { questionsAnswer } from "@orrery/core/answers/checks-questions";
import { ruleAnswer } from "@orrery/core/answers/checks-rule";
import { findingsTable } from "@orrery/core/answers/checks-table";
import { waiversAnswer } from "@orrery/core/answers/checks-waivers";
import { scoresAnswer } from "@orrery/core/answers/scores";
import { closest } from "@orrery/core/base/suggest";
import type { Context, Hono } from "hono";
import { languageOf, listOf, numberOf, wordOf, workspaceOf } from "./asked.ts";
import { checkedFor, readyChecks } from "./checked.ts";
import type { GuardedBy } from "./guard.ts";
import { Refused } from "./refusals.ts";
import type { ServedWorkspace } from "./served-workspace.ts";
import type { ServedWorkspaces } from "./served-workspaces.ts";
import { tableFile } from "./table-file.ts";

/** Findings that come unless told otherwise, the most that come at once, and those of a file. */
const USUAL_ROWS = 200;
const MOST_ROWS = 2000;
const MOST_OF_FILE = 200_000;
/** Letters of a text that is looked for. */
const LONGEST = 500;

export function checksRoutes(app: Hono<GuardedBy>, workspaces: ServedWorkspaces): void {
  app.get("/api/w/:ws/checks", (context) => {
    const request = findingsRequest(context, workspaceOf(context, workspaces));
    return context.json(checksAnswer(checkedFor(context, workspaces), request));
  });

  app.get("/api/w/:ws/checks.csv", (context) => {
    const request = findingsRequest(context, workspaceOf(context, workspaces));
    const { findings } = checksAnswer(checkedFor(context, workspaces), { ...request, offset: 0, limit: MOST_OF_FILE });
    return tableFile(context, findingsTable(findings, request.language));
  });

  app.get("/api/w/:ws/checks/summary", (context) =>
    context.json(checksSummary(readyChecks(context, workspaceOf(context, workspaces))?.report)),
  );

  app.get("/api/w/:ws/checks/finding/:id", (context) => {
    const setting = settingOf(context, workspaceOf(context, workspaces));
    const answer = findingPageAnswer(checkedFor(context, workspaces), context.req.param("id"), setting);
    if (answer === undefined) throw new Refused("no-finding");
    return context.json(answer);
  });

  app.get("/api/w/:ws/checks/element/:id", (context) => {
    const served = workspaceOf(context, workspaces);
    const id = context.req.param("id");
    if (served.model.element(id) === undefined) throw new Refused("no-element", { id });
    return context.json(elementChecksAnswer(checkedFor(context, workspaces), id, settingOf(context, served)));
  });

  app.get("/api/w/:ws/checks/rule/:id", (context) => {
    const id = context.req.param("id");
    const checked = checkedFor(context, workspaces);
    const answer = ruleAnswer(checked, id, languageOf(context));
    if (answer !== undefined) return context.json(answer);
    const [suggestion] =
      id.length > LONGEST
        ? []
        : closest(
            id,
            checked.report.rules.map((rule) => rule.id),
            1,
          );
    throw new Refused("no-rule", { id: id.slice(0, 200), ...(suggestion === undefined ? {} : { suggestion }) });
  });

  app.get("/api/w/:ws/checks/questions", (context) => {
    const served = workspaceOf(context, workspaces);
    const { group: _group, ...request } = findingsRequest(context, served);
    return context.json(questionsAnswer(checkedFor(context, workspaces), { ...request, keys: listOf(context, "key") }));
  });

  app.get("/api/w/:ws/checks/waivers", (context) =>
    context.json(waiversAnswer(checkedFor(context, workspaces), settingOf(context, workspaceOf(context, workspaces)))),
  );

  app.get("/api/w/:ws/checks/scores", (context) => context.json(scoresAnswer(checkedFor(context, workspaces))));
}

function settingOf(context: Context, { positions }: ServedWorkspace): Pick<FindingsRequest, "language" | "positions"> {
  return { language: languageOf(context), positions };
}

function findingsRequest(context: Context, served: ServedWorkspace): FindingsRequest {
  return {
    packs: listOf(context, "pack"),
    rules: listOf(context, "rule"),
    severities: listOf(context, "severity"),
    statuses: listOf(context, "status"),
    owners: listOf(context, "owner"),
    elements: listOf(context, "element"),
    controls: listOf(context, "control"),
    principles: listOf(context, "principle"),
    qualities: listOf(context, "quality"),
    text: (context.req.query("q") ?? "").slice(0, LONGEST),
    group: wordOf(context, "group", ["rule", "pack", "owner", "element", "severity"]),
    offset: numberOf(context, "offset", 0, 999_999_999),
    limit: numberOf(context, "limit", USUAL_ROWS, MOST_ROWS),
    ...settingOf(context, served),
  };
}

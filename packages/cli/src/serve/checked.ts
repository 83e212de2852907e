/** The checks of what is served: made when somebody asks, once for each state of a model; after an edit only what changed is judged again. */
import { statSync } from "node:fs";
import { type Checked, checkModel } from "@orrery/core/checks/check-model";
import { policyOf } from "@orrery/core/checks/policy";
import type { Model } from "@orrery/core/model/model";
import { fingerprintsOf, readBaseline } from "@orrery/core/rules/baseline";
import type { Context } from "hono";
import { tryReading } from "../files.ts";
import { workspaceOf } from "./asked.ts";
import { dayFor } from "./day.ts";
import { momentKey } from "./moments.ts";
import { pathInside } from "./names.ts";
import type { ServedWorkspace } from "./served-workspace.ts";
import type { ServedWorkspaces } from "./served-workspaces.ts";

/** Elements beyond which a model is not checked unless somebody asks for its checks: everybody would wait. */
const LARGE = 20_000;

const made = new WeakMap<Model, Map<string, Checked>>();
/** Of the present state of each workspace, by its path: the next reading goes on from there. */
const latest = new Map<string, Checked>();

/** The checks of the workspace and moment that the address names. */
export function checkedFor(context: Context, workspaces: ServedWorkspaces): Checked {
  const served = workspaceOf(context, workspaces);
  return checkedOf(served, dayFor(context, served.model), momentKey(context) === "");
}

/** The same where they are there already, or cost little; undefined else. */
export function readyChecks(context: Context, served: ServedWorkspace): Checked | undefined {
  const { model } = served;
  const today = dayFor(context, model);
  const isKnown = made.get(model)?.has(keyOf(served, today)) === true || latest.has(served.path);
  if (!isKnown && model.parts.ownRows > LARGE) return undefined;
  return checkedOf(served, today, momentKey(context) === "");
}

/** The checks of a state of a workspace on a day; `isPresent`: its files as they are now. */
export function checkedOf(served: ServedWorkspace, today: string, isPresent: boolean): Checked {
  const { model } = served;
  let known = made.get(model);
  if (known === undefined) made.set(model, (known = new Map()));
  const key = keyOf(served, today);
  const before = known.get(key);
  if (before !== undefined) return before;
  const baseline = baselineOf(served);
  const earlier = isPresent ? latest.get(served.path) : undefined;
  const checked = checkModel(model, {
    today,
    ...(baseline === undefined ? {} : { baseline }),
    ...(earlier === undefined ? {} : { earlier }),
  });
  // What went on from them has taken over what they knew.
  if (earlier !== undefined) made.delete(earlier.model);
  made.set(model, known.set(key, checked));
  if (isPresent) latest.set(served.path, checked);
  return checked;
}

function keyOf(served: ServedWorkspace, today: string): string {
  const path = baselinePath(served);
  const stats = path === undefined ? undefined : statSync(path, { throwIfNoEntry: false });
  return `${today} ${stats === undefined ? "" : `${stats.mtimeMs}:${stats.size}`}`;
}

const baselines = new WeakMap<Model, string | undefined>();

/** The file that the policy names. */
function baselinePath({ folder, model }: ServedWorkspace): string | undefined {
  if (!baselines.has(model)) {
    const name = policyOf(model).baseline;
    baselines.set(model, name === undefined ? undefined : pathInside(folder, name));
  }
  return baselines.get(model);
}

/** What was there when checks were taken up, as the file beside the model says; nobody may have written it yet. */
function baselineOf(served: ServedWorkspace): ReadonlySet<string> | undefined {
  const path = baselinePath(served);
  const bytes = path === undefined ? undefined : tryReading(path);
  const known = bytes instanceof Uint8Array ? readBaseline(new TextDecoder().decode(bytes)) : undefined;
  return known === undefined ? undefined : fingerprintsOf(known);
}

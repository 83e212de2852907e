/** The day that figures are of. */
import type { Model } from "@orrery/core/model/model";
import { dayOfModel } from "@orrery/core/views/query";
import type { Context } from "hono";
import { dayLookedAt } from "./moments.ts";
import { today } from "./today.ts";

/** The day that the address asks for, else the one that the model describes, else today. */
export function dayFor(context: Context, model: Model): string {
  return dayLookedAt(context) ?? dayOfModel(model) ?? today();
}

/** What a home offers, as links into a workspace. */
import type { Model } from "../../model/model.ts";
import type { OfferAnswer } from "../dashboard-answers.ts";
import { addressOf, type BoardSetting } from "../dashboards/setting.ts";
import { pageOfViewpoint } from "../dashboards/viewpoint-page.ts";
import type { Home, Offer } from "./home.ts";

/** The offers of a home; a picture that no page shows as long as the model declares no such view leads to the views. */
export function offersOf(model: Model, home: Home, setting: BoardSetting): readonly OfferAnswer[] {
  return home.offers.map(({ competency, where, later }) => ({
    competency,
    where: where.map((one) => ({ name: one.name, address: addressIn(model, one, setting) })),
    later: later ?? null,
  }));
}

function addressIn(model: Model, { page, filter }: Offer["where"][number], setting: BoardSetting): string {
  const found = page.kind === "map" && page.map !== undefined ? pageOfViewpoint(model, page.map, page.scope) : page;
  return addressOf(setting, found ?? { kind: "views" }, filter === undefined ? {} : { filter });
}

/** The contract of a role's home: a dashboard in our own language, and what the role's work asks for with where it is done here. */
import type { Bilingual } from "../../model/metamodel.ts";
import type { Page } from "../url.ts";

export interface Home {
  /** File name, and word of `for:` in a dashboard. */
  readonly role: string;
  readonly title: Bilingual;
  /** What the person wants to know first. */
  readonly question: Bilingual;
  readonly icon: string;
  /** One dashboard with its tiles, as a person could have written it. */
  readonly text: string;
  readonly offers: readonly Offer[];
}

/** A competency of the role (requirements, appendix B). */
export interface Offer {
  readonly competency: Bilingual;
  readonly where: readonly { readonly name: Bilingual; readonly page: Page; readonly filter?: string }[];
  /** What of it is not there yet, and what it comes with. */
  readonly later?: Bilingual;
}

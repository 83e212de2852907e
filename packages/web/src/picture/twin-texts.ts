/** What the tables of a picture say. */
import { texts, type Texts } from "../messages/messages.ts";

const english = {
  "element.more": "{count, plural, one {Show # more} other {Show # more}}",
  "count.rows": "{count, plural, =0 {No row} one {# row} other {# rows}}",
} as const;

export const twinTexts: Texts<keyof typeof english> = texts(english, {
  "element.more": "{count, plural, one {Afficher # de plus} other {Afficher # de plus}}",
  "count.rows": "{count, plural, =0 {Aucune ligne} one {# ligne} other {# lignes}}",
});

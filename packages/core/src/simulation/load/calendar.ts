/** Opening hours in the usual ways of writing them: how large a part of a day and of a week somebody is there. */

export interface OpenShare {
  /** Of the 24 hours of an open day. */
  readonly ofDay: number;
  /** Of the seven days. */
  readonly ofWeek: number;
}

const DAYS: readonly (readonly string[])[] = [
  ["mon", "monday", "lun", "lundi"],
  ["tue", "tuesday", "mar", "mardi"],
  ["wed", "wednesday", "mer", "mercredi"],
  ["thu", "thursday", "jeu", "jeudi"],
  ["fri", "friday", "ven", "vendredi"],
  ["sat", "saturday", "sam", "samedi"],
  ["sun", "sunday", "dim", "dimanche"],
];

/**
 * `24/7`, `24x7`, `10x5`, `Mon-Fri 08:00-18:00`, `lun-ven 8h-18h`, `8h30-17h`. Undefined where the text says something else, or more: a
 * guess would be a number that nobody stated.
 */
export function openShare(calendar: string): OpenShare | undefined {
  const text = calendar.trim().toLowerCase().replaceAll(/[–—]/g, "-").replaceAll(/\s+/g, " ");
  const product = /^(\d{1,2}) ?[hjd]? ?[x/×*] ?(\d{1,2}) ?[hjd]?$/.exec(text);
  if (product !== null) {
    // Both orders are in use: 5x8 can only mean five days.
    const [one, other] = [Number(product[1]), Number(product[2])];
    return other > 7 ? shareOf(other, one) : shareOf(one, other);
  }
  const daily = /^(?:([a-zé]+)\.? ?(?:-|to|à|au) ?([a-zé]+)\.?,? )?(.+)$/.exec(text);
  if (daily === null) return undefined;
  const hours = hoursOf(daily[3] ?? "");
  if (hours === undefined) return undefined;
  if (daily[1] === undefined) return shareOf(hours, 7);
  const [first, last] = [dayOf(daily[1]), dayOf(daily[2] ?? "")];
  return first < 0 || last < 0 ? undefined : shareOf(hours, ((last - first + 7) % 7) + 1);
}

function shareOf(hours: number, days: number): OpenShare | undefined {
  return hours > 0 && hours <= 24 && days > 0 && days <= 7 ? { ofDay: hours / 24, ofWeek: days / 7 } : undefined;
}

function dayOf(word: string): number {
  return DAYS.findIndex((words) => words.includes(word));
}

function hoursOf(text: string): number | undefined {
  const found = /^(\d{1,2})(?:[:h](\d{2})?)? ?(?:-|to|à) ?(\d{1,2})(?:[:h](\d{2})?)?$/.exec(text);
  if (found === null) return undefined;
  const at = (hour: string | undefined, minute: string | undefined): number => Number(hour) + Number(minute ?? 0) / 60;
  const [from, until] = [at(found[1], found[2]), at(found[3], found[4])];
  if (from > 24 || until > 24) return undefined;
  return until > from ? until - from : until - from + 24;
}

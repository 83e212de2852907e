/** Open boxes by their ids, closed ones with `-` in front; a box is in it no more than once. */
export function toggledIn(opened: readonly string[], id: string, isOpen: boolean): readonly string[] | undefined {
  const others = opened.filter((one) => one !== id && one !== `-${id}`);
  const [now, wish] = isOpen ? [id, `-${id}`] : [`-${id}`, id];
  // What was opened or closed by hand goes back to what the view does; else it is asked for.
  const next = opened.includes(now) ? others : [...others, wish];
  return next.length === 0 ? undefined : next;
}

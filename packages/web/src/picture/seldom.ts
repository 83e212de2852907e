/** What need not happen at every frame of a gesture. */

/** Says whether it is time again: always at rest, and while something moves when the milliseconds have gone by. */
export function seldom(milliseconds: number): (isMoving: boolean) => boolean {
  let last = Number.NEGATIVE_INFINITY;
  return (isMoving) => {
    const now = performance.now();
    if (isMoving && now - last < milliseconds) return false;
    last = now;
    return true;
  };
}

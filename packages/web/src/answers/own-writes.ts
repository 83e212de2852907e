/** Changes that this page makes itself: when the server tells of them, they are no news. */

const underWay = new Map<string, number>();
/** Milliseconds after an answer within which the server's word of it may still come. */
const ECHO = 400;

/** Waits for a change that this page makes. */
export async function writing<Result>(workspace: string, change: Promise<Result>): Promise<Result> {
  count(workspace, 1);
  try {
    return await change;
  } finally {
    setTimeout(() => count(workspace, -1), ECHO);
  }
}

/** Is a change of a workspace more likely our own than somebody else's? */
export function isWriting(workspace: string): boolean {
  return (underWay.get(workspace) ?? 0) > 0;
}

function count(workspace: string, by: number): void {
  underWay.set(workspace, (underWay.get(workspace) ?? 0) + by);
}

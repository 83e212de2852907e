/** An element that was made: whether the picture that comes afterwards shows it. */
import { useEffect, useState } from "react";
import { useLatest } from "../../parts/latest.ts";
import type { Part } from "../../viewer/parts.ts";

interface Awaited {
  readonly id: string;
  readonly name: string;
  /** Of the picture in which it was made. */
  readonly revision: number;
}

/** Gives a function that says what is awaited; `tell` hears whether the next picture shows it, and as what. */
export function useArrival(
  revision: number,
  parts: readonly Part[],
  tell: (part: Part | undefined, id: string, name: string) => void,
): (id: string, name: string) => void {
  const [awaited, setAwaited] = useState<Awaited>();
  const latest = useLatest(tell);
  useEffect(() => {
    if (awaited === undefined || awaited.revision === revision) return;
    // oxlint-disable-next-line react/set-state-in-effect
    setAwaited(undefined);
    latest()(
      parts.find(({ element }) => element === awaited.id),
      awaited.id,
      awaited.name,
    );
  }, [awaited, revision, parts, latest]);
  return (id, name) => setAwaited({ id, name, revision });
}

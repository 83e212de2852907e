/** An autoscaler at work. */
import type { Measures } from "./measures.ts";
import { SERVERS, SERVING, stationTotal } from "./measures.ts";
import type { Scaling } from "./model.ts";
import type { StationInUse } from "./stations.ts";

export interface ScalingInUse {
  readonly stated: Scaling;
  /** How many servers there should be; more than there are come after a while. Areas must be added up before. */
  look(now: number): number;
  /** Servers that were wanted at a look have started. */
  started(set: (servers: number) => void): void;
}

export function openScaling(stated: Scaling, station: StationInUse | undefined, measures: Measures): ScalingInUse {
  const { totals } = measures;
  const served = stationTotal(measures, stated.station, SERVING);
  const offered = stationTotal(measures, stated.station, SERVERS);
  const { least, most, target, calm = 0 } = stated;
  let servedBefore = 0;
  let offeredBefore = 0;
  /** Looks within the calm time, newest last. */
  const recent: { readonly time: number; readonly wanted: number }[] = [];
  /** Wanted at looks whose servers have not started, oldest first. */
  const starting: number[] = [];
  return {
    stated,
    look: (now) => {
      const servers = station?.servers ?? least;
      const time = (totals[offered] as number) - offeredBefore;
      const used = time > 0 ? ((totals[served] as number) - servedBefore) / time : 0;
      servedBefore = totals[served] as number;
      offeredBefore = totals[offered] as number;
      // A tenth more or less is left alone, so that it does not swing (Kubernetes' tolerance).
      const ratio = used / target;
      const suggested = Math.abs(ratio - 1) <= 0.1 ? servers : Math.ceil(servers * ratio - 1e-9);
      const wanted = Math.min(most, Math.max(least, suggested));
      recent.push({ time: now, wanted });
      while ((recent[0]?.time ?? now) < now - calm) recent.shift();
      if (wanted > servers) {
        starting.push(wanted);
        return wanted;
      }
      return Math.min(
        servers,
        recent.reduce((high, look) => Math.max(high, look.wanted), least),
      );
    },
    started: (set) => {
      const wanted = starting.shift() ?? 0;
      const servers = station?.servers ?? 0;
      if (wanted > servers) set(wanted);
    },
  };
}

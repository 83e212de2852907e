/** Simulate: what happens when something fails, how available everything is, how much it bears, what would make it better. */
import { Suspense, type ReactElement } from "react";
import type { PageState } from "@orrery/core/answers/url";
import { later } from "../../parts/later.tsx";
import { Loading } from "../../parts/states.tsx";
import "../../styles/forms.css";
import "../../styles/simulate.css";
import type { SimulateAddress } from "./ask-simulate.ts";

const AvailabilityPart = later(() =>
  import("./availability/availability-part.tsx").then((module) => module.AvailabilityPart),
);
const CapacityPart = later(() => import("./capacity/capacity-part.tsx").then((module) => module.CapacityPart));
const ContinuityPart = later(() => import("./continuity/continuity-part.tsx").then((module) => module.ContinuityPart));
const DrillPart = later(() => import("./drill/drill-part.tsx").then((module) => module.DrillPart));
const ImprovePart = later(() => import("./improve/improve-part.tsx").then((module) => module.ImprovePart));

export interface SimulateProps {
  readonly page: SimulateAddress;
  readonly state: PageState;
}

export function SimulatePage(props: SimulateProps): ReactElement {
  return (
    <Suspense fallback={<Loading lines={10} />}>
      <Part {...props} />
    </Suspense>
  );
}

function Part(props: SimulateProps): ReactElement {
  switch (props.page.part) {
    case "availability":
      return <AvailabilityPart {...props} />;
    case "capacity":
      return <CapacityPart {...props} />;
    case "improve":
      return <ImprovePart {...props} />;
    case "continuity":
      return <ContinuityPart {...props} />;
    default:
      return <DrillPart {...props} />;
  }
}

/** Discover: what artefacts say of the system, where the model differs from it, and what a person has to decide. */
import { Suspense, type ReactElement } from "react";
import type { PageState } from "@orrery/core/answers/url";
import type { DiscoverAddress } from "../../discover/ask-discover.ts";
import { later } from "../../parts/later.tsx";
import { Loading } from "../../parts/states.tsx";
import "../../styles/discover.css";
import "../../styles/forms.css";
import { useDroppedFiles } from "./dropped-files.ts";

const ConflictsPart = later(() => import("./conflicts-part.tsx").then((module) => module.ConflictsPart));
const DoubtsPart = later(() => import("./doubts-part.tsx").then((module) => module.DoubtsPart));
const DriftPart = later(() => import("./drift-part.tsx").then((module) => module.DriftPart));
const GapsPart = later(() => import("./gaps-part.tsx").then((module) => module.GapsPart));
const OverviewPart = later(() => import("./overview-part.tsx").then((module) => module.OverviewPart));
const SourcesPart = later(() => import("./sources-part.tsx").then((module) => module.SourcesPart));
const TryPart = later(() => import("./try-part.tsx").then((module) => module.TryPart));

export interface DiscoverProps {
  readonly page: DiscoverAddress;
  readonly state: PageState;
}

export function DiscoverPage(props: DiscoverProps): ReactElement {
  const isOver = useDroppedFiles();
  return (
    <div className="discover" data-over={isOver}>
      <Suspense fallback={<Loading lines={10} />}>
        <Part {...props} />
      </Suspense>
    </div>
  );
}

function Part(props: DiscoverProps): ReactElement {
  switch (props.page.part) {
    case "drift":
      return <DriftPart {...props} />;
    case "doubts":
      return <DoubtsPart {...props} />;
    case "conflicts":
      return <ConflictsPart {...props} />;
    case "gaps":
      return <GapsPart />;
    case "try":
      return <TryPart />;
    case "sources":
      return <SourcesPart {...props} />;
    default:
      return <OverviewPart />;
  }
}

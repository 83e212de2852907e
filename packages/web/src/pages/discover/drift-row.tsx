/** One difference in one line: what it is about, the two values or the two ends, how sure it is. */
import type { ReactElement } from "react";
import type { DriftRow } from "@orrery/core/answers/discover-answers";
import type { DiscoverAddress } from "../../discover/ask-discover.ts";
import { Confidence } from "../../discover/confidence.tsx";
import { discoverTexts } from "../../discover/discover-texts.ts";
import { DriftShape } from "../../discover/drift-sign.tsx";
import { EndLink } from "../../discover/end-link.tsx";
import { useKindOf } from "../../discover/use-kind.ts";
import { useKnownSources } from "../../discover/use-known.ts";
import { Link } from "../../navigation.tsx";
import { Icon } from "../../parts/icon.tsx";
import { useSpeech, useTexts } from "../../speech.ts";
import { driftTexts } from "./drift-texts.ts";
import { discoverPage } from "./looking.ts";

export function DriftLine(props: {
  readonly row: DriftRow;
  readonly page: DiscoverAddress;
  readonly workspace: string;
  readonly isChosen: boolean;
  readonly onChoose: (row: DriftRow) => void;
}): ReactElement {
  const { row, page, workspace, isChosen, onChoose } = props;
  const text = useTexts(driftTexts);
  const said = useTexts(discoverTexts);
  const kindOf = useKindOf();
  const { sourceName } = useKnownSources();
  const isOpen = page.asked?.open === row.key;
  const sources = [...new Set(row.evidence.map(({ source }) => source))];
  return (
    <div className="drift-line" data-open={isOpen}>
      <label className="drift-choose">
        <input
          type="checkbox"
          checked={isChosen}
          aria-label={text("row.choose", { subject: row.subject })}
          onChange={() => onChoose(row)}
        />
      </label>
      <Link
        data-stop
        className="drift-link"
        to={{ workspace, page: discoverPage("drift", { ...page.asked, open: row.key }) }}
        {...(isOpen ? { "aria-current": "true" as const } : {})}
      >
        <span className={`drift-mark drift-${row.drift}`} title={said(`sort.${row.drift}`)}>
          <DriftShape sort={row.drift} />
          <span className="visually-hidden">{said(`sort.${row.drift}`)}: </span>
        </span>
        <span className="drift-said">
          <SubjectLine row={row} />
          <span className="drift-meta">
            <span>{row.about === "element" ? kindOf(row.element.kind).label : said(`about.${row.about}`)}</span>
            {sources.length > 0 && <span>{sources.map(sourceName).join(", ")}</span>}
            {row.tolerated !== undefined && <span className="chip">{said("tolerated")}</span>}
          </span>
        </span>
        {row.drift !== "undecidable" && row.drift !== "unconfirmed" && <Confidence share={row.confidence} />}
      </Link>
    </div>
  );
}

/** What it is about, without links: `cart → redis`, `cart Replicas 3 ≠ 1`. */
function SubjectLine({ row }: { readonly row: DriftRow }): ReactElement {
  const { pick } = useSpeech();
  const said = useTexts(discoverTexts);
  return (
    <span className="drift-subject">
      <EndLink end={row.element} isPlain />
      {row.to !== undefined && (
        <>
          <span className="drift-verb">{row.verb === undefined ? "→" : pick(row.verb.name)}</span>
          <EndLink end={row.to} isPlain />
        </>
      )}
      {row.attribute !== undefined && (
        <span className="drift-values">
          <b>{pick(row.attribute.name)}</b>
          {row.declared !== undefined && <s title={said("model.says")}>{row.declared.shown}</s>}
          {row.declared !== undefined && row.observed !== undefined && <Icon name="arrow-right" />}
          {row.observed !== undefined && <span title={said("observed.says")}>{row.observed.shown}</span>}
        </span>
      )}
    </span>
  );
}

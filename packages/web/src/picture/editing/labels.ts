/** Where the names of boxes stand, for those who press on them twice. */
import type { Mark, TextMark } from "@orrery/core/notations/scene";
import type { Area } from "../../viewer/camera.ts";
import type { Part } from "../../viewer/parts.ts";
import type { Shown } from "../shown.ts";

/** Weight from which a text may be the name of a box. */
const NAME_WEIGHT = 500;

/** The lines of the name of a part; none where it has no name of its own. */
export function labelAreas({ marks }: Pick<Shown, "marks">, part: Part): readonly Area[] {
  return namesIn(marks, part.id).map(areaOf);
}

/** Of what is written in a part, the largest: notations write names so. */
function namesIn(marks: readonly Mark[], id: string): readonly TextMark[] {
  return marks.flatMap((mark): readonly TextMark[] => {
    if (mark.kind !== "group") return [];
    if (mark.id !== id) return namesIn(mark.marks, id);
    const texts = mark.marks.flatMap((inner) => (inner.kind === "text" && inner.weight >= NAME_WEIGHT ? [inner] : []));
    const largest = Math.max(...texts.map(({ size }) => size));
    return texts.filter(({ size }) => size === largest);
  });
}

function areaOf({ x, y, width, size, anchor }: TextMark): Area {
  const left = anchor === "middle" ? x - width / 2 : anchor === "end" ? x - width : x;
  return { x: left - 6, y: y - size, width: width + 12, height: size * 1.4 };
}

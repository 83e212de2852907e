/** Which of several is meant, by where the files are that speak of them. */
import type { MentionNode } from "./mentions.ts";
import type { MentionSets } from "./sets.ts";

/** Of several the one whose files are nearest to those of the speaker. */
export function nearest(
  roots: readonly number[],
  speaker: MentionNode | undefined,
  sets: MentionSets,
): number | undefined {
  if (speaker === undefined || roots.length < 2) return undefined;
  const own = speaker.at.file.split("/");
  const scores = roots.map((root) =>
    Math.max(
      ...sets.membersOf(root).map((member) => {
        const other = (sets.nodes[member]?.at.file ?? "").split("/");
        let common = 0;
        while (common < own.length - 1 && own[common] === other[common]) common += 1;
        return common;
      }),
    ),
  );
  const best = Math.max(...scores);
  return best === 0 ? undefined : onlyOne(roots.filter((_, place) => scores[place] === best));
}

function onlyOne(roots: readonly number[]): number | undefined {
  return roots.length === 1 ? roots[0] : undefined;
}

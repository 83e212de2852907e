/** The question for a picture. */
import type { ViewAnswer } from "@orrery/core/answers/answers";
import { picturePath, type PictureRequest } from "@orrery/core/answers/picture-path";
import type { Question } from "../answers/client.ts";
import { momentOf } from "../moment.ts";

export const askPicture = (request: PictureRequest): Question<ViewAnswer> => ({
  path: picturePath({ ...momentOf(request.workspace), ...defined(request) }),
});

/** What is not said leaves what stands before it. */
function defined<Some extends object>(some: Some): Some {
  return Object.fromEntries(Object.entries(some).filter(([, value]) => value !== undefined)) as Some;
}

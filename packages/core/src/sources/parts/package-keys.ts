/** Keys of a package or image that is known by its package URL or its reference. */
import type { TypedKey } from "../../model/claims/claim.ts";

/** Versions are no part of what a package is; a digest is the image itself. */
export function packageKeys(purl: string | undefined, image: string | undefined): readonly TypedKey[] {
  const keys: TypedKey[] = [];
  if (purl?.startsWith("pkg:") === true) {
    const plain = purl.replace(/[?#].*$/u, "");
    const mark = plain.lastIndexOf("@");
    keys.push({ type: "purl", value: mark > plain.indexOf("/") ? plain.slice(0, mark) : plain });
  }
  if (image !== undefined) {
    const digest = /@(sha256:[0-9a-f]{64})/u.exec(image)?.[1];
    const repository = image
      .replace(/@.*$/u, "")
      .replace(/:[^:/]*$/u, "")
      .replace(/ \(.*$/u, "");
    if (repository !== "" && /^[\w./:-]+$/u.test(repository)) keys.push({ type: "image", value: repository });
    if (digest !== undefined) keys.push({ type: "image-digest", value: digest });
  }
  return keys;
}

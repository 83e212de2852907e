/** References of images as pipelines write them, with variables in them. */

export interface ImageName {
  /** Repository without tag, where all of it is known. */
  readonly repository?: string;
  /** Last part of the repository, where that is known: `cart` of `$REGISTRY/cart:$TAG`. */
  readonly name?: string;
}

/** What is known of an image; undefined: nothing. */
export function imageName(reference: string): ImageName | undefined {
  const text = reference.trim().replace(/^docker:\/\//u, "");
  const slash = text.lastIndexOf("/");
  const colon = text.indexOf(":", slash + 1);
  const plain = (colon < 0 ? text : text.slice(0, colon)).replace(/@.*$/u, "");
  const name = plain.slice(plain.lastIndexOf("/") + 1);
  if (!isPlain(name)) return undefined;
  return isPlain(plain) ? { repository: plain.toLowerCase(), name } : { name };
}

function isPlain(text: string): boolean {
  return /^[a-z0-9](?:[\w./:-]*[a-z0-9])?$/iu.test(text);
}

declare module "virtual:icons" {
  /** Address of the sprite. */
  export const sprite: string;
  /** Names that the sprite holds. */
  export const known: ReadonlySet<string>;
}

declare module "*.grammar" {
  import type { LRParser } from "@lezer/lr";
  export const parser: LRParser;
}

declare module "*?worker&url" {
  /** Address of the built worker. */
  const url: string;
  export default url;
}

declare module "*.css";
declare module "@fontsource-variable/inter/wght.css";

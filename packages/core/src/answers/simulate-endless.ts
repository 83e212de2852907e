/** A number above all others that JSON can say: surely without end. Compared with limits as any other. */
export const ENDLESS: number = Number.MAX_VALUE;

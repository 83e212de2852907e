/**
 * Settings of the property tests: the suite draws the same examples every time, so that it fails only where something has changed.
 * `ORRERY_SEED=random` or a number draws others; `npm run fuzz` searches at length.
 */
import fc from "fast-check";

const wanted = process.env["ORRERY_SEED"];
const seed = wanted === "random" ? Date.now() % 2 ** 31 : Number(wanted ?? 20_261_121);
fc.configureGlobal({ ...fc.readConfigureGlobal(), seed });

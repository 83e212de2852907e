/** The page of what was observed; its parts are in the folder of its name. */
export { DiscoverPage } from "./discover/discover-page.tsx";

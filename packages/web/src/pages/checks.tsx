/** The page of checks; its parts are in the folder of its name. */
export { ChecksPage } from "./checks/checks-page.tsx";

/** The page of simulations; its parts are in the folder of its name. */
export { SimulatePage } from "./simulate/simulate-page.tsx";

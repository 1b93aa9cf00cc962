/** The player's door: draws items, knows no server. */
export { AssetAddresses } from "./assets";
export { ItemUnreadable } from "./fragment";
export type { ItemToDraw, ItemView, ResponseChange } from "./item-view";
export type { PlayerTexts } from "./mends";
import "./item-view";

/** The one place with words for people. Dutch unless English is asked for. */
import { en } from "./en";
import { nl } from "./nl";
import type { Language } from "../contract/delivery-api";
import type { Texts } from "./nl";

export type { Texts } from "./nl";

export function chooseTexts(language: Language): Texts {
  return language === "en" ? en : nl;
}

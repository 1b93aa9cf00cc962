/** The one place with words for people. Dutch unless English is asked for. */
import { en } from "./en";
import { nl } from "./nl";
import type { Texts } from "./nl";

export type { Texts } from "./nl";

export function chooseTexts(language: string | null): Texts {
  return language === "en" ? en : nl;
}

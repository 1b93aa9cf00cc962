/** Words for tests of the player, which knows no language. */
import type { PlayerTexts } from "../player/mends";

export const PLAYER_TEXTS: PlayerTexts = {
  answer: "Antwoord",
  answerOf: (number, total) => `Antwoord ${number} van ${total}`,
  choose: "Kies…",
  source: "Bron",
  sound: "Geluid",
  film: "Film",
  notYet: "kan nog niet",
  atMost: (count) => `hoogstens ${count}`,
  pickedUp: (choice) => `${choice} opgepakt.`,
  place: (number, total, words, holds) => `plek ${number} van ${total}, ${words}, ${holds}`,
  picture: (number) => `gebied ${number}`,
  backAtStart: "terug",
  putDown: (choice) => `${choice} neergezet`,
  noRoom: "vol",
  letGo: "losgelaten",
};

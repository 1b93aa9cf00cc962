/** Every Dutch word on the candidate's screens: B1, je-form. */
import { notices } from "./nl/notices";
import { settings } from "./nl/settings";
import { wayIn } from "./nl/way-in";
import { wayOut } from "./nl/way-out";

export const nl = {
  language: "nl",
  otherLanguage: "English",
  app: "Facet",
  exam: "Examen",
  preview: "Voorbeeld: antwoorden worden niet bewaard",

  ...wayIn,
  ...wayOut,
  ...notices,
  ...settings,

  running: {
    item: (number: number, total: number) => `Vraag ${number} van ${total}`,
    timeLeft: (time: string) => `nog ${time}`,
    timeUp: "tijd is om",
    hideTime: "verberg de tijd",
    showTime: "toon de tijd",
    previous: "Vorige",
    next: "Volgende",
    noWayBack: "In dit examen kun je niet terug naar een vorige vraag.",
    mark: "Markeer",
    unmark: "Markering weg",
    submit: "Inleveren",
    overview: "Overzicht van de vragen",
    answered: "beantwoord",
    notAnswered: "niet beantwoord",
    marked: "gemarkeerd",
    current: "deze vraag",
    notSeen: "nog niet bekeken",
    fold: (answered: number, total: number) => `Vragen: ${answered} van ${total} beantwoord`,
    itemBroken: "Deze vraag kan niet worden getoond. Waarschuw de afnameleider. Je andere antwoorden zijn veilig.",
    skip: "Naar de vraag",
  },
  save: {
    nowhere: "nog geen antwoord",
    typed: "wordt opgeslagen…",
    window: "alleen in dit venster",
    computer: "opgeslagen op deze computer",
    server: "opgeslagen op de server",
    serverAt: (time: string) => `opgeslagen op de server, ${time}`,
    too_long: "te lang: alleen op deze computer",
  },
  part: {
    title: "Wil je naar het volgende deel?",
    final: "Je kunt hierna niet terug naar de vragen van dit deel.",
    cancel: "Terug naar dit deel",
    confirm: "Ja, naar het volgende deel",
    unanswered: (count: number) => (count === 1 ? "In dit deel heb je 1 vraag niet beantwoord." : `In dit deel heb je ${count} vragen niet beantwoord.`),
    marked: (count: number) => (count === 1 ? "In dit deel heb je 1 vraag gemarkeerd." : `In dit deel heb je ${count} vragen gemarkeerd.`),
    noWayBackHere: "In dit deel kun je niet terug naar een vorige vraag.",
  },
  player: {
    answer: "Antwoord",
    answerOf: (number: number, total: number) => `Antwoord ${number} van ${total}`,
    choose: "Kies…",
    source: "Bron bij de vraag",
    sound: "Geluid",
    film: "Film",
    notYet: "Deze vraagsoort kan de examenapp nog niet tonen.",
    atMost: (count: number) => (count === 1 ? "Je kunt 1 antwoord kiezen." : `Je kunt ten hoogste ${count} antwoorden kiezen.`),
    pickedUp: (choice: string) => `${choice} opgepakt. Kies met de pijltjes een plek. Zet neer met de spatiebalk.`,
    place: (number: number, total: number, words: string, holds: string) =>
      [`plek ${number} van ${total}`, words, holds || "leeg"].filter(Boolean).join(", "),
    backAtStart: "terug bij de keuzes",
    putDown: (choice: string) => `${choice} neergezet`,
    noRoom: "Hier past niets meer bij.",
    letGo: "Losgelaten. Er is niets veranderd.",
    picture: (number: number) => `gebied ${number} van het plaatje`,
  },
};

/** Every language has the same texts. */
export type Texts = typeof nl;

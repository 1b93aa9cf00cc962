/** Dutch words on the way out of the exam, and on the pages on which it stands still. */
import { waitingAnswers } from "./notices";

const questions = (count: number): string => (count === 1 ? "1 vraag" : `${count} vragen`);

export const wayOut = {
  overview: {
    title: "Overzicht van je vragen",
    answered: (count: number, total: number) => `Je hebt ${count} van de ${total} vragen beantwoord.`,
    complete: "Je hebt alle vragen beantwoord.",
    open: (count: number) => `Nog niet beantwoord (${count})`,
    marked: (count: number) => `Gemarkeerd (${count})`,
    all: "Alle vragen",
    question: (number: number) => `Vraag ${number}`,
    noWayBack: "In dit examen kun je niet terug naar een vorige vraag.",
    otherPart: "Je kunt alleen naar vragen van het deel waarin je nu bent.",
    back: "Terug naar het examen",
    submit: "Examen inleveren",
    states: {
      answered: "beantwoord",
      open: "niet beantwoord",
      marked: "gemarkeerd",
      unseen: "niet bekeken",
      tooLong: "te lang",
      current: "hier was je",
    },
  },
  submit: {
    title: "Wil je inleveren?",
    none: "Je hebt alle vragen beantwoord.",
    unanswered: (count: number) => `Je hebt ${questions(count)} niet beantwoord.`,
    marked: (count: number) => `Je hebt ${questions(count)} gemarkeerd.`,
    tooLong: (count: number) =>
      count === 1
        ? "1 antwoord is te lang. Dat antwoord wordt niet ingeleverd. Maak het eerst korter."
        : `${count} antwoorden zijn te lang. Die antwoorden worden niet ingeleverd. Maak ze eerst korter.`,
    numbers: (numbers: string) => `Het gaat om: ${numbers}.`,
    final: "Na het inleveren kun je niets meer veranderen.",
    cancel: "Nee, nog niet",
    confirm: "Ja, inleveren",
  },
  submitting: {
    title: "Je examen wordt ingeleverd",
    body: "Je bent klaar. Je laatste antwoorden gaan nu naar de server.",
    noLine: "Er is nu geen verbinding. Zodra die er weer is, worden je antwoorden vanzelf verstuurd.",
    waiting: (count: number) => `${waitingAnswers(count)} nog op verzending.`,
    safe: "Je antwoorden zijn veilig op deze computer.",
    inWindow: "Je antwoorden staan alleen in dit venster. Sluit het niet.",
    next: "Zet deze computer niet uit. Deze pagina verandert vanzelf als het klaar is. Duurt het lang? Steek je hand op.",
  },
  submitted: {
    title: "Je examen is ingeleverd",
    body: "Alle antwoorden staan op de server. Ze kunnen niet meer kwijtraken.",
    nextTitle: "Wat gebeurt er nu?",
    next: ["Blijf rustig zitten tot de afnameleider zegt dat je mag gaan.", "Over je uitslag hoor je later van je school."],
    again: "Opnieuw bekijken",
  },
  leave: {
    button: "Naar het inlogscherm",
    waiting: (count: number) =>
      `${waitingAnswers(count)} nog op verzending. Blijf liever op deze pagina. Ga je toch weg? Dan blijft je werk op deze computer staan, en wordt het verstuurd als je hier weer inlogt.`,
    waitingInWindow: (count: number) =>
      `${waitingAnswers(count)} nog op verzending, alleen in dit venster. Ga niet weg: dan raakt je werk kwijt. Waarschuw de afnameleider.`,
    left: (count: number) =>
      `${waitingAnswers(count)} nog op deze computer. Log hier opnieuw in, of laad deze pagina opnieuw. Lukt dat niet? Waarschuw de afnameleider.`,
    leftInWindow: (count: number) =>
      `${waitingAnswers(count)} nog in dit venster. Sluit het niet. Log hier opnieuw in, en waarschuw de afnameleider.`,
  },
  stopped: {
    blocked: {
      title: "Het examen staat even stil",
      body: "De afnameleider heeft het examen voor de hele groep stilgezet. Ook je tijd staat stil.",
      next: "Wacht rustig af. Je gaat straks vanzelf verder bij dezelfde vraag.",
    },
    interrupted: {
      title: "Je examen is onderbroken",
      body: "De afnameleider heeft je examen onderbroken. Je tijd staat stil.",
      next: "Wacht op de afnameleider. Als je verder mag, ga je vanzelf door bij dezelfde vraag.",
    },
    timeUp: {
      title: "De tijd is om",
      body: "Je kunt nu niet meer antwoorden.",
      next: "Je examen wordt vanzelf ingeleverd. Krijg je meer tijd? Dan ga je vanzelf verder bij dezelfde vraag.",
    },
    terminated: {
      title: "Je examen is beëindigd",
      body: "De afnameleider heeft je examen beëindigd. Je kunt niet meer antwoorden.",
      next: "Wat je hebt gemaakt, telt mee. Heb je vragen? Ga naar de afnameleider.",
    },
    closed: {
      title: "Het examen is afgesloten",
      body: "De afnameleider heeft het examen voor de hele groep afgesloten.",
      next: "Je hoeft niets meer te doen. Heb je vragen? Ga naar de afnameleider.",
    },
    cancelled: {
      title: "Dit examen gaat niet door",
      body: "De school heeft het examen voor de hele groep geannuleerd.",
      next: "Vraag de afnameleider wanneer je dit examen wel maakt.",
    },
    moved: {
      title: "Je werkt verder op een andere computer",
      body: "Je bent ingelogd op een andere computer. Op deze computer kun je niet meer antwoorden.",
      next: "Ga verder op de andere computer. Klopt dit niet? Waarschuw de afnameleider.",
      again: "Hier opnieuw inloggen",
    },
    damaged: {
      title: "Het examen kan niet worden geopend",
      body: "Er is iets mis met het examen op deze computer. Dat ligt niet aan jou.",
      next: "Waarschuw de afnameleider. Misschien lukt het na opnieuw laden van deze pagina, of als je opnieuw inlogt.",
      again: "Opnieuw inloggen",
    },
    outdated: {
      title: "Dit examen kan hier niet worden getoond",
      body: "Het examen en deze examenapp passen niet bij elkaar: een van de twee is ouder. Dat ligt niet aan jou.",
      next: "Waarschuw de afnameleider. Misschien lukt het na opnieuw laden van deze pagina.",
    },
    needsServer: {
      title: "Even wachten op de verbinding",
      body: "Voor dit examen is verbinding nodig. Die is er nu niet.",
      next: "Je gaat vanzelf verder bij dezelfde vraag. Duurt het lang? Steek je hand op. De afnameleider kan je extra tijd geven.",
    },
    safe: "Alles wat je hebt gemaakt, is bewaard.",
    safeWaiting: (count: number) => `Wat je hebt gemaakt, is bewaard. ${waitingAnswers(count)} nog op deze computer. Versturen gaat vanzelf.`,
    waitingInWindow: (count: number) => `${waitingAnswers(count)} nog op verzending, alleen in dit venster. Sluit het niet.`,
    reload: "Opnieuw laden",
  },
  /** Pages about the browser itself, where there is no candidate yet. */
  browser: {
    refusedBrowser: {
      title: "Dit examen maak je in een andere browser",
      body: "Op deze computer staat niet de browser open waarin je dit examen maakt. Dat ligt niet aan jou.",
      next: "Steek je hand op. De afnameleider helpt je.",
      again: "Opnieuw proberen",
    },
    secondTab: {
      title: "Het examen is al open",
      body: "Het examen staat in een ander tabblad van deze browser open.",
      next: "Ga verder in dat tabblad, of sluit het. Dan gaat het examen hier verder.",
    },
    unsuitable: {
      title: "Deze browser is niet geschikt",
      body: "Deze browser kan het examen niet veilig openen. Dat ligt niet aan jou.",
      next: "Waarschuw de afnameleider.",
    },
    noPreview: {
      title: "Dit voorbeeld kan niet worden geopend",
      body: "Het examen bestaat niet, of je bent niet ingelogd als examenmaker.",
      next: "Log in op het portaal en open het voorbeeld daar opnieuw.",
    },
  },
};

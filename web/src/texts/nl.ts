/** Every Dutch word on the candidate's screens: B1, je-form. */

const waiting = (count: number): string => (count === 1 ? "1 antwoord wacht" : `${count} antwoorden wachten`);

/** A reference that has no sentence gets `other`. */
export type Refusals = Readonly<Partial<Record<string, string>> & { other: string }>;

const refusals = (sentences: Refusals): Refusals => sentences;

export const nl = {
  language: "nl",
  app: "Facet",
  exam: "Examen",
  preview: "Voorbeeld: antwoorden worden niet bewaard",

  login: {
    title: "Inloggen voor je examen",
    accessCode: "Toegangscode",
    accessCodeHint: "Deze code krijg je van de afnameleider.",
    loginName: "Inlognaam",
    loginNameHint: "Deze staat op je briefje.",
    button: "Inloggen",
    busy: "Even geduld…",
    missing: "Vul je toegangscode en je inlognaam in.",
    line: "Er is nu geen verbinding. Probeer het zo opnieuw, of vraag hulp aan de afnameleider.",
    expired: "Je bent uitgelogd. Log opnieuw in om verder te gaan. Wat je hebt gemaakt, is bewaard.",
    gone: "Dit examen staat niet meer voor je klaar. Waarschuw de afnameleider, en log daarna opnieuw in.",
    problem: "Inloggen is niet gelukt",
  },
  /** Why a login was refused, by the reference of the server, whose own sentences are for staff. */
  refusals: refusals({
    other: "Probeer het nog een keer. Lukt het weer niet? Vraag hulp aan de afnameleider.",
    "login-refused": "Je toegangscode en je inlognaam horen niet bij elkaar. Kijk goed wat er op je briefje staat, en probeer het nog een keer.",
    "locked-out": "Je hebt te vaak iets verkeerds ingevuld. De afnameleider kan je weer laten inloggen. Steek je hand op.",
    "login-denied": "De afnameleider heeft geen toestemming gegeven. Steek je hand op.",
    "group-over": "Dit examen is afgesloten. Je kunt niet meer inloggen. Heb je vragen? Ga naar de afnameleider.",
    "session-ended": "Jouw examen is al klaar. Je kunt niet meer inloggen. Heb je vragen? Ga naar de afnameleider.",
    "taken-elsewhere": "Je maakt dit examen op een ander adres. Vraag de afnameleider naar het goede adres.",
    "input-invalid": "Je toegangscode of je inlognaam klopt niet. Gebruik alleen de letters en cijfers die op je briefje staan.",
    "not-found": "Dit examen staat niet voor je klaar. Vraag hulp aan de afnameleider.",
    "changed-meanwhile": "Het lukte net niet. Probeer het nog een keer.",
    fault: "Er is een storing. Wacht even en probeer het opnieuw. Lukt het weer niet? Vraag hulp aan de afnameleider.",
  }),
  proctor: {
    title: "Wacht op de afnameleider",
    body: "Met deze inlognaam wordt al gewerkt, of je bent net op een andere computer bezig geweest. De afnameleider moet eerst toestemming geven.",
    next: "Steek je hand op. Je hoeft verder niets te doen: het gaat vanzelf verder.",
    cancel: "Terug",
  },
  waiting: {
    title: (name: string) => `Welkom, ${name}`,
    body: "Je bent klaar om te beginnen. Wacht tot de afnameleider het examen vrijgeeft.",
    next: "Het examen start daarna vanzelf. Je hoeft niets te doen.",
    wrongName: "Is dit niet jouw naam? Ga dan terug, en log in met je eigen inlognaam.",
    facts: { exam: "Examen", group: "Groep", duration: "Tijd", items: "Aantal vragen" },
    minutes: (minutes: number) => `${minutes} minuten`,
  },
  opening: { title: "Even geduld", body: "We zoeken verbinding met het examen.", safe: "Wat je al hebt gemaakt, is bewaard." },
  starting: { title: "Het examen wordt geopend", body: "Dit duurt een paar tellen." },
  noLine: "Er is nu geen verbinding. We blijven het proberen.",

  running: {
    item: (number: number, total: number) => `Vraag ${number} van ${total}`,
    timeLeft: (time: string) => `nog ${time}`,
    timeUp: "tijd is om",
    hideTime: "verberg de tijd",
    showTime: "toon de tijd",
    textSize: "Tekst groter of kleiner",
    contrast: "Hoog contrast",
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
    minutesLeft: (minutes: number) => (minutes === 1 ? "Nog 1 minuut." : `Nog ${minutes} minuten.`),
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
  trouble: {
    noLine: "Geen verbinding. Je kunt gewoon doorwerken: je antwoorden worden op deze computer bewaard.",
    noLineInWindow: "Geen verbinding. Je antwoorden staan nu alleen in dit venster. Sluit het niet, en laad het niet opnieuw. Waarschuw de afnameleider.",
    tooLong: "Je antwoord is te lang om in te leveren. Je tekst blijft staan. Maak hem korter.",
    storage: "Deze computer kan je antwoorden niet bewaren. Ze gaan direct naar de server. Sluit dit venster niet. Waarschuw de afnameleider.",
    refused: "Het opslaan op de server lukt niet. Waarschuw de afnameleider. Je antwoorden blijven op deze computer bewaard.",
  },
  messages: { title: "Bericht van de afnameleider", seen: "Gelezen" },
  submit: {
    title: "Wil je inleveren?",
    none: "Je hebt alle vragen beantwoord.",
    unanswered: (count: number) => (count === 1 ? "Je hebt 1 vraag niet beantwoord." : `Je hebt ${count} vragen niet beantwoord.`),
    marked: (count: number) => (count === 1 ? "Je hebt 1 vraag gemarkeerd." : `Je hebt ${count} vragen gemarkeerd.`),
    tooLong: "Een van je antwoorden is te lang. Dat antwoord wordt niet ingeleverd.",
    final: "Na het inleveren kun je niets meer veranderen.",
    cancel: "Terug naar het examen",
    confirm: "Ja, inleveren",
  },
  submitting: {
    title: "Je examen wordt ingeleverd",
    body: "We bewaren je antwoorden, wacht op verbinding.",
    next: "Sluit deze computer niet af. Deze pagina verandert vanzelf als het klaar is.",
    waiting: (count: number) => `${waiting(count)} nog op verzending.`,
  },
  submitted: {
    title: "Ingeleverd",
    body: "Je examen is ingeleverd. Alle antwoorden staan op de server.",
    next: "Je bent klaar. Blijf rustig zitten tot de afnameleider zegt dat je mag gaan.",
    again: "Opnieuw bekijken",
  },
  leave: {
    button: "Naar het inlogscherm",
    waiting: (count: number) => `${waiting(count)} nog op verzending. Blijf liever op deze pagina. Ga je toch weg? Dan blijft je werk op deze computer staan, en wordt het verstuurd als je hier weer inlogt.`,
    waitingInWindow: (count: number) => `${waiting(count)} nog op verzending, alleen in dit venster. Ga niet weg: dan raakt je werk kwijt. Waarschuw de afnameleider.`,
    left: (count: number) => `${waiting(count)} nog op deze computer. Log hier opnieuw in, of laad deze pagina opnieuw. Lukt dat niet? Waarschuw de afnameleider.`,
    leftInWindow: (count: number) => `${waiting(count)} nog in dit venster. Sluit het niet. Log hier opnieuw in, en waarschuw de afnameleider.`,
  },
  stopped: {
    blocked: {
      title: "Het examen staat even stil",
      body: "De afnameleider heeft het examen voor de hele groep stilgezet.",
      next: "Wacht rustig af. Je gaat straks verder bij dezelfde vraag.",
    },
    interrupted: {
      title: "Je examen is onderbroken",
      body: "De afnameleider heeft je examen onderbroken.",
      next: "Wacht op de afnameleider. Als je verder mag, ga je vanzelf door bij dezelfde vraag.",
    },
    timeUp: {
      title: "De tijd is om",
      body: "Je kunt nu niet meer antwoorden.",
      next: "Je examen wordt vanzelf ingeleverd. Krijg je meer tijd? Dan ga je vanzelf verder bij dezelfde vraag.",
    },
    terminated: {
      title: "Je examen is beëindigd",
      body: "De afnameleider heeft je examen beëindigd.",
      next: "Heb je vragen? Ga naar de afnameleider.",
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
      body: "Er is iets mis met het examen op deze computer.",
      next: "Waarschuw de afnameleider. Misschien lukt het na opnieuw laden van deze pagina, of als je opnieuw inlogt.",
      again: "Opnieuw inloggen",
    },
    secondTab: {
      title: "Het examen is al open",
      body: "Het examen staat in een ander tabblad van deze browser open.",
      next: "Ga verder in dat tabblad, of sluit het. Dan gaat het examen hier verder.",
    },
    unsuitable: {
      title: "Deze browser is niet geschikt",
      body: "Deze browser kan het examen niet veilig openen.",
      next: "Waarschuw de afnameleider.",
    },
    noPreview: {
      title: "Dit voorbeeld kan niet worden geopend",
      body: "Het examen bestaat niet, of je bent niet ingelogd als examenmaker.",
      next: "Log in op het portaal en open het voorbeeld daar opnieuw.",
    },
    safe: "Alles wat je hebt gemaakt, is bewaard.",
    safeWaiting: (count: number) => `Wat je hebt gemaakt, is bewaard. ${waiting(count)} op deze computer en wordt nog verstuurd.`,
    waitingInWindow: (count: number) => `${waiting(count)} nog op verzending, alleen in dit venster. Sluit het niet.`,
    reload: "Opnieuw laden",
  },
  player: {
    answer: "Antwoord",
    answerOf: (number: number, total: number) => `Antwoord ${number} van ${total}`,
    choose: "Kies…",
  },
};

/** Every language has the same texts. */
export type Texts = typeof nl;

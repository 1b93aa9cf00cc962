/** Dutch words on the way to the exam: from the browser check to the waiting room. */
import { inMinutes } from "./notices";

/** A reference that has no sentence gets `other`. */
export type Refusals = Readonly<Partial<Record<string, string>> & { other: string }>;

const refusals = (sentences: Refusals): Refusals => sentences;

export const wayIn = {
  checking: { title: "Even geduld", body: "We kijken of deze computer klaar is voor het examen. Dat gaat vanzelf." },
  login: {
    title: "Inloggen voor je examen",
    accessCode: "Toegangscode",
    accessCodeHint: "Deze code krijg je van de afnameleider.",
    accessCodeMissing: "Vul de toegangscode in.",
    loginName: "Inlognaam",
    loginNameHint: "Deze staat op je briefje.",
    loginNameMissing: "Vul je inlognaam in.",
    forgiving: "Hoofdletters en spaties maken niet uit.",
    button: "Inloggen",
    busy: "Even geduld…",
    line: "Er is nu geen verbinding. Probeer het zo opnieuw, of vraag hulp aan de afnameleider.",
    expired: "Je bent uitgelogd. Log opnieuw in om verder te gaan. Wat je hebt gemaakt, is bewaard.",
    gone: "Dit examen staat niet meer voor je klaar. Waarschuw de afnameleider, en log daarna opnieuw in.",
    notMe: "Geeft niets. Log in met de inlognaam van je eigen briefje. Zie je weer de naam van een ander? Steek je hand op.",
    problem: "Inloggen is niet gelukt.",
  },
  /** Why a login was refused, by the reference of the server, whose own sentences are for staff. */
  refusals: refusals({
    other: "Probeer het nog een keer. Lukt het weer niet? Vraag hulp aan de afnameleider.",
    "login-refused":
      "Je toegangscode en je inlognaam horen niet bij elkaar. Kijk goed naar de code en naar je briefje, en probeer het nog een keer. Ging het al vijf keer fout? Steek je hand op.",
    "locked-out":
      "Je hebt te vaak iets verkeerds ingevuld. Steek je hand op: de afnameleider kan je weer laten inloggen. Vul daarna alles opnieuw in.",
    "login-denied": "De afnameleider heeft geen toestemming gegeven. Steek je hand op.",
    "locked-browser-required": "Dit examen maak je in een andere browser. Steek je hand op.",
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
  welcome: {
    title: (name: string) => `Ben jij ${name}?`,
    body: "Kijk of alles klopt.",
    wrongExam: "Klopt je naam wel, maar het examen niet? Steek je hand op.",
    yes: "Ja, dat ben ik",
    no: "Nee, dat ben ik niet",
  },
  facts: {
    name: "Naam",
    exam: "Examen",
    group: "Groep",
    duration: "Tijd",
    items: "Aantal vragen",
    minutes: inMinutes,
    minutesWithMore: (minutes: number, more: number) => `${inMinutes(minutes)}, met ${inMinutes(more)} extra`,
  },
  instructions: {
    title: "Zo werkt het examen",
    body: "Lees dit rustig door. Je tijd loopt nog niet.",
    saved: { title: "Je antwoorden worden vanzelf bewaard", body: "Zie je bij een vraag dat je antwoord op de server staat? Dan is het helemaal veilig." },
    here: { title: "Geen verbinding? Werk gewoon door", body: "Je antwoorden staan dan op deze computer. Ze worden later vanzelf verstuurd." },
    marked: { title: "Twijfel je? Markeer de vraag", body: "Door het vlaggetje vind je de vraag later snel terug." },
    bar: { title: "Elke vraag heeft een nummer", body: "Je ziet aan het nummer welke vragen je al hebt beantwoord. Klik op een nummer om naar die vraag te gaan. Kun je in jouw examen niet terug? Dan staat dat op het scherm." },
    clock: { title: "Je ziet hoeveel tijd je nog hebt", body: "Word je onrustig van de klok? Dan kun je hem verbergen." },
    submit: { title: "Klaar? Lever je examen in", body: "Je ziet eerst een overzicht van al je vragen. Daarna kies je of je echt inlevert." },
    help: { title: "Hulp nodig? Steek je hand op", body: "De afnameleider komt dan naar je toe." },
    next: "Ik begrijp het",
  },
  sound: {
    title: "Kun je het geluid horen?",
    body: "In dit examen zit geluid. Zet je koptelefoon op als je die hebt, en speel het testgeluid af.",
    play: "Speel het testgeluid af",
    playing: "Je hoort nu twee tonen.",
    volume: "Te zacht of te hard? Verander het volume, en speel het geluid nog een keer af.",
    heard: "Ja, ik hoor het",
    silent: "Nee, ik hoor niets",
    advice: "Probeer dit eerst:",
    advices: [
      "Kijk of je koptelefoon goed vastzit in de computer.",
      "Kijk of het geluid aan staat en hard genoeg is.",
      "Speel het testgeluid nog een keer af.",
    ],
    help: "Hoor je nog niets? Steek je hand op. De afnameleider helpt je.",
    onward: "Toch verder",
  },
  waiting: {
    title: (name: string) => `Welkom, ${name}`,
    body: "Je bent klaar om te beginnen. Wacht tot de afnameleider het examen vrijgeeft.",
    next: "Het examen start daarna vanzelf. Je hoeft niets te doen.",
    wrongName: "Is dit niet jouw naam? Ga dan terug, en log in met je eigen inlognaam.",
  },
  fetching: {
    busy: (percent: number) => `Je examen wordt klaargezet: ${percent}%`,
    ready: "Je examen staat klaar.",
  },
  opening: { title: "Even geduld", body: "We zoeken verbinding met het examen.", safe: "Wat je al hebt gemaakt, is bewaard." },
  starting: { title: "Het examen wordt geopend", body: "Dit duurt meestal een paar tellen." },
  noLine: "Er is nu geen verbinding. We blijven het proberen. Je hoeft niets te doen.",
};

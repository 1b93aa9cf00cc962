/** Dutch words of the lines that come in between: the network, the proctor, the time. */

/** "3 antwoorden wachten": the beginning of a sentence. */
export const waitingAnswers = (count: number): string => (count === 1 ? "1 antwoord wacht" : `${count} antwoorden wachten`);

/** "1 minuut", "60 minuten" */
export const inMinutes = (minutes: number): string => (minutes === 1 ? "1 minuut" : `${minutes} minuten`);

export const notices = {
  trouble: {
    noLine: "Geen verbinding. Je kunt gewoon doorwerken: je antwoorden worden op deze computer bewaard.",
    noLineInWindow:
      "Geen verbinding. Je antwoorden staan nu alleen in dit venster. Sluit het niet, en laad het niet opnieuw. Waarschuw de afnameleider.",
    waiting: (count: number) => `${waitingAnswers(count)} op verzending.`,
    tooLong: "Je antwoord is te lang om in te leveren. Je tekst blijft staan. Maak hem korter: een antwoord heeft ten hoogste ongeveer 200.000 tekens.",
    storage: "Deze computer kan je antwoorden niet bewaren. Ze gaan direct naar de server. Sluit dit venster niet. Waarschuw de afnameleider.",
    refused: "Het opslaan op de server lukt niet. Waarschuw de afnameleider. Je antwoorden blijven op deze computer bewaard.",
  },
  messages: { title: "Bericht van de afnameleider", first: (count: number) => `Bericht van de afnameleider (1 van ${count})`, seen: "Gelezen" },
  time: {
    extended: (minutes: number) => `Je krijgt ${inMinutes(minutes)} extra.`,
    left: (minutes: number) => `Je hebt nog ${inMinutes(minutes)}.`,
    seen: "Oké",
  },
};

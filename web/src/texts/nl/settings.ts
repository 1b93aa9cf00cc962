/** Dutch words of the settings: how a candidate wants to see and hear the exam. */

export const settings = {
  settings: {
    button: "Instellingen",
    title: "Instellingen",
    close: "Sluiten",
    colourScheme: "Kleuren",
    schemes: { light: "Licht", dark: "Donker", high_contrast: "Hoog contrast", soft: "Zacht" },
    textSize: "Grootte van de tekst",
    lineSpacing: "Ruimte tussen de regels",
    spacings: { 100: "Gewoon", 150: "Ruim", 200: "Heel ruim" },
    zoom: "Alles groter (zoom)",
    time: "Tijd",
    timeHidden: "Verberg de tijd",
    timeWarnings: "Zeg het als er nog 10 en 5 minuten zijn",
    language: "Taal",
    languages: { nl: "Nederlands", en: "Engels (English)" },
  },
};

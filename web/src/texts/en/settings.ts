/** English words of the settings: how a candidate wants to see and hear the exam. */
import type { settings as dutch } from "../nl/settings";

export const settings: typeof dutch = {
  settings: {
    button: "Settings",
    title: "Settings",
    close: "Close",
    colourScheme: "Colours",
    schemes: { light: "Light", dark: "Dark", high_contrast: "High contrast", soft: "Soft" },
    textSize: "Size of the text",
    lineSpacing: "Space between the lines",
    spacings: { 100: "Normal", 150: "Wide", 200: "Very wide" },
    zoom: "Everything larger (zoom)",
    time: "Time",
    timeHidden: "Hide the time",
    timeWarnings: "Say it when 10 and 5 minutes are left",
    language: "Language",
    languages: { nl: "Dutch (Nederlands)", en: "English" },
  },
};

/** Every English word on the candidate's screens. */
import { notices } from "./en/notices";
import { settings } from "./en/settings";
import { wayIn } from "./en/way-in";
import { wayOut } from "./en/way-out";
import type { Texts } from "./nl";

export const en: Texts = {
  language: "en",
  otherLanguage: "Nederlands",
  app: "Facet",
  exam: "Exam",
  preview: "Preview: answers are not saved",

  ...wayIn,
  ...wayOut,
  ...notices,
  ...settings,

  running: {
    item: (number, total) => `Question ${number} of ${total}`,
    timeLeft: (time) => `${time} left`,
    timeUp: "time is up",
    hideTime: "hide the time",
    showTime: "show the time",
    previous: "Previous",
    next: "Next",
    noWayBack: "In this exam you cannot go back to an earlier question.",
    mark: "Mark",
    unmark: "Remove mark",
    submit: "Hand in",
    overview: "Overview of the questions",
    answered: "answered",
    notAnswered: "not answered",
    marked: "marked",
    current: "this question",
    notSeen: "not seen yet",
    fold: (answered, total) => `Questions: ${answered} of ${total} answered`,
    itemBroken: "This question cannot be shown. Tell the proctor. Your other answers are safe.",
    skip: "To the question",
  },
  save: {
    nowhere: "no answer yet",
    typed: "being saved…",
    window: "in this window only",
    computer: "saved on this computer",
    server: "saved on the server",
    serverAt: (time) => `saved on the server, ${time}`,
    too_long: "too long: on this computer only",
  },
  part: {
    title: "Do you want to go to the next part?",
    final: "After this you cannot go back to the questions of this part.",
    cancel: "Back to this part",
    confirm: "Yes, to the next part",
    unanswered: (count) => (count === 1 ? "You did not answer 1 question of this part." : `You did not answer ${count} questions of this part.`),
    marked: (count) => (count === 1 ? "You marked 1 question of this part." : `You marked ${count} questions of this part.`),
    noWayBackHere: "In this part you cannot go back to an earlier question.",
  },
  player: {
    answer: "Answer",
    answerOf: (number, total) => `Answer ${number} of ${total}`,
    choose: "Choose…",
    source: "Source for this question",
    sound: "Sound",
    film: "Video",
    notYet: "The exam app cannot show this kind of question yet.",
    atMost: (count) => (count === 1 ? "You can choose 1 answer." : `You can choose ${count} answers at most.`),
    pickedUp: (choice) => `${choice} picked up. Choose a place with the arrow keys. Put down with the space bar.`,
    place: (number, total, words, holds) =>
      [`place ${number} of ${total}`, words, holds || "empty"].filter(Boolean).join(", "),
    backAtStart: "back with the choices",
    putDown: (choice) => `${choice} put down`,
    noRoom: "There is no room for more here.",
    letGo: "Let go. Nothing has changed.",
    picture: (number) => `area ${number} of the picture`,
  },
};

/** English words on the way out of the exam, and on the pages on which it stands still. */
import type { wayOut as dutch } from "../nl/way-out";
import { waitingAnswers } from "./notices";

const questions = (count: number): string => (count === 1 ? "1 question" : `${count} questions`);

export const wayOut: typeof dutch = {
  overview: {
    title: "All your questions",
    answered: (count, total) => `You answered ${count} of the ${total} questions.`,
    complete: "You answered every question.",
    open: (count) => `Not answered yet (${count})`,
    marked: (count) => `Marked (${count})`,
    all: "Every question",
    question: (number) => `Question ${number}`,
    noWayBack: "In this exam you cannot go back to an earlier question.",
    otherPart: "You can only go to questions of the part in which you are now.",
    back: "Back to the exam",
    submit: "Hand in the exam",
    states: {
      answered: "answered",
      open: "not answered",
      marked: "marked",
      unseen: "not seen",
      tooLong: "too long",
      current: "you were here",
    },
  },
  submit: {
    title: "Do you want to hand in?",
    none: "You answered every question.",
    unanswered: (count) => `You did not answer ${questions(count)}.`,
    marked: (count) => `You marked ${questions(count)}.`,
    tooLong: (count) =>
      count === 1
        ? "1 answer is too long. That answer will not be handed in. Make it shorter first."
        : `${count} answers are too long. Those answers will not be handed in. Make them shorter first.`,
    numbers: (numbers) => `By number: ${numbers}.`,
    final: "After handing in you cannot change anything.",
    cancel: "No, not yet",
    confirm: "Yes, hand in",
  },
  submitting: {
    title: "Your exam is being handed in",
    body: "You are done. Your last answers are now going to the server.",
    noLine: "There is no connection now. As soon as it is back, your answers are sent by themselves.",
    waiting: (count) => `${waitingAnswers(count)} still to be sent.`,
    safe: "Your answers are safe on this computer.",
    inWindow: "Your answers are in this window only. Do not close it.",
    next: "Do not switch this computer off. This page changes by itself when it is done. Does it take long? Raise your hand.",
  },
  submitted: {
    title: "Your exam has been handed in",
    body: "All answers are on the server. They cannot get lost any more.",
    nextTitle: "What happens next?",
    next: ["Stay seated until the proctor says that you may go.", "You will hear about your result from your school later."],
    again: "View again",
  },
  leave: {
    button: "To the login page",
    waiting: (count) =>
      `${waitingAnswers(count)} still to be sent. It is better to stay on this page. If you leave, your work stays on this computer and is sent when you log in here again.`,
    waitingInWindow: (count) =>
      `${waitingAnswers(count)} still to be sent, in this window only. Do not leave: your work would be lost. Tell the proctor.`,
    left: (count) =>
      `${waitingAnswers(count)} still on this computer. Log in here again, or reload this page. Does that not work? Tell the proctor.`,
    leftInWindow: (count) =>
      `${waitingAnswers(count)} still in this window. Do not close it. Log in here again, and tell the proctor.`,
  },
  stopped: {
    blocked: {
      title: "The exam is paused",
      body: "The proctor paused the exam for the whole group. Your time stands still too.",
      next: "Wait calmly. You will go on at the same question by itself.",
    },
    interrupted: {
      title: "Your exam is interrupted",
      body: "The proctor interrupted your exam. Your time stands still.",
      next: "Wait for the proctor. When you may go on, you return to the same question by itself.",
    },
    timeUp: {
      title: "Time is up",
      body: "You can no longer answer.",
      next: "Your exam is handed in by itself. Do you get more time? Then you go on at the same question by itself.",
    },
    terminated: {
      title: "Your exam has been ended",
      body: "The proctor ended your exam. You can no longer answer.",
      next: "What you made counts. Any questions? Go to the proctor.",
    },
    closed: {
      title: "The exam is closed",
      body: "The proctor closed the exam for the whole group.",
      next: "There is nothing you need to do. Any questions? Go to the proctor.",
    },
    cancelled: {
      title: "This exam does not take place",
      body: "The school cancelled the exam for the whole group.",
      next: "Ask the proctor when you will take this exam.",
    },
    moved: {
      title: "You are working on another computer",
      body: "You logged in on another computer. You can no longer answer on this one.",
      next: "Go on at the other computer. Is this wrong? Tell the proctor.",
      again: "Log in here again",
    },
    damaged: {
      title: "The exam cannot be opened",
      body: "Something is wrong with the exam on this computer. It is not your fault.",
      next: "Tell the proctor. Reloading this page may help, or logging in again.",
      again: "Log in again",
    },
    outdated: {
      title: "This exam cannot be shown here",
      body: "The exam and this exam app do not fit each other: one of the two is older. It is not your fault.",
      next: "Tell the proctor. Reloading this page may help.",
    },
    needsServer: {
      title: "Waiting for the connection",
      body: "This exam needs a connection, and there is none now.",
      next: "You will go on at the same question by itself. Does it take long? Raise your hand. The proctor can give you more time.",
    },
    safe: "Everything you made has been kept.",
    safeWaiting: (count) => `What you made has been kept. ${waitingAnswers(count)} still on this computer, and will be sent by itself.`,
    waitingInWindow: (count) => `${waitingAnswers(count)} still to be sent, in this window only. Do not close it.`,
    reload: "Reload",
  },
  browser: {
    refusedBrowser: {
      title: "This exam needs another browser",
      body: "The browser in which you take this exam is not open on this computer. It is not your fault.",
      next: "Raise your hand. The proctor helps you.",
      again: "Try again",
    },
    secondTab: {
      title: "The exam is already open",
      body: "The exam is open in another tab of this browser.",
      next: "Go on in that tab, or close it. The exam then goes on here.",
    },
    unsuitable: {
      title: "This browser is not suitable",
      body: "This browser cannot open the exam safely. It is not your fault.",
      next: "Tell the proctor.",
    },
    noPreview: {
      title: "This preview cannot be opened",
      body: "The exam does not exist, or you are not logged in as an exam publisher.",
      next: "Log in on the portal and open the preview again from there.",
    },
  },
};

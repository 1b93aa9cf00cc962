/**
 * The workspace: what a candidate arranged around the answers. It lives on the server, so that it is there again after a
 * restart and at another computer.
 */
import type { KeptWorkspace, Language, Preferences } from "../contract/delivery-api";

export const FIRST_PREFERENCES: Preferences = {
  language: "nl",
  colour_scheme: "light",
  text_size: 100,
  line_spacing: 100,
  zoom: 100,
  time_hidden: false,
  time_warnings: true,
};

/** The workspace of somebody who arranged nothing yet. */
export function firstWorkspace(language: Language = "nl"): KeptWorkspace {
  return { preferences: { ...FIRST_PREFERENCES, language }, marked: [], seen: [] };
}

export class Workspace {
  #now: KeptWorkspace;
  /** What was chosen before the login goes along with it. */
  #chosen: Partial<Preferences> = {};
  #told: KeptWorkspace;

  constructor(
    private readonly first: KeptWorkspace,
    private readonly changed: () => void,
  ) {
    this.#now = first;
    this.#told = first;
  }

  get now(): KeptWorkspace {
    return this.#now;
  }

  get preferences(): Preferences {
    return this.#now.preferences;
  }

  get marked(): readonly string[] {
    return this.#now.marked;
  }

  get seen(): readonly string[] {
    return this.#now.seen;
  }

  /** What the server has yet to hear; null where it knows all. */
  get untold(): KeptWorkspace | null {
    return this.#now === this.#told ? null : this.#now;
  }

  choose<Name extends keyof Preferences>(name: Name, value: Preferences[Name]): void {
    this.#chosen = { ...this.#chosen, [name]: value };
    this.#become({ ...this.#now, preferences: { ...this.preferences, [name]: value } });
  }

  /** Mark an item to look at again, or take the mark away. */
  toggleMark(itemId: string): void {
    const without = this.marked.filter((id) => id !== itemId);
    const marked = without.length < this.marked.length ? without : [...this.marked, itemId];
    this.#become({ ...this.#now, marked });
  }

  /** Remember that an item was on the screen. */
  see(itemId: string): void {
    if (!this.seen.includes(itemId)) this.#become({ ...this.#now, seen: [...this.seen, itemId] });
  }

  /** Take over what the server, or this computer, kept; what was chosen here since the beginning stays chosen. */
  adopt(kept: KeptWorkspace): void {
    const isNews = Object.keys(this.#chosen).length > 0;
    this.#now = isNews ? { ...kept, preferences: { ...kept.preferences, ...this.#chosen } } : kept;
    this.#told = kept;
    this.changed();
  }

  /** Go on after a reload with what this computer kept: it is newer than what the server told at the login. */
  restore(kept: KeptWorkspace, isTold: boolean): void {
    this.adopt(kept);
    if (!isTold) this.#told = this.first;
  }

  /** The server has this. */
  told(workspace: KeptWorkspace | null): void {
    if (workspace) this.#told = workspace;
  }

  /** Make room for the next candidate. */
  reset(): void {
    this.#chosen = {};
    this.#now = this.first;
    this.#told = this.first;
    this.changed();
  }

  #become(workspace: KeptWorkspace): void {
    this.#now = workspace;
    this.changed();
  }
}

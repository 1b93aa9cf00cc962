/** The ciphertext of an exam on this computer, so that a reload fetches nothing. Who has no key can read none of it. */

const ROOM = "facet-exam-form:";

/** Where a browser keeps nothing, nothing is found; nobody has to care. */
export interface KeptParts {
  find(formId: string, address: string): Promise<Uint8Array<ArrayBuffer> | null>;

  keep(formId: string, address: string, bytes: Uint8Array<ArrayBuffer>): Promise<void>;

  /** Remove every form but this one; without a name, all of them. */
  forget(exceptFormId?: string): Promise<void>;
}

export const nothingKept: KeptParts = {
  find: () => Promise.resolve(null),
  keep: () => Promise.resolve(),
  forget: () => Promise.resolve(),
};

/** What the kept parts need of the browser's caches. */
export type Caches = Pick<CacheStorage, "open" | "keys" | "delete">;

export class CachedParts implements KeptParts {
  constructor(private readonly caches: Caches) {}

  find(formId: string, address: string): Promise<Uint8Array<ArrayBuffer> | null> {
    return orNothing(null, async () => {
      const kept = await (await this.caches.open(ROOM + formId)).match(address);
      return kept ? new Uint8Array(await kept.arrayBuffer()) : null;
    });
  }

  keep(formId: string, address: string, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
    return orNothing(undefined, async () => {
      await (await this.caches.open(ROOM + formId)).put(address, new Response(bytes));
    });
  }

  forget(exceptFormId?: string): Promise<void> {
    return orNothing(undefined, async () => {
      const rooms = (await this.caches.keys()).filter((name) => name.startsWith(ROOM) && name !== `${ROOM}${exceptFormId ?? ""}`);
      await Promise.all(rooms.map((name) => this.caches.delete(name)));
    });
  }
}

/** A private window or a full disk: the exam then stays in memory only. */
async function orNothing<Result>(nothing: Result, act: () => Promise<Result>): Promise<Result> {
  try {
    return await act();
  } catch (error) {
    // Beside a DOMException a TypeError, where a browser does not cache what lies at such an address.
    console.warn("this browser keeps no exam", error);
    return nothing;
  }
}

/** One tab writes: two tabs with one counter would number entries twice. */

const LOCK = "facet-exam";

/**
 * Hold the browser's lock for as long as this tab lives.
 *
 * @param elsewhere called when another tab holds it; the promise then waits until that tab is gone.
 */
export function holdTheOnlyTab(locks: LockManager, elsewhere: () => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const hold = (): Promise<never> => {
      resolve();
      return new Promise(() => undefined);
    };
    locks
      .request(LOCK, { ifAvailable: true }, (lock) => {
        if (lock) return hold();
        elsewhere();
        return locks.request(LOCK, hold);
      })
      .catch(reject);
  });
}

/** The browser's caches, in memory. */

export class FakeCache {
  readonly kept = new Map<string, Response>();

  match(request: RequestInfo | URL): Promise<Response | undefined> {
    return Promise.resolve(this.kept.get(addressOf(request))?.clone());
  }

  put(request: RequestInfo | URL, response: Response): Promise<void> {
    this.kept.set(addressOf(request), response.clone());
    return Promise.resolve();
  }
}

export class FakeCaches {
  readonly rooms = new Map<string, FakeCache>();

  open(name: string): Promise<Cache> {
    const room = this.rooms.get(name) ?? new FakeCache();
    this.rooms.set(name, room);
    return Promise.resolve(room as unknown as Cache);
  }

  keys(): Promise<string[]> {
    return Promise.resolve([...this.rooms.keys()]);
  }

  delete(name: string): Promise<boolean> {
    return Promise.resolve(this.rooms.delete(name));
  }

  has(name: string): Promise<boolean> {
    return Promise.resolve(this.rooms.has(name));
  }
}

function addressOf(request: RequestInfo | URL): string {
  return request instanceof Request ? request.url : request.toString();
}

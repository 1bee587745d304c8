import { io, type Socket } from 'socket.io-client';
import { z } from 'zod';
import { get, Session } from './client.ts';

export type Event = { readonly name: string; readonly payload: Readonly<Record<string, unknown>> };

const payload = z.record(z.string(), z.unknown());
const patienceMs = 30_000;
const announcementMs = 10_000;
const mark = 'main:test';
/** A job tells its end whenever that comes: in the middle of other calls, and it is none of theirs. */
const jobEnd = 'build-job:update';

/**
 * What the server announces on its socket. Events of one call are told from those of the next by the server's own test
 * event (GET /status/test-event): it is published after everything that the call before it has published.
 */
export class EventStream {
  readonly #socket: Socket;
  readonly #session: Session;
  #seen: Event[] = [];
  #waiting: (() => void) | undefined;

  private constructor(session: Session) {
    this.#session = session;
    this.#socket = io(`${session.url}/events`, {
      transports: ['websocket'],
      extraHeaders: session.credentials,
      reconnection: false,
      forceNew: true,
    });
    this.#socket.onAny((name: string, content: unknown) => {
      this.#seen.push({ name, payload: payload.catch({}).parse(content) });
      if (name === mark) this.#waiting?.();
    });
  }

  static async open(session: Session): Promise<EventStream> {
    const stream = new EventStream(session);
    await new Promise<void>((resolve, reject) => {
      stream.#socket.once('connect', resolve);
      stream.#socket.once('connect_error', reject);
      stream.#socket.once('disconnect', (reason) => reject(new Error(`the event socket was closed: ${reason}`)));
    });
    await stream.settle();
    return stream;
  }

  close(): void {
    this.#socket.disconnect();
  }

  /** Everything announced since the last call of this. */
  async settle(): Promise<readonly Event[]> {
    await new Promise<void>((resolve, reject) => {
      const giveUp = () => reject(new Error('GET /status/test-event was followed by no main:test event'));
      const timer = setTimeout(giveUp, patienceMs);
      this.#waiting = () => {
        clearTimeout(timer);
        resolve();
      };
      this.#session.send(get('/status/test-event')).catch(reject);
    });
    const seen = this.#seen.filter(({ name }) => name !== mark && name !== jobEnd);
    this.#seen = [];
    return seen;
  }

  /** Waits for the announcement of what a background job has done, and leaves it among the seen ones. */
  async until(what: string, isThere: (seen: readonly Event[]) => boolean): Promise<void> {
    const end = Date.now() + announcementMs;
    while (!isThere(this.#seen)) {
      const names = this.#seen.map((event) => event.name).join(', ');
      if (Date.now() > end) throw new Error(`no event said that ${what}; seen: ${names}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
}

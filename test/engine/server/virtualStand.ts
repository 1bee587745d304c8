/** An engine and a studio under a clock that stands still until it is told to go on: hours of trouble pass in no time. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { HttpRequest, HttpResponse } from '../../../electron/engine/host.ts';
import { chanceOf } from '../../support/chance.ts';
import { asking, type SignedIn } from '../../support/signedIn.ts';
import { startTestEngine } from '../../support/testEngine.ts';
import { openLine } from '../../simulation/line.ts';
import { smallStudio } from '../../simulation/smallStudio.ts';
import { openStudioInProcess, type StudioInProcess } from '../../simulation/studioInProcess.ts';
import { VirtualClock } from '../../simulation/virtualClock.ts';

/** What becomes of a request instead of its answer; null: it is answered. Throws what the network would. */
export type Trouble = (request: HttpRequest) => Promise<HttpResponse | null> | HttpResponse | null;

export type VirtualStand = {
  readonly clock: VirtualClock;
  readonly studio: StudioInProcess;
  readonly engine: SignedIn;
  readonly trouble: (trouble: Trouble | null) => void;
  /** From now on no event arrives, though the stream looks as it did. */
  readonly missEvents: () => void;
  /** When each request was made, milliseconds, and what it was; since the last time this was asked. */
  readonly asked: () => readonly { readonly at: number; readonly what: string }[];
  readonly remove: () => Promise<void>;
};

const morning = Date.parse('2026-11-24T08:00:00Z');
const url = 'http://studio.test';
let clock: VirtualClock | null = null;

/** The first one takes over the clock of this process. */
export async function virtualStand(options: { readonly clockAheadMs?: number } = {}): Promise<VirtualStand> {
  const folder = mkdtempSync(join(tmpdir(), 'inari-virtual-'));
  const isFirst = clock === null;
  const mine = (clock ??= new VirtualClock(morning));
  if (isFirst) mine.install();
  mine.startAt(morning);
  const kitsu = '1.0.97';
  const rows = smallStudio(kitsu, new Date(morning));
  const studio = openStudioInProcess(rows, { kitsu, folder: join(folder, 'studio'), secret: 'a secret' });
  const line = openLine({ studio, isServerUp: () => true, chance: chanceOf(7) }, () => undefined);
  let trouble: Trouble | null = null;
  let asked: { at: number; what: string }[] = [];
  const artist = rows.person.find(({ role }) => role === 'user');
  const { clockAheadMs = 0 } = options;
  const starting = startTestEngine({
    dataFolder: join(folder, 'client'),
    now: () => mine.now() + clockAheadMs,
    wrapHost: (host) => ({
      ...host,
      ...line.network,
      sendHttp: async (request) => {
        asked.push({ at: mine.now(), what: `${request.method} ${new URL(request.url).pathname.slice('/api'.length)}` });
        return (await trouble?.(request)) ?? line.network.sendHttp(request);
      },
    }),
  });
  const engine = asking(await mine.until(starting, 'the start'));
  const outcome = await mine.until(
    engine.call('signIn', { url, email: artist?.email ?? '', password: 'lanternfall', code: null }),
    'signing in',
  );
  if (outcome.kind !== 'signed-in') throw new Error(`not signed in: ${JSON.stringify(outcome)}`);
  await mine.pass(60_000);
  return {
    clock: mine,
    studio,
    engine,
    trouble: (next) => {
      trouble = next;
    },
    missEvents: () => {
      line.missEvents(Infinity);
    },
    asked: () => {
      const list = asked;
      asked = [];
      return list;
    },
    remove: async () => {
      line.cut();
      await mine.until(engine.close(), 'the end').catch(() => undefined);
      studio.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** An answer of any kind. */
export function answerOf(status: number, text: string, headers: Readonly<Record<string, string>> = {}): HttpResponse {
  return {
    status,
    headers: { 'content-type': 'application/json', ...headers },
    setCookies: [],
    body: (async function* () {
      if (text !== '') yield Buffer.from(text);
    })(),
    cancel: () => undefined,
  };
}

export const page = (status: number, headers: Readonly<Record<string, string>> = {}): HttpResponse =>
  answerOf(status, '<html><title>Welcome to the hotel</title></html>', { 'content-type': 'text/html', ...headers });

import { isDeepStrictEqual } from 'node:util';
import type { Answer, Call, Session } from './client.ts';
import type { Event } from './events.ts';
import { issuesOf, signatureOf, type Signature } from './signature.ts';
import { anything, type Shape } from './shapes/values.ts';
import { forVersion, type PerVersion } from './version.ts';
import type { Caller, World } from './world.ts';

/** One point on which an answer is not as expected. */
export type Issue = { readonly field: string; readonly expected: string; readonly actual: string };

/** What was seen of one call, for the comparison of the studio with the real server. */
export type Exchange = {
  readonly step: string;
  readonly status: number;
  readonly contentType: string;
  readonly body: Signature;
  /** Names, with the keys of the payload. */
  readonly events: Readonly<Record<string, readonly string[]>>;
};

export type Expectation = {
  readonly status: PerVersion<number>;
  /** Left out: the body is empty, or not JSON. */
  readonly body?: Shape;
  readonly contentType?: PerVersion<string>;
  /** Names of the events of the call, in any order; a name that comes several times is listed once. */
  readonly events?: PerVersion<readonly string[]>;
};

/** The record of one probe on one server. */
export class Trial {
  readonly world: World;
  readonly issues: Issue[] = [];
  readonly exchanges: Exchange[] = [];

  constructor(world: World) {
    this.world = world;
  }

  /** Makes a call and compares its answer and its events with what is expected. */
  async step(
    step: string,
    caller: Caller | Session,
    call: Call,
    expected: Expectation,
    finish?: () => Promise<void> | undefined,
  ): Promise<Answer> {
    const session = typeof caller === 'string' ? this.world.session(caller) : caller;
    const { version, events } = this.world;
    // A write that names no events must cause none.
    const wantedEvents = expected.events ?? (call.method === 'GET' ? undefined : []);
    if (wantedEvents !== undefined) await events.settle();
    const answer = await session.send(call);
    await finish?.();
    const seen = wantedEvents === undefined ? [] : await events.settle();
    this.expect(`${step}.status`, forVersion(expected.status, version), answer.status);
    if (expected.contentType !== undefined) {
      this.expect(`${step}.content-type`, forVersion(expected.contentType, version), answer.contentType);
    }
    const shape = expected.body?.(version);
    if (shape === undefined) {
      if (answer.contentType === 'application/json')
        this.expect(`${step}.body`, 'nothing', answer.body === undefined ? 'nothing' : 'JSON');
    } else {
      for (const issue of issuesOf(shape, answer.body)) {
        this.issues.push({ ...issue, field: `${step}.body${issue.field}` });
      }
    }
    if (wantedEvents !== undefined) {
      const wanted = new Set(forVersion(wantedEvents, version));
      const got = new Set(seen.map((event) => event.name));
      for (const name of new Set([...wanted, ...got])) {
        this.expect(
          `${step}.events.${name}`,
          wanted.has(name) ? 'sent' : 'not sent',
          got.has(name) ? 'sent' : 'not sent',
        );
      }
    }
    this.exchanges.push({
      step,
      status: answer.status,
      contentType: answer.contentType,
      body: signatureOf(shape ?? anything, answer.body),
      events: payloadKeys(seen),
    });
    return answer;
  }

  expect(field: string, expected: unknown, actual: unknown): void {
    if (isDeepStrictEqual(expected, actual)) return;
    this.issues.push({ field, expected: brief(expected), actual: brief(actual) });
  }
}

function payloadKeys(events: readonly Event[]): Record<string, string[]> {
  const keys = new Map<string, Set<string>>();
  for (const { name, payload } of events) {
    keys.set(name, new Set([...(keys.get(name) ?? []), ...Object.keys(payload)]));
  }
  return Object.fromEntries([...keys].map(([name, set]) => [name, [...set].sort()]));
}

export function brief(value: unknown): string {
  const written = typeof value === 'string' ? value : (JSON.stringify(value) ?? 'nothing');
  return written.length > 160 ? `${written.slice(0, 160)}…` : written;
}

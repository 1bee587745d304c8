import { randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createQueuedFiles } from '../../../electron/engine/commands/queuedFiles.ts';
import { openDatabase } from '../../../electron/engine/db/open.ts';
import { createTables, type Tables } from '../../../electron/engine/db/tables.ts';
import type { SendHttp } from '../../../electron/engine/host.ts';
import { createKitsu } from '../../../electron/engine/kitsu/requests.ts';
import { createSession } from '../../../electron/engine/kitsu/session.ts';
import { createConnection } from '../../../electron/engine/sync/connection.ts';
import { createPush } from '../../../electron/engine/sync/push.ts';
import { createTurns } from '../../../electron/engine/sync/turns.ts';
import type { Person } from '../../../shared/model/studio.ts';

const me: Person = {
  id: 'me',
  firstName: 'Ada',
  lastName: 'Artist',
  fullName: 'Ada Artist',
  email: 'ada@studio.test',
  role: 'user',
  isActive: true,
  isBot: false,
  hasAvatar: false,
  departmentIds: [],
  updatedAt: null,
};

/** In memory where there is such a disk: three commits a command, each brought to the disk, are not what is counted here. */
function temporaryFolder(): string {
  const folder = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'inari-push-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true });
  });
  return folder;
}

/** A server that takes every comment. */
const taking: SendHttp = (request) => {
  const taskId = /\/tasks\/([^/]+)\/comment$/.exec(request.url)?.[1] ?? '';
  const body = JSON.stringify({
    id: randomUUID(),
    object_id: taskId,
    person_id: me.id,
    task_status_id: 'wip',
    text: 'said',
    created_at: '2026-11-24T10:00:00',
  });
  return Promise.resolve({
    status: 201,
    headers: { 'content-type': 'application/json' },
    setCookies: [],
    body: (async function* () {
      yield Buffer.from(body);
    })(),
    cancel: () => undefined,
  });
};

/** The outbox, and how many of its records were handed out and statements run in all. */
function counting(tables: Tables): { readonly tables: Tables; readonly handedOut: () => number } {
  let handedOut = 0;
  const { outbox } = tables;
  return {
    tables: {
      ...tables,
      outbox: {
        ...outbox,
        all: () => {
          const all = outbox.all();
          handedOut += all.length;
          return all;
        },
        get: (commandId) => {
          handedOut += 1;
          return outbox.get(commandId);
        },
      },
    },
    handedOut: () => handedOut,
  };
}

test('sending three thousand waiting comments looks at each a few times, however many wait', async () => {
  const count = 3_000;
  const folder = temporaryFolder();
  const db = openDatabase(join(folder, 'mirror.db'));
  const { tables, handedOut } = counting(createTables(db));
  db.writeOriginals(() => {
    for (let number = 0; number < count; number += 1) {
      const taskId = `task-${String(number)}`;
      tables.outbox.add(
        {
          commandId: randomUUID(),
          kind: 'postComment',
          taskId,
          chain: taskId,
          payload: { taskId, localId: randomUUID(), taskStatusId: 'wip', text: 'said', checklist: [] },
          writtenAt: '2026-11-24T09:00:00Z',
          draftKey: null,
          hold: null,
        },
        [],
      );
    }
  });
  let statements = 0;
  const session = createSession({
    host: { sendHttp: taking, now: Date.now, log: () => undefined },
    serverUrl: 'http://studio.test',
    tokens: { accessToken: 'access', refreshToken: null, sessionCookie: null },
    onTokens: () => undefined,
    onExpired: () => undefined,
  });
  const kitsu = createKitsu(session, '1.0.97', () => undefined);
  const connection = createConnection({
    ping: () => Promise.resolve(),
    now: Date.now,
    onChange: () => undefined,
    onReachable: () => undefined,
    onSlowedEnd: () => undefined,
  });
  const resolve = tables.identities.resolve;
  let left = count;
  let onAllSent: () => void = () => undefined;
  const allSent = new Promise<void>((resolve) => (onAllSent = resolve));
  const push = createPush({
    db,
    tables: {
      ...tables,
      identities: {
        ...tables.identities,
        resolve: (id) => {
          statements += 1;
          return resolve(id);
        },
      },
    },
    kitsu: () => kitsu,
    turns: createTurns(),
    connection,
    queuedFiles: createQueuedFiles(join(folder, 'outbox')),
    waitsForLook: () => false,
    longestWorkMs: 1_000,
    me: () => me,
    now: Date.now,
    log: () => undefined,
    onProgress: () => undefined,
    keepPublished: () => Promise.resolve(),
    onOutcome: () => {
      left -= 1;
      if (left === 0) onAllSent();
    },
  });
  connection.noteAnswer();
  push.pump();
  await allSent;
  expect(tables.outbox.count()).toBe(0);
  // At the start each once or twice, then each as often as something of it changes.
  expect(handedOut() / count).toBeLessThan(12);
  expect(statements / count).toBeLessThan(12);
  await push.close();
  connection.close();
  db.close();
});

import { expect, test } from 'vitest';
import { startWorker } from './workers.ts';

/** Histories that once ended badly, as short as they became. */
const found = {
  'a client publishes, and an artist has not opened the task': `{"kitsu": "1.0.97", "roles": ["user", "client"], "seed": 522989911, "steps": [{"afterMs": 397, "deed": {"kind": "kill", "afterCommits": 5, "isOfOriginals": true, "awayMs": 1912, "client": 1}}, {"afterMs": 45, "deed": {"kind": "events", "client": 1, "are": "missed", "count": 60}}, {"afterMs": 0, "deed": {"kind": "wake", "client": 1}}, {"afterMs": 88006, "deed": {"kind": "events", "client": 0, "are": "missed", "count": 60}}, {"afterMs": 267, "deed": {"kind": "command", "client": 1, "what": "publishRevision", "task": 1, "pick": 29}}]}`,
  'a production is closed for a moment while somebody catches up': `{"kitsu": "1.0.97", "roles": ["user", "supervisor"], "seed": 1816467222, "steps": [{"afterMs": 30, "deed": {"kind": "command", "client": 0, "what": "postComment", "task": 3, "pick": 379}}, {"afterMs": 1123, "deed": {"kind": "events", "client": 1, "are": "missed", "count": 60}}, {"afterMs": 0, "deed": {"kind": "wake", "client": 1}}, {"afterMs": 263, "deed": {"kind": "command", "client": 1, "what": "postComment", "task": 4, "pick": 503}}, {"afterMs": 201, "deed": {"kind": "production", "isOpen": false}}, {"afterMs": 4848, "deed": {"kind": "command", "client": 1, "what": "postComment", "task": 3, "pick": 373}}, {"afterMs": 594, "deed": {"kind": "production", "isOpen": true}}]}`,
};

test.concurrent.each(Object.entries(found))('%s', { timeout: 600_000 }, async (_what, history) => {
  const order = { seed: 1, histories: 1, path: null, fault: null, history: JSON.parse(history) as unknown };
  expect((await startWorker(order)).failure).toBeNull();
});

import type { PinChoice, PinSubject } from '../../../../shared/model/pins.ts';
import type { Id, Instant } from '../../../../shared/model/studio.ts';
import { pinSubject } from '../../../../shared/pinSubject.ts';
import type { Database } from '../open.ts';
import { remembered } from '../remembered.ts';
import { flag, json, numberOrNull, oneOf, text, type Row } from '../row.ts';

/** What somebody chose to keep: theirs, and no server knows it. */
export type PinnedSetRecord = PinChoice & {
  readonly id: Id;
  readonly subject: PinSubject;
  readonly isPaused: boolean;
  readonly createdAt: Instant;
};

export type PinnedSets = {
  /** In the order they were pinned. */
  readonly all: () => readonly PinnedSetRecord[];
  readonly get: (id: Id) => PinnedSetRecord | null;
  readonly add: (record: PinnedSetRecord) => void;
  readonly choose: (id: Id, choice: PinChoice) => void;
  readonly pause: (id: Id, isPaused: boolean) => void;
  readonly remove: (id: Id) => void;
};

function readSet(row: Row): PinnedSetRecord | null {
  const subject = pinSubject.safeParse(json(row, 'subject'));
  // Written by an app that knows more kinds of sets: not shown here, and left alone.
  if (!subject.success) return null;
  return {
    id: text(row, 'id'),
    subject: subject.data,
    media: oneOf(row, 'media', ['thumbnails', 'previews', 'originals']),
    revisionCount: numberOrNull(row, 'revisionCount'),
    hasSources: flag(row, 'hasSources'),
    isPaused: flag(row, 'isPaused'),
    createdAt: text(row, 'createdAt'),
  };
}

export function createPinnedSets(db: Database): PinnedSets {
  const all = db.prepare('SELECT * FROM pinned_set ORDER BY createdAt, id');
  const get = db.prepare('SELECT * FROM pinned_set WHERE id = @id');
  const add = db.prepare(`
    INSERT INTO pinned_set (id, subject, media, revisionCount, isPaused, createdAt, hasSources)
    VALUES (@id, @subject, @media, @revisionCount, @isPaused, @createdAt, @hasSources)`);
  const choose = db.prepare(`
    UPDATE pinned_set SET media = @media, revisionCount = @revisionCount, hasSources = @hasSources WHERE id = @id`);
  const pause = db.prepare('UPDATE pinned_set SET isPaused = @isPaused WHERE id = @id');
  const remove = db.prepare('DELETE FROM pinned_set WHERE id = @id');
  return {
    // Asked with every commit.
    all: remembered(db, 'pinned_set', () => all.all().flatMap((row) => readSet(row) ?? [])),
    get: (id) => {
      const row = get.get({ id });
      return row === undefined ? null : readSet(row);
    },
    add: (record) => {
      add.run({
        ...record,
        subject: JSON.stringify(record.subject),
        isPaused: Number(record.isPaused),
        hasSources: Number(record.hasSources),
      });
    },
    choose: (id, { media, revisionCount, hasSources }) => {
      choose.run({ id, media, revisionCount, hasSources: Number(hasSources) });
    },
    pause: (id, isPaused) => {
      pause.run({ id, isPaused: Number(isPaused) });
    },
    remove: (id) => {
      remove.run({ id });
    },
  };
}

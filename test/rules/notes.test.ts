import { expect, test } from 'vitest';
import {
  isAsk,
  isVerdict,
  notesOf,
  pointsBefore,
  pointsOf,
  resolvedIn,
  verdictText,
} from '../../shared/rules/notes.ts';
import type { ShownComment, ShownReply } from '../../shared/model/screens.ts';
import { shownComment } from '../renderer/support/commentFixtures.ts';

const first = 1001;
const retake = new Set(['retake']);
let minute = 0;
function said(part: Partial<ShownComment>): ShownComment {
  minute += 1;
  const createdAt = `2026-11-23T10:${String(minute).padStart(2, '0')}:00Z`;
  return shownComment(`c${String(minute)}`, { createdAt, taskStatusId: 'wfa', ...part });
}
const reply = (text: string, personId = 'camille'): ShownReply => ({
  id: text,
  personId,
  text,
  mentionIds: [],
  createdAt: '2026-11-23T11:00:00Z',
  commandId: null,
  mark: null,
  canDelete: false,
  waitingFiles: [],
});

test('a note is about the revision it names, else about the one published before it', () => {
  const notes = notesOf(
    [
      said({ text: 'Brief' }),
      said({ text: 'Here is v1', revision: 1, personId: 'camille' }),
      said({ text: 'Foot slides f1024' }),
      said({ text: 'And v2', revision: 2, personId: 'camille' }),
      said({ text: 'v1 00:00.000 (001) was better' }),
      said({ text: 'Elbow leads' }),
    ].toReversed(),
    first,
  );
  expect(notes.map(({ revision, span }) => [revision, span?.from ?? null])).toEqual([
    [null, null],
    [1, null],
    [1, 23],
    [2, null],
    [1, 0],
    [2, null],
  ]);
});

test('what is asked for has a frame, a checklist or a retake, and is not the words of whoever works on it', () => {
  const [thanks, hold, retaken, own, published] = notesOf(
    [
      said({ text: 'Thanks' }),
      said({ text: 'Hold f1040 longer' }),
      said({ text: 'Wings beat too evenly', taskStatusId: 'retake' }),
      said({ text: 'I kept f1040', personId: 'camille' }),
      said({ text: 'v2, see f1040', revision: 2, personId: 'tomasz' }),
    ],
    first,
  ).map((note) => isAsk(note, ['camille'], retake));
  expect({ thanks, hold, retaken, own, published }).toEqual({
    thanks: false,
    hold: true,
    retaken: true,
    own: false,
    published: false,
  });
});

test('each item of a checklist is a point; ticked it is fixed, and a reply says that one is not yet', () => {
  const [note] = notesOf(
    [
      said({
        text: 'Two things',
        checklist: [
          { text: 'Sail flutter, f1012', checked: true, about: null },
          { text: 'Rope settles', checked: false, about: null },
          { text: 'Wake starts', checked: false, about: null },
        ],
        shownReplies: [reply(verdictText(false, 5, 'not yet', 'Rope settles'))],
      }),
    ],
    first,
  );
  if (note === undefined) throw new Error('a note');
  expect(pointsOf(note, first).map(({ text, span, state }) => [text, span?.from ?? null, state])).toEqual([
    ['Sail flutter, f1012', 11, 'fixed'],
    ['Rope settles', null, 'not-yet'],
    ['Wake starts', null, 'open'],
  ]);
  expect(resolvedIn(note)).toBeNull();
});

test('a note without a checklist is fixed by a reply, whose last word holds, in whatever language', () => {
  const withReplies = (...replies: readonly ShownReply[]) => {
    const [note] = notesOf([said({ text: 'Hold f1040', shownReplies: replies })], first);
    if (note === undefined) throw new Error('a note');
    return note;
  };
  const fixed = reply(verdictText(true, 3, 'corrigé', null));
  const notYet = reply(verdictText(false, 4, 'not yet', null));
  expect(resolvedIn(withReplies(reply('Done?')))).toBeNull();
  expect(resolvedIn(withReplies(reply('Done?'), fixed))).toEqual({ revision: 3, personId: 'camille' });
  expect(resolvedIn(withReplies(fixed, notYet))).toBeNull();
  expect(pointsOf(withReplies(fixed, notYet), first)[0]?.state).toBe('not-yet');
  expect([isVerdict(fixed.text), isVerdict('✓ thanks'), isVerdict('v3 is fixed')]).toEqual([true, false, false]);
});

test('on a new revision stands what was asked on the last one, and what is open of older ones', () => {
  const notes = notesOf(
    [
      said({ text: 'v1', revision: 1, personId: 'camille' }),
      said({
        text: '',
        checklist: [
          { text: 'Old, open', checked: false, about: null },
          { text: 'Old, done', checked: true, about: null },
        ],
      }),
      said({ text: 'Old note f1001' }),
      said({ text: 'v2', revision: 2, personId: 'camille' }),
      said({ text: 'New note f1002' }),
      said({ text: '', checklist: [{ text: 'New, done', checked: true, about: null }] }),
      said({ text: 'v3', revision: 3, personId: 'camille' }),
      said({ text: 'On the newest f1003' }),
    ],
    first,
  );
  const asks = notes.filter((note) => isAsk(note, ['camille'], retake));
  const before = pointsBefore(asks, 3, first);
  expect(before.revision).toBe(2);
  expect(before.points.map(({ text }) => text)).toEqual(['Old, open', 'New note f1002', 'New, done']);
  expect(pointsBefore(asks, 1, first)).toEqual({ revision: null, points: [] });
});

/** The cases of castings: whose lines the server keeps as one list that the last one to write it wins. */
import { expect } from 'vitest';
import { z } from 'zod';
import type { CommandAnswer } from '../../../shared/ipc.ts';
import { get, put, remove } from '../../contract/client.ts';
import type { ConflictCase, Deed } from './conflictCase.ts';
import type { Stage, Subject } from './stage.ts';

/** `w` and `z` are not cast; `x` is, once, and `y` twice with a label. */
type Letter = 'w' | 'x' | 'y' | 'z';
type Lines = Partial<Record<Letter, readonly [occurrences: number, label: string]>>;

const castRow = z.object({ asset_id: z.string(), nb_occurences: z.number(), label: z.string() });
const pathOf = ({ productionId }: Stage, { shotId }: Subject): string =>
  `/data/projects/${productionId}/entities/${shotId}/casting`;
const wire = (subject: Subject, lines: Lines) =>
  Object.entries(lines).map(([letter, [count, label]]) => ({
    asset_id: subject.castAssets[letter],
    nb_occurences: count,
    label,
  }));

// ---- yours
const cast =
  (lines: Partial<Record<Letter, readonly [occurrences: number, label?: string]>>): Deed<CommandAnswer> =>
  ({ app }, subject) =>
    app.command('changeCasting', {
      changes: Object.entries(lines).map(([letter, [occurrences, label]]) => ({
        entityId: subject.shotId,
        assetId: subject.castAssets[letter] ?? '',
        occurrences,
        ...(label === undefined ? {} : { label }),
      })),
    });

// ---- theirs
const theyCast =
  (lines: Lines): Deed<unknown> =>
  (stage, subject) =>
    stage.they.does(put(pathOf(stage, subject), wire(subject, lines)));
const theyDelete =
  (letter: Letter): Deed<unknown> =>
  ({ they }, { castAssets }) =>
    they.does(remove(`/data/assets/${castAssets[letter] ?? ''}`, { force: 'true' }));
const theyDeleteShot: Deed<unknown> = ({ they }, { shotId }) =>
  they.does(remove(`/data/shots/${shotId}`, { force: 'true' }));

// ---- in the end
const holds =
  (lines: Lines): Deed<void> =>
  async (stage, subject) => {
    const rows = await stage.they.read(z.array(castRow), get(pathOf(stage, subject)));
    const letters = new Map(Object.entries(subject.castAssets).map(([letter, id]) => [id, letter]));
    const found = rows.map((row) => [letters.get(row.asset_id), [row.nb_occurences, row.label]] as const);
    expect(Object.fromEntries(found)).toEqual(lines);
  };
const isGone: Deed<void> = async ({ they }, { shotId }) => {
  const { status } = await they.session.send(get(`/data/shots/${shotId}`));
  expect(status).toBe(404);
};

const x = [1, ''] as const;
const y = [2, 'fixed'] as const;
const cases: readonly ConflictCase[] = [
  {
    yours: 'an asset cast in a shot',
    theirs: 'another asset cast',
    outcome: 'merged',
    give: cast({ z: [2, 'animate'] }),
    meanwhile: theyCast({ x, y, w: [1, ''] }),
    after: holds({ x, y, w: [1, ''], z: [2, 'animate'] }),
  },
  {
    yours: 'an asset cast in a shot',
    theirs: 'the same, as often',
    outcome: 'the same',
    give: cast({ z: [2] }),
    meanwhile: theyCast({ x, y, z: [2, ''] }),
    after: holds({ x, y, z: [2, ''] }),
  },
  {
    yours: 'an asset cast in a shot',
    theirs: 'the same, more often',
    outcome: 'asks',
    give: cast({ z: [2] }),
    meanwhile: theyCast({ x, y, z: [3, ''] }),
    after: holds({ x, y, z: [2, ''] }),
  },
  {
    yours: 'an asset cast in a shot',
    theirs: 'the asset deleted',
    outcome: 'gone',
    give: cast({ z: [1] }),
    meanwhile: theyDelete('z'),
    after: holds({ x, y }),
  },
  {
    yours: 'an asset cast in a shot',
    theirs: 'the shot deleted',
    outcome: 'gone',
    give: cast({ z: [1] }),
    meanwhile: theyDeleteShot,
    after: isGone,
  },
  {
    yours: 'an asset taken out of a casting',
    theirs: 'another one taken out',
    outcome: 'merged',
    give: cast({ x: [0] }),
    meanwhile: theyCast({ x }),
    after: holds({}),
  },
  {
    yours: 'an asset taken out of a casting',
    theirs: 'the same taken out',
    outcome: 'the same',
    give: cast({ x: [0] }),
    meanwhile: theyCast({ y }),
    after: holds({ y }),
  },
  {
    yours: 'an asset taken out of a casting',
    theirs: 'it plays more often',
    outcome: 'asks',
    give: cast({ y: [0] }),
    meanwhile: theyCast({ x, y: [5, 'fixed'] }),
    after: holds({ x }),
  },
  {
    yours: 'an asset taken out of a casting',
    theirs: 'it plays more often',
    outcome: 'asks',
    decides: 'theirs',
    give: cast({ y: [0] }),
    meanwhile: theyCast({ x, y: [5, 'fixed'] }),
    after: holds({ x, y: [5, 'fixed'] }),
  },
  {
    yours: 'how often an asset plays',
    theirs: 'its label',
    outcome: 'merged',
    give: cast({ y: [4] }),
    meanwhile: theyCast({ x, y: [2, 'animate'] }),
    after: holds({ x, y: [4, 'animate'] }),
  },
  {
    yours: 'how often an asset plays',
    theirs: 'another count',
    outcome: 'asks',
    give: cast({ y: [4] }),
    meanwhile: theyCast({ x, y: [3, 'fixed'] }),
    after: holds({ x, y: [4, 'fixed'] }),
  },
  {
    yours: 'how often an asset plays',
    theirs: 'the same count',
    outcome: 'the same',
    give: cast({ y: [4] }),
    meanwhile: theyCast({ x, y: [4, 'fixed'] }),
    after: holds({ x, y: [4, 'fixed'] }),
  },
  {
    yours: 'how often an asset plays',
    theirs: 'it is taken out',
    outcome: 'asks',
    give: cast({ y: [4] }),
    meanwhile: theyCast({ x }),
    after: holds({ x, y: [4, 'fixed'] }),
  },
  {
    yours: 'how often an asset plays, twice',
    theirs: 'another asset cast',
    outcome: 'merged',
    give: async (stage, subject) => {
      await cast({ x: [2] })(stage, subject);
      return cast({ x: [3] })(stage, subject);
    },
    meanwhile: theyCast({ x, y, w: [1, ''] }),
    after: holds({ x: [3, ''], y, w: [1, ''] }),
  },
  {
    yours: 'the label of a cast asset',
    theirs: 'another label',
    outcome: 'asks',
    decides: 'theirs',
    give: cast({ y: [2, 'animate'] }),
    meanwhile: theyCast({ x, y: [2, 'hero'] }),
    after: holds({ x, y: [2, 'hero'] }),
  },
  {
    yours: 'one cast, one taken out, one more often',
    theirs: 'another one cast, and a label',
    outcome: 'merged',
    give: cast({ z: [1], x: [0], y: [3] }),
    meanwhile: theyCast({ x, y: [2, 'hero'], w: [1, ''] }),
    after: holds({ y: [3, 'hero'], w: [1, ''], z: [1, ''] }),
  },
  {
    yours: 'a casting on stand-by',
    theirs: 'the description of the shot, and an asset cast',
    outcome: 'merged',
    give: ({ app }, { shotId }) =>
      app.command('editEntity', { entityIds: [shotId], changes: [{ field: 'isCastingStandby', value: true }] }),
    meanwhile: async (stage, subject) => {
      await stage.they.does(put(`/data/entities/${subject.shotId}`, { description: 'theirs' }));
      await theyCast({ x, y, w: [1, ''] })(stage, subject);
    },
    after: async (stage, subject) => {
      const shot = z.object({ description: z.string(), is_casting_standby: z.boolean() });
      expect(await stage.they.read(shot, get(`/data/entities/${subject.shotId}`))).toEqual({
        description: 'theirs',
        is_casting_standby: true,
      });
      await holds({ x, y, w: [1, ''] })(stage, subject);
    },
  },
];

export const castingCases: readonly ConflictCase[] = cases.map((one) => ({ ...one, needs: ['casting'] }));

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { boardReader } from '../../../electron/engine/kitsu/decode/board.ts';
import { readComment } from '../../../electron/engine/kitsu/decode/comment.ts';
import { readEntity } from '../../../electron/engine/kitsu/decode/entity.ts';
import { notification, timeSpent } from '../../../electron/engine/kitsu/decode/mine.ts';
import { previewFile } from '../../../electron/engine/kitsu/decode/previewFile.ts';
import { readProduction } from '../../../electron/engine/kitsu/decode/production.ts';
import { readRows, reader, type ReadRow } from '../../../electron/engine/kitsu/decode/rows.ts';
import {
  assetType,
  department,
  organisation,
  person,
  taskStatus,
  taskType,
} from '../../../electron/engine/kitsu/decode/studio.ts';
import { readTask } from '../../../electron/engine/kitsu/decode/task.ts';
import { dayOf, idOf, instantOf } from '../../../electron/engine/kitsu/decode/wireValues.ts';
import { arrayItems, jsonLines } from '../../../electron/engine/kitsu/jsonStream.ts';
import { isRecord } from '../../../electron/engine/kitsu/wireJson.ts';
import { wire, wireList } from './support/wire.ts';

const boardShot = boardReader('shots', 'production', null);
const readers: Readonly<Record<string, { readonly read: ReadRow<unknown>; readonly sample: unknown }>> = {
  entity: { read: readEntity, sample: firstOf('entities') },
  task: { read: (row) => readTask(row), sample: firstOf('tasks') },
  comment: { read: readComment, sample: wireList('taskComments.1.0.97')[0] },
  previewFile: { read: reader(previewFile), sample: firstOf('previewFiles') },
  board: { read: (row) => boardShot(row), sample: wireList('shots.0.20.52')[1] },
  production: { read: (row) => readProduction(row, () => 'user'), sample: firstOf('context.1.0.97', 'projects') },
  person: { read: reader(person), sample: firstOf('context.1.0.97', 'persons') },
  department: { read: reader(department), sample: firstOf('context.1.0.97', 'departments') },
  taskType: { read: reader(taskType), sample: firstOf('context.1.0.97', 'task_types') },
  taskStatus: { read: reader(taskStatus), sample: firstOf('context.1.0.97', 'task_status') },
  assetType: { read: reader(assetType), sample: firstOf('context.1.0.97', 'asset_types') },
  organisation: { read: reader(organisation), sample: isRecordWith('authenticated.1.0.97', 'organisation') },
  notification: { read: reader(notification), sample: wireList('notifications')[0] },
  timeSpent: { read: reader(timeSpent), sample: wire('timeSpent') },
};

function firstOf(name: string, key = 'data'): unknown {
  const list = isRecordWith(name, key);
  return Array.isArray(list) ? list[0] : undefined;
}

function isRecordWith(name: string, key: string): unknown {
  const value = wire(name);
  return isRecord(value) ? value[key] : undefined;
}

const odd = fc.oneof(
  fc.jsonValue(),
  fc.constantFrom(
    'None',
    '',
    'null',
    '23,976',
    '0',
    -1,
    1e308,
    '2026-02-31T00:00:00',
    '2026-11-24',
    true,
    [],
    {},
    [null],
    [[]],
    { id: null },
  ),
);

test.each(Object.entries(readers))(
  'a %s row with anything in place of its fields is read or counted, never thrown',
  (_name, { read, sample }) => {
    if (!isRecord(sample)) throw new Error('no sample');
    expect(readRows([sample], read).brokenCount).toBe(0);
    const spoiled = fc
      .dictionary(fc.constantFrom(...Object.keys(sample)), odd)
      .chain((changes) => fc.subarray(Object.keys(sample)).map((gone) => spoil(sample, changes, gone)));
    fc.assert(
      fc.property(fc.array(fc.oneof(spoiled, odd), { maxLength: 5 }), (rows) => {
        const { rows: read_, brokenCount } = readRows(rows, read);
        expect(read_.length + brokenCount).toBeLessThanOrEqual(rows.length);
        expect(JSON.stringify(read_)).not.toMatch(/[iI]d":"(?:None)?"/);
      }),
      { numRuns: 300 },
    );
  },
);

function spoil(
  sample: Readonly<Record<string, unknown>>,
  changes: Readonly<Record<string, unknown>>,
  gone: readonly string[],
): unknown {
  return Object.fromEntries(Object.entries({ ...sample, ...changes }).filter(([key]) => !gone.includes(key)));
}

test('a moment always has its zone, a day never has one', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        odd,
        fc
          .date({ noInvalidDate: true, min: new Date(0), max: new Date('2100-01-01') })
          .map((date) => date.toISOString().slice(0, 19)),
      ),
      (value) => {
        expect(instantOf(value) ?? '2026-11-24T12:30:05Z').toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/);
        expect(dayOf(value) ?? '2026-11-24').toMatch(/^\d{4}-\d\d-\d\d$/);
        expect(idOf(value)).not.toBe('None');
      },
    ),
  );
});

/** The text in pieces of any size, as a network brings it. */
async function* inPieces(text: string, sizes: readonly number[]): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text);
  let at = 0;
  for (let turn = 0; at < bytes.length; turn += 1) {
    const size = sizes[turn % sizes.length] ?? 1;
    yield bytes.subarray(at, at + size);
    at += size;
  }
}

const pieces = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 5 });
const rows = fc.array(fc.oneof(fc.dictionary(fc.string(), fc.jsonValue()), fc.array(fc.jsonValue())), { maxLength: 6 });

async function cutUp(
  body: AsyncIterable<Uint8Array>,
): Promise<{ readonly items: readonly unknown[]; readonly isWhole: boolean }> {
  const items: unknown[] = [];
  const found = arrayItems(body);
  for (;;) {
    const { done, value } = await found.next();
    if (done === true) return { items, isWhole: value.isWhole };
    items.push(JSON.parse(value));
  }
}

test('a list is cut into the same rows however the network cuts it', async () => {
  await fc.assert(
    fc.asyncProperty(rows, pieces, fc.constantFrom(undefined, 1), async (list, sizes, indent) => {
      expect(await cutUp(inPieces(JSON.stringify(list, null, indent), sizes))).toEqual({
        items: JSON.parse(JSON.stringify(list)),
        isWhole: true,
      });
    }),
  );
});

test('a list that stops early is known not to be whole', async () => {
  await fc.assert(
    fc.asyncProperty(rows, pieces, fc.nat(), async (list, sizes, cut) => {
      const text = JSON.stringify(list);
      expect(await cutUp(inPieces(text.slice(0, cut % text.length), sizes))).toMatchObject({ isWhole: false });
    }),
  );
});

test('lines are the same however the network cuts them', async () => {
  await fc.assert(
    fc.asyncProperty(rows, pieces, fc.boolean(), async (list, sizes, hasLastEnd) => {
      const text = list.map((row) => JSON.stringify(row)).join('\n') + (hasLastEnd ? '\n' : '');
      const lines: unknown[] = [];
      for await (const line of jsonLines(inPieces(text, sizes))) lines.push(JSON.parse(line.text));
      expect(lines).toEqual(JSON.parse(JSON.stringify(list)));
    }),
  );
});

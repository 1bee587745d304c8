import { describe, expect, test } from 'vitest';
import type { DescriptorType } from '../../shared/model/production.ts';
import {
  readChecklist,
  readFrameNumber,
  readFrames,
  readMetadata,
  readName,
  readTags,
  writeChecklist,
  writeTags,
} from '../../shared/rules/fieldInput.ts';

const field = (dataType: DescriptorType, fieldName = 'any') => ({ dataType, fieldName });
const told = (read: ReturnType<typeof readMetadata>): unknown => (read.kind === 'value' ? read.value : read.problem);

describe('what is typed into a field', () => {
  test.each([
    ['number', '24', 24],
    ['number', '23,976', 23.976],
    ['number', ' 1 200 ', 1200],
    ['number', 'twelve', 'not-a-number'],
    ['date', '2026-11-24', '2026-11-24'],
    ['date', '2026-02-30', 'not-a-date'],
    ['date', 'tomorrow', 'not-a-date'],
    ['url', 'https://studio.example/ref', 'https://studio.example/ref'],
    ['url', 'studio', 'not-an-address'],
    ['string', '  35 mm ', '35 mm'],
    ['textarea', ' two\nlines ', ' two\nlines '],
    ['string', '   ', null],
    ['number', '', null],
  ] as const)('%s %j is %j', (dataType, text, wanted) => {
    expect(told(readMetadata(field(dataType), text))).toEqual(wanted);
  });

  test('a resolution looks like one', () => {
    expect(told(readMetadata(field('string', 'resolution'), '1920x1080'))).toBe('1920x1080');
    expect(told(readMetadata(field('string', 'resolution'), 'x1080'))).toBe('x1080');
    expect(told(readMetadata(field('string', 'resolution'), 'HD'))).toBe('not-a-resolution');
  });

  test('frames are whole and at least one, a frame number may be below zero, a name is never empty', () => {
    expect([told(readFrames('48')), told(readFrames('')), told(readFrames('0')), told(readFrames('4.5'))]).toEqual([
      48,
      null,
      'not-whole',
      'not-whole',
    ]);
    expect([told(readFrameNumber('-8')), told(readFrameNumber('x'))]).toEqual([-8, 'not-whole']);
    expect([told(readName(' SH0010 ')), told(readName('  '))]).toEqual(['SH0010', 'empty']);
  });
});

test('a checklist begins as its field says, keeps what was ticked, and forgets nothing it does not know', () => {
  const choices = ['[x] Rig', '[ ] Cloth', 'Hair'];
  expect(readChecklist(choices, null).map(({ isTicked }) => isTicked)).toEqual([true, false, false]);
  const ticks = readChecklist(choices, '{"Rig":false,"Hair":true,"Gone":true}');
  expect(ticks).toEqual([
    { label: 'Rig', isTicked: false },
    { label: 'Cloth', isTicked: false },
    { label: 'Hair', isTicked: true },
  ]);
  expect(JSON.parse(writeChecklist(ticks, '{"Gone":true}'))).toEqual({
    Rig: false,
    Cloth: false,
    Hair: true,
    Gone: true,
  });
  expect(readChecklist(choices, 'no list')).toHaveLength(3);
});

test('tags are joined by commas', () => {
  expect(readTags('big, wet ,')).toEqual(['big', 'wet']);
  expect(readTags(null)).toEqual([]);
  expect([writeTags(['big', 'wet']), writeTags([])]).toEqual(['big,wet', null]);
});

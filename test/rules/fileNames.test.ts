import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { indexNames, matchFileName } from '../../shared/rules/fileNames.ts';

const shot = (parentName: string, name: string, episodeName = '') => ({
  entityId: [episodeName, parentName, name].filter((part) => part !== '').join('/'),
  name,
  parentName,
  episodeName,
});
const types = new Map(
  [
    { id: 'anim', name: 'Animation', shortName: 'ANI' },
    { id: 'layout', name: 'Layout', shortName: '' },
    { id: 'light', name: 'Lighting', shortName: 'lgt' },
    { id: 'fx', name: 'FX', shortName: '' },
    { id: 'modeling', name: 'Modeling', shortName: 'mod' },
    { id: 'shading', name: 'Shading', shortName: '' },
    { id: 'simcloth', name: 'Cloth simulation', shortName: '' },
  ].map((type) => [type.id, type]),
);
const entities = [
  shot('SQ010', 'SH0040'),
  shot('SQ010', 'SH0050'),
  shot('SQ020', 'SH0040'),
  shot('SQ020', 'SH0400'),
  shot('SQ030', '0010'),
  shot('Props', 'Lantern'),
  shot('Characters', 'Lantern hero'),
  shot('Characters', 'Inès'),
  shot('Vehicles', 'Boat'),
  shot('Vehicles', 'old_boat'),
  shot('Props', 'Solo'),
];
const tasks: Readonly<Record<string, readonly string[]>> = {
  Props: ['modeling', 'shading'],
  Characters: ['modeling', 'shading'],
  Vehicles: ['modeling', 'shading'],
};
const tasksOf = (entityId: string) =>
  (entityId.endsWith('Solo')
    ? ['modeling']
    : (tasks[entityId.split('/')[0] ?? ''] ?? ['layout', 'anim', 'light', 'fx', 'simcloth'])
  ).map((taskTypeId) => ({ taskId: `${entityId} ${taskTypeId}`, taskTypeId }));

const match = (name: string, among = entities) => {
  const { task, candidates } = matchFileName(name, indexNames(among), types, tasksOf);
  return { task: task?.taskId ?? null, candidates: candidates.map(({ taskId }) => taskId) };
};

describe('a file is of the task that its name says', () => {
  it.each([
    ['SQ010_SH0040_animation_v012.mov', 'SQ010/SH0040 anim'],
    ['sq010-sh0040-animation-v12.mov', 'SQ010/SH0040 anim'],
    ['SQ010 SH0040 Animation.mov', 'SQ010/SH0040 anim'],
    ['sq010.sh0040.ani.v012.mp4', 'SQ010/SH0040 anim'],
    ['sq010sh0040_anim_v012.mp4', 'SQ010/SH0040 anim'],
    ['sq10_sh40_anim.mp4', 'SQ010/SH0040 anim'],
    ['lgt_SQ020_SH0400_final_v003.1001.exr', 'SQ020/SH0400 light'],
    ['SQ020_SH0400_lighting.%04d.exr', 'SQ020/SH0400 light'],
    ['SQ020_SH0400_lighting.[1001-1100].exr', 'SQ020/SH0400 light'],
    ['SQ020_SH0400_fx_ver2.mov', 'SQ020/SH0400 fx'],
    ['SQ020_SH0400_ClothSimulation_v001.mov', 'SQ020/SH0400 simcloth'],
    ['sq030_0010_anim_v0010.mov', 'SQ030/0010 anim'],
    ['lantern_hero_modeling_v3.png', 'Characters/Lantern hero modeling'],
    ['LanternHero_Modeling_v3.png', 'Characters/Lantern hero modeling'],
    ['lantern_modeling_v3.png', 'Props/Lantern modeling'],
    ['MOD-boat.png', 'Vehicles/Boat modeling'],
    ['old boat (modeling).png', 'Vehicles/old_boat modeling'],
    ['ines_shading_003.png', 'Characters/Inès shading'],
    ['INÈS shading.png', 'Characters/Inès shading'],
    // Only one shot of this name, so its sequence need not be said.
    ['SH0050_anim.mov', 'SQ010/SH0050 anim'],
    // Only one task, so its type need not be said.
    ['solo_v002.png', 'Props/Solo modeling'],
  ])('%s', (name, task) => {
    expect(match(name).task).toBe(task);
  });
});

describe('nothing is chosen', () => {
  it.each<[name: string, why: string, candidates: readonly string[]]>([
    ['SH0040_animation.mov', 'two shots have this name', ['SQ010/SH0040 anim', 'SQ020/SH0040 anim']],
    ['SQ010_SH0040_v012.mov', 'no task type is named', ['SQ010/SH0040 layout', 'SQ010/SH0040 anim']],
    ['SQ030_SH0050_animation.mov', 'the shot is of another sequence', ['SQ010/SH0050 anim']],
    ['render_0010_anim.mov', 'a number may be anything', ['SQ030/0010 anim']],
    ['lantern_boat_modeling.png', 'two assets are named', ['Props/Lantern modeling', 'Vehicles/Boat modeling']],
    [
      'lantern_old_boat_modeling.png',
      'two assets are named, one with a longer name',
      ['Props/Lantern modeling', 'Vehicles/old_boat modeling'],
    ],
    ['SQ010_SH0040_anim_lighting.mov', 'two task types are named', ['SQ010/SH0040 anim', 'SQ010/SH0040 light']],
  ])('for %s: %s', (name, _why, candidates) => {
    const found = match(name);
    expect(found.task).toBe(null);
    for (const candidate of candidates) expect(found.candidates).toContain(candidate);
  });

  it.each(['holiday.png', 'SQ010.mov', 'v012.mov', '.mov', '', '_____', 'SH0041_anim.mov'])('for %j at all', (name) => {
    expect(match(name)).toEqual({ task: null, candidates: [] });
  });
});

it('a shot is told from one whose number only begins so', () => {
  expect(match('SQ020_SH0400_anim.mov').candidates.every((id) => id.startsWith('SQ020/SH0400'))).toBe(true);
  expect(match('SQ020_SH0040_anim.mov').task).toBe('SQ020/SH0040 anim');
});

it('the spelling decides between names that differ by their zeros only', () => {
  const among = [shot('SQ010', 'SH40'), shot('SQ010', 'SH0040')];
  expect(match('SQ010_SH0040_anim.mov', among).task).toBe('SQ010/SH0040 anim');
  expect(match('SQ010_SH40_anim.mov', among).task).toBe('SQ010/SH40 anim');
  expect(match('SQ010_SH040_anim.mov', among).task).toBe(null);
});

it('the sequence that a shot is of is not meant with it', () => {
  const among = [shot('', 'SQ010'), shot('SQ010', 'SH0040')];
  expect(match('SQ010_SH0040_anim.mov', among).task).toBe('SQ010/SH0040 anim');
  expect(match('SQ010_anim.mov', among).task).toBe('SQ010 anim');
});

it('of a series the episode decides', () => {
  const among = [shot('SQ010', 'SH0010', 'E01'), shot('SQ010', 'SH0010', 'E02')];
  expect(match('E02_SQ010_SH0010_anim.mov', among).task).toBe('E02/SQ010/SH0010 anim');
  expect(match('SQ010_SH0010_anim.mov', among).task).toBe(null);
});

it('any name of a task is found again, however it is written', () => {
  const separators = fc.constantFrom('_', '-', '.', ' ', '__');
  const spellings = fc.constantFrom<(text: string) => string>(
    (text) => text,
    (text) => text.toLowerCase(),
    (text) => text.toUpperCase(),
  );
  const versions = fc.constantFrom('', '_v1', '_v012', '-v003', '.v7');
  const all = [shot('SQ010', 'SH0040'), shot('SQ010', 'SH0050'), shot('SQ020', 'SH0040'), shot('SQ020', 'SH0400')];
  const named = fc.constantFrom(...all);
  fc.assert(
    fc.property(
      named,
      separators,
      spellings,
      versions,
      fc.constantFrom('anim', 'light'),
      (one, sign, spell, v, type) => {
        const name = `${spell([one.parentName, one.name, types.get(type)?.name].join(sign))}${v}.mov`;
        expect(match(name, all).task).toBe(`${one.entityId} ${type}`);
      },
    ),
  );
});

it('no name is too strange', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (name) => {
      const found = match(name);
      expect(found.task === null || found.candidates.includes(found.task)).toBe(true);
    }),
  );
});

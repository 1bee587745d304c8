import { expect, it } from 'vitest';
import { mentionsIn } from '../../shared/rules/mentions.ts';

const people = [
  { id: 'ada', fullName: 'Ada Roy' },
  { id: 'eve', fullName: 'Ève (2nd)' },
];
const departments = [{ id: 'anim', name: 'Animation' }];

it.each([
  ['@Ada Roy', ['ada']],
  ['@Ada Roy could you look', ['ada']],
  ['look, @Ada Roy', ['ada']],
  ['@Ada Roy, look', []],
  ['@Ada Roy\nlook', []],
  ['@Ada Royal @Ada Roy look', ['ada']],
  ['@ada roy', []],
  ['Ada Roy', []],
  ['@Ève (2nd) see this', ['eve']],
])('%j names %j', (text, personIds) => {
  expect(mentionsIn(text, people, departments).personIds).toEqual(personIds);
});

it('a department is named like a person', () => {
  expect(mentionsIn('@Animation please', people, departments).departmentIds).toEqual(['anim']);
});

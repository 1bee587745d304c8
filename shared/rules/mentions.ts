import type { Department, Id, Person } from '../model/studio.ts';

export type Mentions = { readonly personIds: readonly Id[]; readonly departmentIds: readonly Id[] };

/**
 * Whom a text names, as the server will read it: `@First Last` or `@Department` in exactly that case, followed by a space
 * or the end of the text. A name before a comma or a line break names nobody.
 *
 * @param people those of the production's team: nobody else can be mentioned.
 */
export function mentionsIn(
  text: string,
  people: readonly Pick<Person, 'id' | 'fullName'>[],
  departments: readonly Pick<Department, 'id' | 'name'>[],
): Mentions {
  if (!text.includes('@')) return { personIds: [], departmentIds: [] };
  return {
    personIds: people.filter(({ fullName }) => isNamed(text, fullName)).map(({ id }) => id),
    departmentIds: departments.filter(({ name }) => isNamed(text, name)).map(({ id }) => id),
  };
}

function isNamed(text: string, name: string): boolean {
  if (name === '') return false;
  const wanted = `@${name}`;
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
    const next = text[at + wanted.length];
    if (next === undefined || next === ' ') return true;
  }
  return false;
}

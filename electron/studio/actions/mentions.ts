/*
 * `@First Last` and `@Department` in a text, followed by a space or the end. Other punctuation does not count, nor other case.
 */
import type { Studio } from '../studio.ts';
import { fullName } from '../relations.ts';

export type Mentions = { readonly mentions: string[]; readonly department_mentions: string[] };

const isMentioned = (name: string, text: string): boolean => {
  const sign = `@${name}`;
  for (let at = text.indexOf(sign); at >= 0; at = text.indexOf(sign, at + 1)) {
    const next = text[at + sign.length];
    if (next === undefined || next === ' ' || (next === '\n' && at + sign.length + 1 === text.length)) return true;
  }
  return false;
};

export function mentionsIn({ store }: Studio, projectId: string | null, text: string): Mentions {
  if (!text.includes('@')) return { mentions: [], department_mentions: [] };
  const team = store.project.get(projectId)?.team ?? [];
  return {
    mentions: team.filter((id) => {
      const person = store.person.get(id);
      return person !== undefined && isMentioned(fullName(person), text);
    }),
    department_mentions: store.department
      .all()
      .filter((department) => isMentioned(department.name, text))
      .map((department) => department.id),
  };
}

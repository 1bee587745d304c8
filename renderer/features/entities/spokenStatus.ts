import type { TaskStatus } from '../../../shared/model/studio.ts';

/** With the word that is seen, for whoever speaks to the page. */
export function spokenStatus({ shortName, name }: Pick<TaskStatus, 'shortName' | 'name'>): string {
  return shortName.toLowerCase() === name.toLowerCase() ? name : `${shortName} ${name}`;
}

/** Pictures that are put up as concepts. */
import type { ProductionTaskType } from '../model/production.ts';
import type { TaskType } from '../model/studio.ts';
import { taskTypeOrder } from './sorting.ts';

/** What Kitsu keeps as a picture; any other file it shows as nothing but a name. */
const pictures: ReadonlySet<string> = new Set(['jpe', 'jpeg', 'jpg', 'png']);
export const isConceptPicture = (extension: string): boolean => pictures.has(extension.toLowerCase());

/** As long as the server keeps a name. */
export const mostConceptName = 160;

/** What a concept is called that nobody gave a name: `harbor_blue-hour_v02.png` → `harbor blue-hour v02`. */
export function nameOfPicture(fileName: string): string {
  const withoutEnding = fileName.replace(/\.[^.]*$/, '');
  return (
    withoutEnding
      .replaceAll(/[_\s]+/g, ' ')
      .trim()
      .slice(0, mostConceptName) || fileName.slice(0, mostConceptName)
  );
}

/** Names tell concepts apart: one that is taken gets a number. */
export function freeName(wanted: string, isTaken: (name: string) => boolean): string {
  for (let number = 1; ; number += 1) {
    const ending = number === 1 ? '' : ` ${String(number)}`;
    const name = `${wanted.slice(0, mostConceptName - ending.length)}${ending}`;
    if (!isTaken(name)) return name;
  }
}

/** The task of a new concept is of the first type for concepts: of those that the production has, else of the studio's. */
export function conceptTaskType(
  taskTypes: readonly TaskType[],
  ofProduction: readonly ProductionTaskType[],
): TaskType | null {
  const fitting = taskTypes
    .filter(({ forEntity, isArchived }) => forEntity === 'Concept' && !isArchived)
    .toSorted(taskTypeOrder(ofProduction));
  return fitting.find(({ id }) => ofProduction.some(({ taskTypeId }) => taskTypeId === id)) ?? fitting[0] ?? null;
}

/** The names of things, as commands print and take them. */
import type { EntityLabel, EntityRow, Studio } from '../../shared/model/screens.ts';
import type { Production } from '../../shared/model/production.ts';
import type { Id } from '../../shared/model/studio.ts';
import { severalNames, unknownName } from './failure.ts';

export type Words = {
  readonly studio: Studio;
  readonly production: (id: Id) => string;
  readonly taskType: (id: Id) => string;
  /** The short name, as Kitsu's cells show it. */
  readonly status: (id: Id | null) => string;
  readonly person: (id: Id | null) => string;
  /** `Production/Episode/Sequence/Shot/Task type`: what `task`, `comment`, `publish` and `time` take. */
  readonly path: (
    productionId: Id,
    entity: Pick<EntityLabel, 'episodeName' | 'parentName' | 'name'>,
    taskTypeId: Id,
  ) => string;
  /** By name, code or id. */
  readonly findProduction: (text: string) => Production;
  readonly findStatus: (text: string) => Id;
};

const same = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

export const entityOf = (row: EntityRow): Pick<EntityLabel, 'episodeName' | 'parentName' | 'name'> => ({
  episodeName: row.episodeName,
  parentName: row.groupName,
  name: row.name,
});

export function wordsOf(studio: Studio): Words {
  const named = <Thing extends { readonly id: Id }>(things: readonly Thing[], name: (thing: Thing) => string) => {
    const byId = new Map(things.map((thing) => [thing.id, name(thing)]));
    return (id: Id | null): string => (id === null ? '' : (byId.get(id) ?? id));
  };
  const production = named(studio.productions, ({ name }) => name);
  const taskType = named(studio.taskTypes, ({ name }) => name);

  const findProduction = (text: string): Production => {
    const found = studio.productions.filter(
      ({ id, name, code }) => id === text || same(name, text) || (code !== '' && same(code, text)),
    );
    const [first] = found;
    if (first === undefined) throw unknownName('production', text, 'See “inari productions”, or run “inari sync”.');
    // One that is open goes before its archived namesakes.
    const open = found.filter(({ isOpen }) => isOpen);
    if (open.length > 1)
      throw severalNames(
        'production',
        text,
        open.map(({ id, name }) => `${name} (${id})`),
      );
    return open[0] ?? first;
  };

  return {
    studio,
    production,
    taskType,
    status: named(studio.taskStatuses, ({ shortName }) => shortName),
    person: named(studio.people, ({ fullName }) => fullName),
    path: (productionId, { episodeName, parentName, name }, taskTypeId) =>
      [production(productionId), episodeName, parentName, name, taskType(taskTypeId)]
        .filter((part) => part !== '')
        .join('/'),
    findProduction,
    findStatus: (text) => {
      const found = studio.taskStatuses.filter(
        ({ id, name, shortName, isArchived }) =>
          !isArchived && (id === text || same(name, text) || same(shortName, text)),
      );
      const [first] = found;
      if (first === undefined)
        throw unknownName(
          'status',
          text,
          `There are: ${studio.taskStatuses.map(({ shortName }) => shortName).join(', ')}.`,
        );
      if (found.length > 1)
        throw severalNames(
          'status',
          text,
          found.map(({ name }) => name),
        );
      return first.id;
    },
  };
}

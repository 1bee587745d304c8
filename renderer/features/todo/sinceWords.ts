import type { TFunction } from 'i18next';
import type { SinceChange } from '../../../shared/model/since.ts';
import type { Id, Person, TaskStatus } from '../../../shared/model/studio.ts';
import type { Format } from '../../i18n/format.ts';

type Names = { readonly people: ReadonlyMap<Id, Person>; readonly taskStatuses: ReadonlyMap<Id, TaskStatus> };

/** One change in a few words, with who did it where that is known. */
export function sinceWords(
  change: SinceChange,
  { people, taskStatuses }: Names,
  t: TFunction,
  format: Format,
  now: number,
): string {
  const who = 'personId' in change ? (people.get(change.personId ?? '')?.fullName ?? '') : '';
  const by = who === '' ? 'no' : 'yes';
  switch (change.kind) {
    case 'assigned':
      return t('since.assigned', { by, who });
    case 'unassigned':
      return t('since.unassigned');
    case 'to-check':
      return t('since.toCheck', { by, who });
    case 'status':
      return t('since.status', {
        by,
        who,
        from: taskStatuses.get(change.fromId)?.shortName.toUpperCase() ?? '',
        to: taskStatuses.get(change.toId)?.shortName.toUpperCase() ?? '',
      });
    case 'due':
      return change.to === null ? t('since.noDue') : t('since.due', { day: format.day(change.to, now) });
    case 'comments':
      return change.count > 1
        ? t('since.comments', { count: change.count, by, who })
        : t('since.comment', { by, who, text: change.text });
    case 'revision':
      return t('since.revision', { revision: change.revision, by, who });
  }
}

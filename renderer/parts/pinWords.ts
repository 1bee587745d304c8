/** What a set is called, and what it holds, in the user's words. */
import type { TFunction } from 'i18next';
import type { PinMeasure, PinSubject } from '../../shared/model/pins.ts';
import type { Format } from '../i18n/format.ts';

/** @param name of the production, episode or sequence that it is of. */
export function pinTitle(subject: PinSubject, name: string, t: TFunction, format: Format): string {
  switch (subject.kind) {
    case 'my-tasks':
      return t('pages.my-tasks');
    case 'search':
      return subject.search === ''
        ? t(subject.entityKind === 'Shot' ? 'pins.allShots' : 'pins.allAssets', { name })
        : t('pins.search', { text: subject.search });
    case 'selection':
      return t('pins.selection', {
        count: subject.taskIds.length,
        number: format.number(subject.taskIds.length),
        name,
      });
    default:
      return name === '' ? t('pins.unnamed') : name;
  }
}

/** `24 shots, 96 tasks`: what there is none of is not said. */
export function pinContents(
  { shotCount, assetCount, taskCount }: Pick<PinMeasure, 'shotCount' | 'assetCount' | 'taskCount'>,
  t: TFunction,
): readonly string[] {
  return [
    shotCount > 0 ? t('entities.countOf.Shot', { count: shotCount }) : '',
    assetCount > 0 ? t('entities.countOf.Asset', { count: assetCount }) : '',
    taskCount > 0 ? t('pins.taskCount', { count: taskCount }) : '',
  ].filter(Boolean);
}

export const isSameSubject = (one: PinSubject, other: PinSubject): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

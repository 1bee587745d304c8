/** What a command in the outbox is called: "Status of SQ020 / SH0040". */
import type { TFunction } from 'i18next';
import type { EntityLabel } from '../../shared/model/screens.ts';
import { namesItself, type QueueRow } from '../../shared/model/sync.ts';
import type { Format } from '../i18n/format.ts';

/** `SQ020 / SH0040`, with the episode in front where there are episodes. */
export function entityName(label: Pick<EntityLabel, 'episodeName' | 'parentName' | 'name'>): string {
  return [label.episodeName, label.parentName, label.name].filter(Boolean).join(' / ');
}

type Told = Pick<QueueRow, 'kind' | 'durationMinutes' | 'playlist' | 'excerpt'> & {
  /** What the field is called that it changes; empty where it changes none. */
  readonly field: string;
};

/** `subject`: the name of the entity; empty where it is not on this disk. */
export function commandTitle(command: Told, subject: string, t: TFunction, format: Format): string {
  const { kind, field, playlist, excerpt } = command;
  if (namesItself.has(kind)) return t(`commands.${kind}`, { field, subject: excerpt });
  if (kind === 'setDaysOff')
    return t('commands.setDaysOff', { subject: excerpt.split(' – ').map(format.dayShort).join(' – ') });
  if (playlist !== null)
    return playlist.deed === null
      ? t(`commands.${kind}`, { field, subject: playlist.name })
      : t(`commands.playlistDeed.${playlist.deed}`, {
          subject: subject === '' ? t('commands.anEntity') : subject,
          playlist: playlist.name,
        });
  if (
    kind === 'createEntity' ||
    kind === 'createConcept' ||
    kind === 'editEntity' ||
    kind === 'createTasks' ||
    kind === 'sayInChat' ||
    kind === 'deleteChatMessage'
  )
    return t(`commands.${kind}`, { field, subject: subject === '' ? t('commands.anEntity') : subject });
  if (kind === 'changeCasting') {
    const holder = subject === '' ? t('commands.anEntity') : subject;
    return t('commands.changeCasting', { asset: excerpt === '' ? t('commands.anEntity') : excerpt, subject: holder });
  }
  const named = subject === '' ? t('commands.aTask') : subject;
  if (kind === 'logTime')
    return t('commands.logTime', { subject: named, duration: format.duration(command.durationMinutes ?? 0) });
  return t(`commands.${kind}`, { field, subject: named });
}

import { useTranslation } from 'react-i18next';
import type { EntityDetail } from '../../shared/model/entityPage.ts';
import { isTableKind, type Id } from '../../shared/model/studio.ts';
import { entityName } from '../data/commandWords.ts';
import { useStudio } from '../data/studio.ts';
import { useEngine } from '../data/useEngine.ts';
import { go, useWhere } from '../place/navigation.ts';
import { checks, entityPagePlace, entityPlace, home, playlistsPlace } from '../place/place.ts';

export type Crumb = { readonly label: string; readonly onGo: (() => void) | null };

/** Production / page / entity; each part but the last is a link. */
export function useCrumbs(): readonly Crumb[] {
  const { t } = useTranslation();
  const { productions, taskTypes, organisation, account, people } = useStudio();
  const place = useWhere();
  const taskId = place.page === 'task' || place.page === 'review' ? place.taskId : null;
  const task = useEngine('task', { taskId: taskId ?? '-' }, { isOff: taskId === null }).value ?? null;
  const entityId = place.page === 'entity' ? place.entityId : null;
  const entity = useEngine('entityDetail', { entityId: entityId ?? '-' }, { isOff: entityId === null }).value ?? null;
  const queue = place.page === 'review' ? place.queue : null;
  const playlistId =
    place.page === 'playlists' ? place.playlistId : queue?.kind === 'playlist' ? queue.playlistId : null;
  const playlist = useEngine('playlist', { playlistId: playlistId ?? '-' }, { isOff: playlistId === null }).value;
  const studioCrumb: Crumb = { label: organisation.name || account.studioName, onGo: null };
  const taskCrumbs = (): readonly Crumb[] => {
    if (task === null) return [{ label: t('pages.task'), onGo: null }];
    const { entityId: id, kind } = task.entity;
    const type = taskTypes.get(task.task.taskTypeId)?.name ?? t('pages.task');
    return [
      {
        label: entityName(task.entity),
        onGo: isTableKind(kind) ? () => go(entityPagePlace(task.production.id, kind, id)) : null,
      },
      { label: type, onGo: null },
    ];
  };
  switch (place.page) {
    case 'my-tasks':
      return [
        { label: t('pages.myWork'), onGo: () => go(home) },
        { label: t('pages.my-tasks'), onGo: null },
      ];
    case 'timesheet':
      return [
        { label: t('pages.myWork'), onGo: () => go(home) },
        { label: t('pages.timesheet'), onGo: null },
      ];
    case 'my-checks':
      return [
        { label: t('pages.myWork'), onGo: () => go(home) },
        { label: t('pages.my-checks'), onGo: null },
      ];
    case 'shots':
    case 'assets':
    case 'sequences':
    case 'episodes':
    case 'edits':
    case 'concepts':
      return [
        { label: productions.get(place.productionId)?.name ?? t('pages.unknownProduction'), onGo: null },
        { label: t(`pages.${place.page}`), onGo: null },
      ];
    case 'task':
      return [
        { label: productions.get(place.productionId)?.name ?? t('pages.unknownProduction'), onGo: null },
        { label: t(`pages.${place.list}`), onGo: () => go(entityPlace(place.list, place.productionId)) },
        ...taskCrumbs(),
      ];
    case 'casting':
      return [
        { label: productions.get(place.productionId)?.name ?? t('pages.unknownProduction'), onGo: null },
        { label: t('pages.casting'), onGo: null },
      ];
    case 'entity':
      return [
        { label: productions.get(place.productionId)?.name ?? t('pages.unknownProduction'), onGo: null },
        { label: t(`pages.${place.list}`), onGo: () => go(entityPlace(place.list, place.productionId)) },
        ...entityCrumbs(place.productionId, entity),
      ];
    case 'review': {
      const { productionId, list, taskId: reviewedId } = place;
      const name = task === null ? t('pages.task') : entityName(task.entity);
      const production = { label: productions.get(productionId)?.name ?? t('pages.unknownProduction'), onGo: null };
      const from =
        queue?.kind === 'checks'
          ? { label: t('pages.my-checks'), onGo: () => go(checks) }
          : queue?.kind === 'playlist'
            ? {
                label: playlist?.row.name ?? t('pages.playlists'),
                onGo: () => go(playlistsPlace(productionId, queue.playlistId)),
              }
            : { label: t(`pages.${list}`), onGo: () => go(entityPlace(list, productionId)) };
      return [
        ...(queue?.kind === 'checks' ? [] : [production]),
        from,
        { label: name, onGo: () => go({ page: 'task', productionId, list, taskId: reviewedId }) },
        { label: t('pages.review'), onGo: null },
      ];
    }
    case 'playlists':
      return [
        { label: productions.get(place.productionId)?.name ?? t('pages.unknownProduction'), onGo: null },
        ...(playlist
          ? [
              { label: t('pages.playlists'), onGo: () => go(playlistsPlace(place.productionId)) },
              { label: playlist.row.name, onGo: null },
            ]
          : [{ label: t('pages.playlists'), onGo: null }]),
      ];
    case 'team':
      return [
        { label: productions.get(place.productionId)?.name ?? t('pages.unknownProduction'), onGo: null },
        { label: t('pages.team'), onGo: null },
      ];
    case 'chats':
      return [studioCrumb, { label: t('pages.chats'), onGo: null }];
    case 'people':
      return [studioCrumb, { label: t('pages.people'), onGo: null }];
    case 'person':
      return [
        studioCrumb,
        { label: t('pages.people'), onGo: () => go({ page: 'people' }) },
        { label: people.get(place.personId)?.fullName ?? t('task.someone'), onGo: null },
      ];
    case 'news':
      return [
        place.productionId === null
          ? studioCrumb
          : { label: productions.get(place.productionId)?.name ?? t('pages.unknownProduction'), onGo: null },
        { label: t('pages.news'), onGo: null },
      ];
    case 'inbox':
      return [studioCrumb, { label: t('pages.inbox'), onGo: null }];
    case 'sync':
      return [studioCrumb, { label: t('pages.sync'), onGo: null }];
    case 'settings':
      return [studioCrumb, { label: t('pages.settings'), onGo: null }];
    case 'unknown':
      return [studioCrumb, { label: t('pages.unknown'), onGo: null }];
  }
}

/** What it stands in, then the entity itself: of a shot its sequence, of an asset its type, of the others their episode. */
function entityCrumbs(productionId: Id, detail: EntityDetail | null): readonly Crumb[] {
  if (detail === null) return [];
  const { entity, label } = detail;
  const group = [label.episodeName, label.parentName].filter(Boolean).join(' / ');
  const openGroup = (): void => {
    if (entity.kind === 'Asset') go(entityPlace('assets', productionId, `type=[${label.parentName}]`));
    else if (entity.parentId !== null)
      go(entityPagePlace(productionId, entity.kind === 'Shot' ? 'Sequence' : 'Episode', entity.parentId));
  };
  return [...(group === '' ? [] : [{ label: group, onGo: openGroup }]), { label: label.name, onGo: null }];
}

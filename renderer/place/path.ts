/**
 * A place as a path. Paths are Kitsu's own, so that a link works in both; what Kitsu has no word for stands in the query part
 * (`?search=anim%3Dwip&sel=…`).
 */
import { castingKinds } from '../../shared/model/casting.ts';
import { inboxTabs } from '../../shared/model/inbox.ts';
import type { Day, Id } from '../../shared/model/studio.ts';
import {
  settingsSections,
  isListPage,
  type ReviewQueue,
  type Companion,
  type ReviewPlace,
  type Place,
  home,
  chatsPlace,
  reviewPlace,
  timesheetSpans,
  pageOfKind,
} from './place.ts';

/** A selection may be of a whole production: a link and what is kept for the next start name the last of it. */
const mostInPath = 200;

const episodeIn = ({ episodeId }: { readonly episodeId: string | null }): string =>
  episodeId === null ? '' : `/episodes/${encodeURIComponent(episodeId)}`;

export function pathOf(place: Place): string {
  switch (place.page) {
    case 'my-tasks':
      return withQuery('/my-tasks', { tab: place.tab === 'done' ? 'done' : '', search: place.search, sel: place.sel });
    case 'my-checks':
      return withQuery('/my-checks', { search: place.search, sel: place.sel });
    case 'shots':
    case 'assets':
    case 'sequences':
    case 'episodes':
    case 'edits':
    case 'concepts': {
      const path = `/productions/${encodeURIComponent(place.productionId)}${episodeIn(place)}/${place.page}`;
      return withQuery(path, { search: place.search, sel: place.sel.slice(-mostInPath) });
    }
    case 'task':
      return `/productions/${encodeURIComponent(place.productionId)}/${place.list}/tasks/${encodeURIComponent(place.taskId)}`;
    case 'entity': {
      const path = `/productions/${encodeURIComponent(place.productionId)}/${place.list}/${encodeURIComponent(place.entityId)}`;
      return withQuery(path, { sel: place.sel });
    }
    case 'review': {
      const open = place.previewFileId === null ? '' : `/${encodeURIComponent(place.previewFileId)}`;
      const task = `/productions/${encodeURIComponent(place.productionId)}/${place.list}/tasks/${encodeURIComponent(place.taskId)}`;
      return withQuery(`${task}/previews${open}`, {
        frame: place.frame === null ? '' : String(place.frame),
        compare: companionWords(place),
        playlist: place.queue?.kind === 'playlist' ? place.queue.playlistId : '',
        queue: place.queue?.kind === 'checks' ? 'my-checks' : '',
        tasks: place.queue?.kind === 'tasks' ? place.queue.taskIds.slice(0, mostInPath) : '',
      });
    }
    case 'casting':
      return withQuery(`/productions/${encodeURIComponent(place.productionId)}${episodeIn(place)}/breakdown`, {
        of: place.kind === 'Shot' ? '' : pageOfKind(place.kind),
        group: place.groupId ?? '',
      });
    case 'playlists': {
      const open = place.playlistId === null ? '' : `/${encodeURIComponent(place.playlistId)}`;
      return `/productions/${encodeURIComponent(place.productionId)}/playlists${open}`;
    }
    case 'news': {
      const { productionId, look, personId, taskTypeId, taskStatusId, withPreviewsOnly, day, commentId, sel } = place;
      const production = productionId === null ? '' : `/productions/${encodeURIComponent(productionId)}`;
      return withQuery(`${production}/news-feed`, {
        look: look === 'compact' ? look : '',
        person: personId ?? '',
        type: taskTypeId ?? '',
        status: taskStatusId ?? '',
        previews: withPreviewsOnly ? 'true' : '',
        day: day ?? '',
        sel,
        comment: commentId ?? '',
      });
    }
    case 'team':
      return `/productions/${encodeURIComponent(place.productionId)}/team`;
    case 'people':
      return '/people';
    case 'chats':
      return place.entityId === null ? '/chats' : `/chats/${encodeURIComponent(place.entityId)}`;
    case 'person':
      return withQuery(`/people/${encodeURIComponent(place.personId)}`, { sel: place.sel });
    case 'timesheet':
      return withQuery('/timesheets', { span: place.span === 'week' ? '' : place.span, day: place.day ?? '' });
    case 'inbox':
      return withQuery('/notifications', {
        tab: place.tab === 'unread' ? '' : place.tab,
        production: place.fromProductionId ?? '',
        watching: place.isFollowedOnly ? 'true' : '',
        sel: place.sel,
        comment: place.commentId ?? '',
      });
    case 'sync':
      return '/sync';
    case 'settings':
      return `/settings/${place.section}`;
    case 'unknown':
      return place.path;
  }
}

/** Also reads Kitsu's forms with an episode before the list. */
export function placeOf(path: string): Place {
  const [route = '', query = ''] = path.split('?');
  const parts = route.split('/').filter(Boolean).map(decode);
  const values = new URLSearchParams(query);
  const search = values.get('search') ?? '';
  const sel = (values.get('sel') ?? '').split(',').filter(Boolean);

  if (parts.length === 0) return home;
  if (parts[0] === 'my-tasks' || parts[0] === 'todos') {
    return { page: 'my-tasks', tab: values.get('tab') === 'done' ? 'done' : 'todo', search, sel };
  }
  const day = dayIn(values);
  if (parts[0] === 'timesheets') {
    return {
      page: 'timesheet',
      span: timesheetSpans.find((span) => span === values.get('span')) ?? 'week',
      day,
    };
  }
  if (parts[0] === 'people')
    return parts[1] === undefined ? { page: 'people' } : { page: 'person', personId: parts[1], sel };
  if (parts[0] === 'chats') return chatsPlace(parts[1] ?? null);
  if (parts[0] === 'news-feed') return newsIn(null, values, sel);
  if (parts[0] === 'my-checks') return { page: 'my-checks', search, sel };
  if (parts[0] === 'notifications') {
    return {
      page: 'inbox',
      tab: inboxTabs.find((tab) => tab === values.get('tab')) ?? 'unread',
      fromProductionId: values.get('production'),
      isFollowedOnly: values.get('watching') === 'true',
      commentId: values.get('comment'),
      sel,
    };
  }
  if (parts[0] === 'sync') return { page: 'sync' };
  if (parts[0] === 'settings') {
    return { page: 'settings', section: settingsSections.find((section) => section === parts[1]) ?? 'account' };
  }
  if (parts[0] === 'productions' && parts[1] !== undefined) {
    // The episodes themselves are a table as well.
    const hasEpisode = parts[2] === 'episodes' && parts.length > 4 && parts[3] !== 'tasks';
    const rest = parts.slice(hasEpisode ? 4 : 2);
    const episodeId = hasEpisode ? (parts[3] ?? null) : null;
    if (rest[0] === 'breakdown')
      return {
        page: 'casting',
        productionId: parts[1],
        kind:
          rest[1] === 'asset-types'
            ? 'Asset'
            : (castingKinds.find((kind) => pageOfKind(kind) === values.get('of')) ?? 'Shot'),
        episodeId,
        // Kitsu has the group in the path, this app in the query.
        groupId: rest[2] ?? values.get('group'),
      };
    if (rest[0] === 'playlists' && rest.length <= 2) {
      return { page: 'playlists', productionId: parts[1], playlistId: rest[1] ?? null };
    }
    if (rest[0] === 'news-feed' && rest.length === 1) return newsIn(parts[1], values, sel);
    if (rest[0] === 'team' && rest.length === 1) return { page: 'team', productionId: parts[1] };
    const list = rest[0] !== undefined && isListPage(rest[0]) ? rest[0] : null;
    if (list !== null && rest.length === 1) return { page: list, productionId: parts[1], episodeId, search, sel };
    const [, entityId] = rest;
    if (list !== null && rest.length === 2 && entityId !== undefined && entityId !== 'tasks') {
      return { page: 'entity', productionId: parts[1], list, entityId, sel };
    }
    if (list !== null && rest[1] === 'tasks' && rest[2] !== undefined && rest[3] === 'previews') {
      const frame = Number(values.get('frame') ?? '');
      return reviewPlace(
        { productionId: parts[1], list, taskId: rest[2] },
        {
          previewFileId: rest[4] ?? null,
          frame: values.get('frame') !== null && Number.isInteger(frame) ? frame : null,
          companions: companionsOf(values, rest[2] ?? ''),
          queue: queueOf(values),
        },
      );
    }
    if (list !== null && rest[1] === 'tasks' && rest[2] !== undefined) {
      return { page: 'task', productionId: parts[1], list, taskId: rest[2] };
    }
  }
  return { page: 'unknown', path };
}

function newsIn(productionId: Id | null, values: URLSearchParams, sel: readonly Id[]): Place {
  return {
    page: 'news',
    productionId,
    look: values.get('look') === 'compact' ? 'compact' : 'previews',
    personId: values.get('person'),
    taskTypeId: values.get('type'),
    taskStatusId: values.get('status'),
    withPreviewsOnly: values.get('previews') === 'true',
    day: dayIn(values),
    commentId: values.get('comment'),
    sel,
  };
}

function dayIn(values: URLSearchParams): Day | null {
  const day = values.get('day') ?? '';
  return /^\d{4}-\d\d-\d\d$/.test(day) ? day : null;
}

/** Of its own task a companion is its preview alone, of another `task:preview`. */
function companionWords({ taskId, companions }: ReviewPlace): readonly string[] {
  return companions.flatMap((one) => {
    if (one.kind === 'local') return [];
    return one.taskId === taskId ? one.previewFileId : `${one.taskId}:${one.previewFileId}`;
  });
}

export const mostCompanions = 3;

function companionsOf(values: URLSearchParams, ownTaskId: Id): readonly Companion[] {
  const words = (values.get('compare') ?? '').split(',').filter(Boolean);
  return words.slice(0, mostCompanions).map((word) => {
    const [first = '', second] = word.split(':');
    return second === undefined
      ? { kind: 'preview', taskId: ownTaskId, previewFileId: first }
      : { kind: 'preview', taskId: first, previewFileId: second };
  });
}

function queueOf(values: URLSearchParams): ReviewQueue | null {
  const playlistId = values.get('playlist');
  if (playlistId !== null) return { kind: 'playlist', playlistId };
  if (values.get('queue') === 'my-checks') return { kind: 'checks' };
  const taskIds = (values.get('tasks') ?? '').split(',').filter(Boolean);
  return taskIds.length > 0 ? { kind: 'tasks', taskIds } : null;
}

/** The way back out of a server's address, `https://kitsu.studio.tv/productions/…`: what another Kitsu user can open. */
export function linkOf(place: Place, serverUrl: string): string {
  return `${serverUrl.replace(/\/$/, '')}${pathOf(place)}`;
}

function withQuery(path: string, values: { readonly [name: string]: string | readonly string[] }): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) {
    const text = typeof value === 'string' ? value : value.join(',');
    if (text !== '') query.set(name, text);
  }
  const text = query.toString();
  return text === '' ? path : `${path}?${text}`;
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    // A lone percent sign is nobody's escape: take the part as it is.
    return part;
  }
}

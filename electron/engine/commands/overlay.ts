import type { Entity } from '../../../shared/model/entity.ts';
import type { Playlist } from '../../../shared/model/playlist.ts';
import type { Production } from '../../../shared/model/production.ts';
import type { Id } from '../../../shared/model/studio.ts';
import type { Task } from '../../../shared/model/task.ts';
import { withLink } from '../../../shared/rules/conceptLinks.ts';
import { applyEntryChange } from '../../../shared/rules/playlistEntries.ts';
import type { Database } from '../db/open.ts';
import type { Tables } from '../db/tables.ts';
import { createOverlayBuilder } from './overlayBuilder.ts';
import { followOverlay } from './overlayNotes.ts';
import type { Overlay } from './overlayView.ts';
import { readCommand } from './registry.ts';

export type WaitingWork = {
  /** What waits, ready to be laid over the mirror. A part in which nothing has changed is the same object as before. */
  readonly overlay: () => Overlay;
  /** What has changed in it since this was asked last, as sources of answers. */
  readonly changes: () => readonly string[];
};

/**
 * Built again only when the outbox, or what it refers to, has changed. Whoever reads in it reads one thing of one part:
 * `waiting.tasks` where all of a part is looked at, `waiting.tasks=…` for one of it.
 */
export function createOverlay(db: Database, tables: Tables, personId: Id): WaitingWork {
  let kept: Overlay | null = null;
  let last: Overlay | null = null;
  const changed = new Set<string>();
  let looksAtComments = false;
  let looksAtEntities = false;
  let looksAtPlaylists = false;
  let looksAtChats = false;
  db.onCommit((sources) => {
    const isTouched =
      sources.has('outbox') ||
      sources.has('outbox_file') ||
      sources.has('identity') ||
      (looksAtComments && (sources.has('comment') || sources.has('preview_file'))) ||
      (looksAtEntities && sources.has('entity')) ||
      (looksAtPlaylists && sources.has('playlist')) ||
      (looksAtChats && sources.has('chat_message'));
    if (isTouched) kept = null;
  });
  const build = (): Overlay => {
    const records = tables.outbox.all();
    looksAtComments = records.some(
      ({ kind, state }) =>
        kind === 'publishRevision' ||
        kind === 'createConcept' ||
        ((kind === 'postComment' || kind === 'replyToComment') && state !== 'waiting'),
    );
    looksAtEntities = records.some(
      ({ kind, state }) => (kind === 'createEntity' || kind === 'createConcept') && state !== 'waiting',
    );
    looksAtPlaylists = records.some(({ kind, state }) => kind === 'createPlaylist' && state !== 'waiting');
    looksAtChats = records.some(({ kind, state }) => kind === 'sayInChat' && state !== 'waiting');
    const builder = createOverlayBuilder({
      personId,
      resolve: tables.identities.resolve,
      files: tables.outbox.filesByCommand(),
      latestRevision: (taskId) => tables.previewFiles.ofTask(taskId)[0]?.revision ?? 0,
      isInMirror: (commentId) => tables.comments.get(commentId) !== null,
      commentsOf: tables.comments.ofTask,
      entitiesNamed: tables.entities.named,
      playlistsNamed: tables.playlists.named,
      messagesOf: tables.chats.messages,
      isClaimed: tables.sent.isClaimed,
    });
    for (const record of records) readCommand(record)?.overlay(builder);
    return builder.build();
  };
  const overlay = (): Overlay => {
    if (kept !== null) return kept;
    // What it is made of is no concern of who reads it: what has changed in it is told.
    const next = db.untracked(() => followOverlay(last, build(), db));
    for (const source of next.changed) changed.add(source);
    last = next.overlay;
    kept = last;
    return last;
  };
  return {
    overlay,
    changes: () => {
      overlay();
      const told = [...changed];
      changed.clear();
      return told;
    },
  };
}

/** A task as the user sees it: the mirror's, with what waits laid over. */
export function overlaidTask<SomeTask extends Task>(task: SomeTask, overlay: Overlay): SomeTask {
  const patch = overlay.tasks.get(task.id);
  if (patch === undefined) return task;
  const { add, remove } = patch.assigneeIds ?? { add: [], remove: [] };
  return {
    ...task,
    ...patch.fields,
    taskStatusId: patch.taskStatusId ?? task.taskStatusId,
    priority: patch.priority ?? task.priority,
    isSubscribed: patch.isSubscribed ?? task.isSubscribed,
    assigneeIds:
      patch.assigneeIds === undefined
        ? task.assigneeIds
        : [...task.assigneeIds.filter((id) => !remove.includes(id) && !add.includes(id)), ...add],
  };
}

/** An entity as the user sees it: name, fields and metadata with what waits laid over. */
export function overlaidEntity<SomeEntity extends Entity>(entity: SomeEntity, overlay: Overlay): SomeEntity {
  const patch = overlay.entities.get(entity.id);
  if (patch === undefined) return entity;
  const { fields, links, data } = patch;
  const linked = links.length === 0 ? {} : { linkedIds: links.reduce(withLink, entity.linkedIds) };
  return { ...entity, ...fields, ...linked, data: { ...entity.data, ...data } };
}

/** Of the mirror, or one that only waits so far; with what waits laid over. */
export function shownEntity(id: Id, tables: Tables, overlay: Overlay): Entity | null {
  const entity = overlay.newEntities.get(id)?.entity ?? tables.entities.get(id);
  return entity === null ? null : overlaidEntity(entity, overlay);
}

/** A production as the user sees it: with the columns of metadata that wait to be made, changed or deleted. */
export function overlaidProduction(production: Production, overlay: Overlay): Production {
  const patches = overlay.descriptors.get(production.id);
  if (patches === undefined) return production;
  const made = [...patches.values()].flatMap((patch) => patch.made ?? []);
  const descriptors = [...production.descriptors, ...made].flatMap((descriptor) => {
    const patch = patches.get(descriptor.id);
    if (patch === undefined) return [descriptor];
    return patch.isDeleted ? [] : [{ ...descriptor, ...patch.change }];
  });
  return { ...production, descriptors };
}

/** A playlist as the user sees it: its fields and entries with what waits laid over. */
export function overlaidPlaylist(playlist: Playlist, overlay: Overlay): Playlist {
  const patch = overlay.playlists.get(playlist.id);
  if (patch === undefined) return playlist;
  const entries = patch.changes.reduce((list, change) => applyEntryChange(list, change).entries, playlist.entries);
  return { ...playlist, ...patch.fields, entries };
}

/** Of the mirror, or one that only waits so far; with what waits laid over. */
export function shownPlaylist(id: Id, tables: Tables, overlay: Overlay): Playlist | null {
  const playlist = overlay.newPlaylists.get(id)?.playlist ?? tables.playlists.get(id);
  return playlist === null ? null : overlaidPlaylist(playlist, overlay);
}

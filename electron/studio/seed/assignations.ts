import { timeText } from './calendar.ts';
import type { Crew } from './crew.ts';
import { add } from './draft.ts';
import type { Making } from './making.ts';
import type { PlannedTask } from './planned.ts';
import type { Production } from './production.ts';

const daysKept = 21;

/** Tells people of the work they were given lately; the client of playlists that are ready, where servers do that. */
export function makeAssignations(making: Making, tasks: readonly PlannedTask[]): void {
  const { draft, newId, calendar } = making;
  const random = making.chance('assignations');
  for (const { row, status, assignees } of tasks) {
    if ((status !== 'ready' && status !== 'wip') || row.last_comment_date === null || row.assigner_id === null)
      continue;
    const momentMs = Date.parse(`${row.last_comment_date}Z`) - 180_000;
    const ageDays = -calendar.offsetOf(momentMs);
    if (ageDays > daysKept) continue;
    for (const { id } of assignees) {
      if (id === row.assigner_id) continue;
      add(draft, 'notification', {
        id: newId(),
        created_at: timeText(momentMs),
        read: ageDays > 4 || random.chance(0.5),
        type: 'assignation',
        person_id: id,
        author_id: row.assigner_id,
        task_id: row.id,
      });
    }
  }
}

export function announcePlaylists({ draft, newId, options }: Making, crew: Crew, production: Production): void {
  if (options.kitsu !== '1.0.97') return;
  for (const playlist of draft.playlist) {
    if (!playlist.for_client || playlist.project_id !== production.id) continue;
    for (const client of crew.clients.slice(0, 3)) {
      add(draft, 'notification', {
        id: newId(),
        created_at: playlist.created_at,
        type: 'playlist-ready',
        person_id: client.id,
        author_id: crew.managers[0].id,
        playlist_id: playlist.id,
      });
    }
  }
}

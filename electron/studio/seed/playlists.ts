import type { PlaylistEntry } from '../tables/values.ts';
import { add, type Writable } from './draft.ts';
import { timeText } from './calendar.ts';
import type { Content } from './content.ts';
import type { Crew } from './crew.ts';
import type { Making } from './making.ts';

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

/** `24 Nov` */
const spoken = (day: string): string => `${Number(day.slice(8, 10))} ${months[Number(day.slice(5, 7)) - 1] ?? ''}`;

/** The revisions of a production, newest first, with the shot and step each belongs to. */
type Shown = { readonly preview: Writable<'preview_file'>; readonly entityId: string; readonly kindName: string };

export function makePlaylists(making: Making, crew: Crew, content: Content): void {
  const { draft, newId, calendar } = making;
  const { production, sequences, assets, tasks } = content;
  const shown = revisionsOf(making, content);
  const playlist = (
    name: string,
    dayOffset: number,
    hour: number,
    shots: readonly PlaylistEntry[],
    more: Partial<Writable<'playlist'>> = {},
  ) =>
    add(draft, 'playlist', {
      id: newId(),
      created_at: timeText(calendar.momentMs(dayOffset, hour, 30)),
      name,
      shots,
      project_id: production.id,
      created_by: crew.managers[0].id,
      ...more,
    });
  const kindId = (name: string) => production.shotKinds.find((kind) => kind.name === name)?.id ?? null;
  const dailies = (kindName: string, dayOffset: number, most: number): void => {
    const until = timeText(calendar.momentMs(dayOffset, 23, 59));
    const entries = latest(
      shown.filter((one) => one.kindName === kindName && one.preview.created_at <= until),
      most,
    );
    if (entries.length > 0)
      playlist(`${kindName} dailies, ${spoken(calendar.day(dayOffset))}`, dayOffset, 9, entries, {
        task_type_id: kindId(kindName),
      });
  };
  const workdays = (count: number) => {
    const days: number[] = [];
    for (let day = 0; days.length < count; day -= 1) if (calendar.isWorkday(day)) days.push(day);
    return days;
  };
  if (production.isSeries) {
    const byEpisode = new Map<string, PlaylistEntry[]>();
    for (const sequence of sequences) {
      const episodeId = sequence.row.parent_id ?? '';
      byEpisode.set(episodeId, [
        ...(byEpisode.get(episodeId) ?? []),
        ...mainEntries(sequence.shots.map(({ row }) => row)),
      ]);
    }
    for (const [index, [episodeId, entries]] of [...byEpisode].entries()) {
      playlist(`Review ${index + 1}`, -6 + index, 14, entries, { episode_id: episodeId, for_client: index === 0 });
    }
    playlist(
      'All episodes, best of',
      -3,
      16,
      [...byEpisode.values()].flatMap((entries) => entries.slice(0, 4)),
      { is_for_all: true },
    );
    playlist('Main pack, models', -8, 11, mainEntries(assets.slice(0, 16).map(({ row }) => row)), {
      for_entity: 'asset',
    });
    return;
  }
  for (const day of workdays(14)) dailies('Animation', day, 10);
  for (const day of workdays(5)) dailies('Lighting', day, 8);
  for (const day of workdays(3)) dailies('FX', day, 8);
  for (const [index, sequence] of sequences.slice(0, 11).entries()) {
    const entries = mainEntries(sequence.shots.map(({ row }) => row));
    playlist(`${sequence.row.name} ${sequence.row.description ?? ''}`, -2 - index, 17, entries, {
      for_client: index < 2,
    });
  }
  playlist(
    'Hero assets',
    -5,
    11,
    mainEntries(
      assets
        .filter(({ progress }) => progress >= 0.9)
        .slice(0, 31)
        .map(({ row }) => row),
    ),
    { for_entity: 'asset' },
  );
  const retakes = new Set(tasks.filter(({ status }) => status === 'retake').map(({ row }) => row.id));
  playlist(
    'Retakes of the week',
    0,
    8,
    latest(
      shown.filter(({ preview }) => retakes.has(preview.task_id ?? '')),
      14,
    ),
  );
  playlist(
    'Client screening',
    -4,
    10,
    mainEntries(sequences.slice(0, 2).flatMap(({ shots }) => shots.slice(0, 9).map(({ row }) => row))),
    { for_client: true },
  );
}

function revisionsOf({ draft }: Making, { production, tasks }: Content): Shown[] {
  const byTask = new Map(tasks.filter(({ entity }) => entity.kind === 'shot').map((task) => [task.row.id, task]));
  const shown: Shown[] = [];
  for (const preview of draft.preview_file) {
    const task = preview.position === 1 ? byTask.get(preview.task_id ?? '') : undefined;
    if (task && task.entity.production === production)
      shown.push({ preview, entityId: task.entity.row.id, kindName: task.kind.name });
  }
  return shown.toSorted((one, other) => (one.preview.created_at < other.preview.created_at ? 1 : -1));
}

/** The newest revision of each entity, newest last, as a review runs. */
function latest(shown: readonly Shown[], most: number): PlaylistEntry[] {
  const seen = new Set<string>();
  const entries: PlaylistEntry[] = [];
  for (const { preview, entityId } of shown) {
    if (seen.has(entityId)) continue;
    seen.add(entityId);
    entries.unshift({ entity_id: entityId, preview_file_id: preview.id });
    if (entries.length === most) break;
  }
  return entries;
}

const mainEntries = (rows: readonly Writable<'entity'>[]): PlaylistEntry[] =>
  rows.flatMap(({ id, preview_file_id, canceled }) =>
    preview_file_id === null || canceled ? [] : [{ entity_id: id, preview_file_id }],
  );

import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { movieNamed } from '../../electron/studio/art/movies.ts';
import { pictureNamed } from '../../electron/studio/art/pictures.ts';
import type { Column } from '../../electron/studio/columns.ts';
import { isPassword } from '../../electron/studio/passwords.ts';
import { seedPassword } from '../../electron/studio/seed/accounts.ts';
import { makeStudio } from '../../electron/studio/seed/makeStudio.ts';
import { smallStudio } from '../../electron/studio/seed/smallStudio.ts';
import { tables, type Row, type StudioData, type StudioOptions, type TableName } from '../../electron/studio/tables.ts';
import type { Drawing } from '../../electron/studio/tables/values.ts';

const now = new Date('2026-11-24T14:00:00Z');
const options: StudioOptions = { ...smallStudio, kitsu: '1.0.97', now };

const names = Object.keys(tables) as TableName[];
const columnsOf = (name: TableName) => Object.entries(tables[name].columns) as [string, Column<unknown>][];
const rowsOf = (studio: StudioData, name: TableName) => studio[name] as readonly Readonly<Record<string, unknown>>[];
const digest = (studio: StudioData) => createHash('sha256').update(JSON.stringify(studio)).digest('hex');
const byId = <R extends { readonly id: string }>(rows: readonly R[]) => new Map(rows.map((row) => [row.id, row]));

function grouped<R>(rows: readonly R[], key: (row: R) => string | null): Map<string, R[]> {
  const groups = new Map<string, R[]>();
  for (const row of rows) {
    const value = key(row);
    if (value !== null) groups.set(value, [...(groups.get(value) ?? []), row]);
  }
  return groups;
}

let studio: StudioData;
let statuses: Map<string, Row<'task_status'>>;
let commentsByTask: Map<string, Row<'comment'>[]>;

beforeAll(() => {
  studio = makeStudio(options);
  statuses = byId(studio.task_status);
  commentsByTask = grouped(studio.comment, ({ object_id }) => object_id);
});

const shortName = (statusId: string | null) => statuses.get(statusId ?? '')?.short_name ?? '';
const production = (name: string) => studio.project.find((project) => project.name === name);
const typeId = (name: string) => studio.entity_type.find((type) => type.name === name)?.id;

describe('a seeded studio', () => {
  it('is the same for the same options, down to the byte', () => {
    expect(digest(makeStudio(options))).toBe(digest(studio));
  });

  it('is another one for another seed', () => {
    const other = makeStudio({ ...options, seed: 2 });
    const ids = new Set(studio.task.map(({ id }) => id));
    expect(other.task.some(({ id }) => ids.has(id))).toBe(false);
  });

  it('moves with its present: the same day next week shows the same lists', () => {
    const later = makeStudio({ ...options, now: new Date(now.getTime() + 7 * 86_400_000) });
    const statusOf = ({ task }: StudioData) => task.map(({ task_status_id }) => task_status_id);
    expect(statusOf(later)).toEqual(statusOf(studio));
    expect(later.task.filter(({ due_date }) => due_date === '2026-12-01T00:00:00')).toHaveLength(
      studio.task.filter(({ due_date }) => due_date === '2026-11-24T00:00:00').length,
    );
  });

  it('has the film of the stories: 148 shots in 11 sequences, 214 assets, a crew of 23', () => {
    const film = production('Lanternfall');
    const ofType = (name: string) =>
      studio.entity.filter((entity) => entity.project_id === film?.id && entity.entity_type_id === typeId(name)).length;
    expect(ofType('Shot')).toBe(148);
    expect(ofType('Sequence')).toBe(11);
    const assets = ['Characters', 'Props', 'Environment', 'FX', 'Vehicles'].map(ofType);
    expect(assets.reduce((sum, count) => sum + count, 0)).toBe(214);
    expect(studio.person).toHaveLength(23);
    expect(film?.team).toHaveLength(23);
    expect(film?.fps).toBe('24');
    expect(studio.playlist.filter(({ project_id }) => project_id === film?.id)).toHaveLength(36);
  });

  it('has somebody in every role who signs in with the shared password', () => {
    for (const role of ['admin', 'manager', 'supervisor', 'user', 'client', 'vendor']) {
      const person = studio.person.find((one) => one.role === role);
      expect(person?.email).toMatch(/^[a-z]+\.[a-z]+@halcyon\.example$/);
      expect(isPassword(seedPassword, person?.password ?? null)).toBe(true);
    }
  });

  it('has ids shaped like UUID v4, none of them twice', () => {
    const seen = new Set<string>();
    for (const name of names) {
      for (const { id } of rowsOf(studio, name)) {
        expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
        expect(seen.has(String(id))).toBe(false);
        seen.add(String(id));
      }
    }
  });

  it.each(names)('keeps to the columns of %s: what is required, chosen from, limited, or points at a row', (name) => {
    const faults = columnsOf(name).flatMap(([key, { target, kind, isRequired, choices, maxLength }]) => {
      const known = target === null ? null : new Set(rowsOf(studio, target as TableName).map(({ id }) => id));
      return rowsOf(studio, name).flatMap((row) => {
        const value = row[key];
        if (value === null) return isRequired ? [`${key} is missing`] : [];
        const ids = kind === 'ids' ? (value as string[]) : [value];
        const shown = JSON.stringify(value);
        return [
          ...(choices?.every((one) => one !== value) ? [`${key} is ${shown}`] : []),
          ...(typeof value === 'string' && value.length > (maxLength ?? Infinity)
            ? [`${key} is too long: ${shown}`]
            : []),
          ...(known === null
            ? []
            : ids.filter((id) => !known.has(id)).map((id) => `${key} points at ${JSON.stringify(id)}`)),
        ];
      });
    });
    expect(faults).toEqual([]);
  });

  it('points only at rows that exist where the column names no table', () => {
    const tasks = byId(studio.task);
    const entities = byId(studio.entity);
    const previews = byId(studio.preview_file);
    const replies = new Set(studio.comment.flatMap(({ replies }) => replies.map(({ id }) => id)));
    expect(studio.comment.every(({ object_id }) => tasks.has(object_id))).toBe(true);
    expect(studio.chat.every(({ object_id }) => entities.has(object_id))).toBe(true);
    expect(studio.schedule_item.every(({ object_id }) => object_id === null || entities.has(object_id))).toBe(true);
    expect(studio.task.every(({ last_preview_file_id: id }) => id === null || previews.has(id))).toBe(true);
    expect(studio.notification.every(({ reply_id }) => reply_id === null || replies.has(reply_id))).toBe(true);
    for (const { shots } of studio.playlist) {
      for (const { entity_id, preview_file_id } of shots ?? []) {
        expect(entities.has(entity_id)).toBe(true);
        expect(previews.get(preview_file_id ?? '')?.task_id).toBeTruthy();
      }
    }
  });

  it.each(names)('holds to what must be unique: %s', (name) => {
    const clashes = tables[name].unique.flatMap(({ columns }) => {
      const keys = rowsOf(studio, name)
        .map((row) => columns.map((column) => row[column]))
        .filter((values) => !values.includes(null))
        .map((values) => JSON.stringify(values));
      const counts = grouped(keys, (key) => key);
      return [...counts].filter(([, same]) => same.length > 1).map(([key]) => key);
    });
    expect(clashes).toEqual([]);
  });

  it('has no two assets of a name in a production, nor two episodes', () => {
    const roots = studio.entity
      .filter(({ parent_id }) => parent_id === null)
      .map(({ name, project_id, entity_type_id }) => `${name} ${project_id} ${entity_type_id}`);
    expect(new Set(roots).size).toBe(roots.length);
  });

  it('knows nothing of the future', () => {
    const present = '2026-11-24T14:00:00';
    const odd = names.flatMap((name) =>
      rowsOf(studio, name)
        .map(({ created_at, updated_at }) => [String(created_at), String(updated_at)] as const)
        .filter(([created, updated]) => created > updated || updated > present)
        .map((times) => `${name} ${times.join(' ')}`),
    );
    expect(odd).toEqual([]);
  });
});

describe('its tasks', () => {
  it('stand where their latest comment put them', () => {
    for (const task of studio.task) {
      const comments = commentsByTask.get(task.id) ?? [];
      const latest = comments.toSorted((one, other) => (one.created_at < other.created_at ? -1 : 1)).at(-1);
      if (!latest) continue;
      expect(task.task_status_id).toBe(latest.task_status_id);
      expect(task.last_comment_date).toBe(latest.created_at);
    }
  });

  it('have their comments in order, no two at one moment', () => {
    for (const comments of commentsByTask.values()) {
      const times = comments.map(({ created_at }) => created_at);
      expect(times).toEqual([...new Set(times)].toSorted());
    }
  });

  it('are there before anybody speaks of them', () => {
    const early = studio.task.filter(
      ({ id, created_at }) => (commentsByTask.get(id)?.[0]?.created_at ?? '9') <= created_at,
    );
    expect(early).toEqual([]);
  });

  it('count one retake for each run of retake comments', () => {
    for (const task of studio.task) {
      const told = (commentsByTask.get(task.id) ?? []).map(({ task_status_id }) => shortName(task_status_id));
      const runs = told.filter((status, index) => status === 'retake' && told[index - 1] !== 'retake').length;
      expect(task.retake_count).toBe(runs);
    }
  });

  it('keep the dates that their status says', () => {
    const told = studio.task.filter(({ id }) => commentsByTask.has(id));
    const dated = (date: 'done_date' | 'end_date' | 'real_start_date') =>
      [
        ...new Set(told.filter((task) => task[date] !== null).map(({ task_status_id }) => shortName(task_status_id))),
      ].toSorted();
    const undated = (date: 'done_date' | 'end_date' | 'real_start_date') =>
      [
        ...new Set(told.filter((task) => task[date] === null).map(({ task_status_id }) => shortName(task_status_id))),
      ].toSorted();
    const concepts = ['approved', 'neutral', 'rejected'];
    expect(dated('done_date')).toEqual(['done']);
    expect(undated('done_date')).toEqual([...concepts, 'ready', 'retake', 'todo', 'wfa', 'wip'].toSorted());
    expect(dated('end_date')).toEqual(['done', 'wfa']);
    expect(undated('end_date')).toEqual([...concepts, 'ready', 'retake', 'todo', 'wip'].toSorted());
    expect(dated('real_start_date')).toEqual(['done', 'retake', 'wfa', 'wip']);
    expect(undated('real_start_date')).toEqual([...concepts, 'ready', 'todo'].toSorted());
  });

  it('keep the date of the last request for feedback on an older server', () => {
    const older = makeStudio({ ...options, kitsu: '0.20.52' });
    const retake = older.task_status.find(({ is_retake }) => is_retake)?.id;
    expect(
      older.task
        .filter(({ task_status_id, retake_count }) => task_status_id === retake && retake_count > 0)
        .every(({ end_date }) => end_date !== null),
    ).toBe(true);
  });

  it('were worked on for as long as the time sheets say, and nobody for more than a day a day', () => {
    const logged = new Map<string, number>();
    const days = new Map<string, number>();
    for (const { task_id, person_id, date, duration } of studio.time_spent) {
      logged.set(task_id ?? '', (logged.get(task_id ?? '') ?? 0) + duration);
      days.set(`${person_id} ${date}`, (days.get(`${person_id} ${date}`) ?? 0) + duration);
    }
    expect(studio.task.every(({ id, duration }) => (logged.get(id) ?? 0) === duration)).toBe(true);
    expect(Math.max(...days.values())).toBeLessThanOrEqual(480);
  });

  it('point at their latest revision, and revisions are numbered one by one', () => {
    const previews = grouped(studio.preview_file, ({ task_id }) => task_id);
    for (const task of studio.task) {
      const mains = (previews.get(task.id) ?? []).filter(({ position }) => position === 1);
      expect(mains.map(({ revision }) => revision)).toEqual(mains.map((_, index) => index + 1));
      expect(task.last_preview_file_id).toBe(mains.at(-1)?.id ?? null);
    }
  });

  it('have each revision published by exactly one comment', () => {
    const published = studio.comment.flatMap(({ previews }) => [...previews]);
    expect(new Set(published).size).toBe(published.length);
    expect(new Set(published)).toEqual(new Set(studio.preview_file.map(({ id }) => id)));
  });

  it('belong to work of their entity, in a production that has such tasks', () => {
    const entities = byId(studio.entity);
    const types = byId(studio.task_type);
    const projects = byId(studio.project);
    for (const task of studio.task) {
      const entity = entities.get(task.entity_id ?? '');
      const kind = studio.entity_type.find(({ id }) => id === entity?.entity_type_id)?.name ?? '';
      const expected = ['Shot', 'Sequence', 'Edit', 'Concept'].includes(kind) ? kind : 'Asset';
      expect(types.get(task.task_type_id ?? '')?.for_entity).toBe(expected);
      expect(entity?.project_id).toBe(task.project_id);
      expect(Object.keys(projects.get(task.project_id ?? '')?.task_type_links ?? {})).toContain(task.task_type_id);
    }
  });

  it('are given to people of the production', () => {
    const teams = new Map(studio.project.map(({ id, team }) => [id, new Set(team)]));
    const strangers = studio.task.filter(({ assignees, project_id }) =>
      assignees.some((id) => teams.get(project_id ?? '')?.has(id) !== true),
    );
    expect(strangers).toEqual([]);
  });

  it('give Camille nine to do and sixty-four done, with retakes, something late and something due today', () => {
    const camille = studio.person.find(({ first_name }) => first_name === 'Camille');
    const hers = studio.task.filter(({ assignees }) => assignees.includes(camille?.id ?? ''));
    const open = hers.filter(({ task_status_id }) => shortName(task_status_id) !== 'done');
    const count = (name: string) => open.filter(({ task_status_id }) => shortName(task_status_id) === name).length;
    expect(camille?.role).toBe('user');
    expect(hers.length - open.length).toBe(64);
    expect([count('retake'), count('wip'), count('ready'), count('wfa')]).toEqual([2, 2, 3, 2]);
    const logged = open.map(({ duration }) => duration).toSorted((one, other) => one - other);
    expect(logged).toEqual([0, 0, 0, 360, 420, 600, 900, 1140, 1200]);
    const due = open.map(({ due_date }) => due_date?.slice(0, 10) ?? '').toSorted();
    expect(due.filter((day) => day === '2026-11-24')).toHaveLength(2);
    expect(due[0]).toBe('2026-11-23');
  });
});

describe('what is said in it', () => {
  const prose = () => [
    ...studio.comment.flatMap(({ text, checklist, replies }) => [
      text ?? '',
      ...checklist.map((point) => String(point['text'] ?? '')),
      ...replies.map((reply) => reply.text),
    ]),
    ...studio.chat_message.map(({ text }) => text ?? ''),
    ...studio.entity.map(({ name, description }) => `${name} ${description ?? ''}`),
  ];

  it('is made of finished sentences', () => {
    for (const text of prose()) {
      expect(text).not.toMatch(/[{}]|undefined|NaN|lorem ipsum/i);
      expect(text.trim()).not.toBe('');
    }
    expect(new Set(prose()).size).toBeGreaterThan(2000);
  });

  it('mentions exactly the people whose full name follows an @', () => {
    const texts = studio.comment.filter(({ text }) => text?.includes('@'));
    expect(texts.length).toBeGreaterThan(50);
    for (const { text, mentions } of texts) {
      const named = studio.person.filter(({ first_name, last_name }) =>
        new RegExp(`@${first_name} ${last_name}(?= |$)`).test(text ?? ''),
      );
      expect(new Set(mentions)).toEqual(new Set(named.map(({ id }) => id)));
    }
  });

  it('is news once a comment, with the revision it shows, except about concepts', () => {
    const concepts = new Set(
      studio.entity.filter(({ entity_type_id }) => entity_type_id === typeId('Concept')).map(({ id }) => id),
    );
    const tasks = byId(studio.task);
    const spoken = studio.comment.filter(({ object_id }) => !concepts.has(tasks.get(object_id)?.entity_id ?? ''));
    const news = new Map(studio.news.map((row) => [row.comment_id, row]));
    expect(news.size).toBe(studio.news.length);
    expect(studio.news).toHaveLength(spoken.length);
    for (const comment of spoken)
      expect(news.get(comment.id)?.preview_file_id ?? null).toBe(comment.previews[0] ?? null);
  });

  it('reaches the assignees and nobody twice, and never the author', () => {
    const comments = byId(studio.comment);
    expect(new Set(studio.notification.map(({ read }) => read)).size).toBe(2);
    expect(studio.notification.filter(({ person_id, author_id }) => person_id === author_id)).toEqual([]);
    const aboutComments = studio.notification.filter(({ comment_id }) => comment_id !== null);
    expect(
      aboutComments.every(({ comment_id, task_id }) => comments.get(comment_id ?? '')?.object_id === task_id),
    ).toBe(true);
    const ofAuthors = aboutComments.filter(({ type }) => type === 'comment' || type === 'mention');
    expect(
      ofAuthors.every(({ comment_id, author_id }) => comments.get(comment_id ?? '')?.person_id === author_id),
    ).toBe(true);
  });

  it('is drawn on movies at exact frames', () => {
    const drawn = studio.preview_file.filter(({ annotations }) => annotations !== null);
    expect(drawn.length).toBeGreaterThan(40);
    expect(drawn.some(({ extension }) => extension === 'mp4')).toBe(true);
    const tasks = byId(studio.task);
    const projects = byId(studio.project);
    for (const { annotations, duration, task_id } of drawn) {
      const fps = Number(projects.get(tasks.get(task_id ?? '')?.project_id ?? '')?.fps);
      // Kitsu's player rounds the length of a frame to four decimals, then counts in it.
      const step = Math.round(10_000 / fps) / 10_000;
      for (const { time, drawing: shapes } of annotations ?? []) {
        const frame = Math.round(time / step);
        expect(time).toBeCloseTo(frame * step, 6);
        expect(frame).toBeLessThan(Math.max(1, Math.round(duration * fps)));
        expect(shapes.objects.length).toBeGreaterThan(0);
        expect(
          shapes.objects.every((object) => typeof object['id'] === 'string' && object['canvasWidth'] === 1200),
        ).toBe(true);
      }
    }
  });
});

describe('its castings', () => {
  it('are counted on what they are cast in', () => {
    const links = grouped(studio.entity_link, ({ entity_in_id }) => entity_in_id);
    for (const entity of studio.entity) expect(entity.nb_entities_out).toBe(links.get(entity.id)?.length ?? 0);
  });

  it('count as ready what is ready for a task of that place in the work', () => {
    const entities = byId(studio.entity);
    const links = grouped(studio.entity_link, ({ entity_in_id }) => entity_in_id);
    const priority = (taskTypeId: string | null) =>
      studio.task_type.find(({ id, for_entity }) => id === taskTypeId && for_entity === 'Shot')?.priority ?? 0;
    let ready = 0;
    for (const task of studio.task) {
      const shot = entities.get(task.entity_id ?? '');
      if (shot?.entity_type_id !== typeId('Shot')) continue;
      const cast = (links.get(shot?.id ?? '') ?? []).map(({ entity_out_id }) => entities.get(entity_out_id));
      const expected = cast.filter((asset) => priority(asset?.ready_for ?? null) >= priority(task.task_type_id)).length;
      expect(task.nb_assets_ready).toBe(expected);
      ready += expected;
    }
    expect(ready).toBeGreaterThan(100);
  });

  it('of a series include the episode of the shot', () => {
    const entities = byId(studio.entity);
    const series = production('Harbour Tales');
    const links = new Set(
      studio.entity_link.map(({ entity_in_id, entity_out_id }) => `${entity_in_id} ${entity_out_id}`),
    );
    for (const { entity_in_id, entity_out_id } of studio.entity_link) {
      const shot = entities.get(entity_in_id);
      if (shot?.project_id !== series?.id || shot?.entity_type_id !== typeId('Shot')) continue;
      const episode = entities.get(shot?.parent_id ?? '')?.parent_id;
      expect(links.has(`${episode} ${entity_out_id}`)).toBe(true);
    }
  });
});

describe('its pictures', () => {
  it('are drawings that exist, movies that exist', () => {
    const drawings: (Drawing | null)[] = [
      ...studio.preview_file.map(({ drawing }) => drawing),
      ...studio.person.map(({ avatar }) => avatar),
      ...studio.project.map(({ avatar }) => avatar),
    ];
    const shown = drawings.filter((drawing) => drawing !== null);
    expect(shown.filter(({ scene }) => pictureNamed(scene) === null)).toEqual([]);
    expect(shown.filter(({ scene, movie }) => movie !== undefined && movieNamed(movie)?.scene !== scene)).toEqual([]);
  });

  it('say of a movie what the movie is', () => {
    const shown = studio.preview_file.filter(({ drawing }) => drawing?.movie !== undefined);
    expect(new Set(shown.map(({ drawing }) => drawing?.movie)).size).toBeGreaterThan(6);
    for (const { drawing, extension, width, height, duration, file_size } of shown) {
      const movie = movieNamed(drawing?.movie ?? '');
      expect(extension).toBe('mp4');
      expect([width, height, file_size]).toEqual([movie?.widthPx, movie?.heightPx, movie?.fileSizeBytes]);
      expect(duration * (movie?.fps ?? 0)).toBeCloseTo(movie?.durationFrames ?? 0, 6);
    }
  });

  it('stand for their own entity', () => {
    const tasks = byId(studio.task);
    const previews = byId(studio.preview_file);
    const shown = studio.entity.filter(({ preview_file_id }) => preview_file_id !== null);
    expect(shown.length / studio.entity.length).toBeGreaterThan(0.8);
    for (const { id, preview_file_id } of shown) {
      expect(tasks.get(previews.get(preview_file_id ?? '')?.task_id ?? '')?.entity_id).toBe(id);
    }
  });
});

describe('another size', () => {
  it('has as many shots, tasks, comments, assets and people as asked for', () => {
    const large = makeStudio({ ...options, shots: 900, tasksPerShot: 8, comments: 2500, assets: 400, people: 70 });
    const film = large.project.find(({ name }) => name === 'Lanternfall');
    const shotType = large.entity_type.find(({ name }) => name === 'Shot')?.id;
    const shots = large.entity.filter(
      ({ project_id, entity_type_id }) => project_id === film?.id && entity_type_id === shotType,
    );
    const ids = new Set(shots.map(({ id }) => id));
    expect(shots).toHaveLength(900);
    expect(new Set(shots.map(({ name, parent_id }) => `${parent_id} ${name}`)).size).toBe(900);
    expect(large.person).toHaveLength(70);
    expect(new Set(large.person.map(({ email }) => email)).size).toBe(70);
    expect(large.comment).toHaveLength(2500);
    // The shots of the script keep their own tasks, all others have every one.
    const tasks = large.task.filter(({ entity_id }) => ids.has(entity_id ?? ''));
    expect(tasks.length).toBeGreaterThan(900 * 8 - 60);
  });

  it('is still a studio when it is very small', () => {
    const tiny = makeStudio({ ...options, shots: 3, tasksPerShot: 2, comments: 10, assets: 4, people: 6 });
    expect(new Set(tiny.person.map(({ role }) => role)).size).toBe(6);
    expect(tiny.comment.length).toBeLessThanOrEqual(16);
    const tasks = byId(tiny.task);
    expect(tiny.comment.every(({ object_id }) => tasks.has(object_id))).toBe(true);
  });
});

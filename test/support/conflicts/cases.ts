/** Who changed what on either side, and what became of it: the suite runs these, and docs/conflicts.md lists them. */
import { expect } from 'vitest';
import { z } from 'zod';
import type { CommandAnswer } from '../../../shared/ipc.ts';
import type { EntityChange, MetadataValue, TaskChange } from '../../../shared/model/changes.ts';
import { get, post, put, remove } from '../../contract/client.ts';
import { pictureFixture } from '../files.ts';
import { castingCases } from './castingCases.ts';
import { playlistCases } from './playlistCases.ts';
import { before, both, type Need, type Stage, type Subject } from './stage.ts';

/**
 * `merged`: both are there. `the same`: there was nothing left to do. `asks`: kept as a conflict until its author decides.
 * `yours`, `theirs`: by a rule of decision 0010, nobody is asked. `refused`, `gone`: kept, with the reason.
 */
export type Outcome = 'merged' | 'the same' | 'asks' | 'yours' | 'theirs' | 'refused' | 'gone';

type Deed<Answer> = (stage: Stage, subject: Subject) => Promise<Answer>;

export type ConflictCase = {
  readonly yours: string;
  readonly theirs: string;
  readonly outcome: Outcome;
  /** What its author decides, where it asks; yours where nothing is said. */
  readonly decides?: 'yours' | 'theirs';
  readonly needs?: readonly Need[];
  readonly give: Deed<CommandAnswer>;
  readonly meanwhile: Deed<unknown>;
  /** What is on the server in the end. */
  readonly after: Deed<void>;
};

// ---- yours
const metadata = (fieldName: string, value: MetadataValue): EntityChange => ({ field: 'metadata', fieldName, value });
const edit =
  (...changes: readonly EntityChange[]): Deed<CommandAnswer> =>
  ({ app }, { shotId }) =>
    app.command('editEntity', { entityIds: [shotId], changes: [...changes] });
const editAsset =
  (change: (stage: Stage) => EntityChange): Deed<CommandAnswer> =>
  (stage, { assetId }) =>
    stage.app.command('editEntity', { entityIds: [assetId], changes: [change(stage)] });
const plan =
  (...changes: readonly TaskChange[]): Deed<CommandAnswer> =>
  ({ app }, { taskId }) =>
    app.command('editTask', { taskIds: [taskId], changes: [...changes] });
const priority =
  (level: 0 | 1 | 2 | 3): Deed<CommandAnswer> =>
  ({ app }, { taskId }) =>
    app.command('setPriority', { taskIds: [taskId], priority: level });
const setStatus =
  (shortName: string): Deed<CommandAnswer> =>
  ({ app, status }, { taskId }) =>
    app.command('setTaskStatus', { taskIds: [taskId], taskStatusId: status(shortName) });
const assign =
  (who: 0 | 1, kind: 'assignTask' | 'unassignTask' = 'assignTask'): Deed<CommandAnswer> =>
  ({ app, peopleIds }, { taskId }) =>
    app.command(kind, { taskIds: [taskId], personId: peopleIds[who] ?? '' });
const say =
  (text: string, shortName: string | null = null): Deed<CommandAnswer> =>
  ({ app, status }, { taskId }) =>
    app.command('postComment', {
      taskId,
      taskStatusId: shortName === null ? null : status(shortName),
      text,
      checklist: [],
      handles: [],
      draftKey: null,
    });
const newAsset =
  (type: 0 | 1 = 0): Deed<CommandAnswer> =>
  ({ app, productionId, assetTypeIds }, { name }) =>
    app.command('createEntity', {
      productionId,
      place: { kind: 'Asset', assetTypeId: assetTypeIds[type] ?? '', episodeId: null },
      entities: [{ name: `${name} new`, description: 'yours', data: {}, lengthFrames: null }],
    });
const newShot =
  (sequenceOf: (stage: Stage, subject: Subject) => string): Deed<CommandAnswer> =>
  (stage, subject) =>
    stage.app.command('createEntity', {
      productionId: stage.productionId,
      place: { kind: 'Shot', sequenceId: sequenceOf(stage, subject) },
      entities: [{ name: `${subject.name} new`, description: 'yours', data: {}, lengthFrames: 24 }],
    });

// ---- theirs
const theyEdit =
  (body: object): Deed<unknown> =>
  ({ they }, { shotId }) =>
    they.does(put(`/data/entities/${shotId}`, body));
const theyEditAsset =
  (body: (stage: Stage) => object): Deed<unknown> =>
  (stage, { assetId }) =>
    stage.they.does(put(`/data/entities/${assetId}`, body(stage)));
const theyPlan =
  (body: object): Deed<unknown> =>
  ({ they }, { taskId }) =>
    they.does(put(`/data/tasks/${taskId}`, body));
const theySay =
  (shortName: string, comment: string): Deed<unknown> =>
  ({ they, status }, { taskId }) =>
    they.does(post(`/actions/tasks/${taskId}/comment`, { task_status_id: status(shortName), comment }));
const theyAssign =
  (who: 0 | 1): Deed<unknown> =>
  ({ they, peopleIds }, { taskId }) =>
    they.does(put(`/actions/persons/${peopleIds[who] ?? ''}/assign`, { task_ids: [taskId] }));
const theyClear: Deed<unknown> = ({ they, peopleIds }, { taskId }) =>
  they.does(put('/actions/tasks/clear-assignation', { task_ids: [taskId], person_id: peopleIds[0] }));
const theyMakeAsset =
  (type: 0 | 1 = 0): Deed<unknown> =>
  ({ they, productionId, assetTypeIds }, { name }) =>
    they.does(
      post(`/data/projects/${productionId}/asset-types/${assetTypeIds[type] ?? ''}/assets/new`, {
        name: `${name} new`,
        description: 'theirs',
      }),
    );
const theyMakeShot =
  (sequenceOf: (stage: Stage, subject: Subject) => string): Deed<unknown> =>
  (stage, subject) =>
    stage.they.does(
      post(`/data/projects/${stage.productionId}/shots`, {
        name: `${subject.name} new`,
        sequence_id: sequenceOf(stage, subject),
        description: 'theirs',
      }),
    );
const theyDelete =
  (what: 'shot' | 'task' | 'comment' | 'sequence'): Deed<unknown> =>
  ({ they }, { shotId, taskId, commentId, sequenceId }) => {
    const path = {
      shot: `/data/shots/${shotId}`,
      task: `/data/tasks/${taskId}`,
      comment: `/data/tasks/${taskId}/comments/${commentId}`,
      sequence: `/data/sequences/${sequenceId}`,
    }[what];
    return they.does(remove(path, { force: 'true' }));
  };

// ---- in the end
/** The whole shot: what nobody touched is as it was. */
const shot =
  (wanted: object): Deed<void> =>
  async ({ they, sequenceIds }, { shotId, name: shotName }) => {
    const found = await they.read(shotRow, get(`/data/entities/${shotId}`));
    expect(found).toEqual({ name: shotName, parent_id: sequenceIds[0], canceled: false, ...before, ...wanted });
  };
const shotRow = z.object({
  name: z.string(),
  description: z.string().nullable(),
  nb_frames: z.number().nullable(),
  parent_id: z.string(),
  canceled: z.boolean(),
  data: z.record(z.string(), z.unknown()),
});
const asset =
  (wanted: (stage: Stage) => object): Deed<void> =>
  async (stage, { assetId }) => {
    expect(await stage.they.read(z.looseObject({}), get(`/data/entities/${assetId}`))).toMatchObject(wanted(stage));
  };
const task =
  (wanted: object): Deed<void> =>
  async ({ they }, { taskId }) => {
    expect(await they.read(taskRow, get(`/data/tasks/${taskId}`))).toEqual({ ...untouchedTask, ...wanted });
  };
const taskRow = z.object({
  estimation: z.number(),
  start_date: z.string().nullable(),
  due_date: z.string().nullable(),
  difficulty: z.number(),
  priority: z.number(),
});
const untouchedTask = { estimation: 0, start_date: null, due_date: null, difficulty: 3, priority: 0 };
const statusIs =
  (shortName: string): Deed<void> =>
  async ({ they, status }, { taskId }) => {
    const found = await they.read(z.object({ task_status_id: z.string() }), get(`/data/tasks/${taskId}`));
    expect(found.task_status_id).toBe(status(shortName));
  };
const assigned =
  (...who: readonly (0 | 1)[]): Deed<void> =>
  async ({ they, peopleIds }, { taskId }) => {
    const { assignees } = await they.read(
      z.object({ assignees: z.array(z.string()) }),
      get(`/data/tasks/${taskId}`, { relations: 'true' }),
    );
    expect(assignees.toSorted()).toEqual(who.map((index) => peopleIds[index] ?? '').toSorted());
  };
const texts =
  (...wanted: readonly string[]): Deed<void> =>
  async ({ they }, { taskId }) => {
    const rows = await they.read(z.array(z.object({ text: z.string() })), get(`/data/tasks/${taskId}/comments`));
    expect(rows.map(({ text }) => text).toSorted()).toEqual([...wanted].toSorted());
  };
const madeAs =
  (...descriptions: readonly string[]): Deed<void> =>
  async ({ they, productionId }, { name }) => {
    const rows = await they.read(
      z.array(z.object({ description: z.string().nullable() })),
      get('/data/entities', { project_id: productionId, name: `${name} new` }),
    );
    expect(rows.map(({ description }) => description ?? '').toSorted()).toEqual([...descriptions].toSorted());
  };
const all =
  (...checks: readonly Deed<void>[]): Deed<void> =>
  async (stage, subject) => {
    for (const check of checks) await check(stage, subject);
  };
const nothing: Deed<void> = () => Promise.resolve();

const name = (value: string): EntityChange => ({ field: 'name', value });
const description = (value: string): EntityChange => ({ field: 'description', value });
const frames = (value: number | null): EntityChange => ({ field: 'lengthFrames', value });
const dueDate = (value: string | null): TaskChange => ({ field: 'dueDate', value });
const estimate = (value: number): TaskChange => ({ field: 'estimationMinutes', value });

export const conflictCases: readonly ConflictCase[] = [
  // ---- fields of a shot
  {
    yours: 'name of a shot',
    theirs: 'its description',
    outcome: 'merged',
    give: (stage, subject) => edit(name(`${subject.name} yours`))(stage, subject),
    meanwhile: theyEdit({ description: 'theirs' }),
    after: async (stage, subject) => shot({ name: `${subject.name} yours`, description: 'theirs' })(stage, subject),
  },
  {
    yours: 'description of a shot',
    theirs: 'its name',
    outcome: 'merged',
    give: edit(description('yours')),
    meanwhile: (stage, subject) => theyEdit({ name: `${subject.name} theirs` })(stage, subject),
    after: async (stage, subject) => shot({ name: `${subject.name} theirs`, description: 'yours' })(stage, subject),
  },
  {
    yours: 'name of a shot',
    theirs: 'another sequence for it',
    outcome: 'merged',
    give: (stage, subject) => edit(name(`${subject.name} yours`))(stage, subject),
    meanwhile: (stage, subject) => theyEdit({ parent_id: stage.sequenceIds[1] })(stage, subject),
    after: async (stage, subject) =>
      shot({ name: `${subject.name} yours`, parent_id: stage.sequenceIds[1] })(stage, subject),
  },
  {
    yours: 'frames of a shot',
    theirs: 'its description',
    outcome: 'merged',
    give: edit(frames(48)),
    meanwhile: theyEdit({ description: 'theirs' }),
    after: shot({ nb_frames: 48, description: 'theirs' }),
  },
  {
    yours: 'frames of a shot',
    theirs: 'its first frame',
    outcome: 'merged',
    give: edit(frames(48)),
    meanwhile: theyEdit({ data: { frame_in: 2001 } }),
    after: shot({ nb_frames: 48, data: { ...before.data, frame_in: 2001 } }),
  },
  {
    yours: 'description of a shot',
    theirs: 'the shot canceled',
    outcome: 'merged',
    give: edit(description('yours')),
    meanwhile: theyEdit({ canceled: true }),
    after: shot({ description: 'yours', canceled: true }),
  },
  {
    yours: 'name, description and frames of a shot',
    theirs: 'its description',
    outcome: 'asks',
    decides: 'theirs',
    give: (stage, subject) => edit(name(`${subject.name} yours`), description('yours'), frames(48))(stage, subject),
    meanwhile: theyEdit({ description: 'theirs' }),
    after: async (stage, subject) =>
      shot({ name: `${subject.name} yours`, description: 'theirs', nb_frames: 48 })(stage, subject),
  },
  {
    yours: 'name of a shot',
    theirs: 'another name',
    outcome: 'asks',
    give: (stage, subject) => edit(name(`${subject.name} yours`))(stage, subject),
    meanwhile: (stage, subject) => theyEdit({ name: `${subject.name} theirs` })(stage, subject),
    after: async (stage, subject) => shot({ name: `${subject.name} yours` })(stage, subject),
  },
  {
    yours: 'name of a shot',
    theirs: 'another name',
    outcome: 'asks',
    decides: 'theirs',
    give: (stage, subject) => edit(name(`${subject.name} yours`))(stage, subject),
    meanwhile: (stage, subject) => theyEdit({ name: `${subject.name} theirs` })(stage, subject),
    after: async (stage, subject) => shot({ name: `${subject.name} theirs` })(stage, subject),
  },
  {
    yours: 'name of a shot',
    theirs: 'the same name',
    outcome: 'the same',
    give: (stage, subject) => edit(name(`${subject.name} ours`))(stage, subject),
    meanwhile: (stage, subject) => theyEdit({ name: `${subject.name} ours` })(stage, subject),
    after: async (stage, subject) => shot({ name: `${subject.name} ours` })(stage, subject),
  },
  {
    yours: 'description of a shot',
    theirs: 'another description',
    outcome: 'asks',
    give: edit(description('yours')),
    meanwhile: theyEdit({ description: 'theirs' }),
    after: shot({ description: 'yours' }),
  },
  {
    yours: 'description of a shot',
    theirs: 'the same words',
    outcome: 'the same',
    give: edit(description('ours')),
    meanwhile: theyEdit({ description: 'ours' }),
    after: shot({ description: 'ours' }),
  },
  {
    yours: 'description of a shot emptied',
    theirs: 'another description',
    outcome: 'asks',
    give: edit(description('')),
    meanwhile: theyEdit({ description: 'theirs' }),
    after: shot({ description: '' }),
  },
  {
    yours: 'frames of a shot',
    theirs: 'another number of frames',
    outcome: 'asks',
    decides: 'theirs',
    give: edit(frames(48)),
    meanwhile: theyEdit({ nb_frames: 72 }),
    after: shot({ nb_frames: 72 }),
  },
  {
    yours: 'frames of a shot emptied',
    theirs: 'another number of frames',
    outcome: 'asks',
    give: edit(frames(null)),
    meanwhile: theyEdit({ nb_frames: 72 }),
    after: shot({ nb_frames: null }),
  },
  {
    yours: 'description of a shot twice',
    theirs: 'nothing',
    outcome: 'merged',
    give: async (stage, subject) =>
      both(edit(description('first'))(stage, subject), edit(description('second'))(stage, subject)),
    meanwhile: nothing,
    after: shot({ description: 'second' }),
  },
  {
    yours: 'description of a shot twice',
    theirs: 'another description',
    outcome: 'asks',
    give: async (stage, subject) =>
      both(edit(description('first'))(stage, subject), edit(description('second'))(stage, subject)),
    meanwhile: theyEdit({ description: 'theirs' }),
    after: shot({ description: 'second' }),
  },
  {
    yours: 'description of a shot',
    theirs: 'the shot deleted',
    outcome: 'gone',
    give: edit(description('yours')),
    meanwhile: theyDelete('shot'),
    after: nothing,
  },
  // ---- metadata of a shot
  {
    yours: 'first frame (metadata)',
    theirs: 'last frame (metadata)',
    outcome: 'merged',
    give: edit(metadata('frame_in', 2001)),
    meanwhile: theyEdit({ data: { frame_out: 2100 } }),
    after: shot({ data: { ...before.data, frame_in: 2001, frame_out: 2100 } }),
  },
  {
    yours: 'a key of the metadata that was not there',
    theirs: 'another one',
    outcome: 'merged',
    give: edit(metadata('mood', 'dark')),
    meanwhile: theyEdit({ data: { weather: 'rain' } }),
    after: shot({ data: { ...before.data, mood: 'dark', weather: 'rain' } }),
  },
  {
    yours: 'two keys of the metadata',
    theirs: 'three others',
    outcome: 'merged',
    give: edit(metadata('lens', '50 mm'), metadata('mood', 'dark')),
    meanwhile: theyEdit({ data: { frame_in: 2001, frame_out: 2100, weather: 'rain' } }),
    after: shot({ data: { frame_in: 2001, frame_out: 2100, lens: '50 mm', mood: 'dark', weather: 'rain' } }),
  },
  {
    yours: 'two keys of the metadata',
    theirs: 'one of them',
    outcome: 'asks',
    decides: 'theirs',
    give: edit(metadata('lens', '50 mm'), metadata('frame_in', 2001)),
    meanwhile: theyEdit({ data: { lens: '85 mm' } }),
    after: shot({ data: { ...before.data, lens: '85 mm', frame_in: 2001 } }),
  },
  {
    yours: 'a key of the metadata',
    theirs: 'another value of it',
    outcome: 'asks',
    give: edit(metadata('lens', '50 mm')),
    meanwhile: theyEdit({ data: { lens: '85 mm' } }),
    after: shot({ data: { ...before.data, lens: '50 mm' } }),
  },
  {
    yours: 'a key of the metadata that was not there',
    theirs: 'another value of it',
    outcome: 'asks',
    give: edit(metadata('mood', 'dark')),
    meanwhile: theyEdit({ data: { mood: 'bright' } }),
    after: shot({ data: { ...before.data, mood: 'dark' } }),
  },
  {
    yours: 'a key of the metadata',
    theirs: 'the same value',
    outcome: 'the same',
    give: edit(metadata('lens', '50 mm')),
    meanwhile: theyEdit({ data: { lens: '50 mm' } }),
    after: shot({ data: { ...before.data, lens: '50 mm' } }),
  },
  {
    yours: 'a number in the metadata',
    theirs: 'the same number as text',
    outcome: 'the same',
    give: edit(metadata('frame_in', 2001)),
    meanwhile: theyEdit({ data: { frame_in: '2001' } }),
    after: shot({ data: { ...before.data, frame_in: '2001' } }),
  },
  {
    yours: 'a key of the metadata emptied',
    theirs: 'another value of it',
    outcome: 'asks',
    give: edit(metadata('lens', null)),
    meanwhile: theyEdit({ data: { lens: '85 mm' } }),
    after: shot({ data: { ...before.data, lens: null } }),
  },
  {
    yours: 'a key of the metadata',
    theirs: 'that key emptied',
    outcome: 'asks',
    give: edit(metadata('lens', '50 mm')),
    meanwhile: theyEdit({ data: { lens: null } }),
    after: shot({ data: { ...before.data, lens: '50 mm' } }),
  },
  {
    yours: 'a key of the metadata emptied',
    theirs: 'the same',
    outcome: 'the same',
    give: edit(metadata('lens', null)),
    meanwhile: theyEdit({ data: { lens: '' } }),
    after: shot({ data: { ...before.data, lens: '' } }),
  },
  // ---- assets
  {
    yours: 'type of an asset',
    theirs: 'its description',
    outcome: 'merged',
    needs: ['asset'],
    give: editAsset(({ assetTypeIds }) => ({ field: 'assetTypeId', value: assetTypeIds[1] ?? '' })),
    meanwhile: theyEditAsset(() => ({ description: 'theirs' })),
    after: asset(({ assetTypeIds }) => ({ entity_type_id: assetTypeIds[1], description: 'theirs' })),
  },
  {
    yours: 'type of an asset',
    theirs: 'the same type',
    outcome: 'the same',
    needs: ['asset'],
    give: editAsset(({ assetTypeIds }) => ({ field: 'assetTypeId', value: assetTypeIds[1] ?? '' })),
    meanwhile: theyEditAsset(({ assetTypeIds }) => ({ entity_type_id: assetTypeIds[1] })),
    after: asset(({ assetTypeIds }) => ({ entity_type_id: assetTypeIds[1] })),
  },
  {
    yours: 'type of an asset',
    theirs: 'another type',
    outcome: 'asks',
    needs: ['asset'],
    give: editAsset(({ assetTypeIds }) => ({ field: 'assetTypeId', value: assetTypeIds[1] ?? '' })),
    meanwhile: theyEditAsset(({ assetTypeIds }) => ({ entity_type_id: assetTypeIds[2] })),
    after: asset(({ assetTypeIds }) => ({ entity_type_id: assetTypeIds[1] })),
  },
  // ---- new shots and assets
  {
    yours: 'a new asset',
    theirs: 'one of the same name and type',
    outcome: 'asks',
    give: newAsset(),
    meanwhile: theyMakeAsset(),
    after: madeAs('yours', 'theirs'),
  },
  {
    yours: 'a new asset',
    theirs: 'one of the same name and type',
    outcome: 'asks',
    decides: 'theirs',
    give: newAsset(),
    meanwhile: theyMakeAsset(),
    after: madeAs('theirs'),
  },
  {
    yours: 'a new asset',
    theirs: 'one of the same name and another type',
    outcome: 'merged',
    give: newAsset(0),
    meanwhile: theyMakeAsset(1),
    after: madeAs('yours', 'theirs'),
  },
  {
    yours: 'a new shot',
    theirs: 'one of the same name in the sequence',
    outcome: 'asks',
    give: newShot(({ sequenceIds }) => sequenceIds[0] ?? ''),
    meanwhile: theyMakeShot(({ sequenceIds }) => sequenceIds[0] ?? ''),
    // A sequence has a name once: one's own becomes the shot that is there.
    after: madeAs('theirs'),
  },
  {
    yours: 'a new shot',
    theirs: 'one of the same name in another sequence',
    outcome: 'merged',
    give: newShot(({ sequenceIds }) => sequenceIds[0] ?? ''),
    meanwhile: theyMakeShot(({ sequenceIds }) => sequenceIds[1] ?? ''),
    after: madeAs('yours', 'theirs'),
  },
  {
    yours: 'a new shot',
    theirs: 'its sequence deleted',
    outcome: 'gone',
    needs: ['sequence'],
    give: newShot((_stage, { sequenceId }) => sequenceId),
    meanwhile: theyDelete('sequence'),
    after: madeAs(),
  },
  // ---- tasks
  {
    yours: 'estimate of a task',
    theirs: 'its due date',
    outcome: 'merged',
    give: plan(estimate(480)),
    meanwhile: theyPlan({ due_date: '2026-12-24' }),
    after: task({ estimation: 480, due_date: '2026-12-24T00:00:00' }),
  },
  {
    yours: 'start date, due date and difficulty of a task',
    theirs: 'its estimate and priority',
    outcome: 'merged',
    give: plan({ field: 'startDate', value: '2026-12-01' }, dueDate('2026-12-18'), { field: 'difficulty', value: 5 }),
    meanwhile: theyPlan({ estimation: 120, priority: 1 }),
    after: task({
      start_date: '2026-12-01T00:00:00',
      due_date: '2026-12-18T00:00:00',
      difficulty: 5,
      estimation: 120,
      priority: 1,
    }),
  },
  {
    yours: 'estimate of a task',
    theirs: 'another estimate',
    outcome: 'asks',
    give: plan(estimate(480)),
    meanwhile: theyPlan({ estimation: 120 }),
    after: task({ estimation: 480 }),
  },
  {
    yours: 'due date of a task',
    theirs: 'another due date',
    outcome: 'asks',
    decides: 'theirs',
    give: plan(dueDate('2026-12-18')),
    meanwhile: theyPlan({ due_date: '2026-12-24' }),
    after: task({ due_date: '2026-12-24T00:00:00' }),
  },
  {
    yours: 'due date of a task',
    theirs: 'the same day',
    outcome: 'the same',
    give: plan(dueDate('2026-12-18')),
    meanwhile: theyPlan({ due_date: '2026-12-18' }),
    after: task({ due_date: '2026-12-18T00:00:00' }),
  },
  {
    yours: 'difficulty of a task',
    theirs: 'another difficulty',
    outcome: 'asks',
    give: plan({ field: 'difficulty', value: 5 }),
    meanwhile: theyPlan({ difficulty: 1 }),
    after: task({ difficulty: 5 }),
  },
  {
    yours: 'estimate of a task',
    theirs: 'the task deleted',
    outcome: 'gone',
    give: plan(estimate(480)),
    meanwhile: theyDelete('task'),
    after: nothing,
  },
  {
    yours: 'priority of a task',
    theirs: 'its status',
    outcome: 'merged',
    give: priority(3),
    meanwhile: theySay('wfa', 'theirs'),
    after: all(task({ priority: 3 }), statusIs('wfa')),
  },
  {
    yours: 'priority of a task',
    theirs: 'another priority',
    outcome: 'asks',
    give: priority(3),
    meanwhile: theyPlan({ priority: 1 }),
    after: task({ priority: 3 }),
  },
  {
    yours: 'status of a task',
    theirs: 'its priority',
    outcome: 'merged',
    give: setStatus('wip'),
    meanwhile: theyPlan({ priority: 1 }),
    after: all(task({ priority: 1 }), statusIs('wip')),
  },
  {
    yours: 'status of a task',
    theirs: 'another status',
    outcome: 'asks',
    give: setStatus('wip'),
    meanwhile: theySay('wfa', 'theirs'),
    after: statusIs('wip'),
  },
  {
    yours: 'status of a task',
    theirs: 'another status',
    outcome: 'asks',
    decides: 'theirs',
    give: setStatus('wip'),
    meanwhile: theySay('wfa', 'theirs'),
    after: statusIs('wfa'),
  },
  {
    yours: 'status of a task',
    theirs: 'the same status',
    outcome: 'merged',
    give: setStatus('wip'),
    meanwhile: theySay('wip', 'theirs'),
    after: statusIs('wip'),
  },
  {
    yours: 'a person assigned',
    theirs: 'another person assigned',
    outcome: 'merged',
    give: assign(0),
    meanwhile: theyAssign(1),
    after: assigned(0, 1),
  },
  {
    yours: 'a person assigned',
    theirs: 'the same person assigned',
    outcome: 'the same',
    give: assign(0),
    meanwhile: theyAssign(0),
    after: assigned(0),
  },
  {
    yours: 'another person assigned',
    theirs: 'the one who was there taken off',
    outcome: 'merged',
    needs: ['assignee'],
    give: assign(1),
    meanwhile: theyClear,
    after: assigned(1),
  },
  {
    yours: 'a person taken off',
    theirs: 'the same person taken off',
    outcome: 'the same',
    needs: ['assignee'],
    give: assign(0, 'unassignTask'),
    meanwhile: theyClear,
    after: assigned(),
  },
  {
    yours: 'a person taken off',
    theirs: 'another person assigned',
    outcome: 'merged',
    needs: ['assignee'],
    give: assign(0, 'unassignTask'),
    meanwhile: theyAssign(1),
    after: assigned(1),
  },
  // ---- conversations
  {
    yours: 'a comment',
    theirs: 'a comment',
    outcome: 'merged',
    give: say('yours'),
    meanwhile: theySay('todo', 'theirs'),
    after: texts('yours', 'theirs'),
  },
  {
    yours: 'a comment without a status',
    theirs: 'a status',
    outcome: 'theirs',
    give: say('yours'),
    meanwhile: theySay('wfa', 'theirs'),
    after: all(texts('yours', 'theirs'), statusIs('wfa')),
  },
  {
    yours: 'a comment with a status',
    theirs: 'another status',
    outcome: 'yours',
    give: say('yours', 'wip'),
    meanwhile: theySay('wfa', 'theirs'),
    after: all(texts('yours', 'theirs'), statusIs('wip')),
  },
  {
    yours: 'a comment with a status',
    theirs: 'the task deleted',
    outcome: 'gone',
    give: say('yours', 'wip'),
    meanwhile: theyDelete('task'),
    after: nothing,
  },
  {
    yours: 'a revision',
    theirs: 'a revision',
    outcome: 'merged',
    give: async ({ app }, { taskId }) =>
      app.command('publishRevision', {
        taskId,
        taskStatusId: null,
        text: 'yours',
        checklist: [],
        handles: [await pictureFixture(app, 'yours.png')],
        draftKey: null,
      }),
    meanwhile: async (stage, { taskId }) => {
      const { they, status } = stage;
      const { id } = await they.read(
        z.object({ id: z.string() }),
        post(`/actions/tasks/${taskId}/comment`, { task_status_id: status('todo'), comment: 'theirs' }),
      );
      await they.does(post(`/actions/tasks/${taskId}/comments/${id}/add-preview`, {}));
    },
    after: async ({ they }, { taskId }) => {
      const rows = z.array(z.object({ text: z.string(), previews: z.array(z.object({ revision: z.number() })) }));
      const said = await they.read(rows, get(`/data/tasks/${taskId}/comments`));
      const numbers = new Map(said.map(({ text, previews }) => [text, previews.map(({ revision }) => revision)]));
      expect(numbers).toEqual(
        new Map([
          ['theirs', [1]],
          ['yours', [2]],
        ]),
      );
    },
  },
  {
    yours: 'a reply',
    theirs: 'a reply to the same comment',
    outcome: 'merged',
    needs: ['comment'],
    give: ({ app }, { taskId, commentId }) =>
      app.command('replyToComment', { taskId, commentId, text: 'yours', draftKey: null }),
    meanwhile: ({ they }, { taskId, commentId }) =>
      they.does(post(`/data/tasks/${taskId}/comments/${commentId}/reply`, { text: 'theirs' })),
    after: async ({ they }, { taskId }) => {
      const rows = z.array(z.object({ replies: z.array(z.object({ text: z.string() })) }));
      const [comment] = await they.read(rows, get(`/data/tasks/${taskId}/comments`));
      expect(comment?.replies.map(({ text }) => text).toSorted()).toEqual(['theirs', 'yours']);
    },
  },
  {
    yours: 'a reply',
    theirs: 'its comment deleted',
    outcome: 'gone',
    needs: ['comment'],
    give: ({ app }, { taskId, commentId }) =>
      app.command('replyToComment', { taskId, commentId, text: 'yours', draftKey: null }),
    meanwhile: theyDelete('comment'),
    after: texts(),
  },
  {
    yours: 'other words for a comment',
    theirs: 'yet other words for it',
    outcome: 'yours',
    needs: ['comment'],
    give: ({ app }, { taskId, commentId }) =>
      app.command('editComment', { taskId, commentId, text: 'yours', checklist: [] }),
    meanwhile: ({ they }, { commentId }) => they.does(put(`/data/comments/${commentId}`, { text: 'theirs' })),
    after: texts('yours'),
  },
  {
    yours: 'a comment deleted',
    theirs: 'the same comment deleted',
    outcome: 'the same',
    needs: ['comment'],
    give: ({ app }, { taskId, commentId }) => app.command('deleteComment', { taskId, commentId }),
    meanwhile: theyDelete('comment'),
    after: texts(),
  },
  {
    yours: 'other words for a comment',
    theirs: 'the comment deleted',
    outcome: 'gone',
    needs: ['comment'],
    give: ({ app }, { taskId, commentId }) =>
      app.command('editComment', { taskId, commentId, text: 'yours', checklist: [] }),
    meanwhile: theyDelete('comment'),
    after: texts(),
  },
  {
    yours: 'retake, work in progress and retake again',
    theirs: 'a limit of one retake',
    outcome: 'refused',
    give: async (stage, subject) =>
      both(setStatus('retake')(stage, subject), setStatus('wip')(stage, subject), setStatus('retake')(stage, subject)),
    // A shot has a limit of its own only where its production has one.
    meanwhile: async (stage, subject) => {
      await stage.they.does(put(`/data/projects/${stage.productionId}`, { max_retakes: 9 }));
      await theyEdit({ data: { max_retakes: 1 } })(stage, subject);
    },
    after: statusIs('wip'),
  },
  // ---- playlists
  ...playlistCases,
  // ---- castings
  ...castingCases,
];

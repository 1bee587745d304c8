/** What either side does in the conflict cases, and what is on the server in the end. */
import { expect } from 'vitest';
import { z } from 'zod';
import type { CommandAnswer } from '../../../shared/ipc.ts';
import type { EntityChange, MetadataValue, TaskChange } from '../../../shared/model/changes.ts';
import { get, post, put, remove } from '../../contract/client.ts';
import type { Deed } from './conflictCase.ts';
import { before, type Stage, type Subject } from './stage.ts';

// ---- yours
export const metadata = (fieldName: string, value: MetadataValue): EntityChange => ({
  field: 'metadata',
  fieldName,
  value,
});
export const edit =
  (...changes: readonly EntityChange[]): Deed<CommandAnswer> =>
  ({ app }, { shotId }) =>
    app.command('editEntity', { entityIds: [shotId], changes: [...changes] });
export const editAsset =
  (change: (stage: Stage) => EntityChange): Deed<CommandAnswer> =>
  (stage, { assetId }) =>
    stage.app.command('editEntity', { entityIds: [assetId], changes: [change(stage)] });
export const plan =
  (...changes: readonly TaskChange[]): Deed<CommandAnswer> =>
  ({ app }, { taskId }) =>
    app.command('editTask', { taskIds: [taskId], changes: [...changes] });
export const priority =
  (level: 0 | 1 | 2 | 3): Deed<CommandAnswer> =>
  ({ app }, { taskId }) =>
    app.command('setPriority', { taskIds: [taskId], priority: level });
export const setStatus =
  (shortName: string): Deed<CommandAnswer> =>
  ({ app, status }, { taskId }) =>
    app.command('setTaskStatus', { taskIds: [taskId], taskStatusId: status(shortName) });
export const assign =
  (who: 0 | 1, kind: 'assignTask' | 'unassignTask' = 'assignTask'): Deed<CommandAnswer> =>
  ({ app, peopleIds }, { taskId }) =>
    app.command(kind, { taskIds: [taskId], personId: peopleIds[who] ?? '' });
export const say =
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
export const newAsset =
  (type: 0 | 1 = 0): Deed<CommandAnswer> =>
  ({ app, productionId, assetTypeIds }, { name }) =>
    app.command('createEntity', {
      productionId,
      place: { kind: 'Asset', assetTypeId: assetTypeIds[type] ?? '', episodeId: null },
      entities: [{ name: `${name} new`, description: 'yours', data: {}, lengthFrames: null }],
    });
export const newShot =
  (sequenceOf: (stage: Stage, subject: Subject) => string): Deed<CommandAnswer> =>
  (stage, subject) =>
    stage.app.command('createEntity', {
      productionId: stage.productionId,
      place: { kind: 'Shot', sequenceId: sequenceOf(stage, subject) },
      entities: [{ name: `${subject.name} new`, description: 'yours', data: {}, lengthFrames: 24 }],
    });

// ---- theirs
export const theyEdit =
  (body: object): Deed<unknown> =>
  ({ they }, { shotId }) =>
    they.does(put(`/data/entities/${shotId}`, body));
export const theyEditAsset =
  (body: (stage: Stage) => object): Deed<unknown> =>
  (stage, { assetId }) =>
    stage.they.does(put(`/data/entities/${assetId}`, body(stage)));
export const theyPlan =
  (body: object): Deed<unknown> =>
  ({ they }, { taskId }) =>
    they.does(put(`/data/tasks/${taskId}`, body));
export const theySay =
  (shortName: string, comment: string): Deed<unknown> =>
  ({ they, status }, { taskId }) =>
    they.does(post(`/actions/tasks/${taskId}/comment`, { task_status_id: status(shortName), comment }));
export const theyAssign =
  (who: 0 | 1): Deed<unknown> =>
  ({ they, peopleIds }, { taskId }) =>
    they.does(put(`/actions/persons/${peopleIds[who] ?? ''}/assign`, { task_ids: [taskId] }));
export const theyClear: Deed<unknown> = ({ they, peopleIds }, { taskId }) =>
  they.does(put('/actions/tasks/clear-assignation', { task_ids: [taskId], person_id: peopleIds[0] }));
export const theyMakeAsset =
  (type: 0 | 1 = 0): Deed<unknown> =>
  ({ they, productionId, assetTypeIds }, { name }) =>
    they.does(
      post(`/data/projects/${productionId}/asset-types/${assetTypeIds[type] ?? ''}/assets/new`, {
        name: `${name} new`,
        description: 'theirs',
      }),
    );
export const theyMakeShot =
  (sequenceOf: (stage: Stage, subject: Subject) => string): Deed<unknown> =>
  (stage, subject) =>
    stage.they.does(
      post(`/data/projects/${stage.productionId}/shots`, {
        name: `${subject.name} new`,
        sequence_id: sequenceOf(stage, subject),
        description: 'theirs',
      }),
    );
export const theyDelete =
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
export const shot =
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
export const asset =
  (wanted: (stage: Stage) => object): Deed<void> =>
  async (stage, { assetId }) => {
    expect(await stage.they.read(z.looseObject({}), get(`/data/entities/${assetId}`))).toMatchObject(wanted(stage));
  };
export const task =
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
export const statusIs =
  (shortName: string): Deed<void> =>
  async ({ they, status }, { taskId }) => {
    const found = await they.read(z.object({ task_status_id: z.string() }), get(`/data/tasks/${taskId}`));
    expect(found.task_status_id).toBe(status(shortName));
  };
export const assigned =
  (...who: readonly (0 | 1)[]): Deed<void> =>
  async ({ they, peopleIds }, { taskId }) => {
    const { assignees } = await they.read(
      z.object({ assignees: z.array(z.string()) }),
      get(`/data/tasks/${taskId}`, { relations: 'true' }),
    );
    expect(assignees.toSorted()).toEqual(who.map((index) => peopleIds[index] ?? '').toSorted());
  };
export const texts =
  (...wanted: readonly string[]): Deed<void> =>
  async ({ they }, { taskId }) => {
    const rows = await they.read(z.array(z.object({ text: z.string() })), get(`/data/tasks/${taskId}/comments`));
    expect(rows.map(({ text }) => text).toSorted()).toEqual([...wanted].toSorted());
  };
export const madeAs =
  (...descriptions: readonly string[]): Deed<void> =>
  async ({ they, productionId }, { name }) => {
    const rows = await they.read(
      z.array(z.object({ description: z.string().nullable() })),
      get('/data/entities', { project_id: productionId, name: `${name} new` }),
    );
    expect(rows.map(({ description }) => description ?? '').toSorted()).toEqual([...descriptions].toSorted());
  };
export const all =
  (...checks: readonly Deed<void>[]): Deed<void> =>
  async (stage, subject) => {
    for (const check of checks) await check(stage, subject);
  };
export const nothing: Deed<void> = () => Promise.resolve();

export const name = (value: string): EntityChange => ({ field: 'name', value });
export const description = (value: string): EntityChange => ({ field: 'description', value });
export const frames = (value: number | null): EntityChange => ({ field: 'lengthFrames', value });
export const dueDate = (value: string | null): TaskChange => ({ field: 'dueDate', value });
export const estimate = (value: number): TaskChange => ({ field: 'estimationMinutes', value });

import assert from 'node:assert/strict';
import { z } from 'zod';
import { get, post, put, remove, upload } from '../client.ts';
import { everyDrawing, movedOnce } from '../drawings.ts';
import type { Event } from '../events.ts';
import {
  movieFile,
  commentOn,
  newComment,
  newPreview,
  newPreviewEntry,
  pictureFile,
  previewEntryOn,
  sharedPicture,
  untilProcessed,
} from '../fixtures.ts';
import { probe, type Probe } from '../probe.ts';
import { withoutToken } from '../refusals.ts';
import { entityFields } from '../shapes/entity.ts';
import { forbidden, refused } from '../shapes/errors.ts';
import { newPreviewFile, previewFile } from '../shapes/file.ts';
import { newer, row, some, text } from '../shapes/values.ts';
import { openStatus, type World } from '../world.ts';

const preview = z.object({ id: z.string(), revision: z.number(), position: z.number(), status: z.string() });
const uploadEvents = ['preview-file:add-file', 'comment:update', 'preview-file:update'];
const drawing = (id: string) => ({
  time: 0,
  drawing: {
    objects: [
      {
        id,
        type: 'path',
        left: 1,
        top: 2,
        width: 3,
        height: 4,
        path: [
          ['M', 1, 2],
          ['L', 4, 6],
        ],
        stroke: '#ff3860',
        canvasWidth: 64,
        canvasHeight: 36,
      },
    ],
  },
});

async function mainPreview(world: World, shotId: string): Promise<string | null> {
  const schema = z.object({ preview_file_id: z.string().nullable() });
  return (await world.read(schema, 'manager', get(`/data/entities/${shotId}`))).preview_file_id;
}

export const previews: readonly Probe[] = [
  probe({
    route: 'POST /actions/tasks/{task_id}/comments/{comment_id}/add-preview',
    setUp: newComment,
    forbidden: {
      as: 'vendor',
      call: ({ task, id }) => post(`/actions/tasks/${task.id}/comments/${id}/add-preview`, {}),
      status: 403,
      body: forbidden,
    },
    permitted: {
      as: 'artist',
      call: ({ task, id }) => post(`/actions/tasks/${task.id}/comments/${id}/add-preview`, {}),
      status: 201,
      body: newPreviewFile,
      events: ['preview-file:new', 'comment:update'],
      async effect({ answer }) {
        const row = preview.parse(answer.body);
        assert.deepEqual([row.position, row.status], [1, 'processing']);
      },
    },
    async further({ trial, state, world }) {
      const path = `/actions/tasks/${state.task.id}/comments/${state.id}/add-preview`;
      const first = await world.read(
        z.array(preview),
        'manager',
        get('/data/preview-files', { task_id: state.task.id }),
      );
      const second = await trial.step('again', 'artist', post(path, {}), {
        status: 201,
        body: newPreviewFile,
        events: ['preview-file:new', 'comment:update'],
      });
      const row = preview.parse(second.body);
      assert.equal(row.revision, Math.max(...first.map((each) => each.revision)), 'a comment has one revision');
      assert.equal(row.position, 2);
    },
  }),
  probe({
    route: 'POST /pictures/preview-files/{preview_file_id}',
    setUp: newPreviewEntry,
    forbidden: {
      as: 'vendor',
      call: ({ previewId }) => upload(`/pictures/preview-files/${previewId}`, [pictureFile()]),
      status: 403,
      body: forbidden,
    },
    permitted: {
      as: 'artist',
      call: ({ previewId }) => upload(`/pictures/preview-files/${previewId}`, [pictureFile()]),
      status: 201,
      body: previewFile,
      events: uploadEvents,
      finish: ({ world, state }) => untilProcessed(world, state.previewId, pictureFile()),
      async effect({ trial, world, answer }) {
        // 0.20.52 works pictures up at once, the newer one in a job.
        const wanted = world.version === '0.20.52' ? 'ready' : 'processing';
        trial.expect('permitted.body.status of a picture', wanted, preview.parse(answer.body).status);
      },
    },
    async further({ trial, state }) {
      const again = upload(`/pictures/preview-files/${state.previewId}`, [pictureFile()]);
      await trial.step('again', 'artist', again, {
        status: 400,
        body: (version) => (version === '0.20.52' ? row({ message: text }) : refused(version)),
      });
    },
  }),
  probe({
    route: 'POST /pictures/preview-files/{preview_file_id}',
    title: 'a movie',
    setUp: newPreviewEntry,
    permitted: {
      as: 'artist',
      call: ({ previewId }) => upload(`/pictures/preview-files/${previewId}`, [movieFile()]),
      status: 201,
      body: previewFile,
      events: uploadEvents,
      finish: ({ world, state }) => untilProcessed(world, state.previewId, movieFile()),
      async effect({ trial, world, state, answer }) {
        trial.expect('permitted.body.status of a movie', 'processing', preview.parse(answer.body).status);
        const schema = z.object({ extension: z.string(), duration: z.number(), width: z.number(), height: z.number() });
        const row = await world.read(schema, 'artist', get(`/data/preview-files/${state.previewId}`));
        assert.equal(row.extension, 'mp4');
        assert.ok(row.duration > 0 && row.width > 0 && row.height > 0, 'its size and length are known');
      },
    },
  }),
  probe({
    route: 'POST /pictures/preview-files/{preview_file_id}',
    title: 'into a production that sets main previews by itself',
    async setUp(world) {
      const board = z.array(
        z.object({ id: z.string(), tasks: z.array(z.object({ id: z.string(), task_type_id: z.string() })) }),
      );
      const shots = await world.read(board, 'manager', get('/data/shots/with-tasks', { project_id: world.series.id }));
      const shot = shots.find((each) => each.tasks.length > 0);
      const [task] = shot?.tasks ?? [];
      assert.ok(shot && task, 'a shot of the series has a task');
      await world.assign(world.people.artist.id, task.id);
      const place = { id: task.id, shotId: shot.id, taskTypeId: task.task_type_id, statusId: await openStatus(world) };
      return previewEntryOn(world, await commentOn(world, place, 'artist'));
    },
    permitted: {
      as: 'artist',
      call: ({ previewId }) => upload(`/pictures/preview-files/${previewId}`, [pictureFile()]),
      status: 201,
      body: previewFile,
      events: [...uploadEvents, 'preview-file:set-main', 'shot:update'],
      async finish({ world, state }) {
        await untilProcessed(world, state.previewId, pictureFile());
        // The job of the newer version does this after it has said that the preview is ready.
        const isSet = (seen: readonly Event[]) => seen.some((event) => event.name === 'shot:update');
        await world.events.until('the shot has another main preview', isSet);
      },
      async effect({ world, state }) {
        assert.equal(await mainPreview(world, state.task.shotId), state.previewId);
      },
    },
  }),
  probe({
    route: 'DELETE /data/preview-files/{instance_id}',
    title: 'the main preview of a shot',
    async setUp(world) {
      const place = await newPreview(world);
      await world.read(z.unknown(), 'manager', put(`/actions/preview-files/${place.previewId}/set-main-preview`, {}));
      return place;
    },
    permitted: {
      as: 'manager',
      call: ({ previewId }) => remove(`/data/preview-files/${previewId}`),
      status: 204,
      events: {
        '0.20.52': ['preview-file:delete'],
        '1.0.97': ['preview-file:delete', 'task:update', 'preview-file:set-main', 'shot:update'],
      },
      async effect({ world, state }) {
        // None in the older version; the newer one goes back to an earlier one if there is any.
        assert.notEqual(await mainPreview(world, state.task.shotId), state.previewId);
      },
    },
  }),
  probe({
    route: 'POST /actions/tasks/{task_id}/comments/{comment_id}/preview-files/{preview_file_id}',
    setUp: (world) => newPreview(world),
    forbidden: {
      as: 'vendor',
      call: ({ task, id, previewId }) =>
        post(`/actions/tasks/${task.id}/comments/${id}/preview-files/${previewId}`, {}),
      status: 403,
      body: forbidden,
    },
    permitted: {
      as: 'artist',
      call: ({ task, id, previewId }) =>
        post(`/actions/tasks/${task.id}/comments/${id}/preview-files/${previewId}`, {}),
      status: 201,
      body: newPreviewFile,
      events: ['preview-file:new', 'comment:update'],
      async effect({ answer }) {
        assert.equal(preview.parse(answer.body).position, 2);
      },
    },
  }),
  probe({
    route: 'PUT /actions/preview-files/{preview_file_id}/set-main-preview',
    setUp: (world) => newPreview(world),
    forbidden: {
      ...withoutToken,
      call: ({ previewId }) => put(`/actions/preview-files/${previewId}/set-main-preview`, {}),
    },
    permitted: {
      as: 'manager',
      call: ({ previewId }) => put(`/actions/preview-files/${previewId}/set-main-preview`, {}),
      status: 200,
      body: (version) =>
        row({ ...entityFields(z.literal('Entity')), ...newer(version, { preview_file_status: text }) }),
      events: ['preview-file:set-main', 'shot:update'],
      async effect({ world, state }) {
        assert.equal(await mainPreview(world, state.task.shotId), state.previewId);
      },
    },
  }),
  probe({
    route: 'PUT /actions/preview-files/{preview_file_id}/update-annotations',
    setUp: async (world) => ({ ...(await newPreview(world)), objectId: '9d4b8d6e-3f6b-4a51-9a3c-2f6f3f0f7a11' }),
    forbidden: {
      as: 'artist',
      call: ({ previewId, objectId }) =>
        put(`/actions/preview-files/${previewId}/update-annotations`, { additions: [drawing(objectId)] }),
      status: 403,
      body: forbidden,
    },
    permitted: {
      as: 'manager',
      call: ({ previewId, objectId }) =>
        put(`/actions/preview-files/${previewId}/update-annotations`, { additions: [drawing(objectId)] }),
      status: 200,
      body: previewFile,
      events: ['preview-file:annotation-update'],
      effect: async ({ state, answer }) => assert.deepEqual(objectIds(answer.body), [state.objectId]),
    },
    async further({ trial, state }) {
      const path = `/actions/preview-files/${state.previewId}/update-annotations`;
      const events = ['preview-file:annotation-update'];
      const again = await trial.step('again', 'manager', put(path, { additions: [drawing(state.objectId)] }), {
        status: 200,
        body: previewFile,
        events,
      });
      assert.deepEqual(objectIds(again.body), [state.objectId], 'an object that is there is not added twice');
      const removal = put(path, { deletions: [{ time: 0, objects: [state.objectId] }] });
      const removed = await trial.step('removed', 'manager', removal, { status: 200, body: previewFile, events });
      assert.deepEqual(objectIds(removed.body), []);

      const objects = everyDrawing();
      const [first, ...others] = objects;
      assert.ok(first !== undefined);
      const drawn = put(path, { additions: [{ time: 1.7514, drawing: { objects } }] });
      const kept = await trial.step('drawn', 'manager', drawn, { status: 200, body: previewFile, events });
      assert.deepEqual(objectsIn(kept.body), objects, 'what is drawn is kept as it was written');
      const changed = movedOnce(first);
      const update = put(path, { updates: [{ time: 1.7514, drawing: { objects: [changed] } }] });
      const after = await trial.step('moved', 'manager', update, { status: 200, body: previewFile, events });
      const rest = objectsIn(after.body).filter(({ id }) => id !== first.id);
      assert.deepEqual(rest, others, 'what is not touched stays as it was');
      assert.deepEqual(
        objectsIn(after.body).find(({ id }) => id === first.id),
        changed,
      );
    },
  }),
  probe({
    route: 'PUT /data/preview-files/{preview_file_id}',
    setUp: sharedPicture,
    forbidden: {
      as: 'client',
      call: ({ previewId }) => put(`/data/preview-files/${previewId}`, { validation_status: 'validated' }),
      status: 403,
      body: forbidden,
    },
    permitted: {
      as: 'manager',
      call: ({ previewId }) => put(`/data/preview-files/${previewId}`, { validation_status: 'validated' }),
      status: 200,
      body: previewFile,
      events: ['preview-file:update'],
    },
  }),
  probe({
    route: 'PUT /actions/preview-files/{preview_file_id}/update-position',
    setUp: sharedPicture,
    forbidden: {
      as: 'vendor',
      call: ({ previewId }) => put(`/actions/preview-files/${previewId}/update-position`, { position: 1 }),
      status: 403,
      body: forbidden,
    },
    permitted: {
      as: 'manager',
      call: ({ previewId }) => put(`/actions/preview-files/${previewId}/update-position`, { position: 1 }),
      status: 200,
      body: (version) => some(previewFile(version)),
    },
  }),
];

function objectsIn(body: unknown): readonly { readonly id: string }[] {
  const schema = z.object({
    annotations: z.array(z.object({ drawing: z.object({ objects: z.array(z.looseObject({ id: z.string() })) }) })),
  });
  return schema.parse(body).annotations.flatMap((entry) => entry.drawing.objects);
}

const objectIds = (body: unknown): readonly string[] => objectsIn(body).map(({ id }) => id);

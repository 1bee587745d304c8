// What anybody may ask, and what belongs to the studio as a whole.
import assert from 'node:assert/strict';
import { z } from 'zod';
import { get, post, put, upload } from '../client.ts';
import { commentOn, freshName, pictureFile } from '../fixtures.ts';
import { nothing, probe, type Probe } from '../probe.ts';
import { withoutToken, withoutTokenOnUserRoute } from '../refusals.ts';
import { forbidden, notFound } from '../shapes/errors.ts';
import { fileStatus, outputType, software } from '../shapes/file.ts';
import { colleague, personWithDepartments } from '../shapes/people.ts';
import {
  assetType,
  department,
  entityTypeWithTaskTypes,
  openProject,
  singleProject,
  userContext,
} from '../shapes/production.ts';
import { taskStatus, todo } from '../shapes/task.ts';
import {
  flag,
  free,
  id,
  listOf,
  moment,
  newer,
  number,
  orNull,
  page,
  row,
  some,
  stored,
  text,
} from '../shapes/values.ts';
import { statusWith } from '../world.ts';

/** Of a person that is written, the rest comes along and is nothing to the app. */
const told = z.object({ notifications_enabled: z.literal(true), notifications_slack_userid: z.literal('U0123') });

const filtersByList = z.record(
  z.string(),
  z.record(z.string(), z.array(z.object({ id: z.string(), name: z.string(), is_shared: z.boolean() }))),
);

const savedFilter = () =>
  row({
    ...stored('SearchFilter'),
    list_type: text,
    entity_type: orNull(text),
    name: text,
    search_query: text,
    person_id: orNull(id),
    project_id: orNull(id),
    is_shared: flag,
    search_filter_group_id: orNull(id),
    department_id: orNull(id),
  });

const savedFilterGroup = () =>
  row({
    ...stored('SearchFilterGroup'),
    list_type: text,
    entity_type: orNull(text),
    name: text,
    color: text,
    person_id: orNull(id),
    project_id: orNull(id),
    is_shared: flag,
    department_id: orNull(id),
  });

export const studio: readonly Probe[] = [
  probe({
    route: 'GET /',
    setUp: nothing,
    permitted: {
      as: 'nobody',
      call: () => get('/'),
      status: 200,
      body: (version) => row({ api: z.literal('Zou'), version: z.literal(version) }),
    },
  }),
  probe({
    route: 'GET /config',
    setUp: nothing,
    permitted: {
      as: 'nobody',
      call: () => get('/config'),
      status: 200,
      body: (version) =>
        row({
          is_self_hosted: flag,
          crisp_token: text,
          dark_theme_by_default: flag,
          indexer_configured: flag,
          saml_enabled: flag,
          saml_idp_name: text,
          default_locale: text,
          default_timezone: text,
          ...newer(version, {
            oidc_enabled: flag,
            oidc_idp_name: text,
            enforce_2fa: flag,
            movie_highdef_bitrate: number,
            movie_lowdef_bitrate: number,
            preview_accounts_enabled: flag,
          }),
        }),
    },
  }),
  probe({
    route: 'GET /status',
    setUp: nothing,
    permitted: {
      as: 'nobody',
      call: () => get('/status'),
      status: 200,
      body: (version) =>
        row({
          name: z.literal('Zou'),
          version: z.literal(version),
          'database-up': flag,
          'key-value-store-up': flag,
          'event-stream-up': flag,
          'job-queue-up': flag,
          'indexer-up': flag,
        }),
    },
  }),
  probe({
    route: 'GET /data/user/context',
    setUp: nothing,
    forbidden: { ...withoutTokenOnUserRoute, call: () => get('/data/user/context') },
    permitted: { as: 'artist', call: () => get('/data/user/context'), status: 200, body: userContext },
  }),
  probe({
    route: 'GET /data/user/tasks',
    async setUp(world) {
      const place = await world.takeTask();
      // What is done is on another list.
      await commentOn(
        world,
        { ...place, statusId: await statusWith(world, 'is_feedback_request') },
        'manager',
        'Ready to look at.',
      );
      return place;
    },
    forbidden: { ...withoutTokenOnUserRoute, call: () => get('/data/user/tasks') },
    permitted: {
      as: 'artist',
      call: () => get('/data/user/tasks'),
      status: 200,
      body: (version) => some(todo(version)),
      async effect({ state, answer }) {
        const rows = z.array(z.object({ id: z.string() })).parse(answer.body);
        assert.ok(rows.some((each) => each.id === state.id));
      },
    },
  }),
  probe({
    route: 'GET /data/user/tasks',
    title: 'an asset cast in an episode',
    async setUp(world) {
      const path = `/data/projects/${world.series.id}`;
      const board = z.array(z.object({ id: z.string(), tasks: z.array(z.object({ id: z.string() })) }));
      const assets = await world.read(
        board,
        'manager',
        get('/data/assets/with-tasks', { project_id: world.series.id }),
      );
      const asset = assets.find((each) => each.tasks.length > 0);
      const [place] = asset?.tasks ?? [];
      assert.ok(asset && place, 'an asset of the series has a task');
      const shotId = await world.firstId('manager', get(`${path}/shots`));
      const cast = [{ asset_id: asset.id, nb_occurences: 1, label: 'animate' }];
      await world.read(z.unknown(), 'manager', put(`${path}/entities/${shotId}/casting`, cast));
      const comment = { task_status_id: await statusWith(world, 'is_feedback_request'), comment: 'Ready to look at.' };
      await world.read(z.unknown(), 'manager', post(`/actions/tasks/${place.id}/comment`, comment));
      await world.assign(world.people.artist.id, place.id);
      return place.id;
    },
    permitted: {
      as: 'artist',
      call: () => get('/data/user/tasks'),
      status: 200,
      body: (version) => some(todo(version)),
      async effect({ state, answer }) {
        const lines = z.array(z.object({ id: z.string(), episode_ids: z.array(z.string()).optional() }));
        const line = lines.parse(answer.body).find((each) => each.id === state);
        assert.ok((line?.episode_ids?.length ?? 0) > 0, 'the line names the episodes');
      },
    },
  }),
  probe({
    route: 'GET /data/projects/open',
    setUp: nothing,
    forbidden: { ...withoutToken, call: () => get('/data/projects/open') },
    permitted: {
      as: 'artist',
      call: () => get('/data/projects/open'),
      status: 200,
      body: (version) => some(openProject(version)),
    },
  }),
  probe({
    route: 'GET /data/projects/{project_id}',
    setUp: nothing,
    forbidden: {
      as: 'outsider',
      call: (_, world) => get(`/data/projects/${world.series.id}`),
      status: 403,
      body: forbidden,
    },
    permitted: {
      as: 'artist',
      call: (_, world) => get(`/data/projects/${world.series.id}`),
      status: 200,
      body: singleProject,
    },
    async further({ trial }) {
      const unknown = get('/data/projects/11111111-1111-4111-8111-111111111111');
      await trial.step('unknown', 'admin', unknown, { status: 404, body: notFound });
    },
  }),
  probe({
    route: 'GET /data/persons',
    setUp: nothing,
    forbidden: { ...withoutToken, call: () => get('/data/persons') },
    permitted: {
      as: 'artist',
      call: () => get('/data/persons', { relations: 'true', page: '1', limit: '100' }),
      status: 200,
      body: (version) => page(some(colleague(version))),
    },
    async further({ trial }) {
      const call = get('/data/persons', { relations: 'true' });
      await trial.step('of an administrator', 'admin', call, {
        status: 200,
        body: (version) => some(personWithDepartments(version)),
      });
    },
  }),
  probe({
    route: 'GET /data/task-status',
    setUp: nothing,
    forbidden: { ...withoutToken, call: () => get('/data/task-status') },
    permitted: {
      as: 'artist',
      call: () => get('/data/task-status'),
      status: 200,
      body: (version) => some(taskStatus(version)),
    },
  }),
  probe({
    route: 'GET /data/departments',
    setUp: nothing,
    forbidden: { ...withoutToken, call: () => get('/data/departments') },
    permitted: {
      as: 'artist',
      call: () => get('/data/departments'),
      status: 200,
      body: (version) => some(department(version)),
    },
  }),
  probe({
    route: 'GET /data/asset-types',
    setUp: nothing,
    forbidden: { ...withoutToken, call: () => get('/data/asset-types') },
    permitted: {
      as: 'artist',
      call: () => get('/data/asset-types'),
      status: 200,
      body: (version) => some(assetType(version)),
    },
  }),
  probe({
    route: 'GET /data/entity-types',
    setUp: nothing,
    forbidden: { ...withoutToken, call: () => get('/data/entity-types') },
    permitted: {
      as: 'artist',
      call: () => get('/data/entity-types', { relations: 'true' }),
      status: 200,
      body: (version) => some(entityTypeWithTaskTypes(version)),
    },
  }),
  probe({
    route: 'GET /data/output-types',
    setUp: nothing,
    forbidden: { ...withoutToken, call: () => get('/data/output-types') },
    permitted: {
      as: 'artist',
      call: () => get('/data/output-types'),
      status: 200,
      body: (version) => some(outputType(version)),
    },
  }),
  probe({
    route: 'GET /data/softwares',
    setUp: nothing,
    forbidden: { ...withoutToken, call: () => get('/data/softwares') },
    permitted: {
      as: 'vendor',
      call: () => get('/data/softwares'),
      status: 200,
      body: (version) => some(software(version)),
    },
  }),
  probe({
    route: 'GET /data/file-status',
    setUp: nothing,
    forbidden: { ...withoutToken, call: () => get('/data/file-status') },
    permitted: {
      as: 'vendor',
      call: () => get('/data/file-status'),
      status: 200,
      body: () => some(fileStatus),
    },
  }),
  probe({
    route: 'GET /data/salary-scales',
    setUp: nothing,
    forbidden: { as: 'artist', call: () => get('/data/salary-scales'), status: 403, body: forbidden },
    permitted: {
      as: 'admin',
      call: () => get('/data/salary-scales'),
      status: 200,
      body: () =>
        some(row({ ...stored('SalaryScale'), department_id: id, position: text, seniority: text, salary: number })),
    },
  }),
  probe({
    route: 'GET /import/shotgun/errors',
    setUp: nothing,
    forbidden: { ...withoutToken, call: () => get('/import/shotgun/errors') },
    permitted: {
      as: 'admin',
      call: () => get('/import/shotgun/errors'),
      status: 200,
      body: () => listOf(row({ ...stored('DataImportError'), event_data: free, source: orNull(text) })),
    },
  }),
  probe({
    route: 'GET /data/events/last',
    setUp: (world) => world.takeTask(),
    forbidden: { as: 'artist', call: () => get('/data/events/last'), status: 403, body: forbidden },
    permitted: {
      as: 'manager',
      call: (_, world) => get('/data/events/last', { limit: '5', project_id: world.feature.id }),
      status: 200,
      body: (version) =>
        some(
          row({
            id,
            created_at: moment,
            name: text,
            user_id: orNull(id),
            data: free,
            ...newer(version, { project_id: orNull(id) }),
          }),
        ),
    },
  }),
  probe({
    route: 'POST /pictures/thumbnails/persons/{person_id}',
    setUp: nothing,
    forbidden: {
      ...withoutToken,
      call: (_, world) => upload(`/pictures/thumbnails/persons/${world.people.artist.id}`, [pictureFile()]),
    },
    permitted: {
      as: 'artist',
      call: (_, world) => upload(`/pictures/thumbnails/persons/${world.people.artist.id}`, [pictureFile()]),
      status: 201,
      body: () => row({ thumbnail_path: text }),
      events: ['person:set-thumbnail', 'person:update'],
    },
    async further({ trial, world }) {
      const avatar = get(`/pictures/thumbnails/persons/${world.people.artist.id}.png`);
      await trial.step('read', 'manager', avatar, { status: 200, contentType: 'image/png' });
    },
  }),
  probe({
    route: 'GET /pictures/thumbnails/persons/{person_id}.png',
    title: 'without an avatar',
    setUp: nothing,
    permitted: {
      as: 'artist',
      call: (_, world) => get(`/pictures/thumbnails/persons/${world.people.vendor.id}.png`),
      status: 404,
      body: notFound,
    },
  }),
  probe({
    route: 'GET /pictures/thumbnails/projects/{project_id}.png',
    async setUp(world) {
      const call = upload(`/pictures/thumbnails/projects/${world.feature.id}`, [pictureFile()]);
      await world.read(z.unknown(), 'admin', call);
    },
    forbidden: {
      ...withoutToken,
      call: (_, world) => get(`/pictures/thumbnails/projects/${world.feature.id}.png`),
    },
    permitted: {
      as: 'artist',
      call: (_, world) => get(`/pictures/thumbnails/projects/${world.feature.id}.png`),
      status: 200,
      contentType: 'image/png',
    },
  }),
  probe({
    route: 'GET /pictures/thumbnails/organisations/{organisation_id}.png',
    async setUp(world) {
      const schema = z.object({ organisation: z.object({ id: z.string() }) });
      const { organisation } = await world.read(schema, 'admin', get('/auth/authenticated'));
      const call = upload(`/pictures/thumbnails/organisations/${organisation.id}.png`, [pictureFile()]);
      await world.read(z.unknown(), 'admin', call);
      return organisation.id;
    },
    forbidden: { ...withoutToken, call: (id) => get(`/pictures/thumbnails/organisations/${id}.png`) },
    permitted: {
      as: 'artist',
      call: (id) => get(`/pictures/thumbnails/organisations/${id}.png`),
      status: 200,
      contentType: 'image/png',
    },
  }),
  probe({
    route: 'GET /data/persons/{person_id}',
    setUp: nothing,
    forbidden: { ...withoutToken, call: (_, world) => get(`/data/persons/${world.people.artist.id}`) },
    permitted: {
      as: 'artist',
      call: (_, world) => get(`/data/persons/${world.people.manager.id}`),
      status: 200,
      body: colleague,
    },
  }),
  probe({
    route: 'PUT /data/persons/{person_id}',
    title: 'by which ways one is told',
    setUp: nothing,
    forbidden: {
      as: 'artist',
      call: (_, world) => put(`/data/persons/${world.people.manager.id}`, { notifications_enabled: true }),
      status: 403,
      body: forbidden,
    },
    permitted: {
      as: 'artist',
      call: (_, world) =>
        put(`/data/persons/${world.people.artist.id}`, {
          notifications_enabled: true,
          notifications_slack_enabled: true,
          notifications_slack_userid: 'U0123',
        }),
      status: 200,
      body: () => told,
      events: ['person:update'],
    },
    async further({ trial, world }) {
      const own = get('/auth/authenticated');
      await trial.step('is told at the next sign-in', 'artist', own, {
        status: 200,
        body: () => z.object({ user: told }),
      });
      const back = put(`/data/persons/${world.people.artist.id}`, {
        notifications_enabled: false,
        notifications_slack_enabled: false,
        notifications_slack_userid: '',
      });
      await trial.step('set back', 'artist', back, {
        status: 200,
        body: () => z.object({}),
        events: ['person:update'],
      });
    },
  }),
  probe({
    route: 'GET /data/user/filters',
    setUp: nothing,
    forbidden: { ...withoutTokenOnUserRoute, call: () => get('/data/user/filters') },
    permitted: { as: 'artist', call: () => get('/data/user/filters'), status: 200, body: () => filtersByList },
  }),
  probe({
    route: 'POST /data/user/filters',
    setUp: async () => freshName('Filter'),
    forbidden: {
      ...withoutTokenOnUserRoute,
      call: (name) => post('/data/user/filters', { name, query: 'retake', list_type: 'shot' }),
    },
    permitted: {
      as: 'artist',
      call: (name, world) =>
        post('/data/user/filters', {
          name,
          query: 'retake',
          list_type: 'shot',
          project_id: world.feature.id,
          entity_type: 'Shot',
        }),
      status: 201,
      body: savedFilter,
    },
    async further({ trial, world, state }) {
      const read = await world.read(filtersByList, 'artist', get('/data/user/filters'));
      const mine = read['shot']?.[world.feature.id]?.find((each) => each.name === state);
      assert.ok(mine, 'the filter is in the list of its production');
      const change = { name: state, search_query: 'wfa', project_id: world.feature.id };
      await trial.step('changed', 'artist', put(`/data/user/filters/${mine.id}`, change), {
        status: 200,
        body: savedFilter,
      });
      const call = { method: 'DELETE', path: `/data/user/filters/${mine.id}` } as const;
      await trial.step('removed', 'artist', call, { status: 204 });
      await trial.step('removed again', 'artist', call, { status: 404, body: notFound });
    },
  }),
  probe({
    route: 'POST /data/user/filter-groups',
    setUp: async () => freshName('Filters'),
    forbidden: {
      ...withoutTokenOnUserRoute,
      call: (name) => post('/data/user/filter-groups', { name, color: '#3ecfc0', list_type: 'shot' }),
    },
    permitted: {
      as: 'artist',
      call: (name, world) =>
        post('/data/user/filter-groups', {
          name,
          color: '#3ecfc0',
          list_type: 'shot',
          project_id: world.feature.id,
          entity_type: 'Shot',
          is_shared: true,
        }),
      status: 201,
      body: savedFilterGroup,
    },
    async further({ trial, world, state }) {
      const read = await world.read(filtersByList, 'artist', get('/data/user/filter-groups'));
      const mine = read['shot']?.[world.feature.id]?.find((each) => each.name === state);
      assert.ok(mine, 'the group is in the list of its production');
      assert.equal(mine.is_shared, false, 'an artist shares nothing');
      const within = { name: state, query: 'wip', list_type: 'shot', project_id: world.feature.id };
      const filter = await trial.step(
        'a filter in it',
        'artist',
        post('/data/user/filters', { ...within, search_filter_group_id: mine.id }),
        { status: 201, body: savedFilter },
      );
      const { id: filterId } = z.object({ id: z.string() }).parse(filter.body);
      const change = { name: state, search_query: 'wfa', project_id: world.feature.id };
      const moved = await trial.step('left out of a change', 'artist', put(`/data/user/filters/${filterId}`, change), {
        status: 200,
        body: savedFilter,
      });
      const groupIn = (body: unknown) => z.looseObject({}).parse(body)['search_filter_group_id'];
      trial.expect('left out of a change.group', world.version === '1.0.97' ? mine.id : null, groupIn(moved.body));
      const out = await trial.step(
        'taken out of it',
        'artist',
        put(`/data/user/filters/${filterId}`, { ...change, search_filter_group_id: null }),
        { status: 200, body: savedFilter },
      );
      trial.expect('taken out of it.group', null, groupIn(out.body));
      await trial.step(
        'back in it',
        'artist',
        put(`/data/user/filters/${filterId}`, { ...change, search_filter_group_id: mine.id }),
        { status: 200, body: savedFilter },
      );
      await trial.step('changed', 'artist', put(`/data/user/filter-groups/${mine.id}`, { color: '#e05252' }), {
        status: 200,
        body: savedFilterGroup,
      });
      const call = { method: 'DELETE', path: `/data/user/filter-groups/${mine.id}` } as const;
      await trial.step('removed', 'artist', call, { status: 204 });
      const after = await world.read(filtersByList, 'artist', get('/data/user/filters'));
      const left = after['shot']?.[world.feature.id]?.filter(({ id: each }) => each === filterId) ?? [];
      trial.expect('removed.filters', [], left);
    },
  }),
];

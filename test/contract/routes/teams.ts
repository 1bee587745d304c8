// Who belongs to a production.
import assert from 'node:assert/strict';
import { z } from 'zod';
import { get, post, remove } from '../client.ts';
import { probe, type Probe } from '../probe.ts';
import { forbidden } from '../shapes/errors.ts';
import { changedTeam } from '../shapes/production.ts';
import type { World } from '../world.ts';

const teamPath = (world: World) => `/data/projects/${world.series.id}/team`;
const isIn = async (world: World, personId: string) =>
  (
    await world.read(
      z.object({ team: z.array(z.string()) }),
      'admin',
      get(`/data/projects/${world.series.id}`, { relations: 'true' }),
    )
  ).team.includes(personId);

async function outside(world: World): Promise<string> {
  const { id } = world.people.outsider;
  assert.equal(await isIn(world, id), false, 'the outsider is not in the team of the series');
  return id;
}

export const teams: readonly Probe[] = [
  probe({
    route: 'POST /data/projects/{project_id}/team',
    setUp: outside,
    forbidden: {
      as: 'artist',
      call: (personId, world) => post(teamPath(world), { person_id: personId }),
      status: 403,
      body: forbidden,
      async untouched({ world, state }) {
        assert.equal(await isIn(world, state), false);
      },
    },
    permitted: {
      as: 'admin',
      call: (personId, world) => post(teamPath(world), { person_id: personId }),
      status: 201,
      body: changedTeam,
      events: ['project:update'],
      async effect({ world, state }) {
        assert.equal(await isIn(world, state), true);
      },
    },
    async further({ trial, world, state }) {
      await trial.step('again', 'admin', post(teamPath(world), { person_id: state }), {
        status: 201,
        body: changedTeam,
      });
      // The other probes count on somebody outside.
      await trial.step('taken out', 'admin', remove(`${teamPath(world)}/${state}`), {
        status: 204,
        events: ['project:update'],
      });
      trial.expect('taken out.is in the team', false, await isIn(world, state));
    },
  }),
  probe({
    route: 'DELETE /data/projects/{project_id}/team/{person_id}',
    async setUp(world) {
      const personId = await outside(world);
      await world.read(z.unknown(), 'admin', post(teamPath(world), { person_id: personId }));
      return personId;
    },
    forbidden: {
      as: 'artist',
      call: (personId, world) => remove(`${teamPath(world)}/${personId}`),
      status: 403,
      body: forbidden,
      async untouched({ world, state }) {
        assert.equal(await isIn(world, state), true);
      },
    },
    permitted: {
      as: 'admin',
      call: (personId, world) => remove(`${teamPath(world)}/${personId}`),
      status: 204,
      events: ['project:update'],
      async effect({ world, state }) {
        assert.equal(await isIn(world, state), false);
      },
    },
    async further({ trial, world, state }) {
      await trial.step('again', 'admin', remove(`${teamPath(world)}/${state}`), {
        status: 204,
        events: ['project:update'],
      });
    },
  }),
];

// What a new thing is sent back as, where the versions differ: seen with the Python client on the real servers.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ids } from './fixtures/miniStudio.ts';
import { openStudio, type OpenStudio } from './fixtures/openStudio.ts';

describe.each(['0.20.52', '1.0.97'] as const)('answers of %s', (kitsu) => {
  let studio: OpenStudio;
  beforeAll(async () => {
    studio = await openStudio({ kitsu });
  });
  afterAll(() => studio.stop());

  const isNew = kitsu === '1.0.97';
  const make = async (path: string, json: unknown) =>
    (await studio.as('admin', 'POST', path, { json })).body as Record<string, unknown>;

  it('a production is made with the compression of its version', async () => {
    const made = await make('/data/projects', { name: 'Short' });
    expect([made['hd_bitrate_compression'], made['ld_bitrate_compression']]).toEqual(isNew ? [null, null] : [28, 6]);
  });

  it('a concept says what it is linked to, made or listed', async () => {
    const path = `/data/projects/${ids.project}/concepts`;
    expect((await make(path, { name: 'Harbour' }))['entity_concept_links']).toEqual([]);
    const { body } = await studio.as('admin', 'GET', path);
    expect((body as Record<string, unknown>[])[0]?.['entity_concept_links']).toEqual([]);
  });

  it('a scene has data, if none', async () => {
    expect((await make(`/data/projects/${ids.project}/scenes`, { name: 'SC01' }))['data']).toEqual({});
  });

  it('a person has the security keys of an older server', async () => {
    const made = await make('/data/persons', { first_name: 'Ann', last_name: 'Zorn', email: 'ann@example.com' });
    expect(made['fido_devices']).toEqual(isNew ? undefined : []);
  });

  it('a board of assets without a production holds those of one’s own', async () => {
    const reply = await studio.as('artist', 'GET', '/data/assets/with-tasks');
    expect(reply.status).toBe(200);
    expect((await studio.as('artist', 'GET', '/data/shots/with-tasks')).status).toBe(403);
  });

  it('a playlist is downloaded as an archive, by those who may', async () => {
    const { id } = await make('/data/playlists', { name: 'Monday', project_id: ids.project });
    const reply = await studio.as('manager', 'GET', `/data/playlists/${String(id)}/download/zip`);
    expect([reply.status, reply.headers.get('content-type'), reply.bytes.subarray(0, 2).toString()]).toEqual([
      200,
      'application/zip',
      'PK',
    ]);
    expect((await studio.as('artist', 'GET', `/data/playlists/${String(id)}/download/zip`)).status).toBe(403);
  });
});

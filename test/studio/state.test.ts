import { appendFileSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ids } from './fixtures/miniStudio.ts';
import { openStudio, type OpenStudio } from './fixtures/openStudio.ts';
import { pngPicture } from './fixtures/picture.ts';

let folder: string;
let studio: OpenStudio;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'inari-studio-test-'));
  studio = await openStudio({ state: folder });
});
afterEach(async () => {
  await studio.stop();
  rmSync(folder, { recursive: true });
});

const path = `/actions/tasks/${ids.shot10Animation}`;
const say = async (comment: string): Promise<string> => {
  const reply = await studio.as('artist', 'POST', `${path}/comment`, { json: { task_status_id: ids.wip, comment } });
  return (reply.body as { id: string }).id;
};
const words = () =>
  studio
    .studio()
    .store.comment.all()
    .map(({ text }) => text);

async function restart(): Promise<void> {
  await studio.stop();
  studio = await openStudio({ state: folder });
}

/** The longest file below the folder: the journal, while there are few changes. */
function files(): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

describe('a studio with a folder', () => {
  it('remembers what was done', async () => {
    await say('Kept.');
    await studio.as('manager', 'DELETE', `/data/shots/${ids.shot30}?force=true`);
    await restart();
    expect(words()).toEqual(['Kept.']);
    expect(studio.studio().store.entity.get(ids.shot30)).toBeUndefined();
    expect(studio.studio().store.task.get(ids.shot10Animation)?.task_status_id).toBe(ids.wip);
  });

  it('keeps uploaded files, and whoever is signed in', async () => {
    const comment = await say('v1');
    const added = await studio.as('artist', 'POST', `${path}/comments/${comment}/add-preview`, { json: {} });
    const { id } = added.body as { id: string };
    const form = new FormData();
    form.set('file', new Blob([new Uint8Array(pngPicture())]), 'one.png');
    await studio.as('artist', 'POST', `/pictures/preview-files/${id}`, { form });
    const { token, session } = await studio.signIn('artist');
    await restart();
    const reply = await studio.call('GET', `/pictures/originals/preview-files/${id}.png`, {
      headers: { authorization: `Bearer ${token}`, cookie: session },
    });
    expect(reply.status).toBe(200);
    expect(reply.bytes.equals(pngPicture())).toBe(true);
  });

  it('loses no more than what a bad block of the disk held', async () => {
    await say('Kept.');
    await studio.stop();
    const [journal = ''] = files().filter((file) => file.includes('journal'));
    appendFileSync(journal, 'not JSON\n["comment","nobody",{"id":7}]\n{}\n["nothing","x",null]\n');
    studio = await openStudio({ state: folder });
    expect(words()).toEqual(['Kept.']);
  });

  it('survives a line it could not finish writing', async () => {
    await say('Kept.');
    await studio.stop();
    const journal = files()
      .filter((file) => file.includes('journal'))
      .sort((left, right) => statSync(right).size - statSync(left).size)[0];
    expect(journal).toBeDefined();
    appendFileSync(journal ?? '', '{"table":"comment","ro');
    studio = await openStudio({ state: folder });
    expect(words()).toEqual(['Kept.']);
    await say('And on.');
    await restart();
    expect(words()).toEqual(['Kept.', 'And on.']);
  });

  it('starts over when asked to', async () => {
    const { token } = await studio.signIn('artist');
    await say('Gone.');
    studio.reset();
    expect(words()).toEqual([]);
    expect(
      (await studio.call('GET', '/auth/authenticated', { headers: { authorization: `Bearer ${token}` } })).status,
    ).toBe(422);
    await restart();
    expect(words()).toEqual([]);
  });
});

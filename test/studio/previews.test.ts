import { readFileSync } from 'node:fs';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { movieFile } from '../../electron/studio/art/movies.ts';
import { ids } from './fixtures/miniStudio.ts';
import { openStudio, type OpenStudio, type Reply } from './fixtures/openStudio.ts';
import { pngPicture, widthOf } from './fixtures/picture.ts';

let studio: OpenStudio;
beforeEach(async () => {
  studio ??= await openStudio();
  studio.reset();
});
afterAll(() => studio.stop());

const idIn = (reply: Reply): string => (reply.body as { id: string }).id;

async function emptyPreview(): Promise<{ comment: string; preview: string }> {
  const path = `/actions/tasks/${ids.shot10Animation}`;
  const comment = idIn(
    await studio.as('artist', 'POST', `${path}/comment`, { json: { task_status_id: ids.wfa, comment: 'v1' } }),
  );
  const preview = idIn(await studio.as('artist', 'POST', `${path}/comments/${comment}/add-preview`, { json: {} }));
  return { comment, preview };
}

function upload(preview: string, bytes: Buffer, name: string): Promise<Reply> {
  const form = new FormData();
  form.set('file', new Blob([new Uint8Array(bytes)]), name);
  return studio.as('artist', 'POST', `/pictures/preview-files/${preview}`, { form });
}

async function published(): Promise<string> {
  const { preview } = await emptyPreview();
  await upload(preview, pngPicture(1000, 500), 'harbour.png');
  return preview;
}

const row = (id: string) => studio.studio().store.preview_file.get(id);

describe('publishing', () => {
  it('a picture makes it ready and the task’s last preview', async () => {
    const { preview } = await emptyPreview();
    const reply = await upload(preview, pngPicture(), 'harbour.png');
    expect(reply.status).toBe(201);
    expect(reply.body).toMatchObject({
      id: preview,
      status: 'ready',
      extension: 'png',
      original_name: 'harbour',
      revision: 1,
      position: 1,
      width: 64,
      height: 36,
    });
    expect(studio.studio().store.task.get(ids.shot10Animation)?.last_preview_file_id).toBe(preview);
  });

  it('a movie waits to be processed, and keeps its bytes', async () => {
    const { preview } = await emptyPreview();
    const bytes = readFileSync(movieFile('boats-leave'));
    expect((await upload(preview, bytes, 'boats.mp4')).body).toMatchObject({ status: 'processing', extension: 'mp4' });
    await expect.poll(() => row(preview)?.status, { timeout: 20_000 }).toBe('ready');
    expect(row(preview)?.duration).toBeGreaterThan(0);
    const movie = await studio.as('artist', 'GET', `/movies/originals/preview-files/${preview}.mp4`);
    expect(movie.bytes.equals(bytes)).toBe(true);
  });

  it.each([
    ['0.20.52', true, 404],
    ['1.0.97', false, 404],
    ['1.0.97', true, 200],
  ] as const)(
    'of a movie %s gives out the file itself where it keeps that (%s): %i',
    async (kitsu, keepsSources, status) => {
      const usual = studio;
      studio = await openStudio({ kitsu, keepsSources });
      try {
        const { preview } = await emptyPreview();
        const bytes = readFileSync(movieFile('boats-leave'));
        await upload(preview, bytes, 'boats.mp4');
        await expect.poll(() => row(preview)?.status, { timeout: 20_000 }).toBe('ready');
        // What it made of it is another file.
        studio.studio().files.write('previews', preview, Buffer.from('made of it'));
        const source = await studio.as('artist', 'GET', `/movies/source/preview-files/${preview}.mp4`);
        expect(source.status).toBe(status);
        if (status === 200) expect(source.bytes.equals(bytes)).toBe(true);
      } finally {
        await studio.stop();
        studio = usual;
      }
    },
  );

  it('a kind of file the server does not know takes the preview away', async () => {
    const { preview } = await emptyPreview();
    expect((await upload(preview, Buffer.from('?'), 'notes.xyz')).status).toBe(400);
    expect(row(preview)).toBeUndefined();
  });

  it('twice into the same preview is refused', async () => {
    const preview = await published();
    expect((await upload(preview, pngPicture(), 'other.png')).status).toBe(400);
  });

  it('again counts revisions up, and further files of a comment share one', async () => {
    await published();
    const { comment, preview } = await emptyPreview();
    await upload(preview, pngPicture(), 'two.png');
    const path = `/actions/tasks/${ids.shot10Animation}/comments/${comment}/preview-files/${preview}`;
    const second = await studio.as('artist', 'POST', path, { json: {} });
    expect(row(preview)).toMatchObject({ revision: 2, position: 1 });
    expect(second.body).toMatchObject({ revision: 2, position: 2 });
  });
});

describe('a file', () => {
  const ask = (path: string, headers: Record<string, string> = {}) => studio.as('artist', 'GET', path, { headers });

  it('comes in the sizes of a thumbnail and whole', async () => {
    const preview = await published();
    const widths = await Promise.all(
      ['thumbnails', 'previews', 'originals'].map(async (size) =>
        widthOf((await ask(`/pictures/${size}/preview-files/${preview}.png`)).bytes),
      ),
    );
    expect(widths).toEqual([150, 1200, 1000]);
  });

  it('comes in parts', async () => {
    const path = `/pictures/originals/preview-files/${await published()}.png`;
    const whole = await ask(path);
    const part = await ask(path, { range: 'bytes=4-11' });
    expect(part.status).toBe(206);
    expect(part.headers.get('content-range')).toBe(`bytes 4-11/${whole.bytes.length}`);
    expect(part.bytes).toEqual(whole.bytes.subarray(4, 12));
    expect((await ask(path, { range: 'bytes=-3' })).bytes).toEqual(whole.bytes.subarray(-3));
    expect((await ask(path, { range: `bytes=${whole.bytes.length}-` })).status).toBe(416);
  });

  it('is not sent again to who has it', async () => {
    const path = `/pictures/originals/preview-files/${await published()}.png`;
    const whole = await ask(path);
    const tag = whole.headers.get('etag') ?? '';
    const modified = whole.headers.get('last-modified') ?? '';
    expect((await ask(path, { 'if-none-match': tag })).status).toBe(304);
    expect((await ask(path, { 'if-modified-since': modified })).status).toBe(304);
    expect((await ask(path, { 'if-none-match': '"another"' })).status).toBe(200);
  });

  it('is for whoever may see its task', async () => {
    const path = `/pictures/originals/preview-files/${await published()}.png`;
    expect((await studio.as('vendor', 'GET', path)).status).toBe(200);
    studio.studio().store.task.amend(ids.shot10Animation, { assignees: [ids.artist] });
    expect((await studio.as('vendor', 'GET', path)).status).toBe(403);
  });
});

describe('a preview', () => {
  it('becomes the picture of its entity', async () => {
    const preview = await published();
    const reply = await studio.as('manager', 'PUT', `/actions/preview-files/${preview}/set-main-preview`, { json: {} });
    expect(reply.body).toMatchObject({ id: ids.shot10, preview_file_id: preview });
  });

  it('takes drawings once, however often they are sent', async () => {
    const preview = await published();
    const path = `/actions/preview-files/${preview}/update-annotations`;
    const object = { id: 'a-stroke', type: 'path', left: 1, top: 2 };
    const additions = [{ time: 0, drawing: { objects: [object] } }];
    for (let time = 0; time < 2; time += 1) {
      await studio.as('supervisor', 'PUT', path, { json: { additions } });
    }
    expect(row(preview)?.annotations).toMatchObject([{ time: 0, drawing: { objects: [{ id: 'a-stroke' }] } }]);
    const json = { deletions: [{ time: 0, objects: ['a-stroke'] }] };
    const { body } = await studio.as('supervisor', 'PUT', path, { json });
    expect(body).toMatchObject({ annotations: [] });
  });

  it('that is deleted leaves its comment and its entity', async () => {
    const preview = await published();
    await studio.as('manager', 'PUT', `/actions/preview-files/${preview}/set-main-preview`, { json: {} });
    expect((await studio.as('manager', 'DELETE', `/data/preview-files/${preview}`)).status).toBe(204);
    const { store } = studio.studio();
    expect(store.entity.get(ids.shot10)?.preview_file_id).toBeNull();
    expect(store.comment.all()[0]?.previews).toEqual([]);
  });
});

// An engine that only answers: it shows that the rim brings messages, files and media to the engine and back.
import { statSync } from 'node:fs';
import { InariError } from '../../../shared/errors.ts';
import type { MediaFile, MediaRequest } from '../../../shared/control.ts';
import type { EnginePort } from '../../../electron/engine/enginePort.ts';
import type { Host } from '../../../electron/engine/host.ts';

type File = { readonly handle: string; readonly path: string; readonly name: string; readonly sizeBytes: number };

/** A file at this path in the data folder is served as every movie. */
export const movieName = 'movie.mp4';

export function createEngine(host: Host) {
  const files: File[] = [];
  let wakes = 0;
  let zoom = 1;
  const answer = async (name: string, input: unknown): Promise<unknown> => {
    if (name === 'settings') return { theme: 'dark', zoom };
    if (name === 'saveSettings') return (zoom = (input as { zoom: number }).zoom);
    if (name === 'files') return files;
    if (name === 'wakes') return wakes;
    if (name === 'crash') process.exit(7);
    if (name === 'keepSecret') return host.secrets.save('test', String(input));
    if (name === 'secret') return host.secrets.load('test');
    if (name === 'get') return get(host, String(input));
    if (name === 'host')
      return { isSafe: host.secrets.isSafe, dataFolder: host.dataFolder, appVersion: host.appVersion };
    return input;
  };
  return {
    connect: (port: EnginePort) => {
      port.onMessage((message) => {
        const { id, name, input } = message as { id: number; name: string; input: unknown };
        void answer(name, input).then((value) => port.post({ response: { id, ok: true, value, reads: [] } }));
      });
    },
    addFile: (file: File) => void files.push(file),
    wake: () => void (wakes += 1),
    mediaFile: (request: MediaRequest): Promise<MediaFile> => {
      if (request.kind !== 'movie' && request.kind !== 'movie-low')
        return Promise.reject(new InariError('not-on-this-disk'));
      const path = `${host.dataFolder}/${movieName}`;
      const { size } = statSync(path);
      // The low one is still arriving: a quarter is here, and with each question one more.
      const quarter = Math.ceil(size / 4);
      const availableBytes = request.kind === 'movie' ? size : Math.min(size, (request.afterBytes ?? 0) + quarter);
      return Promise.resolve({
        contentId: 'one',
        path,
        contentType: 'video/mp4',
        totalBytes: size,
        availableBytes,
        isComplete: availableBytes === size,
      });
    },
    close: () => Promise.resolve(host.log({ level: 'info', event: 'echo-closed' })),
  };
}
async function get(host: Host, url: string): Promise<unknown> {
  try {
    const answer = await host.sendHttp({ url, method: 'GET', headers: {}, body: null, signal: null, idleMs: 5_000 });
    let text = '';
    for await (const chunk of answer.body) text += Buffer.from(chunk).toString();
    return { status: answer.status, text, agent: (await host.routeFor(url)).agent !== null };
  } catch (error) {
    return { code: error instanceof InariError ? error.code : String(error) };
  }
}

export type Engine = ReturnType<typeof createEngine>;

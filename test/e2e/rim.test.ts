// The rim alone, in real Electron: windows, preload, ports, media addresses, key store, menu keys. A page that listens and an
// engine that answers stand at its two ends.
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { _electron, type ElectronApplication, type Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasDisplay, startVirtualDisplay } from '../../tools/display.mjs';
import { electronEnvironment, electronFlags } from '../../tools/launch.mjs';
import { setUp } from '../../tools/setup.mjs';
import { buildRim } from './rim/buildRim.ts';
import { movieName } from './rim/echoEngine.ts';

const scratch = mkdtempSync(path.join(os.tmpdir(), 'inari-rim-'));
const appFolder = path.join(scratch, 'app');
const profile = path.join(scratch, 'profile');
const consoleErrors: string[] = [];

let executablePath: string;
let app: ElectronApplication;
let page: Page;

const start = (userData: string, args: readonly string[] = []): Promise<ElectronApplication> =>
  _electron.launch({
    executablePath,
    args: [...electronFlags(), `--user-data-dir=${userData}`, appFolder, ...args],
    chromiumSandbox: true,
    env: electronEnvironment(),
  });

beforeAll(async () => {
  ({ executable: executablePath } = await setUp());
  await buildRim(appFolder);
  if (!hasDisplay()) await startVirtualDisplay();
  mkdirSync(path.join(profile, 'data'), { recursive: true });
  copyFileSync(path.join(import.meta.dirname, 'rim/clip.mp4'), path.join(profile, 'data', movieName));
  app = await start(profile);
  page = await app.firstWindow();
  page.on('console', (message) => message.type() === 'error' && consoleErrors.push(message.text()));
});

afterAll(async () => {
  await app.close();
  rmSync(scratch, { recursive: true, force: true });
});

/** Asks the engine over the page's own port, as the app's page does. */
const askEngine = (name: string, input: unknown = null, on: Page = page): Promise<unknown> =>
  on.evaluate(
    ([asked, given]) =>
      new Promise((resolve) => {
        const { port, arrived } = window as unknown as {
          port: MessagePort;
          arrived: { response?: { id: number; value: unknown } }[];
        };
        const id = Math.floor(Math.random() * 1e9);
        port.postMessage({ id, kind: 'query', name: asked, input: given });
        const look = (): void => {
          const found = arrived.find(({ response }) => response?.id === id);
          if (found === undefined) setTimeout(look, 5);
          else resolve(found.response?.value);
        };
        look();
      }),
    [name, input] as const,
  );

const call = (name: string, input: unknown): Promise<unknown> =>
  page.evaluate(
    ([asked, given]) =>
      (window as unknown as { inari: { call: (n: string, i: unknown) => Promise<unknown> } }).inari.call(asked, given),
    [name, input] as const,
  );

const logText = (): string => readFileSync(path.join(profile, 'logs/inari.log'), 'utf8');

const connected = (on: Page): Promise<unknown> => on.waitForFunction(() => 'port' in window);

describe('the window', () => {
  test('shows its own page, and a question reaches the engine and comes back', async () => {
    await connected(page);
    expect(page.url()).toBe('app://inari/');
    expect(await askEngine('echo', { text: 'héron' })).toEqual({ text: 'héron' });
  });

  test('keeps the page away from Node and from Electron', async () => {
    expect(
      await page.evaluate(() => [
        typeof (globalThis as Record<string, unknown>)['require'],
        typeof (globalThis as Record<string, unknown>)['process'],
      ]),
    ).toEqual(['undefined', 'undefined']);
    const preferences = await app.evaluate(({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents as unknown as {
        getLastWebPreferences: () => Record<string, unknown>;
      };
      const { sandbox, contextIsolation, nodeIntegration, webSecurity } = contents.getLastWebPreferences();
      return { sandbox, contextIsolation, nodeIntegration, webSecurity };
    });
    expect(preferences).toEqual({ sandbox: true, contextIsolation: true, nodeIntegration: false, webSecurity: true });
  });

  test('runs no inline script, no eval, and loads nothing from elsewhere', async () => {
    expect(
      await page.evaluate(() => ['hasInlineRun' in window, (window as unknown as { evalOutcome: string }).evalOutcome]),
    ).toEqual([false, 'refused']);
    const outcomes = await page.evaluate(async () => {
      const tried = async (what: () => unknown): Promise<string> => {
        try {
          await what();
          return 'done';
        } catch {
          return 'refused';
        }
      };
      return [await tried(() => fetch('http://127.0.0.1:9/')), await tried(() => fetch('file:///etc/hostname'))];
    });
    expect(outcomes).toEqual(['refused', 'refused']);
  });

  test('gets no permission but the full screen', async () => {
    expect(
      await page.evaluate(async () => [
        await Notification.requestPermission(),
        (await navigator.permissions.query({ name: 'geolocation' })).state,
      ]),
    ).toEqual(['denied', 'denied']);
  });

  test('does not serve what lies outside the page folder', async () => {
    const statuses = await page.evaluate(() =>
      Promise.all(
        ['/page.js', '/missing.js', '/..%2fmain.js', '/%2e%2e/package.json', '/..%5cmain.js'].map(
          async (at) => (await fetch(at)).status,
        ),
      ),
    );
    expect(statuses).toEqual([200, 404, 404, 404, 404]);
  });
});

describe('calls to the main process', () => {
  test('answer in an envelope, and refuse what does not fit', async () => {
    expect(await call('platform', {})).toMatchObject({ ok: true, value: { os: process.platform, version: '0.0.1' } });
    expect(await call('platform', { extra: 1 })).toMatchObject({ ok: false, error: { code: 'invalid-input' } });
    expect(await call('constructor', {})).toMatchObject({ ok: false, error: { code: 'invalid-input' } });
    expect(await call('openExternal', { url: 'file:///etc/passwd' })).toMatchObject({
      ok: false,
      error: { code: 'not-allowed' },
    });
  });

  test('put text on the clipboard', async () => {
    await call('copyText', { text: 'SQ020 / SH0040' });
    expect(await app.evaluate(({ clipboard }) => clipboard.readText())).toBe('SQ020 / SH0040');
  });

  test('a file that was chosen becomes a handle, and its path goes to the engine alone', async () => {
    const file = path.join(scratch, 'Render v3.MOV');
    writeFileSync(file, 'frames');
    await page.setInputFiles('#file', file);
    const handle = await page.evaluate(() => {
      const input = document.querySelector<HTMLInputElement>('#file');
      return (
        window as unknown as { inari: { handleOf: (file: unknown) => Promise<{ handle: string }> } }
      ).inari.handleOf(input?.files?.[0]);
    });
    expect(handle).toEqual({ handle: expect.any(String), name: 'Render v3.MOV', extension: 'mov', sizeBytes: 6 });
    expect(await askEngine('files')).toEqual([
      { handle: handle.handle, path: file, name: 'Render v3.MOV', sizeBytes: 6 },
    ]);
  });

  test('a file made by a script has no path and gets no handle', async () => {
    const handles = await page.evaluate(async () => {
      const { handleOf } = (window as unknown as { inari: { handleOf: (file: unknown) => Promise<unknown> } }).inari;
      return [await handleOf(new File(['x'], '/etc/passwd')), await handleOf('/etc/passwd')];
    });
    expect(handles).toEqual([null, null]);
  });
});

describe('media addresses', () => {
  const id = '0f0f0f0f-0000-4000-8000-000000000001';

  test('answer ranges exactly', async () => {
    const answers = await page.evaluate(async (url) => {
      const get = async (range?: string) => {
        const answer = await fetch(url, range === undefined ? {} : { headers: { range } });
        return [answer.status, answer.headers.get('content-range'), (await answer.arrayBuffer()).byteLength] as const;
      };
      return [
        await get(),
        await get('bytes=0-99'),
        await get('bytes=100-'),
        await get('bytes=-10'),
        await get('bytes=99999999-'),
      ];
    }, `kitsu-media://movie/${id}.mp4`);
    const { length } = readFileSync(path.join(import.meta.dirname, 'rim/clip.mp4'));
    expect(answers).toEqual([
      [200, null, length],
      [206, `bytes 0-99/${String(length)}`, 100],
      [206, `bytes 100-${String(length - 1)}/${String(length)}`, length - 100],
      [206, `bytes ${String(length - 10)}-${String(length - 1)}/${String(length)}`, 10],
      [416, `bytes */${String(length)}`, 0],
    ]);
  });

  test('let a movie play and jump to an exact frame', async () => {
    const times = await page.evaluate(async (url) => {
      const movie = document.querySelector('video');
      if (movie === null) return [];
      movie.src = url;
      await new Promise((resolve, reject) => {
        movie.addEventListener('canplay', resolve, { once: true });
        movie.addEventListener('error', () => reject(new Error(String(movie.error?.message))), { once: true });
      });
      const seen: number[] = [];
      for (const frame of [90, 3, 60]) {
        movie.currentTime = (frame + 0.5) / 24;
        const { mediaTime } = await new Promise<VideoFrameCallbackMetadata>((resolve) =>
          movie.requestVideoFrameCallback((_now, metadata) => resolve(metadata)),
        );
        seen.push(Math.round(mediaTime * 24));
      }
      return seen;
    }, `kitsu-media://movie/${id}.mp4`);
    expect(times).toEqual([90, 3, 60]);
  });

  test('let a movie that is still arriving be read and played to its end', async () => {
    const { length } = readFileSync(path.join(import.meta.dirname, 'rim/clip.mp4'));
    const url = `kitsu-media://movie-low/${id}.mp4`;
    const seen = await page.evaluate(async (at) => {
      const bytes = await (await fetch(at)).arrayBuffer();
      const movie = document.querySelector('video');
      if (movie === null) return [];
      movie.src = at;
      movie.currentTime = 3.9;
      await movie.play();
      await new Promise((resolve) => movie.addEventListener('ended', resolve, { once: true }));
      return [bytes.byteLength, Math.round(movie.currentTime * 24)];
    }, url);
    expect(seen).toEqual([length, 96]);
  });

  test('leave the app under the name that people know, whole or not at all', async () => {
    await app.evaluate(({ BrowserWindow }) => {
      // The system's drag would wait for a hand that lets go.
      const [window] = BrowserWindow.getAllWindows();
      if (window !== undefined)
        window.webContents.startDrag = (item) => void Object.assign(globalThis, { dragged: item.file });
    });
    const suggestedName = '../SQ020/SH0040 Animation v3.mp4';
    expect(await call('dragMedia', { url: `kitsu-media://movie/${id}.mp4`, suggestedName })).toMatchObject({
      ok: true,
    });
    const file = await app.evaluate(() => String(Reflect.get(globalThis, 'dragged')));
    expect(path.basename(file)).toBe('..-SQ020-SH0040 Animation v3.mp4');
    expect(readFileSync(file)).toEqual(readFileSync(path.join(import.meta.dirname, 'rim/clip.mp4')));
    expect(await call('dragMedia', { url: 'kitsu-media://thumbnail/0f0f', suggestedName })).toMatchObject({
      ok: false,
      error: { code: 'not-on-this-disk' },
    });
  });

  test('say why a file is not here', async () => {
    const seen = await page.evaluate(async () => {
      const get = async (url: string) => {
        const answer = await fetch(url);
        return [answer.status, answer.headers.get('x-inari-error')] as const;
      };
      return [
        await get('kitsu-media://thumbnail/0f0f'),
        await get('kitsu-media://thumbnail/..%2f..%2fsecret'),
        await get('kitsu-media://nothing/0f'),
      ];
    });
    expect(seen).toEqual([
      [503, 'not-on-this-disk'],
      [404, 'not-found'],
      [404, 'not-found'],
    ]);
  });
});

describe('the engine', () => {
  test('a reloaded page gets a port again', async () => {
    await page.reload();
    await connected(page);
    expect(await askEngine('echo', 'again')).toBe('again');
  });

  test('keeps secrets out of the disk where there is no key store', async () => {
    expect(await askEngine('host')).toMatchObject({
      isSafe: false,
      dataFolder: path.join(profile, 'data'),
      appVersion: '0.0.1',
    });
    await askEngine('keepSecret', 'a-token-nobody-may-read');
    expect(await askEngine('secret')).toBe('a-token-nobody-may-read');
    expect(readdirSync(profile)).not.toContain('secrets');
  });

  test('is started again after a crash, with the files and secrets main knows, and the page is told', async () => {
    const before = await askEngine('files');
    await page.evaluate(() => {
      const state = window as unknown as { port?: MessagePort; states: unknown[] };
      state.states = [];
      const { port } = state;
      delete state.port;
      port?.postMessage({ id: 1, kind: 'query', name: 'crash', input: null });
    });
    await connected(page);
    expect(await page.evaluate(() => (window as unknown as { states: unknown[] }).states)).toEqual([
      'engine-stopped',
      'engine-port',
    ]);
    expect(await askEngine('files')).toEqual(before);
    expect(await askEngine('secret')).toBe('a-token-nobody-may-read');
  });

  test('is started again when the network service of Chromium has gone', async () => {
    const before = logText().split('engine-started').length;
    await app.evaluate(({ app: main }) => {
      const service = main.getAppMetrics().find(({ name }) => name === 'Network Service');
      if (service !== undefined) process.kill(service.pid, 'SIGKILL');
    });
    await expect.poll(() => logText().split('engine-started').length).toBeGreaterThan(before);
    await expect.poll(() => askEngine('echo', 'after')).toBe('after');
  });

  test('that crashes again and again says so, and is tried once more when the page asks', async () => {
    await page.evaluate(() => {
      const state = window as unknown as { port?: MessagePort; states: unknown[]; inari: { askForPort: () => void } };
      state.states = [];
      const crash = (): void => {
        const { port } = state;
        delete state.port;
        port?.postMessage({ id: 1, kind: 'query', name: 'crash', input: null });
      };
      window.addEventListener(
        'message',
        (event) => event.data === 'engine-port' && !state.states.includes('engine-failed') && crash(),
      );
      crash();
    });
    await page.waitForFunction(() => (window as unknown as { states: unknown[] }).states.includes('engine-failed'));
    await page.evaluate(() => (window as unknown as { inari: { askForPort: () => void } }).inari.askForPort());
    await connected(page);
    expect(await askEngine('echo', 'once more')).toBe('once more');
  });

  test('hears that a network came back', async () => {
    await page.evaluate(() => window.dispatchEvent(new Event('online')));
    await expect.poll(() => askEngine('wakes')).toBeGreaterThan(0);
  });

  test('keeps the zoom that the menu asks for, for every window', async () => {
    await app.evaluate(({ Menu }) => {
      const items = Menu.getApplicationMenu()?.items.flatMap((item) => item.submenu?.items ?? []);
      items?.find((item) => item.label === 'Zoom In')?.click();
    });
    await expect.poll(() => askEngine('settings')).toEqual({ theme: 'dark', zoom: 1.1 });
  });
});

describe('a proxy that asks for a name', () => {
  const asked: { readonly url: string; readonly login: string }[] = [];
  const proxy = http.createServer((request, response) => {
    const login = Buffer.from(
      (request.headers['proxy-authorization'] ?? '').replace(/^Basic /, ''),
      'base64',
    ).toString();
    asked.push({ url: request.url ?? '', login });
    if (login === 'ada:lovelace') response.end('through the proxy');
    else response.writeHead(407, { 'proxy-authenticate': 'Basic realm="studio"' }).end();
  });
  let address: string;

  beforeAll(async () => {
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
    address = `127.0.0.1:${String((proxy.address() as AddressInfo).port)}`;
  });
  afterAll(async () => {
    proxy.closeAllConnections();
    await new Promise((resolve) => proxy.close(resolve));
  });

  const save = async (proxyPassword: string): Promise<unknown> => {
    await page.evaluate(() => delete (window as unknown as { port?: MessagePort }).port);
    // Loopback goes straight to the server unless told otherwise.
    const rules = { kind: 'manual', rules: `http=${address}`, bypass: '<-loopback>' };
    const answer = await call('saveNetwork', { proxy: rules, proxyUser: 'ada', proxyPassword });
    await connected(page);
    return answer;
  };
  const url = 'http://kitsu.example.invalid/api';

  test('that refuses the login is said to be in the way', async () => {
    expect(await save('babbage')).toMatchObject({ ok: true, value: { proxyUser: 'ada', hasProxyPassword: true } });
    expect(await askEngine('get', url)).toMatchObject({ status: 407 });
    expect(asked.at(-1)).toEqual({ url, login: 'ada:babbage' });
  });

  test('is passed with the login of the settings, by calls and by uploads', async () => {
    await save('lovelace');
    expect(await askEngine('get', url)).toEqual({ status: 200, text: 'through the proxy', agent: true });
    expect(asked.at(-1)).toEqual({ url, login: 'ada:lovelace' });
  });

  test('leaves no password in the settings', async () => {
    expect(readFileSync(path.join(profile, 'network.json'), 'utf8')).not.toMatch(/lovelace|babbage/);
    await page.evaluate(() => delete (window as unknown as { port?: MessagePort }).port);
    await call('saveNetwork', { proxy: { kind: 'system' }, proxyUser: '', proxyPassword: '' });
    await connected(page);
    expect(await call('network', {})).toMatchObject({ value: { proxy: { kind: 'system' }, hasProxyPassword: false } });
  });
});

describe('starting a second time', () => {
  test('a link brings the first window to the place, and the second start ends', async () => {
    const second = await start(profile, ['kitsu://kitsu.example.com/productions/p1/shots?search=anim%3Dwip']).catch(
      () => null,
    );
    await second?.close().catch(() => undefined);
    await expect
      .poll(() =>
        page.evaluate(() =>
          (window as unknown as { arrived: { event?: unknown }[] }).arrived.flatMap(({ event }) => event ?? []),
        ),
      )
      .toContainEqual({
        kind: 'open-place',
        host: 'kitsu.example.com',
        path: '/productions/p1/shots?search=anim%3Dwip',
      });
    expect(app.windows()).toHaveLength(1);
  });
});

describe('several windows', () => {
  test('each has its own port, goes nowhere else, and closing it leaves the other', async () => {
    const opened = app.waitForEvent('window');
    await call('window', { action: 'new' });
    const other = await opened;
    await connected(other);
    expect(await askEngine('echo', 'other', other)).toBe('other');
    await other.evaluate(() => {
      // Later, so that the answer to this is not cut off by what it starts.
      setTimeout(() => {
        window.open('app://inari/other', '_blank');
        window.location.href = 'https://example.invalid/';
      });
    });
    await expect.poll(logText).toContain('navigation-refused');
    expect(other.url()).toBe('app://inari/');
    await expect.poll(() => app.windows().length).toBe(2);
    await other.evaluate(() => {
      const { inari } = window as unknown as { inari: { call: (name: string, input: unknown) => unknown } };
      setTimeout(() => inari.call('window', { action: 'close' }));
    });
    await expect.poll(() => app.windows().length).toBe(1);
    expect(await askEngine('echo', 'still here')).toBe('still here');
  });
});

test('an app that stays in the tray hides its last window, and a second start brings that back', async () => {
  const words = { state: 'Inari: synced', open: 'Open Inari', sync: 'Sync now', quiet: 'Do not disturb', quit: 'Quit' };
  await call('showTray', { state: 'ok', words, isQuiet: false, due: null, staysOpen: true });
  const areVisible = () =>
    app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((window) => window.isVisible()));
  await page.evaluate(() => {
    const { inari } = window as unknown as { inari: { call: (name: string, input: unknown) => unknown } };
    setTimeout(() => inari.call('window', { action: 'close' }));
  });
  await expect.poll(areVisible).toEqual([false]);
  // It is what hears of things: it goes on.
  expect(await askEngine('echo', 'hidden')).toBe('hidden');
  const second = await start(profile).catch(() => null);
  await second?.close().catch(() => undefined);
  await expect.poll(areVisible).toEqual([true]);
});

test('an app that is uploading asks before it ends, and goes on where one wants that', async () => {
  const words = {
    message: '2 uploads are not finished',
    detail: 'They start again.',
    quit: 'Quit now',
    stay: 'Keep running',
  };
  await call('noteUnfinished', words);
  await app.evaluate(({ app: inari, dialog }) => {
    Object.assign(dialog, {
      showMessageBox: (asked: unknown) => {
        Object.assign(globalThis, { askedBeforeLeaving: asked });
        return Promise.resolve({ response: 1, checkboxChecked: false });
      },
    });
    inari.quit();
  });
  const asked = () => app.evaluate(() => (globalThis as { askedBeforeLeaving?: unknown }).askedBeforeLeaving);
  await expect.poll(asked).toMatchObject({ message: words.message, buttons: ['Quit now', 'Keep running'] });
  expect(await askEngine('echo', 'still')).toBe('still');
  await call('noteUnfinished', null);
});

test('an app that was asked to end does so once what it was uploading has arrived, answered or not', async () => {
  await call('noteUnfinished', {
    message: '1 upload is not finished',
    detail: '',
    quit: 'Quit now',
    stay: 'Keep running',
  });
  const closed = app.waitForEvent('close');
  await app.evaluate(({ app: inari, dialog }) => {
    dialog.showMessageBox = () => new Promise(() => undefined);
    inari.quit();
  });
  expect(await askEngine('echo', 'still')).toBe('still');
  await call('noteUnfinished', null);
  await closed;
});

test('the engine is closed in order when the app ends, and nothing was complained about', () => {
  // What the tests above provoke on purpose is refused by the content policy, or a failed fetch.
  const unexpected = consoleErrors.filter(
    (text) => !/Content Security Policy|Failed to load resource|Not allowed to load local/.test(text),
  );
  expect(unexpected).toEqual([]);
  const log = logText();
  expect(log).toContain('echo-closed');
  expect(log).not.toContain('a-token-nobody-may-read');
});

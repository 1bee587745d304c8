// The utility process: builds the engine's host from Electron and the main process, then only passes messages on.
import { mkdirSync } from 'node:fs';
import { net } from 'electron';
import { answering, createAskLine } from '../../shared/askLine.ts';
import { askedOfEngine, askedOfMain, portMessage, type StartOptions } from '../../shared/control.ts';
import { InariError } from '../../shared/errors.ts';
import { createEngine, type Engine } from './engine.ts';
import { createElectronHost } from './host/electronHost.ts';
import type { OwnerLock } from './db/ownerLock.ts';
import type { Host } from './host.ts';
import { ownInTime } from './line/ownership.ts';
import { serveOwnerLine, type OwnerServer } from './line/server.ts';
import { createMainHost } from './mainHost.ts';
import { followSettings, type SaveSettings } from './settingsLine.ts';
import { createWindowPorts } from './windowPorts.ts';

type Running = {
  readonly engine: Engine;
  readonly windows: ReturnType<typeof createWindowPorts>;
  readonly saveSettings: SaveSettings;
  readonly ownership: Ownership;
};

/** The right to the data, and the line for commands; null where the disk gives neither. */
type Ownership = { readonly lock: OwnerLock | null; readonly server: OwnerServer | null };

const { parentPort } = process;
let starting: Promise<Running> | null = null;
/** Whoever closes the app while another computer has the data need not wait for that. */
const leaving = new AbortController();

/** Main sends `start` before anything else. A command at work is waited for: it owns the data until it is done. */
function started(): Promise<Running> {
  if (starting === null) throw new InariError('engine-stopped');
  return starting;
}

async function lockOf({ dataFolder, log }: Host): Promise<OwnerLock | null> {
  try {
    let wasHeld = false;
    const onHeld = (computer: string): void => {
      wasHeld = true;
      line.tell(askedOfMain.dataHeld, { computer });
    };
    const lock = await ownInTime(dataFolder, onHeld, leaving.signal);
    if (wasHeld) line.tell(askedOfMain.dataHeld, { computer: null });
    return lock;
  } catch (error) {
    if (leaving.signal.aborted) throw error;
    // Where no lock can be written no command can have one either; one can still read.
    log({ level: 'warning', event: 'data-not-locked', detail: { message: String(error) } });
    return null;
  }
}

async function serverOf(engine: Engine, host: Host): Promise<OwnerServer | null> {
  try {
    return await serveOwnerLine({ host, engine, onGiveWay: () => undefined });
  } catch (error) {
    // The windows need no such line: only commands will not find the app.
    host.log({ level: 'warning', event: 'commands-not-served', detail: { message: String(error) } });
    return null;
  }
}

async function start(options: StartOptions): Promise<Running> {
  mkdirSync(options.dataFolder, { recursive: true });
  const host = { ...createMainHost(line, options), ...createElectronHost(net, line, options) };
  const lock = await lockOf(host);
  const engine = createEngine(host, { opensDemoFirst: options.opensDemoFirst });
  const windows = createWindowPorts(engine.connect);
  const { saveSettings } = followSettings(engine.connect, (settings) => line.tell(askedOfMain.applySettings, settings));
  return { engine, windows, saveSettings, ownership: { lock, server: await serverOf(engine, host) } };
}

const line = createAskLine(
  (message) => parentPort.postMessage(message),
  {
    start: answering(askedOfEngine.start, async (options) => {
      starting ??= start(options);
      await starting;
      return null;
    }),
    addFile: answering(askedOfEngine.addFile, async (file) => {
      (await started()).engine.addFile(file);
      return null;
    }),
    openPlace: answering(askedOfEngine.openPlace, async ({ windowId, host, path }) => {
      (await started()).windows.openPlace(windowId, { host, path });
      return null;
    }),
    saveSettings: answering(askedOfEngine.saveSettings, async (change) => {
      (await started()).saveSettings(change);
      return null;
    }),
    wake: answering(askedOfEngine.wake, async () => {
      (await started()).engine.wake();
      return null;
    }),
    media: answering(askedOfEngine.media, async (request) => (await started()).engine.mediaFile(request)),
    close: answering(askedOfEngine.close, async () => {
      leaving.abort();
      const running = await starting?.catch(() => null);
      await running?.ownership.server?.close();
      await running?.engine.close();
      running?.ownership.lock?.release();
      return null;
    }),
  } satisfies Record<keyof typeof askedOfEngine, unknown>,
  (name, error) => {
    line.tell(askedOfMain.log, {
      level: 'error',
      event: 'engine-fault',
      detail: { name, error: error instanceof Error ? (error.stack ?? error.message) : String(error) },
    });
  },
);

parentPort.on('message', ({ data, ports }) => {
  const introduction = portMessage.safeParse(data);
  const port = ports[0];
  if (introduction.success && port !== undefined)
    // A port keeps what is said to it until somebody listens.
    started().then(
      ({ windows }) => windows.add(introduction.data.windowId, port),
      // Main has the answer to `start`, and begins anew.
      () => undefined,
    );
  else line.receive(data);
});

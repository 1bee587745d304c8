import { InariError } from '../../shared/errors.ts';
import type { FromEngine, Request } from '../../shared/ipc.ts';
import type { HandledFile } from '../engine/commands/fileHandles.ts';
import type { OwnerLock } from '../engine/db/ownerLock.ts';
import { createEngine } from '../engine/engine.ts';
import { createNodeHost } from '../engine/host/nodeHost.ts';
import type { OwnerLine } from '../engine/line/client.ts';
import { serveOwnerLine } from '../engine/line/server.ts';
import type { Outside } from './outside.ts';

/** Carries messages to the owner of the data, wherever it runs. */
export type Link = {
  readonly ask: (request: Request) => void;
  readonly addFile: (file: HandledFile) => void;
  readonly listen: (listener: Listener) => void;
  /** Resolves when nobody answers any more. */
  readonly ended: Promise<void>;
  /** So long the data is first of all for somebody else, who may have asked for it. */
  readonly headStartMs: number;
  readonly close: () => Promise<void>;
};

type Listener = {
  readonly receive: (message: FromEngine) => void;
  /** Resolves when nothing waits for an answer. */
  readonly idle: () => Promise<void>;
  /** From this moment on nothing new may be asked. */
  readonly leaving: () => void;
};

/** An owner that is gone may have left because the app asked it to. */
const afterAnotherMs = 500;
/** The app has asked for the data: who gave it away must not be quicker than the app at taking it. */
const afterGivingWayMs = 10_000;

export function linkToOwner(owner: OwnerLine): Link {
  return {
    ask: owner.ask,
    addFile: owner.addFile,
    listen: ({ receive, leaving }) => {
      owner.onMessage(receive);
      void owner.closed.then(leaving);
    },
    ended: owner.closed,
    headStartMs: afterAnotherMs,
    close: () => {
      owner.close();
      return owner.closed;
    },
  };
}

/**
 * An engine of our own, which other commands may use while it has a network. Without one it speaks to nobody: it reads
 * the mirror and takes commands for a later sync, and is gone before anybody needs a line to it.
 */
export async function ownEngine(parts: {
  readonly dataFolder: string;
  readonly outside: Outside;
  readonly isOnline: boolean;
  readonly lock: OwnerLock;
}): Promise<Link> {
  const { outside, isOnline, lock } = parts;
  const host = createNodeHost({
    dataFolder: parts.dataFolder,
    demo: {
      start: () => Promise.reject(new InariError('not-allowed', { reason: 'demo' })),
      reset: () => Promise.reject(new InariError('not-allowed', { reason: 'demo' })),
    },
    secrets: outside.secrets,
    routeFor: outside.routeFor,
    appVersion: outside.appVersion,
    log: ({ level, event, detail }) => {
      if (level === 'error') outside.err(`${event} ${JSON.stringify(detail ?? {})}\n`);
    },
  });
  const engine = createEngine(
    isOnline ? host : { ...host, sendHttp: () => Promise.reject(new InariError('offline')) },
    { restores: false, ...(outside.longestWorkMs === undefined ? {} : { longestWorkMs: outside.longestWorkMs }) },
  );
  let listener: Listener | null = null;
  let toEngine: (message: unknown) => void = () => undefined;
  let onEnded: () => void = () => undefined;
  const ended = new Promise<void>((resolve) => (onEnded = resolve));
  let closing: Promise<void> | null = null;

  const closeAll = async (): Promise<void> => {
    await listener?.idle();
    await server?.close();
    await engine.close();
    lock.release();
    onEnded();
  };
  const close = (): Promise<void> => (closing ??= closeAll());

  engine.connect(
    {
      // As over any other line: never in the same breath as the question.
      post: (message) => setImmediate(() => listener?.receive(message)),
      onMessage: (receive) => void (toEngine = receive),
      onClose: () => undefined,
    },
    'own',
  );
  const giveWay = (): void => {
    if (closing === null) listener?.leaving();
    void close();
  };
  const server = isOnline ? await serveOwnerLine({ host, engine, onGiveWay: giveWay }) : null;
  return {
    ask: (request) => toEngine(request),
    addFile: engine.addFile,
    listen: (next) => void (listener = next),
    ended,
    headStartMs: afterGivingWayMs,
    close,
  };
}

// The command line in the package: a utility process beside main, which lends it the key store and the standard input.
import { z } from 'zod';
import { answering, createAskLine } from '../../shared/askLine.ts';
import { askedByCommand, askedOfCommand } from '../../shared/control.ts';
import { askedRoute } from '../engine/host/askedRoute.ts';
import { askedSecrets } from '../engine/host/askedSecrets.ts';
import { runCommand } from './run.ts';

/** As much as is needed of Electron's parent port, which plain Node does not know. */
type ParentPort = {
  readonly postMessage: (message: unknown) => void;
  readonly on: (event: 'message', listener: (event: { readonly data: unknown }) => void) => void;
};
const parentPort = z
  .custom<ParentPort>((port) => typeof port === 'object' && port !== null && 'postMessage' in port)
  .parse(Reflect.get(process, 'parentPort'));

const stops: (() => void)[] = [];
/** Main ends this process as soon as it has its answer. */
const written = (stream: NodeJS.WriteStream): Promise<void> =>
  new Promise((resolve) => stream.write('', () => resolve()));

const line = createAskLine(
  (message) => parentPort.postMessage(message),
  {
    run: answering(askedOfCommand.run, async ({ args, folder, appVersion, isKeyStoreSafe, certificates }) => {
      const exit = await runCommand(args, {
        out: (text) => void process.stdout.write(text),
        err: (text) => void process.stderr.write(text),
        readInput: () => line.ask(askedByCommand.readInput, {}),
        folder,
        appVersion,
        secrets: askedSecrets(line, isKeyStoreSafe),
        routeFor: askedRoute(line, certificates),
        onStop: (listener) => void stops.push(listener),
      });
      await Promise.all([written(process.stdout), written(process.stderr)]);
      return exit;
    }),
    stop: answering(askedOfCommand.stop, () => {
      for (const stop of stops.splice(0)) stop();
      return null;
    }),
  } satisfies Record<keyof typeof askedOfCommand, unknown>,
  (name, error) => void process.stderr.write(`${name}: ${String(error)}\n`),
);
parentPort.on('message', ({ data }) => line.receive(data));

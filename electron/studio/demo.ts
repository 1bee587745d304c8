/*
 * The demo studio as the app ships it: the server with the made-up studio in it.
 */
import { seedPassword } from './seed/accounts.ts';
import { makeStudio } from './seed/makeStudio.ts';
import { smallStudio } from './seed/smallStudio.ts';
import { startStudio, type RunningStudio, type StartOptions } from './start.ts';

const day = 86_400;

/** What a demo studio holds when nothing else is asked for. */
export const demoDefaults = {
  ...smallStudio,
  port: 0,
  kitsu: '0.20.52',
  state: null,
  isLive: false,
  accessSeconds: 7 * day,
  refreshSeconds: 15 * day,
  faults: [],
  keepsSources: false,
  log: (): void => undefined,
} as const;

/** Starts the demo studio; what is not given is as in `demoDefaults`, with today for the present. */
export const startDemoStudio = (
  options: Partial<Omit<StartOptions, 'makeStudio' | 'password'>> = {},
): Promise<RunningStudio> =>
  startStudio({ ...demoDefaults, now: new Date(), ...options, makeStudio, password: seedPassword });

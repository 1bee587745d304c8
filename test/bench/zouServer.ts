/** A real Kitsu server with a production of shots × 8 tasks, started for the benchmark and stopped after it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { reset } from '../../tools/zou/data.mjs';
import { isRunning } from '../../tools/zou/held.mjs';
import { install } from '../../tools/zou/install.mjs';
import { down, restart, up } from '../../tools/zou/instance.mjs';
import { findPort, markAsOwn, seededSnapshot } from '../../tools/zou/ownInstance.mjs';
import { instanceFolder } from '../../tools/zou/settings.mjs';
import type { Account } from '../support/colleague.ts';
import type { Server } from './network.ts';

const version = '1.0.97';
const owner = 'bench';
const productionName = 'Seed Feature';

type Seed = { readonly snapshot: string; readonly options: Readonly<Record<string, number>> };

/** How much is in it, and the snapshots that keep what took long to make. */
const seeds = {
  short: {
    snapshot: 'bench',
    options: { shots: 1_000, 'tasks-per-shot': 8, assets: 300, comments: 4_000, movies: 0, pictures: 1 },
  },
  long: {
    snapshot: 'benchlong',
    options: {
      shots: 10_000,
      'tasks-per-shot': 8,
      assets: 3_000,
      comments: 200_000,
      people: 60,
      movies: 0,
      pictures: 1,
    },
  },
} as const satisfies Record<string, Seed>;
export type ZouSize = keyof typeof seeds;

const seedFile = z.object({
  url: z.string(),
  password: z.string(),
  accounts: z.array(z.object({ email: z.string(), role: z.string() })),
  projects: z.record(z.string(), z.object({ id: z.string() })),
});

export type ZouServer = Server & {
  readonly productionId: string;
  readonly productionName: string;
  readonly shots: number;
  /** Who can sign in; all share one password. */
  readonly accounts: readonly (Account & { readonly role: string })[];
  /** Its programs end and come back, as for an update; what it holds stays, sessions too. Answers when it does. */
  readonly restart: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

export async function startZou(size: ZouSize): Promise<ZouServer> {
  const seed = seeds[size];
  await install(version);
  const port = await findPort(owner, version);
  const wasRunning = isRunning(port);
  await up(version, port);
  markAsOwn(port, owner);
  const options = Object.entries(seed.options).flatMap(([name, value]) => [`--${name}`, String(value)]);
  const snapshot = await seededSnapshot({ version, port }, seed.snapshot, options);
  await reset(port, { snapshot });
  const { url, password, accounts, projects } = seedFile.parse(
    JSON.parse(readFileSync(join(instanceFolder(port), 'seed.json'), 'utf8')),
  );
  const manager = accounts.find(({ role }) => role === 'manager');
  const production = projects[productionName];
  if (manager === undefined || production === undefined) throw new Error('the seed made no manager, or no feature');
  return {
    url,
    email: manager.email,
    password,
    productionId: production.id,
    productionName,
    shots: seed.options.shots,
    accounts: accounts.map(({ email, role }) => ({ email, role, password })),
    restart: () => restart(version, port),
    stop: async () => {
      if (!wasRunning) await down(port);
    },
  };
}

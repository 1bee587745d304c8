/** A real Kitsu server with a production of 1,000 shots × 8 tasks, started for the benchmark and stopped after it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { reset } from '../../tools/zou/data.mjs';
import { isRunning } from '../../tools/zou/held.mjs';
import { install } from '../../tools/zou/install.mjs';
import { down, up } from '../../tools/zou/instance.mjs';
import { findPort, markAsOwn, seededSnapshot } from '../../tools/zou/ownInstance.mjs';
import { instanceFolder } from '../../tools/zou/settings.mjs';
import type { Server } from './network.ts';

const version = '1.0.97';
const owner = 'bench';
const productionName = 'Seed Feature';
const seedOptions = Object.entries({
  shots: 1000,
  'tasks-per-shot': 8,
  assets: 300,
  comments: 4000,
  movies: 0,
  pictures: 1,
}).flatMap(([name, value]) => [`--${name}`, String(value)]);

const seedFile = z.object({
  url: z.string(),
  password: z.string(),
  accounts: z.array(z.object({ email: z.string(), role: z.string() })),
  projects: z.record(z.string(), z.object({ id: z.string() })),
});

export type ZouServer = Server & {
  readonly productionId: string;
  readonly productionName: string;
  readonly stop: () => Promise<void>;
};

export async function startZou(): Promise<ZouServer> {
  await install(version);
  const port = await findPort(owner, version);
  const wasRunning = isRunning(port);
  await up(version, port);
  markAsOwn(port, owner);
  const snapshot = await seededSnapshot({ version, port }, owner, seedOptions);
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
    stop: async () => {
      if (!wasRunning) await down(port);
    },
  };
}

/** The real servers of this run: `npm run test:zou` starts and fills them, and says where they are. */
import { readFileSync } from 'node:fs';
import { z } from 'zod';

const account = z.object({ email: z.string(), password: z.string(), role: z.string(), id: z.string() });
const seed = z.object({
  url: z.string(),
  version: z.enum(['0.20.52', '1.0.97']),
  accounts: z.array(account),
  projects: z.record(
    z.string(),
    z.object({
      id: z.string(),
      episodes: z.array(z.string()),
      first_shots: z.array(z.string()),
      first_assets: z.array(z.string()),
    }),
  ),
  previews: z.array(
    z.object({
      id: z.string(),
      task_id: z.string(),
      entity_id: z.string(),
      extension: z.string(),
      project_id: z.string(),
    }),
  ),
});
export type ZouServer = z.infer<typeof seed>;
export type ZouAccount = z.infer<typeof account>;

export function zouServers(): readonly ZouServer[] {
  const files = z.record(z.string(), z.string()).parse(JSON.parse(process.env['INARI_ZOU_SEEDS'] ?? '{}'));
  return Object.values(files).map((path) => seed.parse(JSON.parse(readFileSync(path, 'utf8'))));
}

export function accountOf({ accounts }: ZouServer, email: string): ZouAccount {
  const found = accounts.find((one) => one.email.startsWith(`${email}@`));
  if (found === undefined) throw new Error(`nobody is ${email}`);
  return found;
}

/** The feature film: the production with everybody in its team. */
export const featureOf = (server: ZouServer): string => productionCalled(server, 'Seed Feature').id;

/** With the ids of what was made first in it: the seed gives that a bit of everything. */
export function productionCalled({ projects }: ZouServer, name: string): ZouServer['projects'][string] {
  const found = projects[name];
  if (found === undefined) throw new Error(`no ${name}`);
  return found;
}

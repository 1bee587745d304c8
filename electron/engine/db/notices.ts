/** What is to be told: of productions that closed, were left, or are seen with other eyes; of a database that was damaged. */
import { z } from 'zod';
import type { Notice, ProductionNotice, RepairNotice } from '../../../shared/model/notices.ts';
import { roles } from '../../../shared/model/studio.ts';
import type { Tables } from './tables.ts';

const key = 'notices';
const about = { productionId: z.string(), name: z.string(), at: z.string() };
const notices: z.ZodType<readonly Notice[]> = z.array(
  z.discriminatedUnion('kind', [
    z.object({ ...about, kind: z.literal('left') }),
    z.object({ ...about, kind: z.literal('closed') }),
    z.object({ ...about, kind: z.literal('role'), role: z.enum(roles) }),
    z.object({
      kind: z.literal('repaired'),
      at: z.string(),
      asideName: z.string(),
      commandCount: z.number(),
      draftCount: z.number(),
      looseFileCount: z.number(),
      isWhole: z.boolean(),
    }),
  ]),
);

export function readNotices({ meta }: Pick<Tables, 'meta'>): readonly Notice[] {
  const text = meta.get(key);
  return text === null ? [] : (notices.safeParse(JSON.parse(text)).data ?? []);
}

/** One a production, the newest: who came back is not told that they had left. */
export function noteNotices(
  tables: Pick<Tables, 'meta'>,
  added: readonly ProductionNotice[],
  backIds: ReadonlySet<string> = new Set(),
): void {
  const renewed = new Set(added.map(({ productionId }) => productionId));
  const before = readNotices(tables);
  const kept = before.filter(
    (notice) =>
      notice.kind === 'repaired' ||
      (!renewed.has(notice.productionId) && (notice.kind === 'role' || !backIds.has(notice.productionId))),
  );
  if (added.length === 0 && kept.length === before.length) return;
  tables.meta.set(key, JSON.stringify([...kept, ...added]));
}

export function noteRepair(tables: Pick<Tables, 'meta'>, repair: RepairNotice): void {
  tables.meta.set(key, JSON.stringify([...readNotices(tables), repair]));
}

export function dismissNotices(tables: Pick<Tables, 'meta'>): void {
  tables.meta.set(key, '[]');
}

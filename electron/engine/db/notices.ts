/** What is to be told of productions that closed, were left, or are seen with other eyes. */
import { z } from 'zod';
import type { Notice } from '../../../shared/model/notices.ts';
import { roles } from '../../../shared/model/studio.ts';
import type { Tables } from './tables.ts';

const key = 'notices';
const about = { productionId: z.string(), name: z.string(), at: z.string() };
const notices: z.ZodType<readonly Notice[]> = z.array(
  z.discriminatedUnion('kind', [
    z.object({ ...about, kind: z.literal('left') }),
    z.object({ ...about, kind: z.literal('closed') }),
    z.object({ ...about, kind: z.literal('role'), role: z.enum(roles) }),
  ]),
);

export function readNotices({ meta }: Pick<Tables, 'meta'>): readonly Notice[] {
  const text = meta.get(key);
  return text === null ? [] : (notices.safeParse(JSON.parse(text)).data ?? []);
}

/** One a production, the newest: who came back is not told that they had left. */
export function noteNotices(
  tables: Pick<Tables, 'meta'>,
  added: readonly Notice[],
  backIds: ReadonlySet<string> = new Set(),
): void {
  const renewed = new Set(added.map(({ productionId }) => productionId));
  const before = readNotices(tables);
  const kept = before.filter(
    ({ productionId, kind }) => !renewed.has(productionId) && (kind === 'role' || !backIds.has(productionId)),
  );
  if (added.length === 0 && kept.length === before.length) return;
  tables.meta.set(key, JSON.stringify([...kept, ...added]));
}

export function dismissNotices(tables: Pick<Tables, 'meta'>): void {
  tables.meta.set(key, '[]');
}

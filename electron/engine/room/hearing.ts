/**
 * What is heard of a page that speaks without end: so many words a second, and of those beyond, the newest of each kind when the second
 * is over. Strokes beyond are left out: they come with the mirror.
 */
import { z } from 'zod';

export type Hearing = {
  /** @param name without `preview-room:` */
  readonly hear: (name: string, payload: unknown) => void;
  readonly close: () => void;
};

const secondMs = 1_000;
/** Kitsu's page says where it is five times a second; what is pasted on a frame comes stroke by stroke. */
const mostOfOne = 60;
const mostOfAll = 400;

const isNewestEnough = new Set(['room-updated', 'room-people-updated', 'panzoom-changed']);

const said = z.object({
  playlist_id: z.string().max(64).catch(''),
  local_id: z.string().max(2_000).optional().catch(''),
  data: z
    .object({ local_id: z.string().max(2_000).catch('') })
    .optional()
    .catch(undefined),
});

function speakerOf(payload: unknown): string {
  const read = said.safeParse(payload).data;
  const localId = read?.local_id ?? read?.data?.local_id ?? '';
  return `${read?.playlist_id ?? ''} ${localId.split(/[/#]/)[0] ?? ''}`;
}

export function createHearing(hear: (name: string, payload: unknown) => void): Hearing {
  const ofOne = new Map<string, number>();
  const held = new Map<string, { readonly name: string; readonly payload: unknown }>();
  let ofAll = 0;
  let timer: NodeJS.Timeout | null = null;

  const beginAnew = (): void => {
    timer = null;
    ofOne.clear();
    ofAll = 0;
    const words = [...held.values()];
    held.clear();
    for (const { name, payload } of words) take(name, payload);
  };

  function take(name: string, payload: unknown): void {
    timer ??= setTimeout(beginAnew, secondMs);
    if (ofAll >= mostOfAll && !isNewestEnough.has(name)) return;
    const speaker = speakerOf(payload);
    const before = ofOne.get(speaker) ?? 0;
    if (ofAll < mostOfAll && before < mostOfOne) {
      ofOne.set(speaker, before + 1);
      ofAll += 1;
      // What waited is older than this.
      held.delete(`${name} ${speaker}`);
      hear(name, payload);
    } else if (isNewestEnough.has(name) && held.size < mostOfAll) held.set(`${name} ${speaker}`, { name, payload });
  }

  return {
    hear: take,
    close: () => {
      if (timer !== null) clearTimeout(timer);
      timer = null;
    },
  };
}

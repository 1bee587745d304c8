/**
 * What is heard of a page that speaks without end: so many words a second, and of those beyond, when the second is over, the newest of
 * each kind, and the newest on each drawing a few at a time. No other word of a drawing may ever come: what is taken back before it was
 * sent is in no mirror.
 */
import { z } from 'zod';
import { mostInk } from '../../../shared/rules/reviewRoom.ts';

export type Hearing = {
  /** @param name without `preview-room:` */
  readonly hear: (name: string, payload: unknown) => void;
  readonly close: () => void;
};

type Word = { readonly name: string; readonly payload: unknown };

const secondMs = 1_000;
/** Kitsu's page says where it is five times a second; what is pasted on a frame comes stroke by stroke. */
const mostOfOne = 60;
const mostOfAll = 400;
/** Of the drawings that wait; whoever drew them is heard meanwhile. */
const mostThatWaited = 40;

const isNewestEnough = new Set(['room-updated', 'room-people-updated', 'panzoom-changed']);
const isOfDrawing = new Set(['add-annotation', 'update-annotation', 'remove-annotation']);

const said = z.object({
  playlist_id: z.string().max(64).catch(''),
  local_id: z.string().max(2_000).optional().catch(''),
  data: z
    .object({
      local_id: z.string().max(2_000).catch(''),
      laser: z.boolean().catch(false),
      obj: z
        .object({ id: z.string().max(64) })
        .optional()
        .catch(undefined),
    })
    .optional()
    .catch(undefined),
});

/** @returns what it replaces where both would wait; null where it is not waited for. */
function readWord({ name, payload }: Word): { readonly speaker: string; readonly replaces: string | null } {
  const read = said.safeParse(payload).data;
  const playlistId = read?.playlist_id ?? '';
  const localId = read?.local_id ?? read?.data?.local_id ?? '';
  const speaker = `${playlistId} ${localId.split(/[/#]/)[0] ?? ''}`;
  if (isNewestEnough.has(name)) return { speaker, replaces: `${name} ${speaker}` };
  const objectId = read?.data?.obj?.id;
  // A pointer that comes late points at nothing.
  const isWaitedFor = isOfDrawing.has(name) && objectId !== undefined && read?.data?.laser === false;
  return { speaker, replaces: isWaitedFor ? `${playlistId} ${objectId}` : null };
}

/** What is changed before it was heard of is still to be added. */
const folded = (before: Word | undefined, word: Word): Word =>
  before?.name === 'add-annotation' && word.name === 'update-annotation' ? { ...word, name: before.name } : word;

export function createHearing(hear: (name: string, payload: unknown) => void): Hearing {
  const ofOne = new Map<string, number>();
  const newest = new Map<string, Word>();
  const drawings = new Map<string, Word>();
  let ofAll = 0;
  let timer: NodeJS.Timeout | null = null;

  const beginAnew = (): void => {
    timer = null;
    ofOne.clear();
    ofAll = 0;
    for (const word of [...[...drawings.values()].slice(0, mostThatWaited), ...newest.values()]) take(word);
  };

  const wait = (held: Map<string, Word>, key: string, word: Word, most: number): void => {
    held.set(key, word);
    const [oldest] = held.keys();
    if (held.size > most && oldest !== undefined) held.delete(oldest);
  };

  function take(said: Word): void {
    timer ??= setTimeout(beginAnew, secondMs);
    const { speaker, replaces } = readWord(said);
    const held = isNewestEnough.has(said.name) ? newest : drawings;
    const word = folded(replaces === null ? undefined : held.get(replaces), said);
    // What waited is older than this.
    if (replaces !== null) held.delete(replaces);
    const before = ofOne.get(speaker) ?? 0;
    if (ofAll < mostOfAll && before < mostOfOne) {
      ofOne.set(speaker, before + 1);
      ofAll += 1;
      hear(word.name, word.payload);
    } else if (replaces !== null) wait(held, replaces, word, held === newest ? mostOfAll : mostInk);
  }

  return {
    hear: (name, payload) => {
      take({ name, payload });
    },
    close: () => {
      if (timer !== null) clearTimeout(timer);
      timer = null;
      newest.clear();
      drawings.clear();
    },
  };
}

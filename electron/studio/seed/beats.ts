import type { Random } from '../random.ts';
import type { StatusName } from './settings.ts';

/** One moment of a task's history: a comment, with what it does. */
export type BeatKind =
  'board' | 'brief' | 'start' | 'progress' | 'question' | 'publish' | 'retake' | 'approve' | 'client';

export type Beat = { readonly kind: BeatKind; readonly status: StatusName };

const beat = (kind: BeatKind, status: StatusName): Beat => ({ kind, status });

/** What usually happened until a task stands where it stands. Empty for a task nobody spoke of. */
export function usualBeats(status: StatusName, hasBoard: boolean, isTalkative: boolean, random: Random): Beat[] {
  const beats: Beat[] = [];
  if (hasBoard && random.chance(0.88)) beats.push(beat('board', 'todo'));
  if (status === 'todo') return beats;
  if (status === 'ready' || random.chance(0.55)) beats.push(beat('brief', 'ready'));
  if (status === 'ready') return beats;
  beats.push(beat('start', 'wip'));
  if (random.chance(0.18)) beats.push(beat('question', 'wip'));
  if (status === 'wip') {
    if (random.chance(0.5)) beats.push(beat('progress', 'wip'));
    return beats;
  }
  let rounds = status === 'retake' ? 1 : 0;
  while (rounds < 3 && random.chance(isTalkative ? 0.46 : 0.3)) rounds += 1;
  for (let round = 0; round < rounds; round += 1) {
    beats.push(beat('publish', 'wfa'), beat('retake', 'retake'));
    if (round + 1 < rounds && random.chance(0.4)) beats.push(beat('progress', 'wip'));
  }
  if (status === 'retake') return beats;
  beats.push(beat('publish', 'wfa'));
  if (status === 'done') beats.push(beat('approve', 'done'));
  if (status === 'done' && random.chance(0.03)) beats.push(beat('client', 'done'));
  return beats;
}

/**
 * The same history told in as many comments as there is room for: cut at the beginning, or with notes in between. The
 * last status stays the last.
 */
export function toldIn(count: number, beats: readonly Beat[], random: Random): Beat[] {
  if (count <= 0) return [];
  const told = beats.slice(Math.max(0, beats.length - count));
  while (told.length < count) {
    const after = random.whole(0, Math.max(0, told.length - 2));
    const before = told[after];
    if (!before) return told;
    const isWorking = before.status === 'wip' || before.status === 'retake';
    told.splice(after + 1, 0, beat(isWorking && random.chance(0.7) ? 'progress' : 'question', before.status));
  }
  return told;
}

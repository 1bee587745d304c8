import type { Random } from '../random.ts';
import type { BeatKind } from './beats.ts';
import type { Member } from './crew.ts';
import type { PlannedEntity } from './planned.ts';
import { animation } from './sentences/animation.ts';
import { concept, modeling, rigging, shading } from './sentences/assets.ts';
import type { Bank } from './sentences/bank.ts';
import { compositing } from './sentences/compositing.ts';
import { fx } from './sentences/fx.ts';
import { boardNotes, clientNotes, general } from './sentences/general.ts';
import { layout } from './sentences/layout.ts';
import { lighting } from './sentences/lighting.ts';

const banks: Readonly<Record<string, Bank>> = {
  Layout: layout,
  Animation: animation,
  FX: fx,
  Lighting: lighting,
  Compositing: compositing,
  Concept: concept,
  Modeling: modeling,
  Rigging: rigging,
  Shading: shading,
};

export type Sentence = { readonly text: string; readonly mentioned: Member | null };

export type Talk = {
  /** What is said at a beat; `other` is whom a question is put to. */
  readonly say: (
    kind: BeatKind,
    taskType: string,
    entity: PlannedEntity,
    revision: number,
    other: Member,
    random: Random,
  ) => Sentence;
  readonly points: (taskType: string, entity: PlannedEntity, count: number, random: Random) => string[];
};

export const talk: Talk = {
  say: (kind, taskType, entity, revision, other, random) => {
    const bank = banks[taskType] ?? general;
    const lines = kind === 'board' ? boardNotes : kind === 'client' ? clientNotes : bank[kind];
    const line = random.pick(lines);
    return { text: filled(line, entity, revision, other, random), mentioned: line.includes('{at}') ? other : null };
  },
  points: (taskType, entity, count, random) => {
    const { points } = banks[taskType] ?? general;
    const first = random.whole(0, points.length - 1);
    return Array.from({ length: Math.min(count, points.length) }, (_, index) =>
      filled(points[(first + index) % points.length] ?? points[0], entity, 1, null, random),
    );
  },
};

function filled(line: string, entity: PlannedEntity, revision: number, other: Member | null, random: Random): string {
  if (!line.includes('{')) return line;
  const { production, durationFrames, cast, neighbour } = entity;
  const length = Math.max(24, durationFrames);
  const from = production.frameIn + Math.floor(random.between(0.1, 0.6) * length);
  const to = Math.min(production.frameIn + length - 1, from + random.whole(6, 26));
  const words: Readonly<Record<string, string>> = {
    f: `f${from}`,
    g: `f${to}`,
    n: String(random.whole(2, 8)),
    v: String(revision),
    char: cast.character,
    prop: cast.prop,
    set: cast.set,
    shot: neighbour,
    at: other ? `@${other.name}` : '',
  };
  // Some sentences write the `f` of a frame themselves.
  const text = line.replace(/f?\{(\w+)\}/g, (_, word: string) => words[word] ?? '');
  return /^v\d/.test(text) ? text : text.charAt(0).toUpperCase() + text.slice(1);
}

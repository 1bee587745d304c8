import { useEffect, useMemo, useState } from 'react';
import type { Medium } from './movie/medium.ts';
import type { MediumPool } from './movie/mediumPool.ts';
import { standingFor } from './movie/standingFor.ts';
import { type Pace, paceBeside } from './playback/beside.ts';
import { changePreferences, usePreferences } from './preferences.ts';
import type { FileForms } from './reviewFile.ts';
import { type MediumState, useMedium } from './useMedium.ts';
import type { Reviewed } from './useReviewed.ts';
import { useWantedOriginal } from './useWantedOriginal.ts';

/**
 * `file`: what is shown is the file itself, there is nothing else. `alone`: Kitsu's movie, and the file is not on this disk;
 * `fetchable`: but the server may have it. `missing`: it has not, or cannot be asked; `large`: it would take too much of what may be kept. `proxy`: Kitsu's movie is preferred.
 * `broken`: the file is here, and nothing here decodes it. `only`: the file, and Kitsu's movie is not on this disk.
 * `reduced`: a picture that is not shown in its full size.
 */
export type FormKind =
  | 'file'
  | 'only'
  | 'reduced'
  | 'alone'
  | 'fetchable'
  | 'missing'
  | 'large'
  | 'proxy'
  | 'opening'
  | 'original'
  | 'broken';

export type SeenForm = {
  readonly kind: FormKind;
  /** What it is seen as, frame for frame of itself. */
  readonly seen: Medium | null;
  /** What has to be said of the original beside Kitsu's movie; null while that is what is seen. */
  readonly pace: Pace | null;
  /** Has it fetched, where it has to be; null where there is no other form to change to. */
  readonly ask: (() => void) | null;
};

/** Kitsu's movie, or the file that it was made of where that is on this disk and preferred; Kitsu's alone counts frames. */
export function useOriginal(pool: MediumPool, forms: FileForms, reviewed: Reviewed): SeenForm {
  const { prefersOriginal } = usePreferences();
  const a = reviewed.problem === null ? reviewed.medium : null;
  const { source: address, isSourceHere } = forms;
  // What is on the server alone is fetched for whoever asks for it there and then, and for nobody else.
  const [asked, setAsked] = useState({ id: '', times: 0 });
  const isAsked = asked.times > 0 && asked.id === forms.id;
  const isWanted = prefersOriginal && (isSourceHere || isAsked) && reviewed.instead === null;
  const state = useMedium(pool, isWanted ? address : null, String(asked.times));
  const isArriving = isWanted && !isSourceHere && state.problem === null;
  useWantedOriginal(isArriving ? forms.id : null);
  useDiscarded(pool, isArriving ? (address?.id ?? null) : null);
  const original = state.problem === null ? state.medium : null;
  const seen = useMemo(() => (a === null || original === null ? a : standingFor(a, original)), [a, original]);
  const pace = useMemo(() => (a === null || original === null ? null : paceBeside(a, original)), [a, original]);
  const kind =
    address === null ? without(forms, reviewed) : isWanted ? opened(state) : isSourceHere ? 'proxy' : 'fetchable';
  if (reviewed.instead === 'source') return { kind: 'only', seen: a, pace: reviewed.pace, ask: null };
  const ask = (): void => setAsked({ id: forms.id, times: asked.times + 1 });
  return { kind, seen, pace, ask: address === null ? null : ask };
}

const toFetch: ReadonlySet<FormKind> = new Set(['fetchable', 'missing', 'large']);

/**
 * All that are shown to the other of the two: to the originals, where one of them is not seen as it could be; else to Kitsu's movies.
 * What could not be had the last time is asked for anew where there is nothing else to change. Null where none has another form.
 */
export function changeOf(all: readonly SeenForm[]): (() => void) | null {
  const known = all.filter(({ ask }) => ask !== null);
  if (known.length === 0) return null;
  const isShort = known.some(({ kind }) => kind === 'proxy' || kind === 'fetchable');
  const prefersOriginal = isShort || known.every(({ kind }) => toFetch.has(kind));
  return () => {
    changePreferences({ prefersOriginal });
    if (!prefersOriginal) return;
    for (const { kind, ask } of known) if (toFetch.has(kind)) ask?.();
  };
}

/** What has half arrived is opened anew the next time. */
function useDiscarded(pool: MediumPool, id: string | null): void {
  useEffect(() => (id === null ? undefined : () => pool.discard(id)), [pool, id]);
}

/** What waits to be published is the file; a picture is kept by Kitsu as it was. */
function without({ isItself }: FileForms, { instead }: Reviewed): FormKind {
  if (instead === 'reduced') return 'reduced';
  return isItself ? 'file' : 'alone';
}

function opened({ medium, problem }: MediumState): FormKind {
  if (problem?.code === 'not-here') return problem.message === 'too-large' ? 'large' : 'missing';
  if (problem !== null) return 'broken';
  return medium === null ? 'opening' : 'original';
}

/** Whether what is on screen is as it was published, and not what Kitsu made of it. */
export const isOriginal = (kind: FormKind): boolean => ['original', 'only', 'file'].includes(kind);

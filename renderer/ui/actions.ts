/**
 * What a screen makes of the actions of the catalogue (`keys/catalogue.ts`): the key handler, the command palette and the `?`
 * sheet read the same list. A screen offers its actions while it is mounted; the newest layer wins a key.
 */
import { useEffect, useLayoutEffect, useRef } from 'react';
import type { ActionId } from '../keys/catalogue.ts';
import { isSingleKey, matchesChord, parseKeys } from '../keys/chords.ts';
import type { IconName } from './Icon.tsx';
import { keysOf } from './liveKeys.ts';
import { isTextField } from './isTextField.ts';
import { showToast } from './toasts.ts';

export type Action = {
  readonly id: ActionId;
  /** A verb with its object, in the user's language. */
  readonly label: string;
  /** The heading it stands under in the palette and on the sheet. */
  readonly group: string;
  readonly icon?: IconName;
  /** Why it cannot be done now; it stays visible. */
  readonly disabledReason?: string | null;
  /** Known by key, but of no use in the palette (opening the palette). */
  readonly isKeyOnly?: boolean;
  readonly run: () => void;
};

/** With the chords and sequences that start it now; the first is the one shown. */
export type OfferedAction = Action & { readonly keys: readonly string[] };

type Layer = {
  readonly actions: { readonly current: readonly Action[] };
  readonly isActive: () => boolean;
  /** The higher wins, and of equal ones the newer. */
  readonly rank: number;
};

const layers: Layer[] = [];
let modalCount = 0;

const longestAwaitedMs = 2_000;
/** Asked for before the part that does it was there. */
let awaited: { readonly id: ActionId; readonly until: number } | null = null;

/** Runs an action as soon as a part that comes up now offers it: a key on a row that opens its panel, and begins there. */
export function runOnceOffered(id: ActionId): void {
  awaited = { id, until: performance.now() + longestAwaitedMs };
}

function runAwaited(layer: Layer): void {
  if (awaited === null || performance.now() > awaited.until || !layer.isActive()) return;
  const { id } = awaited;
  const action = layer.actions.current.find((offered) => offered.id === id);
  if (action === undefined) return;
  awaited = null;
  runOrTell(action);
}

/**
 * Offers actions while the component is mounted. `within`: they only fire while the focus is inside this element, and win
 * there over everything else (the player's keys). `isAhead`: they win over what was mounted later (what is selected, over
 * the panel of one of it).
 */
export function useActions(
  actions: readonly Action[],
  within?: { readonly current: HTMLElement | null },
  isAhead = false,
): void {
  const current = useRef(actions);
  // With what is painted, and not a moment after: on a busy computer a key that one sees would do nothing yet.
  useLayoutEffect(() => {
    current.current = actions;
  });
  const own = useRef<Layer | null>(null);
  useLayoutEffect(() => {
    const layer: Layer = {
      actions: current,
      isActive: () => within === undefined || (within.current?.contains(document.activeElement) ?? false),
      rank: within === undefined ? Number(isAhead) : 2,
    };
    layers.push(layer);
    own.current = layer;
    return () => {
      layers.splice(layers.indexOf(layer), 1);
    };
  }, [within, isAhead]);
  useEffect(() => {
    if (own.current !== null) runAwaited(own.current);
  }, [within, isAhead]);
}

type TakesDigit = (digit: string) => boolean;
const digitTakers: { readonly current: TakesDigit }[] = [];

/** Digits that are no key of an action, typed outside of a field. @param take answers whether it had a use for it */
export function useDigits(take: TakesDigit): void {
  const current = useRef(take);
  useLayoutEffect(() => {
    current.current = take;
  });
  useLayoutEffect(() => {
    digitTakers.push(current);
    return () => {
      digitTakers.splice(digitTakers.indexOf(current), 1);
    };
  }, []);
}

function byPrecedence(): readonly Layer[] {
  return layers.toReversed().sort((left, right) => right.rank - left.rank);
}

/** The newest layer first; of two actions with the same id the newer one. */
export function listActions(): readonly OfferedAction[] {
  const seen = new Map<ActionId, OfferedAction>();
  for (const layer of byPrecedence()) {
    for (const action of layer.actions.current)
      if (!seen.has(action.id)) seen.set(action.id, { ...action, keys: keysOf(action.id) });
  }
  return [...seen.values()];
}

function runOrTell({ run, label, disabledReason }: Action): void {
  if (disabledReason) tellWhyNot(label, disabledReason);
  else run();
}

/** What was asked for by a key and cannot be done says why: the next one takes its place. */
export function tellWhyNot(label: string, reason: string): void {
  showToast({ title: label, description: reason, topic: 'not-now' });
}

/** Starts what another part of the window offers, by its id; nothing where it is not offered. */
export function runAction(id: ActionId): void {
  const action = listActions().find((offered) => offered.id === id);
  if (action) runOrTell(action);
}

/** Keeps the keys of the screen behind quiet while a dialog is open. */
export function useModal(isOpen: boolean): void {
  useLayoutEffect(() => {
    if (!isOpen) return undefined;
    modalCount += 1;
    return () => {
      modalCount -= 1;
    };
  }, [isOpen]);
}

const sequenceMs = 1_500;
/** One that was closed may hold the focus for another moment, and has no use for keys any more. */
const openMenu = '[role="menu"]:not([data-closed]), [role="listbox"]:not([data-closed])';
/** Editing belongs to the field that has the focus. */
const keysOfTextFields = ['Mod+Z', 'Mod+Shift+Z', 'Mod+Y', 'Mod+A', 'Mod+C', 'Mod+X', 'Mod+V'];

/** One listener for the whole page. Returns how to remove it. */
export function listenForKeys(areSingleKeysOn: () => boolean): () => void {
  let started: { readonly first: string; readonly at: number } | null = null;

  function onKeyDown(event: KeyboardEvent) {
    // Whoever types on has something else in mind by now; in a menu one may just have chosen it.
    if (!(event.target instanceof Element && event.target.closest('[role="menu"]'))) awaited = null;
    if (event.defaultPrevented || event.isComposing || modalCount > 0) return;
    const isTyping = isTextField(event.target);
    const isInMenu = event.target instanceof Element && event.target.closest(openMenu) !== null;
    const pending = started !== null && event.timeStamp - started.at < sequenceMs ? started.first : null;
    const active = byPrecedence().filter((layer) => layer.isActive());

    for (const layer of active) {
      for (const action of layer.actions.current) {
        for (const keys of keysOf(action.id)) {
          if (isSingleKey(keys) && (isTyping || isInMenu || !areSingleKeysOn())) continue;
          if (isTyping && keysOfTextFields.includes(keys)) continue;
          if (keys === 'Enter' && isPressed(event.target)) continue;
          const step = stepOf(event, keys, pending);
          if (step === 'none') continue;
          if (step === 'started') {
            started = { first: keys.split(' ')[0] ?? '', at: event.timeStamp };
            continue;
          }
          event.preventDefault();
          started = null;
          // One that is held down has been answered; and whoever steps back from nothing asks for nothing.
          if (!action.disabledReason || !(event.repeat || keys === 'Escape')) runOrTell(action);
          return;
        }
      }
    }
    if (pending !== null) started = null;
    const isDigit = /^[0-9]$/.test(event.key) && !event.ctrlKey && !event.metaKey && !event.altKey;
    if (isDigit && areSingleKeysOn() && !isTyping && !isInMenu && digitTakers.some(({ current }) => current(event.key)))
      event.preventDefault();
  }

  window.addEventListener('keydown', onKeyDown);
  return () => window.removeEventListener('keydown', onKeyDown);
}

function stepOf(event: KeyboardEvent, keys: string, pending: string | null): 'none' | 'started' | 'done' {
  const chords = parseKeys(keys);
  const [first, second] = chords;
  if (!first) return 'none';
  if (!second) return pending === null && matchesChord(event, first) ? 'done' : 'none';
  if (pending === keys.split(' ')[0]) return matchesChord(event, second) ? 'done' : 'none';
  return matchesChord(event, first) ? 'started' : 'none';
}

/** Enter is how one presses it. */
function isPressed(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('button, a[href], summary, [aria-haspopup]') !== null;
}

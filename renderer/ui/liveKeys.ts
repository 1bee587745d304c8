/** The keys of this moment, outside of React: a key press asks without a render, and what shows a key follows by itself. */
import { useSyncExternalStore } from 'react';
import type { ActionId } from '../keys/catalogue.ts';
import { type Keymap, keymapOf } from '../keys/keymap.ts';

let keymap: Keymap = keymapOf({ keyPreset: 'kitsu', reboundKeys: {} });
const followers = new Set<() => void>();

export function setKeymap(next: Keymap): void {
  keymap = next;
  for (const follow of followers) follow();
}

export function keysOf(id: ActionId): readonly string[] {
  return keymap.get(id) ?? [];
}

/** What a control shows: the key of the action it starts, or one that belongs to the control itself (Enter in a form). */
export type ShownKeys = { readonly keys?: string | undefined; readonly keysOf?: ActionId | undefined };

export function useShownKeys({ keys, keysOf: id }: ShownKeys): string | undefined {
  const bound = useSyncExternalStore(followKeys, () => (id === undefined ? undefined : keysOf(id)[0]));
  return keys ?? bound;
}

function followKeys(follow: () => void): () => void {
  followers.add(follow);
  return () => followers.delete(follow);
}

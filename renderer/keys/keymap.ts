/** Which keys start which action: the defaults, a preset over them, and over both what this person chose. */
import type { KeyPreset, Settings } from '../../shared/model/settings.ts';
import { type ActionId, catalogue, type CatalogueAction, type Region } from './catalogue.ts';
import { collide } from './chords.ts';

export type Keymap = ReadonlyMap<ActionId, readonly string[]>;
export type ChosenKeys = Pick<Settings, 'keyPreset' | 'reboundKeys'>;

/** What differs from the defaults, which are Kitsu's. */
const presets: Readonly<Record<KeyPreset, Partial<Readonly<Record<ActionId, readonly string[]>>>>> = {
  kitsu: {},
  editorial: {
    'review.back': ['ArrowLeft', ','],
    'review.forward': ['ArrowRight', '.'],
    // What `,` and `.` give with Shift on most keyboards.
    'review.previous-mark': ['<'],
    'review.next-mark': ['>'],
  },
};

export const actionIds: readonly ActionId[] = Object.keys(catalogue).filter(isActionId);

export function isActionId(id: string): id is ActionId {
  return Object.hasOwn(catalogue, id);
}

export function inCatalogue(id: ActionId): CatalogueAction {
  return catalogue[id];
}

/** An action's keys before anybody chose others. */
function presetKeys(id: ActionId, preset: KeyPreset): readonly string[] {
  return presets[preset][id] ?? inCatalogue(id).keys;
}

/** Names of actions that this app does not know (a newer one wrote them) are left alone. */
export function keymapOf({ keyPreset, reboundKeys }: ChosenKeys): Keymap {
  return new Map(
    actionIds.map((id) => [id, (inCatalogue(id).isFixed ? undefined : reboundKeys[id]) ?? presetKeys(id, keyPreset)]),
  );
}

/** What a person chose, with other keys for one action; its preset's own need no keeping. */
export function rebound(
  { keyPreset, reboundKeys }: ChosenKeys,
  id: ActionId,
  keys: readonly string[],
): Settings['reboundKeys'] {
  const { [id]: _, ...others } = reboundKeys;
  const own = presetKeys(id, keyPreset);
  return keys.length === own.length && keys.every((one, index) => one === own[index])
    ? others
    : { ...others, [id]: keys };
}

/** The other actions that these keys would start as well: in the same region, or where one of the two is everywhere. */
export function conflictsOf(
  keymap: Keymap,
  id: ActionId,
  keys: string,
  among: readonly ActionId[] = actionIds,
): readonly ActionId[] {
  return among.filter(
    (other) =>
      other !== id && meet(id, other) && (keymap.get(other) ?? []).some((otherKeys) => collide(keys, otherKeys)),
  );
}

/** Whether a key must be free: Esc goes one step back everywhere, and Tab moves the focus. */
export function isReserved(keys: string): boolean {
  return /(^|\+)(Escape|Tab)$/.test(keys);
}

/** Of what can be on one screen together. A task's panel stands beside every list, and its keys work in both. */
const together: Partial<Readonly<Record<Region, readonly Region[]>>> = {
  lists: ['task', 'table', 'inbox', 'casting', 'playlist', 'people', 'time', 'chats'],
  task: ['table', 'inbox', 'time'],
};

function meet(id: ActionId, other: ActionId): boolean {
  return regionsOf(id).some((one) =>
    regionsOf(other).some(
      (two) =>
        one === two ||
        one === 'app' ||
        two === 'app' ||
        together[one]?.includes(two) === true ||
        together[two]?.includes(one) === true,
    ),
  );
}

function regionsOf(id: ActionId): readonly Region[] {
  const { region, alsoIn = [] } = inCatalogue(id);
  return [region, ...alsoIn];
}

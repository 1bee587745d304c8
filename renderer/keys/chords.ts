/**
 * Key chords as text: `Mod+K`, `Alt+ArrowLeft`, `?`, and sequences with a space, `G T`. `Mod` is Ctrl, on a Mac Cmd.
 *
 * Letters with Ctrl or Alt are the letter the layout prints where it prints Latin letters, and the physical key elsewhere
 * (Cyrillic, or a Mac's Alt layer), so that Ctrl+Z is the key that says Z on every keyboard. Signs are always the character.
 */
export type Chord = {
  readonly mod: boolean;
  readonly alt: boolean;
  readonly shift: boolean;
  /** `k`, `?`, `arrowleft`. */
  readonly key: string;
};

const isMac = typeof navigator !== 'undefined' && navigator.userAgent.includes('Mac');

export function parseKeys(keys: string): readonly Chord[] {
  return keys.split(' ').map((chord) => {
    const parts = chord.split('+');
    const key = parts.at(-1) ?? '';
    return {
      mod: parts.includes('Mod'),
      alt: parts.includes('Alt'),
      shift: parts.includes('Shift'),
      key: key.toLowerCase(),
    };
  });
}

export function matchesChord(event: KeyboardEvent, chord: Chord): boolean {
  const { mod, alt, isForeign } = modifiersOf(event);
  if (isForeign || mod !== chord.mod || alt !== chord.alt) return false;
  if (/^[0-9]$/.test(chord.key)) return digitOf(event) === chord.key && event.shiftKey === chord.shift;
  // Shift is how many layouts type a sign: `?` is the character, however it is made.
  if (!isSign(chord.key) && event.shiftKey !== chord.shift) return false;
  return keyOf(event) === chord.key;
}

/** What was pressed, as it is written here; null while only Ctrl, Alt or Shift are down. */
export function chordOf(event: KeyboardEvent): string | null {
  const { mod, alt, isForeign } = modifiersOf(event);
  const key = keyOf(event);
  if (isForeign || modifierKeys.has(key)) return null;
  const digit = /^[0-9]$/.test(key) || event.shiftKey ? /^Digit([0-9])$/.exec(event.code)?.[1] : undefined;
  const name =
    digit ?? (key.length === 1 ? key.toUpperCase() : key === 'space' || key === 'plus' ? capital(key) : event.key);
  const hasShift = event.shiftKey && (digit !== undefined || !isSign(key));
  return [mod && 'Mod', alt && 'Alt', hasShift && 'Shift', name].filter((part) => part !== false).join('+');
}

/** Whether pressing the one may start the other: they are the same, or one begins as the other does. */
export function collide(keys: string, other: string): boolean {
  const [one, two] = [keys.split(' '), other.split(' ')];
  return one[0] === two[0] && (one.length !== two.length || keys === other);
}

/** True for what a bare key press would do: these never fire in a text field and can be switched off. */
export function isSingleKey(keys: string): boolean {
  return parseKeys(keys).every(({ mod, alt, key }) => !mod && !alt && (key.length === 1 || isSign(key)));
}

const modifierKeys = new Set(['control', 'alt', 'shift', 'meta', 'altgraph', 'capslock', 'dead', 'process']);

function modifiersOf(event: KeyboardEvent): {
  readonly mod: boolean;
  readonly alt: boolean;
  readonly isForeign: boolean;
} {
  // AltGr is how some layouts type a sign, and Windows reports it as Ctrl with Alt.
  if (event.getModifierState('AltGraph')) return { mod: false, alt: false, isForeign: false };
  return {
    mod: isMac ? event.metaKey : event.ctrlKey,
    alt: event.altKey,
    isForeign: isMac ? event.ctrlKey : event.metaKey,
  };
}

function isSign(key: string): boolean {
  return key === 'plus' || (key.length === 1 && !/[a-z0-9]/.test(key));
}

/** By the place on the keyboard: with Shift it prints a sign, and in France it takes Shift to print the digit. */
function digitOf(event: KeyboardEvent): string {
  return /^Digit([0-9])$/.exec(event.code)?.[1] ?? event.key;
}

function capital(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1);
}

function keyOf(event: KeyboardEvent): string {
  const key = event.key.toLowerCase();
  const isPlainLatin = /^[a-z]$/.test(key);
  const physical = /^Key([A-Z])$/.exec(event.code)?.[1];
  if ((event.ctrlKey || event.metaKey || event.altKey) && !isPlainLatin && physical) return physical.toLowerCase();
  if (key === ' ') return 'space';
  return key === '+' ? 'plus' : key;
}

const macNames: Readonly<Record<string, string>> = { Mod: '⌘', Alt: '⌥', Shift: '⇧' };
const names: Readonly<Record<string, string>> = {
  Mod: 'Ctrl',
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  Enter: '↵',
  Escape: 'Esc',
  Delete: 'Del',
  Plus: '+',
  PageUp: 'PgUp',
  PageDown: 'PgDn',
};

/** What stands on the keys, one text a key: `['Ctrl', 'K']`. */
export function keyCaps(keys: string): readonly string[] {
  return keys
    .split(' ')
    .flatMap((chord) => chord.split('+').map((part) => (isMac ? macNames[part] : undefined) ?? names[part] ?? part));
}

/** For `aria-keyshortcuts`: `Control+K`. Sequences have no such notation. */
export function ariaKeys(keys: string): string | undefined {
  return keys.includes(' ') ? undefined : keys.replace('Mod', isMac ? 'Meta' : 'Control');
}

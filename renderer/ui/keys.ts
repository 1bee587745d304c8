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
  const mod = isMac ? event.metaKey : event.ctrlKey;
  const otherMod = isMac ? event.ctrlKey : event.metaKey;
  if (mod !== chord.mod || otherMod || event.altKey !== chord.alt) return false;
  const key = keyOf(event);
  const isSign = chord.key.length === 1 && !/[a-z0-9]/.test(chord.key);
  // Shift is how many layouts type a sign: `?` is the character, however it is made.
  if (!isSign && event.shiftKey !== chord.shift) return false;
  return key === chord.key;
}

/** True for what a bare key press would do: these never fire in a text field and can be switched off. */
export function isSingleKey(keys: string): boolean {
  return parseKeys(keys).every((chord) => !chord.mod && !chord.alt && chord.key.length === 1);
}

function keyOf(event: KeyboardEvent): string {
  const key = event.key.toLowerCase();
  const isPlainLatin = /^[a-z]$/.test(key);
  const physical = /^Key([A-Z])$/.exec(event.code)?.[1];
  if ((event.ctrlKey || event.metaKey || event.altKey) && !isPlainLatin && physical) return physical.toLowerCase();
  return key === ' ' ? 'space' : key;
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

/**
 * What an answer was read from, and what an announcement says has changed. A source is a table, a part of what waits, or a
 * state: `task`, `waiting.tasks`, `session`. Where an answer looked only at rows of some key it names them, `task.entityId=…`,
 * and a change of other rows does not concern it. Keys are shortened: two that fall together ask once too often.
 */

/** More changed keys than this are told as all of them. */
export const mostKeys = 400;
/** An answer that looked at more rests on all of it: its keys would be longer than what they save. */
const mostKeysRead = 2_000;

export const keySource = (family: string, key: string): string => `${family}=${shortened(key)}`;

/** What is announced where nobody knows, or wants to tell, which keys have changed. */
export const everyKey = (family: string): string => `${family}=*`;

/** With the keys of a family in one text: an answer of many rows looks at hundreds. */
export function packedReads(reads: Iterable<string>): readonly string[] {
  const packed: string[] = [];
  const families = new Map<string, string[]>();
  for (const source of reads) {
    const end = source.indexOf('=');
    if (end === -1) {
      packed.push(source);
      continue;
    }
    const family = source.slice(0, end);
    const keys = families.get(family);
    if (keys === undefined) families.set(family, [source.slice(end + 1)]);
    else keys.push(source.slice(end + 1));
  }
  for (const [family, keys] of families)
    packed.push(keys.length > mostKeysRead ? wholeOf(family) : `${family}=${keys.join(' ')}`);
  return packed;
}

/** What is announced beside any of its keys: of `task.entityId` the table, of a part of what waits that part. */
const wholeOf = (family: string): string => (family.startsWith('waiting.') ? family : family.replace(/\..*$/, ''));

/** @param reads as they were packed */
export function isTouched(reads: readonly string[], changed: ReadonlySet<string>): boolean {
  return reads.some((source) => {
    const end = source.indexOf('=');
    if (end === -1) return changed.has(source);
    const family = source.slice(0, end);
    if (changed.has(everyKey(family))) return true;
    return source
      .slice(end + 1)
      .split(' ')
      .some((key) => changed.has(`${family}=${key}`));
  });
}

/** FNV-1a, 32 bits. */
function shortened(key: string): string {
  let hash = 0x81_1c_9d_c5;
  for (let index = 0; index < key.length; index += 1)
    hash = Math.imul(hash ^ key.charCodeAt(index), 0x01_00_01_93) >>> 0;
  return hash.toString(36);
}

/** What was run and where one went through the palette, per account: recent places, and how often each command was used. */

export type RecentPlace = { readonly path: string; readonly title: string };

const mostRecent = 6;
const recentKey = (accountId: string) => `inari.palette.recent.${accountId}`;
const usesKey = (accountId: string) => `inari.palette.uses.${accountId}`;

/** One pair a line, tab between: a line that is not a pair is left out. */
function readPairs(key: string): readonly (readonly [string, string])[] {
  return (localStorage.getItem(key) ?? '').split('\n').flatMap((line) => {
    const [first, second] = line.split('\t');
    return first && second ? [[first, second] as const] : [];
  });
}

function writePairs(key: string, pairs: readonly (readonly [string, string])[]): void {
  localStorage.setItem(
    key,
    pairs.map((pair) => pair.map((text) => text.replace(/[\t\n]/g, ' ')).join('\t')).join('\n'),
  );
}

export function recentPlaces(accountId: string): readonly RecentPlace[] {
  return readPairs(recentKey(accountId)).map(([path, title]) => ({ path, title }));
}

export function rememberPlace(accountId: string, path: string, title: string): void {
  const others = readPairs(recentKey(accountId)).filter(([known]) => known !== path);
  writePairs(recentKey(accountId), [[path, title] as const, ...others].slice(0, mostRecent));
}

export function commandUses(accountId: string): ReadonlyMap<string, number> {
  return new Map(readPairs(usesKey(accountId)).map(([id, count]) => [id, Number(count) || 0]));
}

export function rememberUse(accountId: string, actionId: string): void {
  const uses = new Map(commandUses(accountId));
  uses.set(actionId, (uses.get(actionId) ?? 0) + 1);
  writePairs(
    usesKey(accountId),
    [...uses].map(([id, count]) => [id, String(count)] as const),
  );
}

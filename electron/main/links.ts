/** A place in Kitsu: the studio's host where the link names it, and the path as in Kitsu's own addresses. */
export type Place = { readonly host: string | null; readonly path: string };

const LONGEST_LINK = 2_000;

/** Reads `kitsu://host/path?query`; null for anything else. */
export function parseLink(link: string): Place | null {
  if (link.length > LONGEST_LINK || !/^kitsu:\/\//i.test(link) || !URL.canParse(link)) return null;
  const url = new URL(link);
  return { host: url.host === '' ? null : url.host, path: `${url.pathname === '' ? '/' : url.pathname}${url.search}` };
}

/** The first link among the words a program was started with. */
export function linkAmong(words: readonly string[]): Place | null {
  for (const word of words) {
    const place = parseLink(word);
    if (place !== null) return place;
  }
  return null;
}

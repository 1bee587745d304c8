type RawHeaders = Readonly<Record<string, string | readonly string[] | undefined>>;

/** Lower-case names, several lines joined, `set-cookie` apart; the length and coding of a body that was unpacked are left out. */
export function answerHeaders(raw: RawHeaders): {
  readonly headers: Record<string, string>;
  readonly setCookies: readonly string[];
  readonly coding: string;
} {
  const headers: Record<string, string> = {};
  let setCookies: readonly string[] = [];
  for (const [rawName, value] of Object.entries(raw)) {
    if (value === undefined) continue;
    const name = rawName.toLowerCase();
    const lines = typeof value === 'string' ? [value] : value;
    if (name === 'set-cookie') setCookies = lines;
    else headers[name] = lines.join(', ');
  }
  const coding = (headers['content-encoding'] ?? '').trim().toLowerCase();
  if (coding !== '' && coding !== 'identity') {
    delete headers['content-encoding'];
    delete headers['content-length'];
  }
  return { headers, setCookies, coding };
}

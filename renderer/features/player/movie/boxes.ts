/**
 * The outermost boxes of an MP4 or a QuickTime file say how long it is to be. Asked of one that is still arriving: its own length
 * is known from the first answer on, its last bytes are not here.
 */
const headBytes = 16;
/** `ftyp`, `moov`, `mdat` and what programs put between them; one in a thousand pieces is not walked through. */
const mostBoxes = 12;

/**
 * Whether they say that it goes on beyond its end.
 * @param ask answers as `fetch` does, and throws where there is nothing
 */
export async function endsEarly(url: string, ask: typeof fetch): Promise<boolean> {
  let at = 0;
  for (let box = 0; box < mostBoxes; box += 1) {
    const answer = await ask(url, { headers: { range: `bytes=${String(at)}-${String(at + headBytes - 1)}` } });
    const total = Number(/\/(\d+)$/.exec(answer.headers.get('content-range') ?? '')?.[1]);
    if (answer.status !== 206 || !Number.isFinite(total)) {
      await answer.body?.cancel();
      return false;
    }
    const length = boxLength(await answer.arrayBuffer());
    if (length === null) return false;
    at += length;
    if (at >= total) return at > total;
  }
  return false;
}

/** Null where it reaches to the end of the file, whatever that is, and where this is no box. */
function boxLength(head: ArrayBuffer): number | null {
  if (head.byteLength < 8) return null;
  const view = new DataView(head);
  const short = view.getUint32(0);
  const length = short === 1 && head.byteLength === headBytes ? Number(view.getBigUint64(8)) : short;
  const kind = String.fromCharCode(...new Uint8Array(head, 4, 4));
  return length >= 8 && /^[a-z0-9 ]{4}$/i.test(kind) ? length : null;
}

/**
 * The outermost boxes of an MP4 or a QuickTime file say how long it is to be. Asked of one that is still arriving: its own length
 * is known from the first answer on, its last bytes are not here.
 */
const headBytes = 16;
/** `ftyp`, `moov`, `mdat` and what programs put between them; one in a thousand pieces is not walked through. */
const mostBoxes = 12;

/**
 * Whether they say that its pictures go on beyond its end. Nothing behind these is asked for: whatever programs put there, it has not
 * arrived while they have not.
 * @param ask answers as `fetch` does, and throws where there is nothing
 */
export async function endsEarly(url: string, ask: typeof fetch): Promise<boolean> {
  let at = 0;
  for (let walked = 0; walked < mostBoxes; walked += 1) {
    const answer = await ask(url, { headers: { range: `bytes=${String(at)}-${String(at + headBytes - 1)}` } });
    const total = Number(/\/(\d+)$/.exec(answer.headers.get('content-range') ?? '')?.[1]);
    if (answer.status !== 206 || !Number.isFinite(total)) {
      await answer.body?.cancel();
      return false;
    }
    const box = boxOf(await answer.arrayBuffer());
    if (box === null) return false;
    at += box.length;
    if (box.kind === 'mdat' || at >= total) return at > total;
  }
  return false;
}

/** Null where it reaches to the end of the file, whatever that is, and where this is no box. */
function boxOf(head: ArrayBuffer): { readonly kind: string; readonly length: number } | null {
  if (head.byteLength < 8) return null;
  const view = new DataView(head);
  const short = view.getUint32(0);
  const length = short === 1 && head.byteLength === headBytes ? Number(view.getBigUint64(8)) : short;
  const kind = String.fromCharCode(...new Uint8Array(head, 4, 4));
  return length >= 8 && /^[a-z0-9 ]{4}$/i.test(kind) ? { kind, length } : null;
}

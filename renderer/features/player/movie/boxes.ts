/**
 * The outermost boxes of an MP4 or a QuickTime file, and the outermost elements of a WebM or a Matroska file, say how long it is to be.
 * Asked of one that is still arriving, too: its own length is known from the first answer on, its last bytes are not here.
 */
const headBytes = 16;
/** `ftyp`, `moov`, `mdat` and what programs put between them; one in a thousand pieces is not walked through. */
const mostBoxes = 12;
/** What pictures lie in. */
const isOfPictures = (kind: string): boolean => kind === 'mdat' || kind === 'segment';

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
    if (isOfPictures(box.kind) || at >= total) return at > total;
  }
  return false;
}

type Box = { readonly kind: string; readonly length: number };

/** Of a WebM or a Matroska file: what it is, and all else. */
const elementKinds: ReadonlyMap<number, string> = new Map([
  [0x1a45dfa3, 'ebml'],
  [0x18538067, 'segment'],
]);
const kindBytes = 4;

/** Null where it reaches to the end of the file, whatever that is, and where this is no box. */
function boxOf(head: ArrayBuffer): Box | null {
  if (head.byteLength < 8) return null;
  const view = new DataView(head);
  const element = elementKinds.get(view.getUint32(0));
  if (element !== undefined) return elementOf(view, element);
  const short = view.getUint32(0);
  const length = short === 1 && head.byteLength === headBytes ? Number(view.getBigUint64(8)) : short;
  const kind = String.fromCharCode(...new Uint8Array(head, 4, 4));
  return length >= 8 && /^[a-z0-9 ]{4}$/i.test(kind) ? { kind, length } : null;
}

/** Its length is told in as many bytes as the first of them has zeros in front, and one; all ones: whoever wrote it did not know. */
function elementOf(view: DataView, kind: string): Box | null {
  const first = view.getUint8(kindBytes);
  const lengthBytes = Math.clz32(first) - 23;
  if (lengthBytes > 8 || view.byteLength < kindBytes + lengthBytes) return null;
  let length = first & (0xff >> lengthBytes);
  let isUnknown = length === 0xff >> lengthBytes;
  for (let at = 1; at < lengthBytes; at += 1) {
    const byte = view.getUint8(kindBytes + at);
    length = length * 256 + byte;
    isUnknown &&= byte === 0xff;
  }
  return isUnknown ? null : { kind, length: kindBytes + lengthBytes + length };
}

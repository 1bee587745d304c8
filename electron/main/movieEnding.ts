/**
 * The ending of a movie by its first bytes. The file that Kitsu's movie was made of is called an MP4 by the server, and by its
 * row, whatever it is; other programs go by the ending.
 */
import path from 'node:path';

/** As many of the first bytes as tell. */
export const headBytes = 64;

/** What a QuickTime movie without a brand begins with. */
const oldQuickTime: readonly string[] = ['moov', 'mdat', 'wide', 'free', 'skip', 'pnot'];
const ebml = Buffer.from([0x1a, 0x45, 0xdf, 0xa3]);
const ofMp4: readonly string[] = ['.mp4', '.m4v'];
const ofMovies: readonly string[] = [...ofMp4, '.mov', '.mkv', '.webm', '.avi'];

/** Null where the bytes do not tell. */
function endingOf(head: Buffer): string | null {
  if (head.subarray(0, 4).equals(ebml)) return head.includes('webm') ? '.webm' : '.mkv';
  const box = head.toString('latin1', 4, 8);
  if (oldQuickTime.includes(box)) return '.mov';
  if (box === 'ftyp') return head.toString('latin1', 8, 12) === 'qt  ' ? '.mov' : '.mp4';
  if (head.toString('latin1', 0, 4) === 'RIFF' && head.toString('latin1', 8, 12) === 'AVI ') return '.avi';
  return null;
}

export function namedByHead(name: string, head: Buffer): string {
  const ending = endingOf(head);
  const written = path.extname(name);
  const known = written.toLowerCase();
  if (ending === null || known === ending || (ending === '.mp4' && ofMp4.includes(known))) return name;
  const stem = ofMovies.includes(known) ? name.slice(0, -written.length) : name;
  // Its author's name may have it already, before Kitsu's was put behind.
  return stem.toLowerCase().endsWith(ending) ? stem : `${stem}${ending}`;
}

import path from 'node:path';

/** Windows has devices of these names in every folder, whatever ending stands behind. */
const device = /^(con|prn|aux|nul|com\d|lpt\d)(?=[ .]|$)/i;
/** With room for what is put behind while it arrives: most disks take 255 bytes. */
const mostBytes = 200;

/** The page suggests a name, never a place. */
export function plainFileName(suggestedName: string): string {
  const name = path.basename(
    suggestedName
      // What turns the direction of letters, or is not seen at all, hides an ending.
      .replaceAll(/[\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g, '')
      // oxlint-disable-next-line no-control-regex -- they are in no name that is shown
      .replaceAll(/[\\/:*?"<>|\u0000-\u001f\u007f]/g, '-'),
  );
  // Windows leaves these out by itself: what is judged by its ending here would have another one there.
  const plain = shortened(name)
    .replace(/[. ]+$/, '')
    .replace(device, '_$1');
  return plain === '' ? 'file' : plain;
}

/** Its ending stays: the system goes by it. */
function shortened(name: string): string {
  const { name: stem, ext } = path.parse(name);
  const ending = Buffer.byteLength(ext) <= 20 ? ext : '';
  const letters = Array.from(ending === '' ? name : stem);
  while (Buffer.byteLength(letters.join('') + ending) > mostBytes) letters.length -= Math.ceil(letters.length / 50);
  return `${letters.join('')}${ending}`;
}

/** A movie as a download leaves it that was cut off: its index in front, its pictures not all there. */

const kindOf = (box: Buffer): string => box.toString('latin1', 4, 8);

function boxesOf(bytes: Buffer): readonly Buffer[] {
  const boxes: Buffer[] = [];
  for (let at = 0; at < bytes.length;) {
    const box = bytes.subarray(at, at + bytes.readUInt32BE(at));
    boxes.push(box);
    at += box.length;
  }
  return boxes;
}

/** @param share of its pictures' bytes that is left, between 0 and 1 */
export function cutOff(movie: Uint8Array, share: number): Uint8Array {
  const boxes = boxesOf(Buffer.from(movie));
  const [index, pictures] = ['moov', 'mdat'].map((kind) => boxes.find((box) => kindOf(box) === kind));
  if (index === undefined || pictures === undefined) throw new Error('no movie of one piece');
  const front = boxes.slice(0, boxes.indexOf(pictures));
  const moved = Buffer.from(index);
  // Where its pictures lie, counted from the beginning of the file.
  for (let at = moved.indexOf('stco'); at !== -1; at = moved.indexOf('stco', at + 1))
    for (let entry = 0; entry < moved.readUInt32BE(at + 8); entry += 1) {
      const offset = at + 12 + entry * 4;
      moved.writeUInt32BE(moved.readUInt32BE(offset) + index.length, offset);
    }
  return Buffer.concat([...front, moved, pictures.subarray(0, Math.round(pictures.length * share))]);
}

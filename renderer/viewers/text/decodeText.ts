/** Bytes as words: by their mark where they have one, as UTF-8 where they are that, and as what old Windows programs write. */
export function decodeText(bytes: Uint8Array<ArrayBuffer>): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** A zero is in no text, but in nearly every other file. */
export const isBinary = (text: string): boolean => text.slice(0, 4096).includes('\0');

/** One line of data, as programs write it, is laid out; what somebody laid out stays. */
export function laidOut(text: string, extension: string): string {
  if (extension !== 'json' && extension !== 'otio') return text;
  if (text.trimEnd().includes('\n')) return text;
  try {
    const value: unknown = JSON.parse(text);
    return JSON.stringify(value, null, 2);
  } catch {
    // It is shown as it is: why it cannot be read may be what one looks for.
    return text;
  }
}

/** Lines in blocks: only those in view are laid out. */
export function inBlocks(lines: readonly string[]): readonly (readonly string[])[] {
  return Array.from({ length: Math.ceil(lines.length / blockLines) }, (_, at) =>
    lines.slice(at * blockLines, (at + 1) * blockLines),
  );
}
export const blockLines = 200;

/** The key that a server gives to a column of metadata by its name: `Frame rate` becomes `frame_rate`. */
export const fieldNameOf = (name: string): string =>
  name
    .normalize('NFKD')
    .replaceAll(/[^\x20-\x7e]/g, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replaceAll(/^_+|_+$/g, '');

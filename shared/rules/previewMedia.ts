/** What a page can show by itself, going by what Kitsu's server makes of a file: pictures become png, movies mp4. */
export function previewMedia(extension: string): 'picture' | 'movie' | 'other' {
  const known = extension.toLowerCase();
  if (pictures.has(known)) return 'picture';
  return movies.has(known) ? 'movie' : 'other';
}

const pictures = new Set(['png', 'jpg', 'jpeg', 'jpe', 'gif', 'webp', 'bmp', 'svg']);
const movies = new Set(['mp4', 'm4v', 'mov', 'webm']);

import { mediaUrl } from '../../shared/mediaUrl.ts';
import type { RevisionFile } from '../../shared/model/screens.ts';

/**
 * A revision's file as it leaves the app. Of a movie Kitsu gives out the one that it made; the file itself where that is here.
 * Under its pictures' address it has no movies.
 */
export function revisionFileUrl({ file, media, source }: RevisionFile): string {
  if (media === 'movie') return mediaUrl(source === 'here' ? 'movie-source' : 'movie', file.id);
  return mediaUrl('original', file.id, { extension: file.extension });
}

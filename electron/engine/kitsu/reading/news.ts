import type { Client } from '../client.ts';
import { readNews } from '../decode/news.ts';
import type { Kitsu } from '../kitsu.ts';
import { readPage } from './lists.ts';

export function newsReading(client: Client): Pick<Kitsu, 'newsPage'> {
  return {
    newsPage: ({ productionId, before, page, limit }, signal) =>
      readPage(
        client,
        productionId === null ? '/data/projects/news' : `/data/projects/${productionId}/news`,
        // The server reads dates without a zone, to the second.
        { page, limit, before: before?.slice(0, 19) ?? null },
        readNews,
        signal,
      ),
  };
}

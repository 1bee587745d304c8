/** How much of a production's news is kept, and where it is written down how far it reaches. */
import type { Id } from '../../../shared/model/studio.ts';

/** Of each production. */
export const mostKept = 2_000;

/** Null: of all productions together. */
export type NewsSubject = Id | null;

export const newsKey = (productionId: NewsSubject): string => `news:${productionId ?? 'all'}`;

/** Its `watermark` is the moment from which on nothing is missing; `complete`: the server has nothing older. */
export const newsFromKey = (productionId: NewsSubject): string => `news-from:${productionId ?? 'all'}`;

import type { NewsFeed } from '../../../shared/model/news.ts';
import type { Day } from '../../../shared/model/studio.ts';
import { type EngineAnswer, useEngine } from '../../data/useEngine.ts';
import type { Place } from '../../place/place.ts';
import { spanOf } from './newsLines.ts';

export type NewsPlace = Extract<Place, { readonly page: 'news' }>;

export function useNews(place: NewsPlace, limit: number): EngineAnswer<NewsFeed> {
  const { productionId, personId, taskTypeId, taskStatusId, withPreviewsOnly, day } = place;
  const { from, until } = day === null ? { from: null, until: null } : spanOf(day);
  return useEngine(
    'news',
    { productionId, personId, taskTypeId, taskStatusId, withPreviewsOnly, from, until, limit },
    { keepsPrevious: true },
  );
}

export const spanStart = (day: Day): string => spanOf(day).from;

export const isFiltered = ({ personId, taskTypeId, taskStatusId, withPreviewsOnly, day }: NewsPlace): boolean =>
  personId !== null || taskTypeId !== null || taskStatusId !== null || withPreviewsOnly || day !== null;

/** What the page of a table asks the engine for, and asks ahead when the app starts on it. */
import { useAhead } from '../../data/useEngine.ts';
import { isListPage, kindOfPage, type ListPage, type Place } from '../../place/place.ts';
import { pageSize, type EntityKindShown, useFirstPage } from './entityRows.ts';
import { readLayout, type TableLayout } from './layout.ts';

export type ListPlace = Extract<Place, { page: ListPage }>;

export const kindOf = ({ page }: ListPlace): EntityKindShown => kindOfPage(page);

export const listInput = (place: ListPlace, { sort, thenBy, foldedGroupIds }: TableLayout) => ({
  productionId: place.productionId,
  kind: kindOf(place),
  episodeId: place.episodeId,
  search: place.search,
  sort,
  thenBy: [...thenBy],
  foldedGroupIds: [...foldedGroupIds],
  firstRows: pageSize,
});

const isListPlace = (place: Place): place is ListPlace => isListPage(place.page);

/** Its rows are then on their way while the window draws what stands around them. @param place null: nothing to ask */
export function useTableAhead(place: Place | null): void {
  const ask = useAhead();
  const list = place !== null && isListPlace(place) ? place : null;
  const onAnswer = useFirstPage(list?.productionId ?? '', list === null ? 'Shot' : kindOf(list));
  if (list !== null) ask('entityList', listInput(list, readLayout(list.productionId, kindOf(list))), onAnswer);
}

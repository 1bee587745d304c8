import { useEffect } from 'react';
import type { Production } from '../../shared/model/production.ts';
import { useStudio } from '../data/studio.ts';
import { useEngine } from '../data/useEngine.ts';
import { rememberedProduction, rememberProduction, useWhere } from '../place/navigation.ts';
import { productionOf } from '../place/place.ts';

/** The production one is in, or was in last, or the one to begin with; null where there is none, or it is not known yet. */
export function useCurrentProduction(): Production | null {
  const { productions, account } = useStudio();
  const here = productionOf(useWhere());
  useEffect(() => {
    if (here !== null) rememberProduction(account.id, here);
  }, [here, account.id]);
  const home = useEngine('sideBar', { productionId: null }).value?.homeProductionId ?? null;
  const candidates = [here, rememberedProduction(account.id), home];
  for (const id of candidates) {
    const known = id === null ? undefined : productions.get(id);
    if (known) return known;
  }
  return null;
}

import type { Production } from '../../../shared/model/production.ts';
import type { Id } from '../../../shared/model/studio.ts';
import { useStudio } from '../../data/studio.ts';
import { rememberedProduction } from '../../place/navigation.ts';

/** The production whose news are shown; while those of all are, the one that was open last. */
export function useCurrentNewsProduction(productionId: Id | null): Production | null {
  const { productions, account } = useStudio();
  return productions.get(productionId ?? rememberedProduction(account.id) ?? '') ?? null;
}

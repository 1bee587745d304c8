import { teamChange } from './teamChange.ts';

/** Somebody leaves a production's team; what is assigned to them stays assigned. */
export const removeFromTeam = teamChange('removeFromTeam');

import { teamChange } from './teamChange.ts';

/** Somebody of the studio comes into a production's team. */
export const addToTeam = teamChange('addToTeam');

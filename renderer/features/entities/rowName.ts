import type { EntityRow } from '../../../shared/model/screens.ts';

/** `SQ020 / SH0040`, with the episode in front where there are episodes. */
export function rowName({ episodeName, groupName, name }: EntityRow): string {
  return [episodeName, groupName, name].filter(Boolean).join(' / ');
}

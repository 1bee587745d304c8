import type { Probe } from '../probe.ts';
import { boards } from './boards.ts';
import { castings } from './casting.ts';
import { comments } from './comments.ts';
import { concepts } from './concepts.ts';
import { entities } from './entities.ts';
import { events } from './events.ts';
import { lists } from './lists.ts';
import { mediaFiles } from './media.ts';
import { notices } from './notices.ts';
import { playlists } from './playlists.ts';
import { previews } from './previews.ts';
import { production } from './production.ts';
import { session } from './session.ts';
import { sharedAssets } from './sharedAssets.ts';
import { studio } from './studio.ts';
import { tasks } from './tasks.ts';
import { teams } from './teams.ts';

/** The probes of every other route that the app calls. */
export const routeProbes: readonly Probe[] = [
  ...session,
  ...studio,
  ...boards,
  ...lists,
  ...entities,
  ...concepts,
  ...sharedAssets,
  ...comments,
  ...previews,
  ...mediaFiles,
  ...tasks,
  ...notices,
  ...castings,
  ...playlists,
  ...production,
  ...teams,
  ...events,
];

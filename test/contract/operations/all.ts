import type { Probe } from '../probe.ts';
import { assets } from './assets.ts';
import { authentication } from './authentication.ts';
import { chats } from './chat.ts';
import { comments } from './comments.ts';
import { entities } from './entities.ts';
import { files } from './files.ts';
import { previews, status } from './previews.ts';
import { production } from './production.ts';
import { settings } from './settings.ts';
import { user } from './user.ts';

/** The probes of the operations of the published specification. */
export const operationProbes: readonly Probe[] = [
  ...authentication,
  ...assets,
  ...comments,
  ...settings,
  ...entities,
  ...files,
  ...status,
  ...previews,
  ...production,
  ...user,
  ...chats,
];

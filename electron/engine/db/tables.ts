import type { Database } from './open.ts';
import { createAssetInstances, type AssetInstances } from './tables/assetInstances.ts';
import { createCastings, type Castings } from './tables/castings.ts';
import { createChats, type Chats } from './tables/chats.ts';
import { createComments, type Comments } from './tables/comments.ts';
import { createDrafts, type Drafts } from './tables/drafts.ts';
import { createEntities, type Entities } from './tables/entities.ts';
import { createForgottenMedia, type ForgottenMedia } from './tables/forgottenMedia.ts';
import { createIdentities, type Identities } from './tables/identities.ts';
import { createLateCommands, type LateCommands } from './tables/lateCommands.ts';
import { createMediaFiles, type MediaFiles } from './tables/mediaFiles.ts';
import { createMeta, type Meta } from './tables/meta.ts';
import { createNewsTable, type NewsTable } from './tables/news.ts';
import { createNotifications, type Notifications } from './tables/notifications.ts';
import { createOutbox, type Outbox } from './tables/outbox.ts';
import { createPinnedFiles, type PinnedFiles } from './tables/pinnedFiles.ts';
import { createPinnedSets, type PinnedSets } from './tables/pinnedSets.ts';
import { createPipelineFiles, type PipelineFiles } from './tables/pipelineFiles.ts';
import { createPlaylists, type Playlists } from './tables/playlists.ts';
import { createPreviewFiles, type PreviewFiles } from './tables/previewFiles.ts';
import { createScopes, type Scopes } from './tables/scopes.ts';
import { createSentCommands, type SentCommands } from './tables/sentCommands.ts';
import { createSeenTasks, type SeenTasks } from './tables/seenTasks.ts';
import { createStudioTables, type StudioTables } from './tables/studio.ts';
import { createTasks, type Tasks } from './tables/tasks.ts';
import { createDaysOff, type DaysOffTable } from './tables/daysOff.ts';
import { createTimeSpents, type TimeSpents } from './tables/timeSpents.ts';

/** Every table of an account's database, with the statements prepared once. */
export type Tables = StudioTables & {
  readonly entities: Entities;
  readonly tasks: Tasks;
  readonly comments: Comments;
  readonly previewFiles: PreviewFiles;
  readonly castings: Castings;
  readonly pipelineFiles: PipelineFiles;
  readonly assetInstances: AssetInstances;
  readonly playlists: Playlists;
  readonly news: NewsTable;
  readonly chats: Chats;
  readonly notifications: Notifications;
  readonly timeSpents: TimeSpents;
  readonly daysOff: DaysOffTable;
  readonly scopes: Scopes;
  readonly meta: Meta;
  readonly outbox: Outbox;
  readonly late: LateCommands;
  readonly drafts: Drafts;
  readonly identities: Identities;
  readonly sent: SentCommands;
  readonly seenTasks: SeenTasks;
  readonly forgottenMedia: ForgottenMedia;
  readonly mediaFiles: MediaFiles;
  readonly pinnedSets: PinnedSets;
  readonly pinnedFiles: PinnedFiles;
};

export function createTables(db: Database): Tables {
  return {
    ...createStudioTables(db),
    entities: createEntities(db),
    tasks: createTasks(db),
    comments: createComments(db),
    previewFiles: createPreviewFiles(db),
    castings: createCastings(db),
    pipelineFiles: createPipelineFiles(db),
    assetInstances: createAssetInstances(db),
    playlists: createPlaylists(db),
    news: createNewsTable(db),
    chats: createChats(db),
    notifications: createNotifications(db),
    timeSpents: createTimeSpents(db),
    daysOff: createDaysOff(db),
    scopes: createScopes(db),
    meta: createMeta(db),
    outbox: createOutbox(db),
    late: createLateCommands(db),
    drafts: createDrafts(db),
    identities: createIdentities(db),
    sent: createSentCommands(db),
    seenTasks: createSeenTasks(db),
    forgottenMedia: createForgottenMedia(db),
    mediaFiles: createMediaFiles(db),
    pinnedSets: createPinnedSets(db),
    pinnedFiles: createPinnedFiles(db),
  };
}

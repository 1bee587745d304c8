/*
 * All routes of the API.
 */
import type { Route } from '../route.ts';
import { authRoutes } from './auth.ts';
import { boardRoutes } from './boards.ts';
import { budgetRoutes } from './budgets.ts';
import { instanceRoutes } from './instances.ts';
import { castingRoutes } from './castings.ts';
import { chatRoutes } from './chats.ts';
import { belowCommentRoutes } from './belowComments.ts';
import { commentRoutes } from './comments.ts';
import { contextRoutes } from './context.ts';
import { dayOffRoutes } from './dayOffs.ts';
import { descriptorRoutes } from './descriptors.ts';
import { entityRoutes } from './entities.ts';
import { outputFileRoutes } from './outputFiles.ts';
import { fileRoutes } from './files.ts';
import { indexRoutes } from './index.ts';
import { assetTypeRoutes } from './assetTypes.ts';
import { kindChangeRoutes } from './kindChanges.ts';
import { kindListRoutes } from './kindLists.ts';
import { kindOneRoutes } from './kindOne.ts';
import { kindTaskRoutes } from './kindTasks.ts';
import { newEntityRoutes } from './newEntities.ts';
import { sharedAssetRoutes } from './sharedAssets.ts';
import { newsRoutes } from './news.ts';
import { notificationRoutes } from './notifications.ts';
import { personRoutes } from './persons.ts';
import { pictureRoutes } from './pictures.ts';
import { planningRoutes } from './planning.ts';
import { playlistBuildRoutes } from './playlistBuilds.ts';
import { playlistShareRoutes } from './playlistShares.ts';
import { playlistRoutes } from './playlists.ts';
import { previewListRoutes } from './previewLists.ts';
import { previewRoutes } from './previews.ts';
import { projectSettingRoutes } from './projectSettings.ts';
import { projectRoutes } from './projects.ts';
import { searchFilterRoutes } from './searchFilters.ts';
import { statsRoutes } from './stats.ts';
import { studioCrudRoutes } from './crudStudio.ts';
import { assignmentRoutes } from './assignments.ts';
import { newTaskRoutes } from './newTasks.ts';
import { taskRoutes } from './tasks.ts';
import { timeTableRoutes } from './timeTables.ts';
import { timeRoutes } from './times.ts';
import { twoFactorRoutes } from './twoFactor.ts';
import { subscriptionRoutes } from './subscriptions.ts';
import { openTaskRoutes } from './openTasks.ts';
import { ownEntityRoutes } from './ownEntities.ts';
import { userRoutes } from './user.ts';
import { variousRoutes } from './various.ts';

export const routes: readonly Route[] = [
  ...authRoutes,
  ...boardRoutes,
  ...budgetRoutes,
  ...castingRoutes,
  ...instanceRoutes,
  ...chatRoutes,
  ...commentRoutes,
  ...belowCommentRoutes,
  ...contextRoutes,
  ...dayOffRoutes,
  ...descriptorRoutes,
  ...entityRoutes,
  ...fileRoutes,
  ...outputFileRoutes,
  ...indexRoutes,
  ...assetTypeRoutes,
  ...kindChangeRoutes,
  ...kindListRoutes,
  ...kindOneRoutes,
  ...kindTaskRoutes,
  ...newEntityRoutes,
  ...sharedAssetRoutes,
  ...newsRoutes,
  ...notificationRoutes,
  ...personRoutes,
  ...pictureRoutes,
  ...planningRoutes,
  ...playlistRoutes,
  ...playlistBuildRoutes,
  ...playlistShareRoutes,
  ...previewRoutes,
  ...previewListRoutes,
  ...projectRoutes,
  ...projectSettingRoutes,
  ...searchFilterRoutes,
  ...statsRoutes,
  ...studioCrudRoutes,
  ...taskRoutes,
  ...newTaskRoutes,
  ...assignmentRoutes,
  ...timeRoutes,
  ...timeTableRoutes,
  ...twoFactorRoutes,
  ...userRoutes,
  ...ownEntityRoutes,
  ...openTaskRoutes,
  ...subscriptionRoutes,
  ...variousRoutes,
];

import type { PlaylistRow } from '../../../shared/model/screens.ts';

export const playlistRow: PlaylistRow = {
  id: 'dailies',
  productionId: 'lanternfall',
  name: 'Dailies',
  episodeId: null,
  isForAll: false,
  isForClient: false,
  kind: 'Shot',
  taskTypeId: null,
  createdBy: 'camille',
  createdAt: null,
  updatedAt: null,
  entryCount: 3,
  thumbnailId: null,
  canEdit: true,
  isBeingDeleted: false,
  marks: {},
};

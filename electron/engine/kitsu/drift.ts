/**
 * The app is written against the newest Kitsu. What an older server does otherwise stands here, one entry each, and is
 * chosen once at login. No other place knows a version.
 */
import { ApiError } from './ApiError.ts';
import type { WireRow } from './decode/rows.ts';
import { textOf } from './decode/wireValues.ts';
import type { BoardKind, Kitsu } from './kitsu.ts';
import { compareVersions } from './version.ts';

export type Dialect = {
  readonly features: Kitsu['features'];
  /** Brings a row of /data/user/context up to the newest shape. */
  readonly taskStatus: (row: WireRow) => WireRow;
  /** A vendor's productions come with the descriptors of all productions, and have to be asked for their own. */
  readonly mixesDescriptorsForVendors: boolean;
  /** What a refusal to unassign means; answers the error to throw. */
  readonly unassignFailure: (error: ApiError) => ApiError;
  /** What a refusal to change an entity means; answers the error to throw. */
  readonly editEntityFailure: (error: ApiError) => ApiError;
  /** What a board is asked with besides its production. @param isInOnePiece as in `Kitsu.board` */
  readonly boardQuery: (kind: BoardKind, isInOnePiece: boolean) => Readonly<Record<string, string>>;
};

type Difference = {
  /** The first version that behaves like the newest. */
  readonly until: string;
  readonly difference: string;
  readonly adapt: (newer: Dialect) => Dialect;
};

const newest: Dialect = {
  features: {
    filtersPreviewFilesByProduction: true,
    setsManyPriorities: true,
    sharesPlaylists: true,
    creatorsComment: true,
    ordersDescriptors: true,
    givesSources: true,
    attachesToReplies: true,
    // 10 GiB unless its administrator says otherwise, which it does not tell.
    uploadLimitBytes: 10_737_418_240,
  },
  taskStatus: (row) => row,
  mixesDescriptorsForVendors: false,
  unassignFailure: (error) => error,
  editEntityFailure: (error) => error,
  // Only these two have the short forms; the other kinds are few in a production.
  boardQuery: (kind, isInOnePiece) =>
    kind === 'shots' || kind === 'assets' ? { compact: 'true', ...(isInOnePiece ? {} : { stream: 'true' }) } : {},
};

/** Newest first, as they are undone one after the other on the way back. */
const differences: readonly Difference[] = [
  {
    // Seen on 0.20.52; which version mended it is not known.
    until: '1.0.97',
    difference: 'in the context of a vendor each production has the descriptors of all',
    adapt: (newer) => ({ ...newer, mixesDescriptorsForVendors: true }),
  },
  {
    // Seen on 0.20.52; which version mended it is not known.
    until: '1.0.97',
    difference:
      'who may not unassign others is answered 500, even for themselves: the check itself breaks, before anything is done',
    adapt: (newer) => ({
      ...newer,
      unassignFailure: (error) =>
        error.status === 500
          ? new ApiError(
              'forbidden',
              { status: 500, mayHaveActed: false, serverMessage: error.serverMessage },
              {},
              { cause: error },
            )
          : newer.unassignFailure(error),
    }),
  },
  {
    until: '1.0.68',
    difference: '/data/preview-files ignores project_id',
    adapt: (newer) => ({
      ...newer,
      features: { ...newer.features, filtersPreviewFilesByProduction: false },
    }),
  },
  {
    until: '1.0.68',
    difference: 'whatever goes wrong when an entity is changed is a 400, a refusal included: its text alone says 403',
    adapt: (newer) => ({
      ...newer,
      editEntityFailure: (error) =>
        error.status === 400 && error.serverMessage.startsWith('403')
          ? new ApiError(
              'forbidden',
              { status: 400, mayHaveActed: false, serverMessage: error.serverMessage },
              {},
              { cause: error },
            )
          : newer.editEntityFailure(error),
    }),
  },
  {
    until: '1.0.66',
    difference: 'only the movie that was made of a file is given out, never the file',
    adapt: (newer) => ({ ...newer, features: { ...newer.features, givesSources: false } }),
  },
  {
    until: '1.0.54',
    difference: 'priorities are set task by task',
    adapt: (newer) => ({ ...newer, features: { ...newer.features, setsManyPriorities: false } }),
  },
  {
    until: '1.0.53',
    difference: 'boards are one plain array; compact and stream are ignored; only a proxy limits the size of a file',
    adapt: (newer) => ({
      ...newer,
      features: { ...newer.features, uploadLimitBytes: null },
      boardQuery: () => ({}),
    }),
  },
  {
    until: '1.0.41',
    difference: 'who made an entity may not comment on its tasks for that alone',
    adapt: (newer) => ({ ...newer, features: { ...newer.features, creatorsComment: false } }),
  },
  {
    until: '1.0.32',
    difference: 'playlists are not shared by links',
    adapt: (newer) => ({ ...newer, features: { ...newer.features, sharesPlaylists: false } }),
  },
  {
    until: '0.20.69',
    difference: 'files that come with a reply are left aside without a word',
    adapt: (newer) => ({ ...newer, features: { ...newer.features, attachesToReplies: false } }),
  },
  {
    until: '0.20.84',
    difference: 'columns of metadata have no order but that of their names',
    adapt: (newer) => ({ ...newer, features: { ...newer.features, ordersDescriptors: false } }),
  },
  {
    until: '0.20.57',
    difference: 'a status does not say is_wip: the one whose short name is wip is it',
    adapt: (newer) => ({
      ...newer,
      taskStatus: (row) =>
        newer.taskStatus('is_wip' in row ? row : { ...row, is_wip: textOf(row['short_name']).toLowerCase() === 'wip' }),
    }),
  },
];

export function dialectOf(version: string): Dialect {
  return differences
    .filter(({ until }) => compareVersions(version, until) < 0)
    .reduce((dialect, { adapt }) => adapt(dialect), newest);
}

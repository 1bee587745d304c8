import type { AnswerOf, InputOf, Queries } from '../../../shared/ipc.ts';
import { backgrounds } from './backgrounds.ts';
import { castableAssets } from './castableAssets.ts';
import { createCastOfShots } from './castOfShots.ts';
import { castIn } from './castIn.ts';
import { conceptLinks, linkable } from './conceptLinks.ts';
import { createCastingBoard } from './castingBoard.ts';
import { createColumns } from './columns.ts';
import { createCellTasks } from './cellTasks.ts';
import { chosenKeys, chosenRows, createChosenTasks } from './chosenTasks.ts';
import { chat, chats } from './chats.ts';
import { comments } from './comments.ts';
import type { QueryContext } from './context.ts';
import { dayLog } from './dayLog.ts';
import { createEntityMatches } from './entityMatches.ts';
import { entityCasting } from './entityCasting.ts';
import { entityActivity } from './entityActivity.ts';
import { entityFiles } from './entityFiles.ts';
import { entityLabels } from './entityLabels.ts';
import { entityTime } from './entityTime.ts';
import { createEntityDetail } from './entityDetail.ts';
import { createEntityList } from './entityList.ts';
import { entityPreviews } from './entityPreviews.ts';
import { createEntityParts } from './entityParts.ts';
import { createEntityRows } from './entityRows.ts';
import { episodes } from './episodes.ts';
import { createInbox } from './inbox.ts';
import { news } from './news.ts';
import { createFileMatches } from './fileMatches.ts';
import { people, person } from './people.ts';
import { createPalette } from './palette.ts';
import { mediaHere } from './mediaHere.ts';
import { createReel } from './reel.ts';
import { playlist } from './playlist.ts';
import { playlists } from './playlists.ts';
import { playlistTasks } from './playlistTasks.ts';
import { revisionChoices } from './revisionChoices.ts';
import { ownNotes } from './ownNotes.ts';
import { savedSearches } from './savedSearches.ts';
import { createSearchCounts } from './searchCounts.ts';
import { sequences } from './sequences.ts';
import { createSideBar } from './sideBar.ts';
import { since } from './since.ts';
import { createTaskColumn } from './taskColumn.ts';
import { studio } from './studio.ts';
import { task } from './task.ts';
import { createTimesheet } from './timesheet.ts';
import { createTodoList } from './todoList.ts';
import { wouldBreak } from './wouldBreak.ts';

/** What is answered from the mirror alone; the others speak of the engine itself. */
export type MirrorQueryName = Exclude<
  keyof Queries,
  | 'session'
  | 'accounts'
  | 'settings'
  | 'sync'
  | 'pullSteps'
  | 'storage'
  | 'queue'
  | 'queueExport'
  | 'notices'
  | 'draft'
  | 'pinnedSets'
  | 'pinMeasure'
  | 'playlistDownload'
  | 'room'
>;

export type MirrorQueries = {
  readonly [Name in MirrorQueryName]: (input: InputOf<Queries, Name>) => AnswerOf<Queries, Name>;
};

/** The queries of one account, with what they keep in memory. */
export function createMirrorQueries(context: QueryContext): MirrorQueries {
  const columns = createColumns(context.db, context.tables, context.overlay);
  const entityRows = createEntityRows(context);
  const entityMatches = createEntityMatches(context, columns);
  return {
    studio: () => studio(context),
    sideBar: createSideBar(context),
    entityList: createEntityList(context, entityMatches, entityRows),
    entityRows,
    entityDetail: createEntityDetail(context, columns),
    entityParts: createEntityParts(context, columns, entityRows),
    castOfShots: createCastOfShots(context, columns),
    entityFiles: (input) => entityFiles(context, input),
    entityTime: (input) => entityTime(context, input),
    entityActivity: (input) => entityActivity(context, input),
    entityCasting: (input) => entityCasting(context, input),
    entityNames: ({ entityIds }) => [...entityLabels(context, entityIds).values()].map(({ label }) => label),
    conceptLinks: (input) => conceptLinks(context, input),
    linkable: (input) => linkable(context, input),
    castIn: (input) => castIn(context, input),
    wouldBreak: (input) => wouldBreak(context, input),
    castingBoard: createCastingBoard(context, columns),
    castableAssets: (input) => castableAssets(context, input),
    entityPreviews: (input) => entityPreviews(context, input),
    episodes: (input) => episodes(context, input),
    sequences: (input) => sequences(context, input),
    cellTasks: createCellTasks(context, columns),
    taskColumn: createTaskColumn(context, entityMatches),
    searchCounts: createSearchCounts(entityMatches),
    ownNotes: () => ownNotes(context),
    backgrounds: (input) => backgrounds(context, input),
    savedSearches: (input) => savedSearches(context, input),
    playlists: (input) => playlists(context, input),
    playlist: (input) => playlist(context, input),
    playlistTasks: (input) => playlistTasks(context, input),
    revisionChoices: (input) => revisionChoices(context, input),
    reel: createReel(context, columns),
    mediaHere: (input) => mediaHere(context, input),
    todoList: createTodoList(context),
    task: (input) => task(context, input),
    chosenTasks: createChosenTasks(context),
    chosenKeys: (input) => chosenKeys(context, input),
    chosenRows: (input) => chosenRows(context, input),
    comments: (input) => comments(context, input),
    dayLog: (input) => dayLog(context, input),
    inbox: createInbox(context),
    chats: () => chats(context),
    chat: (input) => chat(context, input),
    people: (input) => people(context, input),
    person: (input) => person(context, input),
    news: (input) => news(context, input),
    since: () => since(context),
    timesheet: createTimesheet(context),
    palette: createPalette(context, columns),
    fileMatches: createFileMatches(context, columns),
  };
}

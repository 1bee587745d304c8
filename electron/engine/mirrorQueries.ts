import { queries } from '../../shared/ipc.ts';
import type { OpenAccount } from './openAccount.ts';
import type { MirrorQueries, MirrorQueryName } from './queries/registry.ts';
import { handle, type Answered, type QueryHandlers } from './server.ts';

/**
 * The queries that read the mirror of the account a line speaks of, each telling what it looked at. Which account is open and what is
 * being pulled are no tables: every answer that rests on them says so.
 */
export function mirrorQueries(account: (lineId: number) => OpenAccount): Pick<QueryHandlers, MirrorQueryName> {
  const answer = <Value>(
    lineId: number,
    read: (mirror: MirrorQueries) => Value,
    ...states: readonly string[]
  ): Answered<Value> => {
    const open = account(lineId);
    const { value, reads } = open.db.tracked(() => read(open.mirror));
    return { value, reads: [...reads, 'session', ...states] };
  };
  return {
    studio: handle(queries.studio, (_input, lineId) => answer(lineId, (mirror) => mirror.studio({}))),
    sideBar: handle(queries.sideBar, (input, lineId) => answer(lineId, (mirror) => mirror.sideBar(input))),
    entityList: handle(queries.entityList, (input, lineId) => answer(lineId, (mirror) => mirror.entityList(input))),
    entityRows: handle(queries.entityRows, (input, lineId) => answer(lineId, (mirror) => mirror.entityRows(input))),
    entityDetail: handle(queries.entityDetail, (input, lineId) =>
      answer(lineId, (mirror) => mirror.entityDetail(input)),
    ),
    entityParts: handle(queries.entityParts, (input, lineId) => answer(lineId, (mirror) => mirror.entityParts(input))),
    castOfShots: handle(queries.castOfShots, (input, lineId) => answer(lineId, (mirror) => mirror.castOfShots(input))),
    entityFiles: handle(queries.entityFiles, (input, lineId) => answer(lineId, (mirror) => mirror.entityFiles(input))),
    entityTime: handle(queries.entityTime, (input, lineId) => answer(lineId, (mirror) => mirror.entityTime(input))),
    entityActivity: handle(queries.entityActivity, (input, lineId) =>
      answer(lineId, (mirror) => mirror.entityActivity(input)),
    ),
    entityCasting: handle(queries.entityCasting, (input, lineId) =>
      answer(lineId, (mirror) => mirror.entityCasting(input)),
    ),
    conceptLinks: handle(queries.conceptLinks, (input, lineId) =>
      answer(lineId, (mirror) => mirror.conceptLinks(input)),
    ),
    linkable: handle(queries.linkable, (input, lineId) => answer(lineId, (mirror) => mirror.linkable(input))),
    castIn: handle(queries.castIn, (input, lineId) => answer(lineId, (mirror) => mirror.castIn(input))),
    wouldBreak: handle(queries.wouldBreak, (input, lineId) => answer(lineId, (mirror) => mirror.wouldBreak(input))),
    castingBoard: handle(queries.castingBoard, (input, lineId) =>
      answer(lineId, (mirror) => mirror.castingBoard(input)),
    ),
    castableAssets: handle(queries.castableAssets, (input, lineId) =>
      answer(lineId, (mirror) => mirror.castableAssets(input)),
    ),
    entityPreviews: handle(queries.entityPreviews, (input, lineId) =>
      answer(lineId, (mirror) => mirror.entityPreviews(input), 'media'),
    ),
    episodes: handle(queries.episodes, (input, lineId) => answer(lineId, (mirror) => mirror.episodes(input))),
    sequences: handle(queries.sequences, (input, lineId) => answer(lineId, (mirror) => mirror.sequences(input))),
    ownNotes: handle(queries.ownNotes, (_input, lineId) => answer(lineId, (mirror) => mirror.ownNotes({}))),
    backgrounds: handle(queries.backgrounds, (input, lineId) => answer(lineId, (mirror) => mirror.backgrounds(input))),
    savedSearches: handle(queries.savedSearches, (input, lineId) =>
      answer(lineId, (mirror) => mirror.savedSearches(input)),
    ),
    cellTasks: handle(queries.cellTasks, (input, lineId) => answer(lineId, (mirror) => mirror.cellTasks(input))),
    taskColumn: handle(queries.taskColumn, (input, lineId) => answer(lineId, (mirror) => mirror.taskColumn(input))),
    searchCounts: handle(queries.searchCounts, (input, lineId) =>
      answer(lineId, (mirror) => mirror.searchCounts(input)),
    ),
    playlists: handle(queries.playlists, (input, lineId) => answer(lineId, (mirror) => mirror.playlists(input))),
    playlist: handle(queries.playlist, (input, lineId) => answer(lineId, (mirror) => mirror.playlist(input))),
    playlistTasks: handle(queries.playlistTasks, (input, lineId) =>
      answer(lineId, (mirror) => mirror.playlistTasks(input)),
    ),
    revisionChoices: handle(queries.revisionChoices, (input, lineId) =>
      answer(lineId, (mirror) => mirror.revisionChoices(input)),
    ),
    reel: handle(queries.reel, (input, lineId) => answer(lineId, (mirror) => mirror.reel(input))),
    mediaHere: handle(queries.mediaHere, (input, lineId) =>
      answer(lineId, (mirror) => mirror.mediaHere(input), 'media'),
    ),
    todoList: handle(queries.todoList, (input, lineId) => answer(lineId, (mirror) => mirror.todoList(input))),
    task: handle(queries.task, (input, lineId) => answer(lineId, (mirror) => mirror.task(input), 'room-ink')),
    entityNames: handle(queries.entityNames, (input, lineId) => answer(lineId, (mirror) => mirror.entityNames(input))),
    chosenKeys: handle(queries.chosenKeys, (input, lineId) => answer(lineId, (mirror) => mirror.chosenKeys(input))),
    chosenRows: handle(queries.chosenRows, (input, lineId) => answer(lineId, (mirror) => mirror.chosenRows(input))),
    chosenTasks: handle(queries.chosenTasks, (input, lineId) => answer(lineId, (mirror) => mirror.chosenTasks(input))),
    comments: handle(queries.comments, (input, lineId) => answer(lineId, (mirror) => mirror.comments(input))),
    dayLog: handle(queries.dayLog, (input, lineId) => answer(lineId, (mirror) => mirror.dayLog(input))),
    timesheet: handle(queries.timesheet, (input, lineId) => answer(lineId, (mirror) => mirror.timesheet(input))),
    inbox: handle(queries.inbox, (input, lineId) => answer(lineId, (mirror) => mirror.inbox(input))),
    chats: handle(queries.chats, (_input, lineId) => answer(lineId, (mirror) => mirror.chats({}))),
    chat: handle(queries.chat, (input, lineId) => answer(lineId, (mirror) => mirror.chat(input))),
    people: handle(queries.people, (input, lineId) => answer(lineId, (mirror) => mirror.people(input))),
    person: handle(queries.person, (input, lineId) => answer(lineId, (mirror) => mirror.person(input))),
    news: handle(queries.news, (input, lineId) => answer(lineId, (mirror) => mirror.news(input))),
    since: handle(queries.since, (_input, lineId) => answer(lineId, (mirror) => mirror.since({}))),
    fileMatches: handle(queries.fileMatches, (input, lineId) => answer(lineId, (mirror) => mirror.fileMatches(input))),
    palette: handle(queries.palette, (input, lineId) => answer(lineId, (mirror) => mirror.palette(input))),
  };
}

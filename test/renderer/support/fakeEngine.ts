/**
 * Stands in for preload, main process and engine: a typed answer for every query, command and call, over a real
 * MessagePort. A test changes an answer and announces what changed, as the engine would.
 */
import { InariError } from '../../../shared/errors.ts';
import type {
  AnswerOf,
  CommandAnswer,
  Commands,
  Desktop,
  EngineCalls,
  EngineEvent,
  Envelope,
  InputOf,
  MainCalls,
  Queries,
  Request,
} from '../../../shared/ipc.ts';
import { commands, engineCalls, mainCalls, queries } from '../../../shared/ipc.ts';
import { defaultSettings, type Settings } from '../../../shared/model/settings.ts';
import * as fixtures from './fixtures.ts';

type Answers = {
  [Name in keyof Queries]: (input: InputOf<Queries, Name>) => AnswerOf<Queries, Name>;
} & {
  [Name in keyof Commands]: (input: InputOf<Commands, Name>) => AnswerOf<Commands, Name>;
} & {
  [Name in keyof EngineCalls]: (input: InputOf<EngineCalls, Name>) => AnswerOf<EngineCalls, Name>;
} & {
  [Name in keyof MainCalls]: (input: InputOf<MainCalls, Name>) => AnswerOf<MainCalls, Name>;
};

/** A test names what each query reads only where it matters; by default every query reads its own name. */
const readsOf: Partial<Record<keyof Queries, readonly string[]>> = {};

const inputs = { ...queries, ...commands, ...engineCalls, ...mainCalls };

export type FakeEngine = {
  readonly desktop: Desktop;
  /** Replaces answers; the next question gets the new ones. */
  readonly answer: (answers: Partial<Answers>) => void;
  readonly announce: (event: EngineEvent) => void;
  /** Everything that was asked, in order. */
  readonly asked: Request[];
  /** Requests of this name get no answer until they are let go. */
  readonly hold: (name: string) => () => void;
  readonly stop: () => void;
  readonly restart: () => void;
};

export function createFakeEngine(page: Window): FakeEngine {
  let settings: Settings = defaultSettings;
  let port: MessagePort | null = null;
  const asked: Request[] = [];
  const held = new Map<string, Request[]>();
  const kept: CommandAnswer = { commandIds: ['command'], refused: [] };
  let answers: Answers = {
    session: () => fixtures.openSession,
    accounts: () => [fixtures.account, fixtures.otherAccount],
    settings: () => settings,
    studio: () => fixtures.studio,
    sideBar: () => ({
      checks: null,
      todo: 9,
      unreadNotifications: 3,
      shots: 148,
      assets: 214,
      sequences: 11,
      episodes: 0,
      edits: 2,
      concepts: 0,
      team: 23,
      homeProductionId: fixtures.studio.productions[0]?.id ?? null,
    }),
    sync: () => fixtures.liveSync,
    pullSteps: () => ({ steps: [], isFirst: false, elapsedMs: 0 }),
    storage: () => ({
      databaseBytes: 410_000_000,
      mediaBytes: 6_200_000_000,
      pinnedBytes: 9_400_000_000,
      mediaLimitBytes: settings.cacheLimitBytes,
      outboxBytes: 114_000_000,
      freeBytes: 214_000_000_000,
      networkDisk: null,
    }),
    pinnedSets: () => [],
    pinMeasure: () => fixtures.measured,
    queue: () => ({ rows: [], sentToday: [] }),
    queueExport: () => null,
    room: () => null,
    entityList: () => ({
      order: new Uint32Array(),
      rows: [],
      groups: [],
      taskTypeIds: [],
      matchedCount: 0,
      totalCount: 0,
      totals: { frames: 0, estimationMinutes: 0, durationMinutes: 0, statusCounts: [] },
      tokens: [],
      freshness: fixtures.complete,
    }),
    entityRows: () => ({ rows: [] }),
    entityDetail: () => null,
    entityPreviews: () => [],
    entityFiles: () => ({ working: [], outputs: [], placed: [], freshness: fixtures.complete }),
    entityParts: () => null,
    castOfShots: () => ({ rows: [], freshness: fixtures.complete }),
    entityTime: () => [],
    entityActivity: () => ({ rows: [], count: 0 }),
    entityCasting: () => null,
    conceptLinks: () => null,
    linkable: () => [],
    castIn: () => null,
    wouldBreak: () => ({ count: 0, underWayCount: 0, places: [] }),
    castingBoard: () => ({ rows: [], canChange: true, freshness: fixtures.complete }),
    castableAssets: () => [],
    episodes: () => [],
    sequences: () => [],
    cellTasks: ({ taskTypeIds, ...rows }) =>
      answers.entityRows(rows).rows.flatMap(({ cells }) => taskTypeIds.flatMap((id) => cells[id]?.taskId ?? [])),
    taskColumn: () => ({ missingEntityIds: [], taskIds: [] }),
    searchCounts: ({ searches }) => ({ counts: searches.map(() => 0) }),
    savedSearches: () => ({ groups: [], searches: [], canShare: true }),
    playlists: () => ({ rows: [], canCreate: true, freshness: fixtures.complete }),
    playlist: () => null,
    playlistTasks: () => [],
    playlistDownload: () => null,
    reel: () => [],
    mediaHere: () => [],
    revisionChoices: () => [],
    todoList: ({ tab }) => ({
      rows: tab === 'todo' ? fixtures.todoRows : [],
      groups: [],
      todoCount: 9,
      doneCount: 64,
      checkCount: 0,
      matchedCount: fixtures.todoRows.length,
      tokens: [],
      freshness: fixtures.complete,
    }),
    task: ({ taskId }) => fixtures.taskDetail(taskId),
    chosenTasks: () => fixtures.chosenTasks,
    ownNotes: () => null,
    // Tasks of rows are named by their keys.
    chosenKeys: ({ taskIds }) =>
      [...new Set(taskIds.map((id) => Number(id.split('-').at(-1))))].filter(Number.isInteger),
    chosenRows: ({ taskIds }) => fixtures.chosenRows.filter(({ taskId }) => taskIds.includes(taskId)),
    entityNames: () => [],
    comments: () => ({ comments: [], freshness: fixtures.complete }),
    dayLog: ({ day }) => ({ day, entries: [], totalMinutes: 330, dayMinutes: 480 }),
    inbox: () => fixtures.inbox,
    chats: () => ({ rows: [], freshness: fixtures.complete }),
    chat: () => null,
    people: () => ({ rows: [], canChangeTeam: false, countedProductionIds: [], freshness: fixtures.complete }),
    person: () => null,
    news: () => ({
      rows: [],
      matchedCount: 0,
      hereCount: 0,
      personIds: [],
      taskTypeIds: [],
      taskStatusIds: [],
      from: null,
      older: 'none',
      freshness: fixtures.complete,
    }),
    timesheet: () => fixtures.timesheet,
    draft: () => ({ value: null }),
    palette: ({ text }) => ({
      hits: Object.values(fixtures.shots)
        .filter(({ parentName, name }) => `${parentName} ${name}`.toLowerCase().includes(text.split(' ')[0] ?? ''))
        .map((entity) => ({
          kind: 'task' as const,
          productionId: 'lanternfall',
          taskId: `task-${entity.entityId}`,
          entity,
          taskTypeId: 'animation',
          taskStatusId: 'retake',
          title: `${entity.parentName} / ${entity.name} Animation`,
          matches: [[8, 14] as [number, number], [15, 18] as [number, number]],
        })),
      searchedCount: 162_480,
      tookMs: 4,
    }),
    notices: () => [],
    since: () => ({ since: null, rows: [] }),
    fileMatches: ({ names }) => names.map((name) => ({ name, taskId: null, candidates: [] })),
    postComment: () => kept,
    editComment: () => kept,
    deleteComment: () => kept,
    replyToComment: () => kept,
    deleteReply: () => kept,
    deleteAttachment: () => kept,
    acknowledgeComment: () => kept,
    setTaskStatus: () => kept,
    setPriority: () => kept,
    editTask: () => kept,
    createEntity: () => kept,
    editEntity: () => kept,
    createPlaylist: () => kept,
    editPlaylist: () => kept,
    changeCasting: () => kept,
    changePlaylist: () => kept,
    deletePlaylist: () => kept,
    createTasks: () => kept,
    deleteTasks: () => kept,
    deleteEntity: () => kept,
    createDescriptor: () => kept,
    editDescriptor: () => kept,
    deleteDescriptor: () => kept,
    createSearch: () => kept,
    editSearch: () => kept,
    deleteSearch: () => kept,
    sayInChat: () => kept,
    deleteChatMessage: () => kept,
    pinComment: () => kept,
    changePreview: () => kept,
    drawOnPreview: () => kept,
    addToTeam: () => kept,
    removeFromTeam: () => kept,
    assignTask: () => kept,
    unassignTask: () => kept,
    logTime: () => kept,
    editOwnNotes: () => kept,
    setDaysOff: () => kept,
    createConcept: () => kept,
    orderDescriptors: () => kept,
    followTask: () => kept,
    markNotifications: () => kept,
    publishRevision: () => kept,
    checkServer: ({ url }) => ({
      kind: 'kitsu',
      url: url.startsWith('http') ? url : `https://${url}`,
      version: '0.20.52',
      answerMs: 38,
      isPlainHttp: url.startsWith('http:'),
      isSupported: true,
      hasSaml: false,
      samlName: '',
      hasOidc: false,
      oidcName: '',
    }),
    signIn: () => ({ kind: 'signed-in', account: fixtures.account }),
    sendEmailCode: () => null,
    replaceDefaultPassword: () => ({ kind: 'signed-in', account: fixtures.account }),
    openAccount: () => fixtures.openSession,
    leaveAccount: () => null,
    signOut: () => null,
    openDemo: () => fixtures.openSession,
    resetDemo: () => fixtures.openSession,
    startWork: () => null,
    syncNow: () => null,
    pullProduction: () => null,
    pauseSync: () => null,
    wantScopes: () => null,
    saveDraft: () => null,
    retryCommand: () => null,
    retryAll: () => null,
    discardCommand: () => null,
    editCommand: () => ({ draftKey: 'comment:task', taskId: null }),
    undo: () => ({ undone: null, opposite: null, count: 0 }),
    takeBack: ({ commandIds }) => ({ takenBack: commandIds.length, left: 0 }),
    changeCells: () => kept,
    tellTasks: ({ tellings }) => ({ commandIds: tellings.map((_, index) => `told-${String(index)}`), refused: [] }),
    holdCommands: () => null,
    releaseCommands: () => null,
    exportQueue: () => ({ folderName: 'Inari queue 2026-11-24 18-30', commandCount: 1, incompleteCount: 0 }),
    cancelQueueExport: () => null,
    keepPastedFile: ({ name, bytes }) => ({ handle: 'file', name, extension: 'png', sizeBytes: bytes.byteLength }),
    watchRoom: () => null,
    joinRoom: () => null,
    leaveRoom: () => null,
    leadRoom: () => null,
    moveInRoom: () => null,
    pointInRoom: () => null,
    markSeen: () => null,
    dismissNotices: () => null,
    readOlderNews: () => null,
    buildPlaylistMovie: () => ({ jobId: 'job' }),
    stopPlaylistDownload: () => null,
    playlistMovieState: () => ({ state: 'built' }),
    backgrounds: () => ({ backgrounds: [], defaultId: null }),
    playlistShares: () => ({ shares: [] }),
    sharePlaylist: ({ lastDay, canComment, password }) => ({
      token: 'link',
      createdAt: null,
      createdBy: null,
      lastDay,
      canComment,
      hasPassword: password !== null,
    }),
    revokePlaylistShare: () => null,
    markChatRead: () => null,
    fileFacts: ({ handles }) => handles.map(() => fixtures.movieFacts),
    pinSet: () => ({ setId: 'crossing' }),
    changePinnedSet: () => null,
    pausePinnedSet: () => null,
    unpinSet: () => null,
    wantOriginals: () => null,
    clearMedia: () => answers.storage({}),
    saveSettings: (patch) => {
      settings = Object.assign({}, settings, patch);
      queueMicrotask(() => announce({ kind: 'changed', sources: ['settings'] }));
      return settings;
    },
    chooseFiles: () => [],
    chooseFolder: () => null,
    openExternal: () => null,
    revealPath: () => ({ isFound: true }),
    fileCommand: () => ({ program: null, words: '' }),
    saveFileCommand: () => ({ program: null, words: '' }),
    openByCommand: () => ({ kind: 'opened' }),
    copyText: () => null,
    tellSystem: () => null,
    noteUnfinished: () => null,
    saveMedia: () => ({ isSaved: true }),
    saveTextFile: () => ({ isSaved: true }),
    downloadTextFile: ({ suggestedName }) => ({ path: `/downloads/${suggestedName}` }),
    saveFile: () => ({ isSaved: true }),
    saveFolder: () => ({ isSaved: true }),
    printPage: () => ({ outcome: 'done' }),
    window: () => null,
    dragMedia: () => null,
    languageFiles: () => [],
    addLanguageFile: () => null,
    removeLanguageFile: () => null,
    showTextMenu: () => ({ isAdded: false }),
    openMedia: () => ({ isOpened: true }),
    showTray: () => null,
    keepPages: () => null,
    network: () => ({ proxy: { kind: 'system' }, proxyUser: '', hasProxyPassword: false, certificateName: null }),
    saveNetwork: ({ proxy, proxyUser }) => ({ proxy, proxyUser, hasProxyPassword: false, certificateName: null }),
    setCertificate: () => answers.network({}),
    platform: () => ({
      os: 'linux',
      locale: 'en-GB',
      version: '0.1.0',
      electron: '45.4.1',
      keyStore: 'available',
      logFolder: '/home/camille/.config/Inari/logs',
    }),
  };

  function announce(event: EngineEvent) {
    port?.postMessage({ event });
  }

  function envelopeOf(name: string, input: unknown): Envelope {
    try {
      if (!isKnown(name)) throw new InariError('invalid-input', { name });
      const checked = inputs[name].input.safeParse(input);
      if (!checked.success) throw new InariError('invalid-input', { name });
      const give = answers[name] as (input: unknown) => unknown;
      return { ok: true, value: give(checked.data), reads: readsOf[name as keyof Queries] ?? [name] };
    } catch (error) {
      if (error instanceof InariError) return { ok: false, error: { code: error.code, detail: error.detail } };
      throw error;
    }
  }

  function respond(request: Request) {
    port?.postMessage({ response: { id: request.id, ...envelopeOf(request.name, request.input) } });
  }

  function connect() {
    const channel = new MessageChannel();
    port = channel.port1;
    channel.port1.addEventListener('message', ({ data }: MessageEvent<Request>) => {
      asked.push(data);
      const queue = held.get(data.name);
      if (queue) queue.push(data);
      else respond(data);
    });
    channel.port1.start();
    page.dispatchEvent(
      new MessageEvent('message', {
        data: 'engine-port',
        origin: page.location.origin,
        source: page,
        ports: [channel.port2],
      }),
    );
  }

  function tell(state: 'engine-stopped' | 'engine-failed') {
    page.dispatchEvent(new MessageEvent('message', { data: state, origin: page.location.origin, source: page }));
  }

  return {
    desktop: {
      call: (name, input) => Promise.resolve(envelopeOf(name, input)),
      handleOf: () => Promise.resolve(null),
      askForPort: () => queueMicrotask(connect),
      provideSpelling: () => undefined,
    },
    answer: (next) => {
      answers = Object.assign({}, answers, next);
    },
    announce,
    asked,
    hold: (name) => {
      const queue: Request[] = [];
      held.set(name, queue);
      return () => {
        held.delete(name);
        for (const request of queue) respond(request);
      };
    },
    stop: () => {
      port?.close();
      port = null;
      tell('engine-stopped');
    },
    restart: connect,
  };
}

function isKnown(name: string): name is keyof typeof inputs {
  return name in inputs;
}

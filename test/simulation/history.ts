/** What a history is made of: plain data, so that it can be made by chance, shrunk and played again. */
import fc from 'fast-check';
import type { CommandKind } from '../../shared/model/sync.ts';
import type { ColleagueDeed } from '../support/deeds.ts';
import type { Loss } from './line.ts';

/** What the queue's page offers. */
const deskDeeds = [
  ...(['discard', 'edit', 'undo', 'retry', 'pause', 'go on'] as const),
  ...(['hold', 'hold all', 'release', 'send all'] as const),
] as const;
export type DeskDeed = (typeof deskDeeds)[number];

/** `task`, `pick`: chosen among what is there when it happens. `client`: which of the computers. */
export type Deed =
  | {
      readonly kind: 'command';
      readonly client: number;
      readonly what: CommandKind;
      readonly task: number;
      readonly pick: number;
      /** More tasks that are selected with it, where a selection is what one acts on. */
      readonly others?: readonly number[];
    }
  | {
      readonly kind: 'colleague';
      readonly times: number;
      readonly seed: number;
      /** Nothing but such things. */
      readonly only?: readonly ColleagueDeed[];
    }
  | { readonly kind: 'line'; readonly client: number; readonly is: 'on' | 'off' | 'lossy' }
  | { readonly kind: 'lose'; readonly client: number; readonly loss: Loss }
  | {
      readonly kind: 'events';
      readonly client: number;
      readonly are: 'missed' | 'doubled' | 'dropped';
      readonly count: number;
    }
  /** It catches up: the computer has slept, or somebody asked for it. */
  | { readonly kind: 'wake'; readonly client: number }
  | { readonly kind: 'leave'; readonly client: number; readonly awayMs: number }
  | {
      readonly kind: 'kill';
      readonly client: number;
      readonly afterCommits: number;
      /** Of the outbox and drafts, where it is not whatever is committed. */
      readonly isOfOriginals: boolean;
      readonly awayMs: number;
    }
  | { readonly kind: 'server down'; readonly ms: number }
  | { readonly kind: 'tokens refused'; readonly client: number; readonly forGood: boolean }
  | { readonly kind: 'sign in'; readonly client: number }
  | { readonly kind: 'skew'; readonly client: number; readonly ms: number }
  | { readonly kind: 'role'; readonly client: number; readonly role: 'user' | 'supervisor' | 'manager' }
  | { readonly kind: 'team'; readonly client: number; readonly isIn: boolean }
  | { readonly kind: 'production'; readonly isOpen: boolean }
  | { readonly kind: 'draft'; readonly client: number; readonly task: number }
  | {
      readonly kind: 'desk';
      readonly client: number;
      readonly what: DeskDeed;
      readonly pick: number;
    }
  /** Whether what is given without a connection waits for a look at it when there is one again. */
  | { readonly kind: 'looks first'; readonly client: number; readonly isOn: boolean }
  | { readonly kind: 'look'; readonly client: number; readonly task: number };

export type Step = { readonly afterMs: number; readonly deed: Deed };

export type History = {
  readonly kitsu: '0.20.52' | '1.0.97';
  /** The role of whoever sits at each computer; twice the same role is one person at two computers. */
  readonly roles: readonly string[];
  /** Delays, ids and what a colleague does follow from it. */
  readonly seed: number;
  readonly steps: readonly Step[];
};

const client = fc.nat({ max: 1 });
const task = fc.nat({ max: 4 });
const pick = fc.nat({ max: 1_000 });
const away = fc.oneof(fc.integer({ min: 0, max: 2_000 }), fc.integer({ min: 2_000, max: 3_600_000 }));

const what = fc.oneof(
  { weight: 5, arbitrary: fc.constant<CommandKind>('postComment') },
  { weight: 2, arbitrary: fc.constantFrom<CommandKind>('replyToComment', 'setTaskStatus', 'publishRevision') },
  {
    weight: 3,
    arbitrary: fc.constantFrom<CommandKind>(
      ...(['editComment', 'deleteComment', 'deleteReply', 'deleteAttachment', 'acknowledgeComment'] as const),
      ...(['setPriority', 'assignTask', 'unassignTask', 'logTime', 'followTask', 'markNotifications'] as const),
    ),
  },
  { weight: 2, arbitrary: fc.constantFrom<CommandKind>('createEntity', 'editEntity', 'editTask', 'createConcept') },
  {
    weight: 2,
    arbitrary: fc.constantFrom<CommandKind>(
      ...(['createPlaylist', 'changePlaylist', 'changePlaylist', 'changePlaylist'] as const),
      ...(['editPlaylist', 'deletePlaylist'] as const),
    ),
  },
  {
    weight: 3,
    arbitrary: fc.constantFrom<CommandKind>(
      ...(['createSearch', 'editSearch', 'deleteSearch', 'sayInChat', 'sayInChat', 'deleteChatMessage'] as const),
      ...(['changeCasting', 'changeCasting', 'pinComment', 'changePreview', 'drawOnPreview', 'createTasks'] as const),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom<CommandKind>(
      ...(['createDescriptor', 'createDescriptor', 'editDescriptor', 'deleteDescriptor', 'orderDescriptors'] as const),
      ...(['deleteTasks', 'deleteEntity', 'addToTeam', 'removeFromTeam', 'setDaysOff', 'setDaysOff'] as const),
    ),
  },
);
const others = fc.oneof(
  { weight: 3, arbitrary: fc.constant([]) },
  { weight: 1, arbitrary: fc.uniqueArray(task, { minLength: 1, maxLength: 4 }) },
);

const loss = fc.constantFrom<Loss>(
  'before',
  'after',
  'killed after',
  'broken',
  'gateway before',
  'gateway after',
  'hang before',
  'hang after',
  'late',
  'gateway late',
  'hang late',
);

const deed: fc.Arbitrary<Deed> = fc.oneof(
  { weight: 36, arbitrary: fc.record({ kind: fc.constant('command'), client, what, task, pick, others }) },
  {
    weight: 14,
    arbitrary: fc.record({ kind: fc.constant('colleague'), times: fc.integer({ min: 1, max: 3 }), seed: pick }),
  },
  { weight: 8, arbitrary: fc.record({ kind: fc.constant('line'), client, is: fc.constantFrom('on', 'off', 'lossy') }) },
  { weight: 9, arbitrary: fc.record({ kind: fc.constant('lose'), client, loss }) },
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('events'),
      client,
      are: fc.constantFrom('missed', 'doubled', 'dropped'),
      count: fc.integer({ min: 1, max: 8 }),
    }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('wake'), client }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('leave'), client, awayMs: away }) },
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('kill'),
      client,
      afterCommits: fc.nat({ max: 12 }),
      isOfOriginals: fc.constant(false),
      awayMs: away,
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('server down'), ms: fc.integer({ min: 10, max: 60_000 }) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('tokens refused'), client, forGood: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('sign in'), client }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('skew'), client, ms: fc.integer({ min: -90_000_000, max: 90_000_000 }) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('role'), client, role: fc.constantFrom('user', 'supervisor', 'manager') }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('team'), client, isIn: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('production'), isOpen: fc.boolean() }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('draft'), client, task }) },
  {
    weight: 7,
    arbitrary: fc.record({
      kind: fc.constant('desk'),
      client,
      what: fc.constantFrom(...deskDeeds),
      pick,
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('looks first'), client, isOn: fc.boolean() }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('look'), client, task }) },
);

const afterMs = fc.oneof(
  { weight: 6, arbitrary: fc.nat({ max: 400 }) },
  { weight: 4, arbitrary: fc.integer({ min: 400, max: 6_000 }) },
  { weight: 1, arbitrary: fc.integer({ min: 6_000, max: 120_000 }) },
);
const step: fc.Arbitrary<Step> = fc.record({ afterMs, deed });

const manyEvents = 60;

/** What goes wrong goes wrong while it is given, sent or answered. */
const mishap: fc.Arbitrary<readonly Step[]> = fc
  .record({
    client,
    what,
    task,
    pick,
    before: afterMs,
    soonMs: fc.nat({ max: 60 }),
    wrong: fc.oneof(
      fc.record({
        kind: fc.constant('kill'),
        // Taken, its attempt noted, on its way, answered.
        afterCommits: fc.integer({ min: 1, max: 5 }),
        isOfOriginals: fc.constant(true),
        awayMs: away,
      }),
      fc.record({ kind: fc.constant('lose'), loss }),
      fc.record({
        kind: fc.constant('events'),
        are: fc.constantFrom('missed', 'doubled'),
        count: fc.integer({ min: 1, max: 8 }),
      }),
    ),
  })
  .map(({ client: index, before, soonMs, wrong, ...given }) => [
    { afterMs: before, deed: { ...wrong, client: index } },
    { afterMs: soonMs, deed: { kind: 'command', client: index, ...given } },
  ]);

/** The same once more, and nobody hears what became of it. */
const givenTwice: fc.Arbitrary<readonly Step[]> = fc
  .record({
    client,
    what: fc.constantFrom<CommandKind>(
      ...(['setTaskStatus', 'setTaskStatus', 'postComment', 'publishRevision', 'logTime', 'createEntity'] as const),
      ...(['createPlaylist', 'changePlaylist', 'createSearch', 'sayInChat', 'createDescriptor'] as const),
    ),
    task,
    pick,
    loss,
    before: afterMs,
    waits: fc.tuple(fc.nat({ max: 1_000 }), fc.nat({ max: 60 })),
  })
  .map(({ client: index, before, waits, loss: lost, ...given }) => {
    const deed: Deed = { kind: 'command', client: index, ...given };
    return [
      { afterMs: before, deed },
      { afterMs: waits[0], deed: { kind: 'lose', client: index, loss: lost } },
      { afterMs: waits[1], deed },
    ];
  });

/** What changes one thing twice: kinds, and how far apart the choices are that give it another value. */
const sameThing = fc.constantFrom<readonly [CommandKind, CommandKind, number]>(
  ['editTask', 'editTask', 160],
  ['editTask', 'editTask', 160],
  ['editEntity', 'editEntity', 160],
  ['editEntity', 'editEntity', 160],
  ['setPriority', 'setPriority', 1],
  ['changeCasting', 'changeCasting', 51],
  ['assignTask', 'unassignTask', 0],
  ['followTask', 'followTask', 1],
  ['setTaskStatus', 'setTaskStatus', 1],
  ['markNotifications', 'markNotifications', 0],
  ['editOwnNotes', 'editOwnNotes', 1],
);

/** A thing is changed and changed once more, and the first of the two comes late; its author may have given it up by then. */
const changedAgain: fc.Arbitrary<readonly Step[]> = fc
  .record({
    client,
    kinds: sameThing,
    task,
    pick,
    loss: fc.constantFrom<Loss>('late', 'late', 'gateway late', 'hang late', 'before'),
    before: afterMs,
    waits: fc.tuple(fc.nat({ max: 60 }), fc.integer({ min: 100, max: 8_000 }), fc.nat({ max: 2_000 })),
    desk: fc.option(fc.constantFrom<DeskDeed>('discard', 'discard', 'retry')),
  })
  .map(({ client: index, kinds: [first, second, apart], task: one, pick: picked, loss: lost, before, waits, desk }) => [
    { afterMs: before, deed: { kind: 'lose', client: index, loss: lost } },
    { afterMs: waits[0], deed: { kind: 'command', client: index, what: first, task: one, pick: picked } },
    ...(desk === null
      ? []
      : [{ afterMs: waits[1], deed: { kind: 'desk', client: index, what: desk, pick: 0 } } as const]),
    { afterMs: waits[2], deed: { kind: 'command', client: index, what: second, task: one, pick: picked + apart } },
  ]);

/** Something new that is changed or taken away again, before it is there or soon after. */
const madeAndChanged: fc.Arbitrary<readonly Step[]> = fc
  .record({
    client,
    pair: fc.constantFrom<readonly [CommandKind, CommandKind]>(
      ['createSearch', 'editSearch'],
      ['createSearch', 'deleteSearch'],
      ['sayInChat', 'deleteChatMessage'],
      ['createDescriptor', 'editDescriptor'],
      ['createDescriptor', 'deleteDescriptor'],
      ['changeCasting', 'changeCasting'],
      ['publishRevision', 'drawOnPreview'],
      ['publishRevision', 'changePreview'],
    ),
    task,
    pick,
    otherPick: pick,
    before: afterMs,
    wait: afterMs,
  })
  .map(({ client: index, pair, task: one, pick: picked, otherPick, before, wait }) => [
    { afterMs: before, deed: { kind: 'command', client: index, what: pair[0], task: one, pick: picked } },
    { afterMs: wait, deed: { kind: 'command', client: index, what: pair[1], task: one, pick: otherPick } },
  ]);

/** A reply to what is still on its way: by the time it goes, that has another id. */
const answeredAtOnce: fc.Arbitrary<readonly Step[]> = fc
  .record({ client, task, pick, before: afterMs, soonMs: fc.nat({ max: 30 }) })
  .map(({ client: index, task: one, pick: picked, before, soonMs }) => [
    { afterMs: before, deed: { kind: 'command', client: index, what: 'postComment', task: one, pick: picked } },
    { afterMs: soonMs, deed: { kind: 'command', client: index, what: 'replyToComment', task: one, pick: 0 } },
  ]);

/** What is being read began before the answer and ends after it, and no event sets it right. */
const givenWhileReading: fc.Arbitrary<readonly Step[]> = fc
  .record({
    client,
    what: fc.constant<CommandKind>('postComment'),
    task,
    pick,
    before: afterMs,
    soonMs: fc.nat({ max: 500 }),
  })
  .map(({ client: index, before, soonMs, ...given }) => [
    { afterMs: before, deed: { kind: 'events', client: index, are: 'missed', count: manyEvents } },
    { afterMs: 0, deed: { kind: 'wake', client: index } },
    { afterMs: soonMs, deed: { kind: 'command', client: index, ...given } },
  ]);

/** Somebody changes things just before and while a client catches up, and no event tells it. */
const changesMeanwhile: fc.Arbitrary<readonly Step[]> = fc
  .record({
    client,
    before: afterMs,
    seeds: fc.tuple(pick, pick),
    times: fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 })),
    waits: fc.tuple(fc.nat({ max: 100 }), fc.nat({ max: 100 }), fc.integer({ min: 100, max: 800 })),
  })
  .map(({ client: index, before, seeds, times, waits }) => [
    { afterMs: before, deed: { kind: 'events', client: index, are: 'missed', count: manyEvents } },
    { afterMs: waits[0], deed: { kind: 'colleague', times: times[0], seed: seeds[0] } },
    { afterMs: waits[1], deed: { kind: 'wake', client: index } },
    { afterMs: waits[2], deed: { kind: 'colleague', times: times[1], seed: seeds[1] } },
  ]);

/** What leaves its trace in one place only, and nobody tells of it; now and then the app dies while it reads that. */
const changedUnheard: fc.Arbitrary<readonly Step[]> = fc
  .record({
    client,
    before: afterMs,
    seed: pick,
    times: fc.integer({ min: 1, max: 2 }),
    only: fc.constantFrom<readonly ColleagueDeed[]>(
      ...([['cast'], ['cast']] as const),
      ['delete a comment'],
      ['delete a comment', 'delete a preview'],
    ),
    missed: fc.oneof(fc.integer({ min: 1, max: 3 }), fc.constant(manyEvents)),
    waits: fc.tuple(fc.nat({ max: 100 }), fc.nat({ max: 100 })),
    afterCommits: fc.option(fc.integer({ min: 1, max: 8 })),
    awayMs: away,
  })
  .map(({ client: index, before, seed, times, only, missed, waits, afterCommits, awayMs }) => {
    const kill: Deed = { kind: 'kill', client: index, afterCommits: afterCommits ?? 0, isOfOriginals: false, awayMs };
    return [
      { afterMs: before, deed: { kind: 'events', client: index, are: 'missed', count: missed } },
      { afterMs: waits[0], deed: { kind: 'colleague', times, seed, only } },
      ...(afterCommits === null ? [] : [{ afterMs: 0, deed: kill }]),
      { afterMs: waits[1], deed: { kind: 'wake', client: index } },
    ];
  });

/** What was being written is sent, and the app dies over it. */
const draftSent: fc.Arbitrary<readonly Step[]> = fc
  .record({ client, task, pick, before: afterMs, afterCommits: fc.integer({ min: 1, max: 2 }), awayMs: away })
  .map(({ client: index, task: one, pick: picked, before, afterCommits, awayMs }) => [
    { afterMs: before, deed: { kind: 'draft', client: index, task: one } },
    { afterMs: 0, deed: { kind: 'kill', client: index, afterCommits, isOfOriginals: true, awayMs } },
    // Even: taken from the draft.
    { afterMs: 10, deed: { kind: 'command', client: index, what: 'postComment', task: one, pick: 2 * picked } },
  ]);
const steps: fc.Arbitrary<readonly Step[]> = fc
  .array(
    fc.oneof(
      { weight: 8, arbitrary: step.map((one) => [one]) },
      { weight: 3, arbitrary: mishap },
      { weight: 1, arbitrary: givenTwice },
      { weight: 2, arbitrary: changedAgain },
      { weight: 1, arbitrary: answeredAtOnce },
      { weight: 1, arbitrary: madeAndChanged },
      { weight: 4, arbitrary: givenWhileReading },
      { weight: 1, arbitrary: changesMeanwhile },
      { weight: 4, arbitrary: changedUnheard },
      { weight: 1, arbitrary: draftSent },
    ),
    { minLength: 2, maxLength: 14 },
  )
  .map((parts) => parts.flat());

const role = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom('user', 'supervisor', 'manager') },
  { weight: 1, arbitrary: fc.constantFrom('admin', 'vendor', 'client') },
);

export const histories: fc.Arbitrary<History> = fc.record({
  kitsu: fc.constantFrom('0.20.52', '1.0.97'),
  roles: fc.array(role, { minLength: 1, maxLength: 2 }),
  seed: fc.nat(),
  steps,
});

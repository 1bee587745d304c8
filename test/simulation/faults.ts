/**
 * The engine's safeguards, each with a change of its source that takes it away. The simulation has to notice every one of
 * them, or it proves nothing. Applied when the module is loaded (`brokenModules.ts`): no product code knows of this.
 */
export type Fault = {
  readonly name: string;
  /** What the safeguard is there for. */
  readonly safeguard: string;
  readonly changes: readonly {
    /** Below `electron/engine`. */
    readonly file: string;
    readonly from: string;
    readonly to: string;
  }[];
};

export const faults: readonly Fault[] = [
  {
    name: 'recognise',
    safeguard: 'a comment whose answer was lost is looked for before it is sent again',
    changes: [
      {
        file: 'commands/commentOnServer.ts',
        from: 'const matches = comments.filter(',
        to: 'const matches = [].filter(',
      },
    ],
  },
  {
    name: 'unknown',
    safeguard: 'what may have arrived is unknown, not waiting',
    changes: [
      {
        file: 'sync/sendOutcome.ts',
        from: 'const isUnknown = isLooking || error.mayHaveActed;',
        to: 'const isUnknown = false;',
      },
    ],
  },
  {
    name: 'latecomers',
    safeguard: 'what was not found is not sent again while it may still arrive',
    changes: [{ file: 'sync/push/sending.ts', from: 'if (mayArriveYet) throw new MayArriveYet();', to: '' }],
  },
  {
    name: 'latecomers, fields',
    safeguard:
      'a field whose answer was lost is not given once more, nor what comes after it, while it may still arrive',
    changes: [
      { file: 'commands/editTask.ts', from: 'expectNoStraggler();', to: '' },
      { file: 'commands/editEntity.ts', from: 'expectNoStraggler();', to: '' },
      { file: 'commands/setPriority.ts', from: 'context.expectNoStraggler();', to: '' },
      // Or what comes after it would wait all the same.
      { file: 'sync/push/settling.ts', from: ' && parts.stragglers.keepLeft(record);', to: ' && false;' },
    ],
  },
  {
    name: 'latecomers, left',
    safeguard: 'what left the outbox, and may still arrive, holds up what comes after it',
    changes: [
      {
        file: 'sync/push/stragglers.ts',
        from: 'return ofChain !== undefined && ofChain.size > (ofChain.has(commandId) ? 1 : 0);',
        to: 'return false;',
      },
    ],
  },
  {
    name: 'interrupted',
    safeguard: 'what was on its way when the process died is looked for before it is sent again',
    changes: [
      {
        file: 'sync/push.ts',
        from: "tables.outbox.setState(commandId, { state: 'unknown',",
        to: "tables.outbox.setState(commandId, { state: 'waiting',",
      },
    ],
  },
  {
    name: 'claims',
    safeguard: 'what one command became is not taken for another',
    changes: [
      { file: 'sync/push/sending.ts', from: 'isClaimed: tables.sent.isClaimed,', to: 'isClaimed: () => false,' },
      {
        file: 'commands/commentOnServer.ts',
        from: 'knownIds: [...context.tables.comments.idsOfTask(comment.taskId)],',
        to: 'knownIds: [],',
      },
    ],
  },
  {
    name: 'turns',
    safeguard: 'an accepted command is written after the pulls that began before it',
    changes: [
      {
        file: 'sync/turns.ts',
        from: 'if (first === undefined || (first.isAlone && sharing > 0)) return;',
        to: 'if (first === undefined) return;',
      },
    ],
  },
  {
    name: 'overlay',
    safeguard: 'what waits is laid over the mirror',
    changes: [
      {
        file: 'commands/overlay.ts',
        from: 'for (const record of records) readCommand(record)?.overlay(builder);',
        to: '',
      },
    ],
  },
  {
    name: 'twins',
    safeguard: 'what an event brings before its answer does not stand there twice',
    changes: [
      {
        file: 'commands/overlayBuilder.ts',
        from: 'hasArrived: (taskId, fits) => source.commentsOf(taskId).some(fits),',
        to: 'hasArrived: () => false,',
      },
    ],
  },
  {
    name: 'id map',
    safeguard: 'what had a temporary id is known by the one the server gave it',
    changes: [
      {
        file: 'sync/push/sending.ts',
        from: 'resolve: tables.identities.resolve,',
        to: 'resolve: (id) => id,',
      },
    ],
  },
  {
    name: 'one transaction, accepted',
    safeguard: 'the answer enters the mirror in the transaction that takes the command out',
    changes: [
      {
        file: 'sync/push/settling.ts',
        from: '        db.writeOriginals(() => {\n          accepted.apply(tables);\n',
        to: '        ((remove) => { const copies = db.writeOriginals(remove); db.writeOriginals(() => accepted.apply(tables)); return copies; })(() => {\n',
      },
    ],
  },
  {
    name: 'one transaction, given',
    safeguard: 'a draft goes in the transaction that puts its command in the outbox',
    changes: [
      {
        file: 'commands/accept.ts',
        from: '      if (commands.length > 0)\n        db.writeOriginals(() => {',
        to: '      if (commands.length > 0 && draftKey !== null)\n        db.writeOriginals(() => {\n          tables.drafts.remove(draftKey);\n        });\n      if (commands.length > 0)\n        db.writeOriginals(() => {',
      },
    ],
  },
  {
    name: 'deletion by id set',
    safeguard: 'what a whole list does not hold is gone',
    changes: [
      { file: 'sync/pull/board.ts', from: 'if (result.brokenCount === 0) {', to: 'if (result.brokenCount < 0) {' },
      { file: 'sync/pull/gaps.ts', from: 'forgetEntities(tables, gone);', to: '' },
      { file: 'sync/pull/gaps.ts', from: 'forgetTasks(tables, gone);', to: '' },
    ],
  },
  {
    name: 'deletion by id set, conversations',
    safeguard: 'what a whole conversation does not hold is gone',
    changes: [
      {
        file: 'sync/pull/task.ts',
        from: 'tables.comments.remove(knownCommentIds.filter((id) => !commentIds.has(id)));',
        to: '',
      },
    ],
  },
  {
    name: 'watermark overlap',
    safeguard: 'a walk goes below the newest second it has seen, which may not have been over',
    changes: [
      {
        file: 'sync/pull/walk.ts',
        from: 'Date.parse(watermark) - overlapMs',
        to: 'Date.parse(watermark) + 1',
      },
    ],
  },
  {
    name: 'owed conversations',
    safeguard: 'that a moved task is still to be read survives the process',
    changes: [
      {
        file: 'sync/pull/owedFeeds.ts',
        from: "tables.scopes.note(keyOf(task), { state: 'partial' });",
        to: '{}',
      },
    ],
  },
  {
    name: 'owed castings',
    safeguard: 'that a moved entity has another casting survives the process',
    changes: [
      {
        file: 'db/owedCastings.ts',
        from: 'if (writeEntity(tables, entity)) oweCasting(tables, entity);',
        to: 'writeEntity(tables, entity);',
      },
    ],
  },
];

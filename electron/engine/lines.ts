/**
 * Who speaks with the engine, and of which account. Windows all speak of the one on screen; a line of its own chooses one
 * for itself, keeps it open meanwhile, and leaves the screen alone. Each hears only what concerns its account.
 */
import type { EngineEvent } from '../../shared/ipc.ts';
import type { Id } from '../../shared/model/studio.ts';
import type { Accounts } from './accounts.ts';
import { createAnnounce, type Announce } from './announce.ts';
import type { EnginePort } from './enginePort.ts';
import type { OpenAccount } from './openAccount.ts';

export type LineAccount = 'screen' | 'own';

export type Lines = {
  readonly add: (port: EnginePort, account: LineAccount) => number;
  readonly accountIdOf: (lineId: number) => Id | null;
  readonly isOwn: (lineId: number) => boolean;
  /** A line of its own goes over to another account. Fails as opening it fails. */
  readonly use: (lineId: number, accountId: Id) => Promise<void>;
  /** @param accountId null: every line hears it */
  readonly announce: (accountId: Id | null) => Announce;
  readonly tell: (event: EngineEvent, accountId: Id | null) => void;
  readonly close: () => void;
};

type Line = { readonly port: EnginePort; readonly account: LineAccount; ownId: Id | null };

type SpokenOf = Pick<Accounts, 'currentId' | 'hold' | 'release'> & {
  readonly get: (accountId: Id | null) =>
    | (Pick<OpenAccount, 'waitingChanges'> & {
        readonly sync: Pick<OpenAccount['sync'], 'want'>;
        readonly rooms: Pick<OpenAccount['rooms'], 'watch'>;
        readonly originals: OpenAccount['originals'];
      })
    | null;
};

export function createLines(accounts: () => SpokenOf): Lines {
  const lines = new Map<number, Line>();
  const announcements = new Map<Id | null, Announce>();
  let lastId = 0;

  const accountIdOf = (lineId: number): Id | null => {
    const line = lines.get(lineId);
    return line?.account === 'own' ? line.ownId : accounts().currentId();
  };
  const portsOf = (accountId: Id | null): readonly EnginePort[] =>
    [...lines]
      .filter(([lineId]) => accountId === null || accountIdOf(lineId) === accountId)
      .map(([, { port }]) => port);
  const tell = (event: EngineEvent, accountId: Id | null): void => {
    for (const port of portsOf(accountId)) port.post({ event });
  };

  const waitingChanges = (accountId: Id | null): readonly string[] => {
    try {
      return accounts().get(accountId)?.waitingChanges() ?? [];
    } catch {
      // It cannot be read: whoever asks for anything is told why.
      return ['*'];
    }
  };

  return {
    add: (port, account) => {
      lastId += 1;
      const lineId = lastId;
      const line: Line = { port, account, ownId: null };
      lines.set(lineId, line);
      port.onClose(() => {
        const open = accounts().get(accountIdOf(lineId));
        open?.sync.want(lineId, []);
        open?.rooms.watch(lineId, null);
        open?.originals.want(lineId, []);
        lines.delete(lineId);
        if (line.ownId !== null) accounts().release(line.ownId);
      });
      return lineId;
    },
    accountIdOf,
    isOwn: (lineId) => lines.get(lineId)?.account === 'own',
    use: async (lineId, accountId) => {
      await accounts().hold(accountId);
      const line = lines.get(lineId);
      const before = line === undefined ? accountId : line.ownId;
      if (line !== undefined) line.ownId = accountId;
      if (before !== null) accounts().release(before);
    },
    announce: (accountId) => {
      const known = announcements.get(accountId);
      if (known !== undefined) return known;
      const made = createAnnounce((sources) => {
        // An account that sends behind the screen has its queue compared by nobody.
        if (portsOf(accountId).length === 0) return;
        tell({ kind: 'changed', sources: [...sources, ...waitingChanges(accountId)] }, accountId);
      });
      announcements.set(accountId, made);
      return made;
    },
    tell,
    close: () => {
      for (const announce of announcements.values()) announce.close();
    },
  };
}

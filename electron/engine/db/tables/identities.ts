import type { Id } from '../../../../shared/model/studio.ts';
import type { Database } from '../open.ts';
import { text } from '../row.ts';

/** The ids the server gave to what had a temporary one here; what still waits speaks of them by the old one. */
export type Identities = {
  /** The server's id of a temporary one; the id itself where it is no temporary one. */
  readonly resolve: (id: Id) => Id;
  readonly add: (localId: Id, serverId: Id) => void;
};

export function createIdentities(db: Database): Identities {
  const get = db.prepare('SELECT serverId FROM identity WHERE localId = @localId');
  const add = db.prepare(`
    INSERT INTO identity (localId, serverId) VALUES (@localId, @serverId)
    ON CONFLICT (localId) DO UPDATE SET serverId = excluded.serverId`);
  return {
    resolve: (localId) => {
      const row = get.get({ localId });
      return row === undefined ? localId : text(row, 'serverId');
    },
    add: (localId, serverId) => {
      add.run({ localId, serverId });
    },
  };
}

import type { CommandDefinition } from '../command.ts';
import { exitCodes } from '../exitCodes.ts';
import { table } from '../table.ts';

export const productions: CommandDefinition = {
  usage: '',
  summary: 'the productions of the studio, and how much of each is on this disk',
  details: [],
  options: { all: { type: 'boolean' } },
  optionWords: [['--all', 'also those that are closed']],
  words: [0, 0],
  isOnline: () => false,
  run: async (run) => {
    const { studio } = await run.words();
    const shown = studio.productions.filter(({ isOpen }) => isOpen || run.flag('all'));
    const rows = [];
    for (const { id, name, code, productionType, isOpen, role, fps } of shown) {
      const asked = { productionId: id, episodeId: null, search: '', sort: null, foldedGroupIds: [] };
      const shots = await run.door.query('entityList', { ...asked, kind: 'Shot' });
      const assets = await run.door.query('entityList', { ...asked, kind: 'Asset' });
      const { state, asOf } = shots.freshness;
      const counts = { shots: shots.totalCount, assets: assets.totalCount };
      rows.push({ id, name, code, type: productionType, isOpen, role, fps, ...counts, onDisk: state, asOf });
    }
    run.print(
      rows,
      table(
        ['NAME', 'CODE', 'TYPE', 'ROLE', 'SHOTS', 'ASSETS', 'ON DISK', 'AS OF'],
        rows.map((row) => [
          row.name,
          row.code,
          row.type,
          row.role,
          String(row.shots),
          String(row.assets),
          row.onDisk,
          row.asOf ?? '',
        ]),
      ),
    );
    return exitCodes.done;
  },
};

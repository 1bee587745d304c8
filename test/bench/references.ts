/**
 * Fixed work that no change of the app makes quicker or slower: what it takes tells how quick the machine is at this moment,
 * and milliseconds are judged after scaling by it.
 */
import BetterSqlite3 from 'better-sqlite3';
import { median } from './statistics.ts';

export type MachineSpeed = {
  /** Of this run. */
  readonly tookMs: number;
  /** On the machine that the goals are meant for: two cores of a server with nothing else to do. */
  readonly usualMs: number;
};

const parsedRows = 20_000;
const scannedRows = 200_000;
const repeats = 7;

const parseText = JSON.stringify(
  Array.from({ length: parsedRows }, (_, index) => ({
    id: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
    name: `SH${String(index).padStart(5, '0')}`,
    description: 'The boat leaves the harbour at dawn, gulls above, the lighthouse still lit.',
    frames: index % 240,
    data: { frame_in: 1001, frame_out: 1001 + (index % 240), fps: '24' },
    people: [`person-${String(index % 23)}`, `person-${String(index % 7)}`],
  })),
);

/** For what is computed and painted: a JSON.parse of a list of 20,000 rows. */
export function parseSpeed(): MachineSpeed {
  return { tookMs: middle(() => void JSON.parse(parseText)), usualMs: 20 };
}

/** For what is read from the disk: a scan of a SQLite table of 200,000 rows that no index helps with. */
export function scanSpeed(): MachineSpeed {
  const database = new BetterSqlite3(':memory:');
  try {
    database.exec('CREATE TABLE row (id INTEGER PRIMARY KEY, name TEXT, note TEXT) STRICT');
    const insert = database.prepare('INSERT INTO row (name, note) VALUES (?, ?)');
    database.transaction(() => {
      for (let index = 0; index < scannedRows; index += 1)
        insert.run(`SH${String(index)}`, `note ${String(index * 7919)} of the day`);
    })();
    const scan = database.prepare("SELECT count(*) FROM row WHERE note LIKE '%99%' AND name LIKE '%7%'");
    return { tookMs: middle(() => void scan.get()), usualMs: 13 };
  } finally {
    database.close();
  }
}

function middle(work: () => void): number {
  work();
  return median(
    Array.from({ length: repeats }, () => {
      const from = performance.now();
      work();
      return performance.now() - from;
    }),
  );
}

/** The same work before and after what it stands beside. */
export async function whileSpeedIsTaken<Value>(
  speed: () => MachineSpeed,
  measure: () => Promise<Value>,
): Promise<{ readonly measured: Value; readonly speed: MachineSpeed }> {
  const before = speed();
  const measured = await measure();
  const after = speed();
  return { measured, speed: { ...before, tookMs: (before.tookMs + after.tookMs) / 2 } };
}

/*
 * Opens a database, and so brings it to the newest schema: in a process of its own, for a disk that does not let it.
 *
 *   node test/engine/migrations/migrateOnce.ts PATH
 */
import { openDatabase } from '../../../electron/engine/db/open.ts';

openDatabase(process.argv[2] ?? '').close();

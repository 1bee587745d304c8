/* Imported before an engine is loaded: its outbox is written as carelessly as its mirror. */
import { breakSafeguard } from '../../simulation/brokenModules.ts';

breakSafeguard({
  name: 'synchronous',
  safeguard: 'what a person gave is on disk before the app says that it waits',
  changes: [
    { file: 'db/open.ts', from: "const wanted = isOriginal ? 'FULL' : 'NORMAL';", to: "const wanted = 'NORMAL';" },
  ],
});

import type { CommandDefinition } from './command.ts';
import { comment } from './commands/comment.ts';
import { assets, shots } from './commands/entityTables.ts';
import { login } from './commands/login.ts';
import { outbox } from './commands/outbox.ts';
import { pin } from './commands/pin.ts';
import { playlists } from './commands/playlists.ts';
import { productions } from './commands/productions.ts';
import { publish } from './commands/publish.ts';
import { since } from './commands/since.ts';
import { sync } from './commands/sync.ts';
import { task } from './commands/task.ts';
import { tasks } from './commands/tasks.ts';
import { time } from './commands/time.ts';
import { watch } from './commands/watch.ts';

export const commandList: ReadonlyMap<string, CommandDefinition> = new Map(
  Object.entries({
    login,
    sync,
    productions,
    tasks,
    since,
    shots,
    assets,
    playlists,
    task,
    comment,
    publish,
    time,
    outbox,
    pin,
    watch,
  }),
);

/**
 * The demo studio in a process of its own: a large one takes the memory of whoever starts it otherwise, and one that draws its
 * pictures while they are asked for takes the time of whoever drives a window.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';

const program = join(import.meta.dirname, '../../electron/studio/cli.ts');
const heapMegabytes = 12_000;

const listening = z.object({
  url: z.string(),
  accounts: z.array(z.object({ email: z.string(), password: z.string(), role: z.string() })),
});

export type StudioProcess = z.output<typeof listening> & { readonly stop: () => Promise<void> };

/** @param options of `npm run studio`, by their names */
export async function startStudioProcess(options: Readonly<Record<string, number | string>>): Promise<StudioProcess> {
  const child = spawn(
    process.execPath,
    [
      `--max-old-space-size=${String(heapMegabytes)}`,
      program,
      ...Object.entries(options).flatMap(([name, value]) => [`--${name}`, String(value)]),
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const ended = once(child, 'exit');
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM');
    await ended;
  };
  const failed = ended.then(() => {
    throw new Error('the demo studio ended before it listened');
  });
  try {
    const [line] = await Promise.race([once(createInterface({ input: child.stdout }), 'line'), failed]);
    return { ...listening.parse(JSON.parse(String(line))), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** What the processes of an app hold: each shared page counted once, in parts. Linux alone tells that. */
import { readdirSync, readFileSync } from 'node:fs';

/** Megabytes (PSS) of a process and all that it started. */
export function memoryOf(pid: number | undefined): number {
  if (pid === undefined) throw new Error('the app has ended');
  const children = new Map<number, number[]>();
  for (const name of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
    const parent = parentOf(Number(name));
    if (parent !== null) children.set(parent, [...(children.get(parent) ?? []), Number(name)]);
  }
  const all = [pid];
  for (const one of all) all.push(...(children.get(one) ?? []));
  const kilobytes = all.map(proportionalSize).reduce((sum, size) => sum + size, 0);
  return (kilobytes * 1024) / 1e6;
}

/** Null for a process that has ended meanwhile. */
function parentOf(pid: number): number | null {
  try {
    // The name, in brackets, may hold anything.
    const fields = readFileSync(`/proc/${String(pid)}/stat`, 'utf8')
      .split(') ')
      .at(-1)
      ?.split(' ');
    return Number(fields?.[1]);
  } catch {
    return null;
  }
}

function proportionalSize(pid: number): number {
  try {
    const text = readFileSync(`/proc/${String(pid)}/smaps_rollup`, 'utf8');
    return Number(/^Pss:\s+(\d+) kB$/m.exec(text)?.[1] ?? 0);
  } catch {
    // It has ended meanwhile, and holds nothing.
    return 0;
  }
}

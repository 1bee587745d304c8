/** Files that are to be published: handed over, read and checked against their task before anything is queued. */
import { basename, extname } from 'node:path';
import type { FileFinding, PublishTarget } from '../../shared/model/files.ts';
import type { Id } from '../../shared/model/studio.ts';
import { checkFile } from '../../shared/rules/publishChecks.ts';
import type { Door } from './door.ts';

export type CheckedFile = {
  readonly path: string;
  readonly name: string;
  readonly handle: string;
  readonly findings: readonly FileFinding[];
};

/** @param targetOf by the place of the file among the given; null where no task is known */
export async function checkFiles(
  door: Door,
  paths: readonly string[],
  targetOf: (index: number) => PublishTarget | null,
): Promise<readonly CheckedFile[]> {
  const handles = paths.map(door.addFile);
  const facts = await door.call('fileFacts', { handles });
  return paths.flatMap((path, index) => {
    const [handle, read] = [handles[index], facts[index]];
    if (handle === undefined || read === undefined) return [];
    const extension = extname(path).slice(1).toLowerCase();
    return [{ path, name: basename(path), handle, findings: checkFile({ extension, facts: read }, targetOf(index)) }];
  });
}

export async function targetOf(door: Door, taskId: Id): Promise<PublishTarget | null> {
  return (await door.query('task', { taskId }))?.publishTarget ?? null;
}

export const isUnfit = ({ findings }: Pick<CheckedFile, 'findings'>): boolean =>
  findings.some(({ severity }) => severity === 'error');

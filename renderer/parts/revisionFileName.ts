import type { EntityLabel, RevisionFile } from '../../shared/model/screens.ts';

/** What a revision's file is called outside the app: as its author called it, else by what it is of. */
export function revisionFileName({ file }: RevisionFile, entity: EntityLabel, taskTypeName: string): string {
  const named = [entity.episodeName, entity.parentName, entity.name, taskTypeName, `v${String(file.revision)}`];
  const name = file.originalName === '' ? named.filter(Boolean).join('_') : file.originalName;
  return name.toLowerCase().endsWith(`.${file.extension.toLowerCase()}`) ? name : `${name}.${file.extension}`;
}

import type { Entity } from '../../../shared/model/entity.ts';
import type { PublishTarget } from '../../../shared/model/files.ts';
import type { Production } from '../../../shared/model/production.ts';
import { readResolution } from '../../../shared/rules/publishChecks.ts';
import { refusedUploadBytes } from '../db/refusedUpload.ts';
import type { QueryContext } from './context.ts';
import { framesIn } from './entityRows.ts';

/** What a revision should be like: as the production says, unless its shot says otherwise. */
export function publishTarget(
  { tables, uploadLimitBytes = null }: QueryContext,
  production: Production | null,
  entity: Entity | null,
): PublishTarget {
  const ownResolution = entity?.data['resolution'];
  const resolution =
    typeof ownResolution === 'string' && ownResolution !== '' ? ownResolution : (production?.resolution ?? '');
  return {
    fps: framesIn(entity?.data ?? {}).fps ?? production?.fps ?? null,
    ...readResolution(resolution),
    frameCount: entity?.kind === 'Shot' ? entity.lengthFrames : null,
    limitBytes: uploadLimitBytes,
    refusedBytes: refusedUploadBytes(tables),
  };
}

import type { PipelineFacts } from '../../../shared/model/pipelineFile.ts';

/** Of a file that a pipeline told nothing of but where it lies. */
export const noFacts: PipelineFacts = {
  description: '',
  extension: '',
  checksum: '',
  elementCount: null,
  source: '',
  softwareName: '',
  statusName: '',
  sourceFileId: null,
  sourcePath: '',
  isCanceled: false,
  validationStatus: null,
  quality: null,
  createdAt: null,
};

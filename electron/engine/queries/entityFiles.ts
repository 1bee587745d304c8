import type { AnswerOf, InputOf, Queries } from '../../../shared/ipc.ts';
import type { PipelineFile } from '../../../shared/model/pipelineFile.ts';
import { naturalOrder } from '../../../shared/rules/naturalOrder.ts';
import type { QueryContext } from './context.ts';
import { freshnessOf } from './freshness.ts';

type Input = InputOf<Queries, 'entityFiles'>;
type Answer = AnswerOf<Queries, 'entityFiles'>;

/** The files that a pipeline told of: what is worked in, by name; what came out, by type and instance, the newest first. */
export function entityFiles(context: QueryContext, { entityId }: Input): Answer {
  const id = context.tables.identities.resolve(entityId);
  const files = context.tables.pipelineFiles.ofEntity(id);
  return {
    working: files.filter(({ kind }) => kind === 'working').toSorted(byName),
    outputs: files.filter(({ kind }) => kind === 'output').toSorted(byTypeAndInstance),
    freshness: freshnessOf(context, `entity:${id}`),
  };
}

const byName = (one: PipelineFile, other: PipelineFile): number => naturalOrder(one.name, other.name);
const byTypeAndInstance = (one: PipelineFile, other: PipelineFile): number =>
  naturalOrder(one.instanceName, other.instanceName) ||
  naturalOrder(one.outputTypeName, other.outputTypeName) ||
  naturalOrder(one.name, other.name) ||
  other.revision - one.revision;

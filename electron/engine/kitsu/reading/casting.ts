import type { CastingLink } from '../../../../shared/model/entity.ts';
import type { Id } from '../../../../shared/model/studio.ts';
import { brokenAnswer } from '../answerError.ts';
import type { Client } from '../client.ts';
import { readCastingLink } from '../decode/entity.ts';
import { readRows } from '../decode/rows.ts';
import { idOf, neededId } from '../decode/wireValues.ts';
import type { Kitsu } from '../kitsu.ts';
import { isList, isRecord } from '../wireJson.ts';
import { readList } from './lists.ts';

export function castingReading(client: Client): Pick<Kitsu, 'casting' | 'castingOf'> {
  return {
    casting: async ({ id, productionType, assetTypeIds }, signal) => {
      const production = `/data/projects/${id}`;
      const paths =
        productionType === 'tvshow'
          ? [
              `${production}/episodes/casting`,
              ...(await episodeIds(client, production, signal)).map(
                (episode) => `${production}/episodes/${episode}/sequences/all/casting`,
              ),
            ]
          : [`${production}/sequences/all/casting`];
      for (const assetType of assetTypeIds) paths.push(`${production}/asset-types/${assetType}/casting`);
      const castings: (readonly CastingLink[])[] = [];
      for (const path of paths) castings.push(castingsOf(await client.getJson(path, {}, signal), id));
      // Not `push(...)`: those of fifty thousand shots are more arguments than a call takes.
      return castings.flat();
    },
    castingOf: async (productionId, entityId, signal) =>
      readList(
        client,
        `/data/projects/${productionId}/entities/${entityId}/casting`,
        {},
        (row) => readCastingLink(row, productionId, entityId),
        signal,
      ),
  };
}

async function episodeIds(client: Client, production: string, signal: AbortSignal): Promise<readonly Id[]> {
  return readList(client, `${production}/episodes`, {}, (row) => neededId(row['id'], 'id'), signal);
}

/** {entity id: its cast}. */
function castingsOf(answer: unknown, productionId: Id): readonly CastingLink[] {
  if (!isRecord(answer)) throw brokenAnswer(200, 'no casting');
  return Object.entries(answer).flatMap(([entityId, cast]) =>
    idOf(entityId) === null || !isList(cast)
      ? []
      : readRows(cast, (row) => readCastingLink(row, productionId, entityId)).rows,
  );
}

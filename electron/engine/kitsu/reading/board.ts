import { setImmediate } from 'node:timers/promises';
import { InariError } from '../../../../shared/errors.ts';
import type { HttpResponse } from '../../host.ts';
import { asApiError, brokenAnswer } from '../answerError.ts';
import type { Client } from '../client.ts';
import { withQuery } from '../client.ts';
import { boardReader, readCompactHeader } from '../decode/board.ts';
import { BrokenRow } from '../decode/wireValues.ts';
import type { Dialect } from '../drift.ts';
import { arrayItems, jsonLines } from '../jsonStream.ts';
import type { BoardResult, BoardRow, Kitsu } from '../kitsu.ts';
import { isList, isRecord, parseJson, readText } from '../wireJson.ts';

const batchRows = 200;
const boardIdleMs = 180_000;

export function boardReading(client: Client, dialect: Dialect): Kitsu['board'] {
  return async (query, onBatch, signal): Promise<BoardResult> => {
    const { kind, productionId, isInOnePiece } = query;
    const response = await client.open({
      method: 'GET',
      path: withQuery(`/data/${kind}/with-tasks`, {
        project_id: productionId,
        ...dialect.boardQuery(kind, isInOnePiece),
      }),
      headers: { accept: 'application/json, application/x-ndjson' },
      signal,
      idleMs: boardIdleMs,
    });
    const batches = batchesOf(onBatch);
    try {
      const { brokenCount, hasItsEnd } = await readRowsOf(
        response,
        (header) => boardReader(kind, productionId, readCompactHeader(header)),
        batches.add,
      );
      await batches.end();
      client.tellBroken(`/data/${kind}/with-tasks`, brokenCount);
      return { rowCount: batches.count(), brokenCount, hasItsEnd };
    } catch (error) {
      response.cancel();
      throw error instanceof InariError ? asApiError(error) : error;
    }
  };
}

type RowReader = ReturnType<typeof boardReader>;

/** The three forms a list may come in: lines, an object with a header, a plain array. */
async function readRowsOf(
  response: HttpResponse,
  readerFor: (header: unknown) => RowReader,
  add: (row: BoardRow) => Promise<void> | undefined,
): Promise<Pick<BoardResult, 'brokenCount' | 'hasItsEnd'>> {
  let brokenCount = 0;
  const take = (readRow: RowReader, item: unknown): Promise<void> | undefined => {
    const read = tryRow(readRow, item);
    if (read === null) {
      brokenCount += 1;
      return undefined;
    }
    brokenCount += read.brokenTaskCount;
    return add(read.row);
  };

  const contentType = response.headers['content-type'] ?? '';
  if (contentType.includes('ndjson')) {
    let readRow: RowReader | null = null;
    for await (const { text, isEnded } of jsonLines(response.body)) {
      const item = parseJson(text);
      if (item === undefined && !isEnded) throw brokenAnswer(response.status, 'a list cut short');
      if (readRow === null) readRow = headerOf(readerFor, item);
      else if (isRecord(item) && 'error' in item && !('id' in item))
        throw brokenAnswer(response.status, 'the list ends with an error');
      else await take(readRow, item);
    }
    if (readRow === null) throw brokenAnswer(response.status, 'a list without a header');
    return { brokenCount, hasItsEnd: false };
  }

  const { first, body } = await peeked(response.body);
  if (first === '{') {
    const whole = parseJson(await readText(body));
    if (!isRecord(whole) || !isList(whole['rows'])) throw brokenAnswer(response.status, 'no list');
    const readRow = headerOf(readerFor, whole);
    for (const item of whole['rows']) await take(readRow, item);
    return { brokenCount, hasItsEnd: true };
  }
  if (first !== '[') throw brokenAnswer(response.status, 'no list');
  const readRow = readerFor(null);
  const items = arrayItems(body);
  for (;;) {
    const { done, value } = await items.next();
    if (done === true) {
      if (!value.isWhole) throw brokenAnswer(response.status, 'a list cut short');
      return { brokenCount, hasItsEnd: true };
    }
    await take(readRow, parseJson(value));
  }
}

function headerOf(readerFor: (header: unknown) => RowReader, header: unknown): RowReader {
  try {
    return readerFor(header);
  } catch (error) {
    throw error instanceof BrokenRow ? brokenAnswer(200, 'an unreadable header', error) : error;
  }
}

function tryRow(readRow: RowReader, item: unknown): ReturnType<RowReader> | null {
  try {
    return readRow(item);
  } catch (error) {
    if (error instanceof BrokenRow) return null;
    throw error;
  }
}

/** Looks at the first character that is no white space, and gives the whole body back. */
async function peeked(
  body: HttpResponse['body'],
): Promise<{ readonly first: string; readonly body: AsyncIterable<Uint8Array> }> {
  const chunks: AsyncIterator<Uint8Array, unknown> = body[Symbol.asyncIterator]();
  const seen: Uint8Array[] = [];
  let first = '';
  while (first === '') {
    const { done, value } = await chunks.next();
    if (done === true) break;
    seen.push(value);
    first = new TextDecoder().decode(value).trimStart().slice(0, 1);
  }
  async function* again(): AsyncGenerator<Uint8Array> {
    yield* seen;
    for (;;) {
      const { done, value } = await chunks.next();
      if (done === true) return;
      yield value;
    }
  }
  return { first, body: again() };
}

/** Between two batches the engine gets to answer others: a long list must not hold up a click. */
function batchesOf(onBatch: (rows: readonly BoardRow[]) => void | Promise<void>): {
  readonly add: (row: BoardRow) => Promise<void> | undefined;
  readonly end: () => Promise<void>;
  readonly count: () => number;
} {
  let rows: BoardRow[] = [];
  let count = 0;
  const flush = async (): Promise<void> => {
    const full = rows;
    rows = [];
    await onBatch(full);
    await setImmediate();
  };
  return {
    add: (row) => {
      rows.push(row);
      count += 1;
      return rows.length >= batchRows ? flush() : undefined;
    },
    end: async () => {
      if (rows.length > 0) await flush();
    },
    count: () => count,
  };
}

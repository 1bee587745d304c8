import { keepPreviousData, type QueryClient, useQueries, useQuery, useQueryClient } from '@tanstack/react-query';
import { InariError } from '../../shared/errors.ts';
import type { AnswerOf, InputOf, Queries } from '../../shared/ipc.ts';
import { type RowHere, rowsHereIn } from '../../shared/rowsHere.ts';
import { rememberReads } from './announcements.ts';
import type { Bridge } from './bridge.ts';
import { useBridge } from './EngineProvider.tsx';
import { hashOf } from './hashOf.ts';

export type EngineAnswer<Value> = {
  /** Undefined until the first answer; kept while a newer one is fetched, and under an error. */
  readonly value: Value | undefined;
  readonly error: InariError | null;
  /** No answer yet and none failed: show the skeleton. */
  readonly isFirst: boolean;
  /** The value answers an earlier input, shown until the new one is here. */
  readonly isPrevious: boolean;
  readonly ask: () => void;
};

type Options = {
  /** Keeps the last answer on screen while another input is asked (a search being typed). */
  readonly keepsPrevious?: boolean;
  readonly isOff?: boolean;
};

/** Hears an answer before it is shown, with what it was read from. */
type OnAnswer<Name extends keyof Queries> = (value: AnswerOf<Queries, Name>, reads: readonly string[]) => void;

/**
 * Reads one query of `shared/ipc.ts` and keeps it current: the engine announces what changed, and the answer is asked
 * again if it was read from that. It is the only way a screen gets data.
 *
 *   const list = useEngine('todoList', { tab: 'todo', search, grouping, sort, today }, { keepsPrevious: true });
 *   if (list.isFirst) return <SkeletonRows count={6} />;
 */
export function useEngine<Name extends keyof Queries>(
  name: Name,
  input: InputOf<Queries, Name>,
  { keepsPrevious = false, isOff = false }: Options = {},
  onAnswer?: OnAnswer<Name>,
): EngineAnswer<AnswerOf<Queries, Name>> {
  const bridge = useBridge();
  const client = useQueryClient();
  const question = engineQuery(bridge, client, name, input, onAnswer);
  if (!isOff) askAtOnce(client, question);
  const query = useQuery<AnswerOf<Queries, Name>>({
    ...question,
    enabled: !isOff,
    ...(keepsPrevious ? { placeholderData: keepPreviousData } : {}),
  });
  return {
    value: query.data,
    error: asInariError(query.error),
    isFirst: query.isPending,
    isPrevious: query.isPlaceholderData,
    ask: () => void query.refetch(),
  };
}

/** A part of an answer, for who would otherwise be drawn again with each change of the rest. Undefined until it is here. */
export function useEnginePart<Name extends keyof Queries, Part>(
  name: Name,
  input: InputOf<Queries, Name>,
  partOf: (value: AnswerOf<Queries, Name>) => Part,
): Part | undefined {
  const bridge = useBridge();
  const client = useQueryClient();
  const question = engineQuery(bridge, client, name, input);
  askAtOnce(client, question);
  return useQuery<AnswerOf<Queries, Name>, unknown, Part>({ ...question, select: partOf }).data;
}

/**
 * The same query for several inputs at once: the pages of a long list that are in view. Undefined where none is here yet.
 * `onAnswer` hears every answer, also one that is asked anew before it came: while a production is pulled, what is in view
 * may change faster than it is answered.
 */
export function useEngineAll<Name extends keyof Queries>(
  name: Name,
  inputs: readonly InputOf<Queries, Name>[],
  onAnswer?: OnAnswer<Name>,
): readonly (AnswerOf<Queries, Name> | undefined)[] {
  const bridge = useBridge();
  const client = useQueryClient();
  const questions = inputs.map((input) => engineQuery(bridge, client, name, input, onAnswer));
  for (const question of questions) askAtOnce(client, question);
  const answers = useQueries({ queries: questions });
  return answers.map(({ data }) => data);
}

/** For an answer that came along with another one: whoever asks that question finds it answered. */
export function useAnswered<Name extends keyof Queries>(
  name: Name,
): (input: InputOf<Queries, Name>, ...answer: Parameters<OnAnswer<Name>>) => void {
  const client = useQueryClient();
  return (input, value, reads) => {
    const queryKey = [name, input];
    rememberReads(client, hashOf(queryKey), reads);
    client.setQueryData(queryKey, value);
  };
}

/** For what a screen will ask that is not drawn yet: whoever asks that question then finds it asked, or answered. */
export function useAhead() {
  const bridge = useBridge();
  const client = useQueryClient();
  return <Name extends keyof Queries>(name: Name, input: InputOf<Queries, Name>, onAnswer?: OnAnswer<Name>): void =>
    askAtOnce(client, engineQuery(bridge, client, name, input, onAnswer));
}

/** Not when the page has been drawn, as a query would by itself: the engine answers while it is. */
function askAtOnce(client: QueryClient, question: Parameters<QueryClient['prefetchQuery']>[0]): void {
  if (client.getQueryState(question.queryKey) === undefined) void client.prefetchQuery(question);
}

function engineQuery<Name extends keyof Queries>(
  bridge: Bridge,
  client: QueryClient,
  name: Name,
  input: InputOf<Queries, Name>,
  onAnswer?: OnAnswer<Name>,
) {
  const queryKey = [name, input] as const;
  return {
    queryKey,
    queryFn: async ({ signal }: { readonly signal: AbortSignal }): Promise<AnswerOf<Queries, Name>> => {
      const { value, reads } = await bridge.query(name, input, rowsHere(client, queryKey));
      if (!signal.aborted) rememberReads(client, hashOf(queryKey), reads);
      onAnswer?.(value, reads);
      return value;
    },
  };
}

/** What is on screen of the rows that may be in an answer: of the last answer to the same question, and of a list's pages. */
function rowsHere(client: QueryClient, queryKey: readonly [keyof Queries, unknown]): readonly RowHere[] {
  const last = rowsHereIn(client.getQueryData(queryKey));
  if (queryKey[0] !== 'entityList') return last;
  const pages = client.getQueryCache().findAll({ queryKey: ['entityRows'], type: 'active' });
  return [...last, ...pages.flatMap(({ state }) => rowsHereIn(state.data))];
}

/** Whatever a promise was rejected with; the bridge only rejects with InariError, anything else is a fault of ours. */
export function asInariError(error: unknown): InariError | null {
  if (error === null || error === undefined || error instanceof InariError) return error ?? null;
  return new InariError('unexpected', { message: error instanceof Error ? error.message : '' }, { cause: error });
}

/**
 * Questions and answers over a line that only carries messages, checked on both ends. Used between the main process and
 * the engine, where each asks the other.
 */
import { z } from 'zod';
import { errorCodes, InariError } from './errors.ts';

/** A question with a name, the check of what it carries and the check of its answer. */
export type Ask<Input extends z.ZodType = z.ZodType, Answer extends z.ZodType = z.ZodType> = {
  readonly name: string;
  readonly input: Input;
  readonly answer: Answer;
};

export const ask = <Input extends z.ZodType, Answer extends z.ZodType>(
  name: string,
  input: Input,
  answer: Answer,
): Ask<Input, Answer> => ({ name, input, answer });

export type Answerer = (input: unknown) => Promise<unknown>;

/** Ties a question to the function that answers it. */
export const answering =
  <Input extends z.ZodType, Answer extends z.ZodType>(
    { input, answer }: Ask<Input, Answer>,
    give: (input: z.output<Input>) => z.input<Answer> | Promise<z.input<Answer>>,
  ): Answerer =>
  async (raw) =>
    answer.parse(await give(input.parse(raw)));

const plain = z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())]);
const failure = z.object({ code: z.enum(errorCodes), detail: z.record(z.string(), plain) });
const message = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ask'), id: z.number().nullable(), name: z.string(), input: z.unknown() }),
  z.object({ kind: z.literal('answer'), id: z.number(), value: z.unknown() }),
  z.object({ kind: z.literal('failure'), id: z.number(), error: failure }),
]);

export type AskLine = {
  /** Fails with the other side's InariError, or `engine-stopped` when the line ends first. */
  readonly ask: <Input extends z.ZodType, Answer extends z.ZodType>(
    question: Ask<Input, Answer>,
    input: z.input<Input>,
  ) => Promise<z.output<Answer>>;
  /** Like `ask` for what needs no answer. */
  readonly tell: <Input extends z.ZodType>(question: Ask<Input>, input: z.input<Input>) => void;
  readonly receive: (raw: unknown) => void;
  readonly end: () => void;
};

/**
 * @param answerers by the name of the question
 * @param onFault told of what failed where nobody waits for an answer, and of messages that are none
 */
export function createAskLine(
  post: (message: unknown) => void,
  answerers: Readonly<Record<string, Answerer>>,
  onFault: (name: string, error: unknown) => void,
): AskLine {
  const waiting = new Map<
    number,
    { readonly resolve: (value: unknown) => void; readonly reject: (error: unknown) => void }
  >();
  let lastId = 0;
  let isEnded = false;

  const give = async (id: number | null, name: string, input: unknown): Promise<void> => {
    try {
      const answerer = Object.hasOwn(answerers, name) ? answerers[name] : undefined;
      if (answerer === undefined) throw new InariError('invalid-input', { name });
      const value = await answerer(input);
      if (id !== null && !isEnded) post({ kind: 'answer', id, value });
    } catch (error) {
      if (id === null || !(error instanceof InariError)) onFault(name, error);
      if (id !== null && !isEnded) post({ kind: 'failure', id, error: failureOf(error) });
    }
  };

  return {
    ask: async (question, input) => {
      if (isEnded) throw new InariError('engine-stopped');
      lastId += 1;
      const id = lastId;
      const value = await new Promise((resolve, reject) => {
        waiting.set(id, { resolve, reject });
        post({ kind: 'ask', id, name: question.name, input });
      });
      return question.answer.parse(value);
    },
    tell: (question, input) => {
      if (!isEnded) post({ kind: 'ask', id: null, name: question.name, input });
    },
    receive: (raw) => {
      const { success, data, error } = message.safeParse(raw);
      if (!success) return onFault('message', error);
      if (data.kind === 'ask') return void give(data.id, data.name, data.input);
      const waiter = waiting.get(data.id);
      waiting.delete(data.id);
      if (data.kind === 'answer') waiter?.resolve(data.value);
      else waiter?.reject(new InariError(data.error.code, data.error.detail));
    },
    end: () => {
      isEnded = true;
      for (const { reject } of waiting.values()) reject(new InariError('engine-stopped'));
      waiting.clear();
    },
  };
}

function failureOf(error: unknown): z.input<typeof failure> {
  if (!(error instanceof InariError)) return { code: 'unexpected', detail: {} };
  const detail: Record<string, z.input<typeof plain>> = {};
  for (const [key, value] of Object.entries(error.detail))
    detail[key] = typeof value === 'object' && value !== null ? [...value] : value;
  return { code: error.code, detail };
}

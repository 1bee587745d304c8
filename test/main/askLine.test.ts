import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { answering, ask, createAskLine, type AskLine } from '../../shared/askLine.ts';
import { InariError } from '../../shared/errors.ts';

const double = ask('double', z.strictObject({ value: z.number() }), z.number());
const refuse = ask('refuse', z.strictObject({}), z.null());
const note = ask('note', z.strictObject({ text: z.string() }), z.null());
const unknown = ask('unknown', z.strictObject({}), z.null());

function pair(): {
  readonly line: AskLine;
  readonly other: AskLine;
  readonly notes: string[];
  readonly faults: string[];
} {
  const notes: string[] = [];
  const faults: string[] = [];
  // As between processes: only what can be cloned crosses.
  const line: AskLine = createAskLine(
    (message) => queueMicrotask(() => other.receive(structuredClone(message))),
    {},
    (name) => faults.push(name),
  );
  const other: AskLine = createAskLine(
    (message) => queueMicrotask(() => line.receive(structuredClone(message))),
    {
      double: answering(double, ({ value }) => value * 2),
      refuse: answering(refuse, () => {
        throw new InariError('disk-full', { freeBytes: 3, files: ['a'] });
      }),
      note: answering(note, ({ text }) => {
        notes.push(text);
        return null;
      }),
    },
    (name) => faults.push(name),
  );
  return { line, other, notes, faults };
}

describe('a line between two processes', () => {
  test('brings each question its own answer', async () => {
    const { line } = pair();
    expect(await Promise.all([1, 2, 3].map((value) => line.ask(double, { value })))).toEqual([2, 4, 6]);
  });

  test('brings an error as what it is', async () => {
    await expect(pair().line.ask(refuse, {})).rejects.toMatchObject({
      code: 'disk-full',
      detail: { freeBytes: 3, files: ['a'] },
    });
  });

  test('refuses a question it does not know and input that does not fit', async () => {
    const { line, other, faults } = pair();
    await expect(line.ask(unknown, {})).rejects.toMatchObject({ code: 'invalid-input' });
    other.receive({ kind: 'ask', id: 99, name: 'double', input: { value: 'two' } });
    other.receive({ kind: 'ask', id: 100, name: 'constructor', input: {} });
    other.receive('nonsense');
    await expect.poll(() => faults).toEqual(['message', 'double']);
  });

  test('carries what needs no answer', async () => {
    const { line, notes } = pair();
    line.tell(note, { text: 'hello' });
    await expect.poll(() => notes).toEqual(['hello']);
  });

  test('that ends fails what was asked and what is asked later', async () => {
    const { line } = pair();
    const waiting = line.ask(double, { value: 1 });
    line.end();
    await expect(waiting).rejects.toMatchObject({ code: 'engine-stopped' });
    await expect(line.ask(double, { value: 1 })).rejects.toMatchObject({ code: 'engine-stopped' });
  });
});

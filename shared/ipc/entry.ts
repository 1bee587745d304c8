// One line of the map: the check that an input must pass, and what is answered.
import type { z } from 'zod';

/** Carries an answer's type; nothing of it exists at run time. */
export type Answer<Value> = { readonly value?: Value };
export const answers = <Value>(): Answer<Value> => ({});

export type Entry<Input extends z.ZodType, Value> = { readonly input: Input; readonly answer: Answer<Value> };
export const entry = <Input extends z.ZodType, Value>(input: Input, answer: Answer<Value>): Entry<Input, Value> => ({
  input,
  answer,
});

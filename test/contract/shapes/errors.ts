import { z } from 'zod';
import { flag, free, orNull, row, text, type Shape } from './values.ts';

/** 403: the older version says less. */
export const forbidden: Shape = (version) =>
  version === '0.20.52' ? row({ message: text }) : row({ error: z.literal(true), message: text });

/** 401 and 422 of the token check. */
export const tokenRefused: Shape = () => row({ msg: text });

/** An error with a text, in a route that catches them all. */
export const refused: Shape = () => row({ error: z.literal(true), message: text });

/** Errors raised with an explanation: the same in both versions. */
export const explained: Shape = () => row({ error: z.literal(true), message: text, data: orNull(free) });

export const plainError: Shape = () => row({ error: text });
export const loginRefused: Shape = (version) =>
  version === '0.20.52' ? row({ login: flag }) : row({ login: flag, message: text });

/** 404: the older version has several forms. */
export const notFound: Shape = (version) =>
  version === '0.20.52'
    ? z.union([row({ message: text }), row({ error: z.literal(true), message: text })])
    : row({ error: z.literal(true), message: text });

import { z } from 'zod';

const words = z.string().max(300);

/** What is on its way while the app is asked to end, in the user's language. */
export const unfinished = z.strictObject({ message: words, detail: words, quit: words, stay: words });
export type Unfinished = z.output<typeof unfinished>;

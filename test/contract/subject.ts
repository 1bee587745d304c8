import { z } from 'zod';
import type { Version } from './version.ts';

export const accounts = z.array(z.object({ email: z.string(), password: z.string(), role: z.string() }));

/** A server under test. */
export type Subject = {
  readonly server: 'studio' | Version;
  /** The version it is, or says it is. */
  readonly version: Version;
  readonly url: string;
  readonly accounts: z.infer<typeof accounts>;
};

export const nameOf = (subject: Subject): string =>
  subject.server === 'studio' ? `studio as ${subject.version}` : `Zou ${subject.version}`;

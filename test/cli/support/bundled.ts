/** The command line in one file, once for all tests: they start it some two hundred times. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { inOneFile } from '../../support/inOneFile.ts';

declare module 'vitest' {
  interface ProvidedContext {
    commandLine: {
      readonly script: string;
      /** What one start has compiled the next one need not. */
      readonly compileCache: string;
    };
  }
}

const compileCache = mkdtempSync(join(tmpdir(), 'inari-compiled-'));
const bundled = inOneFile(join(import.meta.dirname, 'program.ts'));

export async function setup({ provide }: TestProject): Promise<void> {
  provide('commandLine', { script: (await bundled).script, compileCache });
}

export async function teardown(): Promise<void> {
  (await bundled).remove();
  rmSync(compileCache, { recursive: true, force: true });
}

import { format, resolveConfig } from 'prettier';

/** A page of docs/ that a test writes, as the check wants pages to be. */
export async function markdownPage(text: string): Promise<string> {
  return format(text, { ...(await resolveConfig(import.meta.filename)), parser: 'markdown' });
}

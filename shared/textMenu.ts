/** The page is told that a text's menu is wanted: the preload hands it on as a message of the page to itself. */
export type AskedTextMenu = { readonly textMenu: true; readonly misspelled: string };

/** Null for any other message. */
export function askedTextMenu(message: unknown): AskedTextMenu | null {
  if (typeof message !== 'object' || message === null || !('textMenu' in message)) return null;
  const misspelled = 'misspelled' in message ? message.misspelled : '';
  return { textMenu: true, misspelled: typeof misspelled === 'string' ? misspelled : '' };
}

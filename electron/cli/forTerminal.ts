/**
 * Text for a terminal. Names and comments are other people's: what would move the cursor, hide words or write to the clipboard
 * is left out, and so is what turns the direction of the words after it.
 */
export const forTerminal = (text: string): string =>
  // oxlint-disable-next-line no-control-regex -- these are what a terminal obeys; lines and tabs stay
  text.replaceAll(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, '');

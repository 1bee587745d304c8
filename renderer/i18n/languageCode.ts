/** As the web names a language: one of a file of one's own is called `de-x-own`, by the part that standards leave for private use. */
export const codeOf = (language: string): string => language.replace(/-x-own$/, '');

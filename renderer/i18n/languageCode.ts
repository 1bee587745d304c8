/** As the web names a language: what comes from a file of one's own is called `own:de`. */
export const codeOf = (language: string): string => language.replace(/^own:/, '');

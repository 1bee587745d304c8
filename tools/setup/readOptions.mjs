// What a command is called with, read before anything is set up: `--help` prints how it is called, an option that there is not is
// told in one line, with status 2.
import { parseArgs } from 'node:util';

/**
 * @template {import('node:util').ParseArgsConfig} Config
 * @param {string} usage
 * @param {Config} config as of `parseArgs`; with `strict: false` what is not known is for another program
 * @param {string[]} [args]
 * @returns {ReturnType<typeof parseArgs<Config & { args: string[] }>>}
 */
export function readOptions(usage, config, args = process.argv.slice(2)) {
  if (process.argv.slice(2).some((arg) => arg === '--help' || arg === '-h')) {
    console.log(usage);
    process.exit(0);
  }
  try {
    return parseArgs({ ...config, args });
  } catch (error) {
    if (!isOfParsing(error)) throw error;
    // What follows is advice on writing file names that look like options.
    console.error(`${error.message.split('. ')[0]}; --help says what there is`);
    process.exit(2);
  }
}

/**
 * @param {unknown} error
 * @returns {error is Error}
 */
function isOfParsing(error) {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
}

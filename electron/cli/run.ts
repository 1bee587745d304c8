/** One command from its words to its exit status. */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { AccountSummary } from '../../shared/model/account.ts';
import type { Asking } from './asking.ts';
import type { CommandDefinition, Run, Values } from './command.ts';
import { commandList } from './commandList.ts';
import { openDoor, type Door } from './door.ts';
import { enter, signInAnew, type Credentials } from './enter.ts';
import { exitCodes, type ExitCode } from './exitCodes.ts';
import { failureOf, failureOfCode, usage, type Failure } from './failure.ts';
import { forTerminal } from './forTerminal.ts';
import { help, helpOf } from './help.ts';
import type { Outside } from './outside.ts';
import { wordsOf, type Words } from './words.ts';

const commonOptions = {
  json: { type: 'boolean' },
  server: { type: 'string' },
  account: { type: 'string' },
  data: { type: 'string' },
  'password-stdin': { type: 'boolean' },
  code: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

/** @param given what follows the program's name */
export async function runCommand(given: readonly string[], outside: Outside): Promise<ExitCode> {
  try {
    return await dispatch(given, outside);
  } catch (error) {
    report(failureOf(error), given.includes('--json'), outside);
    return failureOf(error).exit;
  }
}

async function dispatch(given: readonly string[], outside: Outside): Promise<ExitCode> {
  const [name, ...rest] = given;
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    outside.out(`${help()}\n`);
    return name === undefined ? exitCodes.usage : exitCodes.done;
  }
  if (name === '--version') {
    outside.out(`${outside.appVersion}\n`);
    return exitCodes.done;
  }
  const command = commandList.get(name);
  if (command === undefined) throw usage(`There is no command “${name}”.`, null);
  const { values, positionals } = parse(name, command, rest);
  if (values['help'] === true) {
    outside.out(`${helpOf(name, command)}\n`);
    return exitCodes.done;
  }
  const [least, most] = command.words;
  if (positionals.length < least) throw usage(`It is: inari ${name} ${command.usage}`, name);
  if (positionals.length > most) throw usage(`“${positionals.slice(most).join(' ')}” is too much.`, name);
  return work(name, command, values, positionals, outside);
}

function parse(
  name: string,
  command: CommandDefinition,
  args: readonly string[],
): { readonly values: Values; readonly positionals: readonly string[] } {
  try {
    const options = { ...commonOptions, ...command.options };
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    // Its own words name the option.
    throw usage(error instanceof Error ? error.message : String(error), name);
  }
}

async function work(
  name: string,
  command: CommandDefinition,
  values: Values,
  positionals: readonly string[],
  outside: Outside,
): Promise<ExitCode> {
  const text = (option: string): string | null => {
    const value = values[option];
    return typeof value === 'string' ? value : null;
  };
  const isOnline = command.isOnline(values);
  const dataFolder = join(resolve(text('data') ?? outside.folder), 'data');
  const isFirst = name === 'login' || (isOnline && values['password-stdin'] === true);
  if (!isFirst && !existsSync(join(dataFolder, 'accounts.json'))) throw failureOfCode('no-account', {});
  const credentials: Credentials = {
    server: text('server'),
    account: text('account'),
    password: isOnline && values['password-stdin'] === true ? firstLine(await outside.readInput()) : null,
    code: text('code'),
  };
  let account: AccountSummary | null = null;
  const door = await openDoor({
    dataFolder,
    outside,
    isOnline,
    enter: async (asking: Asking) => {
      // Only the first time: a code is good once, and a password was proven.
      const isProof = name === 'login' && account === null;
      account = isProof ? await signInAnew(asking, credentials) : await enter(asking, credentials, isOnline);
    },
  });
  try {
    if (account === null) throw failureOfCode('no-account', {});
    return await command.run(runOf({ door, account, values, positionals, text, outside }));
  } finally {
    await door.close();
  }
}

const firstLine = (input: string): string => input.split(/\r?\n/, 1)[0] ?? '';

function runOf(parts: {
  readonly door: Door;
  readonly account: AccountSummary;
  readonly values: Values;
  readonly positionals: readonly string[];
  readonly text: Run['text'];
  readonly outside: Outside;
}): Run {
  const { door, values, outside } = parts;
  const isJson = values['json'] === true;
  let words: Promise<Words> | null = null;
  const note = (said: string): void => outside.err(`${said}\n`);
  return {
    door,
    account: parts.account,
    words: () => (words ??= door.query('studio', {}).then(wordsOf)),
    positionals: parts.positionals,
    text: parts.text,
    texts: (option) => {
      const value = values[option];
      return Array.isArray(value) ? value.map(String) : [];
    },
    flag: (option) => values[option] === true,
    isJson,
    print: (json, text) =>
      outside.out(isJson ? `${JSON.stringify(json, null, 2)}\n` : text === '' ? '' : `${forTerminal(text)}\n`),
    printLine: (json, text) => outside.out(isJson ? `${JSON.stringify(json)}\n` : `${forTerminal(text)}\n`),
    note,
    noteAge: ({ state, asOf }, what) => {
      if (state === 'complete' && asOf !== null) return;
      note(state === 'never' ? `Not yet on this disk: ${what}. Run “inari sync”.` : `Not all on this disk: ${what}.`);
    },
    readInput: outside.readInput,
    onStop: outside.onStop,
  };
}

function report({ code, exit, sentence, detail }: Failure, isJson: boolean, { err }: Outside): void {
  const { happened, safe, todo } = sentence;
  if (isJson) err(`${JSON.stringify({ error: { code, exit, happened, safe, todo, detail } })}\n`);
  else err(`${happened}\n${safe}\n${todo}\n`);
}

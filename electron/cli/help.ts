import type { CommandDefinition } from './command.ts';
import { commandList } from './commandList.ts';

const common = [
  ['--json', 'answers for programs; errors too, a line on the error output'],
  ['--server URL', 'the account on this server'],
  ['--account EMAIL', 'this account; without either, the one opened last'],
  ['--data DIR', 'the folder of another Inari than this user’s own (also INARI_DATA)'],
  ['--password-stdin', 'the password comes over the standard input, for commands that reach the server'],
  ['--code CODE', 'the second step of the sign-in'],
  ['--help', 'this'],
] as const;

const exits = [
  ['0', 'done'],
  ['1', 'failed where it should not have'],
  ['2', 'not understood'],
  ['3', 'not signed in, or the password is wrong'],
  ['4', 'no such production, task, file …, or more than one'],
  ['5', 'the server was not reached, or did not take or give everything'],
  ['6', 'refused, by the rules or by the server'],
  ['7', 'this computer: disk, rights, another Inari'],
] as const;

const columns = (rows: readonly (readonly [string, string])[]): string => {
  const width = Math.max(...rows.map(([name]) => name.length));
  return rows.map(([name, words]) => `  ${name.padEnd(width)}  ${words}`).join('\n');
};

export const help = (): string =>
  [
    'inari COMMAND [OPTIONS]: Kitsu from the command line, with or without a network.',
    `Commands:\n${columns([...commandList].map(([name, { summary }]) => [name, summary]))}`,
    `Options of every command:\n${columns(common)}`,
    `Exits with:\n${columns(exits)}`,
    'inari COMMAND --help says more. While the app runs, commands speak through it.',
  ].join('\n\n');

export const helpOf = (name: string, { usage, summary, details, optionWords }: CommandDefinition): string =>
  [
    `inari ${[name, usage].filter((part) => part !== '').join(' ')}: ${summary}.`,
    details.join('\n'),
    `Options:\n${columns([...optionWords, ...common])}`,
  ]
    .filter((part) => part !== '')
    .join('\n\n');

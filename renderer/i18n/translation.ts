/**
 * A language that somebody wrote into a file: the words of `en.json` in another language. What is missing in it or wrong stays
 * English, and is told.
 */
import { isModest } from '../../shared/rules/isModest.ts';
import { messageArguments } from './messageArguments.ts';

export type Messages = { readonly [key: string]: string | Messages };

export type TranslationProblem = {
  readonly problem: 'unknown-key' | 'no-message' | 'other-arguments';
  readonly key: string;
};

export type Translation = {
  /** As the web names languages: `de`, `pt-BR`. */
  readonly code: string;
  /** As its speakers call it. */
  readonly name: string;
  readonly messages: Messages;
  readonly problems: readonly TranslationProblem[];
  /** How many words stay English, those that are wrong among them. */
  readonly missingCount: number;
  readonly allCount: number;
};

/** Null where it is no such file: not JSON, without a language that there is, or without words. */
export function readTranslation(text: string, english: Messages): Translation | null {
  const file = parsed(text);
  const code = codeOf(file?.['language']);
  const name = file?.['name'];
  const given = file?.['messages'];
  if (code === null || typeof name !== 'string' || name.trim() === '' || !isJson(given)) return null;
  const wanted = flat(english);
  const problems: TranslationProblem[] = [];
  const usable = new Map<string, string>();
  for (const [key, message] of flat(given)) {
    const model = wanted.get(key);
    if (model === undefined) problems.push({ problem: 'unknown-key', key });
    else if (typeof message !== 'string' || message === '') problems.push({ problem: 'no-message', key });
    else {
      const found = messageArguments(message, code);
      if (found === null) problems.push({ problem: 'no-message', key });
      else if (found !== messageArguments(typeof model === 'string' ? model : '', 'en'))
        problems.push({ problem: 'other-arguments', key });
      else usable.set(key, message);
    }
  }
  return {
    code,
    name: name.trim(),
    messages: pruned(english, usable),
    problems,
    missingCount: wanted.size - usable.size,
    allCount: wanted.size,
  };
}

/** The English words as such a file, to begin with. */
export const translationStart = (english: Messages): string =>
  `${JSON.stringify({ language: 'de', name: 'Deutsch', messages: english }, null, 2)}\n`;

type Json = Readonly<Record<string, unknown>>;
const isJson = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);

function parsed(text: string): Json | null {
  try {
    const value: unknown = JSON.parse(text);
    return isJson(value) && isModest(value) ? value : null;
  } catch {
    // Told as no file of a language.
    return null;
  }
}

function codeOf(value: unknown): string | null {
  if (typeof value !== 'string' || !/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/.test(value)) return null;
  try {
    return Intl.getCanonicalLocales(value)[0] ?? null;
  } catch {
    // Letters that name no language.
    return null;
  }
}

/** `tasks.setStatus` and what stands there. */
function flat(messages: Json, prefix = ''): ReadonlyMap<string, unknown> {
  return new Map(
    Object.entries(messages).flatMap(([key, value]) =>
      isJson(value) ? [...flat(value, `${prefix}${key}.`)] : [[`${prefix}${key}`, value] as const],
    ),
  );
}

/** In the shape of the English words, those that are usable. */
function pruned(english: Messages, usable: ReadonlyMap<string, string>, prefix = ''): Messages {
  return Object.fromEntries(
    Object.entries(english).flatMap(([key, value]): [string, string | Messages][] => {
      if (typeof value !== 'string') return [[key, pruned(value, usable, `${prefix}${key}.`)]];
      const message = usable.get(`${prefix}${key}`);
      return message === undefined ? [] : [[key, message]];
    }),
  );
}

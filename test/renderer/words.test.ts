import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import i18next from 'i18next';
import { expect, test } from 'vitest';
import { messageOf } from '../../renderer/data/messages.ts';
import en from '../../renderer/i18n/en.json' with { type: 'json' };
import fr from '../../renderer/i18n/fr.json' with { type: 'json' };
import { languageOf, localeOf, startLanguages } from '../../renderer/i18n/i18n.ts';
import { messageArguments } from '../../renderer/i18n/messageArguments.ts';
import { pseudoMessage } from '../../renderer/i18n/pseudo.ts';
import { errorCodes } from '../../shared/errors.ts';

type Messages = { readonly [key: string]: string | Messages };

function flat(messages: Messages, prefix = ''): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(messages).flatMap(([key, value]) =>
      typeof value === 'string' ? [[`${prefix}${key}`, value] as const] : [...flat(value, `${prefix}${key}.`)],
    ),
  );
}

const english = flat(en);
const french = flat(fr);

test('both languages have the same keys', () => {
  expect([...french.keys()].sort()).toEqual([...english.keys()].sort());
});

test('every message is valid in each language, with the same arguments', () => {
  const wrong = [...english].flatMap(([key, message]) => {
    const expected = messageArguments(message, 'en');
    const translated = messageArguments(french.get(key) ?? '', 'fr');
    const pseudo = messageArguments(pseudoMessage(message), 'en');
    return expected !== null && expected === translated && expected === pseudo ? [] : [key];
  });
  expect(wrong).toEqual([]);
});

test('French sets a narrow space before high punctuation, and neither language a straight apostrophe', () => {
  const isWrong = (message: string) => message.includes("'") || /[\p{L}\d}] [:;!?»]|« /u.test(message);
  expect([...french].filter(([, message]) => isWrong(message))).toEqual([]);
  // In ICU a straight apostrophe is an escape sign.
  expect([...english].filter(([, message]) => message.includes("'"))).toEqual([]);
});

test('no key is missing and none is unused', () => {
  const sources = sourceText(path.join(import.meta.dirname, '../../renderer'));
  // `t(`pages.${page}`)` uses every key that fits.
  const dynamic = [...sources.matchAll(/[`'"]((?:[\w-]+\.)+[^`'"\s]*\$\{[^`]*?)`/g)].map(([, template]) =>
    patternOf(template ?? ''),
  );
  const unused = [...english.keys()].filter(
    (key) =>
      !sources.includes(`'${key}'`) && !sources.includes(`\`${key}\``) && !dynamic.some((pattern) => pattern.test(key)),
  );
  expect(unused).toEqual([]);
});

function patternOf(template: string): RegExp {
  const parts = template.split(/\$\{[^}]*\}/).map((part) => part.replace(/[.*+?^()|[\]\\]/g, String.raw`\$&`));
  return new RegExp(`^${parts.join('[^.]+')}$`);
}

function sourceText(folder: string): string {
  return readdirSync(folder, { withFileTypes: true })
    .map((entry) => {
      const file = path.join(folder, entry.name);
      if (entry.isDirectory()) return sourceText(file);
      return /\.tsx?$/.test(entry.name) ? readFileSync(file, 'utf8') : '';
    })
    .join('\n');
}

test.each(errorCodes)('%s is told in three parts, in both languages', async (code) => {
  for (const language of ['en', 'fr'] as const) {
    await startLanguages(language);
    const message = messageOf(i18next.t, code, { serverMessage: 'You are not in the team.', retryAfterSeconds: 30 });
    for (const part of [message.happened, message.safe, message.todo]) {
      expect(part).toMatch(/^\p{Lu}.*\.$/u);
      expect(part).not.toContain('{');
    }
  }
});

test('a refusal repeats what the server said', async () => {
  await startLanguages('en');
  expect(messageOf(i18next.t, 'rejected', { serverMessage: 'Revision exists.' }).happened).toBe(
    'The server refused this: Revision exists.',
  );
  expect(messageOf(i18next.t, 'rejected').happened).toBe('The server refused this.');
});

test('the pseudo-language keeps arguments and changes every letter around them', () => {
  expect(pseudoMessage('{count, plural, one {# shot} other {# shots}} left')).toMatch(
    /^\[\{count, plural, one \{# šĥöţ\} other \{# šĥöţš\}\} ļéƒţ·+\]$/,
  );
});

test('the language follows the desktop, and numbers its region where it speaks the same language', () => {
  expect(languageOf('system', 'fr-CA')).toBe('fr');
  expect(languageOf('system', 'de-DE')).toBe('en');
  expect(languageOf('en', 'fr-FR')).toBe('en');
  expect(localeOf('en', 'en-US')).toBe('en-US');
  expect(localeOf('en', 'fr-FR')).toBe('en-GB');
});

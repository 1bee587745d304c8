// A language that somebody wrote into a file.
import i18next from 'i18next';
import { expect, test } from 'vitest';
import english from '../../renderer/i18n/en.json' with { type: 'json' };
import { localeOf, ownLanguage, startLanguages } from '../../renderer/i18n/i18n.ts';
import { readTranslation, translationStart } from '../../renderer/i18n/translation.ts';

const words = {
  ui: { close: 'Close', rows: '{count, plural, one {# row} other {# rows}}' },
  task: { of: 'Of {name}' },
};
const file = (messages: object, more: object = {}) =>
  JSON.stringify({ language: 'de', name: 'Deutsch', messages, ...more });

test('a file that lies in itself without end is no language', () => {
  const deep = `${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`;
  expect(readTranslation(`{"language":"de","name":"Deutsch","messages":${deep}}`, words)).toBeNull();
});

test('what is missing stays English, and is counted', () => {
  expect(readTranslation(file({ ui: { close: 'Schließen' } }), words)).toEqual({
    code: 'de',
    name: 'Deutsch',
    messages: { ui: { close: 'Schließen' }, task: {} },
    problems: [],
    missingCount: 2,
    allCount: 3,
  });
});

test('words that are wrong are left out and told: unknown, broken, or with other places for values', () => {
  const read = readTranslation(
    file({
      ui: { close: '{', rows: '{count, plural, one {# Zeile} other {# Zeilen}}', gone: 'Weg' },
      task: { of: 'Von {nome}' },
    }),
    words,
  );
  expect(read?.problems).toEqual([
    { problem: 'no-message', key: 'ui.close' },
    { problem: 'unknown-key', key: 'ui.gone' },
    { problem: 'other-arguments', key: 'task.of' },
  ]);
  expect(read?.messages).toEqual({ ui: { rows: '{count, plural, one {# Zeile} other {# Zeilen}}' }, task: {} });
});

test.each(['', '{', '[]', file({}, { language: 'not a language' }), file({}, { name: '' }), file({}, { messages: 1 })])(
  'is no file of a language: %j',
  (text) => expect(readTranslation(text, words)).toBeNull(),
);

test('the English words are a start without a fault', () => {
  const read = readTranslation(translationStart(english), english);
  expect([read?.problems, read?.missingCount]).toEqual([[], 0]);
});

test('its words are spoken, those that are missing are English, and numbers follow it', async () => {
  const messages = {
    ui: { close: 'Schließen' },
    format: { today: 'Heute' },
    csv: { done: '{count, plural, one {# Sache} other {{number} Sachen}}' },
  };
  const read = readTranslation(file(messages), english);
  await startLanguages('en');
  i18next.addResourceBundle(ownLanguage('de'), 'translation', read?.messages);
  await i18next.changeLanguage(ownLanguage('de'));
  expect([i18next.t('ui.close'), i18next.t('csv.done', { count: 1, number: '1' }), i18next.t('ui.cancel')]).toEqual([
    'Schließen',
    '1 Sache',
    'Cancel',
  ]);
  expect([localeOf(ownLanguage('de'), 'de-AT'), localeOf(ownLanguage('de'), 'en-US')]).toEqual(['de-AT', 'de']);
});

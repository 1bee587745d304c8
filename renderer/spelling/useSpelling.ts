import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { askedTextMenu } from '../../shared/textMenu.ts';
import type { Settings } from '../../shared/model/settings.ts';
import type { SpelledLanguage } from '../../shared/rules/spelling.ts';
import { useBridge } from '../data/EngineProvider.tsx';
import { useSaveSettings } from '../data/useSettings.ts';
import { createSpeller } from './speller.ts';

const languagesOf: Readonly<Record<Settings['spelling'], readonly SpelledLanguage[]>> = {
  off: [],
  both: ['en', 'fr'],
  en: ['en'],
  fr: ['fr'],
};
const speller = createSpeller();

/** Says which words are wrong where one writes, and gives the menu of a text its words. */
export function useSpelling(settings: Pick<Settings, 'spelling' | 'ownWords'>): void {
  const { t } = useTranslation();
  const bridge = useBridge();
  const save = useSaveSettings();
  const current = useRef(settings);
  useEffect(() => {
    current.current = settings;
  });

  useEffect(() => {
    window.inari.provideSpelling((words) => {
      const { spelling, ownWords } = current.current;
      const languages = languagesOf[spelling];
      if (languages.length === 0) return Promise.resolve([]);
      return speller.ask({ wants: 'wrong', words, languages, ownWords });
    });
  }, []);

  useEffect(() => {
    async function show(misspelled: string): Promise<void> {
      const { spelling, ownWords } = current.current;
      const languages = languagesOf[spelling];
      const suggestions =
        misspelled === '' ? [] : await speller.ask({ wants: 'suggestions', words: [misspelled], languages, ownWords });
      const { isAdded } = await bridge.call('showTextMenu', {
        misspelled,
        suggestions: [...suggestions],
        labels: {
          none: t('spelling.none'),
          add: t('spelling.add'),
          cut: t('spelling.cut'),
          copy: t('spelling.copy'),
          paste: t('spelling.paste'),
          selectAll: t('spelling.selectAll'),
        },
      });
      if (isAdded) save({ ownWords: [...new Set([...current.current.ownWords, misspelled])].slice(-mostOwnWords) });
    }
    const onMessage = ({ data, source, origin }: MessageEvent<unknown>): void => {
      if (source !== window || origin !== window.location.origin) return;
      const asked = askedTextMenu(data);
      if (asked !== null) show(asked.misspelled).catch((error: unknown) => console.error('no menu of a text', error));
    };
    window.addEventListener('message', onMessage);
    return () => window.removeEventListener('message', onMessage);
  }, [bridge, save, t]);
}

/** As many as the settings keep; the oldest go. */
const mostOwnWords = 1_000;

import { useQuery, useQueryClient } from '@tanstack/react-query';
import english from '../i18n/en.json';
import { readTranslation, type Translation } from '../i18n/translation.ts';
import { useBridge } from './EngineProvider.tsx';

export type OwnLanguage = { readonly fileName: string; readonly translation: Translation | null };

const key = ['own languages'];

/** The languages that files on this computer add. */
export function useOwnLanguages(): readonly OwnLanguage[] {
  const bridge = useBridge();
  const query = useQuery({
    queryKey: key,
    queryFn: async () => {
      const files = await bridge.call('languageFiles', {});
      return files.map(({ fileName, text }) => ({ fileName, translation: readTranslation(text, english) }));
    },
  });
  return query.data ?? none;
}
const none: readonly OwnLanguage[] = [];

/** After one was added or taken away. */
export function useRereadLanguages(): () => Promise<void> {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: key });
}

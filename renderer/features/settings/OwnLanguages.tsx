import { useTranslation } from 'react-i18next';
import { useCall } from '../../data/useCall.ts';
import { type OwnLanguage, useOwnLanguages, useRereadLanguages } from '../../data/useOwnLanguages.ts';
import english from '../../i18n/en.json';
import { useFormat } from '../../i18n/FormatProvider.tsx';
import { translationStart } from '../../i18n/translation.ts';
import { useTellFailure } from '../../parts/useTellFailure.ts';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import styles from './LanguageSettings.module.css';
import { SettingRow } from './SettingRow.tsx';

const mostShown = 20;

/** Languages from files: added, taken away, and what in them is not used. */
export function OwnLanguages() {
  const { t } = useTranslation();
  const add = useCall('addLanguageFile');
  const save = useCall('saveTextFile');
  const reread = useRereadLanguages();
  const tellFailure = useTellFailure();
  const languages = useOwnLanguages();
  const addOne = (): void => void add.run({}).then(reread).catch(tellFailure);
  return (
    <>
      <SettingRow label={t('languages.label')} description={t('languages.description')}>
        <Button
          size="sm"
          icon="download"
          onClick={() => save.start({ suggestedName: 'inari-en.json', text: translationStart(english) })}
        >
          {t('languages.export')}
        </Button>
        <Button size="sm" icon="plus" isBusy={add.isRunning} onClick={addOne}>
          {t('languages.add')}
        </Button>
      </SettingRow>
      {languages.map((language) => (
        <LanguageRow key={language.fileName} language={language} onRemoved={reread} />
      ))}
    </>
  );
}

type RowProps = { readonly language: OwnLanguage; readonly onRemoved: () => Promise<void> };

function LanguageRow({ language: { fileName, translation }, onRemoved }: RowProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const remove = useCall('removeLanguageFile');
  const tellFailure = useTellFailure();
  const name = translation?.name ?? fileName;
  const problems = translation?.problems ?? [];
  const others = problems.length - mostShown;
  return (
    <SettingRow
      label={name}
      description={
        <>
          {translation === null
            ? t('languages.unreadable')
            : t('languages.share', {
                known: format.number(translation.allCount - translation.missingCount),
                all: format.number(translation.allCount),
              })}
          {problems.length > 0 && (
            <ul className={styles.problems}>
              {problems.slice(0, mostShown).map(({ problem, key }) => (
                <li key={key}>
                  <code>{key}</code> {t(`languages.problem.${problem}`)}
                </li>
              ))}
              {others > 0 && <li>{t('languages.more', { count: others, number: format.number(others) })}</li>}
            </ul>
          )}
        </>
      }
    >
      <IconButton
        icon="trash"
        size="sm"
        label={t('languages.remove', { name })}
        onClick={() => void remove.run({ fileName }).then(onRemoved).catch(tellFailure)}
      />
    </SettingRow>
  );
}

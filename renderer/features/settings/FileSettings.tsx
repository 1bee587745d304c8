import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FileCommand } from '../../../shared/model/fileCommand.ts';
import { messageOf } from '../../data/messages.ts';
import { pathPlaceholder } from '../../../shared/rules/commandArguments.ts';
import { useCall } from '../../data/useCall.ts';
import { Box } from '../../ui/Box.tsx';
import { Button } from '../../ui/Button.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { SettingRow } from './SettingRow.tsx';

/** By which program the files of a pipeline are opened on this computer. */
export function FileSettings() {
  const { t } = useTranslation();
  const ask = useCall('fileCommand');
  const save = useCall('saveFileCommand');
  const [command, setCommand] = useState<FileCommand | null>(null);
  const [words, setWords] = useState('');
  const { run } = ask;
  useEffect(() => {
    let isGone = false;
    void run({}).then(
      (answer) => {
        if (isGone) return;
        setCommand(answer);
        setWords(answer.words);
      },
      () => undefined,
    );
    return () => {
      isGone = true;
    };
  }, [run]);
  const error = ask.error ?? save.error;
  const change = (part: Parameters<typeof save.run>[0]) => void save.run(part).then(setCommand, () => undefined);

  return (
    <>
      <Box>
        <SettingRow
          label={t('fileCommand.program')}
          description={command?.program ?? t('fileCommand.programWhy')}
          defaultText={t('fileCommand.none')}
          onReset={command?.program ? () => change({ action: 'forget' }) : null}
        >
          <Button size="sm" isBusy={save.isRunning} onClick={() => change({ action: 'choose' })}>
            {t('fileCommand.choose')}
          </Button>
        </SettingRow>
        <SettingRow
          label={t('fileCommand.words')}
          description={t('fileCommand.wordsWhy', { placeholder: pathPlaceholder })}
        >
          <TextField
            label={t('fileCommand.words')}
            isLabelHidden
            placeholder={pathPlaceholder}
            value={words}
            onChange={(text) => {
              setWords(text);
              change({ action: 'tell', words: text });
            }}
          />
        </SettingRow>
      </Box>
      {error && <ErrorState look="inset" {...messageOf(t, error.code, error.detail)} />}
    </>
  );
}

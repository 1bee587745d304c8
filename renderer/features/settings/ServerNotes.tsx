import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OwnNotes, OwnNotesChange, ShownOwnNotes } from '../../../shared/model/ownNotes.ts';
import { useStudio } from '../../data/studio.ts';
import { useCommand } from '../../data/useCommand.ts';
import { useEngine } from '../../data/useEngine.ts';
import { useTellFailure } from '../../parts/useTellFailure.ts';
import { Box } from '../../ui/Box.tsx';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { markIcons } from '../../ui/markIcons.ts';
import { Switch } from '../../ui/Switch.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { SettingRow } from './SettingRow.tsx';
import styles from './ServerNotes.module.css';

/** In the order of Kitsu's own profile. */
const chats = [
  { name: 'Slack', isOn: 'isInSlack', userId: 'slackUserId' },
  { name: 'Mattermost', isOn: 'isInMattermost', userId: 'mattermostUserId' },
  { name: 'Discord', isOn: 'isInDiscord', userId: 'discordUserId' },
] as const;
/** The server takes no longer one. */
const longestName = 60;

/** Mails and messages are the server's: it sends them wherever one is, and keeps in the profile which. */
export function ServerNotes() {
  const { t } = useTranslation();
  const { account } = useStudio();
  const shown = useEngine('ownNotes', {}).value;
  const edit = useCommand('editOwnNotes');
  const tellFailure = useTellFailure();
  const change = (made: OwnNotesChange): void => void edit.run({ change: made }).catch(tellFailure);
  return (
    <Box>
      <SettingRow
        label={t('settings.tells.server.label')}
        description={t(account.isDemo ? 'settings.tells.server.demo' : 'settings.tells.server.description')}
      >
        {null}
      </SettingRow>
      {shown && (
        <>
          <SettingRow
            label={t('settings.tells.server.mail')}
            description={t('settings.tells.server.mailWhat', { email: account.email })}
          >
            <Standing shown={shown} field="isMailed" />
            <Switch
              label={t('settings.tells.server.mail')}
              isOn={shown.notes.isMailed}
              onChange={(value) => change({ field: 'isMailed', value })}
            />
          </SettingRow>
          {chats.map((chat) => (
            <ChatRow key={chat.name} {...chat} shown={shown} onChange={change} />
          ))}
        </>
      )}
      <SettingRow label={t('settings.tells.inbox.label')} description={t('settings.tells.inbox.description')}>
        {null}
      </SettingRow>
    </Box>
  );
}

type ChatProps = (typeof chats)[number] & {
  readonly shown: ShownOwnNotes;
  readonly onChange: (change: OwnNotesChange) => void;
};

/** A message to a person needs what they are called there. */
function ChatRow({ name, isOn, userId, shown, onChange }: ChatProps) {
  const { t } = useTranslation();
  const { notes } = shown;
  return (
    <SettingRow label={name} description={t('settings.tells.server.chatWhat', { name })}>
      <Standing shown={shown} field={isOn} />
      <Standing shown={shown} field={userId} />
      {notes[isOn] && (
        <UserId name={name} kept={notes[userId]} onKeep={(value) => onChange({ field: userId, value })} />
      )}
      <Switch label={name} isOn={notes[isOn]} onChange={(value) => onChange({ field: isOn, value })} />
    </SettingRow>
  );
}

type UserIdProps = { readonly name: string; readonly kept: string; readonly onKeep: (userId: string) => void };

function UserId({ name, kept, onKeep }: UserIdProps) {
  const { t } = useTranslation();
  /** What stands there once it was touched: an answer of the server takes neither it nor the focus away. */
  const [typed, setTyped] = useState<string | null>(null);
  if (typed !== null && typed === kept) setTyped(null);
  const text = typed ?? kept;
  const next = text.trim();
  const isTooLong = next.length > longestName;
  const canKeep = next !== kept && !isTooLong;
  return (
    <form
      className={styles.userId}
      onSubmit={(event) => {
        event.preventDefault();
        if (!canKeep) return;
        setTyped(next);
        onKeep(next);
      }}
    >
      <TextField
        label={t('settings.tells.server.userId', { name })}
        isLabelHidden
        placeholder={t('settings.tells.server.userId', { name })}
        value={text}
        onChange={setTyped}
        error={isTooLong ? t('searches.tooLong', { count: longestName }) : null}
      />
      {next !== kept && (
        <Button size="sm" type="submit" isDisabled={!canKeep}>
          {t('edit.keep')}
        </Button>
      )}
    </form>
  );
}

/** How a change stands that the server does not have. */
function Standing({ shown, field }: { readonly shown: ShownOwnNotes; readonly field: keyof Omit<OwnNotes, 'id'> }) {
  const { t } = useTranslation();
  const mark = shown.marks[field];
  if (mark === undefined) return null;
  return (
    <span
      className={styles.standing}
      data-mark={mark}
      role="img"
      aria-label={t(`marks.${mark}`)}
      title={t(`marks.${mark}`)}
    >
      <Icon name={markIcons[mark]} size="sm" />
    </span>
  );
}

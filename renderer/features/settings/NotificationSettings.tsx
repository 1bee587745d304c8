import { useTranslation } from 'react-i18next';
import { Box } from '../../ui/Box.tsx';
import { Section } from '../../ui/Section.tsx';
import { Switch } from '../../ui/Switch.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { ServerNotes } from './ServerNotes.tsx';
import { SettingRow } from './SettingRow.tsx';
import { useSetting } from './useSetting.ts';

const kinds = ['tellsMentions', 'tellsRetakes', 'tellsAssignments', 'tellsComments', 'tellsFailures'] as const;

/** What the system tells of while it comes, and when it keeps quiet; and where the server's own ways of telling are set. */
export function NotificationSettings() {
  const { t } = useTranslation();
  return (
    <>
      <Section title={t('settings.tells.here')}>
        <SystemNotes />
      </Section>
      <Section title={t('settings.tells.there')}>
        <ServerNotes />
      </Section>
    </>
  );
}

function SystemNotes() {
  const { t } = useTranslation();
  const from = useSetting('quietFrom');
  const until = useSetting('quietUntil');
  const time = (typed: string, set: (value: string) => void): void => {
    if (/^([01]\d|2[0-3]):[0-5]\d$/.test(typed)) set(typed);
  };
  const reset =
    from.reset === null && until.reset === null
      ? null
      : () => {
          from.reset?.();
          until.reset?.();
        };
  return (
    <Box>
      {kinds.map((kind) => (
        <KindRow key={kind} kind={kind} />
      ))}
      <SettingRow
        label={t('settings.tells.quiet.label')}
        description={t('settings.tells.quiet.description')}
        defaultText={`${from.default}–${until.default}`}
        onReset={reset}
      >
        <TextField
          label={t('settings.tells.quiet.from')}
          type="time"
          value={from.value}
          onChange={(typed) => time(typed, from.set)}
        />
        <TextField
          label={t('settings.tells.quiet.until')}
          type="time"
          value={until.value}
          onChange={(typed) => time(typed, until.set)}
        />
      </SettingRow>
    </Box>
  );
}

function KindRow({ kind }: { readonly kind: (typeof kinds)[number] }) {
  const { t } = useTranslation();
  const setting = useSetting(kind);
  const label = t(`settings.tells.${kind}.label`);
  return (
    <SettingRow
      label={label}
      description={t(`settings.tells.${kind}.description`)}
      defaultText={t(setting.default ? 'settings.on' : 'settings.off')}
      onReset={setting.reset}
    >
      <Switch label={label} isOn={setting.value} onChange={setting.set} />
    </SettingRow>
  );
}

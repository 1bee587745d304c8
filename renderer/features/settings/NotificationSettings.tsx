import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/FormatProvider.tsx';
import { Box } from '../../ui/Box.tsx';
import { Section } from '../../ui/Section.tsx';
import { Switch } from '../../ui/Switch.tsx';
import { ClockField } from './ClockField.tsx';
import { ServerNotes } from './ServerNotes.tsx';
import { SettingRow } from './SettingRow.tsx';
import { useSetting } from './useSetting.ts';

const kinds = [
  'isQuiet',
  'tellsMentions',
  'tellsRetakes',
  'tellsAssignments',
  'tellsComments',
  'tellsFailures',
] as const;

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
  const format = useFormat();
  const from = useSetting('quietFrom');
  const until = useSetting('quietUntil');
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
        defaultText={t('settings.tells.quiet.between', {
          from: format.clock(from.default),
          until: format.clock(until.default),
        })}
        onReset={reset}
      >
        <ClockField label={t('settings.tells.quiet.from')} value={from.value} onChange={from.set} />
        <ClockField label={t('settings.tells.quiet.until')} value={until.value} onChange={until.set} />
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

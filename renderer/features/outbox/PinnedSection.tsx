import { useTranslation } from 'react-i18next';
import { useStudio } from '../../data/studio.ts';
import { useEngine } from '../../data/useEngine.ts';
import { useFormat } from '../../i18n/FormatProvider.tsx';
import { usePinDialog } from '../../parts/pinning.ts';
import { InlineError } from '../../parts/InlineError.tsx';
import { Box } from '../../ui/Box.tsx';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Menu } from '../../ui/Menu.tsx';
import { Section } from '../../ui/Section.tsx';
import { PinCard } from './PinCard.tsx';
import styles from './PinnedSection.module.css';

/** What is kept on this computer on purpose, set by set: what it holds, what it costs, how far it is. */
export function PinnedSection() {
  const { t } = useTranslation();
  const format = useFormat();
  const { productions, role } = useStudio();
  const ask = usePinDialog();
  const answer = useEngine('pinnedSets', {});
  const storage = useEngine('storage', {}).value;
  const sets = answer.value ?? [];
  const open = [...productions.values()].filter(({ isOpen }) => isOpen);
  return (
    <Section
      title={t('pins.title')}
      count={
        sets.length === 0
          ? null
          : t('pins.setsAndSize', { count: sets.length, size: format.bytes(storage?.pinnedBytes ?? 0) })
      }
      actions={
        <Menu
          align="end"
          trigger={
            <Button size="sm" icon="plus">
              {t('pins.add')}
            </Button>
          }
          entries={[
            ...(role === 'client'
              ? []
              : [
                  {
                    kind: 'item' as const,
                    id: 'my-tasks',
                    label: t('pages.my-tasks'),
                    icon: 'todo' as const,
                    onChoose: () => ask({ subject: { kind: 'my-tasks' }, name: '' }),
                  },
                  { kind: 'line' as const, id: 'line' },
                ]),
            { kind: 'heading', id: 'productions', label: t('pins.wholeProduction') },
            ...open.map(({ id, name }) => ({
              kind: 'item' as const,
              id,
              label: name,
              icon: 'shot' as const,
              onChoose: () => ask({ subject: { kind: 'production', productionId: id }, name }),
            })),
          ]}
        />
      }
    >
      {answer.error && (
        <Box>
          <InlineError error={answer.error} onRetry={answer.ask} look="line" />
        </Box>
      )}
      {answer.value && sets.length === 0 && (
        <Box>
          <EmptyState icon="pin" title={t('pins.none')} description={t('pins.noneHow')} />
        </Box>
      )}
      {sets.length > 0 && (
        <ul className={styles.cards}>
          {sets.map((set) => (
            <PinCard key={set.id} set={set} />
          ))}
        </ul>
      )}
    </Section>
  );
}

import { useTranslation } from 'react-i18next';
import type { TaskDetail } from '../../../../shared/model/screens.ts';
import { useFormat } from '../../../i18n/FormatProvider.tsx';
import { mostCompanions } from '../../../place/path.ts';
import { Button } from '../../../ui/Button.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { Menu, type MenuEntry } from '../../../ui/Menu.tsx';
import { Tooltip } from '../../../ui/Tooltip.tsx';
import { useCompanionChoices } from '../companions/useCompanionChoices.ts';
import type { Comparing } from '../companions/useComparing.ts';
import { compareModes, gains, isTiled, letters } from '../stage/compare.ts';
import { VisuallyHidden } from '../../../ui/VisuallyHidden.tsx';
import styles from './CompareBar.module.css';
import { LetterMark } from './LetterMark.tsx';

type Props = { readonly detail: TaskDetail; readonly comparing: Comparing };

const icons = {
  wipe: 'wipe',
  side: 'side-by-side',
  stacked: 'stacked',
  grid: 'grid',
  overlay: 'overlay',
  difference: 'difference',
} as const;

/** What A is compared with, and how. */
export function CompareBar({ detail, comparing }: Props) {
  const { t } = useTranslation();
  const choices = useCompanionChoices(detail);
  const { compare, shown } = comparing;
  const letterAt = (at: number) => letters[at + 1] ?? 'D';
  const choicesAt = (at: number): readonly MenuEntry[] => {
    const entries = choices(shown[at]?.companion ?? null, (companion) => comparing.choose(at, companion));
    if (shown.length < 2 || at >= shown.length) return entries;
    const takeAway: MenuEntry = {
      kind: 'item',
      id: 'away',
      label: t('review.takeAway', { letter: letterAt(at) }),
      icon: 'close',
      onChoose: () => comparing.takeAway(at),
    };
    return [...entries, takeAway];
  };
  return (
    <>
      {shown.map(({ name }, at) => (
        <Menu
          key={letterAt(at)}
          align="end"
          trigger={
            <Button size="sm" hasMenu>
              <VisuallyHidden>{t('review.comparedWith', { letter: letterAt(at), name })}</VisuallyHidden>
              <LetterMark letter={letterAt(at)} isSaid />
              <span className={styles.name} aria-hidden>
                {name}
              </span>
            </Button>
          }
          entries={choicesAt(at)}
        />
      ))}
      {isTiled(compare.mode) && shown.length < mostCompanions && (
        <Menu
          align="end"
          trigger={<IconButton icon="plus" size="sm" label={t('review.compareMore')} />}
          entries={choicesAt(shown.length)}
        />
      )}
      <span className={styles.modes} role="group" aria-label={t('review.compareBy')}>
        {compareModes.map((mode) => (
          <IconButton
            key={mode}
            icon={icons[mode]}
            size="sm"
            label={t(`review.mode.${mode}`)}
            keysOf="review.mode"
            isPressed={compare.mode === mode}
            onClick={() => comparing.change({ mode })}
          />
        ))}
      </span>
      <span className={styles.modeMenu}>
        <Menu
          align="end"
          trigger={<IconButton icon={icons[compare.mode]} size="sm" label={t('review.compareBy')} />}
          entries={compareModes.map((mode) => ({
            kind: 'item',
            id: mode,
            label: t(`review.mode.${mode}`),
            icon: icons[mode],
            isChecked: mode === compare.mode,
            onChoose: () => comparing.change({ mode }),
          }))}
        />
      </span>
      <Amount comparing={comparing} />
      <Tooltip label={t('review.heard', { letter: compare.heard })} keysOf="review.heard">
        <Button
          kind="quiet"
          size="sm"
          icon="sound"
          aria-label={t('review.heard', { letter: compare.heard })}
          onClick={comparing.hearNext}
        >
          {compare.heard}
        </Button>
      </Tooltip>
      <IconButton
        icon="close"
        size="sm"
        label={t('review.stopComparing')}
        keysOf="review.compare"
        onClick={comparing.toggle}
      />
    </>
  );
}

/** How much of B, or how strong the difference. */
function Amount({ comparing: { compare, change } }: { readonly comparing: Comparing }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (compare.mode === 'overlay') {
    return (
      <label className={styles.share} title={t('review.share')}>
        <input
          className={styles.slider}
          type="range"
          min={0}
          max={100}
          value={Math.round(compare.share * 100)}
          aria-label={t('review.share')}
          aria-valuetext={format.percent(compare.share)}
          onChange={(event) => change({ share: Number(event.currentTarget.value) / 100 })}
        />
        <span className={styles.percent}>{format.percent(compare.share)}</span>
      </label>
    );
  }
  if (compare.mode !== 'difference') return null;
  const times = (gain: number) => t('review.times', { speed: format.number(gain) });
  return (
    <Menu
      align="end"
      trigger={
        <Button kind="quiet" size="sm" hasMenu aria-label={`${t('review.gain')}: ${times(compare.gain)}`}>
          {times(compare.gain)}
        </Button>
      }
      entries={gains.map((gain) => ({
        kind: 'item',
        id: String(gain),
        label: times(gain),
        isChecked: gain === compare.gain,
        onChoose: () => change({ gain }),
      }))}
    />
  );
}

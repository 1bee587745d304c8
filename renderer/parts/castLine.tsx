/** What is done to one line of a casting, by menu and by key. */
import { type FocusEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CastAssetRow } from '../../shared/model/casting.ts';
import type { Id } from '../../shared/model/studio.ts';
import { go } from '../place/navigation.ts';
import { entityPagePlace } from '../place/place.ts';
import { type Action, useActions } from '../ui/actions.ts';
import type { MenuEntry } from '../ui/Menu.tsx';
import { type CastChange, useCast } from './useCast.ts';

/** Kitsu's own. */
const knownLabels = ['fixed', 'animate'] as const;

type Holder = { readonly entityId: Id; readonly productionId: Id };

type CastLine = {
  /** Its menu. */
  readonly entries: readonly MenuEntry[];
  /** To be drawn in it: its keys while it has the focus, for one more, one less and out. */
  readonly keys: ReactNode;
  readonly onFocus: () => void;
  readonly onBlur: (event: FocusEvent<HTMLElement>) => void;
};

export function useCastLine({ entityId, productionId }: Holder, row: CastAssetRow, canChange: boolean): CastLine {
  const { t } = useTranslation();
  // A board has hundreds of lines, and one of them has the keys.
  const [hasFocus, setHasFocus] = useState(false);
  const cast = useCast();
  const { assetId, occurrences, label } = row;
  const make = (change: Partial<Pick<CastChange, 'occurrences' | 'label'>>): void =>
    cast([{ entityId, assetId, occurrences, ...change }]);
  const more = (): void => make({ occurrences: occurrences + 1 });
  const less = (): void => make({ occurrences: occurrences - 1 });
  const out = (): void => make({ occurrences: 0 });
  const isOurs = canChange && occurrences > 0;

  const group = t('pages.casting');
  const keyed: readonly Action[] = [
    { id: 'casting.more', label: t('casting.oneMore'), group, isKeyOnly: true, run: more },
    {
      id: 'casting.less',
      label: t('casting.oneLess'),
      group,
      isKeyOnly: true,
      disabledReason: occurrences > 1 ? null : t('casting.isOnce'),
      run: less,
    },
    { id: 'casting.out', label: t('casting.takeOut'), group, isKeyOnly: true, run: out },
  ];

  const labels = label === '' || knownLabels.some((known) => known === label) ? knownLabels : [...knownLabels, label];
  const labelEntry = (value: string, words: string): MenuEntry => ({
    kind: 'item',
    id: `label ${value}`,
    label: words,
    isChecked: label === value,
    onChoose: () => make({ label: value }),
  });
  const own: readonly MenuEntry[] = [
    { kind: 'item', id: 'more', label: t('casting.oneMore'), icon: 'plus', keysOf: 'casting.more', onChoose: more },
    {
      kind: 'item',
      id: 'less',
      label: t('casting.oneLess'),
      keysOf: 'casting.less',
      isDisabled: occurrences <= 1,
      onChoose: less,
    },
    {
      kind: 'submenu',
      id: 'label',
      label: t('casting.label'),
      entries: [labelEntry('', t('casting.noLabel')), ...labels.map((known) => labelEntry(known, known))],
    },
    { kind: 'line', id: 'line' },
    { kind: 'item', id: 'out', label: t('casting.takeOut'), icon: 'close', keysOf: 'casting.out', onChoose: out },
    { kind: 'line', id: 'line 2' },
  ];
  const entries: readonly MenuEntry[] = [
    ...(isOurs ? own : []),
    {
      kind: 'item',
      id: 'open',
      label: t('casting.openAsset'),
      icon: 'asset',
      onChoose: () => go(entityPagePlace(productionId, 'Asset', assetId)),
    },
  ];
  return {
    entries,
    keys: isOurs && hasFocus && <Keys actions={keyed} />,
    onFocus: () => setHasFocus(true),
    onBlur: ({ currentTarget, relatedTarget }) => {
      if (!currentTarget.contains(relatedTarget)) setHasFocus(false);
    },
  };
}

function Keys({ actions }: { readonly actions: readonly Action[] }) {
  useActions(actions);
  return null;
}

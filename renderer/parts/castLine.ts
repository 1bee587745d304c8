/** What is done to one line of a casting, by menu and by key. */
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { CastAssetRow } from '../../shared/model/casting.ts';
import type { Id } from '../../shared/model/studio.ts';
import { entityPagePlace, go } from '../place.ts';
import type { MenuEntry } from '../ui/Menu.tsx';
import { type CastChange, useCast } from './useCast.ts';

/** Kitsu's own. */
const knownLabels = ['fixed', 'animate'] as const;

type Line = {
  readonly entries: readonly MenuEntry[];
  /** `+` and `-` for one more and one less, Delete takes out. */
  readonly onKeyDown: (event: KeyboardEvent) => void;
};

export function useCastLine(): (
  holder: { readonly entityId: Id; readonly productionId: Id },
  row: CastAssetRow,
  canChange: boolean,
) => Line {
  const { t } = useTranslation();
  const cast = useCast();
  return ({ entityId, productionId }, row, canChange) => {
    const { assetId, occurrences, label } = row;
    const make = (change: Partial<Pick<CastChange, 'occurrences' | 'label'>>): void => {
      if (canChange) cast([{ entityId, assetId, occurrences, ...change }]);
    };
    const labels = label === '' || knownLabels.some((known) => known === label) ? knownLabels : [...knownLabels, label];
    const labelEntry = (value: string, words: string): MenuEntry => ({
      kind: 'item',
      id: `label ${value}`,
      label: words,
      isChecked: label === value,
      onChoose: () => make({ label: value }),
    });
    const own: readonly MenuEntry[] = [
      {
        kind: 'item',
        id: 'more',
        label: t('casting.oneMore'),
        icon: 'plus',
        note: '+',
        onChoose: () => make({ occurrences: occurrences + 1 }),
      },
      {
        kind: 'item',
        id: 'less',
        label: t('casting.oneLess'),
        note: '-',
        isDisabled: occurrences <= 1,
        onChoose: () => make({ occurrences: occurrences - 1 }),
      },
      {
        kind: 'submenu',
        id: 'label',
        label: t('casting.label'),
        entries: [labelEntry('', t('casting.noLabel')), ...labels.map((known) => labelEntry(known, known))],
      },
      { kind: 'line', id: 'line' },
      {
        kind: 'item',
        id: 'out',
        label: t('casting.takeOut'),
        icon: 'close',
        keys: 'Delete',
        onChoose: () => make({ occurrences: 0 }),
      },
      { kind: 'line', id: 'line 2' },
    ];
    return {
      entries: [
        ...(canChange && occurrences > 0 ? own : []),
        {
          kind: 'item',
          id: 'open',
          label: t('casting.openAsset'),
          icon: 'asset',
          onChoose: () => go(entityPagePlace(productionId, 'Asset', assetId)),
        },
      ],
      onKeyDown: (event) => {
        if (event.ctrlKey || event.metaKey || event.altKey || occurrences === 0) return;
        if (event.key === '+') make({ occurrences: occurrences + 1 });
        else if (event.key === '-' && occurrences > 1) make({ occurrences: occurrences - 1 });
        else if (event.key === 'Delete' || event.key === 'Backspace') make({ occurrences: 0 });
        else return;
        event.preventDefault();
        event.stopPropagation();
      },
    };
  };
}

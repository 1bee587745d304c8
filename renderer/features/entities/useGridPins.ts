/** What of a table can be kept on this computer: the selected tasks, or the sequence under the focus; and that group's menu. */
import { useTranslation } from 'react-i18next';
import type { EntityGroup } from '../../../shared/model/screens.ts';
import type { Id } from '../../../shared/model/studio.ts';
import { useStudio } from '../../data/studio.ts';
import { usePinDialog } from '../../parts/pinning.ts';
import { go } from '../../place/navigation.ts';
import { entityPagePlace } from '../../place/place.ts';
import type { MenuEntry } from '../../ui/Menu.tsx';
import type { EntityKindShown } from './entityRows.ts';

type Options = { readonly productionId: Id; readonly kind: EntityKindShown; readonly selected: readonly Id[] };

export function useGridPins({ productionId, kind, selected }: Options) {
  const { t } = useTranslation();
  const { productions } = useStudio();
  const ask = usePinDialog();

  /** Null for what is no sequence: types of assets, shots of none. */
  function ofGroup(group: EntityGroup | null): (() => void) | null {
    if (group === null || kind !== 'Shot' || group.name === '') return null;
    return () => ask({ subject: { kind: 'sequence', productionId, sequenceId: group.id }, name: group.name });
  }

  function groupEntries(group: EntityGroup, onFold: (groupId: Id, isFolded: boolean) => void): readonly MenuEntry[] {
    const pin = ofGroup(group);
    return [
      {
        kind: 'item',
        id: 'fold',
        label: group.isFolded ? t('entities.unfold') : t('entities.fold'),
        icon: group.isFolded ? 'down' : 'right',
        keysOf: group.isFolded ? 'list.unfold' : 'list.fold',
        onChoose: () => onFold(group.id, !group.isFolded),
      },
      ...(pin === null
        ? []
        : [
            {
              kind: 'item' as const,
              id: 'open',
              label: t('entities.openSequence'),
              icon: 'layers' as const,
              onChoose: () => go(entityPagePlace(productionId, 'Sequence', group.id)),
            },
            {
              kind: 'item' as const,
              id: 'pin',
              label: t('pins.pinHere'),
              icon: 'pin' as const,
              keysOf: 'view.pin' as const,
              onChoose: pin,
            },
          ]),
    ];
  }

  return {
    ofSelection: () =>
      ask({
        subject: { kind: 'selection', productionId, taskIds: [...selected] },
        name: productions.get(productionId)?.name ?? '',
      }),
    ofGroup,
    groupEntries,
  };
}

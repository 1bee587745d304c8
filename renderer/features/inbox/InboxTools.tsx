import { useTranslation } from 'react-i18next';
import type { Id } from '../../../shared/model/studio.ts';
import { useStudio } from '../../data/studio.ts';
import { Button } from '../../ui/Button.tsx';
import { Menu } from '../../ui/Menu.tsx';

type Props = {
  readonly productionIds: readonly Id[];
  readonly productionId: Id | null;
  readonly isFollowedOnly: boolean;
  readonly onChange: (part: { readonly fromProductionId?: Id | null; readonly isFollowedOnly?: boolean }) => void;
};

/** Narrows the inbox to one production, or to what one follows. */
export function InboxTools({ productionIds, productionId, isFollowedOnly, onChange }: Props) {
  const { t } = useTranslation();
  const { productions } = useStudio();
  const chosen = productionId === null ? undefined : productions.get(productionId);
  const entry = (id: Id | null, label: string) => ({
    kind: 'item' as const,
    id: id ?? 'all',
    label,
    isChecked: id === productionId,
    onChoose: () => onChange({ fromProductionId: id }),
  });
  return (
    <>
      <Menu
        align="end"
        trigger={
          <Button kind="quiet" size="sm" icon="folder" hasMenu>
            {chosen?.name ?? t('inbox.allProductions')}
          </Button>
        }
        entries={[
          entry(null, t('inbox.allProductions')),
          ...productionIds.map((id) => entry(id, productions.get(id)?.name ?? t('pages.unknownProduction'))),
        ]}
      />
      <Button
        kind="quiet"
        size="sm"
        icon="bell"
        aria-pressed={isFollowedOnly}
        onClick={() => onChange({ isFollowedOnly: !isFollowedOnly })}
      >
        {t('inbox.followedOnly')}
      </Button>
    </>
  );
}

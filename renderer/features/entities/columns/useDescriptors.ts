/** The columns of metadata themselves: who may make, change and delete them here, and the dialog that is open for it. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CommandAnswer, Commands, InputOf } from '../../../../shared/ipc.ts';
import type { MetadataDescriptor } from '../../../../shared/model/production.ts';
import type { Id } from '../../../../shared/model/studio.ts';
import { mayEditDescriptor, mayOrderDescriptors } from '../../../../shared/rules/descriptorRights.ts';
import { inOrderByHand } from '../../../../shared/rules/orderByHand.ts';
import { fieldNameOf } from '../../../../shared/rules/fieldNameOf.ts';
import { useStudio } from '../../../data/studio.ts';
import { useCommand } from '../../../data/useCommand.ts';
import { reasonsOf } from '../../../parts/refusalWords.ts';
import { useTellBatch } from '../../../parts/tellBatch.ts';
import { useTellFailure } from '../../../parts/useTellFailure.ts';
import type { EntityKindShown } from '../entityRows.ts';

export type DescriptorDialog =
  | { readonly kind: 'edit'; readonly descriptor: MetadataDescriptor | null }
  | { readonly kind: 'delete'; readonly descriptor: MetadataDescriptor };

export type ColumnOrder = {
  readonly isKept: boolean;
  /** Why the server keeps none; null where it does. */
  readonly disabledReason: string | null;
  readonly keep: () => void;
};

export type Descriptors = ReturnType<typeof useDescriptors>;
export type DescriptorFields = Omit<InputOf<Commands, 'createDescriptor'>, 'productionId' | 'kind'>;

/** @param onMade hears of a new column, by the id that the layout knows it by */
export function useDescriptors(productionId: Id, kind: EntityKindShown, onMade: (columnId: string) => void) {
  const { t } = useTranslation();
  const { productions, me, role, keepsColumnOrder } = useStudio();
  const [dialog, setDialog] = useState<DescriptorDialog | null>(null);
  const create = useCommand('createDescriptor');
  const edit = useCommand('editDescriptor');
  const remove = useCommand('deleteDescriptor');
  const order = useCommand('orderDescriptors');
  const tell = useTellBatch();
  const tellFailure = useTellFailure();
  const production = productions.get(productionId) ?? null;
  const mayEdit = (departmentIds: readonly Id[]): boolean =>
    me !== null && mayEditDescriptor({ role: production?.role ?? role, person: me, production }, departmentIds).allowed;

  /** @returns why it was refused; null where it was taken, and the dialog is left. */
  function refusalOf(answer: CommandAnswer): string | null {
    if (answer.refused.length > 0) return reasonsOf(answer, t);
    setDialog(null);
    return null;
  }
  return {
    dialog,
    setDialog,
    /** A supervisor those of their own departments. */
    canCreate: mayEdit(me?.departmentIds ?? []),
    mayEdit,
    /** Null where this person orders none; else whether they stand so already, and how they come to. @param shownIds from left to right */
    orderOf: (shownIds: readonly string[]): ColumnOrder | null => {
      if (me === null || !mayOrderDescriptors({ role: production?.role ?? role, person: me, production }).allowed)
        return null;
      const usual = (production?.descriptors ?? [])
        .filter(({ entityKind }) => entityKind === kind)
        .toSorted((one, other) => one.position - other.position);
      const wanted = inOrderByHand(
        usual,
        shownIds.flatMap((columnId) => usual.find(({ fieldName }) => `data.${fieldName}` === columnId)?.id ?? []),
      ).map(({ id }) => id);
      return {
        disabledReason: keepsColumnOrder ? null : t('columns.orderNeedsNewer'),
        isKept: usual.every(({ id }, index) => id === wanted[index]),
        keep: () => {
          order
            .run({ productionId, kind, descriptorIds: wanted })
            .then((answer) => tell(answer, t('columns.orderKept')))
            .catch(tellFailure);
        },
      };
    },
    save: async (before: MetadataDescriptor | null, fields: DescriptorFields): Promise<string | null> => {
      if (before !== null) return refusalOf(await edit.run({ productionId, descriptorId: before.id, change: fields }));
      const refusal = refusalOf(await create.run({ productionId, kind, ...fields }));
      if (refusal === null) onMade(`data.${fieldNameOf(fields.name)}`);
      return refusal;
    },
    remove: async ({ id }: MetadataDescriptor): Promise<string | null> =>
      refusalOf(await remove.run({ productionId, descriptorId: id })),
    isRunning: create.isRunning || edit.isRunning || remove.isRunning,
  };
}

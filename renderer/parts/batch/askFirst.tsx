/** A change to more cells than one screen shows says how many they are before it is made. */
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/FormatProvider.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';

/** As many rows as a screen shows: those one has chosen one by one or seen, and they are taken back by one key. */
const mostUnasked = 20;

export type ManyChanges<Known> = {
  /** "Set the status WIP?" */
  readonly title: string;
  /** Of how many. */
  readonly count: number;
  /** How many of them are as they shall be already, by what is known: of many that may come while the question stands. */
  readonly sameCount: (known: Known) => number;
  readonly run: () => void;
};

/** @param known of what is to be changed, by now */
export function useAskFirst<Known>(known: Known): {
  readonly ask: (changes: ManyChanges<Known>) => void;
  readonly dialog: ReactNode;
} {
  const [asked, setAsked] = useState<ManyChanges<Known> | null>(null);
  return {
    ask: (changes) => {
      if (changes.count - changes.sameCount(known) > mostUnasked) setAsked(changes);
      else changes.run();
    },
    dialog:
      asked === null ? null : (
        <AskDialog {...asked} sameCount={asked.sameCount(known)} onClose={() => setAsked(null)} />
      ),
  };
}

type Props = Pick<ManyChanges<unknown>, 'title' | 'count' | 'run'> & {
  readonly sameCount: number;
  readonly onClose: () => void;
};

function AskDialog({ title, count: allCount, sameCount, run, onClose }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const count = allCount - sameCount;
  function confirm(): void {
    onClose();
    run();
  }
  return (
    <Dialog
      isOpen
      onClose={onClose}
      onEnter={confirm}
      title={title}
      description={[
        t('paste.willChange', { count, number: format.number(count) }),
        sameCount === 0 ? '' : t('batch.same', { count: sameCount, number: format.number(sameCount) }),
      ]
        .filter(Boolean)
        .join(' ')}
      actions={
        <>
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button kind="primary" keys="Enter" onClick={confirm}>
            {t('paste.apply', { count, number: format.number(count) })}
          </Button>
        </>
      }
    />
  );
}

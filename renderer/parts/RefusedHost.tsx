import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readFieldKey } from '../../shared/model/changes.ts';
import type { EntityLabel } from '../../shared/model/screens.ts';
import { fieldName } from '../data/fieldWords.ts';
import { useStudio } from '../data/studio.ts';
import { useEngine } from '../data/useEngine.ts';
import { useFormat } from '../i18n/FormatProvider.tsx';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { reasonsOf } from './refusalWords.ts';
import { RefusedLines } from './RefusedLines.tsx';
import { type RefusedAsked, RefusedContext } from './refusedList.ts';
import styles from './RefusedHost.module.css';

/** As many as one question names; more are counted. */
const mostNamed = 200;

/** Around everything that changes much at once: here stands what was refused of it. */
export function RefusedHost({ children }: { readonly children: ReactNode }) {
  const [asked, setAsked] = useState<RefusedAsked | null>(null);
  return (
    <RefusedContext value={setAsked}>
      {children}
      {asked !== null && <RefusedDialog asked={asked} onClose={() => setAsked(null)} />}
    </RefusedContext>
  );
}

type Props = { readonly asked: RefusedAsked; readonly onClose: () => void };

/** Cell by cell: whose, of what, and why it stays as it is. */
function RefusedDialog({ asked: { answer, onShowRefused }, onClose }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const studio = useStudio();
  const { commandIds, refused } = answer;
  const named = refused.slice(0, mostNamed);
  const taskIds = named.flatMap(({ taskId }) => taskId ?? []);
  const entityIds = named.flatMap(({ taskId, entityId }) => (taskId === null ? (entityId ?? []) : []));
  const tasks = useEngine('chosenRows', { taskIds }, { isOff: taskIds.length === 0 });
  const entities = useEngine('entityNames', { entityIds }, { isOff: entityIds.length === 0 });
  const cells = new Map<string, string>([
    ...(tasks.value ?? []).map(
      ({ taskId, entity, taskTypeId }) =>
        [taskId, [pathOf(entity), studio.taskTypes.get(taskTypeId)?.name].filter(Boolean).join(', ')] as const,
    ),
    ...(entities.value ?? []).map((entity) => [entity.entityId, pathOf(entity)] as const),
  ]);
  const allTaskIds = refused.flatMap(({ taskId }) => taskId ?? []);
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={
        commandIds.length === 0
          ? t('tasks.allRefused', { count: refused.length })
          : t('tasks.someRefused', { done: commandIds.length, refused: refused.length })
      }
      actions={
        <>
          {onShowRefused !== undefined && allTaskIds.length > 0 && (
            <Button
              onClick={() => {
                onClose();
                onShowRefused(allTaskIds);
              }}
            >
              {t('tasks.showRefused')}
            </Button>
          )}
          <Button kind="primary" onClick={onClose}>
            {t('ui.close')}
          </Button>
        </>
      }
    >
      <RefusedLines
        lines={named.map((one) => {
          const field = readFieldKey(typeof one.detail['field'] === 'string' ? one.detail['field'] : null);
          const cell = cells.get(one.taskId ?? one.entityId ?? '');
          return {
            name: [cell, field === null ? '' : fieldName(field, studio, t)].filter(Boolean).join(', '),
            reason: reasonsOf({ refused: [one] }, t),
          };
        })}
      />
      {refused.length > named.length && (
        <p className={styles.more}>
          {t('paste.more', {
            count: refused.length - named.length,
            number: format.number(refused.length - named.length),
          })}
        </p>
      )}
    </Dialog>
  );
}

const pathOf = ({ episodeName, parentName, name }: EntityLabel): string =>
  [episodeName, parentName, name].filter(Boolean).join(' / ');

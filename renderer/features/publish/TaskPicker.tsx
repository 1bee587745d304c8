import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FileCandidate } from '../../../shared/model/screens.ts';
import type { Id } from '../../../shared/model/studio.ts';
import { entityName } from '../../data/commandWords.ts';
import { useStudio } from '../../data/studio.ts';
import { useEngine } from '../../data/useEngine.ts';
import { Button } from '../../ui/Button.tsx';
import { PaletteGroup, PaletteItem, PaletteList } from '../../ui/PaletteList.tsx';
import { Popover } from '../../ui/Popover.tsx';
import { TaskTypeTag } from '../../ui/TaskTypeTag.tsx';
import styles from './TaskPicker.module.css';

type Props = {
  readonly candidates: readonly FileCandidate[];
  /** The file has a task: it may still be another's. */
  readonly isKnown: boolean;
  readonly name: string;
  /** Whose tasks are found first. */
  readonly productionId: Id | null;
  readonly onPick: (taskId: Id) => void;
};

const mostFound = 30;

/** Which task a file is of: those that its name may speak of, or any other by typing. */
export function TaskPicker({ candidates, isKnown, name, productionId, onPick }: Props) {
  const { t } = useTranslation();
  const [isOpen, setIsOpen] = useState(false);
  const label = t(isKnown ? 'publish.changeTaskOf' : 'publish.chooseTaskOf', { name });
  return (
    <Popover
      title={label}
      align="end"
      isOpen={isOpen}
      onOpenChange={setIsOpen}
      trigger={
        <Button size="sm" kind={isKnown ? 'quiet' : 'plain'} hasMenu aria-label={label}>
          {t(isKnown ? 'publish.changeTask' : 'publish.chooseTask')}
        </Button>
      }
    >
      <Choice
        candidates={candidates}
        productionId={productionId}
        onPick={(taskId) => {
          setIsOpen(false);
          onPick(taskId);
        }}
      />
    </Popover>
  );
}

function Choice({ candidates, productionId, onPick }: Pick<Props, 'candidates' | 'productionId' | 'onPick'>) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const [marked, setMarked] = useState('');
  const isSearch = text.trim() !== '';
  const search = useEngine(
    'palette',
    { text, productionId, people: false, limit: mostFound },
    { keepsPrevious: true, isOff: !isSearch },
  );
  const found = (search.value?.hits ?? []).flatMap((hit) => (hit.kind === 'task' ? [hit] : []));
  const shown = isSearch ? found : candidates;
  return (
    <div className={styles.choice}>
      <PaletteList
        label={t('publish.chooseTask')}
        placeholder={t('publish.findTask')}
        input={text}
        onInput={setText}
        marked={marked}
        onMark={setMarked}
        onKeyDown={() => undefined}
        empty={t(isSearch ? 'publish.noTaskFound' : 'publish.noCandidate')}
        footer={null}
      >
        {shown.length > 0 && (
          <PaletteGroup title={t(isSearch ? 'publish.found' : 'publish.candidates')}>
            {shown.map((task) => (
              <TaskItem key={task.taskId} task={task} onChoose={() => onPick(task.taskId)} />
            ))}
          </PaletteGroup>
        )}
      </PaletteList>
    </div>
  );
}

function TaskItem({ task, onChoose }: { readonly task: FileCandidate; readonly onChoose: () => void }) {
  const { taskTypes, productions } = useStudio();
  const type = taskTypes.get(task.taskTypeId);
  return (
    <PaletteItem value={task.taskId} onChoose={onChoose}>
      <span className={styles.name}>{entityName(task.entity)}</span>
      {type && <TaskTypeTag name={type.name} color={type.color} />}
      <span className={styles.production}>{productions.get(task.productionId)?.name}</span>
    </PaletteItem>
  );
}

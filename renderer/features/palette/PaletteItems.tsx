import type { ReactNode } from 'react';
import { mediaUrl } from '../../../shared/mediaUrl.ts';
import type { PaletteHit } from '../../../shared/model/screens.ts';
import { useStudio } from '../../data/studio.ts';
import type { Action } from '../../ui/actions.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { Icon, type IconName } from '../../ui/Icon.tsx';
import { PaletteItem } from '../../ui/PaletteList.tsx';
import { Kbd } from '../../ui/Kbd.tsx';
import { StatusChip } from '../../ui/StatusChip.tsx';
import { TaskTypeTag } from '../../ui/TaskTypeTag.tsx';
import { Thumbnail } from '../../ui/Thumbnail.tsx';
import styles from './PaletteItems.module.css';

type HitProps = { readonly hit: PaletteHit; readonly value: string; readonly onChoose: () => void };

export function HitItem({ hit, value, onChoose }: HitProps) {
  const { productions, taskTypes, taskStatuses, people } = useStudio();
  const taskType = hit.kind === 'task' ? taskTypes.get(hit.taskTypeId) : undefined;
  // A task's title ends with its task type, which is drawn with its colour.
  const typeStart = taskType && hit.title.endsWith(taskType.name) ? hit.title.length - taskType.name.length : null;
  const cut = typeStart === null ? hit.title.length : typeStart - 1;
  const status = hit.kind === 'task' ? taskStatuses.get(hit.taskStatusId) : undefined;
  const person = hit.kind === 'person' ? people.get(hit.personId) : undefined;
  const production =
    'productionId' in hit && hit.kind !== 'production' ? productions.get(hit.productionId)?.name : undefined;
  return (
    <PaletteItem size="md" value={value} onChoose={onChoose}>
      <span className={styles.picture}>
        {'entity' in hit ? (
          <Thumbnail
            url={hit.entity.mainPreviewFileId === null ? null : mediaUrl('thumbnail', hit.entity.mainPreviewFileId)}
            alt=""
            size="fill"
          />
        ) : hit.kind === 'person' ? (
          <Avatar
            name={hit.title}
            size="md"
            isNamed={false}
            pictureUrl={person?.hasAvatar ? mediaUrl('person-avatar', person.id, { version: person.updatedAt }) : null}
          />
        ) : (
          <Icon name="shot" />
        )}
      </span>
      <span className={styles.title}>
        <Matched text={hit.title} from={0} to={cut} matches={hit.matches} />
      </span>
      {taskType && (
        <TaskTypeTag name={taskType.name} color={taskType.color}>
          {typeStart !== null && (
            <Matched text={hit.title} from={typeStart} to={hit.title.length} matches={hit.matches} />
          )}
        </TaskTypeTag>
      )}
      <span className={styles.grow} />
      {status && <StatusChip status={status} />}
      {production !== undefined && <span className={styles.note}>{production}</span>}
      <span className={styles.enter}>
        <Kbd keys="Enter" />
      </span>
    </PaletteItem>
  );
}

type MatchedProps = {
  readonly text: string;
  readonly from: number;
  readonly to: number;
  readonly matches: readonly (readonly [number, number])[];
};

/** A piece of the text, with the parts in it that matched what was typed. */
function Matched({ text, from, to, matches }: MatchedProps) {
  const parts: ReactNode[] = [];
  let at = from;
  for (const [start, end] of matches) {
    const first = Math.max(at, start);
    const last = Math.min(to, end);
    if (first >= last) continue;
    parts.push(text.slice(at, first), <mark key={first}>{text.slice(first, last)}</mark>);
    at = last;
  }
  parts.push(text.slice(at, to));
  return parts;
}

export function CommandItem({ action, onChoose }: { readonly action: Action; readonly onChoose: () => void }) {
  const reason = action.disabledReason ?? null;
  return (
    <PaletteItem value={`action ${action.id}`} isDisabled={reason !== null} onChoose={onChoose}>
      <span className={styles.picture}>{action.icon && <Icon name={action.icon} />}</span>
      <span className={styles.title}>{action.label}</span>
      <span className={styles.grow} />
      {reason !== null && <span className={styles.note}>{reason}</span>}
      {reason === null && <Kbd keysOf={action.id} />}
    </PaletteItem>
  );
}

type PlaceProps = {
  readonly icon: IconName;
  readonly value: string;
  readonly label: string;
  readonly keys?: string;
  readonly hasStep?: boolean;
  readonly onChoose: () => void;
};

export function PlaceItem({ icon, value, label, keys, hasStep = false, onChoose }: PlaceProps) {
  return (
    <PaletteItem value={value} onChoose={onChoose}>
      <span className={styles.picture}>
        <Icon name={icon} />
      </span>
      <span className={styles.title}>{label}</span>
      <span className={styles.grow} />
      {hasStep && <Icon name="right" size="sm" />}
      {keys !== undefined && <Kbd keys={keys} />}
    </PaletteItem>
  );
}

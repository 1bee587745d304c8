import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mediaUrl } from '../../../shared/mediaUrl.ts';
import type { PreviewChange } from '../../../shared/model/changes.ts';
import type { Revision, RevisionFile, TaskDetail } from '../../../shared/model/screens.ts';
import type { ValidationStatus } from '../../../shared/model/task.ts';
import { useStudio } from '../../data/studio.ts';
import { useCall } from '../../data/useCall.ts';
import { useCommand } from '../../data/useCommand.ts';
import { useFormat } from '../../i18n/FormatProvider.tsx';
import { useTaskOutcome } from '../../parts/taskOutcome.ts';
import { useTellFailure } from '../../parts/useTellFailure.ts';
import { revisionFileUrl } from '../../parts/revisionFileUrl.ts';
import { Button } from '../../ui/Button.tsx';
import { CornerMark } from '../../ui/CornerMark.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Icon, type IconName } from '../../ui/Icon.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Menu, type MenuEntry } from '../../ui/Menu.tsx';
import { Thumbnail } from '../../ui/Thumbnail.tsx';
import { useNow } from '../../ui/useNow.ts';
import styles from './PreviewsTab.module.css';

type Props = {
  readonly detail: TaskDetail;
  readonly onShow: (revision: number, index: number) => void;
};

const validations = ['validated', 'rejected', 'neutral'] as const satisfies readonly ValidationStatus[];
const validationIcons = { validated: 'check', rejected: 'ban', neutral: 'undo' } as const satisfies Readonly<
  Record<ValidationStatus, IconName>
>;

/** Every revision with every file of it, what state each is in, and what may be done to it. */
export function PreviewsTab({ detail, onShow }: Props) {
  const { t } = useTranslation();
  const change = useCommand('changePreview');
  const tell = useTaskOutcome();
  const tellFailure = useTellFailure();
  const [doomed, setDoomed] = useState<RevisionFile | null>(null);
  const taskId = detail.task.id;
  const make = ({ file }: RevisionFile, made: PreviewChange): void => {
    change
      .run({ taskId, previewFileId: file.id, change: made })
      .then((answer) => tell({ answer, title: '' }))
      .catch(tellFailure);
  };
  if (detail.revisions.length === 0) return <p className={styles.empty}>{t('task.noPreview')}</p>;
  return (
    <>
      <ol className={styles.revisions}>
        {detail.revisions.map((revision) => (
          <RevisionPart
            key={revision.revision}
            revision={revision}
            detail={detail}
            onShow={onShow}
            onChange={make}
            onDelete={setDoomed}
          />
        ))}
      </ol>
      <Dialog
        title={t('task.preview.deleteTitle', { revision: doomed?.file.revision ?? 0 })}
        description={t('task.preview.deleteWhy')}
        isOpen={doomed !== null}
        onClose={() => setDoomed(null)}
        actions={
          <>
            <Button onClick={() => setDoomed(null)}>{t('ui.cancel')}</Button>
            <Button
              kind="danger"
              onClick={() => {
                if (doomed !== null) make(doomed, { kind: 'delete' });
                setDoomed(null);
              }}
            >
              {t('task.preview.delete')}
            </Button>
          </>
        }
      />
    </>
  );
}

type PartProps = {
  readonly revision: Revision;
  readonly detail: TaskDetail;
  readonly onShow: (revision: number, index: number) => void;
  readonly onChange: (file: RevisionFile, change: PreviewChange) => void;
  readonly onDelete: (file: RevisionFile) => void;
};

function RevisionPart({ revision, detail, onShow, onChange, onDelete }: PartProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow(60_000);
  const { people } = useStudio();
  const [first] = revision.files;
  const author = people.get(first?.file.personId ?? '')?.fullName ?? null;
  return (
    <li className={styles.revision}>
      <p className={styles.head}>
        <b>{t('task.revision', { revision: revision.revision })}</b>
        {author !== null && <span>{author}</span>}
        {first && <span className={styles.when}>{format.when(first.file.createdAt, now)}</span>}
        {revision.mark !== null && <span className={styles.waits}>{t(`marks.${revision.mark}`)}</span>}
      </p>
      <ul className={styles.files}>
        {revision.files.map((shown, index) => (
          <FileLine
            key={shown.file.id}
            shown={shown}
            isWaiting={revision.mark !== null}
            rights={detail.rights}
            onShow={() => onShow(revision.revision, index)}
            onChange={(change) => onChange(shown, change)}
            onDelete={() => onDelete(shown)}
          />
        ))}
      </ul>
    </li>
  );
}

type LineProps = {
  readonly shown: RevisionFile;
  readonly isWaiting: boolean;
  readonly rights: TaskDetail['rights'];
  readonly onShow: () => void;
  readonly onChange: (change: PreviewChange) => void;
  readonly onDelete: () => void;
};

function FileLine({ shown, isWaiting, rights, onShow, onChange, onDelete }: LineProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const save = useCall('saveMedia');
  const { file, isMain, mark, isBeingDeleted, isOnDisk } = shown;
  const name = `${file.originalName}.${file.extension}`;
  const state = file.status === 'ready' || isWaiting ? null : file.status;
  const facts = [
    file.sizeBytes === null ? '' : format.bytes(file.sizeBytes),
    file.widthPx === null || file.heightPx === null ? '' : `${String(file.widthPx)} × ${String(file.heightPx)}`,
    isOnDisk ? t('task.onThisDisk') : '',
  ];
  const item = (id: string, label: string, icon: IconName, onChoose: () => void): MenuEntry => ({
    kind: 'item',
    id,
    label,
    icon,
    onChoose,
  });
  const entries: readonly MenuEntry[] = [
    item('show', t('task.preview.show'), 'eye', onShow),
    item('save', t('task.saveFile'), 'download', () =>
      save.start({ url: revisionFileUrl(shown), suggestedName: name }),
    ),
    ...(rights.canSetMainPreview && !isMain
      ? [item('main', t('task.preview.setMain'), 'star', () => onChange({ kind: 'main' }))]
      : []),
    ...(rights.canValidate
      ? validations
          .filter((value) => value !== file.validationStatus)
          .map((value) =>
            item(value, t(`task.preview.set.${value}`), validationIcons[value], () =>
              onChange({ kind: 'validation', value }),
            ),
          )
      : []),
    ...(rights.canDeletePreview
      ? [
          { kind: 'line' as const, id: 'line' },
          {
            kind: 'item' as const,
            id: 'delete',
            label: t('task.preview.delete'),
            icon: 'trash' as const,
            isDanger: true,
            onChoose: onDelete,
          },
        ]
      : []),
  ];
  return (
    <li className={styles.file} data-gone={isBeingDeleted || undefined}>
      <button type="button" className={styles.open} title={t('task.preview.show')} onClick={onShow}>
        <Thumbnail alt="" url={isWaiting || state !== null ? null : mediaUrl('thumbnail', file.id)} />
        <span className={styles.words}>
          <span className={styles.name}>{name}</span>
          <span className={styles.facts}>{facts.filter(Boolean).join(' · ')}</span>
        </span>
      </button>
      {isMain && (
        <span className={styles.badge} title={t('task.preview.isMain')}>
          <Icon name="star" size="sm" />
        </span>
      )}
      {file.validationStatus !== 'neutral' && (
        <span
          className={styles.badge}
          data-validation={file.validationStatus}
          title={t(`task.preview.is.${file.validationStatus}`)}
        >
          <Icon name={validationIcons[file.validationStatus]} size="sm" />
        </span>
      )}
      {state !== null && (
        <span className={styles.state} data-state={state}>
          {t(`task.preview.state.${state}`)}
        </span>
      )}
      {mark !== null && <CornerMark mark={{ kind: mark, label: t(`marks.${mark}`) }} place="cell" />}
      {!isWaiting && (
        <Menu
          align="end"
          trigger={<IconButton icon="more" size="sm" label={t('task.preview.more', { name })} />}
          entries={entries}
        />
      )}
    </li>
  );
}

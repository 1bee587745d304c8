import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EntityChange } from '../../../shared/model/changes.ts';
import type { EntityDetail, TaskPreviews } from '../../../shared/model/entityPage.ts';
import type { Id } from '../../../shared/model/studio.ts';
import { entityName } from '../../data/commandWords.ts';
import { useFormat } from '../../i18n/FormatProvider.tsx';
import { AddToPlaylist } from '../../parts/batch/AddToPlaylist.tsx';
import { CellEditor } from '../../parts/CellEditor.tsx';
import { QuestionDialog } from '../../parts/QuestionDialog.tsx';
import { WouldBreak } from '../../parts/WouldBreak.tsx';
import { useOpenAside } from '../../parts/useOpenAside.ts';
import { go } from '../../place/navigation.ts';
import { chatsPlace, entityPlace, pageOfKind, type Place } from '../../place/place.ts';
import { useActions } from '../../ui/actions.ts';
import { Button } from '../../ui/Button.tsx';
import { CornerMark } from '../../ui/CornerMark.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Menu } from '../../ui/Menu.tsx';
import { EntityFacts } from './EntityFacts.tsx';
import styles from './EntityHead.module.css';
import { HeadPreview } from './HeadPreview.tsx';
import type { EntityEdit } from './useEntityEdit.ts';
import { useEntityDeletion } from './useEntityDeletion.ts';

type Props = {
  readonly place: Place;
  readonly detail: EntityDetail;
  readonly edit: EntityEdit;
  readonly previews: readonly TaskPreviews[];
  readonly onOpen: (entityId: Id) => void;
  readonly onLook: (previewFileId: Id) => void;
  /** Null where there is nothing of it to keep. */
  readonly onPin: (() => void) | null;
  readonly onCopyLink: () => void;
};

/** Name, neighbours, what is said about it, its newest picture and its fields. */
export function EntityHead({ place, detail, edit, previews, onOpen, onLook, onPin, onCopyLink }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const { entity, label, marks, neighbours } = detail;
  const openAside = useOpenAside();
  const title = useRef<HTMLDivElement>(null);
  const [isEditing, setIsEditing] = useState(false);
  const [isDeleting, setIsDeleting] = useState(false);
  const deletion = useEntityDeletion(entity);
  const mayRename = edit.may({ field: 'name', value: entity.name });
  // Which type an asset is of stands among its fields.
  const name = entity.kind === 'Asset' ? label.name : entityName(label);
  const nameMark = marks.name ?? marks.description ?? marks.assetTypeId;
  const group = label.parentName === '' ? label.episodeName : label.parentName;
  const hasPlace = group !== '' && neighbours.count > 1;

  useActions(
    mayRename ? [{ id: 'view.rename', label: t('edit.name'), group: name, icon: 'draw', run: beginEdit }] : [],
  );
  const counted = { index: format.number(neighbours.index), count: format.number(neighbours.count), group };
  function beginEdit(): void {
    setIsEditing(true);
  }
  function keep(changes: readonly EntityChange[]): void {
    edit.keep(changes);
    setIsEditing(false);
  }

  return (
    <header className={styles.head} data-canceled={entity.isCanceled || undefined}>
      <HeadPreview entity={entity} previews={previews} onLook={onLook} />
      <div className={styles.text}>
        <div className={styles.first} ref={title}>
          <h1 className={styles.title}>
            {name}
            {nameMark && <CornerMark mark={{ kind: nameMark, label: t(`marks.${nameMark}`) }} place="cell" />}
          </h1>
          <span className={styles.walk}>
            <IconButton
              icon="up"
              size="sm"
              label={t('entity.previous')}
              keysOf="view.previous"
              isDisabled={neighbours.previousId === null}
              onClick={() => neighbours.previousId !== null && onOpen(neighbours.previousId)}
            />
            <IconButton
              icon="down"
              size="sm"
              label={t('entity.next')}
              keysOf="view.next"
              isDisabled={neighbours.nextId === null}
              onClick={() => neighbours.nextId !== null && onOpen(neighbours.nextId)}
            />
          </span>
          {hasPlace && (
            <span className={styles.place} title={t('entity.placeIn', counted)}>
              <span className={styles.whole}>{t('entity.placeIn', counted)}</span>
              <span className={styles.short}>{t('entity.place', counted)}</span>
            </span>
          )}
          {entity.isCanceled && (
            <span className={styles.canceled}>
              <Icon name="ban" size="sm" /> {t('entity.canceled')}
            </span>
          )}
          <span className={styles.tools}>
            <AddToPlaylist
              productionId={entity.productionId}
              kind={entity.kind}
              group={name}
              tasksInOrder={() =>
                Promise.resolve([{ entityId: entity.id, taskTypeId: null, mainPreviewFileId: label.mainPreviewFileId }])
              }
            />
            {onPin !== null && (
              <Button size="sm" icon="pin" keysOf="view.pin" onClick={onPin}>
                {t('entity.pin')}
              </Button>
            )}
            <Menu
              align="end"
              trigger={<IconButton icon="more" label={t('entity.more', { name })} />}
              entries={[
                ...(mayRename
                  ? [
                      {
                        kind: 'item' as const,
                        id: 'rename',
                        label: t('edit.name'),
                        icon: 'draw' as const,
                        keysOf: 'view.rename' as const,
                        onChoose: beginEdit,
                      },
                    ]
                  : []),
                {
                  kind: 'item',
                  id: 'table',
                  label: t('entity.showInTable'),
                  icon: 'list',
                  onChoose: () =>
                    go(
                      entityPlace(
                        pageOfKind(entity.kind),
                        entity.productionId,
                        [label.parentName, label.name].filter(Boolean).join(' '),
                      ),
                    ),
                },
                {
                  kind: 'item',
                  id: 'chat',
                  label: t('chats.openOf'),
                  icon: 'comment',
                  onChoose: () => go(chatsPlace(entity.id)),
                },
                {
                  kind: 'item',
                  id: 'window',
                  label: t('entity.openInWindow'),
                  icon: 'detach',
                  onChoose: () => openAside(place),
                },
                {
                  kind: 'item',
                  id: 'link',
                  label: t('entity.copyLink'),
                  icon: 'link',
                  keysOf: 'view.copy-link',
                  onChoose: onCopyLink,
                },
                ...(deletion === null
                  ? []
                  : [
                      { kind: 'line' as const, id: 'line' },
                      {
                        kind: 'item' as const,
                        id: 'delete',
                        label: t('deeds.deleteForGood', { count: 1 }),
                        icon: 'trash' as const,
                        isDanger: true,
                        onChoose: () => setIsDeleting(true),
                      },
                    ]),
              ]}
            />
          </span>
        </div>
        <Description text={entity.description} onEdit={mayRename ? beginEdit : null} />
        <EntityFacts detail={detail} edit={edit} />
      </div>
      {isDeleting && deletion !== null && (
        <QuestionDialog
          title={t('deeds.deleteEntities', { names: name })}
          description={
            <>
              {t('deeds.deleteEntitiesWhy', { count: detail.tasks.length })}
              <WouldBreak entityIds={[entity.id]} />
            </>
          }
          action={t('deeds.deleteForGood', { count: 1 })}
          isBusy={deletion.isRunning}
          onConfirm={deletion.run}
          onClose={() => setIsDeleting(false)}
        />
      )}
      {isEditing && title.current !== null && (
        <CellEditor
          anchor={title.current}
          row={entity}
          field={null}
          label={t('edit.name')}
          selectedCount={1}
          onKeep={keep}
          onLeave={() => setIsEditing(false)}
        />
      )}
    </header>
  );
}

type DescriptionProps = { readonly text: string; readonly onEdit: (() => void) | null };

function Description({ text, onEdit }: DescriptionProps) {
  const { t } = useTranslation();
  if (onEdit === null) return <p className={styles.description}>{text}</p>;
  return (
    <button type="button" className={styles.description} data-empty={text === '' || undefined} onClick={onEdit}>
      {text === '' ? t('entity.describe') : text}
    </button>
  );
}

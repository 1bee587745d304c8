import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConceptLink } from '../../../shared/model/conceptLinks.ts';
import { mediaUrl } from '../../../shared/mediaUrl.ts';
import type { Entity } from '../../../shared/model/entity.ts';
import { isTableKind, type Id } from '../../../shared/model/studio.ts';
import type { FileHandle } from '../../../shared/model/sync.ts';
import { matchingAssets } from '../../../shared/rules/castInput.ts';
import { entityName } from '../../data/commandWords.ts';
import { useStudio } from '../../data/studio.ts';
import { useCommand } from '../../data/useCommand.ts';
import { useEngine } from '../../data/useEngine.ts';
import { handlesOf } from '../../parts/droppedFiles.ts';
import { NewConceptsDialog } from '../../parts/NewConceptsDialog.tsx';
import { PickPopup } from '../../parts/PickPopup.tsx';
import { useTaskOutcome } from '../../parts/taskOutcome.ts';
import { useTellFailure } from '../../parts/useTellFailure.ts';
import { go } from '../../place/navigation.ts';
import { entityPagePlace } from '../../place/place.ts';
import { useActions } from '../../ui/actions.ts';
import { CornerMark } from '../../ui/CornerMark.tsx';
import { DropNote } from '../../ui/DropNote.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Section } from '../../ui/Section.tsx';
import { StatusChip } from '../../ui/StatusChip.tsx';
import { Thumbnail } from '../../ui/Thumbnail.tsx';
import { useFilesHeld } from '../../ui/useFilesHeld.ts';
import styles from './ConceptLinksSection.module.css';
import { FailedSection } from './FailedSection.tsx';
import { NameButton } from './NameButton.tsx';

type Props = { readonly entity: Entity };

/** What a concept is of; of an asset the concepts that are of it, and where new ones are put up. */
export function ConceptLinksSection({ entity }: Props) {
  const { t } = useTranslation();
  const answer = useEngine('conceptLinks', { entityId: entity.id });
  const add = useRef<HTMLSpanElement>(null);
  const [isLinking, setIsLinking] = useState(false);
  const [creating, setCreating] = useState<readonly FileHandle[] | null>(null);
  const tellFailure = useTellFailure();
  const link = useLink(entity);
  const isConcept = entity.kind === 'Concept';
  const title = t(isConcept ? 'concepts.of' : 'pages.concepts');
  const found = answer.value;
  const canCreate = !isConcept && found?.canCreate === true;
  const linkTitle = t(isConcept ? 'concepts.linkAssets' : 'concepts.linkConcepts', { name: entity.name });
  const newTitle = t('concepts.newOf', { name: entity.name });
  const held = useFilesHeld(!canCreate, (files) => {
    handlesOf(files)
      .then(({ handles }) => setCreating(handles))
      .catch(tellFailure);
  });
  useActions([
    ...(isConcept && found?.canLink === true
      ? [
          {
            id: 'view.new' as const,
            label: linkTitle,
            group: title,
            icon: 'plus' as const,
            run: () => setIsLinking(true),
          },
        ]
      : []),
  ]);

  if (!found) return <FailedSection title={title} answer={answer} />;
  const { links, canLink } = found;
  // Who can neither see nor make any need not hear that there are none.
  if (!isConcept && links.length === 0 && !canCreate) return null;
  return (
    <div className={styles.box} {...held.handlers}>
      <Section
        title={title}
        count={t(isConcept ? 'casting.count' : 'concepts.count', {
          count: links.filter(({ isGoing }) => !isGoing).length,
        })}
        actions={
          <>
            {canLink && (
              <span ref={add}>
                <IconButton
                  icon={isConcept ? 'plus' : 'link'}
                  size="sm"
                  label={linkTitle}
                  {...(isConcept ? { keysOf: 'view.new' as const } : {})}
                  onClick={() => setIsLinking(true)}
                />
              </span>
            )}
            {canCreate && <IconButton icon="plus" size="sm" label={newTitle} onClick={() => setCreating([])} />}
          </>
        }
      >
        {links.length === 0 && (
          <p className={styles.none}>
            {isConcept ? t(canLink ? 'concepts.ofNothingCanLink' : 'concepts.ofNothing') : t('concepts.noneOfIt')}
          </p>
        )}
        {links.length > 0 && (
          <ul className={styles.list} aria-label={title} data-look={isConcept ? 'assets' : 'concepts'}>
            {links.map((one) => (
              <Line
                key={one.label.entityId}
                link={one}
                isConcept={isConcept}
                onUnlink={() => link(one.label.entityId, false)}
              />
            ))}
          </ul>
        )}
      </Section>
      {held.isOver && (
        <DropNote over="part">
          <Icon name="draw" size="lg" />
          {newTitle}
        </DropNote>
      )}
      {isLinking && add.current !== null && (
        <LinkPopup
          anchor={add.current}
          entity={entity}
          title={linkTitle}
          onLink={(id) => link(id, true)}
          onClose={() => setIsLinking(false)}
        />
      )}
      {creating !== null && (
        <NewConceptsDialog
          productionId={entity.productionId}
          of={{ entityId: entity.id, name: entity.name }}
          files={creating}
          onClose={() => setCreating(null)}
        />
      )}
    </div>
  );
}

/** Set at the concept, whichever end one looks from. */
function useLink(entity: Entity): (otherId: Id, value: boolean) => void {
  const { t } = useTranslation();
  const command = useCommand('editEntity');
  const tell = useTaskOutcome();
  const tellFailure = useTellFailure();
  return (otherId, value) => {
    const [conceptId, linkedId] = entity.kind === 'Concept' ? [entity.id, otherId] : [otherId, entity.id];
    command
      .run({ entityIds: [conceptId], changes: [{ field: 'linkedIds', linkedId, value }] })
      .then((answer) => tell({ answer, title: t(value ? 'concepts.linked' : 'concepts.unlinked'), canUndo: true }))
      .catch(tellFailure);
  };
}

type LineProps = { readonly link: ConceptLink; readonly isConcept: boolean; readonly onUnlink: () => void };

function Line({ link, isConcept, onUnlink }: LineProps) {
  const { t } = useTranslation();
  const { taskStatuses } = useStudio();
  const { label, productionId, taskStatusId, mark, isGoing, canChange } = link;
  const { kind, mainPreviewFileId } = label;
  const status = taskStatusId === null ? null : (taskStatuses.get(taskStatusId) ?? null);
  const about = isConcept ? label.parentName : label.description;
  return (
    <li className={styles.line} data-going={isGoing || undefined} data-canceled={label.isCanceled || undefined}>
      <Thumbnail
        alt=""
        size={isConcept ? 'row' : 'list'}
        url={mainPreviewFileId === null ? null : mediaUrl('thumbnail', mainPreviewFileId)}
      />
      <span className={styles.names}>
        <NameButton
          name={isConcept && kind !== 'Asset' ? entityName(label) : label.name}
          onOpen={isTableKind(kind) ? () => go(entityPagePlace(productionId, kind, label.entityId)) : undefined}
        />
        {about !== '' && <span className={styles.about}>{about}</span>}
      </span>
      {status !== null && <StatusChip status={status} />}
      {canChange && !isGoing && (
        <IconButton icon="close" size="sm" label={t('concepts.unlink', { name: label.name })} onClick={onUnlink} />
      )}
      {mark !== null && <CornerMark mark={{ kind: mark, label: t(`marks.${mark}`) }} place="cell" />}
    </li>
  );
}

type LinkPopupProps = {
  readonly anchor: HTMLElement;
  readonly entity: Entity;
  readonly title: string;
  readonly onLink: (id: Id) => void;
  readonly onClose: () => void;
};

function LinkPopup({ anchor, entity, title, onLink, onClose }: LinkPopupProps) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const choices = useEngine('linkable', { entityId: entity.id }).value ?? [];
  const isConcept = entity.kind === 'Concept';
  return (
    <PickPopup
      anchor={anchor}
      title={title}
      text={text}
      onText={setText}
      placeholder={t(isConcept ? 'casting.findAssets' : 'entities.filterOf.Concept')}
      hits={matchingAssets(choices, text).map(({ entityId, name, assetTypeName, mainPreviewFileId }) => ({
        id: entityId,
        name,
        about: assetTypeName,
        mainPreviewFileId,
      }))}
      hitsLabel={t(isConcept ? 'casting.assets' : 'pages.concepts')}
      none={t(isConcept ? 'casting.noMatch' : 'concepts.noMatch')}
      onPick={onLink}
      onClose={onClose}
    />
  );
}

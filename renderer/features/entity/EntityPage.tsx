import { useTranslation } from 'react-i18next';
import type { EntityDetail } from '../../../shared/model/entityPage.ts';
import type { Id } from '../../../shared/model/studio.ts';
import { maySeeCasting } from '../../../shared/rules/entityRights.ts';
import { maySeeNews } from '../../../shared/rules/newsRights.ts';
import { maySeePage, maySeeWork } from '../../../shared/rules/pageRights.ts';
import { entityName } from '../../data/commandWords.ts';
import { roleIn, useStudio } from '../../data/studio.ts';
import { useCall } from '../../data/useCall.ts';
import { useEngine } from '../../data/useEngine.ts';
import { useScope } from '../../data/useScope.ts';
import { InlineError } from '../../parts/InlineError.tsx';
import { NotHere } from '../../parts/NotHere.tsx';
import { usePinDialog } from '../../parts/pinning.ts';
import { go, replacePlace } from '../../place/navigation.ts';
import { linkOf } from '../../place/path.ts';
import { entityPlace, type Place, reviewPlace } from '../../place/place.ts';
import type { ActionId } from '../../keys/catalogue.ts';
import { useActions } from '../../ui/actions.ts';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { ActivitySection } from './ActivitySection.tsx';
import { CastingSection } from './CastingSection.tsx';
import { CastInSection } from './CastInSection.tsx';
import { CastOfShotsSection } from './CastOfShotsSection.tsx';
import { ConceptLinksSection } from './ConceptLinksSection.tsx';
import styles from './EntityPage.module.css';
import { EntityHead } from './EntityHead.tsx';
import { EntityTasks } from './EntityTasks.tsx';
import { FailedSection } from './FailedSection.tsx';
import { FilesSection } from './FilesSection.tsx';
import { PartsSection } from './PartsSection.tsx';
import { PreviewsSection } from './PreviewsSection.tsx';
import { TimeSection } from './TimeSection.tsx';
import { useEntityEdit } from './useEntityEdit.ts';

type EntityPlace = Extract<Place, { readonly page: 'entity' }>;
type Props = { readonly place: EntityPlace };

/** One shot, asset, sequence, episode, edit or concept: what it is and is made of, its tasks, what plays in it, what was shown and done. */
export function EntityPage({ place }: Props) {
  const { t } = useTranslation();
  useScope({ kind: 'production', productionId: place.productionId });
  useScope({ kind: 'entity', entityId: place.entityId });
  const answer = useEngine('entityDetail', { entityId: place.entityId });
  const detail = answer.value;
  if (answer.error && detail === undefined) return <InlineError error={answer.error} onRetry={answer.ask} />;
  if (detail === undefined) return <Skeleton rows={8} label={t('ui.loading')} />;
  if (detail === null) return <NotHere title={t('entity.notHere')} />;
  return <Body key={place.entityId} detail={detail} place={place} />;
}

function Body({ detail, place }: Props & { readonly detail: EntityDetail }) {
  const { t } = useTranslation();
  const studio = useStudio();
  const { account } = studio;
  const { entity, label, neighbours, tasks } = detail;
  const { productionId, kind, id: entityId } = entity;
  const edit = useEntityEdit(entity);
  const role = roleIn(studio, productionId);
  const seesCast = maySeeCasting(role);
  const askToPin = usePinDialog();
  const copy = useCall('copyText');
  const shown = useEngine('entityPreviews', { entityId }, { keepsPrevious: true });
  const previews = shown.value ?? [];
  const newest = previews
    .flatMap(({ revisions }) => revisions)
    .reduce<string | null>((found, one) => (found === null || one.createdAt > found ? one.createdAt : found), null);
  const newestId = previews
    .flatMap(({ revisions }) => revisions)
    .find(({ createdAt }) => createdAt === newest)?.previewFileId;
  const open = (id: Id) => go({ ...place, entityId: id, sel: [] });
  const select = (taskId: Id | null) => replacePlace({ ...place, sel: taskId === null ? [] : [taskId] });
  const selectedId = place.sel.at(-1) ?? null;
  const list = entityPlace(place.list, productionId);
  const look = (previewFileId: Id): void => {
    const holder = previews.find(({ revisions }) => revisions.some((tile) => tile.previewFileId === previewFileId));
    if (holder !== undefined)
      go(reviewPlace({ productionId, list: place.list, taskId: holder.taskId }, { previewFileId }));
  };
  const group = entityName(label);

  const walk = (id: ActionId, words: string, to: Id | null, icon: 'up' | 'down') => ({
    id,
    label: words,
    group: t('actions.group.view'),
    icon,
    disabledReason: to === null ? t('entity.noOther') : null,
    run: () => {
      if (to !== null) open(to);
    },
  });
  const keep = () =>
    askToPin({
      subject: { kind: 'selection', productionId, taskIds: tasks.map(({ taskId }) => taskId) },
      name: group,
    });
  const copyLink = () => copy.start({ text: linkOf({ ...place, sel: [] }, account.serverUrl) });
  useActions([
    walk('view.previous', t('entity.previous'), neighbours.previousId, 'up'),
    walk('view.next', t('entity.next'), neighbours.nextId, 'down'),
    {
      id: 'task.review',
      label: t('entity.lookAtNewest'),
      group,
      icon: 'review',
      disabledReason: newestId === undefined ? t('task.noPreview') : null,
      run: () => {
        if (newestId !== undefined) look(newestId);
      },
    },
    {
      id: 'view.pin',
      label: t('pins.pinHere'),
      group,
      icon: 'pin',
      disabledReason: tasks.length === 0 ? t('entity.noTasks') : null,
      run: keep,
    },
    { id: 'view.copy-link', label: t('entity.copyLink'), group, icon: 'link', run: copyLink },
    {
      id: 'view.step-back',
      label: t('entities.stepBack'),
      group: t('actions.group.view'),
      isKeyOnly: true,
      run: () => (place.sel.length > 0 ? select(null) : go(list)),
    },
  ]);

  return (
    <div className={styles.page} data-region="page" tabIndex={-1}>
      <EntityHead
        place={place}
        detail={detail}
        edit={edit}
        previews={previews}
        onOpen={open}
        onLook={look}
        onPin={tasks.length === 0 ? null : keep}
        onCopyLink={copyLink}
      />
      <div className={styles.body}>
        <div className={styles.main}>
          <EntityTasks tasks={tasks} selectedId={selectedId} onSelect={select} />
          {(kind === 'Sequence' || kind === 'Episode') && (
            <PartsSection entity={entity} label={label} selectedTaskId={selectedId} onSelectTask={select} />
          )}
          {shown.value === undefined ? (
            <FailedSection title={t('entity.previews')} answer={shown} />
          ) : (
            <PreviewsSection previews={previews} onLook={look} />
          )}
          <FilesSection
            entityId={entityId}
            kind={kind}
            productionId={productionId}
            taskTypeOf={(taskId) => tasks.find((task) => task.taskId === taskId)?.taskTypeId ?? null}
          />
        </div>
        <div className={styles.side}>
          {kind === 'Concept' && <ConceptLinksSection entity={entity} />}
          {seesCast && kind === 'Asset' && <CastInSection asset={entity} />}
          {seesCast && (kind === 'Shot' || kind === 'Asset' || kind === 'Episode') && (
            <CastingSection entity={entity} edit={edit} />
          )}
          {kind === 'Asset' && maySeePage(role, 'concepts') && <ConceptLinksSection entity={entity} />}
          {seesCast && (kind === 'Sequence' || kind === 'Episode') && <CastOfShotsSection entity={entity} />}
          {maySeeNews(role) && <ActivitySection entityId={entityId} onOpenTask={select} />}
          {maySeeWork(role) && <TimeSection entityId={entityId} />}
        </div>
      </div>
    </div>
  );
}

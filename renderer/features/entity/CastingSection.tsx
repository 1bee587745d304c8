import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CastAssetRow, EntityCasting } from '../../../shared/model/casting.ts';
import { mediaUrl } from '../../../shared/mediaUrl.ts';
import type { Entity } from '../../../shared/model/entity.ts';
import type { Id } from '../../../shared/model/studio.ts';
import { useEngine } from '../../data/useEngine.ts';
import { useFormat } from '../../i18n/FormatProvider.tsx';
import { useCastLine } from '../../parts/castLine.tsx';
import { CastPopup } from '../../parts/CastPopup.tsx';
import { InlineError } from '../../parts/InlineError.tsx';
import { Readiness } from '../../parts/Readiness.tsx';
import { go } from '../../place/navigation.ts';
import { entityPagePlace } from '../../place/place.ts';
import { useActions } from '../../ui/actions.ts';
import { CornerMark } from '../../ui/CornerMark.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Menu } from '../../ui/Menu.tsx';
import { Section } from '../../ui/Section.tsx';
import { Thumbnail } from '../../ui/Thumbnail.tsx';
import styles from './CastingSection.module.css';
import { NameButton } from './NameButton.tsx';
import type { EntityEdit } from './useEntityEdit.ts';

type Props = { readonly entity: Entity; readonly edit: EntityEdit };

/** What plays in a shot or an asset, by asset type: how often, how, and whether it can be used for what comes next. */
export function CastingSection({ entity, edit }: Props) {
  const { t } = useTranslation();
  const answer = useEngine('entityCasting', { entityId: entity.id });
  const casting = answer.value;
  const add = useRef<HTMLSpanElement>(null);
  const [isAdding, setIsAdding] = useState(false);
  const cast = casting?.cast ?? [];
  const playing = cast.filter(({ occurrences }) => occurrences > 0);
  const canChange = casting?.canChange === true;
  const title = t(entity.kind === 'Asset' ? 'casting.inAsset' : 'casting.title');
  const addTitle = t('casting.addTo', { name: entity.name });

  useActions(
    canChange
      ? [
          {
            id: 'view.new',
            label: addTitle,
            group: title,
            icon: 'plus',
            run: () => setIsAdding(true),
          },
        ]
      : [],
  );
  return (
    <Section
      title={title}
      count={t('casting.count', { count: playing.length })}
      actions={
        <>
          {playing.length > 0 && <Ready cast={playing} />}
          {casting && <Standby casting={casting} edit={edit} />}
          {canChange && (
            <span ref={add}>
              <IconButton icon="plus" size="sm" label={addTitle} keysOf="view.new" onClick={() => setIsAdding(true)} />
            </span>
          )}
        </>
      }
    >
      {answer.error && !casting && <InlineError error={answer.error} onRetry={answer.ask} look="line" />}
      {casting && cast.length === 0 && (
        <p className={styles.none}>{t(canChange ? 'casting.noneCanAdd' : 'casting.none')}</p>
      )}
      {cast.length > 0 && (
        <ul className={styles.list} aria-label={title}>
          {cast.map((row) => (
            <CastLine
              key={row.assetId}
              row={row}
              entityId={entity.id}
              productionId={entity.productionId}
              nextTaskTypeId={casting?.nextTaskTypeId ?? null}
              canChange={canChange}
            />
          ))}
        </ul>
      )}
      {isAdding && add.current !== null && (
        <CastPopup
          anchor={add.current}
          productionId={entity.productionId}
          holders={[{ entityId: entity.id, cast: playing }]}
          title={addTitle}
          onClose={() => setIsAdding(false)}
        />
      )}
    </Section>
  );
}

/** Of those that something is left to do for. */
function Ready({ cast }: { readonly cast: readonly CastAssetRow[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const known = cast.filter(({ isReady }) => isReady !== null);
  if (known.length === 0) return null;
  const ready = known.filter(({ isReady }) => isReady === true).length;
  return (
    <span className={styles.ready} data-all={ready === known.length || undefined}>
      {t('casting.readyOf', { ready: format.number(ready), count: format.number(known.length) })}
    </span>
  );
}

type StandbyProps = { readonly casting: EntityCasting; readonly edit: EntityEdit };

/** Not final: whoever works in it should know. */
function Standby({ casting: { isStandby, standbyMark, canStandby }, edit }: StandbyProps) {
  const { t } = useTranslation();
  if (!isStandby && !canStandby) return null;
  const words = t(isStandby ? 'casting.isStandby' : 'casting.setStandby');
  return (
    <span className={styles.standby} data-on={isStandby || undefined}>
      {canStandby ? (
        <IconButton
          icon="pause"
          size="sm"
          label={words}
          isPressed={isStandby}
          onClick={() => edit.keep([{ field: 'isCastingStandby', value: !isStandby }])}
        />
      ) : (
        <span title={words}>
          <Icon name="pause" size="sm" />
        </span>
      )}
      {standbyMark !== null && (
        <CornerMark mark={{ kind: standbyMark, label: t(`marks.${standbyMark}`) }} place="cell" />
      )}
    </span>
  );
}

type LineProps = {
  readonly row: CastAssetRow;
  readonly entityId: Id;
  readonly productionId: Id;
  readonly nextTaskTypeId: Id | null;
  readonly canChange: boolean;
};

function CastLine({ row, entityId, productionId, nextTaskTypeId, canChange }: LineProps) {
  const { t } = useTranslation();
  const { entries, keys, onFocus, onBlur } = useCastLine({ entityId, productionId }, row, canChange);
  const isGoing = row.occurrences === 0;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- hears that something in it has the focus
    <li className={styles.line} data-going={isGoing || undefined} onFocus={onFocus} onBlur={onBlur}>
      {keys}
      <Thumbnail alt="" url={row.mainPreviewFileId === null ? null : mediaUrl('thumbnail', row.mainPreviewFileId)} />
      <span className={styles.names}>
        <span className={styles.first}>
          <NameButton name={row.name} onOpen={() => go(entityPagePlace(productionId, 'Asset', row.assetId))} />
          <span className={styles.count}>{isGoing ? t('casting.going') : `×${String(row.occurrences)}`}</span>
        </span>
        <span className={styles.facts}>
          <span className={styles.type}>{[row.assetTypeName, row.label].filter(Boolean).join(', ')}</span>
          <Readiness asset={row} nextTaskTypeId={nextTaskTypeId} />
        </span>
      </span>
      {canChange && !isGoing && (
        <Menu
          align="end"
          trigger={<IconButton icon="more" size="sm" label={t('casting.more', { name: row.name })} />}
          entries={entries}
        />
      )}
      {row.mark !== null && <CornerMark mark={{ kind: row.mark, label: t(`marks.${row.mark}`) }} place="cell" />}
    </li>
  );
}

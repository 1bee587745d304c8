import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mediaUrl } from '../../../shared/mediaUrl.ts';
import type { Entity } from '../../../shared/model/entity.ts';
import { useEngine } from '../../data/useEngine.ts';
import { InlineError } from '../../parts/InlineError.tsx';
import { go } from '../../place/navigation.ts';
import { castingPlace, entityPagePlace } from '../../place/place.ts';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Section } from '../../ui/Section.tsx';
import { Thumbnail } from '../../ui/Thumbnail.tsx';
import styles from './CastOfShotsSection.module.css';

type Props = { readonly entity: Entity };

const atFirst = 12;

/** What plays in the shots of a sequence or an episode: it is cast there, one by one. */
export function CastOfShotsSection({ entity }: Props) {
  const { t } = useTranslation();
  const answer = useEngine('castOfShots', { entityId: entity.id });
  const { productionId } = entity;
  const rows = answer.value?.rows ?? [];
  const [isAllShown, setIsAllShown] = useState(false);
  const shown = isAllShown ? rows : rows.slice(0, atFirst);
  return (
    <Section
      title={t('casting.title')}
      count={t('casting.count', { count: rows.length })}
      actions={
        entity.kind === 'Sequence' && (
          <IconButton
            icon="casting"
            size="sm"
            label={t('casting.openPage')}
            onClick={() => go(castingPlace(productionId, entity.id))}
          />
        )
      }
    >
      {answer.error && !answer.value && <InlineError error={answer.error} onRetry={answer.ask} look="line" />}
      {answer.value && rows.length === 0 && <p className={styles.none}>{t('casting.none')}</p>}
      {rows.length > 0 && (
        <ul className={styles.list} aria-label={t('casting.title')}>
          {shown.map(({ assetId, name, assetTypeName, mainPreviewFileId, shotCount, occurrences }) => (
            <li key={assetId}>
              <button
                type="button"
                className={styles.line}
                onClick={() => go(entityPagePlace(productionId, 'Asset', assetId))}
              >
                <Thumbnail alt="" url={mainPreviewFileId === null ? null : mediaUrl('thumbnail', mainPreviewFileId)} />
                <span className={styles.names}>
                  <span className={styles.name}>{name}</span>
                  <span className={styles.type}>{assetTypeName}</span>
                </span>
                <span className={styles.figure}>
                  {t('casting.inShots', { count: shotCount, occurrences: `×${String(occurrences)}` })}
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
      {shown.length < rows.length && (
        <Button kind="quiet" size="sm" onClick={() => setIsAllShown(true)}>
          {t('entity.showAll', { count: rows.length - shown.length })}
        </Button>
      )}
    </Section>
  );
}

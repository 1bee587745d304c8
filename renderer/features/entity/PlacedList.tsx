import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlacedInstances } from '../../../shared/model/entityPage.ts';
import type { Id } from '../../../shared/model/studio.ts';
import { entityName } from '../../data/commandWords.ts';
import { go } from '../../place/navigation.ts';
import { entityPagePlace } from '../../place/place.ts';
import { Button } from '../../ui/Button.tsx';
import { FileLine } from './FileLine.tsx';
import styles from './FilesSection.module.css';

type Props = { readonly placed: readonly PlacedInstances[]; readonly productionId: Id };

/** Of a set piece there may be hundreds. */
const atFirst = 8;

/** The instances of assets in shots, by the shot or by the asset, and what came of each. */
export function PlacedList({ placed, productionId }: Props) {
  const { t } = useTranslation();
  const [isAllShown, setIsAllShown] = useState(false);
  const shown = isAllShown ? placed : placed.slice(0, atFirst);
  return (
    <>
      {shown.map(({ id, entity, instances }) => (
        <section key={id} aria-label={entity === null ? t('entity.notHere') : entityName(entity)}>
          <h4 className={styles.place}>
            {entity === null ? (
              t('entity.notHere')
            ) : (
              <button
                type="button"
                className={styles.goTo}
                onClick={() =>
                  go(entityPagePlace(productionId, entity.kind === 'Asset' ? 'Asset' : 'Shot', entity.entityId))
                }
              >
                {entityName(entity)}
              </button>
            )}
            <span className={styles.figure}>{t('entity.instances', { count: instances.length })}</span>
          </h4>
          <ul className={styles.list}>
            {instances.map((instance) => (
              <li key={instance.id}>
                <p className={styles.instance} title={instance.description}>
                  {instance.name}
                  {instance.files.length === 0 && <> · {t('entity.nothingCameOfIt')}</>}
                </p>
                {instance.files.length > 0 && (
                  <ul className={[styles.list, styles.indented].join(' ')}>
                    {instance.files.map((file) => (
                      <FileLine key={file.id} file={file} taskTypeId={file.taskTypeId} outputCount={0} />
                    ))}
                  </ul>
                )}
              </li>
            ))}
          </ul>
        </section>
      ))}
      {shown.length < placed.length && (
        <div className={styles.more}>
          <Button kind="quiet" size="sm" onClick={() => setIsAllShown(true)}>
            {t('entity.showAll', { count: placed.length - shown.length })}
          </Button>
        </div>
      )}
    </>
  );
}

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EntityDetail } from '../../../shared/model/entityPage.ts';
import { useStudio } from '../../data/studio.ts';
import { useFormat } from '../../i18n/FormatProvider.tsx';
import { CellEditor } from '../../parts/CellEditor.tsx';
import { changeTo, editorFor } from '../../parts/fieldEdit.ts';
import { WaitingMark } from '../../parts/WaitingMark.tsx';
import { Button } from '../../ui/Button.tsx';
import styles from './EntityFacts.module.css';
import { factsOf, type Fact } from './facts.ts';
import type { EntityEdit } from './useEntityEdit.ts';

type Props = { readonly detail: EntityDetail; readonly edit: EntityEdit };

const mostAtFirst = 8;

/** The fields of a shot or asset. What one may change is a button; what is empty and not one's to fill is left out. */
export function EntityFacts({ detail, edit }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const studio = useStudio();
  const { entity, marks } = detail;
  const [isAllShown, setIsAllShown] = useState(false);
  const [editing, setEditing] = useState<{ readonly fact: Fact; readonly anchor: HTMLElement } | null>(null);
  const mayEdit = ({ edited }: Fact): boolean =>
    edited !== null && editorFor(edited) !== null && edit.may(changeTo(edited, null));
  const all = factsOf(detail, { format, studio, t }).filter((fact) => fact.text !== '' || mayEdit(fact));
  // What is known comes first; a field to be filled keeps its name.
  const ordered = [...all.filter(({ text }) => text !== ''), ...all.filter(({ text }) => text === '')];
  const shown = isAllShown ? ordered : ordered.slice(0, mostAtFirst);
  const hiddenCount = ordered.length - shown.length;

  if (all.length === 0) return null;
  return (
    <div className={styles.line}>
      <dl className={styles.facts}>
        {shown.map((fact) => {
          const mark = fact.key === null ? undefined : marks[fact.key];
          const words = fact.text === '' ? '–' : fact.text;
          return (
            <div key={fact.id} className={styles.fact}>
              <dt className={styles.name}>{fact.label}</dt>
              <dd className={styles.value} title={fact.text}>
                {mark && (
                  <WaitingMark
                    mark={mark}
                    place="cell"
                    of={{ entityId: entity.id }}
                    isMeant={({ change }) => change !== null && change.field === fact.key}
                  />
                )}
                {mayEdit(fact) ? (
                  <button
                    type="button"
                    className={styles.change}
                    aria-label={t('entity.change', { field: fact.label, value: words })}
                    onClick={({ currentTarget }) => setEditing({ fact, anchor: currentTarget })}
                  >
                    {words}
                  </button>
                ) : (
                  <span className={styles.words}>{words}</span>
                )}
              </dd>
            </div>
          );
        })}
      </dl>
      {(hiddenCount > 0 || isAllShown) && ordered.length > mostAtFirst && (
        <Button kind="quiet" size="sm" icon="columns" onClick={() => setIsAllShown(!isAllShown)}>
          {isAllShown ? t('entity.fewerFields') : t('entity.moreFields', { count: hiddenCount })}
        </Button>
      )}
      {editing !== null && editing.fact.edited !== null && (
        <CellEditor
          key={editing.fact.id}
          anchor={editing.anchor}
          row={entity}
          field={editing.fact.edited}
          label={editing.fact.label}
          selectedCount={1}
          onKeep={(changes) => {
            edit.keep(changes);
            leave();
          }}
          onLeave={leave}
        />
      )}
    </div>
  );

  function leave(): void {
    editing?.anchor.focus();
    setEditing(null);
  }
}

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EntityKind } from '../../../../shared/model/studio.ts';
import { type Condition, readConditions, writeConditions } from '../../../../shared/rules/search/conditions.ts';
import type { SearchLanguage } from '../../../parts/searchLanguage.tsx';
import { Button } from '../../../ui/Button.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { Menu } from '../../../ui/Menu.tsx';
import { Popover } from '../../../ui/Popover.tsx';
import { Tabs } from '../../../ui/Tabs.tsx';
import { ConditionRow } from './ConditionRow.tsx';
import styles from './SearchBuilder.module.css';
import { newCondition, subjectEntries } from './subjects.ts';

type Props = {
  readonly kind: EntityKind;
  readonly text: string;
  readonly language: SearchLanguage;
  readonly onChange: (text: string) => void;
};

/** The search put together by hand: it writes the very text that stands in the field. */
export function SearchBuilder(props: Props) {
  const { t } = useTranslation();
  return (
    <Popover
      title={t('builder.title')}
      align="end"
      isWide
      trigger={<IconButton icon="filter" label={t('builder.title')} />}
    >
      <Form {...props} />
    </Popover>
  );
}

/** Reads the text once, when it opens: a condition without a value yet stands in no text. */
function Form({ kind, text, language, onChange }: Props) {
  const { t } = useTranslation();
  const { vocabulary } = language;
  const [built, setBuilt] = useState(() => readConditions(text, vocabulary));
  const { mode, conditions, rest } = built;

  function change(next: Partial<typeof built>): void {
    const changed = { ...built, ...next };
    setBuilt(changed);
    const written = writeConditions(changed);
    if (written !== text.trim()) onChange(written);
  }
  const replace = (index: number, condition: Condition) => change({ conditions: conditions.with(index, condition) });
  const isOnlyOurs = (condition: Condition) =>
    language.isOnlyOurs(writeConditions({ mode: 'all', rest: '', conditions: [condition] }));

  return (
    <div className={styles.form}>
      <Tabs
        look="segments"
        label={t('builder.match')}
        value={mode}
        tabs={(['all', 'any'] as const).map((value) => ({ value, label: t(`builder.mode.${value}`) }))}
        onChange={(next) => change({ mode: next })}
      />
      {conditions.length === 0 && <p className={styles.none}>{t('builder.none')}</p>}
      <ul className={styles.rows}>
        {conditions.map((condition, index) => (
          <ConditionRow
            // By its place: a value that is being written belongs to it.
            key={`${String(index)} ${JSON.stringify(condition.subject)}`}
            condition={condition}
            vocabulary={vocabulary}
            isOnlyOurs={isOnlyOurs(condition)}
            onChange={(next) => replace(index, next)}
            onRemove={() => change({ conditions: conditions.toSpliced(index, 1) })}
          />
        ))}
      </ul>
      {rest !== '' && (
        <p className={styles.rest}>
          {t('builder.rest')} <code>{rest}</code>
        </p>
      )}
      <Menu
        trigger={
          <Button size="sm" icon="plus" hasMenu>
            {t('builder.add')}
          </Button>
        }
        entries={subjectEntries(vocabulary, kind, t, (subject) =>
          change({ conditions: [...conditions, newCondition(subject)] }),
        )}
      />
    </div>
  );
}

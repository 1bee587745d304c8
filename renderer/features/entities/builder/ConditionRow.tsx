import { useTranslation } from 'react-i18next';
import type { Condition } from '../../../../shared/rules/search/conditions.ts';
import type { SearchVocabulary } from '../../../../shared/rules/search/vocabulary.ts';
import { Button } from '../../../ui/Button.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { Menu } from '../../../ui/Menu.tsx';
import { Select } from '../../../ui/Select.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import styles from './SearchBuilder.module.css';
import { choicesOf, operatorsOf, subjectWords, type ValueChoices } from './subjects.ts';

type Props = {
  readonly condition: Condition;
  readonly vocabulary: SearchVocabulary;
  /** Kitsu's page does not know it. */
  readonly isOnlyOurs: boolean;
  readonly onChange: (condition: Condition) => void;
  readonly onRemove: () => void;
};

/** One condition: what it is about, how it compares, and with what. */
export function ConditionRow({ condition, vocabulary, isOnlyOurs, onChange, onRemove }: Props) {
  const { t } = useTranslation();
  const { subject, operator, value } = condition;
  const name = subjectWords(subject, t);
  const operators = operatorsOf(subject, vocabulary);
  const choices = choicesOf(subject, vocabulary, t);
  return (
    <li className={styles.row}>
      <span className={styles.subject}>
        {name}
        {isOnlyOurs && <span className={styles.ours}>{t('builder.onlyHere')}</span>}
      </span>
      {operators.length > 0 && (
        <Select
          label={t('builder.compare', { name })}
          value={operator}
          options={operators.map((one) => ({
            value: one,
            label: t(
              subject.kind === 'thumbnail'
                ? `builder.thumbnail.${one === '!=' ? 'without' : 'with'}`
                : `builder.operator.${words[one]}`,
            ),
          }))}
          onChange={(next) => onChange({ ...condition, operator: next })}
        />
      )}
      {subject.kind !== 'thumbnail' && (
        <span className={styles.value}>
          {choices === null ? (
            <TextField
              label={name}
              isLabelHidden
              placeholder={t(subject.kind === 'day' ? 'builder.dayHint' : 'builder.value')}
              value={value}
              onChange={(next) => onChange({ ...condition, value: next })}
            />
          ) : (
            <Choices
              name={name}
              value={value}
              choices={choices}
              onChange={(next) => onChange({ ...condition, value: next })}
            />
          )}
        </span>
      )}
      <IconButton icon="close" size="sm" label={t('builder.remove', { name })} onClick={onRemove} />
    </li>
  );
}

const words = { '=': 'is', '!=': 'isNot', '<': 'less', '<=': 'atMost', '>': 'more', '>=': 'atLeast' } as const;

type ChoicesProps = {
  readonly name: string;
  readonly value: string;
  readonly choices: ValueChoices;
  readonly onChange: (value: string) => void;
};

function Choices({ name, value, choices: { options, isSeveral }, onChange }: ChoicesProps) {
  const { t } = useTranslation();
  const plain = (text: string) => text.trim().toLowerCase();
  const chosen = (isSeveral ? value.split(',') : [value]).map((one) => one.trim()).filter((one) => one !== '');
  const isChosen = (one: string) => chosen.some((known) => plain(known) === plain(one));
  const shown = chosen.map((one) => options.find((option) => plain(option.value) === plain(one))?.label ?? one);
  function choose(one: string): void {
    if (!isSeveral) onChange(one);
    else onChange((isChosen(one) ? chosen.filter((known) => plain(known) !== plain(one)) : [...chosen, one]).join(','));
  }
  return (
    <Menu
      filter={{ label: t('tasks.find'), empty: t('ui.noMatch') }}
      trigger={
        <Button size="md" isWide hasMenu aria-label={[name, ...shown].join(', ')}>
          {shown.length === 0 ? t('builder.choose') : shown.join(', ')}
        </Button>
      }
      entries={options.map((option) => ({
        kind: 'item',
        id: option.value,
        label: option.label,
        isChecked: isChosen(option.value),
        staysOpen: isSeveral,
        onChoose: () => choose(option.value),
      }))}
    />
  );
}

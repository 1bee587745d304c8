/** What a condition may be about in a list, as a menu, and what each may be compared with. */
import type { TFunction } from 'i18next';
import type { EntityKind } from '../../../../shared/model/studio.ts';
import { dayFields, numberFields } from '../../../../shared/rules/search/comparisons.ts';
import {
  type Condition,
  type ConditionOperator,
  conditionOperators,
  type ConditionSubject,
} from '../../../../shared/rules/search/conditions.ts';
import { rowFlags } from '../../../../shared/rules/search/predicate.ts';
import { descriptorNamed, type SearchVocabulary } from '../../../../shared/rules/search/vocabulary.ts';
import type { MenuEntry } from '../../../ui/Menu.tsx';

export function subjectWords(subject: ConditionSubject, t: TFunction): string {
  switch (subject.kind) {
    case 'status':
    case 'priority':
      return t(`builder.subject.${subject.kind}`, { taskType: subject.taskType });
    case 'assignee':
      return subject.taskType === ''
        ? t('builder.subject.assigneeOfAny')
        : t('builder.subject.assignee', { taskType: subject.taskType });
    case 'metadata':
      return subject.name;
    case 'number':
    case 'day':
      return t(`builder.field.${subject.field}`);
    default:
      return t(`builder.subject.${subject.kind}`);
  }
}

export function subjectEntries(
  vocabulary: SearchVocabulary,
  kind: EntityKind,
  t: TFunction,
  onChoose: (subject: ConditionSubject) => void,
): readonly MenuEntry[] {
  const entry = (subject: ConditionSubject, label = subjectWords(subject, t)): MenuEntry => ({
    kind: 'item',
    id: JSON.stringify(subject),
    label,
    onChoose: () => onChoose(subject),
  });
  const submenu = (id: 'status' | 'assignee' | 'priority' | 'metadata' | 'number', entries: readonly MenuEntry[]) =>
    entries.length === 0 ? [] : [{ kind: 'submenu' as const, id, label: t(`builder.menu.${id}`), entries }];
  const byType = (of: 'status' | 'assignee' | 'priority') =>
    vocabulary.taskTypes.map(({ name }) => entry({ kind: of, taskType: name }, name));
  return [
    ...submenu('status', byType('status')),
    ...submenu('assignee', [
      entry({ kind: 'assignee', taskType: '' }, t('builder.anyTaskType')),
      ...byType('assignee'),
    ]),
    ...submenu('priority', byType('priority')),
    ...submenu(
      'metadata',
      vocabulary.descriptors.map(({ name }) => entry({ kind: 'metadata', name })),
    ),
    ...(kind === 'Asset' ? [entry({ kind: 'type' }), entry({ kind: 'readyfor' })] : []),
    ...(kind === 'Shot' ? [entry({ kind: 'assetsready' })] : []),
    entry({ kind: 'thumbnail' }),
    { kind: 'line', id: 'ours' },
    { kind: 'heading', id: 'ours-heading', label: t('builder.onlyHere') },
    ...dayFields.map((field) => entry({ kind: 'day', field })),
    ...submenu(
      'number',
      numberFields.map((field) => entry({ kind: 'number', field })),
    ),
    entry({ kind: 'flag' }),
  ];
}

/** Two words of a flag or a picture say all there is: nothing is left to compare. */
export function operatorsOf(subject: ConditionSubject, vocabulary: SearchVocabulary): readonly ConditionOperator[] {
  if (subject.kind === 'flag') return [];
  if (subject.kind === 'number') return conditionOperators;
  if (subject.kind === 'day') return ['<', '<=', '=', '>', '>='];
  const isNumber =
    subject.kind === 'metadata' && descriptorNamed(subject.name, vocabulary.descriptors)?.dataType === 'number';
  return isNumber ? conditionOperators : ['=', '!='];
}

export type ValueChoices = {
  readonly options: readonly { readonly value: string; readonly label: string }[];
  /** Several may be ticked: any of them. */
  readonly isSeveral: boolean;
};

/** Null: it is written. */
export function choicesOf(subject: ConditionSubject, vocabulary: SearchVocabulary, t: TFunction): ValueChoices | null {
  const names = (of: readonly { readonly name: string }[], isSeveral = false): ValueChoices => ({
    options: of.map(({ name }) => ({ value: name, label: name })),
    isSeveral,
  });
  switch (subject.kind) {
    case 'status':
      return {
        options: [
          ...vocabulary.taskStatuses.map(({ shortName, name }) => ({ value: shortName.toLowerCase(), label: name })),
          ...(['unassigned', 'assigned'] as const).map((value) => ({ value, label: t(`builder.${value}`) })),
        ],
        isSeveral: true,
      };
    case 'assignee':
      return names(vocabulary.people.map(({ fullName }) => ({ name: fullName })));
    case 'priority':
      return {
        options: (['0', '1', '2', '3'] as const).map((value) => ({ value, label: t(`priorities.${value}`) })),
        isSeveral: false,
      };
    case 'type':
      return names(vocabulary.assetTypes);
    case 'department':
      return names(vocabulary.departments, true);
    case 'readyfor':
      return names(vocabulary.readyForTaskTypes);
    case 'assetsready':
      return names(vocabulary.taskTypes);
    case 'flag':
      return { options: rowFlags.map((value) => ({ value, label: t(`builder.flag.${value}`) })), isSeveral: false };
    case 'metadata': {
      const choices = descriptorNamed(subject.name, vocabulary.descriptors)?.choices ?? [];
      return choices.length === 0
        ? null
        : names(
            choices.map((name) => ({ name })),
            true,
          );
    }
    default:
      return null;
  }
}

export function newCondition(subject: ConditionSubject): Condition {
  if (subject.kind === 'thumbnail') return { subject, operator: '=', value: 'withthumbnail' };
  return { subject, operator: subject.kind === 'day' ? '<=' : '=', value: '' };
}

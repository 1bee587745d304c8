import type { TFunction } from 'i18next';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { SearchToken } from '../../shared/model/screens.ts';
import type { EntityKind, Id } from '../../shared/model/studio.ts';
import { completeSearch, type Suggestion } from '../../shared/rules/search/complete.ts';
import { type SearchVocabulary, vocabularyFor } from '../../shared/rules/search/vocabulary.ts';
import { parseSearch } from '../../shared/rules/search.ts';
import { type StudioTables, useStudio } from '../data/studio.ts';
import { useFormat } from '../i18n/FormatProvider.tsx';
import { Avatar } from '../ui/Avatar.tsx';
import type { FilterCompletion, FilterSuggestion } from '../ui/FilterField.tsx';
import type { FilterToken } from '../ui/filterPieces.ts';
import { StatusChip } from '../ui/StatusChip.tsx';
import { TaskTypeTag } from '../ui/TaskTypeTag.tsx';
import { useNow } from '../ui/useNow.ts';
import { pictureOf } from './pictureOf.ts';

const minuteMs = 60_000;

export type SearchLanguage = {
  /** What may be named here. */
  readonly vocabulary: SearchVocabulary;
  readonly tokensOf: (text: string) => readonly FilterToken[];
  readonly complete: (text: string, caret: number) => FilterCompletion;
  /** Whether Kitsu's own page would leave some of it out. */
  readonly isOnlyOurs: (text: string) => boolean;
};

/**
 * Reads and completes what is typed into the search of a production's list, or of a list of tasks (null). Here and not from
 * the engine's answer, so that the pieces are those of the very text on screen.
 */
export function useSearchLanguage(
  place: { readonly productionId: Id; readonly kind: EntityKind } | null,
): SearchLanguage {
  const { t } = useTranslation();
  const studio = useStudio();
  const format = useFormat();
  const productionId = place?.productionId ?? null;
  const kind = place?.kind ?? null;
  const today = format.dayOf(useNow(minuteMs));
  return useMemo(() => {
    const production = productionId === null ? undefined : studio.productions.get(productionId);
    const vocabulary = vocabularyFor(
      {
        taskTypes: [...studio.taskTypes.values()],
        taskStatuses: [...studio.taskStatuses.values()],
        people: [...studio.people.values()],
        assetTypes: [...studio.assetTypes.values()],
        departments: [...studio.departments.values()],
        hoursByDay: studio.organisation.hoursByDay,
      },
      production === undefined || kind === null ? null : { production, kind },
      today,
    );
    // Concepts have statuses of their own, which no task in these lists can have.
    const offered = {
      ...vocabulary,
      taskStatuses: vocabulary.taskStatuses.filter(({ isForConcept }) => !isForConcept),
    };
    return {
      vocabulary: offered,
      tokensOf: (text) => parseSearch(text, vocabulary).tokens.map((token) => filterToken(token, t)),
      isOnlyOurs: (text) => parseSearch(text, vocabulary).tokens.some(({ problem }) => problem === 'this-app-only'),
      complete: (text, caret) => {
        const { start, end, suggestions } = completeSearch(text, caret, offered);
        return { start, end, suggestions: suggestions.map((suggestion) => shown(suggestion, studio)) };
      },
    };
  }, [studio, productionId, kind, today, t]);
}

/** `this-app-only` is no fault while filtering. */
function filterToken({ start, end, kind, problem }: SearchToken, t: TFunction): FilterToken {
  return {
    start,
    end,
    isFilter: kind !== 'word',
    problem: problem === null || problem === 'this-app-only' ? null : t(`search.${problem}`),
  };
}

/** In the colours of what it is. */
function shown({ kind, label, insert, id }: Suggestion, studio: StudioTables): FilterSuggestion {
  const plain = { id: `${kind} ${insert}`, label, insert };
  const status = kind === 'status' && id !== null ? studio.taskStatuses.get(id) : undefined;
  if (status) return { ...plain, content: <StatusChip status={status} />, note: status.name };
  const taskType = kind === 'task-type' && id !== null ? studio.taskTypes.get(id) : undefined;
  if (taskType) return { ...plain, content: <TaskTypeTag name={taskType.name} color={taskType.color} /> };
  const person = kind === 'person' && id !== null ? studio.people.get(id) : undefined;
  if (!person) return plain;
  return {
    ...plain,
    content: (
      <>
        <Avatar name={person.fullName} pictureUrl={pictureOf(person)} size="sm" isNamed={false} />
        {person.fullName}
      </>
    ),
  };
}

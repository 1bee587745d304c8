import { type KeyboardEvent, type ReactNode, type Ref, useEffect, useId, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './FilterField.module.css';
import { type FilterPiece, filterParts, type FilterToken, withoutPiece, withPieceLast } from './filterPieces.ts';
import { Icon } from './Icon.tsx';
import { Kbd } from './Kbd.tsx';
import { announce } from './LiveRegion.tsx';
import { VisuallyHidden } from './VisuallyHidden.tsx';

export type FilterSuggestion = {
  readonly id: string;
  readonly label: string;
  readonly insert: string;
  readonly content?: ReactNode;
  /** At the right, quiet: what it is called in full. */
  readonly note?: string;
};
export type FilterCompletion = {
  readonly start: number;
  readonly end: number;
  readonly suggestions: readonly FilterSuggestion[];
};

type Props = {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** As they stand in this very value: read on the spot, not fetched. */
  readonly tokens: readonly FilterToken[];
  readonly complete: (text: string, caret: number) => FilterCompletion;
  /** At the end of the box: how many match. */
  readonly count?: string;
  /** Enter, with nothing to complete. */
  readonly onEnter?: () => void;
  /** Where one goes from here: down, or by Esc with nothing left to take back. */
  readonly onLeave?: () => void;
  readonly ref?: Ref<HTMLInputElement>;
};

const mostShown = 8;
/** Whoever is this long at rest has typed what they wanted. */
const typedMs = 700;

/**
 * One line of the search language. What is finished stands in pieces, wrong ones underlined with the reason; names are
 * completed as one types. Backspace at the beginning goes back into the last piece. The text stays what it is.
 */
export function FilterField({ label, value, onChange, tokens, complete, count, onEnter, onLeave, ref }: Props) {
  const { t } = useTranslation();
  const listId = useId();
  const input = useRef<HTMLInputElement>(null);
  const line = useRef<HTMLSpanElement>(null);
  const [isFocused, setIsFocused] = useState(false);
  /** Its beginning is out of sight. */
  const [isCut, setIsCut] = useState(false);
  /** Into the whole text; null while nothing is to be completed. */
  const [caret, setCaret] = useState<number | null>(null);
  const [chosen, setChosen] = useState(0);
  const { pieces, rest } = useMemo(() => filterParts(value, tokens, isFocused), [value, tokens, isFocused]);
  const completion = useMemo(() => (caret === null ? null : complete(value, caret)), [complete, value, caret]);
  const suggestions = completion?.suggestions.slice(0, mostShown) ?? [];
  const isOpen = isFocused && suggestions.length > 0;
  /** Written out already: nothing is left to complete. */
  const isWritten = ({ insert }: FilterSuggestion): boolean =>
    completion !== null && value.slice(completion.start, completion.end).toLowerCase() === insert.toLowerCase();
  // What is being typed is not wrong yet.
  const problem =
    tokens.find((token) => token.problem !== null && (!isFocused || token.end < value.length))?.problem ?? null;
  const restTokens = isFocused ? [] : tokens.filter(({ start, problem: wrong }) => start >= rest && wrong !== null);

  useEffect(() => {
    // The end of a long search is where one types.
    // Read again, it is read from its beginning.
    if (line.current) line.current.scrollLeft = isFocused ? line.current.scrollWidth : 0;
  }, [pieces.length, isFocused]);

  // What is typed has its effect below, where who hears the page is not.
  useEffect(() => {
    if (!isFocused || count === undefined) return undefined;
    const timer = setTimeout(() => announce(count), typedMs);
    return () => clearTimeout(timer);
  }, [isFocused, count, value]);

  function typeAgain(next: string) {
    onChange(next);
    input.current?.focus();
    requestAnimationFrame(() => input.current?.setSelectionRange(next.length, next.length));
  }

  function accept(insert: string) {
    if (completion === null) return;
    const isName = /[=<>:[]$/.test(insert);
    const after = value.slice(completion.end);
    const next = `${value.slice(0, completion.start)}${insert}${isName || after !== '' ? after : ' '}`;
    onChange(next);
    setChosen(0);
    const at = completion.start + insert.length;
    setCaret(isName ? at : null);
    if (isName) requestAnimationFrame(() => input.current?.setSelectionRange(at - rest, at - rest));
  }

  function leave() {
    input.current?.blur();
    onLeave?.();
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    const last = pieces.at(-1);
    const isAtStart = event.currentTarget.selectionStart === 0 && event.currentTarget.selectionEnd === 0;
    if (event.key === 'Escape') {
      if (isOpen) setCaret(null);
      else if (value !== '') onChange('');
      else leave();
    } else if (event.key === 'Backspace' && isAtStart && last) {
      if (value.slice(rest) === '') onChange(value.slice(0, last.token.end));
      else onChange(withoutPiece(value, last.token));
    } else if (isOpen && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      const step = event.key === 'ArrowDown' ? 1 : -1;
      setChosen((chosen + step + suggestions.length) % suggestions.length);
    } else if (
      isOpen &&
      suggestions[chosen] &&
      (event.key === 'Tab' || (event.key === 'Enter' && !(onEnter && isWritten(suggestions[chosen]))))
    ) {
      accept(suggestions[chosen].insert);
    } else if (event.key === 'ArrowDown' && onLeave) leave();
    else if (event.key === 'Enter' && onEnter) {
      setCaret(null);
      onEnter();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    <div className={styles.field} data-problem={problem !== null || undefined}>
      <Icon name="filter" size="sm" />
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions, jsx-a11y/click-events-have-key-events -- the free room belongs to the field inside */}
      <span
        className={styles.line}
        ref={line}
        data-cut={isCut || undefined}
        onScroll={({ currentTarget }) => setIsCut(currentTarget.scrollLeft > 0)}
        onClick={(event) => {
          if (event.target === event.currentTarget) input.current?.focus();
        }}
      >
        {pieces.map((piece) => (
          <Piece
            key={piece.token.start}
            piece={piece}
            onEdit={() => typeAgain(withPieceLast(value, piece.token))}
            onRemove={() => {
              onChange(withoutPiece(value, piece.token));
              input.current?.focus();
            }}
          />
        ))}
        <span className={styles.typed}>
          <span className={styles.mirror} aria-hidden>
            {underlined(value, rest, restTokens).map(({ start, text, isWrong }) => (
              <span key={start} className={styles.words} data-problem={isWrong || undefined}>
                {text}
              </span>
            ))}
          </span>
          <input
            ref={(element) => {
              input.current = element;
              if (typeof ref === 'function') ref(element);
              else if (ref) ref.current = element;
            }}
            className={styles.input}
            type="text"
            role="combobox"
            aria-label={label}
            aria-expanded={isOpen}
            aria-controls={listId}
            aria-autocomplete="list"
            aria-activedescendant={isOpen ? `${listId}-${String(chosen)}` : undefined}
            aria-invalid={problem !== null || undefined}
            aria-describedby={`${listId}-text`}
            placeholder={pieces.length === 0 ? label : ''}
            autoComplete="off"
            spellCheck={false}
            value={value.slice(rest)}
            onChange={(event) => {
              const head = value.slice(0, rest);
              const space = head === '' || /\s$/.test(head) ? '' : ' ';
              onChange(`${head}${space}${event.currentTarget.value}`);
              setCaret(rest + space.length + (event.currentTarget.selectionStart ?? 0));
              setChosen(0);
            }}
            onKeyDown={onKeyDown}
            onFocus={() => setIsFocused(true)}
            onBlur={() => {
              setIsFocused(false);
              setCaret(null);
            }}
          />
        </span>
      </span>
      <VisuallyHidden id={`${listId}-text`}>{[value, problem ?? ''].filter(Boolean).join('. ')}</VisuallyHidden>
      {problem !== null && <span className={styles.problem}>{problem}</span>}
      {count !== undefined && <span className={styles.count}>{count}</span>}
      {value !== '' && (
        <button
          type="button"
          className={styles.clear}
          tabIndex={-1}
          aria-label={t('search.clear')}
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => onChange('')}
        >
          <Icon name="close" size="xs" />
        </button>
      )}
      <Kbd keysOf="view.filter" />
      <ul className={styles.list} id={listId} role="listbox" aria-label={label} hidden={!isOpen}>
        {suggestions.map((suggestion, index) => (
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the field above has the keys (WAI-ARIA combobox)
          <li
            key={suggestion.id}
            id={`${listId}-${String(index)}`}
            className={styles.option}
            role="option"
            aria-label={suggestion.label}
            aria-selected={index === chosen}
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => accept(suggestion.insert)}
          >
            <span className={styles.optionText}>{suggestion.content ?? suggestion.label}</span>
            {suggestion.note !== undefined && <span className={styles.note}>{suggestion.note}</span>}
          </li>
        ))}
      </ul>
    </div>
  );
}

type PieceProps = { readonly piece: FilterPiece; readonly onEdit: () => void; readonly onRemove: () => void };

/** The keys are the field's: Backspace goes into the last piece. */
function Piece({ piece: { token, question, answer }, onEdit, onRemove }: PieceProps) {
  const { t } = useTranslation();
  const text = `${question}${answer}`;
  return (
    <span
      className={styles.piece}
      data-problem={token.problem !== null || undefined}
      title={token.problem ?? undefined}
    >
      <button
        type="button"
        className={styles.pieceText}
        tabIndex={-1}
        aria-label={t('search.editPiece', { piece: text })}
        onClick={onEdit}
      >
        <span className={styles.question}>{question}</span>
        <span className={styles.answer}>{answer}</span>
      </button>
      <button
        type="button"
        className={styles.remove}
        tabIndex={-1}
        aria-label={t('search.removePiece', { piece: text })}
        onPointerDown={(event) => event.preventDefault()}
        onClick={onRemove}
      >
        <Icon name="close" size="xs" />
      </button>
    </span>
  );
}

type Run = { readonly start: number; readonly text: string; readonly isWrong: boolean };

/** The text being typed, cut where something in it is wrong. */
function underlined(value: string, from: number, wrong: readonly FilterToken[]): readonly Run[] {
  const runs: Run[] = [];
  let at = from;
  for (const { start, end } of wrong) {
    if (start < at || end > value.length) continue;
    if (start > at) runs.push({ start: at, text: value.slice(at, start), isWrong: false });
    runs.push({ start, text: value.slice(start, end), isWrong: true });
    at = end;
  }
  if (at < value.length) runs.push({ start: at, text: value.slice(at), isWrong: false });
  return runs;
}

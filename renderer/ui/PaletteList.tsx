import { Command } from 'cmdk';
import type { KeyboardEvent, ReactNode } from 'react';
import { Icon } from './Icon.tsx';
import { Kbd } from './Kbd.tsx';
import styles from './PaletteList.module.css';

type ListProps = {
  readonly label: string;
  readonly placeholder: string;
  /** What is typed. */
  readonly input: string;
  readonly onInput: (input: string) => void;
  /** The value of the marked item. */
  readonly marked: string;
  readonly onMark: (value: string) => void;
  readonly onKeyDown: (event: KeyboardEvent<HTMLInputElement>) => void;
  /** Before the field: the steps one has taken. */
  readonly lead?: ReactNode;
  /** Said where there is no item. */
  readonly empty: string;
  readonly footer: ReactNode;
  readonly children: ReactNode;
};

/** A field and what it finds, driven from the field: arrows mark, Enter chooses. What matches is the caller's to say. */
export function PaletteList({
  label,
  placeholder,
  input,
  onInput,
  marked,
  onMark,
  onKeyDown,
  lead,
  empty,
  footer,
  children,
}: ListProps) {
  return (
    <Command shouldFilter={false} loop label={label} value={marked} onValueChange={onMark} className={styles.palette}>
      <div className={styles.head}>
        <Icon name="search" size="lg" />
        {lead}
        <Command.Input
          className={styles.input}
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- a palette is opened to be typed into
          autoFocus
          placeholder={placeholder}
          value={input}
          onValueChange={onInput}
          onKeyDown={onKeyDown}
        />
        <Kbd keys="Escape" />
      </div>
      <Command.List className={styles.list}>
        <Command.Empty className={styles.empty}>{empty}</Command.Empty>
        {children}
      </Command.List>
      {footer}
    </Command>
  );
}

export function PaletteGroup({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <Command.Group heading={title} className={styles.group}>
      {children}
    </Command.Group>
  );
}

type ItemProps = {
  /** Unlike any other's. */
  readonly value: string;
  readonly size?: 'sm' | 'md';
  readonly isDisabled?: boolean;
  readonly onChoose: () => void;
  readonly children: ReactNode;
};

export function PaletteItem({ value, size = 'sm', isDisabled = false, onChoose, children }: ItemProps) {
  return (
    <Command.Item className={styles.item} data-size={size} value={value} disabled={isDisabled} onSelect={onChoose}>
      {children}
    </Command.Item>
  );
}

import { ContextMenu as BaseContextMenu } from '@base-ui/react/context-menu';
import { Menu as BaseMenu } from '@base-ui/react/menu';
import { type ReactElement, type ReactNode, type RefObject, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useActions } from './actions.ts';
import { Icon, type IconName } from './Icon.tsx';
import { Kbd } from './Kbd.tsx';
import type { ShownKeys } from './liveKeys.ts';
import styles from './Menu.module.css';

export type MenuEntry =
  | (ShownKeys & {
      readonly kind: 'item';
      readonly id: string;
      /** What is read out and filtered by. */
      readonly label: string;
      /** Shown instead of the label: a status chip, a person. */
      readonly content?: ReactNode;
      readonly icon?: IconName;
      /** At the right, quiet: a count, a reason. */
      readonly note?: string;
      readonly isChecked?: boolean;
      readonly isDanger?: boolean;
      readonly isDisabled?: boolean;
      /** Several are ticked in one go. */
      readonly staysOpen?: boolean;
      readonly onChoose: () => void;
    })
  | (ShownKeys & {
      readonly kind: 'submenu';
      readonly id: string;
      readonly label: string;
      readonly icon?: IconName;
      readonly entries: readonly MenuEntry[];
    })
  | { readonly kind: 'heading'; readonly id: string; readonly label: string }
  | { readonly kind: 'line'; readonly id: string };

type Filter = { readonly label: string; readonly empty: string };

type MenuProps = {
  /** A Button or IconButton. */
  readonly trigger: ReactElement;
  readonly entries: readonly MenuEntry[];
  /** Long lists: a field on top narrows them as one types. */
  readonly filter?: Filter;
  readonly side?: 'top' | 'bottom' | 'right';
  readonly align?: 'start' | 'center' | 'end';
  readonly isOpen?: boolean;
  readonly onOpenChange?: (isOpen: boolean) => void;
  /** Where the keys go once something is chosen; without it, and where nothing was, back to the button. */
  readonly focusAfterChoice?: RefObject<HTMLElement | null>;
};

export function Menu(props: MenuProps) {
  const { trigger, entries, filter, side = 'bottom', align = 'start', isOpen, onOpenChange, focusAfterChoice } = props;
  const hasChosen = useRef(false);
  const popup = focusAfterChoice && {
    onClick: () => {
      hasChosen.current = true;
    },
    finalFocus: () => {
      const to = hasChosen.current ? focusAfterChoice.current : null;
      hasChosen.current = false;
      return to ?? true;
    },
  };
  const menu = (
    <BaseMenu.Root
      {...(isOpen === undefined ? {} : { open: isOpen })}
      {...(onOpenChange ? { onOpenChange: (open: boolean) => onOpenChange(open) } : {})}
    >
      <BaseMenu.Trigger render={trigger} />
      <MenuPopup
        entries={entries}
        side={side}
        align={align}
        {...(filter ? { filter } : {})}
        {...(popup ? { popup } : {})}
      />
    </BaseMenu.Root>
  );
  // Enter takes the first that fits: what is typed fast needs no arrow.
  return filter ? <BaseMenu.FilterProvider autoHighlight="always">{menu}</BaseMenu.FilterProvider> : menu;
}

type ContextMenuProps = {
  /** What is in it: entries, or the part that makes them of what was pressed (`MenuEntries`) while it is open. */
  readonly entries: readonly MenuEntry[] | ReactElement | null;
  /** Told what was pressed; false where nothing lies there that has a menu. */
  readonly onAsk?: (target: Element) => boolean;
  readonly children: ReactElement;
};

/** Right click, or F10, Shift+F10 or the Menu key on what has the focus in its child. Never the only way to an action. */
export function ContextMenu({ entries, onAsk, children }: ContextMenuProps) {
  const { t } = useTranslation();
  const area = useRef<HTMLDivElement>(null);
  useActions(
    [
      {
        id: 'table.menu',
        label: t('keys.menu'),
        group: t('actions.group.view'),
        isKeyOnly: true,
        run: () => askForMenu(document.activeElement),
      },
    ],
    area,
  );
  return (
    <BaseContextMenu.Root>
      <BaseContextMenu.Trigger
        ref={area}
        render={children}
        onContextMenu={(event) => {
          if (onAsk && !(event.target instanceof Element && onAsk(event.target))) event.preventBaseUIHandler();
        }}
      />
      <MenuPopup entries={entries} side="bottom" align="start" />
    </BaseContextMenu.Root>
  );
}

/** As Shift+F10 and the Menu key do by themselves. */
function askForMenu(element: Element | null): void {
  if (element === null) return;
  const { left, bottom } = element.getBoundingClientRect();
  element.dispatchEvent(
    new MouseEvent('contextmenu', { bubbles: true, cancelable: true, clientX: left + 8, clientY: bottom - 8 }),
  );
}

export function MenuEntries({ entries }: { readonly entries: readonly MenuEntry[] }) {
  return entries.map((entry) => <MenuRow key={entry.id} entry={entry} />);
}

type PopupProps = {
  readonly entries: readonly MenuEntry[] | ReactElement | null;
  readonly filter?: Filter;
  readonly side: 'top' | 'bottom' | 'right';
  readonly align: 'start' | 'center' | 'end';
  readonly popup?: Pick<BaseMenu.Popup.Props, 'onClick' | 'finalFocus'>;
};

function MenuPopup({ entries, filter, side, align, popup = {} }: PopupProps) {
  const list = isEntries(entries) ? <MenuEntries entries={entries} /> : entries;
  return (
    <BaseMenu.Portal>
      <BaseMenu.Positioner className={styles.positioner} side={side} align={align} sideOffset={4} collisionPadding={8}>
        <BaseMenu.Popup className={styles.popup} {...popup}>
          {filter ? (
            <>
              <BaseMenu.Input className={styles.filter} aria-label={filter.label} placeholder={filter.label} />
              <BaseMenu.Empty className={styles.empty}>{filter.empty}</BaseMenu.Empty>
              <BaseMenu.List className={styles.list}>{list}</BaseMenu.List>
            </>
          ) : (
            <div className={styles.list}>{list}</div>
          )}
        </BaseMenu.Popup>
      </BaseMenu.Positioner>
    </BaseMenu.Portal>
  );
}

const isEntries = (entries: PopupProps['entries']): entries is readonly MenuEntry[] => Array.isArray(entries);

function MenuRow({ entry }: { readonly entry: MenuEntry }) {
  if (entry.kind === 'line') return <BaseMenu.Separator className={styles.line} />;
  if (entry.kind === 'heading') {
    return (
      <BaseMenu.Group>
        <BaseMenu.GroupLabel className={styles.heading}>{entry.label}</BaseMenu.GroupLabel>
      </BaseMenu.Group>
    );
  }
  if (entry.kind === 'submenu') {
    return (
      <BaseMenu.SubmenuRoot>
        <BaseMenu.SubmenuTrigger className={styles.item}>
          <span className={styles.lead}>{entry.icon && <Icon name={entry.icon} size="sm" />}</span>
          <span className={styles.label}>{entry.label}</span>
          <Kbd keys={entry.keys} keysOf={entry.keysOf} />
          <Icon name="right" size="xs" />
        </BaseMenu.SubmenuTrigger>
        <MenuPopup entries={entry.entries} side="right" align="start" />
      </BaseMenu.SubmenuRoot>
    );
  }
  return (
    <BaseMenu.Item
      className={styles.item}
      data-danger={entry.isDanger || undefined}
      label={entry.label}
      disabled={entry.isDisabled ?? false}
      onClick={entry.onChoose}
      closeOnClick={!entry.staysOpen}
      {...(entry.isChecked === undefined ? {} : { role: 'menuitemcheckbox', 'aria-checked': entry.isChecked })}
    >
      <span className={styles.lead}>
        {entry.isChecked ? <Icon name="check" size="sm" /> : entry.icon && <Icon name={entry.icon} size="sm" />}
      </span>
      <span className={styles.label}>{entry.content ?? entry.label}</span>
      {entry.note !== undefined && <span className={styles.note}>{entry.note}</span>}
      <Kbd keys={entry.keys} keysOf={entry.keysOf} />
    </BaseMenu.Item>
  );
}

import { Toast } from '@base-ui/react/toast';

export type ToastTone = 'plain' | 'danger';
type ToastAction = { readonly label: string; readonly run: () => void };
export type ToastData = { readonly tone: ToastTone; readonly more: ToastAction | null };
export type ToastRequest = {
  readonly title: string;
  readonly description?: string;
  readonly tone?: ToastTone;
  /** One at a time of these: the next takes its place. */
  readonly topic?: string;
  /** A verb; Undo in most cases. Pressing it closes the toast. */
  readonly action?: ToastAction;
  /** Beside it: what one may want to look at. */
  readonly more?: ToastAction;
};

export const toastManager = Toast.createToastManager<ToastData>();

const shownMs = 8_000;
const lastOf = new Map<string, string>();

/** Says what was done, for 8 s or as long as it has the pointer or the focus. What failed is said assertively. */
export function showToast({ title, description, tone = 'plain', topic, action, more }: ToastRequest): void {
  const before = topic === undefined ? undefined : lastOf.get(topic);
  if (before !== undefined) toastManager.close(before);
  const id = toastManager.add({
    title,
    timeout: shownMs,
    priority: tone === 'danger' ? 'high' : 'low',
    data: {
      tone,
      more: more ? { label: more.label, run: () => closing(more) } : null,
    },
    ...(description === undefined ? {} : { description }),
    ...(action
      ? {
          actionProps: {
            children: action.label,
            onClick: () => closing(action),
          },
        }
      : {}),
  });
  function closing({ run }: ToastAction): void {
    toastManager.close(id);
    run();
  }
  if (topic !== undefined) lastOf.set(topic, id);
}

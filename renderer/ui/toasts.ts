import { Toast } from '@base-ui/react/toast';

export type ToastTone = 'plain' | 'danger';
export type ToastData = { readonly tone: ToastTone };
export type ToastRequest = {
  readonly title: string;
  readonly description?: string;
  readonly tone?: ToastTone;
  /** One at a time of these: the next takes its place. */
  readonly topic?: string;
  /** A verb; Undo in most cases. Pressing it closes the toast. */
  readonly action?: { readonly label: string; readonly run: () => void };
};

export const toastManager = Toast.createToastManager<ToastData>();

const shownMs = 8_000;
const lastOf = new Map<string, string>();

/** Says what was done, for 8 s or as long as it has the pointer or the focus. What failed is said assertively. */
export function showToast({ title, description, tone = 'plain', topic, action }: ToastRequest): void {
  const before = topic === undefined ? undefined : lastOf.get(topic);
  if (before !== undefined) toastManager.close(before);
  const id = toastManager.add({
    title,
    timeout: shownMs,
    priority: tone === 'danger' ? 'high' : 'low',
    data: { tone },
    ...(description === undefined ? {} : { description }),
    ...(action
      ? {
          actionProps: {
            children: action.label,
            onClick: () => {
              toastManager.close(id);
              action.run();
            },
          },
        }
      : {}),
  });
  if (topic !== undefined) lastOf.set(topic, id);
}

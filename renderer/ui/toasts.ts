import { Toast } from '@base-ui/react/toast';

export type ToastTone = 'plain' | 'danger';
export type ToastData = { readonly tone: ToastTone };
export type ToastRequest = {
  readonly title: string;
  readonly description?: string;
  readonly tone?: ToastTone;
  /** A verb; Undo in most cases. Pressing it closes the toast. */
  readonly action?: { readonly label: string; readonly run: () => void };
};

export const toastManager = Toast.createToastManager<ToastData>();

const shownMs = 8_000;

/** Says what was done, for 8 s or as long as it has the pointer or the focus. What failed is said assertively. */
export function showToast({ title, description, tone = 'plain', action }: ToastRequest): void {
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
}

import { Toast } from '@base-ui/react/toast';
import { useTranslation } from 'react-i18next';
import { Icon } from './Icon.tsx';
import styles from './Toasts.module.css';
import { type ToastData, toastManager } from './toasts.ts';

/** Once in the app: where `showToast` shows. F6 reaches it. */
export function Toasts() {
  return (
    <Toast.Provider toastManager={toastManager} limit={3}>
      <Toast.Portal>
        <Toast.Viewport className={styles.viewport}>
          <ToastList />
        </Toast.Viewport>
      </Toast.Portal>
    </Toast.Provider>
  );
}

function ToastList() {
  const { t } = useTranslation();
  const { toasts } = Toast.useToastManager<ToastData>();
  return toasts.map((toast) => (
    <Toast.Root key={toast.id} toast={toast} className={styles.toast} data-tone={toast.data?.tone} swipeDirection={[]}>
      <Toast.Content className={styles.content}>
        {toast.data?.tone === 'danger' && <Icon name="warning" size="sm" />}
        <div className={styles.text}>
          <Toast.Title className={styles.title} />
          <Toast.Description className={styles.description} />
        </div>
        {toast.data?.more && (
          <button type="button" className={styles.action} onClick={toast.data.more.run}>
            {toast.data.more.label}
          </button>
        )}
        <Toast.Action className={styles.action} />
        {/* Keys come to it from the beginning: Base UI would hide it from screen readers until they have. */}
        <Toast.Close className={styles.close} aria-label={t('ui.close')} aria-hidden={false}>
          <Icon name="close" size="sm" />
        </Toast.Close>
      </Toast.Content>
    </Toast.Root>
  ));
}
